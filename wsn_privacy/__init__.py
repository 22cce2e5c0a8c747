"""The roof: settings, addresses, Celery, health, and the house's own models (User, Undertaking)."""

from .celery import app as celery_app

__all__ = ("celery_app",)

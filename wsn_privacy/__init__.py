"""The Django project: settings, addresses, Celery, health, and the models of users and undertakings."""

from .celery import app as celery_app

__all__ = ("celery_app",)

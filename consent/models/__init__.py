"""What people were told: the versions of the privacy regulation."""

from consent.models.regulation import Regulation

__all__ = ("Regulation",)

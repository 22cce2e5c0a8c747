"""The app, and the models whose every change leaves a line."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """The consent app."""

    name = "consent"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every change of these models witnessed."""
        from dossiers import audit

        names = "Regulation"
        audit.watch(*(self.get_model(name) for name in names.split()))

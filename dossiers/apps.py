"""The app, and the models whose every change leaves a line."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The dossiers app."""

    name = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every change of these models witnessed."""
        from dossiers import journal

        names = "Complex Unit Person Dossier Record Mention Opening SectionAccess Activity LawfulBasis ComplexUserObjectPermission ComplexGroupObjectPermission DossierUserObjectPermission"
        journal.watch(*(self.get_model(name) for name in names.split()))

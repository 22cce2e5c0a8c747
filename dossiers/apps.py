"""The app, and the models whose every change leaves a line."""

from django.apps import AppConfig

from dossiers.verbs import Common, Verb, make_known

JOURNAL = {"LogEntry", "Seal", "ImportRun", "ImportLine"}  # the lines themselves, and what imports say in bulk


class DossiersConfig(AppConfig):
    """The dossiers app."""

    name = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every change of these models witnessed, their verbs known, and one authority say who may look."""
        from dossiers import audit, authority

        make_known(Common, Verb)
        audit.watch(*(model for model in self.get_models() if model.__name__ not in JOURNAL))
        authority.take_over()

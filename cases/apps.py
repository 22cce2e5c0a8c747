"""The app, and the models whose every change leaves a line."""

from django.apps import AppConfig

from cases.verbs import Verb
from dossiers.verbs import make_known

UNWATCHED = {"CaseNumber"}  # a counter, which tells of nobody


class CasesConfig(AppConfig):
    """The cases app."""

    name = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every change of these models witnessed, and the verbs of this app known."""
        from dossiers import audit

        make_known(Verb)
        audit.watch(*(model for model in self.get_models() if model.__name__ not in UNWATCHED))

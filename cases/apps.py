"""The app, and the models whose every change leaves a line."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The cases app."""

    name = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every change of these models witnessed."""
        from dossiers import journal

        names = (
            "Case Requester ClockEvent Identification Finding Decision Answer Letter Delivery StatusLink Mail "
            "Clarification Extension"
        )
        names += " LetterText Dispatch"
        journal.watch(*(self.get_model(name) for name in names.split()))

"""The app, and the models whose every change leaves a line."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """The retention app."""

    name = "retention"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every change of these models witnessed."""
        from dossiers import audit

        names = "Rule Hold DestructionList Step Item Outcome Destruction Certificate Slip SlipLine MentionItem"
        audit.watch(*(self.get_model(name) for name in names.split()))

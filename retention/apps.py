"""The app, and the models whose every change leaves a line."""

from django.apps import AppConfig

from dossiers.verbs import make_known
from retention.verbs import Verb


class RetentionConfig(AppConfig):
    """The retention app."""

    name = "retention"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every change of these models witnessed, and the verbs of this app known."""
        from dossiers import audit

        names = "Rule Hold DestructionList Step Item Outcome Destruction Certificate Slip SlipLine MentionItem"
        make_known(Verb)
        audit.watch(*(self.get_model(name) for name in names.split()))

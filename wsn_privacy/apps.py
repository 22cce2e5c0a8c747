"""The roof as an app."""

from django.apps import AppConfig

from dossiers.verbs import make_known
from wsn_privacy.verbs import Verb


class RoofConfig(AppConfig):
    """The roof: users, undertakings, home, jobs."""

    name = "wsn_privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every change of users and undertakings witnessed, and the verbs of the roof known."""
        from dossiers import audit
        from wsn_privacy.accounts import checks  # noqa: F401  (makes the checks known)

        make_known(Verb)
        audit.watch(
            self.get_model("User"),
            self.get_model("Undertaking"),
            self.get_model("Invitation"),
            self.get_model("CalendarFeed"),
        )

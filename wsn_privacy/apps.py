"""The roof as an app."""

from django.apps import AppConfig


class RoofConfig(AppConfig):
    """The roof: users, undertakings, home, jobs."""

    name = "wsn_privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every change of users and undertakings witnessed."""
        from dossiers import audit
        from wsn_privacy.accounts import checks  # noqa: F401  (makes the checks known)

        audit.watch(
            self.get_model("User"),
            self.get_model("Undertaking"),
            self.get_model("Invitation"),
            self.get_model("CalendarFeed"),
        )

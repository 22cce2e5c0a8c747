"""The models of the house itself: who signs in, what they undertook, and which jobs ran."""

from __future__ import annotations

from typing import Any, ClassVar

from asgiref.sync import sync_to_async
from django.contrib.auth import get_backends
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from consent.models import Regulation
from dossiers.access.reading import read_scope
from dossiers.models.growing import BY_DESTRUCTION, ONLY_GROWS
from dossiers.scope import Scope


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    @transaction.atomic
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new user who signs in with `email`."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user for technical work. It is not above the rules on looking: without a function it sees no dossier."""
        return self.create_user(email, password, is_superuser=True, is_staff=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """The user with this address, whatever its capitals."""
        return self.get(email=(username or "").lower())


class User(AbstractUser):
    """A member of staff (medewerker), who signs in with an e-mail address and has functions (groups)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    seen_at = models.DateTimeField(_("vorige keer op het startscherm"), null=True, blank=True)
    has_shortcuts = models.BooleanField(_("sneltoetsen"), default=True)
    epoch = models.PositiveIntegerField(_("hoe vaak alle sessies zijn beëindigd"), default=0)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("medewerker")
        verbose_name_plural = _("medewerkers")

    class Privacy:
        personal = ("email", "name", "password")
        plain = (
            "id",
            "last_login",
            "is_superuser",
            "is_staff",
            "is_active",
            "date_joined",
            "seen_at",
            "has_shortcuts",
            "epoch",
        )

    def __str__(self) -> str:
        return f"medewerker {str(self.pk)[-8:]}"

    @cached_property
    def scope(self) -> Scope:
        """What this user may see, read once; a page has a user of its own, and so reads it anew."""
        return read_scope(self)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether this user may do `perm` to `obj`, as `dossiers.authority` says: no superuser is above it."""
        return any(backend.has_perm(self, perm, obj) for backend in get_backends())

    async def ahas_perm(self, perm: str, obj: Any = None) -> bool:
        """The same, asked from an asynchronous view."""
        return await sync_to_async(self.has_perm)(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        """No: nobody may see everything of an app."""
        return False

    async def ahas_module_perms(self, app_label: str) -> bool:
        """The same, asked from an asynchronous view."""
        return False

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must match: another password or a next epoch ends every session of this user.

        A trigger raises the epoch when a function or a team is taken away, whoever does it and however.
        """
        known = f"{self.password} {self.epoch}"
        return salted_hmac("wsn_privacy.session", known, secret=secret, algorithm="sha256").hexdigest()


class Invitation(models.Model):
    """An invitation of a colleague by mail (uitnodiging): a link that works once, to choose a password."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations", verbose_name=_("medewerker"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("uitgenodigd door"))
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    until = models.DateTimeField(_("geldig tot"))
    used_at = models.DateTimeField(_("gebruikt op"), null=True, blank=True)

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")

    class Privacy:
        personal = ()
        plain = ("id", "user", "by", "made_at", "until", "used_at")

    def __str__(self) -> str:
        return f"uitnodiging {str(self.pk)[-8:]}"


class CalendarFeed(models.Model):
    """A calendar that a program of a user fetches with a word in its address (agenda-link). The word is kept nowhere.

    What it shows is numbers and dates, never a name.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="feeds", verbose_name=_("medewerker"))
    token_hash = models.CharField(_("vingerafdruk van het woord"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    fetched_on = models.DateField(_("laatst opgehaald op"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        verbose_name = _("agenda-link")
        verbose_name_plural = _("agenda-links")
        constraints = (
            models.UniqueConstraint(
                fields=("user",), condition=models.Q(revoked_at__isnull=True), name="one_feed_at_a_time"
            ),
        )

    class Privacy:
        personal = ()
        plain = ("id", "user", "token_hash", "made_at", "fetched_on", "revoked_at")

    def __str__(self) -> str:
        return f"agenda-link {str(self.pk)[-8:]}"


class Undertaking(models.Model):
    """A signed promise of confidentiality on one version of the regulation (geheimhouding)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="undertakings", verbose_name=_("medewerker"))
    regulation = models.ForeignKey(Regulation, on_delete=models.PROTECT, related_name="+", verbose_name=_("reglement"))
    signed_at = models.DateTimeField(_("ondertekend op"), default=timezone.now)

    class Meta:
        verbose_name = _("geheimhouding")
        verbose_name_plural = _("geheimhoudingen")
        constraints = (models.UniqueConstraint(fields=("user", "regulation"), name="undertaking_once_per_version"),)
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ()
        plain = ("id", "user", "regulation", "signed_at")

    def __str__(self) -> str:
        return f"geheimhouding {self.pk}"


class JobRun(models.Model):
    """One run of a daily job; the unique pair makes it run once, however many beats and workers there are."""

    job = models.CharField(_("taak"), max_length=40)
    period = models.CharField(_("periode"), max_length=20)
    started_at = models.DateTimeField(_("begonnen op"), default=timezone.now)
    finished_at = models.DateTimeField(_("klaar op"), null=True, blank=True)
    counts = models.JSONField(_("aantallen"), default=dict)

    class Meta:
        verbose_name = _("uitvoering")
        verbose_name_plural = _("uitvoeringen")
        constraints = (models.UniqueConstraint(fields=("job", "period"), name="job_once_per_period"),)

    class Privacy:
        personal = ()
        plain = ("id", "job", "period", "started_at", "finished_at", "counts")

    def __str__(self) -> str:
        return f"{self.job} {self.period}"

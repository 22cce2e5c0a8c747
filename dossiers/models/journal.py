"""The journal: one line per act and per look, and the seals that chain them. Rows are added, never changed."""

from __future__ import annotations

import datetime as dt
from threading import Lock
from typing import Any

from auditlog.models import AbstractLogEntry, LogEntryManager
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.audit import act_id, actor
from dossiers.chain import digest_of, keyed_hash
from dossiers.models.growing import NOT_EMPTIED, NOT_TOUCHED
from dossiers.verbs import Common, Verb

A_MOMENT = dt.timedelta(seconds=1)  # a clock that is set further back is believed


class _Clock:
    """A clock that never says the same twice."""

    def __init__(self) -> None:
        self._last = timezone.now()
        self._one_at_a_time = Lock()

    def moment(self) -> dt.datetime:
        """Now, or a microsecond after the last answer when the time did not move since."""
        with self._one_at_a_time:
            now = timezone.now()
            if now <= self._last < now + A_MOMENT:
                now = self._last + dt.timedelta(microseconds=1)
            self._last = now
            return now


_clock = _Clock()


def moment() -> dt.datetime:
    """The time now, never the same twice in this process.

    So two lines about the same act still differ, and a line that occurs twice is known to be a copy.
    """
    return _clock.moment()


class DigestField(models.CharField):
    """The keyed digest of the row it stands in, worked out at the moment of writing, whatever wrote the row."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        """The digest of the row as it is about to be stored."""
        digest: str = model_instance.expected_digest
        setattr(model_instance, self.attname, digest)
        return digest


class JournalManager(LogEntryManager):
    """django-auditlog's manager, made to keep field names and keyed hashes in place of what was typed."""

    def log_create(self, instance: models.Model, force_log: bool = False, **kwargs: Any) -> Any:
        """A line for a row that django-auditlog saw change; personal values become keyed hashes."""
        kwargs["changes"] = _without_values(instance, kwargs.get("changes"))
        kwargs.setdefault("subject_id", getattr(instance, "subject_id", None))
        kwargs.setdefault("object_pk", str(instance.pk))  # a number would be sealed as a number and read back as text
        kwargs.setdefault("verb", LogEntry.VERBS[kwargs["action"]].value)
        kwargs.setdefault("actor", actor())
        kwargs["serialized_data"] = None
        return super().log_create(instance, force_log=force_log, **kwargs)

    def log_m2m_changes(self, changed: Any, instance: models.Model, operation: str, name: str, **kwargs: Any) -> Any:
        """A line for functions given or taken; what stands in it are their codes."""
        kwargs |= {"verb": Common.CHANGED.value, "object_pk": str(instance.pk), "actor": actor()}
        return super().log_m2m_changes(changed, instance, operation, name, **kwargs)

    def create(self, **kwargs: Any) -> Any:
        """A new line, of the act under way; fields that this journal does not have are dropped."""
        kwargs["cid"] = kwargs.get("cid") or act_id()
        for absent in ("serialized_data", "changes_text", "actor_email", "remote_addr", "remote_port"):
            kwargs.pop(absent, None)
        return super().create(**kwargs)


def _without_values(instance: models.Model, changes: dict[str, Any] | None) -> dict[str, Any] | None:
    """`changes` with every personal value replaced by its keyed hash."""
    if not changes:
        return changes
    plain = set(instance.Privacy.plain)  # type: ignore[attr-defined]
    return {
        name: values if name in plain else [keyed_hash(value) for value in values] for name, values in changes.items()
    }


class LogEntry(AbstractLogEntry):
    """One line of the journal: who did or looked at what, when, for which purpose, about whom; references only."""

    VERBS = {0: Common.CREATED, 1: Common.CHANGED, 2: Common.DELETED, 3: Common.LOOKED}  # as auditlog numbers them

    serialized_data = None
    changes_text = None
    remote_addr = None
    remote_port = None
    actor_email = None
    content_type = models.ForeignKey(
        "contenttypes.ContentType", on_delete=models.PROTECT, related_name="+", verbose_name=_("soort")
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # line_by_actor begins with it
        related_name="+",
        verbose_name=_("door"),
    )
    timestamp = models.DateTimeField(_("tijdstip"), default=moment)  # line_once begins with it
    verb = models.CharField(_("handeling"), max_length=20)
    purpose = models.CharField(_("doel"), max_length=20, blank=True)
    subject_id = models.UUIDField(_("betrokkene"), null=True, blank=True)
    digest = DigestField(_("zegel van de regel"), max_length=64, editable=False)

    objects = JournalManager()

    class Meta(AbstractLogEntry.Meta):
        abstract = False
        verbose_name = _("logregel")
        verbose_name_plural = _("logregels")
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("subject_id", "-id"), name="line_by_subject"),
            models.Index(fields=("actor", "timestamp"), name="line_by_actor"),
            models.Index(
                fields=("timestamp",), name="line_of_alarm", condition=models.Q(verb=Verb.MANY_LOOKED_AT.value)
            ),
            models.Index(fields=("verb", "-timestamp", "-id"), name="line_by_verb"),
            models.Index(
                fields=("purpose", "-timestamp", "-id"), name="line_by_purpose", condition=~models.Q(purpose="")
            ),
        )
        # The digest is over the whole line, and does not know its number: without this, a line copied under another
        # number would be as good as the first. The moment comes first, so that new lines end up side by side.
        constraints = (models.UniqueConstraint(fields=("timestamp", "digest"), name="line_once"),)
        triggers = (NOT_TOUCHED, NOT_EMPTIED)

    class Privacy:
        personal = ()
        plain = (
            "id",
            "content_type",
            "object_pk",
            "object_id",
            "object_repr",
            "action",
            "changes",
            "actor",
            "cid",
            "timestamp",
            "additional_data",
            "verb",
            "purpose",
            "subject_id",
            "digest",
        )

    def __str__(self) -> str:
        return f"logregel {self.pk}"

    @property
    def expected_digest(self) -> str:
        """The keyed digest over everything that this line says."""
        return digest_of(self)


class Seal(models.Model):
    """A link of the chain: a batch of lines and the digest that ties them to the batch before."""

    number = models.PositiveBigIntegerField(_("nummer"), primary_key=True)
    first = models.PositiveBigIntegerField(_("eerste regel"))
    last = models.PositiveBigIntegerField(_("laatste regel"))
    lines = models.PositiveIntegerField(_("aantal regels"))
    sealed_at = models.DateTimeField(_("verzegeld op"))
    digest = models.CharField(_("zegel"), max_length=64)

    class Meta:
        verbose_name = _("zegel")
        verbose_name_plural = _("zegels")
        ordering = ("number",)
        triggers = (NOT_TOUCHED, NOT_EMPTIED)

    class Privacy:
        personal = ()
        plain = ("number", "first", "last", "lines", "sealed_at", "digest")

    def __str__(self) -> str:
        return f"zegel {self.number}"

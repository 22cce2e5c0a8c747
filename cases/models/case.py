"""A case: what somebody asked, who that is, and the events its clock is read from."""

from __future__ import annotations

import uuid
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.workflow import CLOSED, OPEN, Status
from consent.models import Regulation
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.models import Person
from dossiers.models.growing import BY_DESTRUCTION, NOT_WRITTEN_AGAIN
from dossiers.scope import has_function
from law.clock import Clock, Event, EventKind, Right, read_clock

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from dossiers.actors import Visitor

TAKES_IN = (
    Function.PRIVACY_OFFICER,
    Function.FRONT_DESK,
    Function.LETTING,
    Function.NUISANCE,
    Function.ARREARS,
    Function.MAINTENANCE,
)


class CaseNumber(models.Model):
    """The last number given out in a year."""

    year = models.PositiveSmallIntegerField(_("jaar"), primary_key=True)
    last = models.PositiveIntegerField(_("laatste nummer"), default=0)

    class Meta:
        verbose_name = _("nummerreeks")
        verbose_name_plural = _("nummerreeksen")

    class Privacy:
        personal = ()
        plain = ("year", "last")

    def __str__(self) -> str:
        return f"nummerreeks {self.year}"


class CaseQuerySet(models.QuerySet["Case"]):
    """Words to ask for cases."""

    def visible_to(self, user: Visitor) -> CaseQuerySet:
        """The cases that `user` may know of, each function adding its own: all, taken in, put to a director."""
        if has_function(user, *SEES_EVERYBODY):
            return self
        seen = Q(registered_by=user.pk) if has_function(user, *TAKES_IN) else Q(pk__in=())
        if has_function(user, Function.DIRECTOR):
            seen |= Q(pk__in=Case.objects.filter(signatures__to=user.pk).values("pk"))
        return self.filter(seen)

    def open(self) -> CaseQuerySet:
        """The cases without an answer yet."""
        return self.filter(status__in=OPEN)

    def late(self, today: dt.date) -> CaseQuerySet:
        """The open cases whose date has passed: late from the day after."""
        return self.open().filter(due_on__lt=today)


class Case(models.Model):
    """A request (verzoek) with its clock. No date here can be edited by a person: dates are read from the events."""

    class Kind(models.TextChoices):
        """What is asked; the value is that of `law.clock.Right`."""

        ACCESS = Right.ACCESS.value, _("inzage")
        CORRECTION = Right.CORRECTION.value, _("verbetering")
        ERASURE = Right.ERASURE.value, _("verwijdering")
        RESTRICTION = Right.RESTRICTION.value, _("beperking")
        OBJECTION = Right.OBJECTION.value, _("bezwaar")
        PORTABILITY = Right.PORTABILITY.value, _("meenemen")
        HUMAN_REVIEW = Right.HUMAN_REVIEW.value, _("besluit door een mens")
        COMPLAINT = Right.COMPLAINT.value, _("klacht")
        OTHER = Right.OTHER.value, _("iets anders")

    class Channel(models.TextChoices):
        """How the request came in; each counts (regulation, in writing or by word of mouth)."""

        FORM = "form", _("formulier op de site")
        DESK = "desk", _("balie")
        PHONE = "phone", _("telefoon")
        LETTER = "letter", _("brief")
        EMAIL = "email", _("e-mail")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(_("nummer"), max_length=20, unique=True)
    kind = models.CharField(_("soort"), max_length=12, choices=Kind.choices)
    status = models.CharField(_("stand"), max_length=12, choices=Status.choices, default=Status.RECEIVED)
    channel = models.CharField(_("kanaal"), max_length=8, choices=Channel.choices)
    question = models.TextField(_("vraag"), blank=True, max_length=5_000)
    topics = ArrayField(models.CharField(max_length=12), verbose_name=_("onderwerpen"), default=list, blank=True)
    received_at = models.DateTimeField(_("ontvangen op"))
    registered_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vastgelegd door"),
    )
    regulation = models.ForeignKey(Regulation, on_delete=models.PROTECT, related_name="+", verbose_name=_("reglement"))
    subject = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("betrokkene")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("behandelaar"),
    )
    # What was asked in the same request: each right has its own term, its own decision and its own letter.
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("hoort bij")
    )
    submission = models.UUIDField(_("inzending"), unique=True, default=uuid.uuid4, editable=False)
    due_on = models.DateField(_("antwoord uiterlijk"))

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("verzoek")
        verbose_name_plural = _("verzoeken")
        ordering = ("due_on", "id")
        indexes = (
            models.Index(fields=("due_on", "id"), name="case_by_due", condition=Q(status__in=OPEN)),
            models.Index(fields=("status", "due_on", "id"), name="case_by_status"),
            models.Index(fields=("registered_by", "due_on", "id"), name="case_by_registrar"),
            models.Index(fields=("registered_at",), name="case_by_registration"),
            models.Index(fields=("received_at",), name="case_closed_by_receipt", condition=Q(status__in=CLOSED)),
        )

    class Privacy:
        personal = ("question", "topics")
        plain = (
            "id",
            "reference",
            "kind",
            "status",
            "channel",
            "received_at",
            "registered_at",
            "registered_by",
            "regulation",
            "subject",
            "owner",
            "part_of",
            "submission",
            "due_on",
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def received_on(self) -> dt.date:
        """The calendar date of receipt in the Netherlands."""
        return timezone.localtime(self.received_at).date()

    @property
    def is_open(self) -> bool:
        """Whether there is no answer yet."""
        return self.status not in CLOSED

    def family(self) -> CaseQuerySet:
        """This case and the others of the same request, oldest first."""
        head = self.part_of_id or self.pk
        return Case.objects.filter(Q(pk=head) | Q(part_of=head)).order_by("id")

    @cached_property
    def also_on_file(self) -> list[Person]:
        """The second entries in the client list of who asks, as they were when this was first read."""
        return [row.person for row in sorted(self.also_subjects.all(), key=lambda row: row.pk)]

    @cached_property
    def subject_keys(self) -> set[UUID]:
        """The keys of who asks in the client list: one, or more where somebody is kept there twice."""
        also = {row.person_id for row in self.also_subjects.all()} if self.subject_id else set()
        return also | {self.subject_id} if self.subject_id else also

    @cached_property
    def clock(self) -> Clock:
        """The dates of this case with their derivation, from its events and the terms of its regulation version."""
        events = [Event(EventKind(event.kind), event.on) for event in self.events.all()]
        return read_clock(Right(self.kind), events, self.regulation.terms)


class Requester(models.Model):
    """What the person who asked wrote about themselves (verzoeker); kept apart, so that lists never load it."""

    class Relation(models.TextChoices):
        """What somebody says to be to the association."""

        TENANT = "tenant", _("Ik huur nu")
        FORMER = "former", _("Ik heb vroeger gehuurd")
        SEEKER = "seeker", _("Ik sta ingeschreven voor een woning")
        OTHER = "other", _("Iets anders")

    class ContactBy(models.TextChoices):
        """How somebody wants to be reached."""

        EMAIL = "email", _("E-mail")
        POST = "post", _("Post")
        PHONE = "phone", _("Telefoon")

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="requester", verbose_name=_("verzoek")
    )
    name = models.CharField(_("naam"), max_length=120)
    born_on = models.DateField(_("geboortedatum"), null=True, blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    relation = models.CharField(_("relatie"), max_length=8, choices=Relation.choices, default=Relation.TENANT)
    former_address = models.CharField(_("oud adres"), max_length=200, blank=True)
    on_behalf_of = models.CharField(_("namens"), max_length=120, blank=True)
    contact_by = models.CharField(_("bereikbaar via"), max_length=5, choices=ContactBy.choices, default=ContactBy.POST)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoonnummer"), max_length=20, blank=True)
    letter_address = models.CharField(_("postadres"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("verzoeker")
        verbose_name_plural = _("verzoekers")

    class Privacy:
        personal = ("name", "born_on", "address", "former_address", "on_behalf_of", "email", "phone", "letter_address")
        plain = ("case", "relation", "contact_by")

    def __str__(self) -> str:
        return f"verzoeker {self.pk}"


class ClockEvent(models.Model):
    """One event on the clock of a case: added, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events", verbose_name=_("verzoek"))
    kind = models.CharField(_("gebeurtenis"), max_length=24, choices=[(kind.value, kind.value) for kind in EventKind])
    on = models.DateField(_("op"))
    at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("door")
    )

    class Meta:
        verbose_name = _("gebeurtenis")
        verbose_name_plural = _("gebeurtenissen")
        ordering = ("on", "id")
        triggers = (NOT_WRITTEN_AGAIN, BY_DESTRUCTION)

    class Privacy:
        personal = ()
        plain = ("id", "case", "kind", "on", "at", "by")

    def __str__(self) -> str:
        return f"gebeurtenis {self.pk}"

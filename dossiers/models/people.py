"""People, their dossiers, and how they stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from dossiers.functions import SEES_EVERYBODY
from dossiers.models.places import Complex, Unit, search_words
from dossiers.scope import has_function, scope_of
from dossiers.sections import Section
from dossiers.text.keys import dossier_reference, fold, person_reference

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from dossiers.actors import Visitor


class PersonQuerySet(models.QuerySet["Person"]):
    """Words to ask for people."""

    def visible_to(self, user: Visitor) -> PersonQuerySet:
        """The people whom `user` may know of: with a dossier that may be seen, or tied to somebody with one.

        Who is only mentioned in the files of others, or in none, is for privacy officer and FG.
        """
        if has_function(user, *SEES_EVERYBODY):
            return self
        dossiers = Dossier.objects.visible_to(user).order_by()
        ties = Tie.objects.visible_to(user).order_by()
        is_tied = Exists(ties.filter(other=OuterRef("pk"))) | Exists(ties.filter(person=OuterRef("pk")))
        return self.filter(Exists(dossiers.filter(person=OuterRef("pk"))) | is_tied)


class Person(models.Model):
    """Somebody about whom something is kept (betrokkene): tenant, co-tenant, former tenant, seeker or third party."""

    class Kind(models.TextChoices):
        """What somebody is to the association."""

        TENANT = "tenant", _("huurder")
        CO_TENANT = "co_tenant", _("medehuurder")
        FORMER_TENANT = "former_tenant", _("oud-huurder")
        SEEKER = "seeker", _("woningzoekende")
        THIRD_PARTY = "third_party", _("derde")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(_("kenmerk"), max_length=14, unique=True, default=person_reference)
    kind = models.CharField(_("soort"), max_length=16, choices=Kind.choices)
    client_number = models.CharField(_("klantnummer"), max_length=20, blank=True)
    given_name = models.CharField(_("voornaam"), max_length=80, blank=True)
    prefix = models.CharField(_("tussenvoegsel"), max_length=20, blank=True)
    family_name = models.CharField(_("achternaam"), max_length=80)
    name_key = models.CharField(_("zoeknaam"), max_length=240, editable=False)
    born_on = models.DateField(_("geboortedatum"), null=True, blank=True)
    died_on = models.DateField(_("overleden op"), null=True, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoonnummer"), max_length=20, blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    vera_id = models.CharField(_("VERA-kenmerk"), max_length=60, unique=True, null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("betrokkene")
        verbose_name_plural = _("betrokkenen")
        ordering = ("name_key", "id")
        indexes = (
            models.Index(fields=("name_key", "id"), name="person_by_name"),
            models.Index(fields=("client_number",), name="person_by_client_number"),
            GinIndex(OpClass(F("name_key"), name="gin_trgm_ops"), name="person_name_trigram"),
            GinIndex(search_words("name_key", "client_number"), name="person_by_words"),
        )

    class Privacy:
        personal = (
            "client_number",
            "given_name",
            "prefix",
            "family_name",
            "name_key",
            "born_on",
            "died_on",
            "email",
            "phone",
            "address",
        )
        plain = ("id", "reference", "kind", "vera_id")

    def __str__(self) -> str:
        return self.reference

    @property
    def name(self) -> str:
        """The name as it is said: given name, prefix, family name."""
        return " ".join(part for part in (self.given_name, self.prefix, self.family_name) if part)

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.id


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Words to ask for dossiers."""

    def visible_to(self, user: Visitor) -> DossierQuerySet:
        """The dossiers whose existence `user` may know: those that concern a section of the function, or granted."""
        scope = scope_of(user)
        return self.filter(scope.rule_for_dossiers()) if scope.sections else self.none()


class Dossier(models.Model):
    """What is kept about one person in one tenancy or other relation (dossier)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(_("kenmerk"), max_length=14, unique=True, default=dossier_reference)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="dossiers", verbose_name=_("betrokkene"))
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="dossiers", verbose_name=_("eenheid")
    )
    complex = models.ForeignKey(
        Complex, on_delete=models.PROTECT, null=True, blank=True, related_name="dossiers", verbose_name=_("complex")
    )
    sort_key = models.CharField(_("sorteernaam"), max_length=240, editable=False)
    started_on = models.DateField(_("begin"))
    ended_on = models.DateField(_("einde"), null=True, blank=True)
    # What it concerns: the sections of its records, and of its home. What is written here gives way to the triggers.
    sections = ArrayField(
        models.CharField(max_length=12, choices=Section.choices),
        default=list,
        editable=False,
        verbose_name=_("onderdelen"),
    )
    vera_id = models.CharField(_("VERA-kenmerk"), max_length=60, unique=True, null=True, blank=True)

    objects = DossierQuerySet.as_manager()
    kept_by_triggers = ("sections",)

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ("sort_key", "id")
        indexes = (
            models.Index(fields=("sort_key", "id"), name="dossier_by_name"),
            models.Index(fields=("complex", "sort_key", "id"), name="dossier_by_complex_name"),
            models.Index(fields=("ended_on",), name="dossier_by_end", condition=Q(ended_on__isnull=False)),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("started_on")),
                name="dossier_ends_after_start",
                violation_error_message=_("De einddatum ligt voor de begindatum."),
            ),
        )

    class Privacy:
        personal = ("sort_key", "sections")
        plain = ("id", "reference", "person", "unit", "complex", "started_on", "ended_on", "vera_id")

    def __str__(self) -> str:
        return self.reference

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.person_id


class TieQuerySet(models.QuerySet["Tie"]):
    """Words to ask for ties."""

    def visible_to(self, user: Visitor) -> TieQuerySet:
        """The ties of people in whose dossier `user` sees the tenancy, which is where they belong.

        That somebody is represented is told with that person alone: not in the dossier of who represents.
        """
        if has_function(user, *SEES_EVERYBODY):
            return self
        dossiers = Dossier.objects.visible_to(user).order_by()
        tenancies = dossiers.filter(scope_of(user).rule_for_section(Section.TENANCY))
        of_one, of_other = (tenancies.filter(person=OuterRef(side)) for side in ("person", "other"))
        return self.filter(Exists(of_one) | (Exists(of_other) & ~Q(kind__in=REPRESENTING)))

    def of(self, person: Person) -> TieQuerySet:
        """The ties of `person`, whichever side of them that is."""
        return self.filter(Q(person=person) | Q(other=person)).select_related("person", "other")


class Tie(models.Model):
    """How one person stands to another (relatie): household, guardian or mandate, from when to when."""

    class Kind(models.TextChoices):
        """What the other is to the person."""

        CO_TENANT = "co_tenant", _("medehuurder")
        PARTNER = "partner", _("partner")
        EX_PARTNER = "ex_partner", _("ex-partner")
        CHILD = "child", _("kind")
        PARENT = "parent", _("ouder")
        ADMINISTRATOR = "administrator", _("bewindvoerder")
        CURATOR = "curator", _("curator")
        MENTOR = "mentor", _("mentor")
        MANDATE = "mandate", _("gemachtigde")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties", verbose_name=_("betrokkene"))
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tied_to", verbose_name=_("de ander"))
    kind = models.CharField(_("soort"), max_length=14, choices=Kind.choices)
    scope = models.CharField(_("waarvoor"), max_length=200, blank=True)
    evidence = models.CharField(_("waaruit het blijkt"), max_length=200, blank=True)
    since = models.DateField(_("vanaf"))
    until = models.DateField(_("tot en met"), null=True, blank=True)
    ended_because = models.CharField(_("reden van het einde"), max_length=200, blank=True, default="", db_default="")

    objects = TieQuerySet.as_manager()

    class Meta:
        verbose_name = _("relatie")
        verbose_name_plural = _("relaties")
        ordering = ("-since", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="tie_ends_after_start",
                violation_error_message=_("De einddatum ligt voor de begindatum."),
            ),
            models.CheckConstraint(
                condition=~Q(person=F("other")),
                name="tie_with_another",
                violation_error_message=_("Kies iemand anders."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("administrator", "curator", "mentor", "mandate")) | ~Q(scope=""),
                name="tie_representation_has_scope",
                violation_error_message=_("Schrijf op waarvoor deze persoon mag optreden."),
            ),
        )

    class Privacy:
        personal = ("person", "other", "scope", "evidence", "ended_because")
        plain = ("id", "kind", "since", "until")

    def __str__(self) -> str:
        return f"relatie {self.pk}"

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.person_id

    def has_ended(self, on: dt.date) -> bool:
        """Whether it is over on that day."""
        return self.until is not None and self.until < on


# Who acts for somebody: what for is always written down (UAVG art. 5(4)).
REPRESENTING = frozenset({Tie.Kind.ADMINISTRATOR, Tie.Kind.CURATOR, Tie.Kind.MENTOR, Tie.Kind.MANDATE})


def key_of(given_name: str, prefix: str, family_name: str) -> str:
    """The folded name that lists sort by and search looks in: family name first, prefix last."""
    return fold(f"{family_name} {given_name} {prefix}")

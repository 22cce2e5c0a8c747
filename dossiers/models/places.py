"""The places where people live, and how search finds them."""

from __future__ import annotations

import re

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from dossiers.text.keys import fold, words_of


def search_words(*fields: str) -> Func:
    """The words of these fields as search looks for them; folded text, and numbers."""
    return Func(*fields, function="search_words", output_field=SearchVectorField())


class Complex(models.Model):
    """A group of homes that one team looks after (complex, district)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("code"), max_length=12, unique=True)
    name = models.CharField(_("naam"), max_length=80)
    vera_id = models.CharField(_("VERA-kenmerk"), max_length=60, unique=True, null=True, blank=True)

    class Meta:
        verbose_name = _("complex")
        verbose_name_plural = _("complexen")
        ordering = ("code",)

    class Privacy:
        personal = ()
        plain = ("id", "code", "name", "vera_id")

    def __str__(self) -> str:
        return self.code


class Unit(models.Model):
    """A home or other let space (eenheid) with its address."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    complex = models.ForeignKey(Complex, on_delete=models.PROTECT, related_name="units", verbose_name=_("complex"))
    code = models.CharField(_("eenheidsnummer"), max_length=20, unique=True)
    street = models.CharField(_("straat"), max_length=80)
    number = models.CharField(_("huisnummer"), max_length=12)
    postcode = models.CharField(_("postcode"), max_length=7)
    city = models.CharField(_("plaats"), max_length=60)
    address_key = models.CharField(_("zoekadres"), max_length=200, editable=False, blank=True)
    vera_id = models.CharField(_("VERA-kenmerk"), max_length=60, unique=True, null=True, blank=True)

    class Meta:
        verbose_name = _("eenheid")
        verbose_name_plural = _("eenheden")
        ordering = ("code",)
        indexes = (
            GinIndex(OpClass(F("address_key"), name="gin_trgm_ops"), name="unit_address_trigram"),
            GinIndex(search_words("address_key"), name="unit_by_words"),
        )

    class Privacy:
        personal = ("street", "number", "postcode", "city", "address_key")
        plain = ("id", "complex", "code", "vera_id")

    def __str__(self) -> str:
        return self.code

    @property
    def address(self) -> str:
        """The address on one line."""
        return f"{self.street} {self.number}, {self.postcode} {self.city}"


def address_key_of(street: str, number: str, postcode: str, city: str) -> str:
    """The folded address that search looks in: a number also without its letter, a postcode in one piece and in two."""
    parts = words_of(fold(f"{street} {number} {postcode} {city}"))
    whole, digits = "".join(words_of(fold(number))), re.match(r"\d+", fold(number))
    parts += [whole, digits[0] if digits else "", "".join(fold(postcode).split())]
    return " ".join(dict.fromkeys(part for part in parts if part))[:200]

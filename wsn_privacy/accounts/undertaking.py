"""The promise of confidentiality on the regulation in force: whether it was signed, and signing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from consent.models import Regulation
from dossiers.journal import actions as journal
from wsn_privacy.models import Undertaking
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from dossiers.actors import Actor
    from wsn_privacy.models import User


def is_signed(user: Actor) -> bool:
    """Whether `user` signed on the regulation in force today; true when there is none to sign on."""
    mine = Exists(Undertaking.objects.filter(user=user, regulation=OuterRef("pk")))
    standing = Regulation.objects.standing(timezone.localdate()).order_by("-since")
    return standing.values_list(mine, flat=True).first() is not False


@transaction.atomic
def sign(*, user: User) -> Undertaking:
    """Sign for confidentiality on the regulation in force (regulation, confidentiality; AVG art. 32(4))."""
    regulation = Regulation.objects.in_force(timezone.localdate())
    undertaking, is_new = Undertaking.objects.get_or_create(user=user, regulation=regulation)
    if is_new:
        journal.record(Verb.UNDERTAKING_SIGNED, undertaking, by=user)
    return undertaking

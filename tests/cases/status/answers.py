"""An answer that is decided on and sent."""

from django.utils import timezone

from cases.decision import actions as decision
from cases.delivery import actions as delivery
from tests import cast


def today():
    """The day in the Netherlands."""
    return timezone.localdate()


def sent(case, by, channel="portal"):
    """The delivery of a judged case, and its code."""
    decision.decide(**cast.NO_SEARCH, case=case, reasons="Wij gaven wat mocht.", by=by, on=today())
    cast.sign(case, by=by)
    return delivery.send(case=case, channel=channel, by=by, on=today())

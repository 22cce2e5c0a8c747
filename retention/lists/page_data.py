"""What the page of a destruction list is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retention import permissions
from retention.lists import rules
from retention.lists.forms import ApproveForm, StopForm
from retention.models import Certificate, MentionItem

if TYPE_CHECKING:
    from dossiers.actors import Actor
    from retention.models import DestructionList


def list_context(of: DestructionList, user: Actor) -> dict[str, Any]:
    """What is on the list `of`, how it stands, and per act why `user` cannot do it now, or an empty string."""
    named, state = list(MentionItem.objects.filter(of=of)), rules.state_of(of)
    is_keeper = permissions.may_propose(user)
    return {
        "list": of,
        "state": state,
        "items": of.items.select_related("rule", "outcome"),
        "mentions": named,
        "undecided": any(not item.choice for item in named),
        "may_decide": is_keeper and state == "proposed",
        "to_go": of.to_go.count(),
        "certificate": _certificate(of) if permissions.may_prove(user) else None,
        "may_keep": is_keeper,
        "why_not_submit": rules.why_not_submit(of, user),
        "why_not_approve": rules.why_not_approve(of, user),
        "why_not_stop": rules.why_not_stop(of, user),
        "approve_form": ApproveForm(),
        "stop_form": StopForm(),
    }


def _certificate(of: DestructionList) -> Certificate | None:
    """The certificate of a list, when it was carried out."""
    return Certificate.objects.defer("pdf").filter(under=of).first()

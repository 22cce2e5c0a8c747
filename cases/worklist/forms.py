"""What is typed around the list of requests: the filter, the name of a view, an act on several, and an export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.clock import reminders
from cases.models import Case
from cases.workflow import Status
from dossiers.text.fields import TypedField

if TYPE_CHECKING:
    from dossiers.actors import Actor

ALL = ("", gettext_lazy("Alle"))
SEARCHED_STATUSES = [("open", gettext_lazy("Open")), *Status.choices, ("all", gettext_lazy("Alle"))]
TERMS = [ALL, ("late", gettext_lazy("Te laat")), ("soon", gettext_lazy("Binnen 5 dagen"))]
WAITS = [
    ALL,
    ("requester", gettext_lazy("De aanvrager")),
    ("third", gettext_lazy("Een derde")),
    ("colleague", gettext_lazy("Een collega")),
]
OWNERS = [ALL, ("me", gettext_lazy("Ik")), ("nobody", gettext_lazy("Nog niemand"))]
KEYS = ("after", "before")


class FilterForm(forms.Form):
    """The filter above the list of requests; all in the address, so that it can be kept. It holds no names."""

    status = forms.ChoiceField(label=gettext_lazy("Stand"), choices=SEARCHED_STATUSES, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Soort"), choices=[ALL, *Case.Kind.choices], required=False)
    term = forms.ChoiceField(label=gettext_lazy("Termijn"), choices=TERMS, required=False)
    owner = forms.ChoiceField(label=gettext_lazy("Behandelaar"), choices=OWNERS, required=False)
    waits = forms.ChoiceField(label=gettext_lazy("Wacht op"), choices=WAITS, required=False)
    channel = forms.ChoiceField(label=gettext_lazy("Kanaal"), choices=[ALL, *Case.Channel.choices], required=False)
    number = forms.CharField(label=gettext_lazy("Nummer"), max_length=20, required=False)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(str(user.pk), user.name or user.email) for user in reminders.officers()]
        self.fields["owner"].choices = [*OWNERS, *others]  # type: ignore[attr-defined]

    @classmethod
    def kept(cls, query: str) -> FilterForm:
        """The filter that an address says, as it was kept or sent along."""
        form = cls(QueryDict(query))
        form.is_valid()
        return form

    def clean(self) -> dict[str, Any]:
        """A key that is not one is as good as none."""
        cleaned = super().clean() or {}
        return {name: cleaned.get(name) or "" for name in self.fields}

    @property
    def query(self) -> str:
        """This filter as it stands in an address, without a page."""
        return urlencode({name: value for name, value in self.cleaned_data.items() if value and name not in KEYS})

    def address(self, **key: UUID) -> str:
        """The address of a page with this filter, after or before the case with this key."""
        parts = [part for part in (self.query, urlencode(key)) if part]
        return reverse("cases:list") + (f"?{'&'.join(parts)}" if parts else "")

    @property
    def is_used(self) -> bool:
        """Whether anything but the open requests is asked for."""
        return bool(self.query)


class ViewForm(forms.Form):
    """A filter under a name."""

    name = TypedField(
        label=gettext_lazy("Naam van de weergave"),
        longest=60,
        error_messages={"required": gettext_lazy("Geef de weergave een naam.")},
    )
    is_shared = forms.BooleanField(label=gettext_lazy("Ook voor mijn collega's"), required=False)


class BulkForm(forms.Form):
    """To whom the chosen requests go. Which ones are chosen stands in the boxes of the list."""

    to = forms.ChoiceField(label=gettext_lazy("Toewijzen aan"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {str(user.pk): user for user in reminders.officers()}
        named = [(key, user.name or user.email) for key, user in self.staff.items()]
        self.fields["to"].choices = [("", _("Kies een collega")), *named]  # type: ignore[attr-defined]

    @property
    def colleague(self) -> Actor | None:
        """Who was chosen, or None."""
        return self.staff.get(self.cleaned_data.get("to") or "") if self.is_valid() else None

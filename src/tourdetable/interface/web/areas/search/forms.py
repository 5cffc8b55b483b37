"""What is looked for, and what results are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.search.queries import Sieve
from tourdetable.interface.web.areas.search.addresses import KINDS, PUBLIC_KINDS
from tourdetable.interface.web.base.fields import DayField
from tourdetable.interface.web.base.forms import PlainForm

HERE = "here"
"""The choice of the network whose page it is, where one is of several."""

SIEVE = ("kind", "body", "where", "since", "until")


class SearchForm(PlainForm):
    """Words, and filters that may all be left empty."""

    q = forms.CharField(
        label=_("Words to look for"),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_(
            "Accents, capitals and endings make no difference. Quotes keep words together; a minus "
            "sign before a word leaves it out."
        ),
    )
    kind = forms.ChoiceField(label=_("What"), required=False)
    body = forms.ChoiceField(label=_("Body"), required=False)
    where = forms.ChoiceField(label=_("Where"), required=False)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)

    def __init__(self, data: Any, here: Standing | None, others: Sequence[Standing]) -> None:
        """As an address asks (`data`): nothing is wrong as long as no word is given."""
        super().__init__(data if data.get("q", "").strip() else None)
        kinds = KINDS if here else PUBLIC_KINDS
        self.offer("kind", _("Everything"), [(code, KINDS[code].several) for code in kinds])
        bodies = bodies_of(here)
        self.offer("body", _("All bodies"), [(str(pk), name) for pk, name in bodies.items()])
        if not bodies:
            del self.fields["body"]
        self.offer("where", _("All my networks"), [(HERE, here.network.name if here else "")])
        if not others:
            del self.fields["where"]

    def offer(self, name: str, nothing: Any, choices: Sequence[tuple[str, Any]]) -> None:
        """Offer choices, after the one that filters nothing."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *choices]

    @property
    def words(self) -> str:
        """What is looked for; nothing while the form holds a mistake."""
        return str(self.cleaned_data["q"]) if self.is_valid() else ""

    @property
    def filters(self) -> list[Any]:
        """The fields beside the words."""
        return [self[name] for name in SIEVE if name in self.fields]

    @property
    def filtering(self) -> bool:
        """Whether a filter is chosen, or wrong."""
        return any(self.data.get(name) for name in SIEVE)

    @property
    def only_here(self) -> bool:
        """Whether the other networks of the reader are left out."""
        said = self.cleaned_data
        return said.get("where") == HERE or bool(said.get("body"))

    @property
    def sieve(self) -> Sieve:
        said = self.cleaned_data
        kinds, body = (said["kind"],) if said["kind"] else (), said.get("body")
        return Sieve(kinds, int(body) if body else None, said["since"], said["until"])


def bodies_of(here: Standing | None) -> dict[int, str]:
    """The bodies where the reader sits, or for which they fill an office, by name."""
    if here is None:
        return {}
    found = [seat.body for seat in here.seats] + [one.body for one in here.offices if one.body]
    rows = sorted(found, key=lambda body: (body.sort_key, body.pk))
    return {body.pk: body.name for body in rows}

"""What is looked for, and what results are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.search.queries import Sieve
from tourdetable.interface.web.areas.search.addresses import KINDS, PUBLIC_KINDS
from tourdetable.interface.web.base.fields import DayField
from tourdetable.interface.web.base.forms import PlainForm

SIEVE = ("kind", "where", "body", "tag", "since", "until")

MOST_BODIES = 150
"""Bodies of a network among which one chooses: beyond, only one's own."""

Choices = list[tuple[str, str]]


class SearchForm(PlainForm):
    """Words, and filters that may all be left empty."""

    q = forms.CharField(
        label=gettext_lazy("Words to look for"),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Accents, capitals and endings make no difference. Quotes keep words together; a minus "
            "sign before a word leaves it out."
        ),
    )
    kind = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    where = forms.ChoiceField(label=gettext_lazy("Where"), required=False)
    body = forms.ChoiceField(label=gettext_lazy("Body"), required=False)
    tag = forms.CharField(label=gettext_lazy("Tag"), max_length=60, required=False)
    since = DayField(label=gettext_lazy("From"), required=False)
    until = DayField(label=gettext_lazy("Until"), required=False)

    def __init__(self, data: Any, here: Standing | None, others: Sequence[Standing]) -> None:
        """As an address asks (`data`): nothing is wrong as long as no word is given."""
        super().__init__(data if data.get("q", "").strip() else None)
        kinds = KINDS if here else PUBLIC_KINDS
        self.offer("kind", _("Everything"), [(code, KINDS[code].several) for code in kinds])
        self.offer("body", _("All bodies"), list(bodies_of(here, others)))
        networks = [here.network, *(one.network for one in others)] if here and others else []
        self.offer("where", _("All my networks"), [(one.slug, one.name) for one in networks])

    def offer(self, name: str, nothing: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Offer choices, after the one that filters nothing; without any, do not ask."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *choices]
        if not choices:
            del self.fields[name]

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

    def keeps(self, network: Network) -> bool:
        """Whether a network is one of those where one searches."""
        return self.cleaned_data.get("where") in ("", None, network.slug)

    @property
    def sieve(self) -> Sieve:
        said = self.cleaned_data
        kinds, body = (said["kind"],) if said["kind"] else (), said.get("body")
        period = (said["since"], said["until"])
        return Sieve(kinds, int(body) if body else None, *period, tag=said["tag"])


def bodies_of(here: Standing | None, others: Sequence[Standing]) -> Iterator[tuple[str, Choices]]:
    """The bodies of the network, those of the reader first, then theirs in other networks; by
    name, under what they are."""
    if here is None:
        return
    groups = [(_("Your bodies"), own_bodies(here)), (_("Other bodies"), bodies_beside(here))]
    for label, bodies in [*groups, *((one.network.name, own_bodies(one)) for one in others)]:
        if bodies:
            yield label, [(str(body.pk), body.name) for body in bodies]


def bodies_beside(member: Standing) -> list[Body]:
    """Those of the network where somebody does not sit, unless there are too many."""
    every = list(member.network.bodies.order_by("sort_key", "pk")[: MOST_BODIES + 1])
    mine = own_bodies(member)
    return [body for body in every if body not in mine] if len(every) <= MOST_BODIES else []


def own_bodies(member: Standing) -> list[Body]:
    """Those where somebody sits, or for which they fill an office."""
    found = {seat.body for seat in member.seats} | {one.body for one in member.offices if one.body}
    return sorted(found, key=lambda body: (body.sort_key, body.pk))

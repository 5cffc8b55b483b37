"""A form part that asks who, or which institution: found by name, or added.

The page holds a small search form (`persons/who.html`, `persons/which.html`: plain GET, the words
are in the address) above its own form, whose radio buttons are those found, then « somebody else ».
Before somebody is added, those who probably are the same person are proposed; whoever composes then
chooses one of them, or says that it is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.journal.queries import was_recorded
from tourdetable.domain.networks.directory import composed_by, persons_of
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.actions import NewInstitution, NewPerson
from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.finding import (
    Near,
    NearInstitution,
    find_institutions,
    find_persons,
    near_institutions,
    near_persons,
)
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.web.areas.persons.labels import institution_labels, person_labels
from tourdetable.interface.web.base.fields import MailField
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.scene import Scene

NEW = "new"
WHO, WHICH = "who", "which"
"""The words that are looked for, in the address."""

ASKED = ("name", "short_name", "kind", "tier")
"""What is asked of an institution that is added on the way."""

SHOWN = 12
"""Persons or institutions proposed at once."""


@dataclass(frozen=True)
class SearchWords:
    """What the small search form shows: the words looked for, and what else the address says."""

    words: str
    kept: tuple[tuple[str, str], ...]
    nothing: bool

    @classmethod
    def of(cls, asked: Mapping[str, str], name: str, found: Iterable[object]) -> SearchWords:
        words = " ".join(asked.get(name, "").split())[:100]
        kept = tuple((key, value) for key, value in asked.items() if key not in (name, "kept"))
        return cls(words, kept, bool(words) and not found)


class PickingForm(WriteForm):
    """A form that finds what it is about by words of the address (`request.GET`)."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def __init__(
        self, data: Any = None, *, asked: Mapping[str, str], scene: Scene, **more: Any
    ) -> None:
        super().__init__(data, scene=scene, **more)
        self.asked = asked

    def typed(self, name: str) -> str:
        """What was written in a field, before it is judged."""
        return " ".join(str(self.data.get(self.add_prefix(name)) or "").split())

    def offer_rows(self, field: str, rows: Mapping[int, str], other: str) -> None:
        """Propose rows, then another; nothing is asked when there is only that."""
        offer(self, field, [*((str(pk), label) for pk, label in rows.items()), (NEW, other)])
        if not rows:
            self.fields[field].widget = forms.HiddenInput()
            self.initial[field] = NEW

    def need_alone(self, rows: Collection[int], *names: str) -> None:
        """Say that these fields are needed, when nobody else can be chosen."""
        for name in names:
            self.fields[name].required = not rows

    def settle(self, field: str, near: Iterable[int], question: str) -> None:
        """Before somebody is added: ask once whether it is not one of those near; they are when the
        form was sent before, which is told by whoever carries it out."""
        if was_recorded(self.cleaned_data.get("gesture")):
            return
        shown = {*str(self.cleaned_data.get("seen") or "").split()}
        codes = [f"{field}:{pk}" for pk in near]
        if {*codes} - shown:
            self.add_error(field, question)
            self.set_value("seen", " ".join([*shown, *codes])[-400:])
            self.set_value(field, "")

    def need(self, *names: str) -> None:
        """Ask for these fields: what is added needs them."""
        for name in names:
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])


class WhoForm(PickingForm):
    """A form that asks who. Once valid, `who` is a `Person`, or a `NewPerson` to be added
    (`people.actions.the_person`)."""

    who = forms.ChoiceField(label=gettext_lazy("Who is it?"), widget=forms.RadioSelect)
    given_name = forms.CharField(label=gettext_lazy("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=100, required=False)
    email = MailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        required=False,
        help_text=gettext_lazy(
            "Invitations go there, and one signs in with it. Several people may share it: each "
            "then says who they are."
        ),
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.who_search = SearchWords.of(self.asked, WHO, self.found)
        other = _("Somebody else, whose name is below") if self.proposed else ""
        self.offer_rows("who", person_labels(self.proposed, self.near, self.networks), other)
        self.need_alone(self.proposed, "given_name", "family_name")

    @cached_property
    def networks(self) -> list[Network]:
        """Those whose people the reader may know."""
        return composed_by(self.scene.member.person, now=self.scene.now)

    @cached_property
    def among(self) -> QuerySet[Person]:
        return persons_of(self.networks)

    @cached_property
    def found(self) -> list[Person]:
        """Those who are looked for, if the reader may look for anybody."""
        words = self.asked.get(WHO, "")[:100]
        if not self.networks:
            return []
        return find_persons(words, among=self.among, limit=SHOWN)

    @cached_property
    def near(self) -> list[Near]:
        """Those who probably are the person whose name is written."""
        given, family, email = map(self.typed, ("given_name", "family_name", "email"))
        if not self.networks or not (family or email):
            return []
        among = self.among
        found = near_persons(given_name=given, family_name=family, email=email, among=among)
        return found[:SHOWN]

    @cached_property
    def proposed(self) -> dict[int, Person]:
        """Those found and those near, by id."""
        return {one.pk: one for one in (*self.found, *(near.person for near in self.near))}

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        who = written.get("who")
        if who == NEW:
            self.need("given_name", "family_name")
            question = _(
                "Somebody of this name or of this address is already here. Choose them in the "
                "list, or say again that it is somebody else."
            )
            self.settle("who", (near.person.pk for near in self.near), question)
            written["who"] = NewPerson(
                self.typed("given_name"), self.typed("family_name"), written.get("email", "")
            )
        elif who:
            written["who"] = self.proposed[int(who)]
        return written


class WhichForm(PickingForm):
    """A form that asks which institution. Once valid, `which` is an `Institution`, or a
    `NewInstitution` to be added (`people.actions.the_institution`)."""

    which = forms.ChoiceField(label=gettext_lazy("Which institution?"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Its name"), max_length=200, required=False)
    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=80, required=False)
    kind = forms.CharField(
        label=gettext_lazy("What it is"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Commune, social centre, Caf, association, school…"),
    )
    tier = forms.ChoiceField(
        label=gettext_lazy("Territorial level"),
        choices=[("", gettext_lazy("Not said")), *Tier.choices],
        required=False,
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.which_search = SearchWords.of(self.asked, WHICH, self.found_institutions)
        rows = institution_labels(self.found_institutions, self.near_institutions)
        other = _("Another institution, whose name is below") if rows else ""
        self.offer_rows("which", rows, other)
        self.need_alone(rows, "name")

    @cached_property
    def found_institutions(self) -> list[Institution]:
        return find_institutions(self.asked.get(WHICH, "")[:100], limit=SHOWN)

    @cached_property
    def proposed_institutions(self) -> dict[int, Institution]:
        """Those found and those near, by id."""
        near = (near.institution for near in self.near_institutions)
        return {one.pk: one for one in (*self.found_institutions, *near)}

    @cached_property
    def near_institutions(self) -> list[NearInstitution]:
        name = self.typed("name")
        return near_institutions(name)[:SHOWN] if name else []

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        which = written.get("which")
        if which == NEW:
            self.need("name")
            question = _(
                "An institution of this name is already here. Choose it in the list, or say again "
                "that it is another."
            )
            self.settle("which", (near.institution.pk for near in self.near_institutions), question)
            said = {name: written.get(name, "") for name in ("name", "short_name", "kind", "tier")}
            written["which"] = NewInstitution(**said)
        elif which:
            written["which"] = self.proposed_institutions[int(which)]
        return written

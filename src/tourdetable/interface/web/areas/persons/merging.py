"""Two persons, or two institutions, that are one: chosen, seen side by side, merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.networks.actions.merging import merge_institutions, merge_persons
from tourdetable.domain.networks.directory import persons_of
from tourdetable.domain.networks.models import Mandate, Office, Presence, Seat
from tourdetable.domain.people.finding import (
    find_institutions,
    find_persons,
    near_institutions,
    near_persons,
)
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.language import short_day
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.persons import access
from tourdetable.interface.web.areas.persons.finding import told
from tourdetable.interface.web.areas.persons.forms import MergeForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SHOWN = 12
"""What one holds is told so far; the rest is counted."""


@dataclass(frozen=True)
class Candidate:
    """One that may be the same: its name, what is said of it, and the address that compares."""

    name: str
    said: str
    query: str


@dataclass(frozen=True)
class Choice:
    """With which one: those that are near, or those that are looked for."""

    of: Person | Institution
    words: str
    rows: list[Candidate]


@dataclass(frozen=True)
class Side:
    """One of the two: what is said of it, line by line, and what it holds."""

    name: str
    facts: list[tuple[str, str]]
    holds: list[str]
    more: int


@members_form
def person(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that a person is another one."""
    able, one = access.composers(scene), access.standing_person(scene, pk)
    asked = request.GET.get("with", "")
    if not asked:
        return choose(request, one, near_people(scene, one, words_of(request)))
    other = access.standing_person(scene, int(asked)) if asked.isdecimal() else None
    sides = tuple(person_side(scene, row) for row in (one, other) if row)
    return confirm(request, scene, (one, other), sides, able, merge_persons, "person")


@members_form
def institution(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that an institution is another one."""
    able, one = access.composers(scene), access.standing_institution(scene, pk)
    asked = request.GET.get("with", "")
    if not asked:
        return choose(request, one, near_ones(one, words_of(request)))
    other = access.standing_institution(scene, int(asked)) if asked.isdecimal() else None
    sides = tuple(institution_side(scene, row) for row in (one, other) if row)
    return confirm(request, scene, (one, other), sides, able, merge_institutions, "institution")


def words_of(request: Request) -> str:
    return " ".join(request.GET.get("q", "").split())[:100]


def choose(request: Request, one: Person | Institution, rows: Iterable[Any]) -> HttpResponse:
    """The page that asks which other one it is."""
    found = [Candidate(str(row), said, f"with={row.pk}") for row, said in rows if row != one]
    choice = Choice(one, words_of(request), found)
    return render(request, "persons/merge_choice.html", {"choice": choice})


def near_people(scene: Scene, one: Person, words: str) -> list[tuple[Person, str]]:
    """Persons of the network who are looked for, or who probably are this one."""
    known = persons_of([scene.network]).filter(merged_into=None)
    if words:
        found = find_persons(words, among=known, limit=SHOWN)
        ours = {*known.filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True)}
        return [(row, "") for row in found if row.pk in ours]
    email = one.account.email if one.account else ""
    given, family = one.given_name, one.family_name
    near = near_persons(given_name=given, family_name=family, email=email, among=known)
    return [(row.person, str(row.why.label)) for row in near if row.known]


def near_ones(one: Institution, words: str) -> list[tuple[Institution, str]]:
    """Institutions that are looked for, or that probably are this one."""
    if words:
        return [(row, told(row)) for row in find_institutions(words, limit=SHOWN)]
    near = near_institutions(one.name, siret=one.siret)
    return [(row.institution, str(row.why.label)) for row in near[: SHOWN + 1]]


def confirm(
    request: Request,
    scene: Scene,
    rows: tuple[Any, Any],
    sides: tuple[Side, ...],
    able: tuple[Office, ...],
    action: Callable[..., Any],
    kind: str,
) -> HttpResponse:
    """Both side by side, then which one stays."""
    one, other = rows
    if other is None or other == one:
        raise Http404
    form = MergeForm(posted(request), rows=rows, scene=scene, capacities=able)

    def act() -> Any:
        return action(network=scene.network, **form.chosen(), **form.signature)

    return answer(
        request,
        form,
        act,
        "persons/merge.html",
        then=lambda row: scene.url(kind, row.pk),
        said=lambda row: _("All is now with %(name)s.") % {"name": row},
        kind=kind,
        of=one,
        sides=sides,
        together=together(rows) if kind == "person" else [],
    )


def together(rows: tuple[Person, Person]) -> list[str]:
    """The seats that both hold: only one holder will remain there."""
    one, other = rows
    theirs = Mandate.objects.filter(person=other, ends=None).values("seat")
    held = Mandate.objects.filter(person=one, ends=None, seat__in=theirs)
    names = held.select_related("seat__institution", "seat__body")
    return [f"{row.seat.institution} ({row.seat.body})" for row in names]


def person_side(scene: Scene, person: Person) -> Side:
    """What is known of a person in this network."""
    here = {"person": person}
    mandates = Mandate.objects.filter(seat__body__network=scene.network, **here)
    offices = Office.objects.filter(network=scene.network, **here).select_related("body")
    kinds = scene.charter.vocabulary.offices
    held = [
        f"{word_for(kinds, row.kind)}{f' ({row.body})' if row.body else ''}, {span(row)}"
        for row in offices
    ]
    rows = mandates.select_related("seat__institution", "seat__body").order_by("-starts", "pk")
    held += [f"{row.seat.institution} ({row.seat.body}), {span(row)}" for row in rows]
    account = person.account
    seen = account and account.last_login
    facts = [
        (_("E-mail address"), account.email if account else _("not said")),
        (_("Last signed in"), short_day(seen) if seen else _("never")),
        (_("Telephone"), _("given") if person.phone else _("not said")),
    ]
    return Side(str(person), facts, held[:SHOWN], max(len(held) - SHOWN, 0))


def institution_side(scene: Scene, institution: Institution) -> Side:
    """What is known of an institution, and its seats in this network."""
    here = {"institution": institution, "body__network": scene.network}
    seats = Seat.objects.filter(**here).select_related("body").order_by("-starts", "pk")
    held = [f"{row.body}, {span(row)}" for row in seats]
    there = Presence.objects.filter(**here).select_related("body").order_by("-starts", "pk")
    held += [_("Present: %(body)s") % {"body": f"{row.body}, {span(row)}"} for row in there]
    facts = [
        (_("What it is"), told(institution) or _("not said")),
        (_("Professional network"), institution.professional_network or _("not said")),
        (_("SIRET"), institution.siret or _("not said")),
        (_("Shared mailbox"), institution.mailbox or _("not said")),
    ]
    return Side(institution.name, facts, held[:SHOWN], max(len(held) - SHOWN, 0))


def span(row: Any) -> str:
    """Since when, and until when."""
    first = {"first": short_day(row.starts)}
    if row.ends is None:
        return _("since %(first)s") % first
    return _("from %(first)s to %(last)s") % {**first, "last": short_day(row.ends)}

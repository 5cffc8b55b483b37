"""Two persons, or two institutions, that are one: chosen, seen side by side, merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tourdetable.domain.networks.actions.merging import merge_institutions, merge_persons
from tourdetable.domain.networks.directory import persons_of
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.finding import (
    find_institutions,
    find_persons,
    near_institutions,
    near_persons,
)
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.persons import access
from tourdetable.interface.web.areas.persons.forms import MergeForm
from tourdetable.interface.web.areas.persons.labels import told
from tourdetable.interface.web.areas.persons.sides import (
    MergeSide,
    institution_side,
    person_side,
    together,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SHOWN = 12
"""How many are proposed at once."""


@dataclass(frozen=True)
class Candidate:
    """One that may be the same: its name, what is said of it, and the address that compares."""

    name: str
    said: str
    query: str


@dataclass(frozen=True)
class MergeChoice:
    """With which one: those that are near, or those that are looked for."""

    of: Person | Institution
    words: str
    rows: list[Candidate]


@dataclass(frozen=True)
class Merging:
    """How persons, or institutions, are found, told and merged."""

    page: str
    row: Callable[[Scene, int], Any]
    near: Callable[[Scene, Any, str], list[tuple[Any, str]]]
    side: Callable[[Scene, Any], MergeSide]
    action: Callable[..., Any]
    together: Callable[[Any, Any], list[str]]


@members_form
def person(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that a person is another one."""
    return merging(request, scene, PERSONS, pk)


@members_form
def institution(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that an institution is another one."""
    return merging(request, scene, INSTITUTIONS, pk)


def merging(request: Request, scene: Scene, how: Merging, pk: int) -> HttpResponse:
    """Which other one it is; then both side by side. Once done, to the one that stays."""
    able, one = access.composers(scene), how.row(scene, pk)
    asked = request.GET.get("with", "")
    other = how.row(scene, number(asked, pk)) if asked else None
    for row in (one, other):
        if row and (led := access.led_on(scene, how.page, row)):
            return led
    if other is None:
        words = words_of(request)
        return choose(request, one, words, how.near(scene, one, words))
    return confirm(request, scene, how, (one, other), able)


def number(asked: str, pk: int) -> int:
    """The key of the other one, in the address; 404 when it is none, or its own."""
    if not asked.isascii() or not asked.isdecimal() or int(asked) == pk:
        raise Http404
    return int(asked)


def words_of(request: Request) -> str:
    return " ".join(request.GET.get("q", "").split())[:100]


def choose(
    request: Request, one: Person | Institution, words: str, rows: Iterable[tuple[Any, str]]
) -> HttpResponse:
    """The page that asks which other one it is."""
    found = [Candidate(str(row), said, f"with={row.pk}") for row, said in rows if row != one]
    choice = MergeChoice(one, words, found)
    return render(request, "persons/merge_choice.html", {"choice": choice})


def near_people(scene: Scene, one: Person, words: str) -> list[tuple[Person, str]]:
    """Persons of the network who are looked for, or who probably are this one."""
    known = persons_of([scene.network]).filter(merged_into=None)
    if not words:
        return near_persons_of(one, known)
    found = find_persons(words, among=known, limit=SHOWN)
    ours = {*known.filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True)}
    return [(row, "") for row in found if row.pk in ours]


def near_persons_of(one: Person, known: QuerySet[Person]) -> list[tuple[Person, str]]:
    """Those of them who probably are the same person, and why."""
    near = near_persons(
        given_name=one.given_name,
        family_name=one.family_name,
        email=one.account.email if one.account else "",
        among=known,
    )
    return [(row.person, str(row.why.label)) for row in near[: SHOWN + 1] if row.known]


def near_ones(_scene: Scene, one: Institution, words: str) -> list[tuple[Institution, str]]:
    """Institutions that are looked for, or that probably are this one."""
    if words:
        return [(row, told(row)) for row in find_institutions(words, limit=SHOWN)]
    near = near_institutions(one.name, siret=one.siret)
    return [(row.institution, str(row.why.label)) for row in near[: SHOWN + 1]]


def confirm(
    request: Request, scene: Scene, how: Merging, rows: tuple[Any, Any], able: tuple[Office, ...]
) -> HttpResponse:
    """Both side by side, then which one stays."""
    form = MergeForm(posted(request), rows=rows, scene=scene, capacities=able)

    def act() -> Any:
        return how.action(network=scene.network, **form.chosen(), **form.signature)

    return answer(
        request,
        form,
        act,
        "persons/merge.html",
        then=lambda row: scene.url(how.page, row.pk),
        said=lambda row: _("All is now with %(name)s.") % {"name": row},
        kind=how.page,
        of=rows[0],
        sides=[how.side(scene, row) for row in rows],
        together=how.together(*rows),
    )


PERSONS = Merging("person", access.person_of, near_people, person_side, merge_persons, together)
INSTITUTIONS = Merging(
    "institution",
    access.institution_of,
    near_ones,
    institution_side,
    merge_institutions,
    lambda _one, _other: [],
)

"""The bodies of a network, a page at a time: the reader's own first, then those that need
somebody's care."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import BodyKind, word_for
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.summary import RANK, TO_SEE, Summary
from tourdetable.domain.journal.prepared import numbered
from tourdetable.domain.meetings.calendar.seasons import Reach
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.networks.reads import BODIES, first_of_bodies
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages
from tourdetable.interface.web.searching import Sought

ROWS = 12
"""How many bodies a page shows."""


class BodyListed(NamedTuple):
    """What a list says of a body."""

    pk: int
    kind: str
    name: str
    slug: str
    ends: date | None


@dataclass(frozen=True)
class AskedOfBodies:
    """What the address asks: words of a name, a kind, only those that need care (`need=1`), a
    page."""

    name: str = ""
    kind: str = ""
    need: str = ""
    page: str = ""


@dataclass(frozen=True)
class BodyRow:
    """A body, the worst state of the charter there, whether the reader sits there; `told` says its
    next meeting that the reader may know of, and its end."""

    name: str
    url: str
    state: State | None
    told: str
    mine: bool


@dataclass(frozen=True)
class KindChoice:
    """A kind of body, in the charter's words: how many there are, the address that shows these
    alone, whether it is this one."""

    name: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True)
class BodiesPage:
    """The bodies of a page, by kind, under the charter's words; how many there are in all, and in
    need of care."""

    asked: AskedOfBodies
    page: Page[BodyListed]
    groups: list[tuple[str, list[BodyRow]]]
    kinds: list[KindChoice]
    total: int
    needing: int

    @property
    def filtered(self) -> bool:
        """Whether some are left out."""
        return bool(self.asked.name or self.asked.kind or self.asked.need)

    @property
    def long(self) -> bool:
        """Whether there are several pages of them, among which one searches."""
        return self.total > ROWS

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        asked = {"name": self.asked.name, "kind": self.asked.kind, "need": self.asked.need}
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"{said}&" if said else ""


def bodies_page(scene: Scene, counted: Summary, known: Reach, asked: AskedOfBodies) -> BodiesPage:
    """The bodies of today (one query), and the next meetings of those that are shown (one)."""
    rows = BODIES.rows(network=scene.network.pk, on=scene.today)
    every = [BodyListed(*row) for row in rows]
    order = Order(scene, counted)
    found = sorted(order.passing(every, asked), key=order.rank)
    page = Pages(found, ROWS).get_page(asked.page)
    first = first_meetings(scene, known, [body.pk for body in page])
    kinds = scene.charter.vocabulary.body_kinds
    some = by_kind(page, kinds, lambda body: body.kind)
    return BodiesPage(
        asked,
        page,
        [
            (word_for_some(kinds, code, len(rows)), [order.row(b, first.get(b.pk)) for b in rows])
            for code, rows in some.items()
        ],
        kind_choices(scene, every, asked.kind),
        len(every),
        len([body for body in every if order.worst.get(body.pk) in TO_SEE]),
    )


def first_meetings(scene: Scene, known: Reach, bodies: Sequence[int]) -> dict[int, datetime]:
    """When each of these bodies meets next, as far as the reader may know (one query)."""
    asked = (*bodies, *[0] * (ROWS - len(bodies)))
    rows = first_of_bodies(known.kinds, len(known.bodies), ROWS).rows(
        network=scene.network.pk,
        now=scene.now,
        **numbered("reach", known.bodies),
        **numbered("asked", asked),
    )
    return dict(rows)


def kind_choices(scene: Scene, bodies: Iterable[BodyListed], asked: str) -> list[KindChoice]:
    """The kinds that there are bodies of, in the charter's order."""
    kinds, counts = scene.charter.vocabulary.body_kinds, Counter([body.kind for body in bodies])
    codes = [code for code in (*kinds, *(c for c in counts if c not in kinds)) if counts[code]]
    return [
        KindChoice(
            word_for_some(kinds, code, counts[code]),
            counts[code],
            f"?{urlencode({'kind': code})}#bodies",
            code == asked,
        )
        for code in codes
    ]


def word_for_some(kinds: Mapping[str, BodyKind], code: str, count: int) -> str:
    """The charter's word for one or several bodies of a kind."""
    return kinds[code].plural if code in kinds and count > 1 else word_for(kinds, code)


class Order:
    """In which order bodies are told to a reader, and how."""

    def __init__(self, scene: Scene, counted: Summary) -> None:
        self.scene, self.worst = scene, counted.worst
        self.own = {seat.body_id for seat in scene.member.seats}

    def state(self, body: BodyListed) -> State | None:
        """The worst state of the charter there, worth a badge."""
        return self.worst.get(body.pk)

    def rank(self, body: BodyListed) -> tuple[bool, int]:
        """One's own first, then the worst; by name beyond."""
        state = self.worst.get(body.pk)
        return body.pk not in self.own, RANK[state] if state else len(RANK)

    def passing(self, bodies: Iterable[BodyListed], asked: AskedOfBodies) -> list[BodyListed]:
        """Those that the filters let through."""
        sought = Sought.of(asked.name[:200])
        return [
            body
            for body in bodies
            if asked.kind in ("", body.kind)
            and (not asked.need or self.state(body) in TO_SEE)
            and (not sought.words or sought.stands_in(body.name))
        ]

    def row(self, body: BodyListed, first: datetime | None) -> BodyRow:
        said = _("Next meeting on %(day)s") % {"day": day(first)} if first else ""
        told = [said or _("No meeting in view")]
        if body.ends:
            told.append(_("until %(day)s") % {"day": day(body.ends)})
        return BodyRow(
            body.name,
            self.scene.url("body", body.slug),
            self.state(body),
            " · ".join(told),
            body.pk in self.own,
        )

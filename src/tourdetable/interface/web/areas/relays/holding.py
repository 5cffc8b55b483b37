"""What a member relays, for one of their seats: circulated minutes, or what the network shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.audience import Audience
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.library.models import Entry
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.relays.briefs import Brief, briefs_of
from tourdetable.domain.relays.models import COLUMNS, Relay, RelayedContent, Shared
from tourdetable.domain.relays.queries import counts_relays, relays_of
from tourdetable.domain.relays.rules import is_out, why_kept
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.deliverables.page import trail as work_trail
from tourdetable.interface.web.areas.experience.page import trail as report_trail
from tourdetable.interface.web.areas.library.page import trail as entry_trail
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, read
from tourdetable.interface.web.areas.relays.kit import KitChoice, RelayKit
from tourdetable.interface.web.areas.relays.matter import KitMatter, matter_of, page_of
from tourdetable.interface.web.areas.relays.paper import mail_text, mailto
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class HeldContent:
    """What is relayed, and the seat that relays it; `inside`: whoever reads is signed in, and may
    carry in their institution all that the network reads."""

    scene: Scene
    content: RelayedContent
    seat: Seat
    charter: Charter
    query: QueryDict
    inside: bool
    seats: tuple[Seat, ...] = ()
    record: MinutesInContext | None = None

    @property
    def minutes(self) -> Minutes | None:
        """The minutes, if that is what it is."""
        return self.content if isinstance(self.content, Minutes) else None

    @cached_property
    def matter(self) -> KitMatter:
        return matter_of(self.content, self.charter, self.scene)

    @property
    def offered(self) -> tuple[Audience, ...]:
        """How far it may be carried; nowhere, when it is read signed in alone."""
        return self.matter.offered(inside=self.inside)

    @cached_property
    def kit(self) -> RelayKit:
        """What they hand on, as they chose it."""
        choice = KitChoice.asked(self.query, self.offered)
        brief = Brief()
        if self.minutes is not None:
            meeting = self.minutes.meeting
            brief = briefs_of([meeting], now=self.scene.now)[meeting.pk]
        return RelayKit(self.matter, self.seat, self.charter, brief, choice, self.scene.today)

    @property
    def kept(self) -> str:
        """Why nothing may be handed on yet; empty when it may."""
        return why_kept(self.content)

    @property
    def wider(self) -> bool:
        """Whether more may be carried inside the institution."""
        return len(self.offered) > 1

    @property
    def title(self) -> str:
        """What it is called."""
        return self.minutes.meeting.title if self.minutes else self.matter.title

    @property
    def where(self) -> str:
        """Where and when it comes from, in a line."""
        if self.minutes is None:
            return self.matter.about
        return f"{self.minutes.meeting.body.name}, {day(self.minutes.meeting.starts_at)}"

    @property
    def trail(self) -> list[dict[str, str]]:
        """The way to what the network shares, and to this page."""
        return shared_trail(self.scene, self.content, _("Relay"))

    @property
    def page(self) -> str:
        """Where it is read."""
        return page_of(self.content, self.scene)

    @property
    def url(self) -> str:
        """Where it is relayed: the files of its kit begin there."""
        if self.minutes is not None:
            return self.scene.url("relay", self.minutes.meeting_id)
        return self.scene.url("relay_shared", COLUMNS[type(self.content)], self.content.pk)

    @property
    def reached_url(self) -> str:
        """Where one sees which institutions were reached."""
        return reached_url(self.scene, self.content)

    @property
    def chosen(self) -> str:
        """What follows the address of a file, so that it holds what the page shows."""
        kept = [(name, value) for name in ("chosen", "upto") if (value := self.query.get(name))]
        kept += [("keep", key) for key in self.query.getlist("keep")]
        kept += [("seat", str(self.seat.pk))] if len(self.seats) > 1 else []
        return f"?{urlencode(kept)}" if kept else ""

    @cached_property
    def mail(self) -> str:
        return mail_text(self.kit)

    @property
    def subject(self) -> str:
        return self.matter.subject

    @property
    def mailto(self) -> str:
        return mailto(self.kit)

    @cached_property
    def relays(self) -> Sequence[Relay]:
        """What this seat relayed of it already."""
        return list(relays_of(self.content).filter(seat=self.seat))


def reached_url(scene: Scene, content: RelayedContent) -> str:
    """Where one sees which institutions something reached."""
    if isinstance(content, Minutes):
        return scene.url("relays", content.meeting_id)
    return scene.url("shared_relays", COLUMNS[type(content)], content.pk)


def shared_trail(scene: Scene, content: RelayedContent, *here: str) -> list[dict[str, str]]:
    """The way to what the network shares, and to a page below."""
    if isinstance(content, Deliverable):
        return work_trail(scene, *here, work=content)
    if isinstance(content, ExperienceReport):
        return report_trail(scene, *here, report=content)
    return entry_trail(scene, *here, entry=content) if isinstance(content, Entry) else []


def holding(scene: Scene, pk: int, query: QueryDict) -> HeldContent:
    """Those that the reader relays, or 404: circulated minutes of a body where they sit."""
    record = read(scene, pk)
    seats = scene.member.seats_in(record.meeting.body_id)
    if record.minutes is None or record.state != MinutesState.CIRCULATED or not seats:
        raise Http404
    seat = chosen(seats, query)
    known: dict[str, Any] = {"inside": True, "seats": seats, "record": record}
    return HeldContent(scene, record.minutes, seat, record.charter, query, **known)


def holding_shared(scene: Scene, kind: str, pk: int, query: QueryDict) -> HeldContent:
    """What the network shares and the reader relays, or 404: it is out, and they have a seat; those
    whose relays the charter counts come first."""
    content, charter, seats = shared_of(scene, kind, pk), scene.charter, counted_first(scene)
    if not seats or not is_out(content):
        raise Http404
    seat = chosen(seats, query)
    known: dict[str, Any] = {"inside": True, "seats": seats}
    return HeldContent(scene, content, seat, charter, query, **known)


def counted_first(scene: Scene) -> tuple[Seat, ...]:
    """The seats of the reader, those of which the charter counts the relays first."""
    charter = scene.charter
    found = sorted(scene.member.seats, key=lambda one: not counts_relays(charter, one.body.kind))
    return tuple(found)


def chosen(seats: Sequence[Seat], query: QueryDict) -> Seat:
    """The one that the address asks for, else the first."""
    asked = query.get("seat", "")
    return next((one for one in seats if str(one.pk) == asked), seats[0])


def shared_of(scene: Scene, kind: str, pk: int) -> Shared:
    """Something that the network shares, by its kind, out or not; 404 when it is not there."""
    rows = SHARED.get(kind)
    if rows is None:
        raise Http404
    found: Shared | None = rows().filter(network=scene.network, pk=pk).first()
    if found is None:
        raise Http404
    found.network = scene.network
    return found


SHARED: dict[str, Callable[[], QuerySet[Any]]] = {
    "work": lambda: Deliverable.objects.select_related("body", "in_force__stored"),
    "report": lambda: ExperienceReport.objects.select_related(
        "body", "person", "seat__institution"
    ).prefetch_related("tags"),
    "entry": lambda: Entry.objects.select_related("body", "person", "seat__institution"),
}
"""What the network shares, by its column among relays, with what its page says."""


def holding_by_link(
    scene: Scene, content: RelayedContent, seat: Seat, query: QueryDict
) -> HeldContent:
    """The same for whoever opens their link: never more than what may leave the network."""
    charter = charter_of(content.meeting) if isinstance(content, Minutes) else scene.charter
    return HeldContent(scene, content, seat, charter, query, inside=False)

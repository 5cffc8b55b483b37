"""One experience, for one reader: a carrier, a second pair of eyes, or somebody for whom it is
published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.experience import rules
from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceReport, ReportUse, SecondReading
from tourdetable.domain.experience.queries import AROUND, carriers_of, is_carried, points_of
from tourdetable.domain.experience.sheets import LookedThrough, look_through
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.queries import is_held, local_day
from tourdetable.domain.people.models import Person
from tourdetable.domain.relays.queries import CarriedHome, carried_home
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.rules import Speaking
from tourdetable.domain.topics.rules import may_see as may_see_topic
from tourdetable.domain.uses.queries import as_read
from tourdetable.interface.web.areas.decisions.loading import HEAVY, readable
from tourdetable.interface.web.areas.decisions.words import outcome
from tourdetable.interface.web.areas.experience.shown import SheetShown
from tourdetable.interface.web.areas.experience.words import told_by_topic
from tourdetable.interface.web.areas.uses.listed import Uses
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.scene import Scene

USES = 50
"""How many uses are told at most."""


@dataclass(frozen=True)
class ToldAt:
    """A session where it is told: its point is said to those who may know whose it is."""

    meeting: Meeting
    point: str


@dataclass(frozen=True)
class ReportSheet:
    """An experience, and what its reader may do about it."""

    scene: Scene
    report: ExperienceReport
    carrying: Speaking
    readings: tuple[SecondReading, ...]

    @cached_property
    def shown(self) -> SheetShown:
        return SheetShown(self.report, self.scene.charter)

    @property
    def told_all(self) -> bool:
        """Whether the reader may know where it comes from, whatever others are told."""
        return bool(self.carrying) or not self.report.discreet

    @cached_property
    def looked(self) -> LookedThrough:
        """What was found in it, for those who write it."""
        return look_through(self.report)

    @cached_property
    def left_to(self) -> Speaking:
        """The offices by which the reader takes it back, since nobody carries it any more (two
        queries, for whoever has one)."""
        place, report = self.scene.standing, self.report
        if place is None or self.carrying or report.state != ReportState.PUBLISHED:
            return ()
        able = rules.may_take_back(place, report)
        return able if able and not is_carried(report, on=self.scene.today) else ()

    @cached_property
    def unheld(self) -> frozenset[int]:
        """The seats that were asked to read it, and that nobody holds today."""
        rows = self.report.readings.filter(~is_held("seat", self.scene.today))
        return frozenset(rows.values_list("seat", flat=True))

    @cached_property
    def carriers(self) -> list[Person]:
        return carriers_of(self.report, on=self.scene.today)

    @property
    def topic(self) -> Topic | None:
        """The topic that asked for it, where the reader may know of it."""
        topic, place = self.report.topic, self.scene.standing
        seen = topic is not None and place is not None and may_see_topic(place, topic)
        return topic if seen and self.told_all else None

    @property
    def told_by_topic(self) -> str:
        """That those who sit may know whose it is, though it says nothing of it."""
        return told_by_topic(self.report) if self.report.discreet else ""

    @cached_property
    def sessions(self) -> list[ToldAt]:
        """Where it was told, or is to be: for those who sit there, the first day first."""
        place = self.scene.standing
        if place is None:
            return []
        told = {one.meeting: one.title if self.told_all else "" for one in points_of(self.report)}
        if self.report.meeting is not None:
            told.setdefault(self.report.meeting, "")
        rows = sorted(told, key=lambda one: (one.starts_at, one.pk))
        return [ToldAt(one, told[one]) for one in rows if place.sits_in(one.body_id)]

    @cached_property
    def decided(self) -> Sequence[tuple[Decision, str]]:
        """What was decided on the points where it was told, as far as the reader may know."""
        if self.topic is None:
            return []
        rows = readable(self.scene.member).filter(item__topic=self.topic.pk).exclude(outcome="")
        return [(row, outcome(row)) for row in rows.defer(*HEAVY).order_by("pk")]

    @cached_property
    def carried(self) -> CarriedHome | None:
        """How far members carried it to their institutions."""
        return carried_home(self.scene.standing, self.report)

    @cached_property
    def uses(self) -> Uses | None:
        """What happened to those who tried it; for members."""
        if self.scene.standing is None or self.report.published_on is None:
            return None
        return Uses(list(as_read(self.report.uses.all())[:USES]), self.scene.standing)

    def use_url(self, use: ReportUse) -> str:
        """Where somebody says more of what they tried."""
        return self.scene.url("experience_tried_more", use.pk)

    @property
    def waited(self) -> int:
        """How many days ago it was proposed."""
        day = local_day(self.scene.network, self.report.proposed_at)
        return (self.scene.today - day).days

    @property
    def awaits_session(self) -> bool:
        """Whether nobody has dated a session for it yet."""
        topic = self.report.topic
        return topic is not None and topic.waits and not self.sessions

    @property
    def drafted(self) -> bool:
        return self.report.state == ReportState.DRAFT


def report_of(scene: Scene, pk: int) -> ReportSheet:
    """An experience that the reader may read, or 404 (two queries, three for a member)."""
    report = sought(scene, pk)
    place = scene.standing
    invited = set(report.carriers.values_list("person", flat=True)) if place else set()
    carrying = rules.carrying(place, report, invited) if place else ()
    readings = asked_of(scene, report) if place and not carrying else ()
    if not (carrying or readings or rules.may_read(place, report)):
        raise Http404
    return ReportSheet(scene, report, carrying, readings)


def sought(scene: Scene, pk: int) -> ExperienceReport:
    """An experience of the network, whoever may read it, or 404 (one query)."""
    rows = ExperienceReport.objects.filter(network=scene.network).select_related(
        *AROUND, "meeting__body", "topic__body", "topic__sent_to", "topic__seat__institution"
    )
    report = rows.filter(pk=pk).first()
    if report is None:
        raise Http404
    report.network = scene.network
    return report


def asked_of(scene: Scene, report: ExperienceReport) -> tuple[SecondReading, ...]:
    """The second readings that are asked of the reader's seats, as long as it is a draft."""
    if report.state != ReportState.DRAFT:
        return ()
    seats = [seat.pk for seat in scene.member.seats]
    return tuple(report.readings.filter(seat__in=seats).select_related("seat__institution"))


def carried(scene: Scene, pk: int) -> ReportSheet:
    """The same for those who write it; 403 to its other readers."""
    sheet = report_of(scene, pk)
    if not sheet.carrying:
        reserved(_("those who carry this experience"))
    return sheet


def not_draft(sheet: ReportSheet) -> str:
    """Why nothing of it may be changed, if that is so."""
    if sheet.drafted:
        return ""
    return _("It is published, or given up: take it back to a draft first.")


def trail(scene: Scene, *here: str, report: ExperienceReport | None = None) -> list[dict[str, str]]:
    """The way to the experiences of the network, to one of them, or to a page below."""
    steps = [
        {"label": _("Network"), "url": scene.url("network")},
        {"label": _("Experiences"), "url": scene.url("experiences")},
    ]
    if report is not None:
        steps.append({"label": report.title, "url": scene.url("experience", report.pk)})
    steps += [{"label": label, "url": ""} for label in here]
    return [*steps[:-1], {**steps[-1], "url": ""}]

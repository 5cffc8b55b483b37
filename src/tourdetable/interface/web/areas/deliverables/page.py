"""One deliverable as one reader has it: what they may know, read and do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.documents.text.speakers import TextSpeaker, refers
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.decisions.models import Decision, DecisionEffect
from tourdetable.domain.deliverables import rules
from tourdetable.domain.deliverables.enums import DeliverableState, LineAnswer, ReviewVerdict
from tourdetable.domain.deliverables.models import (
    Circulation,
    Deliverable,
    DeliverableUse,
    PeerReview,
    WorkVersion,
)
from tourdetable.domain.deliverables.queries import (
    circulations_of,
    is_refused,
    put_to,
    reviews_of,
    versions_of,
)
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.relays.queries import CarriedHome, carried_home
from tourdetable.domain.uses.queries import as_read
from tourdetable.interface.web.areas.decisions.words import ReaderWords
from tourdetable.interface.web.areas.deliverables.words import (
    AUDIENCES,
    Credit,
    credits_of,
    step_of,
    steps,
)
from tourdetable.interface.web.areas.uses.listed import Uses
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.scene import Scene

AROUND = ("body", "in_force__stored", "in_force__decision", "planned_by")
"""What a page says of a deliverable, besides itself."""


@dataclass(frozen=True)
class WorkSheet:
    """A deliverable, and all that one reader may know and do about it."""

    scene: Scene
    work: Deliverable

    @cached_property
    def able(self) -> Capacities:
        """The capacities in which the reader writes it, has it read, circulates it."""
        if self.scene.standing is None:
            return ()
        turns = current_turns(self.work.body, now=self.scene.now)
        return rules.may_work(self.scene.standing, self.work, turns)

    @cached_property
    def reviews(self) -> list[PeerReview]:
        """Who was asked to read it, and what they said."""
        return list(reviews_of(self.work, on=self.scene.today))

    @cached_property
    def asked_of_me(self) -> list[PeerReview]:
        """Those that were asked of a seat of the reader."""
        standing = self.scene.standing
        if standing is None:
            return []
        return [one for one in self.reviews if rules.may_review(standing, one)]

    @property
    def read_elsewhere(self) -> list[PeerReview]:
        """What those who read it said, for those near it; and whoever answered, what they said."""
        return self.reviews if self.near else [one for one in self.asked_of_me if one.verdict]

    @property
    def awaited(self) -> list[PeerReview]:
        """Of these, those that wait for an answer."""
        return [one for one in self.asked_of_me if not one.verdict]

    @cached_property
    def for_me(self) -> frozenset[int]:
        """The versions that the reader was asked to read, or that are put to a body where they sit:
        they have these as its body does (one query)."""
        standing = self.scene.standing
        if standing is None:
            return frozenset()
        here = (one for one in self.put if standing.sits_in(one.decision.body_id))
        asked = (one.of_id for one in self.asked_of_me)
        return frozenset((*(one.work_version or 0 for one in here), *asked))

    @cached_property
    def put(self) -> list[DecisionEffect]:
        """The decisions to which its versions were put."""
        return list(put_to(self.work))

    @cached_property
    def proposal(self) -> Decision | None:
        """The last decision to which its last version was put, as long as it is not approved."""
        if self.last is None or self.last.approved_on is not None:
            return None
        found = [one.decision for one in self.put if one.work_version == self.last.pk]
        return found[-1] if found else None

    @property
    def refused(self) -> bool:
        """Whether that decision was concluded, and was not adopted."""
        return self.proposal is not None and is_refused(self.proposal.outcome)

    @property
    def proposal_url(self) -> str:
        """Its page, for those who sit in its body."""
        found = self.proposal
        here = found is not None and self.scene.member.sits_in(found.body_id)
        return self.scene.url("decision", found.pk) if found and here else ""

    @property
    def near(self) -> bool:
        """Whether the reader writes it, or sits in its body: they read what is not out yet."""
        standing = self.scene.standing
        return standing is not None and (bool(self.able) or standing.sits_in(self.work.body_id))

    @property
    def known(self) -> bool:
        """Whether the reader may know of it."""
        standing = self.scene.standing
        if self.near or self.open_to_all:
            return True
        return standing is not None and rules.may_know(standing, self.work, asked=bool(self.for_me))

    @property
    def open_to_all(self) -> bool:
        """Whether strangers read it."""
        version = self.work.in_force
        return self.work.out and version is not None and version.audience == Audience.PUBLIC

    def may_read(self, version: WorkVersion) -> bool:
        """Whether the reader may have that version."""
        if self.near or version.pk in self.for_me:
            return True
        if version.pk != self.work.in_force_id or not self.work.out:
            return False
        member = self.scene.standing is not None
        return version.audience in BEYOND_THE_BODY if member else self.open_to_all

    def reading(self, version: WorkVersion | Deliverable) -> ReaderWords:
        """How far the reader sees in a text."""
        asked = version.pk in self.for_me
        works = bool(self.able)
        audience = rules.reads_as(self.scene.standing, self.work.body_id, works=works, asked=asked)
        return ReaderWords(
            self.scene.charter,
            audience,
            Audience(version.audience),
            self.scene.today,
            known=self.speakers if refers(version.text) else {},
            most=Attribution(version.attribution),
        )

    @cached_property
    def speakers(self) -> dict[int, TextSpeaker]:
        """The seats of its body that a text may refer to (one query)."""
        colleges = self.scene.charter.vocabulary.colleges
        rows = Seat.objects.filter(body=self.work.body_id).select_related("institution")
        return {
            seat.pk: TextSpeaker(str(seat.institution), word_for(colleges, seat.college))
            for seat in rows
        }

    @cached_property
    def versions(self) -> list[WorkVersion]:
        """Those that the reader may have, the latest first."""
        return [one for one in versions_of(self.work) if self.may_read(one)]

    @cached_property
    def shown(self) -> WorkVersion | None:
        """The version that the page shows: the one in force, as soon as one is; else the last."""
        known = {one.pk: one for one in self.versions}
        return known.get(self.work.in_force_id or 0) or next(iter(self.versions), None)

    @property
    def terms(self) -> Deliverable | WorkVersion:
        """What it is called here: whoever does not work near it reads what was approved."""
        return self.work.in_force if self.work.in_force and not self.near else self.work

    @cached_property
    def credits(self) -> list[Credit]:
        """Whose work the version in force is told to be (two queries)."""
        version = self.work.in_force
        if version is None:
            return []
        rows = WorkVersion.objects.filter(pk=version.pk)
        found = rows.prefetch_related("authors__seat__institution", "authors__person").get()
        return credits_of(found, self.scene.charter, str(self.work.body))

    @cached_property
    def circulations(self) -> list[Circulation]:
        return list(circulations_of(self.work)) if self.near else []

    @cached_property
    def carried(self) -> CarriedHome | None:
        """How far members carried it to their institutions."""
        return carried_home(self.scene.standing, self.work)

    @cached_property
    def uses(self) -> Uses:
        """What came of it, as a member reads it."""
        rows = as_read(DeliverableUse.objects.filter(deliverable=self.work))
        return Uses(list(rows), self.scene.member)

    def use_url(self, use: DeliverableUse) -> str:
        """Where somebody says more of what came of it."""
        return self.scene.url("work_use", self.work.number, use.pk)

    def answer_words(self, answer: str) -> str:
        """What was answered to a line of the checklist."""
        return str(LineAnswer(answer).label) if answer else "–"

    @property
    def use_count(self) -> int:
        """How many say so, for strangers: nothing of a few."""
        found = self.work.uses.count()
        return found if found >= THRESHOLD else 0

    @cached_property
    def last(self) -> WorkVersion | None:
        """The last version that was kept."""
        return next(iter(self.versions), None) if self.near else None

    @property
    def ready(self) -> bool:
        """Whether the last version waits for a decision: it was said to be ready elsewhere."""
        return (
            self.last is not None
            and self.last.approved_on is None
            and any(
                one.of_id == self.last.pk and one.verdict == ReviewVerdict.READY
                for one in self.reviews
            )
        )

    @property
    def unread(self) -> bool:
        """Whether nobody holds any of the seats of which an answer about it is awaited."""
        waited = [one for one in self.reviews if not one.verdict and one.of == self.last]
        return bool(waited) and not any(
            one.held  # type: ignore[attr-defined]  # `reviews_of` asks it with the row
            for one in waited
        )

    @property
    def lacks(self) -> bool:
        """Whether who read the last version said what it misses."""
        said = {(one.of_id, one.verdict) for one in self.reviews}
        return self.last is not None and (self.last.pk, ReviewVerdict.MISSING) in said

    @property
    def late(self) -> bool:
        """Whether its day is past, and it did not come."""
        due = self.work.due_on
        return self.work.owed and due is not None and due < self.scene.today

    @property
    def given_up(self) -> bool:
        return self.work.state == DeliverableState.ABANDONED

    @property
    def steps(self) -> Sequence[str]:
        return steps()

    @property
    def step(self) -> int:
        return step_of(self.work.state)

    @property
    def next_words(self) -> str:
        """What is next, for those who work on it."""
        if self.last is None:
            return _("Write it here, or deposit a file; then keep a version to have it read.")
        if self.last.approved_on is None:
            return self.reading_words
        if self.work.state == DeliverableState.APPROVED:
            return _("It is approved: say to whom it goes.")
        return _("It is out: say here when it goes to others, and what came of it.")

    @property
    def reading_words(self) -> str:
        """What is next until it is approved."""
        reading = self.work.state == DeliverableState.REVIEW
        again = _("Write it again and keep a version, or put this one to decision again.")
        put = _("It is put to decision: what comes of it is told here.")
        lacks = _("Something is missing, says who read it: write it, then keep a version.")
        cases = (
            (self.refused, again),
            (self.proposal is not None, put),
            (self.ready, _("Another institution says that it is ready: put it to decision.")),
            (self.unread, _("Nobody holds the seat that was asked any more: ask another one.")),
            (reading, _("Another institution is reading it.")),
            (self.lacks, lacks),
        )
        asked = _("Ask another institution to read the last version.")
        return next((words for holds, words in cases if holds), asked)

    @property
    def audience_words(self) -> str:
        return str(AUDIENCES[Audience(self.terms.audience)])


def sheet_of(scene: Scene, number: int) -> WorkSheet:
    """A deliverable that the reader may know of, or 404."""
    rows = Deliverable.objects.filter(network=scene.network, number=number)
    found = rows.select_related(*AROUND).prefetch_related("held_by__institution", "tags").first()
    if found is None:
        raise Http404
    found.network = found.body.network = scene.network
    sheet = WorkSheet(scene, found)
    if not sheet.known:
        raise Http404
    return sheet


def workers(sheet: WorkSheet) -> Capacities:
    """The capacities in which the reader works on it; 403 to others, who are told who does."""
    names = ", ".join(str(seat) for seat in sheet.work.held_by.all())
    return sheet.able or reserved(
        _("%(seats)s, which make it, and those who lead %(body)s")
        % {"seats": names, "body": sheet.work.body}
    )


def version_of(sheet: WorkSheet, number: int) -> WorkVersion:
    """A version that the reader may have, or 404."""
    rows = sheet.work.versions.select_related("stored", "kept_by", "decision")
    found = rows.filter(number=number).first()
    if found is None or not sheet.may_read(found):
        raise Http404
    return found


def in_force(scene: Scene, number: int) -> tuple[WorkSheet, WorkVersion]:
    """What anybody who may read it cites: its version in force, once it is out; or 404."""
    sheet = sheet_of(scene, number)
    version = sheet.work.in_force
    if version is None or not sheet.work.out or not sheet.may_read(version):
        raise Http404
    return sheet, version


def trail(scene: Scene, *here: str, work: Deliverable | None = None) -> list[dict[str, str]]:
    """The way to the deliverables of the network, to one of them, or to a page below."""
    steps = [
        {"label": _("Network"), "url": scene.url("network")},
        {"label": _("Deliverables"), "url": scene.url("works")},
    ]
    if work is not None:
        label = _("No. %(number)d") % {"number": work.number}
        steps.append({"label": label, "url": scene.url("work", work.number)})
    return [*steps, *({"label": words, "url": ""} for words in here)]

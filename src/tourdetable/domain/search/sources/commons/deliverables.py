"""What bodies produce: the version that each of its readers has, cut for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.deliverables.models import Deliverable, PeerReview, WorkVersion
from tourdetable.domain.deliverables.queries import APPROVES
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.search.marks import EVERYBODY, MEMBERS, holding, leading, sitting
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
    keys,
    tags_of,
)
from tourdetable.domain.search.sources.cutting import MarkedText
from tourdetable.domain.search.sources.files import texts_of


class DeliverablesSource(SearchSource):
    """As its page has it: who makes it reads all, its body what is for the body, whoever is asked
    to read or to approve a version that one, the members and strangers the version in force once it
    is out. Those who lead by a duty of the day find it as its body does."""

    code, filed = "deliverable", Deliverable
    whose = "deliverable"

    def rows(self, seen: Seen) -> QuerySet[Deliverable]:
        found = Deliverable.objects.filter(network=seen.network)
        return found.select_related("body").prefetch_related("held_by", "tags")

    def things(self, rows: Sequence[Deliverable], seen: Seen) -> Iterator[Thing]:
        versions = WorkVersion.objects.filter(deliverable__in=rows)
        kept, asked = list(versions.order_by("number")), asked_to_read(rows)
        files = texts_of(one.stored_id for one in kept)
        for work in rows:
            own = [one for one in kept if one.deliverable_id == work.pk]
            yield FoundWork(work, own, asked[work.pk], files, seen).thing

    def documents(self) -> QuerySet[WorkVersion]:
        return WorkVersion.objects.filter(stored__isnull=False)

    def touched(self, news: SearchNews) -> Iterable[int]:
        put, seats = Q(versions__in=news.of("work_version")), news.of("seat")
        moved = Q(held_by__in=seats) | Q(versions__reviews__seat__in=seats)
        return keys(Deliverable.objects.filter(Q(pk__in=news.of(self.code)) | put | moved))


def asked_to_read(rows: Sequence[Deliverable]) -> dict[int, dict[frozenset[str], set[int]]]:
    """Of each deliverable, by its id: who has which of its versions as its body does, because it
    was asked of their seat or is put to their body (two queries)."""
    found: dict[int, dict[frozenset[str], set[int]]] = defaultdict(lambda: defaultdict(set))
    reviews = PeerReview.objects.filter(of__deliverable__in=rows).order_by("pk")
    for work, version, seat in reviews.values_list("of__deliverable", "of", "seat"):
        found[work][holding([seat])].add(version)
    by_version = dict(
        WorkVersion.objects.filter(deliverable__in=rows).values_list("pk", "deliverable")
    )
    put = DecisionEffect.objects.filter(kind=APPROVES, work_version__in=by_version).order_by("pk")
    for one, body in put.values_list("work_version", "decision__body"):
        if one is not None:
            found[by_version[one]][sitting(body)].add(one)
    return found


@dataclass(frozen=True)
class FoundWork:
    """A deliverable, its `versions`, who was `asked` to read which, and the words of its files."""

    work: Deliverable
    versions: Sequence[WorkVersion]
    asked: dict[frozenset[str], set[int]]
    files: dict[int, str]
    seen: Seen

    @property
    def thing(self) -> Thing:
        """What is found of it."""
        work = self.work
        planned = local_day(self.seen.network, work.planned_at)
        on = work.circulated_on or work.delivered_on or work.abandoned_on or planned
        return Thing(
            work.pk,
            tuple(self.readings()),
            work.body_id,
            on,
            part=str(work.number),
            again_on=min(filter(None, self.opening()), default=None),
            tags=tags_of(work),
        )

    def opening(self) -> Iterator[date | None]:
        """The days on which more may be read of its versions."""
        return (self.cut(one).opens_on for one in self.versions if not one.is_file)

    @cached_property
    def in_force(self) -> WorkVersion | None:
        return next((one for one in self.versions if one.pk == self.work.in_force_id), None)

    @property
    def shown(self) -> WorkVersion | None:
        """What its page shows to those who are near it."""
        return self.in_force or (self.versions[-1] if self.versions else None)

    def readings(self) -> Iterator[SearchReading]:
        """The fullest first."""
        work, shown = self.work, self.shown
        makers = holding(seat.pk for seat in work.held_by.all()) | leading(work.body)
        yield self.reading(makers, work, joined(self.said(shown, Audience.PRESENT), self.draft))
        yield self.reading(sitting(work.body_id), work, self.said(shown, Audience.BODY))
        yield from self.asked_readings()
        yield from self.far_readings()

    @property
    def draft(self) -> str:
        """What is being written, unless the version that is shown says it."""
        work, shown = self.work, self.shown
        if shown is not None and shown.text == work.text:
            return ""
        text = MarkedText.of(work.text, Audience(work.audience), self.seen.on)
        return text.read_by(Audience.PRESENT)

    def asked_readings(self) -> Iterator[SearchReading]:
        """Those of whoever is asked to read a version: what is in force if they may have it, else
        the latest."""
        wide = {self.in_force.pk} if self.in_force and self.reaches(BEYOND_THE_BODY) else set[int]()
        held = [(who, self.best(own | wide), own) for who, own in self.asked.items()]
        for who, shown, own in sorted(held, key=lambda one: self.rank(one[1]), reverse=True):
            audience = Audience.BODY if shown.pk in own else Audience.NETWORK
            yield self.reading(who, self.in_force or self.work, self.said(shown, audience))

    def best(self, known: set[int]) -> WorkVersion:
        """The one that a page shows of some versions."""
        return max((one for one in self.versions if one.pk in known), key=self.rank)

    def rank(self, version: WorkVersion) -> tuple[bool, int]:
        return version.pk == self.work.in_force_id, version.number

    def far_readings(self) -> Iterator[SearchReading]:
        """Those of members and of strangers."""
        public = self.reaches([Audience.PUBLIC])
        terms = self.in_force or self.work
        if self.work.audience in BEYOND_THE_BODY or public:
            shown = self.in_force if self.reaches(BEYOND_THE_BODY) else None
            words = self.said(shown, Audience.NETWORK)
            yield self.reading(frozenset({MEMBERS}), terms, words)
        if public:
            words = self.said(self.in_force, Audience.PUBLIC)
            yield self.reading(frozenset({EVERYBODY}), terms, words)

    def reaches(self, audiences: Iterable[str]) -> bool:
        """Whether the version in force is out, for one of these audiences."""
        return self.work.out and self.in_force is not None and self.in_force.audience in audiences

    def reading(
        self, by: frozenset[str], terms: Deliverable | WorkVersion, words: str
    ) -> SearchReading:
        """What it is called there, and the words."""
        said = joined(terms.summary, self.work.because, words)
        return SearchReading(by, terms.title, said)

    def said(self, version: WorkVersion | None, audience: Audience) -> str:
        """The words of a version for an audience; a file is for whoever has it."""
        if version is None:
            return ""
        if version.stored_id is not None:
            return joined(version.name, self.files.get(version.stored_id, ""))
        return self.cut(version).read_by(audience)

    def cut(self, version: WorkVersion) -> MarkedText:
        return MarkedText.of(version.text, Audience(version.audience), self.seen.on)

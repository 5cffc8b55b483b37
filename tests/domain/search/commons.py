"""What members make, tell and keep in common, drawn at random; and what each reads of it, page by
page."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.domain.builders import NOW, TODAY, Circle
from tourdetable.core.documents.text.outline import words as plain_words
from tourdetable.core.words.attribution import Attribution
from tourdetable.domain.decisions.models import Decision, DecisionEffect
from tourdetable.domain.deliverables.models import Deliverable, PeerReview, WorkVersion
from tourdetable.domain.experience import queries as experience
from tourdetable.domain.experience.models import ExperienceCall, ExperienceReport, ReportCarrier
from tourdetable.domain.groups import queries as groups
from tourdetable.domain.groups.models import GroupReport, TermsOfReference, ThemeCall
from tourdetable.domain.library import queries as library
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import Standing, charter_in_force, charter_row_in_force
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.deliverables.page import WorkSheet
from tourdetable.interface.web.areas.experience.shown import SheetShown
from tourdetable.interface.web.base.scene import Scene

REACH = ("body", "network", "partners", "public")
KINDS = ("deliverable", "experience", "experience_call", "entry", "terms", "group_report",
         "theme_call")  # fmt: skip
Page = tuple[Any, ...]


class DrawnCommons:
    """Rows in the bodies of a circle; `said` writes some words, `marked` a text with passages for
    several readers."""

    def __init__(
        self,
        circle: Circle,
        dice: random.Random,
        said: Callable[[int], str],
        marked: Callable[[], str],
    ) -> None:
        self.circle, self.dice, self.said, self.marked = circle, dice, said, marked
        self.network = circle.network
        self.bodies = list(Body.objects.filter(network=self.network).order_by("pk"))
        self.seats = list(Seat.objects.filter(body__in=self.bodies).order_by("pk"))
        self.people = list(Person.objects.order_by("pk"))
        for number in range(10):
            self.deliverable(number)
            self.experience()
            self.entry()
        for body in self.bodies:
            self.group(body)

    def deliverable(self, number: int) -> None:
        body = self.dice.choice(self.bodies)
        said = {"title": self.said(1), "summary": self.said(1), "audience": self.reach()}
        more = {"network": self.network, "number": number + 1, "planned_at": NOW, "kind": "note"}
        work = Deliverable.objects.create(body=body, text=self.marked(), **said, **more)
        work.held_by.set(self.dice.sample(self.seats, 1))
        versions = [self.version(work, one) for one in range(self.dice.choice([0, 1, 2]))]
        if versions and self.dice.random() < 0.7:
            work.in_force, work.delivered_on, work.state = versions[0], TODAY, "approved"
            work.circulated_on = self.dice.choice([None, TODAY, TODAY])
            work.save()

    def version(self, work: Deliverable, number: int) -> WorkVersion:
        said = {"title": self.said(1), "summary": self.said(1), "audience": self.reach()}
        more = {"number": number + 1, "digest": "0" * 64, "kept_at": NOW, "text": self.marked()}
        made = WorkVersion.objects.create(deliverable=work, **said, **more)
        if self.dice.random() < 0.4:
            seat = self.dice.choice(self.seats)
            PeerReview.objects.create(of=made, seat=seat, lines=[], asked_at=NOW)
        if self.dice.random() < 0.3:
            self.put(made)
        return made

    def put(self, version: WorkVersion) -> None:
        """It is put to some body."""
        decision = self.dice.choice(list(Decision.objects.order_by("pk")))
        charter = charter_row_in_force(self.network, on=TODAY)
        said = {"kind": "approve_deliverable", "work_version": version.pk, "charter": charter}
        said["identity"] = f"approve {version.pk}"
        DecisionEffect.objects.create(decision=decision, **said)

    def experience(self) -> None:
        seat = self.dice.choice([None, *self.seats])
        body = seat.body if seat else None
        who = {"network": self.network, "seat": seat, "body": body, "proposed_at": NOW}
        who["person"] = self.dice.choice(self.people)
        state = self.dice.choice(["in_draft", "given_up", "published", "published", "published"])
        far = {"audience": self.reach(), "attribution": self.dice.choice(list(Attribution)).value}
        out = {"published_on": TODAY, "checked": "x", "state": state}
        texts = {"title": self.said(1), "done": self.said(1), "contacts": self.said(1)}
        made = ExperienceReport.objects.create(**who, **far, **out, **texts)
        invited = {"person": self.dice.choice(self.people), "invited_at": NOW}
        ReportCarrier.objects.create(report=made, **invited)
        ExperienceCall.objects.create(
            network=self.network, body=body, title=self.said(1), words=self.said(1), opened_at=NOW
        )

    def entry(self) -> None:
        body, audience = self.dice.choice([None, *self.bodies]), self.reach()
        who = {"network": self.network, "seat": self.dice.choice([None, *self.seats])}
        who |= {"person": self.dice.choice(self.people), "keeper": self.dice.choice(self.seats)}
        far = {"audience": audience if body else "network", "body": body}
        far["attribution"] = self.dice.choice(list(Attribution)).value
        days = {"brought_on": TODAY, "brought_at": NOW, "expires_on": date(2029, 1, 1)}
        days["retired_on"] = self.dice.choice([None, None, TODAY])
        texts = {"title": self.said(1), "text": self.said(1), "results": self.said(1)}
        Entry.objects.create(kind="tool", **who, **far, **days, **texts)

    def group(self, body: Body) -> None:
        said = {name: self.said(1) for name in ("question", "why", "existing", "added")}
        days = dict.fromkeys(("starts", "midway", "ends"), TODAY)
        for number in (1, 2):
            TermsOfReference.objects.create(
                body=body, number=number, written_at=NOW, **days, **said
            )
        given = {"kind": "midway", "given_on": self.dice.choice([None, TODAY])}
        GroupReport.objects.create(body=body, done=self.said(1), **given)
        span = {"opens": TODAY, "closes": TODAY}
        texts = {"title": self.said(1), "words": self.said(1)}
        ThemeCall.objects.create(body=body, kind="board", **texts, **span)

    def reach(self) -> str:
        return self.dice.choice(REACH)


WORDS = ["budget", "communes", "logement", "école"]


def scene_of(circle: Circle, standing: Standing | None) -> Scene:
    """Somebody, or a stranger, opens the pages of the circle."""
    charter = charter_in_force(circle.network, on=TODAY)
    place = standing if standing and standing.belongs else None
    return Scene(circle.network, charter, NOW, TODAY, place)


def pages(circle: Circle, standing: Standing | None) -> Iterator[Page]:
    """All that is for somebody (None: a stranger) to read of it: kind, id, texts."""
    scene = scene_of(circle, standing)
    for work in Deliverable.objects.filter(network=circle.network).select_related("in_force"):
        work.network = work.body.network = circle.network
        sheet = WorkSheet(scene, work)
        if sheet.known:
            yield "deliverable", work.pk, *texts_of(sheet)
    place, network = scene.standing, circle.network
    reports = experience.seen_by(place) if place else experience.public(network)
    for report in reports.filter(state="published"):
        shown = SheetShown(report, scene.charter)
        told = shown.who if report.attribution in ("named", "institution") else ""
        yield "experience", report.pk, report.title, told, *(part.text for part in shown.parts)
    entries = library.seen_by(place) if place else library.for_everybody(network)
    for entry in entries.filter(retired_on=None):
        yield "entry", entry.pk, entry.title, entry.text, entry.results
    if place is not None:
        yield from of_groups(place)


def texts_of(sheet: WorkSheet) -> Iterator[str]:
    """What its page, and for those who make it its form, holds."""
    work, shown = sheet.work, sheet.shown
    yield from (sheet.terms.title, sheet.terms.summary)
    if shown is not None:
        text = WorkVersion.objects.values_list("text", flat=True).get(pk=shown.pk)
        shown.text = text
        yield from (plain_words(one) for one in sheet.reading(shown).document(text).blocks)
    if sheet.able:
        yield from (plain_words(one) for one in sheet.reading(work).document(work.text).blocks)


def of_groups(place: Standing) -> Iterator[Page]:
    """What members read of working groups, and of calls."""
    for terms in groups.terms_seen_by(place):
        yield "terms", terms.pk, terms.question, terms.why, terms.existing, terms.added
    for report in groups.reports_seen_by(place).filter(given_on__isnull=False):
        yield "group_report", report.pk, report.body.name, report.done
    for call in groups.calls_seen_by(place):
        yield "theme_call", call.pk, call.title, call.words
    for one in experience.calls_for(place, on=TODAY):
        yield "experience_call", one.pk, one.title, one.words

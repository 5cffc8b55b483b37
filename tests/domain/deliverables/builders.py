"""A deliverable of the circle: the town makes it, the library reads it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from tests.domain.builders import NOW, Circle, decided, hold
from tests.domain.files.made import PDF
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables.actions.circulating import circulate
from tourdetable.domain.deliverables.actions.planning import WorkDetails, plan
from tourdetable.domain.deliverables.actions.reviewing import answer_review, ask_review
from tourdetable.domain.deliverables.actions.writing import deposit, keep_version, write
from tourdetable.domain.deliverables.models import (
    Circulation,
    Deliverable,
    PeerReview,
    WorkVersion,
)
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat


def said(circle: Circle, **more: Any) -> WorkDetails:
    """What is said of it."""
    known = WorkDetails("fact_sheet", "Qui lit quoi ?", "Une page.", held_by=[circle.town])
    return replace(known, **more)


def planned(circle: Circle, **more: Any) -> Deliverable:
    """Ana promises it."""
    return plan(body=circle.body, details=said(circle, **more), by=circle.by_ana(), now=NOW)


def fresh(work: Deliverable) -> Deliverable:
    return Deliverable.objects.get(pk=work.pk)


def of_now(work: Deliverable, circle: Circle) -> dict[str, Any]:
    """What each action about it is given, by Ana, as it stands."""
    return {"version": fresh(work).version, "by": circle.by_ana(), "now": NOW}


def written(circle: Circle, text: str = "On lit.", **more: Any) -> Deliverable:
    """She writes it."""
    work = planned(circle, **more)
    return write(deliverable=work, text=text, **of_now(work, circle))


def kept(circle: Circle, work: Deliverable, note: str = "") -> WorkVersion:
    """She keeps it as it stands."""
    return keep_version(deliverable=work, note=note, **of_now(work, circle))


def deposited(circle: Circle, work: Deliverable, content: bytes = PDF) -> WorkVersion:
    """She keeps a file."""
    how = {"content": BytesIO(content), "name": "fiche.pdf", "note": ""}
    return deposit(deliverable=work, **how, **of_now(work, circle))


def asked(circle: Circle, work: Deliverable, seat: Seat | None = None) -> PeerReview:
    """She asks the library to read it."""
    how = {"seat": seat or circle.library, "wanted_by": None}
    return ask_review(deliverable=work, **how, **of_now(work, circle))


def answered(
    circle: Circle, review: PeerReview, verdict: str = "ready", code: str = "yes", words: str = ""
) -> PeerReview:
    """Bao answers the same to each line."""
    row = PeerReview.objects.get(pk=review.pk)
    how = {"answers": [(code, "") for _line in row.lines], "verdict": verdict, "words": words}
    return answer_review(review=row, version=row.version, by=circle.by_bao(), now=NOW, **how)


def read(circle: Circle, text: str = "On lit.", **more: Any) -> WorkVersion:
    """A version that the library says to be ready."""
    work = written(circle, text, **more)
    version = kept(circle, work)
    answered(circle, asked(circle, work))
    return version


def approving(version: WorkVersion) -> EffectDraft:
    return EffectDraft("approve_deliverable", work_version=version.pk)


def approved(
    circle: Circle, meeting: Meeting | None = None, **more: Any
) -> tuple[Deliverable, Decision]:
    """The circle approves it."""
    version = read(circle, **more)
    decision = decided(circle, meeting or hold(circle), effect=approving(version))
    return fresh(version.deliverable), decision


def sent(circle: Circle, work: Deliverable, **more: Any) -> Circulation:
    """It goes to the circle, by mail."""
    how = {"how": "mail", "on": NOW.date(), "bodies": [circle.body]} | more
    return circulate(deliverable=work, **how, **of_now(work, circle))


def out(circle: Circle, meeting: Meeting | None = None, **more: Any) -> Deliverable:
    """It is circulated."""
    work, _decision = approved(circle, meeting, **more)
    sent(circle, work)
    return fresh(work)

"""Having a version read by a seat of another institution, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.deliverables.actions.planning import must_not_be_abandoned
from tourdetable.domain.deliverables.enums import DeliverableState, LineAnswer, ReviewVerdict
from tourdetable.domain.deliverables.models import (
    Deliverable,
    PeerReview,
    QualityChecklist,
    WorkVersion,
)
from tourdetable.domain.deliverables.queries import (
    checklist_of,
    last_version,
    questions_of,
    readers,
)
from tourdetable.domain.journal.actions import once, record, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Network, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line, wording

LINES, LINE, WORDS, COMMENT = 30, 300, 4_000, 1_000
"""Lines of a checklist; characters of each, of what a reader says, and says of a line."""


@once
def ask_review(
    *,
    deliverable: Deliverable,
    seat: Seat,
    wanted_by: date | None,
    version: int,
    by: By,
    now: datetime,
) -> PeerReview:
    """Ask a seat of another institution to read the last version that was kept."""
    current = lock(deliverable, version=version)
    must_not_be_abandoned(current)
    review = PeerReview(of=must_be_readable(current), seat=seat, wanted_by=wanted_by)
    must_be_elsewhere(current, seat, by)
    must_be_there(review, local_day(current.network, now))
    review.asked_at, review.asked_by_id = now, by.person_id
    review.lines = [[question, "", ""] for question in questions_of(current.network)]
    review.save()
    current.state = DeliverableState.REVIEW
    save("deliverable.review_asked", current, by, now, review=review.pk, seat=seat.pk)
    return review


def must_be_readable(deliverable: Deliverable) -> WorkVersion:
    """The last version, which nobody has approved yet."""
    kept = last_version(deliverable)
    if kept is None:
        raise ValidationError(_("Keep a version first: what is read must not change meanwhile."))
    if kept.approved_on is not None:
        raise ValidationError(_("This version is approved: keep another one first."))
    return kept


def must_be_there(review: PeerReview, today: date) -> None:
    """Refuse a seat that nobody holds, or that is asked already; a day that is over."""
    asked = review.of.deliverable
    if not readers(asked, on=today).filter(pk=review.seat_id).exists():
        raise ValidationError({"seat": _("Nobody holds this seat today: choose another one.")})
    if review.wanted_by is not None and review.wanted_by < today:
        raise ValidationError({"wanted_by": _("This day is over.")})
    if PeerReview.objects.filter(of=review.of, seat=review.seat).exists():
        raise ValidationError({"seat": _("This seat is asked already.")})


def must_be_elsewhere(deliverable: Deliverable, seat: Seat, by: By) -> None:
    """Refuse a reader of an institution that makes it, or asks."""
    own = set(deliverable.held_by.values_list("institution", flat=True))
    if isinstance(by, Actor) and by.seat is not None:
        own.add(by.seat.institution_id)
    if seat.institution_id in own:
        words = _("%(institution)s makes this deliverable: ask another institution to read it.")
        raise ValidationError({"seat": words % {"institution": seat.institution}})


@once
def take_back_review(*, review: PeerReview, version: int, by: By, now: datetime) -> None:
    """Ask that seat no more, as long as it has not answered."""
    current = lock(review, version=version)
    if current.verdict:
        raise ValidationError(_("It has been answered: what was said stays."))
    work = Deliverable.objects.select_for_update(no_key=True).get(pk=current.of.deliverable_id)
    tell("deliverable.review_taken_back", current, by, now)
    kept = current.of
    current.delete()
    settle(work, kept, by, now)


@once
def answer_review(
    *,
    review: PeerReview,
    answers: Sequence[tuple[str, str]],
    verdict: str,
    words: str,
    version: int,
    by: By,
    now: datetime,
) -> PeerReview:
    """What the reader answers to each line (code, comment), and says of the whole. They may say
    otherwise as long as the version is neither approved nor followed by another."""
    current = lock(review, version=version)
    work = waiting_work(current)
    if verdict not in ReviewVerdict.values:
        raise ValidationError({"verdict": _("Say whether it is ready.")})
    current.lines = answered(current, answers, verdict)
    current.words = wording(words, limit=WORDS).strip()
    must_say_enough(current, verdict)
    current.verdict, current.answered_at = verdict, now
    current.answered_by_id = by.person_id
    save("deliverable.review_answered", current, by, now, verdict=verdict)
    settle(work, current.of, by, now)
    return current


def waiting_work(review: PeerReview) -> Deliverable:
    """The deliverable that is read, locked, if it waits for an answer."""
    rows = Deliverable.objects.select_for_update(no_key=True)
    work = rows.get(pk=review.of.deliverable_id)
    must_not_be_abandoned(work)
    must_wait_for_it(review.of, work)
    return work


def must_wait_for_it(version: WorkVersion, work: Deliverable) -> None:
    """Refuse to speak of a version that is decided, or no longer the last one."""
    last = last_version(work)
    if version.approved_on is not None:
        raise ValidationError(_("This version is approved: what was said of it stays."))
    if last is not None and last.number > version.number:
        words = _("Version %(number)d followed meanwhile: that one is to be read.")
        raise ValidationError(words % {"number": last.number})


def answered(
    review: PeerReview, answers: Sequence[tuple[str, str]], verdict: str
) -> list[list[str]]:
    """The lines with their answers."""
    must_fit(answers, review)
    if verdict == ReviewVerdict.READY and any(not code for code, _words in answers):
        raise ValidationError(_("Answer each line of the checklist before you say it is ready."))
    return [
        [question, code, wording(comment, limit=COMMENT).strip()]
        for (question, *_before), (code, comment) in zip(review.lines, answers, strict=True)
    ]


def must_fit(answers: Sequence[tuple[str, str]], review: PeerReview) -> None:
    """Refuse answers that are not those of its lines."""
    known = ("", *LineAnswer.values)
    if len(answers) != len(review.lines) or any(code not in known for code, _words in answers):
        raise ValidationError(_("This choice is not in the list any more: choose again."))


def must_say_enough(review: PeerReview, verdict: str) -> None:
    """What is missing is said; and what misses something is not ready."""
    missing = [question for question, code, _words in review.lines if code == LineAnswer.NO]
    commented = any(comment for _question, _code, comment in review.lines)
    if verdict == ReviewVerdict.READY and missing:
        words = _("You answered “not yet” to: %(line)s. It is not ready then: say what is missing.")
        raise ValidationError({"verdict": words % {"line": missing[0]}})
    if verdict == ReviewVerdict.MISSING and not (review.words or commented):
        raise ValidationError({"words": _("Say what is missing, here or beside a line.")})


def settle(work: Deliverable, version: WorkVersion, by: By, now: datetime) -> None:
    """It is being read as long as a reader is awaited, or one says that it is ready."""
    if work.state != DeliverableState.REVIEW:
        return
    alive = version.reviews.filter(verdict__in=("", ReviewVerdict.READY))
    if not alive.exists():
        work.state = DeliverableState.DRAFTING
        work.version += 1
        work.save(update_fields=["state", "version"])


@once
def set_checklist(
    *, network: Network, lines: Sequence[str], number: int, by: By, now: datetime
) -> QualityChecklist:
    """Write the network's own checklist: the next reviews ask it. `number` is that of the one that
    was shown (0: the default)."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    last = checklist_of(network)
    if (last.number if last else 0) != number:
        raise ValidationError(_("Somebody wrote another checklist meanwhile: read it first."))
    asked = must_be_lines(lines)
    made = QualityChecklist(network=network, number=number + 1, lines=asked, written_at=now)
    made.written_by_id = by.person_id
    made.save()
    subject = f"checklist:{made.pk}"
    record(kind="checklist.written", network=network.slug, subject=subject, by=by, now=now)
    return made


def must_be_lines(lines: Sequence[str]) -> list[str]:
    """The lines that say something: one at least, and no more than anybody answers."""
    asked = [one_line(line, limit=LINE, missing="") for line in lines if line.strip()]
    if not asked:
        raise ValidationError({"lines": _("Write one line at least.")})
    if len(asked) > LINES:
        words = _("A checklist has %(most)d lines at most.") % {"most": LINES}
        raise ValidationError({"lines": words})
    return asked

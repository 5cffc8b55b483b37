"""Asking: a link to each, once; reminding those whose link still opens; closing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from secrets import token_hex

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By, unless_done
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Person
from tourdetable.domain.questionnaires.groups import SMALL, large_enough, people_of
from tourdetable.domain.questionnaires.models import (
    AnswerComment,
    AnswerSheet,
    AskedPerson,
    OpenLink,
    Questionnaire,
    drawn_id,
)

LONGEST = timedelta(days=120)
"""How long one may answer at most."""


@once
def send(*, questionnaire: Questionnaire, version: int, by: By, now: datetime) -> Questionnaire:
    """Open it, or ask those who were not asked yet (who came since the attendance was taken)."""
    current, today = locked(questionnaire, version, now)
    must_be_ready(current, today)
    left = not_asked(current, today)
    if not left and not current.room_code:
        raise ValidationError(_("Nobody is left to ask: nobody has come, or has an address."))
    current.opened_on = current.opened_on or today
    current.sendings += 1
    ask(current, left)
    return save("questionnaire.sent", current, by, now, sending=current.sendings)


def ask(current: Questionnaire, left: dict[Person, str]) -> None:
    """A link to each; sheets will name large groups only."""
    named = large_enough(current, left.values())
    here = {"questionnaire": current, "sending": current.sendings}
    rows = AskedPerson.objects.bulk_create(
        AskedPerson(**here, person=person, group=group if group in named else SMALL)
        for person, group in left.items()
    )
    OpenLink.objects.bulk_create(OpenLink(asked=one) for one in rows)
    current.asked += len(rows)


def not_asked(current: Questionnaire, today: date) -> dict[Person, str]:
    """Who is to be asked, has a mailbox, and was not asked yet."""
    known = AskedPerson.objects.filter(questionnaire=current).values_list("person", flat=True)
    done = set(known)
    every = people_of(current, on=today)
    return {one: group for one, group in every.items() if one.account_id and one.pk not in done}


@once
def open_room(
    *, questionnaire: Questionnaire, version: int, by: By, now: datetime
) -> Questionnaire:
    """Open it to whoever is shown a code, beside the links."""
    current, today = locked(questionnaire, version, now)
    must_be_ready(current, today)
    if current.room_code:
        raise ValidationError(_("There is a code already."))
    current.room_code, current.opened_on = token_hex(5), current.opened_on or today
    return save("questionnaire.room_opened", current, by, now)


@once
def remind(*, questionnaire: Questionnaire, version: int, by: By, now: datetime) -> Questionnaire:
    """Remind those whose link still opens; once a day at most."""
    current, today = locked(questionnaire, version, now)
    if not current.takes_answers(today):
        raise ValidationError(_("Nothing is asked any more."))
    if not OpenLink.objects.filter(asked__questionnaire=current).exists():
        raise ValidationError(_("Everybody who was asked has answered."))
    if current.reminded_on == today or current.opened_on == today:
        raise ValidationError(_("A message has left today already: wait until tomorrow."))
    current.reminded_on = today
    return save("questionnaire.reminded", current, by, now)


@once
def close(*, questionnaire: Questionnaire, version: int, by: By, now: datetime) -> Questionnaire:
    """Take no more answers; forget who was asked, and in what order answers came."""
    current, today = locked(questionnaire, version, now)
    if current.opened_on is None or current.closed_on is not None:
        raise ValidationError(_("It is not open."))
    current.closed_on = today
    current.closes_on = min(current.closes_on, today)
    AskedPerson.objects.filter(questionnaire=current).delete()
    shuffle(current)
    return save("questionnaire.closed", current, by, now)


def shuffle(current: Questionnaire) -> None:
    """Write all that was answered again, under other ids and in their order: neither the rows nor
    what the server keeps of each say any more which came first."""
    sheets = list(AnswerSheet.objects.filter(questionnaire=current))
    comments = list(AnswerComment.objects.filter(question__questionnaire=current))
    current.in_room = sum(one.in_room for one in sheets)
    AnswerSheet.objects.filter(questionnaire=current).delete()
    AnswerComment.objects.filter(question__questionnaire=current).delete()
    for row in (*sheets, *comments):
        row.pk = drawn_id()
    AnswerSheet.objects.bulk_create(sorted(sheets, key=lambda one: one.pk))
    AnswerComment.objects.bulk_create(sorted(comments, key=lambda one: one.pk))


def close_due(*, now: datetime) -> int:
    """Close what is open past its last day; how many. To run every day, or more often."""
    rows = Questionnaire.objects.filter(opened_on__isnull=False, closed_on=None)
    late = rows.filter(body__network__closed_on=None).select_related("body__network")
    return sum(
        close_late(one, now)
        for one in late.order_by("pk")
        if one.closes_on < local_day(one.body.network, now)
    )


def close_late(one: Questionnaire, now: datetime) -> bool:
    """Close one; False when somebody does it meanwhile."""
    named, version = f"questionnaire over:{one.pk}", one.version
    try:
        return unless_done(
            named, lambda by: close(questionnaire=one, version=version, by=by, now=now)
        )
    except ValidationError:
        return False


def locked(questionnaire: Questionnaire, version: int, now: datetime) -> tuple[Questionnaire, date]:
    """The questionnaire as it is now, and the day; answers that come meanwhile wait."""
    current = lock(questionnaire, version=version)
    return current, local_day(current.body.network, now)


def must_be_ready(current: Questionnaire, today: date) -> None:
    """Refuse to open what is over, empty, or lasts too long."""
    if current.closed_on is not None or current.closes_on < today:
        raise ValidationError(_("Its last day is past: choose another one first."))
    if current.closes_on > today + LONGEST:
        raise ValidationError(_("Its last day is too far: choose one within four months."))
    if not current.questions.exists():
        raise ValidationError(_("There is no question yet."))

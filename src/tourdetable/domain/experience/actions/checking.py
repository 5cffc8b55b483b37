"""Looking a sheet through before it leaves: passages kept with a reason, read again by a person,
by a second pair of eyes; then publishing it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.experience.actions.writing import FACTS, locked
from tourdetable.domain.experience.enums import KeptBecause, ReportState, SecondOpinion
from tourdetable.domain.experience.models import ExperienceReport, SecondReading
from tourdetable.domain.experience.rules import may_read_again
from tourdetable.domain.experience.sheets import look_through
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import wording

REASON = 300
"""Characters of a reason."""
OPINION = 4_000


@once
def keep_passage(
    *,
    report: ExperienceReport,
    version: int,
    key: str,
    why: str,
    words: str = "",
    by: Actor,
    now: datetime,
) -> ExperienceReport:
    """Say why a passage that was found may stay, in its sentence as it is."""
    current = locked(report, version)
    if key not in {one.key for one in look_through(current).passages}:
        raise ValidationError(
            _("This passage is not in the sheet any more: look it through again.")
        )
    given = {"why": why, "words": reason(why, words), "person": by.person, "at": now}
    current.kept.update_or_create(key=key, defaults=given)
    return save("experience.passage_kept", current, by, now, why=why)


def reason(why: str, words: str) -> str:
    """The words of a reason; refused when it is none."""
    if why not in KeptBecause.values:
        raise ValidationError({"why": _("Say why it may stay.")})
    said = wording(words, limit=REASON).strip()
    if why == KeptBecause.OTHER and not said:
        raise ValidationError({"words": _("Say in a few words why it may stay.")})
    return said


@once
def read_again(
    *, report: ExperienceReport, version: int, by: Actor, now: datetime
) -> ExperienceReport:
    """Say that one read the whole sheet again, documents included, and that nobody accompanied can
    be recognised. Refused while a passage waits."""
    current = locked(report, version)
    found = look_through(current)
    if found.open:
        raise ValidationError(
            _("Some passages were not looked at: change them, or say why they may stay.")
        )
    current.checked, current.checked_at, current.checked_by = found.text, now, by.person
    return save("experience.checked", current, by, now)


@once
def ask_second(
    *, report: ExperienceReport, version: int, seat: Seat, by: Actor, now: datetime
) -> ExperienceReport:
    """Ask a seat of another institution to read it before it leaves; asked again, it reads what the
    sheet says now."""
    current = locked(report, version)
    if not may_read_again(seat, current):
        raise ValidationError({"seat": _("Choose a seat of another institution.")})
    begun = {"opinion": SecondOpinion.WAITED, "words": "", "text": "", "asked_at": now}
    begun |= {"person": None, "answered_at": None}
    row, _made = SecondReading.objects.update_or_create(report=current, seat=seat, defaults=begun)
    return save("experience.second_asked", current, by, now, reading=row.pk)


@once
def do_without(
    *, report: ExperienceReport, version: int, reading: SecondReading, by: Actor, now: datetime
) -> ExperienceReport:
    """Wait no more for a second reading."""
    current = locked(report, version)
    current.readings.filter(pk=reading.pk).delete()
    return save("experience.second_dropped", current, by, now)


@once
def give_opinion(
    *, reading: SecondReading, text: str, opinion: str, words: str = "", by: Actor, now: datetime
) -> SecondReading:
    """Say what the second pair of eyes sees, on the words that were shown (`text`)."""
    report = ExperienceReport.objects.select_for_update(no_key=True).get(pk=reading.report_id)
    row = SecondReading.objects.select_for_update(no_key=True).get(pk=reading.pk)
    if by.seat != row.seat:
        raise ValidationError(_("Only a person who holds this seat speaks in its name."))
    if not report.writable or look_through(report).text != text:
        raise ValidationError(_("The sheet has changed since it was shown to you: read it again."))
    if opinion not in (SecondOpinion.FINE, SecondOpinion.CHANGE):
        raise ValidationError({"opinion": _("Say what you see.")})
    said = wording(words, limit=OPINION).strip()
    if opinion == SecondOpinion.CHANGE and not said:
        raise ValidationError({"words": _("Say what is to be changed.")})
    row.opinion, row.words, row.text = opinion, said, text
    row.person, row.answered_at = by.person, now
    row.save()
    tell("experience.second_given", report, by, now, reading=row.pk)
    return row


@once
def publish(
    *, report: ExperienceReport, version: int, by: Actor, now: datetime
) -> ExperienceReport:
    """Let those for whom it is read it. Refused unless it was read again, word for word."""
    current = locked(report, version)
    found = look_through(current)
    if found.missing:
        raise ValidationError(_("The sheet does not say yet what was done, or what came of it."))
    if not found.checked(current):
        raise ValidationError(
            _("Nothing leaves before somebody has read again exactly what the sheet says now.")
        )
    if found.waited:
        raise ValidationError(_("A second reading was asked, and is awaited on these words."))
    current.state = ReportState.PUBLISHED
    current.published_on = current.published_on or local_day(current.network, now)
    return save("experience.published", current, by, now, facts=FACTS)


@once
def take_back(
    *, report: ExperienceReport, version: int, by: Actor, now: datetime
) -> ExperienceReport:
    """Make it a draft again, to change it: until it is published anew, nobody else reads it."""
    current = lock(report, version=version)
    if current.writable:
        raise ValidationError(_("It is a draft already."))
    current.state = ReportState.DRAFT
    return save("experience.taken_back", current, by, now, facts=FACTS)

"""What people say of when they cannot come. The journal, kept for ever, has no day of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from tourdetable.domain.availability.enums import Part, Source
from tourdetable.domain.availability.free_busy import FreeBusy
from tourdetable.domain.availability.ics import UnreadableCalendar
from tourdetable.domain.availability.models import Absence, CalendarReading, WeeklyOff
from tourdetable.domain.availability.queries import landmarks_of
from tourdetable.domain.availability.sandbox import busy_apart
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.people.models import Person

AHEAD = timedelta(days=3 * 366)
"""How far ahead somebody may say that they are away."""
MOST = 300
"""Stretches that one person may type."""
DAY = timedelta(days=1)


def joined(parts: set[str]) -> str:
    """One part for several: a morning and an afternoon are a day."""
    return next(iter(parts)) if len(parts) == 1 else str(Part.DAY)


@once
def declare_absence(
    *,
    person: Person,
    first: date,
    last: date,
    part: str,
    if_need_be: bool = False,
    by: By,
    now: datetime,
) -> Absence:
    """Say that somebody cannot come on these days, both included, in that part of the day, or
    comes then only `if_need_be`."""
    own(person, by)
    must_be_days_to_come(first, last, now.date())
    must_leave_room(person)
    days: dict[str, Any] = {"person": person, "first": first, "last": last, "part": part}
    said: dict[str, Any] = {"source": Source.TYPED, "if_need_be": if_need_be}
    if Absence.objects.filter(**days, **said).exists():
        raise ValidationError(_("You have already said so: it is in your list."))
    absence, _made = Absence.objects.update_or_create(**days, defaults=said)
    told(person, "absence.declared", by, now)
    return absence


def must_leave_room(person: Person) -> None:
    """Refuse a list without end."""
    if Absence.objects.filter(person=person, source=Source.TYPED).count() >= MOST:
        raise ValidationError(_("You have already given 300 absences: remove some of them first."))


def must_be_days_to_come(first: date, last: date, on: date) -> None:
    """Refuse days back to front, past, or too far ahead."""
    if last < first:
        raise ValidationError({"last": _("The last day comes before the first one.")})
    if last < on - DAY:
        raise ValidationError({"last": _("These days are past.")})
    if last > on + AHEAD:
        raise ValidationError({"last": _("This is more than three years ahead.")})


@once
def withdraw_absence(*, absence: Absence, by: By, now: datetime) -> None:
    """Take back an absence, typed or read from a calendar."""
    own(absence.person, by)
    absence.delete()
    told(absence.person, "absence.withdrawn", by, now)


@once
def set_weekly_off(
    *,
    person: Person,
    halves: Iterable[tuple[int, str]],
    reluctant: Iterable[tuple[int, str]] = (),
    by: By,
    now: datetime,
) -> None:
    """Replace the half-days of each week (0 is Monday … 4 is Friday) when one cannot come, and
    those when one comes if need be: a half-day that is in both is one when one cannot."""
    own(person, by)
    cannot = weekly_parts(halves)
    may = weekly_parts(half for half in reluctant if half[1] not in cannot.get(half[0], ()))
    person.weekly_off.all().delete()
    keep_weekly(person, cannot, if_need_be=False)
    keep_weekly(person, may, if_need_be=True)
    told(person, "weekly_off.set", by, now)


def keep_weekly(person: Person, taken: Mapping[int, set[str]], *, if_need_be: bool) -> None:
    """Write half-days of each week, by weekday."""
    for weekday, parts in sorted(taken.items()):
        person.weekly_off.create(weekday=weekday, part=joined(parts), if_need_be=if_need_be)


def weekly_parts(halves: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    """The parts of each weekday. Raises `ValidationError` for what no form offers."""
    taken: dict[int, set[str]] = defaultdict(set)
    for weekday, part in halves:
        if weekday not in range(5) or part not in Part.values:
            raise ValidationError(_("Only half-days from Monday to Friday can be given."))
        taken[weekday].add(part)
    return taken


def import_calendar(
    *,
    person: Person,
    ics: bytes,
    first: date,
    last: date,
    zone: str,
    by: By,
    now: datetime,
    senders: Iterable[str] = (),
    sites: Iterable[str] = (),
) -> FreeBusy:
    """Read somebody's calendar (.ics): only its busy half-days between two days are kept, in place
    of the last import. The networks' own meetings are left aside: by their identifiers, or by the
    addresses from which this server writes (`senders`) and the hosts of its pages (`sites`).

    Raises `ValidationError`, in words, when the file is refused; what was there then stays. The
    file is read before the database is asked for anything: reading may take seconds.
    """
    own(person, by)
    landmarks = landmarks_of(person, first, last, senders=senders, sites=sites)
    try:
        found = busy_apart(ics, first=first, last=last, zone=zone, landmarks=landmarks)
    except UnreadableCalendar as refused:
        raise ValidationError({"calendar": refused_words(refused.code, person)}) from refused
    keep_calendar(person=person, busy=found, by=by, now=now)
    return found


@once
def keep_calendar(*, person: Person, busy: FreeBusy, by: By, now: datetime) -> None:
    """Keep what was read from a calendar, in place of the last one."""
    forget_import(person)
    Absence.objects.bulk_create(absences_read(person, busy), ignore_conflicts=True)
    CalendarReading.objects.create(
        person=person,
        read_at=now,
        entries=busy.entries,
        aside=dict(busy.aside),
        zones=[name[:80] for name in busy.zones[:5]],
    )
    told(person, "calendar.imported", by, now)


def absences_read(person: Person, busy: FreeBusy) -> list[Absence]:
    """The absences that a calendar tells, unsaved: sure ones, then those if need be."""
    whose = {"person": person, "source": Source.CALENDAR}
    rows = [Absence(**whose, **asdict(stretch)) for stretch in busy.stretches]
    return rows + [Absence(**whose, **asdict(one), if_need_be=True) for one in busy.tentative]


@once
def withdraw_import(*, person: Person, by: By, now: datetime) -> None:
    """Take back all that was read from a calendar."""
    own(person, by)
    forget_import(person)
    told(person, "calendar.withdrawn", by, now)


def forget_import(person: Person) -> None:
    Absence.objects.filter(person=person, source=Source.CALENDAR).delete()
    CalendarReading.objects.filter(person=person).delete()


def refused_words(code: str, person: Person) -> str:
    """Why a calendar is not read; and that nothing is lost of the one that was read before."""
    if CalendarReading.objects.filter(person=person).exists():
        kept = _("What was read from your calendar last time has not changed.")
        return f"{refusal(code)} {kept}"
    return refusal(code)


def refusal(code: str) -> str:
    """Why a calendar is not read, and what to do."""
    return {
        "empty": _("This file is empty: export your calendar again."),
        "web_page": _(
            "This file is a web page, not a calendar: it may be the sign-in page of the site where "
            "you looked for it. Sign in there, then export your calendar again."
        ),
        "zip": _("This is a .zip file: open it and choose the .ics file in it."),
        "message": _(
            "This file is the message that cancels a meeting, not your calendar: export your "
            "calendar from the program where you keep it."
        ),
        "no_entry": _("This calendar holds no appointment: there is nothing to read in it."),
        "nothing_understood": _(
            "None of the appointments of this calendar could be read: they have no dates that make "
            "sense. Export it again, or type your days yourself."
        ),
        "not_a_calendar": _(
            "This file is not a calendar: choose a file whose name ends with .ics, exported by the "
            "program where you keep your calendar."
        ),
        "cut": _(
            "This calendar was cut before its end, and nothing of it was read: export it again."
        ),
        "large": _("This file is larger than 5 MB: export only the coming months."),
        "entries": _("This calendar has more than 20,000 entries: export only the coming months."),
    }.get(
        code, _("This calendar repeats too many events to be read: export only the coming months.")
    )


def own(person: Person, by: By) -> None:
    """Only a person says when they cannot come (or the operator, from what they gave on paper)."""
    if by.person_id not in (person.pk, None):
        raise PermissionDenied(_("Only for the person concerned."))


def told(person: Person, kind: str, by: By, now: datetime) -> None:
    """Record that it was said: of a person, in all their networks, so of none of them alone."""
    record(kind=kind, network="", subject=f"person:{person.pk}", by=by, now=now)


def forget_past(*, now: datetime) -> int:
    """Delete past absences, and those of whoever sits nowhere: how many. Nothing is recorded."""
    past = now.date() - DAY
    sits = Q(ends=None) | Q(ends__gte=past)
    people = {*Mandate.objects.filter(sits).values_list("person", flat=True)}
    people |= {*Office.objects.filter(sits).values_list("person", flat=True)}
    gone, _rows = Absence.objects.filter(Q(last__lt=past) | ~Q(person__in=people)).delete()
    CalendarReading.objects.exclude(person__in=people).delete()
    left, _rows = WeeklyOff.objects.exclude(person__in=people).delete()
    return gone + left

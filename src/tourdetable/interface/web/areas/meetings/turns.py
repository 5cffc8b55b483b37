"""Who takes which duty: seats that take turns, how many they have had, who has had fewest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import DutyKind, SeatKind
from tourdetable.domain.meetings import queries
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.scene import Scene

SHOWN = 4
"""Seats named at most when several have had the fewest turns."""


def taking_turns(meeting: Meeting, scene: Scene) -> list[Seat]:
    """The seats of the body, on the day of the meeting, that take turns (ITC-06)."""
    day = local_day(scene.network, meeting.starts_at)
    seats = Seat.objects.active(day).filter(body=meeting.body).select_related("institution")
    return [
        s
        for s in seats.order_by("institution__sort_key", "pk")
        if s.kind == SeatKind.STANDING or s.volunteers
    ]


def taken_this_season(meeting: Meeting, scene: Scene) -> Counter[int]:
    """Turns of each seat at the other meetings of the season in which the meeting falls."""
    season = scene.charter.season.containing(local_day(scene.network, meeting.starts_at))
    zone = ZoneInfo(scene.network.time_zone)
    first = datetime.combine(season.first, time(), zone)
    last = datetime.combine(season.last + timedelta(days=1), time(), zone)
    turns = queries.turns_taken(meeting.body, first, last)
    return Counter(turn.seat_id for turn in turns if turn.meeting_id != meeting.pk)


class TurnsForm(WriteForm):
    """One seat for each duty of the body."""

    def __init__(
        self,
        *args: Any,
        meeting: Meeting,
        turns: Iterable[Turn],
        seats: Iterable[Seat],
        taken: Counter[int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, version=meeting.version, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        self.duties = self.scene.charter.vocabulary.duties_of(meeting.body.kind)
        for duty in self.duties:
            self.fields[name(duty.code)] = self.field(duty, turns, taken)
        self.acting_last()

    def field(
        self, duty: DutyKind, turns: Iterable[Turn], taken: Counter[int]
    ) -> forms.ChoiceField:
        """The seats among which one takes the duty, with the turns that each has taken."""
        choices = [(pk, in_words(seat, taken)) for pk, seat in self.seats.items()]
        gone = former(turns, duty, self.seats)
        return forms.ChoiceField(
            label=duty.name,
            choices=[("", _("Nobody yet")), *gone, *choices],
            required=False,
            initial=str(holder(turns, duty) or ""),
            help_text=suggestion(self.seats.values(), taken),
        )

    def chosen(self) -> dict[str, Seat | None]:
        """Duty → seat, for those that change. Only on a valid form."""
        changed = [duty.code for duty in self.duties if name(duty.code) in self.changed_data]
        return {code: self.seats.get(self.cleaned_data[name(code)]) for code in changed}

    def current_values(self, current: Meeting) -> dict[str, Any]:
        turns = list(current.turns.all())
        return {name(duty.code): str(holder(turns, duty) or "") for duty in self.duties}


def name(duty: str) -> str:
    """The name of a duty's field."""
    return f"duty-{duty}"


def holder(turns: Iterable[Turn], duty: DutyKind) -> int | None:
    """The seat that has the duty."""
    return next((turn.seat_id for turn in turns if turn.duty == duty.code), None)


def former(turns: Iterable[Turn], duty: DutyKind, seats: dict[str, Seat]) -> list[tuple[str, str]]:
    """The seat that has the duty although it no longer takes turns: shown, so that nothing
    changes by itself."""
    return [
        (str(t.seat_id), str(t.seat))
        for t in turns
        if t.duty == duty.code and str(t.seat_id) not in seats
    ]


def in_words(seat: Seat, taken: Counter[int]) -> str:
    """« Caf des Hautes-Rives (2 tours cette saison) »."""
    number = taken[seat.pk]
    if not number:
        return _("%(seat)s (no turn yet this season)") % {"seat": seat}
    words = ngettext(
        "%(seat)s (%(number)d turn this season)", "%(seat)s (%(number)d turns this season)", number
    )
    return words % {"seat": seat, "number": number}


def suggestion(seats: Iterable[Seat], taken: Counter[int]) -> str:
    """Whose turn it would be: the seats that have had fewest."""
    everyone = list(seats)
    if not everyone:
        return _("No seat of this body takes turns on that day.")
    fewest = min(taken[seat.pk] for seat in everyone)
    named = [str(seat) for seat in everyone if taken[seat.pk] == fewest]
    if len(named) == len(everyone):
        return _("All seats have had as many turns this season.")
    words = ", ".join(named[:SHOWN]) + ("…" if len(named) > SHOWN else "")
    return _("Fewest turns this season: %(seats)s") % {"seats": words}

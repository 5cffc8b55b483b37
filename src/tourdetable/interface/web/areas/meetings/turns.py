"""Who takes which duty: seats that take turns, how many they have had, who has had fewest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import DutyKind, SeatKind
from tourdetable.domain.meetings import queries
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.base.forms import WriteForm

SHOWN = 4
"""Seats named at most when several have had the fewest turns."""


def taking_turns(chosen: Chosen) -> list[Seat]:
    """The seats of the body, on the day of the meeting, that take turns (ITC-06)."""
    found = Seat.objects.active(chosen.on).filter(body=chosen.meeting.body)
    standing = found.filter(Q(kind=SeatKind.STANDING) | Q(volunteers=True))
    return list(standing.select_related("institution").order_by("institution__sort_key", "pk"))


def taken_this_season(chosen: Chosen) -> Counter[int]:
    """Turns of each seat at the other meetings of the season in which the meeting falls."""
    season = chosen.scene.charter.season.containing(chosen.on)
    zone = ZoneInfo(chosen.scene.network.time_zone)
    first = datetime.combine(season.first, time(), zone)
    last = datetime.combine(season.last + timedelta(days=1), time(), zone)
    turns = queries.turns_taken(chosen.meeting.body, first, last)
    return Counter(turn.seat_id for turn in turns if turn.meeting_id != chosen.meeting.pk)


class TurnsForm(WriteForm):
    """One seat for each duty of the body."""

    def __init__(self, *args: Any, chosen: Chosen, **kwargs: Any) -> None:
        super().__init__(*args, version=chosen.meeting.version, **kwargs)
        self.seats = {str(seat.pk): seat for seat in taking_turns(chosen)}
        self.duties = self.scene.charter.vocabulary.duties_of(chosen.meeting.body.kind)
        taken = taken_this_season(chosen)
        now = {turn.duty: turn.seat for turn in chosen.turns}
        for duty in self.duties:
            self.fields[name(duty.code)] = self.field(duty, now.get(duty.code), taken)
        self.acting_last()

    def field(self, duty: DutyKind, now: Seat | None, taken: Counter[int]) -> forms.ChoiceField:
        """The seats among which one takes the duty, with the turns that each has taken; the one
        that has it now is shown even if it takes no more turns, so that nothing changes by
        itself."""
        choices = [("", _("Nobody yet"))]
        if now is not None and str(now.pk) not in self.seats:
            choices.append((str(now.pk), str(now)))
        choices += [(pk, in_words(seat, taken)) for pk, seat in self.seats.items()]
        return forms.ChoiceField(
            label=duty.name,
            choices=choices,
            required=False,
            initial=str(now.pk) if now else "",
            help_text=suggestion(self.seats.values(), taken),
        )

    def chosen(self) -> dict[str, Seat | None]:
        """Duty → seat, for those that change. Only on a valid form."""
        changed = [duty.code for duty in self.duties if name(duty.code) in self.changed_data]
        return {code: self.seats.get(self.cleaned_data[name(code)]) for code in changed}

    def current_values(self, current: Meeting) -> dict[str, Any]:
        now = {turn.duty: str(turn.seat_id) for turn in current.turns.all()}
        return {name(duty.code): now.get(duty.code, "") for duty in self.duties}


def name(duty: str) -> str:
    """The name of a duty's field."""
    return f"duty-{duty}"


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

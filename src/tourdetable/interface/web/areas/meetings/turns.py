"""Who takes which duty: shared out beforehand among the seats that take turns; in the room, taken
over when the seat that has it is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import DutyKind, SeatKind
from tourdetable.domain.meetings.actions.duties import take_duty
from tourdetable.domain.meetings.enums import Answer, MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import ReplyRow
from tourdetable.domain.meetings.rules import may_speak
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rota.queries import rota_of
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.meetings.access import Chosen, DutyLine, choose
from tourdetable.interface.web.areas.meetings.answers import answer_about
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SHOWN = 3
"""How many of the next names are told."""


def taking_turns(chosen: Chosen) -> list[Seat]:
    """The seats of the body, on the day of the meeting, that take turns (ITC-06)."""
    found = Seat.objects.active(chosen.on).filter(body=chosen.meeting.body)
    standing = found.filter(Q(kind=SeatKind.STANDING) | Q(volunteers=True))
    return list(standing.select_related("institution").order_by("institution__sort_key", "pk"))


class TurnsForm(WriteForm):
    """One seat for each duty of the body."""

    def __init__(self, *args: Any, chosen: Chosen, **kwargs: Any) -> None:
        super().__init__(*args, version=chosen.meeting.version, **kwargs)
        self.seats = {str(seat.pk): seat for seat in taking_turns(chosen)}
        self.duties = self.scene.charter.vocabulary.duties_of(chosen.meeting.body.kind)
        meeting = chosen.meeting
        self.rota = rota_of(meeting.body, self.scene.charter, on=self.scene.today)
        now = {turn.duty: turn.seat for turn in chosen.turns}
        for duty in self.duties:
            self.fields[name(duty.code)] = self.field(duty, now.get(duty.code))
        self.acting_last()

    def field(self, duty: DutyKind, now: Seat | None) -> forms.ChoiceField:
        """The seats among which one takes the duty, with the turns that each has taken; the one
        that has it now is shown even if it takes no more turns, so that nothing changes by
        itself."""
        known = self.rota.balances(duty.code)
        taken = Counter({pk: balance.season for pk, balance in known.items()})
        names = self.rota.foreseen(SHOWN).next_names(self.rota, duty.code, SHOWN)
        choices = [("", _("Nobody yet"))]
        if now is not None and str(now.pk) not in self.seats:
            choices.append((str(now.pk), str(now)))
        choices += [(pk, in_words(seat, taken)) for pk, seat in self.seats.items()]
        return forms.ChoiceField(
            label=duty.name,
            choices=choices,
            required=False,
            initial=str(now.pk) if now else "",
            help_text=suggestion([seat.name for seat in names]),
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


def suggestion(names: Sequence[str]) -> str:
    """Whose turn comes next in the body, as its method says."""
    if not names:
        return _("No seat of this body takes turns on that day.")
    return _("Next: %(seats)s") % {"seats": ", ".join(names)}


class TakeForm(WriteForm):
    """One button; it carries which seat had the duty when it was shown (`instead_of`)."""

    instead_of = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)


@dataclass(frozen=True)
class DutyInRoom:
    """A duty on the day of the meeting: who has it, whether they are there, the button of whoever
    may take it over."""

    duty: DutyLine
    there: bool
    away: bool
    back: bool
    form: TakeForm | None


def in_room(
    chosen: Chosen,
    *,
    present: Collection[int],
    away: Collection[int],
    excused: Collection[int] = (),
) -> list[DutyInRoom]:
    """The duties, from the day of the meeting until its minutes are in review; `excused` are the
    seats that announced that nobody would come."""
    if not is_under_way(chosen):
        return []
    found = []
    for duty in chosen.duties:
        seats = takers(chosen, duty, present=present, away=away)
        pk = duty.seat.pk if duty.seat else None
        back = duty.instead_of in seats
        form = take_form(chosen, duty, seats) if seats else None
        found.append(DutyInRoom(duty, pk in present, pk in away or pk in excused, back, form))
    return found


def is_under_way(chosen: Chosen) -> bool:
    """Whether the day of the meeting has come, and its minutes are not in review yet."""
    meeting = chosen.meeting
    begun = meeting.state != MeetingState.CANCELLED and chosen.on <= chosen.scene.today
    return begun and meeting.sealed_at is None


def excused_seats(replies: Iterable[ReplyRow]) -> set[int]:
    """The seats of which somebody sent apologies, and nobody said that they come."""
    said: dict[int, set[str]] = {}
    for reply in (reply for reply in replies if reply.stands):
        said.setdefault(reply.seat_id, set()).add(reply.answer)
    return {seat for seat, answers in said.items() if answers == {Answer.EXCUSED}}


def takers(
    chosen: Chosen, duty: DutyLine, *, present: Collection[int], away: Collection[int]
) -> tuple[Seat, ...]:
    """The reader's seats that may take the duty now: it is free, or its seat is not there; or it
    was theirs to take."""
    own = [seat for seat in may_speak(chosen.scene.member, chosen.meeting) if seat.takes_turns]
    free = duty.seat is None or duty.seat.pk not in present
    return tuple(
        seat
        for seat in own
        if seat != duty.seat and seat.pk not in away and (free or seat == duty.instead_of)
    )


def take_form(
    chosen: Chosen, duty: DutyLine, seats: tuple[Seat, ...], data: Any = None
) -> TakeForm:
    """The button, for those seats."""
    shown = {"instead_of": duty.seat.pk if duty.seat else None}
    said: dict[str, Any] = {"initial": shown, "auto_id": f"{duty.code}-%s"}
    return TakeForm(data, scene=chosen.scene, capacities=seats, **said)


@members_form
def take(request: Request, scene: Scene, pk: int, duty: str) -> HttpResponse:
    """Take a duty over in the room."""
    chosen = choose(scene, pk)
    line = next((one for one in chosen.duties if one.code == duty), None)
    if line is None:
        raise Http404
    own = [seat for seat in may_speak(scene.member, chosen.meeting) if seat.takes_turns]
    seats = tuple(own) or reserved(_("the seats of this body that take turns"))
    form = take_form(chosen, line, seats, posted(request))
    act = domain_call(form, take_duty, "instead_of", meeting=chosen.meeting, duty=duty)
    title = _("Take over: %(duty)s") % {"duty": line.name}
    said = _("Your seat has this duty now: %(duty)s.") % {"duty": line.name}
    return answer_about(request, chosen, form, act, "take", title=title, said=said, duty=line)

"""The page of whoever leads: the agenda, the clock, what is asked, who has the floor, handing over.

One form holds all the buttons; each is one gesture, on the session and the round that were shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tourdetable.domain.agendas.methods import methods_of
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.rounds.actions import asking, joining, leading
from tourdetable.domain.rounds.enums import ConsentStep, Turned
from tourdetable.domain.rounds.models import InTheRoom, LiveSession, Round
from tourdetable.domain.rounds.proposing import RoundProposal, proposed
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.live.access import InRoom, enter, or_anew, page_in_room
from tourdetable.interface.web.areas.live.consenting import (
    ELECT,
    ENDS,
    SETTLED,
    consent_act,
    decides,
    endings,
    objections,
)
from tourdetable.interface.web.areas.live.forms import LeadForm, RoomQuestionForm
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

CONSENTING = (ENDS, SETTLED, ELECT)
TURNS = (Turned.NEXT, Turned.PASS)
"""What notes by itself what was written of the one who had the floor."""
MORE = 5
"""Minutes that one press adds."""


@never_cache
@members_form
def lead(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """For whoever may record something of the sitting, and for the seat that leads."""
    inside = enter(request, scene, pk)
    form = lead_form(request, inside)
    page = page_in_room(request, inside, _("Lead the meeting")) | offered(inside)
    here, done = scene.url("meeting_lead", pk), _("It is done: everybody sees it.")
    act = ActOfLead(inside, form)
    answered = answer(request, form, act, "live/lead.html", then=here, said=done, **page)
    return or_anew(request, form, answered)


def offered(inside: InRoom) -> dict[str, Any]:
    """What whoever leads may do besides."""
    return {
        "joined": joined_in(inside),
        "more": MORE,
        "endings": endings(inside),
        "objections": objections(inside),
        "decides": decides(inside),
        "proposal": proposal_of(inside),
    }


def joined_in(inside: InRoom) -> list[InTheRoom]:
    """Those who joined without an account."""
    return list(InTheRoom.objects.filter(meeting=inside.chosen.meeting).order_by("pk"))


def lead_form(request: Request, inside: InRoom) -> LeadForm:
    """The form with whom one may name."""
    room, allowed = inside.room, inside.must_lead()
    form = LeadForm(
        posted(request),
        scene=inside.scene,
        capacities=allowed,
        version=room.live.version if room.live else 0,
        initial={"asked": room.now.one.version if room.now else None},
    )
    seats = [(str(pk), str(seat)) for pk, seat in room.seats.items()]
    joined = [(str(one.pk), one.name) for one in joined_in(inside)]
    form.offer_all(seats, voices_to_ask(inside), joined)
    form.write_of(room.now.one.speaking if room.now else "")
    return form


def voices_to_ask(inside: InRoom) -> list[tuple[str, str]]:
    """Those to whom the floor may be given."""
    now = inside.room.now
    return [(one.code, one.name) for one in (now.waiting + now.passed if now else [])]


class ActOfLead:
    """The button that was pressed, carried out."""

    def __init__(self, inside: InRoom, form: LeadForm) -> None:
        self.inside, self.form = inside, form

    def __call__(self) -> Any:
        do = self.form.cleaned_data["do"]
        if do == "begin":
            return self.begin()
        if do not in TURNS:
            self.note()
        found = SESSION_ACTS.get(do)
        if found is not None:
            return found(self, self.live())
        made = ROUND_ACTS.get(do)
        if made is None and do.startswith(CONSENTING):
            return consent_act(self.inside, self.form, self.round(), do)
        if made is None:
            raise ValidationError(_("This button is not known any more: read the page again."))
        return made(self, self.round())

    def note(self) -> None:
        """Note what was being written of the one who has the floor, whatever is pressed."""
        words, now = self.form.cleaned_data["words"], self.inside.room.now
        if not words.strip():
            return
        if now is None or not now.one.speaking:
            raise Changed(self.live())
        signed = {**self.on_round, "by": replace(self.form.actor, gesture=None)}
        asking.take_note(one=now.one, words=words, **signed)

    @property
    def words(self) -> dict[str, Any]:
        """By whom, when, and on which version of the session."""
        return {**self.form.signature, **self.form.values("version")}

    @property
    def on_round(self) -> dict[str, Any]:
        """By whom, when, and on which version of the round."""
        return {**self.form.signature, "version": self.form.cleaned_data["asked"]}

    def live(self) -> LiveSession:
        """The session, which goes on."""
        live = self.inside.room.live
        leading.must_go_on(live)
        assert live is not None
        return live

    def round(self) -> Round:
        """What is asked; somebody may have ended it meanwhile."""
        now = self.inside.room.now
        if now is None:
            raise Changed(self.live())
        return now.one

    def begin(self) -> Any:
        """Begin, or begin again: the seat of whoever presses leads."""
        meeting, seat = self.inside.chosen.meeting, self.form.actor.seat
        return leading.begin(meeting=meeting, seat=seat, **self.form.signature)

    def go(self, live: LiveSession, *, back: bool) -> Any:
        room = self.inside.room
        point = room.before if back else room.following
        if point is None:
            raise ValidationError(_("There is no point there: the agenda ends."))
        return leading.go_to(live=live, point=point, **self.words)

    def hand(self, live: LiveSession) -> Any:
        """Have another seat lead."""
        seat = self.inside.room.seats.get(int(self.form.cleaned_data["seat"] or 0))
        if seat is None:
            raise ValidationError({"seat": _("Choose the seat that leads from now on.")})
        return leading.hand_over(live=live, seat=seat, **self.words)

    def leave(self, live: LiveSession) -> Any:
        """Close the link of somebody who joined."""
        pk = int(self.form.cleaned_data["leaves"] or 0)
        one = InTheRoom.objects.filter(meeting=live.meeting, pk=pk).first()
        if one is None:
            raise ValidationError({"leaves": _("Choose whose link is closed.")})
        return joining.have_leave(one=one, live=live, **self.form.signature)

    def turn(self, one: Round, how: str) -> Any:
        """Have the floor go round."""
        said = self.form.values("voice", "words")
        return asking.turn(one=one, how=how, **said, **self.on_round)

    def step(self, one: Round, by: int) -> Any:
        """Go a step further, or back."""
        steps = [*ConsentStep]
        place = steps.index(ConsentStep(one.step)) + by if one.step else -1
        if not 0 <= place < len(steps):
            raise ValidationError(_("There is no step there."))
        return asking.go_step(one=one, step=steps[place], **self.on_round)


SessionAct = Callable[[ActOfLead, LiveSession], Any]
RoundAct = Callable[[ActOfLead, Round], Any]

SESSION_ACTS: dict[str, SessionAct] = {
    "on": lambda act, live: act.go(live, back=False),
    "back": lambda act, live: act.go(live, back=True),
    "run": lambda act, live: leading.run_clock(live=live, **act.words),
    "stop": lambda act, live: leading.stop_clock(live=live, **act.words),
    "more": lambda act, live: leading.add_time(live=live, minutes=MORE, **act.words),
    "show_time": lambda act, live: leading.show_time(live=live, shows=True, **act.words),
    "hide_time": lambda act, live: leading.show_time(live=live, shows=False, **act.words),
    "hand": ActOfLead.hand,
    "leave": ActOfLead.leave,
    "end": lambda act, live: leading.end(live=live, **act.words),
}
ROUND_ACTS: dict[str, RoundAct] = {
    Turned.NEXT: lambda act, one: act.turn(one, Turned.NEXT),
    Turned.PASS: lambda act, one: act.turn(one, Turned.PASS),
    Turned.AGAIN: lambda act, one: act.turn(one, Turned.AGAIN),
    "reveal": lambda act, one: asking.reveal(one=one, **act.on_round),
    "change": lambda act, one: asking.change_tables(one=one, **act.on_round),
    "close": lambda act, one: asking.close(one=one, **act.on_round),
    "step": lambda act, one: act.step(one, 1),
    "step_back": lambda act, one: act.step(one, -1),
}


@members_form
def ask(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask the room something."""
    inside = enter(request, scene, pk)
    proposal = proposal_of(inside)
    form = question_form(request, inside, proposal)
    known: dict[str, Any] = {"meeting": inside.chosen.meeting, "item": inside.room.point}
    page = page_of(inside.chosen, _("Ask the room")) | {"room": inside.room, "proposal": proposal}
    page["cancel"] = there = scene.url("meeting_lead", pk)
    page["not_now"] = "" if inside.room.going_on else _("Begin the live session first.")
    return answer(
        request,
        form,
        lambda: asking.open_round(draft=form.draft(), **known, **form.signature),
        "live/ask.html",
        then=there,
        said=_("It is asked: everybody sees it."),
        **page,
    )


def question_form(request: Request, inside: InRoom, proposal: RoundProposal) -> RoomQuestionForm:
    """What is asked, as the point proposes it."""
    rows = Decision.objects.filter(meeting=inside.chosen.meeting, outcome="")
    return RoomQuestionForm(
        posted(request),
        scene=inside.scene,
        capacities=inside.must_lead(),
        decisions=rows.order_by("pk"),
        initial={"kind": proposal.kind, "question": proposal.question},
    )


def proposal_of(inside: InRoom) -> RoundProposal:
    """What the point where one is proposes to ask (a query, when it has a method)."""
    point = inside.room.point
    methods = methods_of(inside.scene.network) if point and point.method else ()
    return proposed(point, methods)

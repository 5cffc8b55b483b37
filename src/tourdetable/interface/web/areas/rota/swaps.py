"""Swapping a turn, giving it up, offering oneself for one that is free."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rota import rules
from tourdetable.domain.rota.actions import offers, swaps
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.models import SkippedTurn, Swap
from tourdetable.domain.rota.queries import rota_of
from tourdetable.interface.language import day
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.meetings.access import Chosen, DutyLine
from tourdetable.interface.web.areas.meetings.answers import page_of, trail_to, why_not
from tourdetable.interface.web.areas.rota.access import duty_seen, swap_seen
from tourdetable.interface.web.areas.rota.forms import SkipForm, SwapForm
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@members_form
def ask(request: Request, scene: Scene, pk: int, duty: str) -> HttpResponse:
    """Ask another seat to take one's turn, or to swap it."""
    chosen, line = duty_seen(scene, pk, duty)
    own = rules.bearing(scene.member, chosen.meeting, chosen.turns, duty)
    able = tuple(own) or reserved(_("the seat that has this turn"))
    offered = offers_for(chosen, line)
    form = SwapForm(posted(request), offers=offered, scene=scene, capacities=able)

    def act() -> Swap:
        seat, meeting, back = form.asked()
        return swaps.ask_swap(
            meeting=chosen.meeting,
            duty=duty,
            other=get_object_or_404(Seat, pk=seat, body=chosen.meeting.body),
            in_exchange=Meeting.objects.filter(pk=meeting).first() if meeting else None,
            duty_back=back,
            **form.values("words"),
            **form.signature,
        )

    title = _("Swap this turn")
    said = _("You have asked. Your turn stays yours until they accept.")
    then: Callable[[Swap], str] = lambda made: scene.url("swap", made.pk)  # noqa: E731  a link
    nobody = "" if offered else _("No other seat takes turns on that day.")
    return answer_turn(
        request, chosen, line, form, act, "ask", title=title, said=said, then=then, nobody=nobody
    )


def offers_for(chosen: Chosen, line: DutyLine) -> list[tuple[str, str]]:
    """Those whom one may ask, each with one of its turns to come in exchange, then without."""
    scene, meeting = chosen.scene, chosen.meeting
    rota = rota_of(meeting.body, scene.charter, on=scene.today)
    seats = {s.pk: s for s in rota.seats if s.is_held(chosen.on) and s.pk not in chosen.own}
    known = scene.charter.vocabulary.duties
    found = []
    for code, rows in rota.meetings.items():
        for row in rows:
            other = seats.get(row.takers.get(code, 0))
            if row.free and row.pk != meeting.pk and other is not None:
                said = {"seat": other.name, "duty": word_for(known, code), "day": day(row.on)}
                words = _("%(seat)s, against its turn of %(day)s (%(duty)s)") % said
                found.append((f"{other.pk}:{row.pk}:{code}", words))
    for seat in seats.values():
        words = _("%(seat)s, without anything in exchange") % {"seat": seat.name}
        found.append((f"{seat.pk}::", words))
    return found


@members_form
def skip(request: Request, scene: Scene, pk: int, duty: str) -> HttpResponse:
    """Give a turn up, and say why: it is still owed."""
    chosen, line = duty_seen(scene, pk, duty)
    able = rules.may_skip(scene.member, chosen.meeting, chosen.turns, duty)
    able = able or reserved(_("the seat that has this turn, and whoever shares turns out"))
    form = SkipForm(posted(request), scene=scene, capacities=able)
    nobody = "" if line.seat else _("Nobody has this turn: there is nothing to give up.")
    act = partial(given_up, form, chosen, line, duty)
    title = _("Give this turn up")
    said = _("The turn is free for others. Your seat comes first for the next ones.")
    return answer_turn(
        request, chosen, line, form, act, "skip", title=title, said=said, nobody=nobody
    )


def given_up(form: SkipForm, chosen: Chosen, line: DutyLine, duty: str) -> SkippedTurn:
    """The turn given up, as the form says."""
    words = form.values("reason", "confirmed")
    seat = line.seat or chosen.scene.member.seats[0]
    return offers.skip_turn(meeting=chosen.meeting, duty=duty, seat=seat, **words, **form.signature)


@members_form
def offer(request: Request, scene: Scene, pk: int, duty: str) -> HttpResponse:
    """Take a turn that nobody has."""
    chosen, line = duty_seen(scene, pk, duty)
    able = rules.may_offer(scene.member, chosen.meeting)
    able = able or reserved(_("the seats of this body that take turns"))
    form = ButtonForm(posted(request), scene=scene, capacities=able)
    act = domain_call(form, offers.volunteer, "confirmed", meeting=chosen.meeting, duty=duty)
    title, said = _("Offer yourself"), _("This turn is your seat’s. Thank you.")
    return answer_turn(
        request,
        chosen,
        line,
        form,
        act,
        "offer",
        title=title,
        said=said,
        nobody=why_not_offered(form, chosen, line, duty),
    )


def why_not_offered(form: ButtonForm, chosen: Chosen, line: DutyLine, duty: str) -> str:
    """Why this turn is not to be taken, if it is not."""
    if line.seat:
        return _("%(seat)s has this duty already.") % {"seat": line.seat}
    if not form.is_bound and not offers.may_be_offered(chosen.meeting, duty):
        return _("In this body duties go by turns, and nobody has given this one up.")
    return ""


def answer_turn(
    request: Request,
    chosen: Chosen,
    line: DutyLine,
    form: WriteForm,
    act: Callable[[], Any],
    page: str,
    *,
    title: str,
    said: str,
    nobody: str,
    then: Any = None,
) -> HttpResponse:
    """Answer a form about one turn; once done, on to the turns of the body."""
    there = chosen.scene.url("rota", chosen.meeting.body.slug)
    context = page_of(chosen, title) | {"duty": line, "cancel": there}
    context["not_now"] = why_not(chosen.meeting, "") or begun(chosen) or nobody
    return answer(request, form, act, f"rota/{page}.html", then=then or there, said=said, **context)


def begun(chosen: Chosen) -> str:
    """That the meeting has begun, if it has."""
    if chosen.meeting.starts_at <= chosen.scene.now:
        return _("This meeting has begun: a duty is taken over on its page.")
    return ""


@require_safe
@members_only
def swap(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One swap: who asks whom, for which turn, what was answered; the answer, for those asked."""
    found = swap_seen(scene, pk)
    context = {
        **told(scene, found),
        "accept": button_now(scene, found, found.other_id),
        "asking": button_now(scene, found, found.seat_id),
    }
    return render(request, "rota/swap.html", context)


def button_now(scene: Scene, found: Swap, seat: int) -> ButtonForm | None:
    """The button of this seat, for the reader whose seat it is, while the swap waits."""
    waiting = found.state == SwapState.ASKED and found.meeting.starts_at > scene.now
    mine = waiting and rules.own_seat(scene.member, seat)
    return button(scene, found, seat) if mine else None


def told(scene: Scene, found: Swap) -> dict[str, Any]:
    """What every page about a swap says of it."""
    known, body, title = scene.charter.vocabulary.duties, found.meeting.body, _("Swap of turns")
    return {
        "title": title,
        "trail": trail_to(scene, body, here=title),
        "swap": found,
        "body": body,
        "duty": word_for(known, found.duty),
        "back": word_for(known, found.duty_back) if found.duty_back else "",
    }


def button(scene: Scene, found: Swap, seat: int, data: Any = None) -> ButtonForm:
    """A button for the seat that answers, or that asked."""
    able = rules.own_seat(scene.member, seat) or reserved(_("the seat that was asked"))
    return ButtonForm(data, scene=scene, capacities=able, version=found.version)


def answered(
    request: Request, scene: Scene, pk: int, action: Callable[..., Any], said: str, *, own: bool
) -> HttpResponse:
    """Answer a swap, and back to it."""
    found = swap_seen(scene, pk)
    form = button(scene, found, found.seat_id if own else found.other_id, posted(request))
    fields = ("version", "confirmed") if action is swaps.accept_swap else ("version",)
    there = scene.url("swap", pk)
    return answer(
        request,
        form,
        domain_call(form, action, *fields, swap=found),
        "rota/answer.html",
        then=there,
        said=said,
        **told(scene, found),
        cancel=there,
    )


@members_form
def accept(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say yes: the turns change hands."""
    said = _("The swap is done: the turns have changed hands.")
    return answered(request, scene, pk, swaps.accept_swap, said, own=False)


@members_form
def refuse(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say no: the turn stays where it is."""
    said = _("You have said no: the turn stays where it is.")
    return answered(request, scene, pk, swaps.refuse_swap, said, own=False)


@members_form
def withdraw(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take back what one has asked."""
    said = _("You ask nothing any more: your turn stays yours.")
    return answered(request, scene, pk, swaps.withdraw_swap, said, own=True)

"""Recording decisions: putting a proposal, the positions, settling an objection, concluding,
following up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.decisions.actions import decisions as actions
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.decisions.actions.positions import record_and_conclude, settle_objection
from tourdetable.domain.decisions.enums import ObjectionState
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.queries import items_to_decide
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.interface.web.answer import answer, form_page, posted
from tourdetable.interface.web.areas.decisions import forms
from tourdetable.interface.web.areas.decisions import positions as position_forms
from tourdetable.interface.web.areas.decisions.loading import decision_worked_on, meeting_seen
from tourdetable.interface.web.areas.decisions.page import reading, refusals
from tourdetable.interface.web.areas.decisions.rights import capacities, required, reserved
from tourdetable.interface.web.areas.decisions.words import outcome as outcome_words
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


def answer_about(
    request: Request,
    decision: Decision,
    form: WriteForm,
    act: Callable[[], Any],
    page: str,
    said: str,
    **context: Any,
) -> HttpResponse:
    """Answer a form about one decision; once done, on to the decision's page."""
    return answer(
        request,
        form,
        act,
        f"decisions/changes/{page}.html",
        then=form.scene.url("decision", decision.pk),
        said=said,
        decision=decision,
        **context,
    )


def asked(request: Request, items: Iterable[AgendaItem]) -> dict[str, str]:
    """The point of the agenda named in the address, and its title to begin with."""
    for item in items:
        if str(item.pk) == request.GET.get("item"):
            return {"item": str(item.pk), "title": item.title}
    return {}


@form_page
@members_only
def new(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Put a proposal; the positions come next."""
    meeting = meeting_seen(scene, pk)
    items = items_to_decide(meeting)
    form = forms.ProposalForm(
        posted(request),
        scene=scene,
        capacities=required(scene, Right.DECISIONS, meeting),
        items=items,
        initial=asked(request, items),
    )

    def put() -> Decision:
        words = form.values("title", "text") | {"item": form.chosen_item}
        return actions.put_proposal(meeting=meeting, **words, by=form.actor, now=scene.now)

    return answer(
        request,
        form,
        put,
        "decisions/new.html",
        then=lambda made: scene.url("decision_positions", made.pk),
        said=lambda made: (
            _("The proposal is recorded as %(reference)s.") % {"reference": made.reference}
        ),
        meeting=meeting,
    )


@form_page
@members_only
def edit(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the words of an open proposal."""
    decision = decision_worked_on(scene, pk)
    form = forms.AmendForm(
        posted(request),
        scene=scene,
        capacities=required(scene, Right.DECISIONS, decision.meeting),
        version=decision.version,
        initial={"title": decision.title, "text": decision.text},
    )

    def act() -> None:
        words = form.values("title", "text", "version")
        actions.amend(decision=decision, **words, by=form.actor, now=scene.now)

    return answer_about(request, decision, form, act, "edit", _("The proposal is changed."))


@form_page
@members_only
def positions(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One form for all the seats that came. The button `fill` writes consent where nothing is."""
    decision = decision_worked_on(scene, pk)
    allowed = required(scene, Right.DECISIONS, decision.meeting)
    seats = position_forms.seats_asked(decision)
    filling = "fill" in request.POST
    known = position_forms.written(decision.positions.all(), seats, scene.charter)
    form = position_forms.PositionsForm(
        None if filling else posted(request),
        scene=scene,
        capacities=allowed,
        version=decision.version,
        seats=seats,
        initial=position_forms.filled(request.POST, seats) if filling else known,
    )

    def write() -> None:
        words = {"positions": form.drafts(), **form.values("outcome", "version", "confirmed")}
        record_and_conclude(decision=decision, **words, by=form.actor, now=scene.now)

    said = _("The positions are recorded.")
    return answer_about(
        request, decision, form, write, "positions", said, filled=filling, seats=seats
    )


@form_page
@members_only
def settle(request: Request, scene: Scene, pk: int, position: int) -> HttpResponse:
    """Say what became of one objection."""
    decision = decision_worked_on(scene, pk)
    objection = objection_of(decision, position)
    form = forms.SettleForm(
        posted(request),
        scene=scene,
        capacities=required(scene, Right.DECISIONS, decision.meeting),
        version=decision.version,
        initial=forms.settling(objection),
    )

    def act() -> None:
        words = form.values("state", "how_lifted", "version")
        settle_objection(position=objection, **words, by=form.actor, now=scene.now)

    told = reading(scene, decision)
    return answer(
        request,
        form,
        act,
        "decisions/changes/settle.html",
        then=scene.url("decision", pk),
        said=lambda _none: settled(form.cleaned_data["state"]),
        decision=decision,
        objection=objection,
        argument=told.plain(objection.words),
        would_lift=told.plain(objection.would_lift),
    )


def objection_of(decision: Decision, position: int) -> Position:
    """A position that objects to the decision, or 404."""
    objections = decision.positions.exclude(objection="").select_related("seat__institution")
    found = objections.filter(pk=position).first()
    if found is None:
        raise Http404
    return found


def settled(state: str) -> str:
    """What was recorded of an objection."""
    words = {"state": ObjectionState(state).label}
    return _("The objection is recorded as: %(state)s.") % words


@form_page
@members_only
def conclude(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say how the decision ends, among what the positions allow."""
    decision = decision_worked_on(scene, pk)
    form = forms.ConcludeForm(
        posted(request),
        scene=scene,
        capacities=required(scene, Right.DECISIONS, decision.meeting),
        version=decision.version,
        refusals=refusals(list(decision.positions.all()), seats_present(decision.meeting)),
        initial={"text": decision.text},
    )

    def act() -> None:
        words = form.values("outcome", "text", "version", "confirmed")
        actions.conclude(decision=decision, **words, by=form.actor, now=scene.now)

    return answer_about(request, decision, form, act, "conclude", _("The decision is concluded."))


@form_page
@members_only
def reopen(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take back the outcome."""
    decision = decision_worked_on(scene, pk)
    form = forms.ReopenForm(
        posted(request),
        scene=scene,
        capacities=required(scene, Right.DECISIONS, decision.meeting),
        version=decision.version,
    )

    def act() -> None:
        words = form.values("version", "confirmed")
        actions.reopen(decision=decision, **words, by=form.actor, now=scene.now)

    said = _("The decision is open again.")
    outcome = outcome_words(decision)
    return answer_about(request, decision, form, act, "reopen", said, outcome=outcome)


@form_page
@members_only
def follow_up(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give a seat something to do because of the decision."""
    decision = decision_worked_on(scene, pk)
    day = local_day(scene.network, decision.meeting.starts_at)
    seats = Seat.objects.active(day).filter(body=decision.body_id).select_related("institution")
    form = forms.FollowUpForm(
        posted(request),
        scene=scene,
        capacities=required(scene, Right.DECISIONS, decision.meeting),
        seats=seats.order_by("institution__sort_key", "pk"),
    )

    def act() -> None:
        words = form.values("what", "due") | {"seat": form.chosen_seat}
        add_follow_up(decision=decision, **words, by=form.actor, now=scene.now)

    said = _("The follow-up action is recorded.")
    return answer_about(request, decision, form, act, "follow_up", said)


@form_page
@members_only
def done(request: Request, scene: Scene, pk: int, follow_up: int) -> HttpResponse:
    """Say that a follow-up is done: those who hold the seat that does it, or who record
    decisions."""
    decision = decision_worked_on(scene, pk)
    row = next((row for row in decision.follow_ups.all() if row.pk == follow_up), None)
    if row is None:
        raise Http404
    mine = tuple(seat for seat in scene.member.seats if seat.pk == row.seat_id)
    allowed = dict.fromkeys((*mine, *capacities(scene, Right.DECISIONS, decision.meeting)))
    form = forms.DoneForm(
        posted(request),
        scene=scene,
        capacities=allowed or reserved(str(row.seat.institution)),
        initial={"done_on": row.done_on or scene.today},
    )

    def act() -> None:
        mark_done(follow_up=row, **form.values("done_on"), by=form.actor, now=scene.now)

    said = _("The follow-up action is up to date.")
    return answer_about(request, decision, form, act, "done", said, row=row)

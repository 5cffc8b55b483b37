"""Recording decisions: putting a proposal, the positions, settling an objection, concluding, following up."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.decisions.actions import decisions as actions
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.decisions.actions.positions import record_and_conclude, settle_objection
from tourdetable.domain.decisions.enums import ObjectionState
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.queries import items_to_decide
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.interface.web.areas.decisions import forms
from tourdetable.interface.web.areas.decisions import positions as position_forms
from tourdetable.interface.web.areas.decisions.loading import decision_worked_on, meeting_seen
from tourdetable.interface.web.areas.decisions.page import reading, refusals
from tourdetable.interface.web.areas.decisions.rights import capacities, required, reserved
from tourdetable.interface.web.areas.decisions.words import outcome as outcome_words
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

form_page = require_http_methods(["GET", "HEAD", "POST"])


def posted(request: Request) -> QueryDict | None:
    """What was sent; None when the page is only read."""
    return request.POST if request.method == "POST" else None


def back(request: Request, scene: Scene, decision: Decision, said: str) -> HttpResponse:
    """To the decision's page, saying what was done."""
    messages.success(request, said)
    return redirect("decision", scene.network.slug, decision.pk)


def asked(request: Request, items: Iterable[AgendaItem]) -> dict[str, str]:
    """The point of the agenda named in the address, and its title to begin with."""
    found = [item for item in items if str(item.pk) == request.GET.get("item")]
    return {"item": str(found[0].pk), "title": found[0].title} if found else {}


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
    made: list[Decision] = []

    def put() -> None:
        said = form.cleaned_data
        words = {"title": said["title"], "text": said["text"], "item": form.chosen_item}
        made.append(actions.put_proposal(meeting=meeting, **words, by=form.actor, now=scene.now))

    if form.is_bound and form.is_valid() and form.attempt(put):
        messages.success(
            request,
            _("The proposal is recorded as %(reference)s.") % {"reference": made[0].reference},
        )
        return redirect("decision_positions", scene.network.slug, made[0].pk)
    return render(
        request, "decisions/new.html", {"form": form, "meeting": meeting}, status=form.status
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
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        words = {"title": said["title"], "text": said["text"], "version": said["version"]}
        if form.attempt(
            lambda: actions.amend(decision=decision, **words, by=form.actor, now=scene.now)
        ):
            return back(request, scene, decision, _("The proposal is changed."))
    return render(
        request, "decisions/edit.html", {"form": form, "decision": decision}, status=form.status
    )


@form_page
@members_only
def positions(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One form for all the seats that came. The button `fill` writes consent where nothing is, and saves nothing."""
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
        said = {name: form.cleaned_data[name] for name in ("outcome", "version", "confirmed")}
        record_and_conclude(
            decision=decision, positions=form.drafts(), **said, by=form.actor, now=scene.now
        )

    if form.is_bound and form.is_valid() and form.attempt(write):
        return back(request, scene, decision, _("The positions are recorded."))
    context = {"form": form, "decision": decision, "filled": filling, "seats": seats}
    return render(request, "decisions/positions.html", context, status=form.status)


@form_page
@members_only
def settle(request: Request, scene: Scene, pk: int, position: int) -> HttpResponse:
    """Say what became of one objection."""
    decision = decision_worked_on(scene, pk)
    objection = (
        decision.positions.filter(pk=position)
        .exclude(objection="")
        .select_related("seat__institution")
        .first()
    )
    if objection is None:
        raise Http404
    form = forms.SettleForm(
        posted(request),
        scene=scene,
        capacities=required(scene, Right.DECISIONS, decision.meeting),
        version=decision.version,
        initial=forms.settling(objection),
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        words = {
            "state": said["state"],
            "how_lifted": said["how_lifted"],
            "version": said["version"],
        }
        if form.attempt(
            lambda: settle_objection(position=objection, **words, by=form.actor, now=scene.now)
        ):
            state = ObjectionState(said["state"]).label
            return back(
                request,
                scene,
                decision,
                _("The objection is recorded as: %(state)s.") % {"state": state},
            )
    told = reading(scene, decision)
    words = {
        "argument": told.plain(objection.words),
        "would_lift": told.plain(objection.would_lift),
    }
    context = {"form": form, "decision": decision, "objection": objection, **words}
    return render(request, "decisions/settle.html", context, status=form.status)


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
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        words = {name: said[name] for name in ("outcome", "text", "version", "confirmed")}
        if form.attempt(
            lambda: actions.conclude(decision=decision, **words, by=form.actor, now=scene.now)
        ):
            return back(request, scene, decision, _("The decision is concluded."))
    return render(
        request, "decisions/conclude.html", {"form": form, "decision": decision}, status=form.status
    )


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
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("version", "confirmed")}
        if form.attempt(
            lambda: actions.reopen(decision=decision, **said, by=form.actor, now=scene.now)
        ):
            return back(request, scene, decision, _("The decision is open again."))
    context = {"form": form, "decision": decision, "outcome": outcome_words(decision)}
    return render(request, "decisions/reopen.html", context, status=form.status)


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
    if form.is_bound and form.is_valid():
        words = {
            "what": form.cleaned_data["what"],
            "seat": form.chosen_seat,
            "due": form.cleaned_data["due"],
        }
        if form.attempt(
            lambda: add_follow_up(decision=decision, **words, by=form.actor, now=scene.now)
        ):
            return back(request, scene, decision, _("The follow-up action is recorded."))
    return render(
        request,
        "decisions/follow_up.html",
        {"form": form, "decision": decision},
        status=form.status,
    )


@form_page
@members_only
def done(request: Request, scene: Scene, pk: int, follow_up: int) -> HttpResponse:
    """Say that a follow-up is done: those who hold the seat that does it, or who record decisions."""
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
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["done_on"]
        if form.attempt(
            lambda: mark_done(follow_up=row, done_on=day, by=form.actor, now=scene.now)
        ):
            return back(request, scene, decision, _("The follow-up action is up to date."))
    return render(
        request,
        "decisions/done.html",
        {"form": form, "decision": decision, "row": row},
        status=form.status,
    )

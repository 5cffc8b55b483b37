"""Recording decisions: putting a proposal, the positions, settling an objection, concluding,
following up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.words.numbering import unnumbered
from tourdetable.domain.decisions.actions import decisions as actions
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.decisions.actions.positions import record_and_conclude, settle_objection
from tourdetable.domain.decisions.actions.terms import entrust, say_reviewed
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.decisions.options import options_of
from tourdetable.domain.decisions.queries import items_to_decide, replaceable
from tourdetable.domain.decisions.rules import KEEPING, preparing
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.meetings.queries import current_turns, seats_present
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.interface.web.answer import Words, answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.decisions import forms
from tourdetable.interface.web.areas.decisions import positions as position_forms
from tourdetable.interface.web.areas.decisions.effect_words import told_effects
from tourdetable.interface.web.areas.decisions.loading import (
    decision_worked_on,
    meeting_seen,
    not_open,
    not_sitting,
)
from tourdetable.interface.web.areas.decisions.page import reading, refusals
from tourdetable.interface.web.areas.decisions.positions import PositionsForm
from tourdetable.interface.web.areas.decisions.rights import deny, keepers, keeping, required
from tourdetable.interface.web.areas.decisions.words import outcome as outcome_words
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

Form = TypeVar("Form", bound=WriteForm)

OF_OPEN_DECISIONS = (
    "edit",
    "options",
    "positions",
    "settle",
    "conclude",
    "effect",
    "effect_remove",
)
"""Pages that change a decision as long as it is not concluded."""


def form_about(
    kind: type[Form], request: Request, scene: Scene, decision: Decision, **more: Any
) -> Form:
    """A form about one decision, for those who record decisions at its meeting; 403 to others."""
    allowed = keeping(scene, decision)
    return kind(posted(request), scene=scene, capacities=allowed, **more)


def answer_about(
    request: Request,
    decision: Decision,
    form: WriteForm,
    act: Callable[[], Any],
    page: str,
    *,
    title: str,
    said: Words,
    **context: Any,
) -> HttpResponse:
    """Answer a form about one decision; once done, on to the decision's page."""
    there = form.scene.url("decision", decision.pk)
    context |= {"decision": decision, "title": title, "cancel": there}
    context["effects"] = [] if decision.outcome else told_effects(form.scene, decision)
    if page in OF_OPEN_DECISIONS:
        context["not_now"] = not_open(decision)
    page = f"decisions/changes/{page}.html"
    return answer(request, form, act, page, then=there, said=said, **context)


def asked(request: Request, items: Iterable[AgendaItem]) -> dict[str, str]:
    """The point of the agenda named in the address, and its title to begin with."""
    points = list(items)
    for item, title in zip(points, unnumbered(one.title for one in points), strict=True):
        if str(item.pk) == request.GET.get("item"):
            return {"item": str(item.pk), "title": title}
    return {}


PUT = ("item", "title", "why", "text", "supersedes", "tags")
CHANGED = ("title", "why", "text", "supersedes", "tags", "version")


@members_form
def new(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Put a proposal; the positions come next."""
    meeting = meeting_seen(scene, pk)
    items = items_to_decide(meeting)
    form = forms.ProposalForm(
        posted(request),
        scene=scene,
        capacities=required(scene, Right.DECISIONS, meeting),
        items=items,
        formers=replaceable(meeting.body),
        initial=asked(request, items),
    )
    context = {"title": _("Put a proposal"), "cancel": scene.url("meeting", pk), "doing": ""}
    return answer(
        request,
        form,
        domain_call(form, actions.put_proposal, *PUT, meeting=meeting),
        "decisions/new.html",
        then=lambda made: scene.url("decision_positions", made.pk),
        said=recorded_as,
        not_now=not_sitting(meeting),
        meeting=meeting,
        **context,
    )


def recorded_as(made: Decision) -> str:
    """What is said of a proposal that was put."""
    return _("The proposal is recorded as %(reference)s.") % {"reference": made.reference}


@members_form
def edit(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the words of an open proposal."""
    decision = decision_worked_on(scene, pk)
    words = {"version": decision.version, "initial": forms.amended(decision)}
    words["formers"] = replaceable(decision.body, but=decision)
    form = form_about(forms.AmendForm, request, scene, decision, **words)
    act = domain_call(form, actions.amend, *CHANGED, decision=decision)
    title, said = _("Change the proposal"), _("The proposal is changed.")
    return answer_about(request, decision, form, act, "edit", title=title, said=said)


@members_form
def positions(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One form for all the seats that came. The button `fill` writes consent where nothing is."""
    decision = decision_worked_on(scene, pk)
    form = positions_form(request, scene, decision)

    def write() -> None:
        words = {"positions": form.drafts(), **form.values("outcome", "version", "confirmed")}
        record_and_conclude(decision=decision, **words, **form.signature)

    title, said = _("Where does each seat stand?"), _("The positions are recorded.")
    context = {"filled": "fill" in request.POST, "seats": form.seats}
    return answer_about(
        request, decision, form, write, "positions", title=title, said=said, **context
    )


def positions_form(request: Request, scene: Scene, decision: Decision) -> PositionsForm:
    """The positions as they are recorded; or, unsent, as typed and completed with consent."""
    allowed = keeping(scene, decision)
    seats = position_forms.seats_asked(decision)
    if "fill" in request.POST:
        data, initial = None, position_forms.filled(request.POST, seats)
    else:
        data = posted(request)
        initial = position_forms.written(decision.positions.all(), seats, scene.charter)
    return PositionsForm(
        data,
        scene=scene,
        capacities=allowed,
        version=decision.version,
        seats=seats,
        initial=initial,
    )


@members_form
def settle(request: Request, scene: Scene, pk: int, position: int) -> HttpResponse:
    """Say what became of one objection."""
    decision = decision_worked_on(scene, pk)
    objection = objection_of(decision, position)
    form = form_about(
        forms.SettleForm, request, scene, decision, version=decision.version, position=objection
    )
    act = domain_call(form, settle_objection, "state", "how_lifted", "version", position=objection)
    told = reading(scene, decision)
    return answer_about(
        request,
        decision,
        form,
        act,
        "settle",
        title=_("Settle an objection"),
        said=settled,
        objection=objection,
        argument=told.plain(objection.words),
        would_lift=told.plain(objection.would_lift),
    )


def objection_of(decision: Decision, position: int) -> Position:
    """One of the objections to a decision, or 404."""
    objections = decision.positions.exclude(objection="").select_related("seat__institution")
    return get_object_or_404(objections, pk=position)


def settled(objection: Position) -> str:
    """What was recorded of an objection."""
    words = {"state": objection.get_objection_display()}
    return _("The objection is recorded as: %(state)s.") % words


@members_form
def conclude(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say how the decision ends, among what the positions allow."""
    decision = decision_worked_on(scene, pk)
    form = form_about(
        forms.ConcludeForm,
        request,
        scene,
        decision,
        version=decision.version,
        refusals=refusals(decision, seats_present(decision.sitting)),
        initial={"text": decision.text},
    )
    words = ("outcome", "text", "version", "confirmed")
    act = domain_call(form, actions.conclude, *words, decision=decision)
    title, said = _("Conclude the decision"), _("The decision is concluded.")
    return answer_about(request, decision, form, act, "conclude", title=title, said=said)


@members_form
def reopen(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take back the outcome."""
    decision = decision_worked_on(scene, pk)
    form = form_about(ButtonForm, request, scene, decision, version=decision.version)
    act = domain_call(form, actions.reopen, "version", "confirmed", decision=decision)
    title, said = _("Reopen the decision"), _("The decision is open again.")
    context = {"outcome": outcome_words(decision)}
    return answer_about(request, decision, form, act, "reopen", title=title, said=said, **context)


@members_form
def follow_up(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give a seat something to do because of the decision."""
    decision = decision_worked_on(scene, pk)
    form = form_about(forms.FollowUpForm, request, scene, decision, seats=seats_of(decision))
    act = domain_call(form, add_follow_up, "what", "seat", "due", decision=decision)
    title, said = _("Add a follow-up action"), _("The follow-up action is recorded.")
    return answer_about(request, decision, form, act, "follow_up", title=title, said=said)


def seats_of(decision: Decision) -> QuerySet[Seat]:
    """The seats of the body on the day of the decision, in alphabetical order."""
    day = local_day(decision.body.network, decision.at)
    seats = Seat.objects.active(day).filter(body=decision.body_id).select_related("institution")
    return seats.order_by("institution__sort_key", "pk")


@members_form
def done(request: Request, scene: Scene, pk: int, follow_up: int) -> HttpResponse:
    """Say that a follow-up is done: those who hold the seat that does it, or who record
    decisions."""
    decision = decision_worked_on(scene, pk)
    row = get_object_or_404(decision.follow_ups.select_related("seat__institution"), pk=follow_up)
    form = forms.DoneForm(
        posted(request),
        scene=scene,
        capacities=those_who_mark(scene, row, decision),
        follow_up=row,
    )
    act = domain_call(form, mark_done, "state", "done_on", "proof", "proof_url", follow_up=row)
    title, said = _("Follow-up action"), _("The follow-up action is up to date.")
    return answer_about(request, decision, form, act, "done", title=title, said=said, row=row)


def those_who_mark(scene: Scene, row: FollowUp, decision: Decision) -> Iterable[Seat | Office]:
    """The capacities in which the reader may say that it is done; 403 when there is none."""
    mine = [seat for seat in scene.member.seats if seat.pk == row.seat_id]
    allowed = dict.fromkeys([*mine, *keepers(scene, decision)])
    return allowed or reserved(str(row.seat.institution))


@members_form
def options(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Compare the options, in a table; the form always has some lines more."""
    decision = decision_worked_on(scene, pk)
    kept = options_of(decision.options)
    form = form_about(
        forms.OptionsForm, request, scene, decision, version=decision.version, options=kept
    )

    def write() -> Decision:
        said = {"options": form.options(), **form.values("version")}
        return actions.amend(decision=decision, **said, **form.signature)

    title, said = _("Options considered"), _("The options are recorded.")
    return answer_about(request, decision, form, write, "options", title=title, said=said)


@members_form
def terms(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say who sees to it, by when, and when it is looked at again."""
    decision = decision_worked_on(scene, pk)
    form = form_about(
        forms.EntrustForm,
        request,
        scene,
        decision,
        version=decision.version,
        seats=seats_today(scene, decision),
        initial=forms.entrusted(decision),
    )
    words = ("owner", "due", "review_on", "version")
    act = domain_call(form, entrust, *words, decision=decision)
    title, said = _("Who sees to it, and when it is reviewed"), _("It is recorded.")
    return answer_about(request, decision, form, act, "terms", title=title, said=said)


def seats_today(scene: Scene, decision: Decision) -> list[Seat]:
    """The seats of the body, in alphabetical order."""
    seats = Seat.objects.active(scene.today).filter(body=decision.body_id)
    return list(seats.select_related("institution").order_by("institution__sort_key", "pk"))


@members_form
def review(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that the body has looked at it again: those who prepare its meetings, or record its
    decisions."""
    decision = decision_worked_on(scene, pk)
    turns = current_turns(decision.body, now=scene.now)
    allowed = preparing(scene.member, decision.body, turns) or deny(
        scene.charter, decision.body, *KEEPING
    )
    version = decision.version
    form = forms.ReviewForm(posted(request), scene=scene, capacities=allowed, version=version)
    act = domain_call(form, say_reviewed, "again_on", "version", decision=decision)
    title, said = _("The decision was looked at again"), _("It is recorded.")
    return answer_about(request, decision, form, act, "review", title=title, said=said)

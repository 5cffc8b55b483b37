"""At the end of a meeting: the points that were not dealt with, or are to be taken up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.agendas.actions import leaving as actions
from tourdetable.domain.agendas.models import PointLeftOver
from tourdetable.domain.meetings.enums import MeetingState, PointKind
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import turns_to_come
from tourdetable.domain.meetings.rules import Capacities, may_in_body
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.meetings.access import LEAVING, Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import form_about, page_of, why_not
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

LEFT = (
    ("no", gettext_lazy("dealt with")),
    ("yes", gettext_lazy("not dealt with, or to take up again")),
)


class PointField(NamedTuple):
    """What is asked of one point."""

    item: AgendaItem
    left: BoundField
    why: BoundField


class LeftOverForm(WriteForm):
    """Point by point, whether it waits for another agenda, and why."""

    def __init__(
        self,
        *args: Any,
        points: Sequence[AgendaItem],
        known: Mapping[int, PointLeftOver],
        **kwargs: Any,
    ) -> None:
        begins: dict[str, str] = {}
        for item in points:
            row = known.get(item.pk)
            begins[f"left-{item.pk}"] = "yes" if row else "no"
            begins[f"why-{item.pk}"] = row.why if row else ""
        super().__init__(*args, initial=begins, **kwargs)
        self.points = points
        for item in points:
            self.ask(item)
        self.acting_last()

    def ask(self, item: AgendaItem) -> None:
        """Add the fields of a point."""
        self.fields[f"left-{item.pk}"] = forms.ChoiceField(
            label=item.title, choices=LEFT, widget=forms.RadioSelect
        )
        self.fields[f"why-{item.pk}"] = forms.CharField(
            label=_("Why it is to be taken up again"), max_length=300, required=False
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        left: dict[int, str] = {}
        for item in self.points:
            why = cleaned.get(f"why-{item.pk}", "").strip()
            if cleaned.get(f"left-{item.pk}") == "yes":
                left[item.pk] = why
                self.explained(item, why)
            elif why and why != self.initial[f"why-{item.pk}"]:
                words = _("You say why: is it to be taken up again? Say so, or empty this field.")
                self.add_error(f"left-{item.pk}", words)
        cleaned["left"] = left
        return cleaned

    def explained(self, item: AgendaItem, why: str) -> None:
        """Refuse to leave a point over without a reason."""
        if not why:
            words = _("Say why: those who prepare the next meeting will read it.")
            self.add_error(f"why-{item.pk}", words)

    @property
    def asked(self) -> list[PointField]:
        """The fields, point by point."""
        return [
            PointField(item, self[f"left-{item.pk}"], self[f"why-{item.pk}"])
            for item in self.points
        ]

    def current_values(self, current: Any) -> dict[str, Any]:
        return {}


@members_form
def left_over(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say which points wait for another agenda."""
    chosen = choose(scene, pk)
    meeting, title = chosen.meeting, _("Points left over")
    points = list(meeting.agenda.filter(kind=PointKind.POINT))
    known: dict[str, Any] = {"known": left_of(meeting), "version": meeting.version}
    form = form_about(LeftOverForm, request, chosen, *LEAVING, points=points, **known)
    context = page_of(chosen, title) | {"not_now": too_early(meeting, points)}
    act = domain_call(form, actions.leave_over, "version", "left", meeting=meeting)
    there, said = context["cancel"] + "#agenda", _("What is left over is recorded.")
    return answer(request, form, act, "agendas/left_over.html", then=there, said=said, **context)


def left_of(meeting: Meeting) -> dict[int, PointLeftOver]:
    """What was left over at a meeting, by its point."""
    rows = PointLeftOver.objects.filter(item__meeting=meeting, dropped_at=None)
    return {row.item_id: row for row in rows}


def too_early(meeting: Meeting, points: Sequence[AgendaItem]) -> str:
    """Why nothing can be left over now."""
    if meeting.state in (MeetingState.PLANNED, MeetingState.CONVENED):
        return _("The meeting has not been opened.")
    return why_not(meeting, "left_over") or ("" if points else _("This agenda has no point."))


def left_or_404(pk: int) -> PointLeftOver:
    """A point left over, with its words."""
    left = PointLeftOver.objects.select_related("item").filter(pk=pk).first()
    if left is None:
        raise Http404
    return left


def preparing(chosen: Chosen) -> Capacities:
    """The capacities in which the reader prepares an agenda of the body, to come or of that
    meeting; 403 to others."""
    scene, body = chosen.scene, chosen.meeting.body
    turns = turns_to_come(body, now=scene.now)
    able = may_in_body(scene.member, Right.AGENDA, body, turns)
    return able or chosen.must(Right.AGENDA)


@members_form
def let_go(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take a point out of what waits for the agendas of its body."""
    left = left_or_404(pk)
    chosen = choose(scene, left.item.meeting_id)
    title = _("Let a point go")
    form = ButtonForm(posted(request), scene=scene, capacities=preparing(chosen))
    gone = left.taken_by_id is not None or left.dropped_at is not None
    words = _("This point does not wait any more.") if gone else ""
    context = page_of(chosen, title) | {"left": left, "not_now": words}
    act = domain_call(form, actions.let_go, left=left)
    there, said = context["cancel"], _("It will not be proposed any more.")
    return answer(request, form, act, "agendas/let_go.html", then=there, said=said, **context)

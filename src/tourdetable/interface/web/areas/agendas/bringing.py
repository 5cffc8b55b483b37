"""What members bring to the points of a meeting before it: one page, a field for each point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.agendas.actions import bringing as actions
from tourdetable.domain.agendas.models import BroughtWords
from tourdetable.domain.agendas.queries import brought_for
from tourdetable.domain.agendas.rules import may_bring
from tourdetable.domain.meetings.enums import Bringing
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.meetings.rules import may_speak
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


class BringForm(WriteForm):
    """What one seat brings, point by point. `known`: what it has brought already."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(
        self,
        *args: Any,
        points: Sequence[AgendaItem],
        known: Mapping[int, BroughtWords],
        **kwargs: Any,
    ) -> None:
        begins = {"seen": actions.mark(known.values())}
        begins |= {name_of(pk): row.words for pk, row in known.items()}
        super().__init__(*args, initial=begins, **kwargs)
        self.points = points
        self.fields |= {name_of(item.pk): words_for(item) for item in points}
        self.acting_last()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        names = {item.pk: name_of(item.pk) for item in self.points}
        cleaned["words"] = {pk: cleaned.get(name, "") for pk, name in names.items()}
        return cleaned

    @property
    def written(self) -> Iterable[BoundField]:
        """The fields of the points."""
        return [self[name_of(item.pk)] for item in self.points]


def words_for(item: AgendaItem) -> forms.CharField:
    """What is brought to a point."""
    return forms.CharField(
        label=item.title,
        required=False,
        max_length=actions.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=asked_of(item),
    )


def name_of(pk: int) -> str:
    """The field of a point."""
    return f"point-{pk}"


def asked_of(item: AgendaItem) -> str:
    """The question of a point, and who reads what is brought to it."""
    read_by = _("Read by all who see the meeting.")
    if item.bringing == Bringing.PREPARERS:
        read_by = _("Read by those who prepare the meeting, and by your seat.")
    return f"{item.question} {read_by}".strip()


@dataclass(frozen=True)
class BroughtFor:
    """The seat for which one brings something, and the reader's others."""

    seat: Seat
    others: Sequence[Seat]


def chosen_seat(chosen: Chosen, asked: str) -> BroughtFor:
    """One of the reader's seats at the meeting: the one that the address names, else the first."""
    seats = may_speak(chosen.scene.member, chosen.meeting)
    if not seats:
        raise PermissionDenied(_("You hold no seat at this meeting: nothing is asked of you."))
    seat = next((one for one in seats if str(one.pk) == asked), seats[0])
    return BroughtFor(seat, [one for one in seats if one != seat])


@members_form
def bring(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say what one brings to the points that ask for it, for one's seat."""
    chosen = choose(scene, pk)
    meeting, title = chosen.meeting, _("What I bring to the meeting")
    whose = chosen_seat(chosen, request.GET.get("seat", ""))
    points = list(meeting.agenda.exclude(bringing=Bringing.NOBODY))
    known: dict[str, Any] = {"points": points, "known": brought_for(meeting, whose.seat)}
    form = BringForm(posted(request), scene=scene, capacities=[whose.seat], **known)
    context = page_of(chosen, title) | {"whose": whose, "not_now": not_now(chosen, points)}
    act = domain_call(form, actions.bring, "words", "seen", meeting=meeting, seat=whose.seat)
    there = context["cancel"] + "#agenda"
    said = _("What you bring is recorded. You may change it until the meeting begins.")
    return answer(request, form, act, "agendas/bring.html", then=there, said=said, **context)


def not_now(chosen: Chosen, points: Sequence[AgendaItem]) -> str:
    """Why nothing can be brought."""
    if not may_bring(chosen.scene.member, chosen.meeting):
        return _("The meeting has begun or is cancelled: nothing more is brought to it here.")
    return "" if points else _("No point of this agenda asks for anything.")

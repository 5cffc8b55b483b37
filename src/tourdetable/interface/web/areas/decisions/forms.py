"""Forms of a decision: putting it, settling an objection, concluding, following up. Positions
are in `positions`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.decisions.enums import ObjectionState, Outcome
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.base.fields import DayField, RowField, offer_rows
from tourdetable.interface.web.base.forms import WriteForm, offer

MARKDOWN = _(
    "You may use Markdown: a blank line between paragraphs, a hyphen before each item of a list."
)


class AmendForm(WriteForm):
    """The words of a proposal."""

    title = forms.CharField(
        label=_("Proposal, in one sentence"),
        max_length=300,
        help_text=_("Begin with a verb: what would be done."),
    )
    text = forms.CharField(
        label=_("Details"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=MARKDOWN,
    )


class ProposalForm(AmendForm):
    """A new proposal, with the point of the agenda that it answers."""

    item = RowField(label=_("Point of the agenda"), required=False)
    field_order = ("item", "title", "text")

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_items(self, items, _("None: it came up during the meeting"))


def offer_items(form: forms.Form, items: Iterable[AgendaItem], none: Any) -> None:
    """The points of the agenda that a decision may answer; without any, none is asked for."""
    if not offer_rows(form, "item", items, lambda item: item.title, first=[("", none)]):
        form.fields["item"].widget = forms.HiddenInput()


class SettleForm(WriteForm):
    """What became of an objection."""

    state = forms.ChoiceField(
        label=_("What became of this objection?"),
        widget=forms.RadioSelect,
        choices=[
            (ObjectionState.INTEGRATED, _("An amendment of the proposal lifts it")),
            (ObjectionState.WITHDRAWN, _("Its author withdraws it")),
            (ObjectionState.SUSTAINED, _("It is sustained: it will be recorded as a dissensus")),
            (ObjectionState.RAISED, _("It is still being discussed")),
        ],
    )
    how_lifted = forms.CharField(
        label=_("Which amendment?"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only when an amendment lifts it: what was changed in the proposal."),
    )

    def __init__(self, *args: Any, position: Position, **kwargs: Any) -> None:
        super().__init__(*args, initial=became(position), **kwargs)
        self.position = position

    def current_values(self, current: Decision) -> dict[str, Any]:
        """After a conflict: what became of the objection meanwhile."""
        position = current.positions.filter(pk=self.position.pk).first()
        return became(position) if position else {}


def became(position: Position) -> dict[str, str]:
    """What became of an objection, as the form says it."""
    return {"state": position.objection, "how_lifted": position.how_lifted}


class ConcludeForm(WriteForm):
    """How the decision ends: only the outcomes that the positions allow."""

    outcome = forms.ChoiceField(label=_("How does this decision end?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("The wording finally agreed"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Correct it if the discussion changed it: this is what will be recorded."),
    )

    def __init__(self, *args: Any, refusals: Mapping[Outcome, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = [outcome for outcome in Outcome if not refusals[outcome]]
        choices = [(o.value, f"{capfirst(o.label)} — {MEANINGS[o]}") for o in possible]
        offer(self, "outcome", choices)
        self.impossible = [(capfirst(o.label), refusals[o]) for o in Outcome if refusals[o]]


MEANINGS = {
    Outcome.CONSENSUS: _("nobody objects, nobody has a reservation"),
    Outcome.CONSENT: _("nobody objects"),
    Outcome.ADOPTED_WITH_DISSENT: _(
        "it is adopted, and the objections are recorded with what would lift them"
    ),
    Outcome.NO_DECISION: _("nothing is adopted"),
    Outcome.DEFERRED: _("it is put off to another meeting"),
}
"""What each outcome means, in a few words."""


class FollowUpForm(WriteForm):
    """Who does what by when."""

    what = forms.CharField(label=_("What has to be done"), max_length=300)
    seat = RowField(label=_("Which institution does it"))
    due = DayField(label=_("By which day"), required=False)

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", _("Choose an institution"))
        offer_rows(self, "seat", seats, lambda seat: str(seat.institution), first=[nobody])


class DoneForm(WriteForm):
    """On which day it was done; no day: it is not done after all."""

    done_on = DayField(
        label=_("Done on"),
        required=False,
        help_text=_("Leave empty if it is not done after all."),
    )

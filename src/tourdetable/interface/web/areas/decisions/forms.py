"""Forms of a decision: putting it, settling an objection, concluding, following up. Positions
are in `positions`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from tourdetable.domain.decisions.enums import FollowUpState, ObjectionState, Outcome
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.decisions.options import MOST, OptionConsidered, options_of
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.base.fields import (
    DayField,
    RowField,
    TagsField,
    offer_rows,
    tags_typed,
)
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
    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What calls for it, so that those who read it in three years understand."),
    )
    text = forms.CharField(
        label=_("Details"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=MARKDOWN,
    )
    supersedes = RowField(
        label=_("It replaces an earlier decision"),
        required=False,
        help_text=_("Once this one is adopted, both say so."),
    )
    tags = TagsField()

    def __init__(self, *args: Any, formers: Iterable[Decision] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = [("", pgettext("earlier decision", "None"))]
        if not offer_rows(self, "supersedes", formers, former_label, first=none):
            self.fields["supersedes"].widget = forms.HiddenInput()

    def current_values(self, current: Decision) -> dict[str, Any]:
        """After a conflict: the words as somebody else has changed them."""
        return amended(current)


def amended(decision: Decision) -> dict[str, Any]:
    """The words of a proposal, as the form says them."""
    said: dict[str, Any] = {name: getattr(decision, name) for name in ("title", "why", "text")}
    return said | {"supersedes": decision.supersedes_id or "", "tags": tags_typed(decision)}


def former_label(decision: Decision) -> str:
    """An earlier decision, in a list."""
    return f"{decision.reference} — {decision.title}"


class ProposalForm(AmendForm):
    """A new proposal, with the point of the agenda that it answers."""

    item = RowField(label=_("Point of the agenda"), required=False)
    field_order = ("item", "title", "why", "text", "supersedes", "tags")

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
    """Where an action stands, and what shows it."""

    state = forms.ChoiceField(
        label=_("Where does it stand?"),
        widget=forms.RadioSelect,
        choices=[(one.value, capfirst(one.label)) for one in FollowUpState],
    )
    done_on = DayField(
        label=_("Since which day?"),
        required=False,
        help_text=_("The day on which it was done, or given up. Today if you leave it empty."),
    )
    proof = forms.CharField(
        label=_("What shows it?"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a few words: what came of it; or why it is given up."),
    )
    proof_url = forms.URLField(
        label=_("Link to what shows it"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, initial=stands(follow_up), **kwargs)


def stands(row: FollowUp) -> dict[str, Any]:
    """Where an action stands, as the form says it: one that was to do is most often done."""
    state = row.state if row.done_on else FollowUpState.DONE
    said = {"state": state.value, "done_on": row.done_on}
    return said | {"proof": row.proof, "proof_url": row.proof_url}


class EntrustForm(WriteForm):
    """Who sees to the decision, by when, and when it is looked at again."""

    owner = RowField(
        label=_("Which institution sees to it"),
        required=False,
        help_text=_("It answers for what becomes of the decision; actions may be others’."),
    )
    due = DayField(label=_("To be carried out by"), required=False)
    review_on = DayField(
        label=_("To be looked at again on"),
        required=False,
        help_text=_("That day, it comes back by itself to those who prepare the meetings."),
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", _("None in particular"))
        offer_rows(self, "owner", seats, lambda seat: str(seat.institution), first=[nobody])

    def current_values(self, current: Decision) -> dict[str, Any]:
        """After a conflict: what somebody else has said."""
        return entrusted(current)


def entrusted(decision: Decision) -> dict[str, Any]:
    """The same as the form says it."""
    return {
        "owner": decision.owner_id or "",
        "due": decision.due,
        "review_on": decision.review_on,
    }


class ReviewForm(WriteForm):
    """That it was looked at again."""

    again_on = DayField(
        label=_("To be looked at again on"),
        required=False,
        help_text=_("Leave empty if it need not be looked at again."),
    )


class BringBackForm(WriteForm):
    """What is brought back to the next meeting of a body."""

    reviews = forms.MultipleChoiceField(
        label=_("Decisions to look at again"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    actions = forms.MultipleChoiceField(
        label=_("Actions to follow"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self,
        *args: Any,
        reviews: Sequence[Decision],
        actions: Sequence[FollowUp],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[str, dict[str, Any]] = {}
        self.ask("reviews", reviews, former_label)
        self.ask("actions", actions, action_label)

    def ask(self, name: str, rows: Sequence[Any], label: Callable[[Any], str]) -> None:
        """Offer rows, all chosen to begin with; a field that would offer none goes."""
        known = self.known[name] = {str(one.pk): one for one in rows}
        offer(self, name, [(pk, label(one)) for pk, one in known.items()])
        self.initial.setdefault(name, list(known))
        if not known:
            del self.fields[name]

    def chosen(self) -> dict[str, list[Any]]:
        """The rows that were chosen. Only on a valid form."""
        said = self.cleaned_data
        return {name: [rows[pk] for pk in said.get(name, [])] for name, rows in self.known.items()}

    def current_values(self, current: Any) -> dict[str, Any]:
        """The agenda changed meanwhile: nothing written here depends on it."""
        return {}


def action_label(action: FollowUp) -> str:
    """What is to be done, and by whom."""
    return f"{action.what} — {action.seat.institution}"


OPTION_PARTS = ("name", "strengths", "weaknesses")
BLANK = 2


class OptionsForm(WriteForm):
    """The options that were considered: those that are there, and some lines to add others."""

    def __init__(self, *args: Any, options: Sequence[OptionConsidered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = range(1, min(len(options) + BLANK, MOST) + 1)
        for number in self.lines:
            self.fields.update(option_fields(number))
        self.initial.update(typed_options(options))
        self.acting_last()

    def options(self) -> list[OptionConsidered]:
        """What was written. Only on a valid form."""
        said = self.cleaned_data
        return [
            OptionConsidered(*(said[f"{part}_{number}"] for part in OPTION_PARTS))
            for number in self.lines
        ]

    def groups(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        """The fields, line by line."""
        for number in self.lines:
            yield number, [self[f"{part}_{number}"] for part in OPTION_PARTS]

    def current_values(self, current: Decision) -> dict[str, Any]:
        """After a conflict: the options as somebody else has changed them."""
        return typed_options(options_of(current.options))


def typed_options(options: Sequence[OptionConsidered]) -> dict[str, str]:
    """Options as the form says them."""
    return {
        f"{part}_{number}": getattr(one, part)
        for number, one in enumerate(options, 1)
        for part in OPTION_PARTS
    }


def option_fields(number: int) -> dict[str, forms.Field]:
    """The fields of one option."""

    def lines(label: Any) -> forms.Field:
        box = forms.Textarea(attrs={"rows": 2})
        return forms.CharField(label=label, widget=box, required=False, max_length=5_000)

    return {
        f"name_{number}": forms.CharField(label=_("Option"), required=False, max_length=300),
        f"strengths_{number}": lines(_("What speaks for it")),
        f"weaknesses_{number}": lines(_("What speaks against it")),
    }

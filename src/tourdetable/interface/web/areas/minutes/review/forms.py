"""Forms of the review: saying something of the text, answering it, correcting adopted minutes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.minutes.actions.remarks import WORDS
from tourdetable.domain.minutes.enums import RemarkKind
from tourdetable.interface.web.areas.minutes.forms import TextForm
from tourdetable.interface.web.base.forms import WriteForm, offer

KINDS = (
    (RemarkKind.CORRECTION.value, _("Ask for a correction: nothing is adopted before an answer")),
    (RemarkKind.COMMENT.value, _("Comment: it stops nothing")),
)


def words_field(rows: int, **more: Any) -> forms.CharField:
    """Some sentences."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(max_length=WORDS, widget=area, **more)


class RemarkForm(WriteForm):
    """What a seat says of the text: of a passage, with other words for it, or of the whole."""

    kind = forms.ChoiceField(
        label=_("What do you want?"),
        choices=KINDS,
        initial=RemarkKind.CORRECTION.value,
        widget=forms.RadioSelect,
    )
    quote = words_field(
        3,
        label=_("Which passage?"),
        required=False,
        help_text=_("Copy it from the text as you read it."),
    )
    section = forms.ChoiceField(label=_("Or which part?"), required=False)
    proposed = words_field(
        3,
        label=_("Other words for this passage"),
        required=False,
        help_text=_("Those who write the minutes can then take them up in one gesture."),
    )
    words = words_field(
        4,
        label=_("What do you want to say?"),
        required=False,
        help_text=_("Not needed if you propose other words."),
    )

    def __init__(self, *args: Any, sections: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(dict.fromkeys(sections))
        offer(self, "section", [("", _("The whole text")), *((one, one) for one in known)])
        if not known:
            del self.fields["section"]

    def clean(self) -> dict[str, Any]:
        """A part is quoted by its title; its words are not replaced whole."""
        found = super().clean() or self.cleaned_data
        if not found.get("quote") and not found.get("proposed"):
            found["quote"] = found.get("section", "")
        return found


class DeclinedForm(WriteForm):
    """Why a remark is not taken up."""

    reason = words_field(
        4, label=_("Why not?"), help_text=_("Whoever asked for it will read it, with the others.")
    )


class CorrectedTextForm(TextForm):
    """The corrected text of adopted minutes, whole, and why."""

    reason = words_field(
        3,
        label=_("Why a corrected version?"),
        help_text=_("It is written on the new version, for all those who read it."),
    )


class SendBackForm(WriteForm):
    """What a seat asks of a corrected version."""

    words = words_field(
        4, label=_("What should be corrected?"), help_text=_("Those who write it will read it.")
    )

"""How somebody wants to be told of each family of notices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tourdetable.domain.notices.enums import NoticeFamily, Rhythm
from tourdetable.interface.web.areas.own.forms import SelfForm
from tourdetable.interface.web.areas.own.myself import Myself


class RhythmsForm(SelfForm):
    """One choice a family; in a body, also what is said of its network."""

    def __init__(
        self,
        data: Any = None,
        *,
        me: Myself,
        chosen: Mapping[NoticeFamily, Rhythm | None],
        of_body: bool = False,
        whole_text: bool = False,
    ) -> None:
        start = {family.value: rhythm or "" for family, rhythm in chosen.items()}
        super().__init__(data, me=me, initial=start | {"whole_text": whole_text})
        network = [("", gettext_lazy("As for the whole network"))] if of_body else []
        for family in NoticeFamily:
            self.fields[family.value] = forms.ChoiceField(
                label=family.label,
                choices=[*network, *Rhythm.choices],
                required=not of_body,
            )
        if not of_body:
            self.fields["whole_text"] = whole_text_field()

    def clean(self) -> dict[str, Any]:
        """What was chosen, as `rhythms` too."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if written.keys() >= {family.value for family in NoticeFamily}:
            chosen = {family: written[family.value] for family in NoticeFamily}
            written["rhythms"] = {
                family: Rhythm(rhythm) if rhythm else None for family, rhythm in chosen.items()
            }
        return written


def whole_text_field() -> forms.BooleanField:
    """Whether the message that circulates minutes holds their text."""
    return forms.BooleanField(
        label=gettext_lazy("Put the text of circulated minutes in the message"),
        required=False,
        help_text=gettext_lazy(
            "As you may read it; but never what is kept for those who were there. Otherwise the "
            "message says what was decided and what your seats have to do, and where to read."
        ),
    )

"""What is written about a relay."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.relays.actions.relaying import CAME_BACK, TO_WHOM
from tourdetable.domain.relays.enums import RelayHow
from tourdetable.interface.web.base.forms import WriteForm

SAID = ("how", "to_whom", "came_back")


class RelayForm(WriteForm):
    """That one relayed: how, to whom, what came back. One click is enough: how is chosen
    beforehand, the rest may be left empty and said later."""

    how = forms.ChoiceField(
        label=_("In which way?"),
        choices=RelayHow.choices,
        initial=RelayHow.MAIL,
        widget=forms.RadioSelect,
    )
    to_whom = forms.CharField(
        label=_("To whom?"),
        required=False,
        max_length=TO_WHOM,
        help_text=_("The management, a team, elected members… Nobody’s name is needed."),
    )
    came_back = forms.CharField(
        label=_("What came back?"),
        required=False,
        max_length=CAME_BACK,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "A question, an agreement, an idea: you may say it later. The members of the body read "
            "it; of what the network shares, its members."
        ),
    )

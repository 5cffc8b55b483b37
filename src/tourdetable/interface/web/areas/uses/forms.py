"""What is written when one says that one used something."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.uses.actions.writing import LONGEST, SAID
from tourdetable.domain.uses.enums import UseOutcome
from tourdetable.domain.uses.models import Use
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import WriteForm


class UseForm(WriteForm):
    """What happened, when, in words. Its fields are `SAID`, as the actions take them."""

    outcome = forms.ChoiceField(
        label=_("What became of it"), choices=UseOutcome.choices, widget=forms.RadioSelect
    )
    on = day_field(_("Which day, about?"))
    words = forms.CharField(
        label=_("What happened"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "For whom, what worked, what did not, what you changed. The members who may read it "
            "here read this too: name no person that you support."
        ),
    )

    def __init__(self, data: Any = None, *, use: Use | None = None, **more: Any) -> None:
        scene = more["scene"]
        begins: dict[str, Any] = {"on": scene.today}
        if use is not None:
            begins = {name: getattr(use, name) for name in SAID}
            more["version"] = use.version
        super().__init__(data, initial=begins | more.pop("initial", {}), **more)

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.rules import OFFERED
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.interface.web.attached import AUDIENCES
from tourdetable.interface.web.base.fields import DocumentField
from tourdetable.interface.web.base.forms import WriteForm, offer


class DocumentForm(WriteForm):
    """A document for a meeting, or for a point of its agenda; for everybody, when the kind of the
    meeting is `public`."""

    file = DocumentField()
    item = forms.ChoiceField(label=gettext_lazy("For"), required=False)
    audience = forms.ChoiceField(
        label=gettext_lazy("Who may read it"), widget=forms.RadioSelect, initial=Audience.BODY.value
    )

    def __init__(
        self, data: Any, *, points: list[AgendaItem], public: bool = True, **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.points = {str(one.pk): one for one in points}
        whole = [("", _("the whole meeting"))]
        offer(self, "item", [*whole, *((key, one.title) for key, one in self.points.items())])
        offered = [one for one in OFFERED if public or one is not Audience.PUBLIC]
        offer(self, "audience", [(a.value, capfirst(str(AUDIENCES[a]))) for a in offered])
        self.acting_last()

    def clean(self) -> dict[str, Any]:
        """What was sent, as `content` and `name` too."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        sent = written.get("file")
        written["content"], written["name"] = sent, str(getattr(sent, "name", ""))
        written["item"] = self.points.get(written.get("item", ""))
        if written.get("audience"):
            written["audience"] = Audience(written["audience"])
        return written

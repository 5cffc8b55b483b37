"""What is written in a newsletter; what somebody who subscribes says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tourdetable.domain.newsletters.actions.writing import LONGEST, NewsletterDetails, offered_items
from tourdetable.domain.newsletters.enums import ReaderProfile
from tourdetable.domain.newsletters.segments import sizes
from tourdetable.domain.newsletters.sources import SOURCES
from tourdetable.interface.language import moment
from tourdetable.interface.web.areas.newsletters.words import segment_choices
from tourdetable.interface.web.base.fields import MailField
from tourdetable.interface.web.base.forms import PlainForm, WriteForm, offer
from tourdetable.interface.web.base.scene import Scene

DETAILS = ("title", "text", "segments", "items", "open_to_all")


class NewsletterForm(WriteForm):
    """A newsletter: what it says, what it tells of what is published, to whom."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        help_text=gettext_lazy("It is the subject of the message."),
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "All of it is for everybody. A line that begins with ## is a title, with - an item of "
            "a list; write an address in full."
        ),
    )
    items = forms.MultipleChoiceField(
        label=gettext_lazy("What it tells of what is published"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Only what anybody may read today is offered."),
    )
    segments = forms.MultipleChoiceField(
        label=gettext_lazy("To whom"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Whoever is in several of them receives it once."),
    )
    open_to_all = forms.BooleanField(
        label=gettext_lazy("Anybody may read it on the web once it has left"), required=False
    )

    def __init__(self, data: Any = None, *, scene: Scene, **kwargs: Any) -> None:
        super().__init__(data, scene=scene, **kwargs)
        known = sizes(scene.network, on=scene.today)
        offer(self, "segments", segment_choices(scene.charter, known))
        items = offered_items(scene.network, scene.charter, scene.now)
        offer(self, "items", [(code, item_words(one)) for code, one in items.items()])
        if not items:
            del self.fields["items"]

    def clean(self) -> dict[str, Any]:
        """What was written, as `details` too, once each field is right."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        written.setdefault("items", [])
        if written.keys() >= {*DETAILS} and not self.errors:
            written["details"] = NewsletterDetails(**{name: written[name] for name in DETAILS})
        return written

    def current_values(self, current: Any) -> dict[str, Any]:
        """The text alone is compared: what was ticked is seen below."""
        return {"title": current.title, "text": current.text}


def item_words(one: dict[str, Any]) -> str:
    """Something offered, with its sort and its moment."""
    source = SOURCES[one["source"]].told
    when = f" ({moment(one['at'])})" if one["at"] else ""
    return f"{source} – {one['title']}{when}"


class SubscribeForm(PlainForm):
    """What somebody who subscribes says."""

    email = MailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("For example: prenom.nom@exemple.fr"),
    )
    profile = forms.ChoiceField(
        label=gettext_lazy("For whom do you read?"),
        choices=ReaderProfile.choices,
        initial=ReaderProfile.OTHER.value,
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label=gettext_lazy("I want to receive these newsletters by e-mail"))

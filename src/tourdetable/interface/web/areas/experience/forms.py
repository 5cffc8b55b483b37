"""What is written to call for experiences, to tell one, to look it through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.discretion.clues import clues
from tourdetable.core.words.audience import Audience
from tourdetable.domain.experience.actions.checking import OPINION, REASON
from tourdetable.domain.experience.actions.writing import LINE, LONGEST
from tourdetable.domain.experience.enums import PUBLISHED_FOR, KeptBecause, SecondOpinion
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.experience.sheets import TEXTS
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.gates import NeedsConfirmation
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.models import Person
from tourdetable.interface.language import labelled
from tourdetable.interface.language import short_day as shown_day
from tourdetable.interface.web.areas.experience.words import (
    ATTRIBUTIONS,
    AUDIENCES,
    FIELDS,
    HELP,
    LABELS,
    told_by_topic,
)
from tourdetable.interface.web.areas.neighbours.shown import BeginningForm
from tourdetable.interface.web.base import capacities
from tourdetable.interface.web.base.fields import (
    DocumentField,
    RowField,
    TagsField,
    day_field,
    offer_rows,
    paragraph,
    tags_typed,
)
from tourdetable.interface.web.base.forms import WriteForm, offer


class CallForm(WriteForm):
    """What one calls for, for which body, until when."""

    title = forms.CharField(label=gettext_lazy("What do you call for?"), max_length=200)
    place = forms.ChoiceField(label=gettext_lazy("Whom do you invite?"))
    words = paragraph(gettext_lazy("Say more, if you wish"))
    until = day_field(
        gettext_lazy("Until when?"),
        required=False,
        help_text=gettext_lazy("Leave it empty when there is no hurry."),
    )
    tags = TagsField()

    def __init__(self, *args: Any, bodies: Iterable[Body | None], first: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.bodies = {one.slug if one else "": one for one in bodies}
        self.name_bodies()
        self.initial.setdefault("place", first if first in self.bodies else next(iter(self.bodies)))
        self.acting_last()

    def name_bodies(self) -> None:
        """Whom one may invite; nothing is asked when there is no choice."""
        whole = _("All members of the network")
        offer(
            self, "place", [(slug, one.name if one else whole) for slug, one in self.bodies.items()]
        )
        self.fields["place"].required = "" not in self.bodies
        if len(self.bodies) == 1:
            self.fields["place"].widget = forms.HiddenInput()

    def clean_place(self) -> Body | None:
        return self.bodies[self.cleaned_data["place"]]


class ProposeForm(BeginningForm):
    """An experience, in a minute."""

    title = forms.CharField(
        label=gettext_lazy("What do you want to tell?"),
        max_length=200,
        help_text=gettext_lazy("A line that names nobody."),
    )
    done = paragraph(
        gettext_lazy("What happened?"),
        gettext_lazy("A few words are enough: the sheet is written later, by steps."),
        required=True,
    )
    why = paragraph(
        gettext_lazy("What do you expect from the others at a session?"),
        gettext_lazy("An opinion, help, a decision. You may leave it empty."),
        rows=2,
    )
    urgent = forms.BooleanField(
        label=gettext_lazy("It is urgent: it is useful to the others within days"), required=False
    )
    session = forms.BooleanField(
        label=gettext_lazy("I would like to tell it at a session"), required=False, initial=True
    )
    tags = TagsField()
    caution_title = gettext_lazy(
        "Members will read these words as soon as you propose it: could somebody be recognised?"
    )
    confirm_words = gettext_lazy("Nobody can be recognised: propose it")

    def __init__(self, *args: Any, asked: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.name_places()
        if asked:
            for name in ("why", "urgent", "session"):
                self.fields[name].widget = forms.HiddenInput()
                self.initial[name] = ""
        self.acting_last()

    def attempt(self, act: Callable[[], Any]) -> bool:
        """What asks for a session is read before any sheet is looked through."""
        found = self.telling()
        if found and not self.cleaned_data["confirmed"]:
            self.explain(NeedsConfirmation((), found))
            return False
        return super().attempt(act)

    def telling(self) -> tuple[str, ...]:
        """The words that members would read, and by which somebody may be recognised."""
        said = self.cleaned_data
        read = (
            (said["title"], said["done"], said["why"]) if said["session"] or said["urgent"] else ()
        )
        return tuple(dict.fromkeys(one.text for words in read for one in clues(words)))

    @property
    def caution_words(self) -> Iterable[str]:
        return [_("“%(words)s”") % {"words": words} for words in self.cautions]

    def name_places(self) -> None:
        """One seat, or office, among several: each with its body, the first one chosen."""
        named = []
        for code, speaking in self.allowed.items():
            words = capacities.words(speaking, self.scene.charter)
            named.append((code, labelled(speaking.body.name, words) if speaking.body else words))
        if len(named) > 1:
            offer(self, "acting", named)
            self.initial["acting"] = named[0][0]


class SheetForm(WriteForm):
    """Some of the texts of a sheet: those of a step."""

    def __init__(self, *args: Any, report: ExperienceReport, step: str, **more: Any) -> None:
        begun = {name: getattr(report, name) for name in FIELDS[step] if name != "tags"}
        begun["tags"] = tags_of(report)
        super().__init__(*args, initial={**begun, **more.pop("initial", {})}, **more)
        for name in FIELDS[step]:
            self.fields[name] = field_of(name)
        self.acting_last()

    def current_values(self, current: Any) -> dict[str, Any]:
        found = super().current_values(current)
        return found | ({"tags": tags_of(current)} if "tags" in found else {})


def tags_of(report: ExperienceReport) -> str:
    """Its tags, as they are written."""
    return tags_typed(report)


def field_of(name: str) -> forms.Field:
    """How a text of a sheet is written."""
    if name == "tags":
        return TagsField()
    said: dict[str, Any] = {"label": LABELS[name], "help_text": HELP.get(name, "")}
    if name == "tier":
        return forms.ChoiceField(choices=[("", "—"), *Tier.choices], required=False, **said)
    if name in TEXTS:
        area = forms.Textarea(attrs={"rows": 5})
        return forms.CharField(max_length=LONGEST, required=False, widget=area, **said)
    return forms.CharField(max_length=LINE[name], required=name == "title", **said)


class ReadersForm(WriteForm):
    """Who will read it, and what they will know of who tells it."""

    audience = forms.ChoiceField(label=gettext_lazy("Who reads it?"), widget=forms.RadioSelect)
    attribution = forms.ChoiceField(
        label=gettext_lazy("What do they know of who tells it?"),
        choices=[(one.value, words) for one, words in ATTRIBUTIONS.items()],
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Those who were at the session know who told it there; whoever only reads is told no "
            "more than this, in the files too."
        ),
    )

    def __init__(self, *args: Any, report: ExperienceReport, **more: Any) -> None:
        begun = {"audience": report.audience, "attribution": report.attribution}
        super().__init__(*args, initial={**begun, **more.pop("initial", {})}, **more)
        usual = self.fields["attribution"].help_text
        self.fields["attribution"].help_text = f"{usual} {told_by_topic(report)}".strip()
        far = [one for one in PUBLISHED_FOR if report.body_id or one is not Audience.BODY]
        offer(self, "audience", [(one.value, AUDIENCES[one]) for one in far])
        self.acting_last()


class CarrierForm(WriteForm):
    """Somebody of the network to write with."""

    person = RowField(label=gettext_lazy("Who?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, found: Iterable[Person], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "person", found, str)
        self.acting_last()


class BesideForm(WriteForm):
    """A document beside a sheet."""

    file = DocumentField()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.acting_last()

    def clean(self) -> dict[str, Any]:
        """What was sent, as `content` and `name` too."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        sent = written.get("file")
        written["content"], written["name"] = sent, str(getattr(sent, "name", ""))
        return written


class KeepForm(WriteForm):
    """Why a passage may stay."""

    why = forms.ChoiceField(
        label=gettext_lazy("Why may it stay?"),
        choices=KeptBecause.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("In a few words, if need be"), max_length=REASON, required=False
    )


class ReadAgainForm(WriteForm):
    """That one read the whole again."""

    read = forms.BooleanField(
        label=gettext_lazy(
            "I read the whole sheet again, and its documents: nobody who is accompanied can be "
            "recognised in it"
        ),
        error_messages={"required": gettext_lazy("Read it again, then tick this box.")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.acting_last()


class SecondForm(WriteForm):
    """Which seat reads it too."""

    seat = RowField(label=gettext_lazy("Which seat?"))

    def __init__(self, *args: Any, seats: Iterable[Seat], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "seat", seats, lambda seat: labelled(seat.body.name, str(seat)))
        self.acting_last()


class OpinionForm(WriteForm):
    """What the second pair of eyes sees in the text that is shown."""

    opinion = forms.ChoiceField(
        label=gettext_lazy("What do you see?"),
        choices=[
            (SecondOpinion.FINE.value, gettext_lazy("Nobody can be recognised in it")),
            (SecondOpinion.CHANGE.value, gettext_lazy("Something is to be changed")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What is to be changed?"),
        max_length=OPINION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    text = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def explain(self, stopped: Exception) -> None:
        """The sheet is shown again as it is now: what is answered next is about these words."""
        super().explain(stopped)
        self.set_value("text", self.initial["text"])


class ToldForm(WriteForm):
    """At which meeting it was told."""

    meeting = RowField(label=gettext_lazy("At which meeting?"), required=False)

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **more: Any) -> None:
        super().__init__(*args, **more)
        nowhere = [("", _("At no meeting yet"))]
        offer_rows(
            self,
            "meeting",
            meetings,
            lambda one: labelled(shown_day(one.starts_at), one.listed),
            first=nowhere,
        )
        self.acting_last()

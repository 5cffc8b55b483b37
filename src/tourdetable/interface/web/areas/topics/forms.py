"""What is written to put a topic forward, to add to it, to answer it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.topics.actions.putting import LONGEST_LINE
from tourdetable.domain.topics.enums import TopicState
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import labelled
from tourdetable.interface.language import short_day as shown_short_day
from tourdetable.interface.web.areas.neighbours.shown import BeginningForm
from tourdetable.interface.web.base import capacities
from tourdetable.interface.web.base.differences import FieldDifference
from tourdetable.interface.web.base.fields import TagsField, paragraph, tags_typed
from tourdetable.interface.web.base.forms import OwnForm, WriteForm, offer

EXISTING = gettext_lazy("What exists already")
EXISTING_HELP = gettext_lazy(
    "Who works on it, here or elsewhere? What works? “We looked and found nobody” is an answer."
)

ADDED = gettext_lazy("What this adds")
ADDED_HELP = gettext_lazy("Beside what exists: another public, another place, what was not tried.")


class TopicFields(forms.Form):
    """What a topic says."""

    title = forms.CharField(
        label=gettext_lazy("What is it about?"),
        max_length=200,
        help_text=gettext_lazy("A line is enough: all the rest may be said later."),
    )
    urgent = forms.BooleanField(
        label=gettext_lazy("It cannot wait for the usual work"), required=False
    )
    question = forms.CharField(
        label=gettext_lazy("The question to work out"), max_length=LONGEST_LINE, required=False
    )
    why = paragraph(gettext_lazy("Why, and for whom it matters"))
    existing = paragraph(EXISTING, EXISTING_HELP)
    added = paragraph(ADDED, ADDED_HELP)
    tags = TagsField()


class TopicWords(TopicFields, WriteForm):
    """The same, said better."""

    field_order = ("title", "urgent", "question", "why", "existing", "added", "tags")

    def current_values(self, current: Any) -> dict[str, Any]:
        found = super().current_values(current)
        return found | {"tags": tags_typed(current)}


Place = tuple[Body | None, Seat | Office]
"""A body, or the network as a whole, and for which seat or office one speaks there."""


class ForBodyForm(OwnForm):
    """Something for a body, or for the network as a whole: for which body says for which seat, or
    office."""

    place = forms.ChoiceField(label=gettext_lazy("For whom?"))

    def __init__(
        self, data: Any = None, *, places: Sequence[Place], first: str = "", **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.places = {code_of(one): one for one in places}
        named = self.in_words(places)
        offer(self, "place", named)
        asked = (code for code in self.places if first and code.startswith(f"{first}@"))
        self.initial["place"] = next(asked, named[0][0])
        if len(named) == 1:
            self.fields["place"].widget = forms.HiddenInput()

    def in_words(self, places: Sequence[Place]) -> list[tuple[str, str]]:
        """Each place, as one chooses it."""
        number = Counter(body for body, _speaking in places)
        every = self.places.items()
        return [(code, self.named(one, alone=number[one[0]] == 1)) for code, one in every]

    def named(self, place: Place, *, alone: bool) -> str:
        """The body, and the seat where the person has several there."""
        body, speaking = place
        name = body.name if body else _("The network as a whole")
        return name if alone else labelled(name, capacities.words(speaking, self.scene.charter))

    def clean_place(self) -> Place:
        return self.places[self.cleaned_data["place"]]

    @property
    def actor(self) -> Actor:
        """The person, for the seat or the office that goes with the body."""
        _body, speaking = self.cleaned_data["place"]
        seat, office = (speaking, None) if isinstance(speaking, Seat) else (None, speaking)
        gesture = self.cleaned_data["gesture"]
        return Actor(self.scene.member.person, seat=seat, office=office, gesture=gesture)


class PutForm(TopicFields, BeginningForm, ForBodyForm):
    """A topic to put forward."""

    field_order = ("title", "place", "urgent", "question", "why", "existing", "added", "tags")


def code_of(place: Place) -> str:
    """How the form calls a body, and the seat or the office."""
    body, speaking = place
    return f"{body.slug if body else ''}@{capacities.code(speaking)}"


class ExistingForm(WriteForm):
    """Who works on it already, and what works."""

    existing = paragraph(EXISTING, EXISTING_HELP, required=True, rows=5)
    added = paragraph(ADDED, ADDED_HELP)


class ViewForm(WriteForm):
    """What a seat sees from where it is."""

    words = paragraph(
        gettext_lazy("Your point of view"),
        gettext_lazy("What you see from where you are. Those who read the topic read it."),
        required=True,
        rows=4,
    )


class EndTopicForm(WriteForm):
    """Why it is withdrawn, if one wishes."""

    words = paragraph(gettext_lazy("A word about it, if you wish"))


def went(topic: Topic) -> str:
    """Where a topic went, in words."""
    state = str(topic.get_state_display())
    return labelled(state, topic.sent_to.name) if topic.sent_to and topic.lives else state


class TopicAnswerForm(WriteForm):
    """What is answered, in words."""

    becomes: ClassVar[TopicState]
    """Where the topic goes by this answer."""
    words = paragraph(
        gettext_lazy("A word for those who put it forward"),
        gettext_lazy("They receive it, with those who support the topic."),
    )

    def differences(self) -> list[FieldDifference]:
        """After a conflict, also what somebody else has answered meanwhile."""
        found, current = super().differences(), self.conflict
        if current is None or current.state == TopicState.OPEN:
            return found
        told = (went(current), current.answer)
        theirs, mine = "\n".join(filter(None, told)), str(self.becomes.label)
        return [FieldDifference(_("Where it went"), theirs, mine), *found]


class DeclineForm(TopicAnswerForm):
    """The same, which cannot be left out."""

    becomes = TopicState.DECLINED

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["words"].label = _("Why?")
        self.fields["words"].required = True


class WorkForm(TopicAnswerForm):
    """An answer by which the topic becomes work: what exists is said before."""

    existing = paragraph(EXISTING, EXISTING_HELP, required=True)

    def __init__(self, data: Any = None, *, topic: Topic, **more: Any) -> None:
        begins = {"existing": topic.existing, **more.pop("initial", {})}
        super().__init__(data, initial=begins, **more)


class OnAgendaForm(WorkForm):
    """On which agenda, for what and how long."""

    becomes = TopicState.AGENDA
    meeting = forms.TypedChoiceField(label=gettext_lazy("At which meeting?"), coerce=int)
    purpose = forms.ChoiceField(
        label=gettext_lazy("What for?"), choices=Purpose.choices, initial=Purpose.DISCUSS
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes"), min_value=1, max_value=1440, initial=20
    )
    field_order = ("meeting", "purpose", "minutes", "existing", "words")

    def __init__(self, data: Any = None, *, meetings: Iterable[Meeting], **more: Any) -> None:
        super().__init__(data, **more)
        self.meetings = {one.pk: one for one in meetings}
        named = [
            (pk, labelled(shown_short_day(one.starts_at), one.listed))
            for pk, one in self.meetings.items()
        ]
        offer(self, "meeting", named)

    def clean_meeting(self) -> Meeting:
        return self.meetings[self.cleaned_data["meeting"]]


class ToBodyForm(TopicAnswerForm):
    """To which body it is sent."""

    becomes = TopicState.SENT
    to = forms.ChoiceField(label=gettext_lazy("To which body?"))
    field_order = ("to", "words")

    def __init__(self, data: Any = None, *, bodies: Iterable[Body], **more: Any) -> None:
        super().__init__(data, **more)
        self.bodies = {one.slug: one for one in bodies}
        offer(self, "to", [(slug, one.name) for slug, one in self.bodies.items()])

    def clean_to(self) -> Body:
        return self.bodies[self.cleaned_data["to"]]


class ToGroupForm(WorkForm):
    """Which group takes it up."""

    becomes = TopicState.GROUP
    group = forms.ChoiceField(label=gettext_lazy("Which group takes it up?"))
    field_order = ("group", "existing", "words")

    def __init__(self, data: Any = None, *, bodies: Iterable[Body], **more: Any) -> None:
        super().__init__(data, **more)
        self.bodies = {one.slug: one for one in bodies}
        offer(self, "group", [(slug, one.name) for slug, one in self.bodies.items()])

    def clean_group(self) -> Body:
        return self.bodies[self.cleaned_data["group"]]


def told_apart(topic: Topic) -> str:
    """A topic as one chooses it among others, which may have the same title."""
    who = topic.seat or topic.person or _("somebody who has left")
    said = {"title": topic.title, "who": who, "day": shown_day(topic.put_on)}
    return _("%(title)s (%(who)s, %(day)s)") % said


class JoinTopicForm(TopicAnswerForm):
    """To which topic it is joined."""

    becomes = TopicState.MERGED
    into = forms.TypedChoiceField(label=gettext_lazy("To which topic?"), coerce=int)
    field_order = ("into", "words")

    def __init__(self, data: Any = None, *, others: Iterable[Topic], **more: Any) -> None:
        super().__init__(data, **more)
        self.others = {one.pk: one for one in others}
        offer(self, "into", [(pk, told_apart(one)) for pk, one in self.others.items()])

    def clean_into(self) -> Topic:
        return self.others[self.cleaned_data["into"]]

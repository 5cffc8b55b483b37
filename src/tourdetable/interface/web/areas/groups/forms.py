"""What is written about calls, groups, steps and reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.groups.actions.reports import LONGEST as LONGEST_REPORT
from tourdetable.domain.groups.actions.terms import LONGEST, LONGEST_LINE, TermsDraft
from tourdetable.domain.groups.models import CallTopic
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.language import labelled
from tourdetable.interface.language import short_day as shown_day
from tourdetable.interface.web.areas.neighbours.shown import BeginningForm
from tourdetable.interface.web.areas.topics.forms import TopicFields
from tourdetable.interface.web.base.fields import (
    TYPED_DAY,
    DayField,
    RowField,
    TagsField,
    day_field,
    offer_rows,
    paragraph,
    tags_typed,
)
from tourdetable.interface.web.base.forms import WriteForm, offer

DAY_AT_END = re.compile(
    r"^(?P<title>.*?)[\s,;:–—-]*(?P<day>\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d)$"
)


class ThemeCallForm(WriteForm):
    """What one calls for, and when."""

    kind = forms.ChoiceField(label=gettext_lazy("To open what?"), widget=forms.RadioSelect)
    title = forms.CharField(label=gettext_lazy("Title of the call"), max_length=200)
    words = paragraph(
        gettext_lazy("What you ask of members"),
        gettext_lazy("What a good theme is here, how one will choose, and when."),
        rows=5,
    )
    opens = day_field(gettext_lazy("Open from"))
    closes = day_field(gettext_lazy("Open until"))
    tags = TagsField()

    def __init__(self, *args: Any, kinds: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        known = self.scene.charter.vocabulary.body_kinds
        offer(self, "kind", [(code, word_for(known, code)) for code in kinds])
        self.initial.setdefault("kind", kinds[0] if kinds else "")
        if len(kinds) == 1:
            self.fields["kind"].widget = forms.HiddenInput()


class CallThemeForm(TopicFields, BeginningForm):
    """A theme that answers a call: a topic, which waits for the choice."""

    field_order = ("title", "question", "why", "existing", "added", "tags")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["urgent"]


class AttachForm(WriteForm):
    """A topic that waits already, to answer a call."""

    topic = RowField(label=gettext_lazy("Which topic?"))
    field_order = ("topic",)

    def __init__(self, *args: Any, topics: Iterable[Topic], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "topic", topics, str)


class ChoiceForm(WriteForm):
    """Which themes a decision kept, and why the others are not. No decision is asked for as long as
    those who choose adopted none."""

    decision = RowField(
        label=gettext_lazy("Decided by"),
        help_text=gettext_lazy("The adopted decision by which the themes were chosen."),
    )

    def __init__(
        self,
        *args: Any,
        answers: Sequence[CallTopic],
        decisions: Iterable[Decision],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.answers = answers
        none = [("", _("Choose the decision"))]
        if not offer_rows(self, "decision", decisions, decision_label, first=none):
            del self.fields["decision"]
        for one in answers:
            self.add_answer(one)
        self.acting_last()

    def add_answer(self, one: CallTopic) -> None:
        """Kept, or why not."""
        title = one.topic.title
        keep = _("Keep “%(theme)s”") % {"theme": title}
        self.fields[f"keep_{one.topic_id}"] = forms.BooleanField(label=keep, required=False)
        why = _("Else, why is “%(theme)s” not kept?") % {"theme": title}
        self.fields[f"why_{one.topic_id}"] = paragraph(why, rows=2)

    @property
    def kept(self) -> list[int]:
        """The topics that are kept."""
        every = [one.topic_id for one in self.answers]
        return [topic for topic in every if self.cleaned_data[f"keep_{topic}"]]

    @property
    def words(self) -> dict[int, str]:
        """Why each of the others is not."""
        return {one.topic_id: self.cleaned_data[f"why_{one.topic_id}"] for one in self.answers}


def decision_label(decision: Decision) -> str:
    return f"{decision.reference} – {decision.title}"


REACHES = [
    (Audience.BODY.value, pgettext_lazy("reach of works", "the group")),
    (Audience.NETWORK.value, pgettext_lazy("reach of works", "the network")),
    (Audience.PARTNERS.value, pgettext_lazy("reach of works", "the network and its partners")),
    (Audience.PUBLIC.value, pgettext_lazy("reach of works", "everybody")),
]

EXISTING_HINT = gettext_lazy(
    "Who works on it already, here or elsewhere, and what works: the group leans on it."
)


class WorksField(forms.CharField):
    """Planned works, one a line, each with its day at the end."""

    def __init__(self) -> None:
        hint = gettext_lazy("One a line, with its day at the end: “A map of contacts, 30/09/2027”.")
        area = forms.Textarea(attrs={"rows": 4})
        said: dict[str, Any] = {"label": gettext_lazy("Works that are expected"), "help_text": hint}
        super().__init__(max_length=LONGEST, required=False, widget=area, **said)

    def clean(self, value: Any) -> Any:
        lines = super().clean(value).splitlines()
        return tuple(work_of(line.strip()) for line in lines if line.strip())


def work_of(line: str) -> tuple[str, date]:
    """The title and the day of a line."""
    found = DAY_AT_END.match(line)
    if found is None or not found["title"].strip():
        said = {"line": line}
        raise ValidationError(_("“%(line)s”: write a title, then its day (30/09/2027).") % said)
    day = DayField().to_python(found["day"])
    assert day is not None
    return found["title"].strip(), day


def works_typed(works: Iterable[dict[str, str]]) -> str:
    """The same as one types them."""
    days = ((line["title"], date.fromisoformat(line["due"])) for line in works)
    return "\n".join(f"{title}, {day.strftime(TYPED_DAY)}" for title, day in days)


class TermsFields(forms.Form):
    """The terms of reference of a group."""

    question = forms.CharField(label=gettext_lazy("The central question"), max_length=LONGEST_LINE)
    why = paragraph(gettext_lazy("Why, and for whom it matters"))
    existing = paragraph(gettext_lazy("What exists already"), EXISTING_HINT, required=True)
    added = paragraph(
        gettext_lazy("What we add"),
        gettext_lazy("What nobody does yet, and that this group brings."),
        required=True,
    )
    perimeter = paragraph(gettext_lazy("What it covers, and what it leaves out"), rows=2)
    wanted = paragraph(gettext_lazy("Who should take part"), rows=2)
    means = paragraph(gettext_lazy("Means"), rows=2)
    method = paragraph(gettext_lazy("How the group works"), rows=2)
    starts = day_field(gettext_lazy("First day of the work"))
    midway = day_field(gettext_lazy("Day of the mid-way report"))
    ends = day_field(gettext_lazy("Last day of the work"))
    works = WorksField()
    reach = forms.ChoiceField(
        label=gettext_lazy("For whom are these works?"),
        choices=REACHES,
        initial=Audience.NETWORK.value,
    )
    criteria = paragraph(gettext_lazy("By what shall we see that it was worth it?"), rows=2)
    tags = TagsField()


TERMS = tuple(TermsFields.base_fields)


class TermsForm(TermsFields, WriteForm):
    """The same, written again: each version stays."""

    field_order = TERMS

    @property
    def draft(self) -> TermsDraft:
        """What was written. Only on a valid form."""
        return TermsDraft(**self.values(*TERMS))

    def current_values(self, current: Any) -> dict[str, Any]:
        found = super().current_values(current)
        return found | {"works": works_typed(current.works), "tags": tags_typed(current)}


class FirstTermsForm(TermsForm, BeginningForm):
    """The first ones of a group."""

    begins = "question"


class OpenGroupForm(FirstTermsForm):
    """A group to open: its name, who leads it among those who would take part, its terms."""

    name = forms.CharField(label=gettext_lazy("Name of the group"), max_length=200)
    leads = forms.MultipleChoiceField(
        label=gettext_lazy("Who leads it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Two or three persons of different institutions, as the charter says. Those who said "
            "that they would take part each have a seat there."
        ),
    )
    field_order = ("name", "leads", *TERMS)

    def __init__(self, *args: Any, who: Sequence[Mandate], **more: Any) -> None:
        super().__init__(*args, **more)
        named = {one.person_id: labelled(str(one.seat), str(one.person)) for one in who}
        if named:
            offer(self, "leads", [(str(pk), name) for pk, name in named.items()])
        else:
            del self.fields["leads"]

    @property
    def chosen(self) -> list[int]:
        """The persons who lead it."""
        return [int(pk) for pk in self.cleaned_data.get("leads", ())]


class TakeUpForm(WriteForm):
    """A group that is open already, to take up a theme that was kept."""

    group = RowField(label=gettext_lazy("Which group takes it up?"))
    existing = paragraph(gettext_lazy("What exists already"), EXISTING_HINT, required=True)
    field_order = ("group", "existing")

    def __init__(self, *args: Any, groups: Iterable[Body], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "group", groups, str)


class StepForm(WriteForm):
    """A step: what, by when, who sees to it."""

    title = forms.CharField(label=gettext_lazy("What is done?"), max_length=200)
    due = day_field(gettext_lazy("By when?"))
    seat = RowField(label=gettext_lazy("Who sees to it?"), required=False)
    field_order = ("title", "due", "seat")

    def __init__(self, *args: Any, seats: Iterable[Seat], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "seat", seats, str, first=[("", _("The whole group"))])

    def current_values(self, current: Any) -> dict[str, Any]:
        return {**super().current_values(current), "seat": current.seat_id or ""}


class StepDoneForm(WriteForm):
    """The day on which it was done; none: it is not done after all."""

    done_on = day_field(
        gettext_lazy("Done on"),
        required=False,
        help_text=gettext_lazy("Leave it empty if it is not done after all."),
    )


def long_text(label: Any, hint: Any = "") -> forms.CharField:
    """A part of a report."""
    area = forms.Textarea(attrs={"rows": 6})
    kept: dict[str, Any] = {"label": label, "help_text": hint, "required": False}
    return forms.CharField(max_length=LONGEST_REPORT, widget=area, **kept)


class ReportForm(WriteForm):
    """A report, part by part, and where it is presented."""

    done = long_text(gettext_lazy("What was done"))
    remains = long_text(gettext_lazy("What remains to be done"))
    learnt = long_text(gettext_lazy("What was learnt"))
    becomes = long_text(
        gettext_lazy("What becomes of it"),
        gettext_lazy("Who takes the works up, keeps them, goes on with the question."),
    )
    meeting = RowField(
        label=gettext_lazy("Presented at"),
        required=False,
        help_text=gettext_lazy("A meeting of the body that opened the group."),
    )
    field_order = ("done", "remains", "learnt", "becomes", "meeting")

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **more: Any) -> None:
        super().__init__(*args, **more)
        none = [("", _("Not known yet"))]
        if not offer_rows(self, "meeting", meetings, meeting_label, first=none):
            self.fields["meeting"].widget = forms.HiddenInput()

    def current_values(self, current: Any) -> dict[str, Any]:
        return {**super().current_values(current), "meeting": current.meeting_id or ""}


def meeting_label(meeting: Meeting) -> str:
    return labelled(shown_day(meeting.starts_at), meeting.listed)

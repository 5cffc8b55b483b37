"""What people fill in to draw, convene, move, cancel and open a meeting, and to answer its
invitation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.meetings.actions.amending import SUBJECT
from tourdetable.domain.meetings.actions.answering import LONGEST_REASON
from tourdetable.domain.meetings.enums import Answer, MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.places.models import Place
from tourdetable.domain.places.queries import place_or_words
from tourdetable.domain.years.periods.days_off import area_of_body
from tourdetable.domain.years.place_notes import MeetingTime, PlaceNote, place_notes
from tourdetable.interface.language import clock as shown_time
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.web.areas.meetings.days_off import (
    ChosenDays,
    place_sentence,
    what_is_watched,
)
from tourdetable.interface.web.base.fields import ClockField, as_sent, day_field
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm, offer
from tourdetable.interface.web.base.moments import day_and_time, moment


class WhenAndWhere(WriteForm):
    """Day, times and place. `starts_at` and `ends_at` are moments once the form is valid."""

    chosen_days: ChosenDays | None = None
    place_notes: tuple[PlaceNote, ...] = ()
    day = day_field(gettext_lazy("Day"))
    starts = ClockField(label=gettext_lazy("Starts at"))
    ends = ClockField(label=gettext_lazy("Ends at"))
    last_day = day_field(
        gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Only for a meeting that ends on another day."),
    )
    past = forms.BooleanField(
        label=gettext_lazy("This day is past: I record a meeting that has already taken place"),
        required=False,
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("The name of a place of the network, or where else in your words."),
    )
    link = forms.URLField(
        label=gettext_lazy("Link to join remotely"),
        max_length=200,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Shown to the members of this body only."),
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        self.where, self.zone = (
            area_of_body(body, on=self.scene.today),
            self.scene.network.time_zone,
        )
        city = self.zone.rpartition("/")[2].replace("_", " ")
        self.fields["starts"].help_text = _("Time of the clocks in %(place)s.") % {"place": city}
        self.fields["place"].widget.attrs["list"] = "places"
        self.fields["day"].help_text = what_is_watched(self.where)
        if not self.written_in_the_past():
            del self.fields["past"]

    def places(self) -> QuerySet[Place]:
        """The places of the network, offered as the person writes."""
        return Place.objects.filter(network=self.scene.network)

    def clean_place(self) -> Place | str:
        """The place of the network that has this name, or the words as they are."""
        return place_or_words(self.scene.network, self.cleaned_data["place"])

    def written_in_the_past(self) -> bool:
        """Whether the day as written, if it can be read, is before today."""
        try:
            day = date.fromisoformat(str(self.data.get("day")))
        except ValueError:
            return False
        return day < self.scene.today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("day")
        if day is not None:
            if "past" in self.fields and not cleaned.get("past"):
                self.add_error("past", _("Correct the day, or tick this box."))
            cleaned["starts_at"] = self.moment_of("starts", day)
            if "last_day" not in self.errors:
                cleaned["ends_at"] = self.moment_of("ends", cleaned.get("last_day") or day)
            cleaned["cautions"] = self.cautions_on(day, cleaned.get("last_day") or day)
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The meeting must end after it starts."))
        elif starts and ends and isinstance(cleaned.get("place"), Place):
            cleaned["cautions"] += self.cautions_at(cleaned["place"], starts, ends)
        return cleaned

    def cautions_on(self, first: date, last: date) -> tuple[str, ...]:
        """What is off on these days, to be confirmed; nothing is asked of a day that is past."""
        self.chosen_days = ChosenDays(self.where, first, last)
        return () if first < self.scene.today else self.chosen_days.cautions

    def cautions_at(self, place: Place, starts: datetime, ends: datetime) -> tuple[str, ...]:
        """What is amiss with a place then, to be confirmed too."""
        if starts >= self.scene.now:
            self.place_notes = place_notes(place, self.occasion(starts, ends))
        if self.place_notes and not self.cleaned_data["cautions"]:
            self.caution_title = _("Is this really the right place? Nothing has been changed yet")
        return tuple(note.kind.value for note in self.place_notes)

    def occasion(self, starts: datetime, ends: datetime) -> MeetingTime:
        """When the body is to meet."""
        return MeetingTime(self.body, starts, ends)

    @property
    def caution_words(self) -> list[str]:
        if not self.cautions:
            return []
        days = self.chosen_days.words if self.chosen_days else []
        return [*days, *map(place_sentence, self.place_notes)]

    def moment_of(self, name: str, day: date) -> datetime | None:
        """The moment of a field, or None with an error beside it."""
        at: time | None = self.cleaned_data.get(name)
        try:
            return moment(day, at, self.zone) if at is not None else None
        except ValidationError as error:
            self.add_error(name, error)
            return None

    def refuse(self, error: ValidationError) -> None:
        """The domain speaks of moments, the form of days and times."""
        fields = {"starts_at": "day", "ends_at": "ends"}
        for name, errors in getattr(error, "error_dict", {"": [error]}).items():
            self.add_error(fields.get(name, name if name in self.fields else None), errors)


class SubjectForm(WriteForm):
    """What a meeting is: its kind, its title, what it is for."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of meeting"), widget=forms.RadioSelect)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    purpose = forms.CharField(
        label=gettext_lazy("What it is for"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        required=False,
        help_text=gettext_lazy("One or two sentences: people must know why they come."),
    )

    def offer_kinds(self, body: Body, current: str = "") -> None:
        """The charter's kinds of meeting for a body, and the current one; a single one is not
        asked."""
        kinds = self.scene.charter.vocabulary.meeting_kinds_of(body.kind)
        names = {kind.code: kind.name for kind in kinds}
        if current:
            names.setdefault(current, current)
        offer(self, "kind", list(names.items()))
        if len(names) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
            self.initial["kind"] = next(iter(names))


class MeetingForm(SubjectForm, WhenAndWhere):
    """A meeting to put in the calendar."""

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, body=body, **kwargs)
        self.offer_kinds(body)
        self.order_fields(["kind", "title", *self.fields])


class RetitleForm(SubjectForm):
    """The same, to correct; whether those who are invited are told of it."""

    tell_invited = forms.BooleanField(
        label=gettext_lazy("Write to those who are invited"), required=False
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        initial = {name: getattr(meeting, name) for name in SUBJECT} | {"tell_invited": True}
        initial |= kwargs.pop("initial", {})
        super().__init__(*args, version=meeting.version, initial=initial, **kwargs)
        self.offer_kinds(meeting.body, meeting.kind)
        if meeting.state != MeetingState.CONVENED:
            self.fields["tell_invited"].widget = forms.HiddenInput()
        self.acting_last()


class MoveForm(WhenAndWhere):
    """Another day, time or place for a meeting."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        self.meeting = meeting
        initial = {**written(meeting), **kwargs.pop("initial", {})}
        kwargs |= {"body": meeting.body, "version": meeting.version}
        super().__init__(*args, initial=initial, **kwargs)

    def cautions_on(self, first: date, last: date) -> tuple[str, ...]:
        """A day that stays asks nothing."""
        same = (self.initial["day"], self.initial["last_day"] or self.initial["day"])
        return () if (first, last) == same else super().cautions_on(first, last)

    def cautions_at(self, place: Place, starts: datetime, ends: datetime) -> tuple[str, ...]:
        """Neither does a place that stays, at hours that stay."""
        here = (self.meeting.place, self.meeting.starts_at, self.meeting.ends_at)
        return () if (place, starts, ends) == here else super().cautions_at(place, starts, ends)

    def occasion(self, starts: datetime, ends: datetime) -> MeetingTime:
        return MeetingTime(self.meeting.body, starts, ends, self.meeting)

    def written_in_the_past(self) -> bool:
        """A past day that does not change needs no explanation."""
        return super().written_in_the_past() and self.data.get("day") != as_sent(
            self.initial["day"]
        )

    def current_values(self, current: Meeting) -> dict[str, Any]:
        current.body.network = self.scene.network
        return {
            name: as_sent(value) for name, value in written(current).items() if name in self.fields
        }

    def shown(self, name: str, value: Any) -> str:
        """Days and times as people say them."""
        text = super().shown(name, value)
        try:
            if name in ("day", "last_day") and text:
                return shown_day(date.fromisoformat(text))
            return shown_time(time.fromisoformat(text)) if name in ("starts", "ends") else text
        except ValueError:
            return text


def written(meeting: Meeting) -> dict[str, Any]:
    """Day, times and place of a meeting, as its form writes them."""
    zone = meeting.body.network.time_zone
    day, starts = day_and_time(meeting.starts_at, zone)
    last_day, ends = day_and_time(meeting.ends_at, zone)
    return {
        "day": day,
        "starts": starts,
        "ends": ends,
        "last_day": None if last_day == day else last_day,
        "place": meeting.place.name if meeting.place else meeting.place_words,
        "link": meeting.link,
    }


class OpenForm(ButtonForm):
    """Open the sitting, from its day on; on a later day, one says so."""

    other_day = forms.BooleanField(label="")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, version=meeting.version, **kwargs)
        day = local_day(self.scene.network, meeting.starts_at)
        self.too_early = self.scene.today < day
        if day >= self.scene.today:
            del self.fields["other_day"]
            return
        words = _("Today is not the day of this meeting (%(day)s): open it all the same")
        self.fields["other_day"].label = words % {"day": shown_day(day)}


class CancelForm(ButtonForm):
    """Why the meeting will not take place."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy(
            "Told to those who sit in the body, by mail and on the page of the meeting; not to "
            "those who are called in."
        ),
    )


def reason_field() -> forms.CharField:
    """Why one does not come, or with what in mind."""
    return forms.CharField(
        label=gettext_lazy("A word for those who convene"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "If you wish. Only those who convene this meeting read it; it is erased two months "
            "after."
        ),
    )


def answers_of(partners: Collection[str]) -> list[tuple[str, str]]:
    """The answers that one may give; `partners` are those who hold the seat too."""
    choices = {code: str(label) for code, label in Answer.choices}
    if partners:
        words = _("%(partner)s will attend for our seat")
        choices[Answer.PAIR] = words % {"partner": " / ".join(partners)}
    else:
        del choices[Answer.PAIR], choices[Answer.BOTH]
    return list(choices.items())


class ReplyForm(WriteForm):
    """The answer of one person, for one seat, to the invitation."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Will you be there?"), widget=forms.RadioSelect, choices=Answer.choices
    )

    reason = reason_field()
    asked_for = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(
        self, *args: Any, partners: Collection[str], meeting: Meeting, **kwargs: Any
    ) -> None:
        """`partners` are those who hold one of the person's seats with them."""
        super().__init__(*args, **kwargs)
        self.initial["asked_for"] = self.time_code = meeting.time_code
        offer(self, "answer", answers_of(partners))

    def refuse(self, error: ValidationError) -> None:
        """What the page now shows is the time at which the meeting is held."""
        super().refuse(error)
        self.set_value("asked_for", self.time_code)

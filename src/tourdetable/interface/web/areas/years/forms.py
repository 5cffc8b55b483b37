"""What people fill in to prepare a year: the draft itself, then what it asks of each series of
meetings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

import msgspec
from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.availability.enums import Part
from tourdetable.domain.networks.models import Body
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.enums import PinKind, School
from tourdetable.domain.years.instance.calendars import AREAS, ZONES
from tourdetable.domain.years.models import Draft, Series
from tourdetable.interface.language import clock as shown_time
from tourdetable.interface.language import short_day
from tourdetable.interface.web.areas.meetings.days_off import ChosenDays
from tourdetable.interface.web.base.fields import ClockField, day_field
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm, offer
from tourdetable.interface.web.searching import Sought

MOST_MEETINGS = 60
MOST_DAYS = 366
MOST_CHOICES = 100
"""Meetings of bodies that are chosen in a list; of more, one writes a word of the body's name."""
WORKING_DAYS = range(5)
SERIES = (
    "meetings", "first", "last", "weekdays", "avoided", "opens", "closes", "least_gap", "most_gap",
    "school", "duties", "own_day",
)  # fmt: skip
"""What a series says by itself; its places and its room are rows of their own."""


def days_of_week(label: Any, **more: Any) -> forms.TypedMultipleChoiceField:
    """Some working days."""
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=[(number, WEEKDAYS[number]) for number in WORKING_DAYS],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        **more,
    )


def gap_field(label: Any, **more: Any) -> forms.IntegerField:
    """So many days between two meetings, if anything is asked of them."""
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=MOST_DAYS, **more)


class SpokenForm(WriteForm):
    """After a conflict, says lists, days, hours and yes or no as people read them."""

    def shown(self, name: str, value: Any) -> str:
        if isinstance(value, list | tuple):
            return ", ".join(self.shown(name, one) for one in sorted(value, key=str))
        field, text = self.fields[name], super().shown(name, value)
        try:
            if isinstance(field, forms.DateField) and text:
                return short_day(date.fromisoformat(text))
            if isinstance(field, forms.TimeField) and text:
                return shown_time(time.fromisoformat(text))
        except ValueError:
            return text
        if isinstance(field, forms.BooleanField):
            return _("yes") if value in (True, "on", "True") else _("no")
        return text


class NameForm(ButtonForm):
    """The name of a draft."""

    name = forms.CharField(label=gettext_lazy("Name of the draft"), max_length=120)


class CalendarForm(SpokenForm):
    """The days that count for a whole draft: public holidays by area, school holidays by zone."""

    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Public holidays that count"),
        choices=list(AREAS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nobody meets on these days."),
    )
    zones = forms.MultipleChoiceField(
        label=gettext_lazy("School zones that count"),
        required=False,
        choices=[(zone, gettext_lazy("Zone %s") % zone) for zone in ZONES],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, known_until: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zones"].help_text = _("School holidays are known until %(day)s.") % {
            "day": short_day(known_until)
        }


class DraftForm(CalendarForm):
    """Which year, under which name, with the holidays of which areas."""

    year = forms.TypedChoiceField(
        label=gettext_lazy("Year to prepare"), coerce=int, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the draft"),
        max_length=120,
        help_text=gettext_lazy(
            "To tell it from other drafts of the same year, which you may compare."
        ),
    )

    def __init__(self, *args: Any, years: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "year", years)
        self.order_fields(["year", "name", *self.fields])


class SeriesForm(SpokenForm):
    """What one body does in the year, for one kind of its meetings."""

    meetings = forms.IntegerField(
        label=gettext_lazy("Number of meetings"), min_value=0, max_value=MOST_MEETINGS
    )
    first = day_field(gettext_lazy("First day possible"))
    last = day_field(gettext_lazy("Last day possible"))
    weekdays = days_of_week(gettext_lazy("Days of the week"))
    avoided = days_of_week(
        gettext_lazy("Days rather avoided"),
        required=False,
        help_text=gettext_lazy("Allowed, and taken only when nothing else fits."),
    )
    opens = ClockField(label=gettext_lazy("Starts at"))
    closes = ClockField(label=gettext_lazy("Ends at"))
    least_gap = gap_field(gettext_lazy("At least so many days between two meetings"))
    most_gap = gap_field(
        gettext_lazy("At most so many days between two meetings"),
        help_text=gettext_lazy("Nothing: only what the charter asks."),
    )
    school = forms.ChoiceField(
        label=gettext_lazy("School holidays"), choices=School.choices, widget=forms.RadioSelect
    )
    duties = forms.BooleanField(
        label=gettext_lazy("Give each meeting its duties, in turn"), required=False
    )
    own_day = forms.BooleanField(
        label=gettext_lazy("Keep its days for itself: no other body meets then"), required=False
    )
    places = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Places that receive it, in turn"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    room = forms.TypedChoiceField(
        label=gettext_lazy("Place shared with other meetings"),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(
        self, *args: Any, places: Iterable[Place], series: Series | None = None, **kwargs: Any
    ) -> None:
        begins = written(series) if series else kwargs.pop("initial", None)
        super().__init__(*args, initial=begins, **kwargs)
        self.series = series
        self.known = {place.pk: place for place in places}
        if self.known:
            self.offer_places()
        else:
            del self.fields["places"], self.fields["room"]

    def offer_places(self) -> None:
        """The places that may receive it; those with several rooms may be shared."""
        offer(self, "places", [(pk, place.name) for pk, place in self.known.items()])
        roomy = [(pk, place.name) for pk, place in self.known.items() if place.rooms]
        offer(self, "room", [("", _("None")), *roomy])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if first and last and last < first:
            self.add_error("last", _("The last day comes after the first."))
        if opens and closes and closes <= opens:
            self.add_error("closes", _("The meeting must end after it starts."))
        least, most = cleaned.get("least_gap"), cleaned.get("most_gap")
        if least is not None and most is not None and most < least:
            self.add_error("most_gap", _("At most cannot be less than at least."))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """What was written, as the domain takes it. Only on a valid form."""
        cleaned = self.cleaned_data
        places = [self.known[pk] for pk in cleaned.get("places") or ()]
        room = self.known.get(cleaned.get("room") or 0)
        own = {
            name: tuple(value) if isinstance(value := cleaned[name], list) else value
            for name in SERIES
        }
        return own | {"places": tuple(places), "room": room}

    def current_values(self, current: Draft) -> dict[str, Any]:
        row = current.series.filter(pk=self.series.pk).first() if self.series else None
        if row is None:
            return {}
        return {name: value for name, value in written(row).items() if name in self.fields}


class NewSeriesForm(SeriesForm):
    """The same, for a body and a kind of meeting that the draft does not have yet.

    When there are too many to be listed, they are `sought` by a word of the body's name, and
    `others` says how many more there are; what was chosen stays a choice.
    """

    what = forms.ChoiceField(label=gettext_lazy("Which meetings"))

    def __init__(
        self,
        *args: Any,
        bodies: Iterable[Body],
        taken: Iterable[tuple[int, str]],
        sought: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies, self.sought = {body.pk: body for body in bodies}, sought
        free = self.free(set(taken))
        self.many = len(free) > MOST_CHOICES
        words, chosen = Sought.of(sought), self.data.get(self.add_prefix("what"))
        found = [one for one in free if words.stands_in(one[1])] if self.many else free
        shown = found[:MOST_CHOICES]
        self.others = len(found) - len(shown)
        shown += [one for one in free if one[0] == chosen and one not in shown]
        offer(self, "what", [("", _("Choose")), *shown])
        self.order_fields(["what", *self.fields])

    def free(self, taken: set[tuple[int, str]]) -> list[tuple[str, str]]:
        """The kinds of meeting of each body that have no series yet."""
        kinds = self.scene.charter.vocabulary.meeting_kinds_of
        return [
            (f"{pk}:{kind.code}", f"{body.name} — {kind.name}")
            for pk, body in self.bodies.items()
            for kind in kinds(body.kind)
            if (pk, kind.code) not in taken
        ]

    @property
    def chosen(self) -> dict[str, Any]:
        """The body and the kind."""
        pk, _colon, kind = self.cleaned_data["what"].partition(":")
        return {"body": self.bodies[int(pk)], "kind": kind}


class RelaxForm(ButtonForm):
    """Rules to leave out, as the page of a conflict names them; `restore` asks for them again."""

    leaves = forms.JSONField(widget=forms.HiddenInput)
    restore = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def clean_leaves(self) -> list[dict[str, str]]:
        """Rules, each with what it is narrowed to: words by words."""
        said = self.cleaned_data["leaves"]
        try:
            return msgspec.convert(said, list[dict[str, str]])
        except msgspec.ValidationError as error:
            raise forms.ValidationError(_("This rule is not known.")) from error


class PinForm(ButtonForm):
    """Hold a date, rule it out, or leave it open again."""

    kind = forms.ChoiceField(
        label=gettext_lazy("This date"),
        required=False,
        choices=[
            (PinKind.LOCK, gettext_lazy("Hold it: planning again keeps it")),
            (PinKind.FORBID, gettext_lazy("Rule it out: it is never proposed")),
            ("", gettext_lazy("Leave it open")),
        ],
        widget=forms.RadioSelect,
    )


class PinButton(PinForm):
    """The same, said by one button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].widget = forms.HiddenInput()


class MoveInDraftForm(ButtonForm):
    """Another day for one meeting of a draft. A button of a table says day and part at once, in
    `when`."""

    chosen_days: ChosenDays | None = None
    when = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)
    day = day_field(gettext_lazy("New day"), required=False)
    part = forms.ChoiceField(
        label=gettext_lazy("Part of the day"),
        required=False,
        choices=Part.choices,
        widget=forms.RadioSelect,
    )

    @property
    def caution_words(self) -> list[str]:
        return self.chosen_days.words if self.cautions and self.chosen_days else []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("when"):
            self.read(*cleaned["when"].partition("/")[::2])
        if not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("Choose a day."))
        return cleaned

    def read(self, day: str, part: str) -> None:
        """Day and part from the value of a button."""
        try:
            self.cleaned_data["day"] = date.fromisoformat(day)
        except ValueError:
            self.add_error("day", _("Choose a day."))
        if part in Part.values:
            self.cleaned_data["part"] = part


def written(series: Series) -> dict[str, Any]:
    """A series as its form writes it."""
    own = {name: getattr(series, name) for name in SERIES}
    return own | {"places": [place.pk for place in series.places.all()], "room": series.room_id}

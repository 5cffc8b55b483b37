"""Fields that several forms share: a day, a time, as browsers let people choose them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.files.kinds import kind_of
from tourdetable.domain.people.wording import mail_address
from tourdetable.interface.language import month_of_year
from tourdetable.interface.web.base.moments import IN_LIVING_MEMORY

DAY = "%Y-%m-%d"
TYPED_DAY = "%d/%m/%Y"
"""As people type it, where the browser does not let them choose."""
WRITTEN_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})")
WRITTEN_TIME = re.compile(r"(\d{1,2}) ?[:hH] ?(\d{1,2})?(?::(\d{1,2})(\.\d+)?)?")


class DayInput(forms.DateInput):
    """The browser's own way of choosing a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format=DAY)


class TimeInput(forms.TimeInput):
    """The browser's own way of choosing a time, to the minute."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def as_sent(value: Any) -> str:
    """A value as a browser sends it."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)


class DayField(forms.DateField):
    """A day as browsers send it, or as people type it; what is none is refused with what is wrong
    in it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=DayInput, input_formats=[DAY, TYPED_DAY], **more)

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(wrong_day(str(value).strip()), code="invalid") from error


def wrong_day(written: str) -> str:
    """Why these words are not a day."""
    found = WRITTEN_DAY.fullmatch(written)
    if found is None:
        return _("Write the day, the month and the year, like this: 08/04/2027.")
    year, month, day = (int(found[one] or found[other]) for one, other in ((1, 6), (2, 5), (3, 4)))
    if not 1 <= month <= 12:
        return _("There is no month %(month)d: a year has 12 of them.") % {"month": month}
    if year < 1 or day < 1:
        return _("This day does not exist.")
    named = month_of_year(date(year, month, 1))
    said = {"day": day, "last": monthrange(year, month)[1], "month": named}
    return _("There is no day %(day)d in %(month)s: that month has %(last)d days.") % said


class ClockField(forms.TimeField):
    """A time of the clocks, to the minute; what is none is refused with what is wrong in it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=TimeInput, **more)

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        return read_time(str(value).strip())


def read_time(written: str) -> time:
    """A time as people write it (09:30, 9h30, 9 h). Raises `ValidationError`."""
    found = WRITTEN_TIME.fullmatch(written)
    if found is None:
        raise ValidationError(_("Write the time as hours and minutes, like this: 09:30."))
    hours, minutes, seconds = (int(part or 0) for part in found.group(1, 2, 3))
    if hours > 23 or minutes > 59 or seconds > 59:
        raise ValidationError(
            _("This time does not exist: hours go from 0 to 23, minutes from 0 to 59.")
        )
    if seconds or float(found[4] or 0):
        words = _("Times are kept to the minute: write %(time)s, without seconds.")
        raise ValidationError(words % {"time": f"{hours:02d}:{minutes:02d}"})
    return time(hours, minutes)


def day_field(label: Any, **more: Any) -> DayField:
    """A day to choose, within living memory."""
    return DayField(label=label, validators=IN_LIVING_MEMORY, **more)


class MailField(forms.EmailField):
    """The address of a mailbox, as mail servers know it."""

    def clean(self, value: Any) -> Any:
        written = super().clean(value)
        return mail_address(written) if written else written


class TagsInput(forms.TextInput):
    """Words between commas; the browser proposes those that are `known` (`tags.js`)."""

    template_name = "django/forms/widgets/tags.html"
    known: Sequence[str] = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        found = super().get_context(name, value, attrs)
        if self.known:
            found["known"], found["list"] = self.known, f"known-{name}"
            found["widget"]["attrs"] |= {"list": found["list"], "data-tags": ""}
        return found


def paragraph(
    label: Any,
    help_text: Any = "",
    *,
    rows: int = 3,
    required: bool = False,
    longest: int = 4_000,
) -> forms.CharField:
    """A few lines of text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class TagsField(forms.CharField):
    """Words to file something under, between commas: a list of names, without the empty ones."""

    widget = TagsInput

    def __init__(self) -> None:
        how = gettext_lazy("Separate them by commas: housing, mental health.")
        super().__init__(required=False, max_length=600, label=gettext_lazy("Tags"), help_text=how)

    def clean(self, value: Any) -> Any:
        return [name for part in super().clean(value).split(",") if (name := part.strip())]


def tags_typed(filed: Any) -> str:
    """The tags of something, as their field writes them."""
    return ", ".join(tag.name for tag in filed.tags.all())


def propose_tags(form: forms.Form, known: Iterable[Any], name: str = "tags") -> None:
    """Have a form propose the tags that are known to whoever fills it in, or their names."""
    cast(TagsInput, form.fields[name].widget).known = [str(one) for one in known]


class RowField(forms.ChoiceField):
    """A choice among rows of the database that the form offers; what is chosen is the row, or
    None."""

    rows: Mapping[str, Any] = {}

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))


def offer_rows(
    form: forms.Form,
    name: str,
    rows: Iterable[Any],
    label: Callable[[Any], str],
    *,
    first: Iterable[tuple[str, Any]] = (),
    last: Iterable[tuple[str, Any]] = (),
) -> Mapping[str, Any]:
    """Set the rows among which a `RowField` chooses, between choices that stand for none of them;
    give them back, by code."""
    field = cast(RowField, form.fields[name])
    field.rows = {str(row.pk): row for row in rows}
    field.choices = [*first, *((pk, label(row)) for pk, row in field.rows.items()), *last]
    return field.rows


def files_taken() -> str:
    """What a document may be, as whoever gives one reads it."""
    words = _(
        "PDF, image, text, or document of LibreOffice or Office, %(most)d MB at most. The place "
        "and the day of a photo are taken out of it."
    )
    return words % {"most": settings.FILES_MOST // (1024 * 1024)}


class DocumentField(forms.FileField):
    """A document that will be kept. It is looked into here, before anything is written: a hostile
    one takes seconds, while nobody else could write."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("Choose a file on your computer or your telephone.")
    }

    def __init__(self, **more: Any) -> None:
        known: dict[str, Any] = {
            "label": gettext_lazy("Your file"),
            "help_text": lazy(files_taken, str)(),
        }
        super().__init__(allow_empty_file=True, **known | more)

    def clean(self, data: Any, initial: Any = None) -> Any:
        sent = super().clean(data, initial)
        if sent:
            kind_of(sent)
        return sent

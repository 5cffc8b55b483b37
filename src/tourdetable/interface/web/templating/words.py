"""What templates say dates, addresses and sentences with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.forms import BoundField
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext

from tourdetable.core.words.language import LANGUAGES, Language
from tourdetable.core.words.phrase import Phrase
from tourdetable.core.words.typography import requoted
from tourdetable.interface import language


@lru_cache(maxsize=8192)
def url_for(name: str, *values: Any) -> str:
    """The address of a page: `{{ url_for("meeting", network.slug, meeting.pk) }}`."""
    return reverse(name, args=values)


def signing_in(context: Mapping[str, Any], name: str) -> str:
    """The address of a page to sign in, that carries where one was going: what was wanted, else the
    page of the network that is being read."""
    wanted = context.get("redirect_field_value")
    if not wanted and context.get("network"):
        wanted = context["request"].get_full_path()
    return f"{reverse(name)}?{urlencode({'next': wanted})}" if wanted else reverse(name)


def colon() -> str:
    """What stands between a label and its value: « : », “: ”."""
    return pgettext("before a value", ": ")


def spoken_languages() -> list[Language]:
    """Every language, each under its own name."""
    return list(LANGUAGES.values())


def in_time_zone(zone: str, caller: Callable[[], str]) -> str:
    """What is said inside, at the hours of this place:
    `{% call in_time_zone(zone) %}…{% endcall %}`."""
    with timezone.override(zone):
        return caller()


def iso(value: date | datetime) -> str:
    """For machines: a day, or a moment with its time zone."""
    return (language.local(value) if isinstance(value, datetime) else value).isoformat()


def iso_day(value: date | datetime) -> str:
    """For machines: the day alone."""
    return iso(value)[:10]


def phrase(value: Phrase | None) -> str:
    """A sentence of the core, in the reader's language; titles that nobody opened to the reader
    are kept back."""
    if not value:
        return ""
    known = value.with_titles(lambda _title: gettext("title kept to its members"))
    return requoted(known.render(language.translated, language.day))


def first_control(field: BoundField) -> str:
    """The HTML id an error summary must link to: the control, or the first choice of a group."""
    return field.id_for_label or f"{field.auto_id}_0"


DAYS = ("day", "short_day", "short_weekday", "day_of_month", "month", "month_of_year")
"""How `language` writes a day."""

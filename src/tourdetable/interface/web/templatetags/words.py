"""Template words: dates as people say them, sentences of the core, names from the charter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils import formats
from django.utils.translation import gettext

from tourdetable.core.charter.model import Charter
from tourdetable.core.charter.phrase import Phrase

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """« jeudi 8 avril 2027 »."""
    return formats.date_format(value, "l j F Y") if value else ""


@register.filter
def short_day(value: date | None) -> str:
    """« 8 avril 2027 »."""
    return formats.date_format(value, "j F Y") if value else ""


@register.filter
def phrase(value: Phrase | None) -> str:
    """A sentence of the core, in the reader's language."""
    return value.render(gettext, short_day) if value else ""


@register.simple_tag
def charter_word(charter: Charter, group: str, code: str, attribute: str = "name") -> Any:
    """The charter's word for a code: `{% charter_word charter "duties" turn.duty %}`; the code itself if unknown."""
    known = getattr(charter.vocabulary, group).get(code)
    return getattr(known, attribute) if known else code

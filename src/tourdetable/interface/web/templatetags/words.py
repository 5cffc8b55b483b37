"""Template words: sentences of the core, names from the charter."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.language import day

register = template.Library()


@register.filter
def phrase(value: Phrase | None) -> str:
    """A sentence of the core, in the reader's language; titles that nobody opened to the reader
    are kept back."""
    return (
        value.with_titles(lambda _title: gettext("title kept to its members")).render(gettext, day)
        if value
        else ""
    )


@register.simple_tag
def charter_word(charter: Charter, group: str, code: str, attribute: str = "name") -> Any:
    """The charter's word for a code: `{% charter_word charter "duties" turn.duty %}`; the code
    itself if unknown."""
    known = getattr(charter.vocabulary, group).get(code)
    return getattr(known, attribute) if known else code

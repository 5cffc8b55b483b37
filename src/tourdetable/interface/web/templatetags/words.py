"""Template words: sentences of the core, names from the charter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.language import day, translated

register = template.Library()


@register.filter
def phrase(value: Phrase | None) -> str:
    """A sentence of the core, in the reader's language; titles that nobody opened to the reader
    are kept back."""
    return (
        value.with_titles(lambda _title: gettext("title kept to its members")).render(
            translated, day
        )
        if value
        else ""
    )


@register.filter
def marked(pieces: Iterable[Any]) -> SafeString:
    """An excerpt, what was looked for being marked (`searching.Piece`)."""
    shapes = {True: "<mark>{}</mark>", False: "{}"}
    return SafeString("".join(format_html(shapes[one.found], one.words) for one in pieces))


@register.simple_tag
def charter_word(charter: Charter, group: str, code: str, attribute: str = "name") -> Any:
    """The charter's word for a code: `{% charter_word charter "duties" turn.duty %}`; the code
    itself if unknown."""
    known = getattr(charter.vocabulary, group).get(code)
    return getattr(known, attribute) if known else code

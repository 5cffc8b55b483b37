"""The small marks of the theme, as HTML: icons, verdict badges, calendar leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext_lazy

from tourdetable.core.documents.formats.html import as_typed
from tourdetable.interface import language
from tourdetable.interface.web.templating.words import colon

VERDICTS = {
    "kept": ("check-circle", pgettext_lazy("verdict", "Kept")),
    "at_risk": ("warning", pgettext_lazy("verdict", "At risk")),
    "broken": ("cross-circle", pgettext_lazy("verdict", "Broken")),
    "not_concerned": ("minus-circle", pgettext_lazy("verdict", "Not concerned")),
    "not_measurable": ("eye", pgettext_lazy("verdict", "Not measurable")),
    "unknown": ("question-circle", pgettext_lazy("verdict", "Unknown")),
    "planned": ("clock", pgettext_lazy("verdict", "Planned")),
}
"""State of a clause → (icon, word). Never a colour alone. The words carry the gettext context
`verdict`."""


@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; hidden from assistive technologies unless `label` says what it
    means."""
    href = f"{static('tourdetable/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="tdt-icon" role="img" aria-label="{}" focusable="false"><use '
            'href="{}"></use></svg>',
            label,
            href,
        )
    return format_html(
        '<svg class="tdt-icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>',
        href,
    )


def verdict_badge(state: str) -> SafeString:
    """The badge of a clause's state: `{{ verdict_badge("at_risk") }}`."""
    code = getattr(state, "value", state)
    name, word = VERDICTS[code]
    return format_html(
        '<span class="tdt-verdict tdt-verdict--{}">{} {}</span>', code, icon(name), word
    )


def about(*values: object) -> SafeString:
    """What a link or a button is about, for whoever does not see what stands beside it."""
    said = ", ".join(str(value) for value in values)
    return format_html('<span class="tdt-visually-hidden">{}{}</span>', colon(), said)


def date_leaf(value: date | datetime, *, past: bool = False) -> SafeString:
    """The small calendar leaf beside a meeting, hidden from screen readers: write the full date in
    text beside it."""
    own = language.local(value) if isinstance(value, datetime) else value
    return format_html(
        '<span class="tdt-date{}" aria-hidden="true">{} <b>{}</b> {}</span>',
        " tdt-date--past" if past else "",
        language.dated(own, "EEE"),
        own.day,
        language.dated(own, "MMM"),
    )


def typed(value: str) -> SafeString:
    """What somebody typed: its lines as they were ended, its addresses to be followed."""
    return mark_safe(as_typed(str(value)))  # noqa: S308  as_typed escapes all it is given


def told(value: str) -> str:
    """A fact of the operator, or a visible gap: an obligatory fact is never silently left out."""
    gap = format_html('<em class="tdt-gap">{}</em>', gettext("[to be filled in by the operator]"))
    return value or gap


def marked(pieces: Iterable[Any]) -> SafeString:
    """An excerpt, what was looked for being marked (`searching.Piece`)."""
    shapes = {True: "<mark>{}</mark>", False: "{}"}
    return SafeString("".join(format_html(shapes[one.found], one.words) for one in pieces))

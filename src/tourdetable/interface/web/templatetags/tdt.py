"""Template tags of the theme: icons, verdict badges, dates written the way people say them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext, pgettext_lazy

from tourdetable.core.documents.formats.html import as_typed
from tourdetable.core.words.language import LANGUAGES, Language
from tourdetable.interface import language

register = template.Library()

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


@register.simple_tag
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


@register.simple_tag
def verdict(state: str) -> SafeString:
    """The badge of a clause's state: `{% verdict "at_risk" %}` or `{% verdict verdict.state %}`."""
    code = getattr(state, "value", state)
    name, word = VERDICTS[code]
    return format_html(
        '<span class="tdt-verdict tdt-verdict--{}">{} {}</span>', code, icon(name), word
    )


DAYS = ("day", "short_day", "short_weekday", "day_of_month", "month", "month_of_year")
for name in (*DAYS, "clock", "moment", "percent"):
    register.filter(name, getattr(language, name))
register.simple_tag(language.days)
register.simple_tag(language.half_days)


@register.simple_tag
def spoken_languages() -> list[Language]:
    """Every language, each under its own name."""
    return list(LANGUAGES.values())


@register.simple_tag
def colon() -> str:
    """What stands between a label and its value: « : », “: ”."""
    return pgettext("before a value", ": ")


@register.simple_tag
def about(*values: object) -> SafeString:
    """What a link or a button is about, for whoever does not see what stands beside it."""
    said = ", ".join(str(value) for value in values)
    return format_html('<span class="tdt-visually-hidden">{}{}</span>', colon(), said)


@register.inclusion_tag("components/date_leaf.html")
def date_leaf(value: date | datetime, *, past: bool = False) -> dict[str, Any]:
    """The small calendar leaf beside a meeting. Give the full date in text beside it."""
    return {
        "value": language.local(value) if isinstance(value, datetime) else value,
        "weekday": language.dated(value, "EEE"),
        "month": language.dated(value, "MMM"),
        "past": past,
    }


@register.filter
def typed(value: str) -> SafeString:
    """What somebody typed: its lines as they were ended, its addresses to be followed."""
    return mark_safe(as_typed(str(value)))  # noqa: S308  as_typed escapes all it is given


@register.filter
def first_control(field: BoundField) -> str:
    """The HTML id an error summary must link to: the control, or the first choice of a group."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def told(value: str) -> str:
    """A fact of the operator, or a visible gap: an obligatory fact is never silently left out."""
    gap = format_html('<em class="tdt-gap">{}</em>', gettext("[to be filled in by the operator]"))
    return value or gap


@register.simple_tag(takes_context=True)
def signing_in(context: Context, name: str) -> str:
    """The address of a page to sign in, that carries where one was going: what was wanted, else the
    page of the network that is being read."""
    wanted = context.get("redirect_field_value")
    if not wanted and context.get("network"):
        wanted = context["request"].get_full_path()
    return f"{reverse(name)}?{urlencode({'next': wanted})}" if wanted else reverse(name)

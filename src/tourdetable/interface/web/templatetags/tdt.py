"""Template tags of the theme, for Django's engine: those of `templating`."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from tourdetable.interface import language
from tourdetable.interface.web.templating import marks, words

register = template.Library()

for name in ("icon", "about"):
    register.simple_tag(getattr(marks, name))
for name in ("days", "half_days"):
    register.simple_tag(getattr(language, name))
for name in ("colon", "spoken_languages"):
    register.simple_tag(getattr(words, name))
register.simple_tag(marks.verdict_badge, name="verdict")
register.simple_tag(marks.date_leaf)
for name in (*words.DAYS, "clock", "moment", "percent"):
    register.filter(name, getattr(language, name))
for name in ("typed", "told", "marked"):
    register.filter(name, getattr(marks, name))
for name in ("phrase", "first_control"):
    register.filter(name, getattr(words, name))


@register.simple_tag(takes_context=True)
def signing_in(context: Context, name: str) -> SafeString:
    """The address of a page to sign in, that carries where one was going."""
    return SafeString(words.signing_in(context.flatten(), name))

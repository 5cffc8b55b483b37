"""The template engine: Django's own backend for Jinja2, set for pages (ADR 63).

An undefined variable is an error. Messages are those of the reader's language at each request.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template.backends import jinja2 as django_jinja2
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.template.defaultfilters import linebreaks_filter, linebreaksbr
from django.templatetags.static import static
from django.utils import translation
from django.utils.text import capfirst
from jinja2 import BaseLoader, Environment, StrictUndefined, pass_context, select_autoescape
from jinja2.ext import Extension

from tourdetable.interface import language
from tourdetable.interface.web.templating import marks, sentences, words

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
TAG = r"\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\}"
TAGS_ALONE = re.compile(rf"^(?:(?:{TAG}) ?)+$", re.MULTILINE | re.DOTALL)
"""A line, or several, on which nothing is said."""


class Unindented(Extension):
    """Pages are sent without what only helps who writes them: indentation, and lines of tags alone.

    A third of a page would be spaces. Line numbers stay, for errors. A `<pre>` writes its text at
    the first column, or in a value. E-mails keep their layout.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if not (name or "").endswith(".html"):
            return source
        return TAGS_ALONE.sub(without_end_of_line, INDENTATION.sub("", source))


def without_end_of_line(alone: re.Match[str]) -> str:
    """The same tags, the last of which takes the end of the line with it; but not after a sentence
    that was written on several lines."""
    tags = alone[0].rstrip()
    return tags if tags.endswith("{% endtrans %}") else f"{tags[:-2]}-{tags[-2:]}"


FILTERS = {
    **{
        name: getattr(language, name)
        for name in (*words.DAYS, "clock", "moment", "number", "percent")
    },
    "capfirst": capfirst,
    "first_control": words.first_control,
    "iso": words.iso,
    "iso_day": words.iso_day,
    "linebreaks": linebreaks_filter,
    "linebreaksbr": linebreaksbr,
    "marked": marks.marked,
    "phrase": words.phrase,
    "told": marks.told,
    "typed": marks.typed,
}
FUNCTIONS = {
    "about": marks.about,
    "colon": words.colon,
    "date_leaf": marks.date_leaf,
    "days_between": language.days,
    "get_language": translation.get_language,
    "half_days": language.half_days,
    "icon": marks.icon,
    "in_time_zone": words.in_time_zone,
    "signing_in": pass_context(words.signing_in),
    "spoken_languages": words.spoken_languages,
    "static": lru_cache(maxsize=64)(static),
    "url_for": words.url_for,
    "verdict_badge": marks.verdict_badge,
}
"""None has the name of what a view gives: that would hide it."""


def environment(loader: BaseLoader, *, auto_reload: bool = False, **_others: Any) -> Environment:
    """The environment of all templates, and what they may call."""
    own = Environment(
        loader=loader,
        auto_reload=auto_reload,
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        cache_size=-1,
        extensions=["jinja2.ext.i18n", Unindented],
    )
    own.policies["ext.i18n.trimmed"] = True
    own.newstyle_gettext = True  # type: ignore[attr-defined]  # given by the extension of messages
    own.globals.update(sentences.FUNCTIONS)
    own.filters.update(FILTERS)
    own.globals.update(FUNCTIONS)
    return own


class Template(django_jinja2.Template):
    """A page: what its view says, over what every page says."""

    def render(
        self, context: dict[str, Any] | None = None, request: HttpRequest | None = None
    ) -> str:
        with sentences.spoken_by_the_reader():
            return str(super().render(self.around(request) | (context or {})))

    def around(self, request: HttpRequest | None) -> dict[str, Any]:
        """What the context processors say; nothing without a request."""
        if request is None:
            return {}
        said: dict[str, Any] = {
            "request": request,
            "csrf_input": csrf_input_lazy(request),
            "csrf_token": csrf_token_lazy(request),
        }
        for processor in self.backend.template_context_processors:
            said |= processor(request)
        return said


class Backend(django_jinja2.Jinja2):
    """Django's backend, whose context processors give way to the view."""

    def get_template(self, template_name: str) -> Template:
        return Template(super().get_template(template_name).template, self)

    def from_string(self, template_code: str) -> Template:
        return Template(super().from_string(template_code).template, self)

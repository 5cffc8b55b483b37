"""The template engine: Django's own backend for Jinja2, set for pages (ADR 63).

An undefined variable is an error. Messages are looked up in the reader's language at each request.
"""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest
from django.template.backends import jinja2 as django_jinja2
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils import translation
from jinja2 import Environment, StrictUndefined, select_autoescape
from jinja2.ext import Extension

from tourdetable.interface.web.templating import marks, words

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


def environment(**options: Any) -> Environment:
    """The environment of all templates: `OPTIONS` of the backend, and what they may call."""
    own = Environment(
        **options
        | {
            "autoescape": select_autoescape(["html"]),
            "undefined": StrictUndefined,
            "keep_trailing_newline": True,
            "cache_size": -1,
            "extensions": ["jinja2.ext.i18n", Unindented],
        }
    )
    own.policies["ext.i18n.trimmed"] = True
    own.install_gettext_translations(translation, newstyle=True)  # type: ignore[attr-defined]
    own.filters.update(marks.FILTERS | words.FILTERS)
    own.globals.update(marks.FUNCTIONS | words.FUNCTIONS)
    return own


class Template(django_jinja2.Template):
    """A page: what its view says, over what every page says."""

    def render(self, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> str:
        return super().render(self.around(request) | (context or {}))

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

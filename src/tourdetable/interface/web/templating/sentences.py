"""Sentences of templates in the reader's language, found once a page: the new style of Jinja2.

Django's own functions ask at each sentence in which language to answer, which costs more than the
answer: a page has hundreds of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations
from typing import Any

from django.utils import translation
from django.utils.translation import trans_real
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from tourdetable.core.words.typography import requoted

CATALOGUE: ContextVar[NullTranslations | None] = ContextVar("catalogue", default=None)
"""That of the page being written, in this thread alone; None outside a page: Django is asked."""


@contextmanager
def spoken_by_the_reader() -> Iterator[None]:
    """Within it, sentences are those of the language that is now active."""
    language = translation.get_language()
    mark = CATALOGUE.set(trans_real.translation(language) if language else None)
    try:
        yield
    finally:
        CATALOGUE.reset(mark)


def found(message: str) -> str:
    catalogue = CATALOGUE.get()
    return catalogue.gettext(message) if catalogue else translation.gettext(message)


def found_in_context(context: str, message: str) -> str:
    catalogue = CATALOGUE.get()
    ask = catalogue.pgettext if catalogue else translation.pgettext
    return ask(context, message)


def said(find: Callable[..., str]) -> Callable[..., str]:
    """The function of templates that says what is found, with its values: escaped in a page."""

    @pass_eval_context
    def say(given: EvalContext, *message: Any, **values: object) -> str:
        words = find(*message)
        if given.autoescape:
            words = Markup(words)  # noqa: S704  a sentence of the catalogue; its values are escaped
        filled = words % values if values or "%" in words else words
        return type(filled)(requoted(filled)) if values else filled

    return say


FUNCTIONS = {
    "_": said(found),
    "gettext": said(found),
    "pgettext": said(found_in_context),
    "ngettext": said(translation.ngettext),
    "npgettext": said(translation.npgettext),
}

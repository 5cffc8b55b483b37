"""Readers of single values of a method's file: each gives what it read, or raises `Misfit`."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from tourdetable.core.methods.errors import Misfit, among, excerpt_of
from tourdetable.core.words.phrase import Phrase, gettext_noop

NOT_WORDS = gettext_noop("this is not a text")
QUOTE_IT = gettext_noop("write it between quotation marks")
EMPTY_TEXT = gettext_noop("this text is empty")
WRITE_SOMETHING = gettext_noop("write something")
LONG_TEXT = gettext_noop("this text has %(count)s characters")
SHORTEN_TO = gettext_noop("write at most %(most)s")
NOT_WHOLE = gettext_noop("`%(value)s` is not a whole number from %(least)s to %(most)s")
WRITE_A_NUMBER = gettext_noop("write a whole number, without quotation marks")
NOT_LIST = gettext_noop("this is not a list")
WRITE_A_LIST = gettext_noop("write it between square brackets, each text between quotation marks")
UNKNOWN_NAME = gettext_noop("unknown name `%(name)s`")
NO_CODE = gettext_noop("`%(name)s` is not made of small letters, digits and hyphens only")
WRITE_A_CODE = gettext_noop("write small letters, digits and hyphens only")
UNSEEN_SIGN = gettext_noop("a character that nobody sees stands in this text")
TYPE_AGAIN = gettext_noop("delete it, and type the text again")

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_CODE = 40
MOST_IN_A_LIST = 30

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""Characters that hide or reverse what people believe they read."""

E = TypeVar("E", bound=StrEnum)


def in_one_line(text: str) -> str:
    """A text whose lines are joined."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", " ".join(text.split(" ")).strip())


def plain_text(most: int) -> Callable[[Any], str]:
    """A text of at most so many characters; its lines are joined."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise Misfit(Phrase(NOT_WORDS), Phrase(QUOTE_IT))
        if UNSEEN.search(value):
            raise Misfit(Phrase(UNSEEN_SIGN), Phrase(TYPE_AGAIN))
        text = in_one_line(value)
        if not text:
            raise Misfit(Phrase(EMPTY_TEXT), Phrase(WRITE_SOMETHING))
        if len(text) > most:
            raise Misfit(Phrase(LONG_TEXT, count=len(text)), Phrase(SHORTEN_TO, most=most))
        return text

    return read


def code_text(value: Any) -> str:
    """The code of a method, as addresses show it."""
    text = plain_text(LONGEST_CODE)(value)
    if not CODE.fullmatch(text):
        raise Misfit(Phrase(NO_CODE, name=excerpt_of(text)), Phrase(WRITE_A_CODE))
    return text


def number(least: int, most: int) -> Callable[[Any], int]:
    """A whole number within these bounds."""

    def read(value: Any) -> int:
        if type(value) is int and least <= value <= most:
            return value
        said = {"value": excerpt_of(value), "least": least, "most": most}
        raise Misfit(Phrase(NOT_WHOLE, **said), Phrase(WRITE_A_NUMBER))

    return read


def one_code(kind: type[E]) -> Callable[[Any], E]:
    """One of the codes of a kind."""

    def read(value: Any) -> E:
        if not isinstance(value, str) or value not in [one.value for one in kind]:
            name = excerpt_of(value)
            raise Misfit(Phrase(UNKNOWN_NAME, name=name), among(value, [*kind]))
        return kind(value)

    return read


def one_name(known: tuple[str, ...]) -> Callable[[Any], str]:
    """One of these names."""

    def read(value: Any) -> str:
        if value not in known:
            raise Misfit(Phrase(UNKNOWN_NAME, name=excerpt_of(value)), among(value, known))
        return str(value)

    return read


def list_of(reader: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    """A list, each thing of it once."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Misfit(Phrase(NOT_LIST), Phrase(WRITE_A_LIST))
        found = tuple(dict.fromkeys(reader(one) for one in value))
        if len(found) > MOST_IN_A_LIST:
            raise Misfit(
                Phrase(LONG_LIST, count=len(found)), Phrase(SHORTEN_TO, most=MOST_IN_A_LIST)
            )
        return found

    return read


LONG_LIST = gettext_noop("this list has %(count)s parts")

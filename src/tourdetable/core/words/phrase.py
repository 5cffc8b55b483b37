"""Sentences that a core says: an English source with named values, to be translated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

Value = object
"""What fills a place: a text, an id, a number, a date, another sentence, or several of them."""

Called = Callable[[str, str], str]
"""Given a place (`body`, `seat`, `room`…) and the text or id found there, what to say instead."""


class Title(str):
    """What a fact of one body is called.

    Only those who sit there may read it: whoever shows a phrase decides.
    """

    __slots__ = ()


def gettext_noop(source: str) -> str:
    """Mark a source string for the translation catalogue, and return it as it is."""
    return source


class Numbered(str):
    """A source sentence about a number: a translator picks the form that its language gives it.

    It is the singular, as in a catalogue; `str` gives the English form.
    """

    __slots__ = ("number", "plural")

    number: int
    plural: str

    def __new__(cls, singular: str, plural: str, number: int) -> Numbered:
        made = super().__new__(cls, singular)
        made.plural, made.number = plural, number
        return made

    def __str__(self) -> str:
        return self[:] if self.number == 1 else self.plural


class Counted(str):
    """A source sentence that has a plural, which the number in one of its places decides.

    It is the singular; made by `ngettext_noop`.
    """

    __slots__ = ("place", "plural")

    plural: str
    place: str

    def __new__(cls, singular: str, plural: str, place: str) -> Counted:
        made = super().__new__(cls, singular)
        made.plural, made.place = plural, place
        return made

    def __getnewargs__(self) -> tuple[str, ...]:  # type: ignore[override]  # str has one
        return self[:], self.plural, self.place

    def of(self, values: Mapping[str, Value]) -> Numbered:
        """The sentence about the number that stands in its place."""
        count = values[self.place]
        assert isinstance(count, int)  # or the sentence names another place
        return Numbered(self[:], self.plural, count)


def ngettext_noop(singular: str, plural: str, place: str = "count") -> str:
    """Mark a source string and its plural for the catalogue; the number at a place decides."""
    return Counted(singular, plural, place)


class Phrase:
    """A sentence with named places (`%(name)s`), apart from its values: it can be translated.

    Immutable and compared by value: `Phrase("%(body)s meets on %(day)s", body="Ouest", day=day)`.
    """

    __slots__ = ("source", "values")

    source: str
    values: Mapping[str, Value]

    def __init__(self, source: str, /, **values: Value) -> None:
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "values", values)

    def __setattr__(self, name: str, _value: object) -> None:
        raise AttributeError(f"a phrase does not change: {name}")

    def __reduce__(self) -> tuple[Callable[..., Phrase], tuple[str, dict[str, Value]]]:
        return _phrase, (self.source, dict(self.values))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Phrase):
            return NotImplemented
        return self.source == other.source and self.values == other.values

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        said = ", ".join([repr(self.source), *(f"{k}={v!r}" for k, v in self.values.items())])
        return f"Phrase({said})"

    def __str__(self) -> str:
        return self.render(str, date.isoformat)

    def saying(self, **values: Value) -> Phrase:
        """The same sentence with these values in their places."""
        return Phrase(self.source, **{**self.values, **values})

    def with_titles(self, said: Callable[[str], str]) -> Phrase:
        """The same sentence, each title as `said` gives it."""
        if not any(isinstance(value, Title) for value in self.values.values()):
            return self
        given = {k: said(v) if isinstance(v, Title) else v for k, v in self.values.items()}
        return Phrase(self.source, **given)

    def render(
        self,
        translate: Callable[[str], str],
        day: Callable[[date], str],
        called: Called | None = None,
    ) -> str:
        """The sentence in the reader's language.

        Dates are written by `day`, each text as it is `called`, several one after the other.
        """

        def said(place: str, value: Value) -> object:
            if isinstance(value, date):
                return day(value)
            if isinstance(value, Phrase):
                return value.render(translate, day, called)
            if isinstance(value, tuple):
                return ", ".join(str(said(place, one)) for one in value)
            return called(place, value) if called and isinstance(value, str) else value

        places = {place: said(place, value) for place, value in self.values.items()}
        source = self.source
        return translate(source.of(self.values) if isinstance(source, Counted) else source) % places


def _phrase(source: str, values: Mapping[str, Value]) -> Phrase:
    """A copied or unpickled phrase."""
    return Phrase(source, **values)

"""The columns by which the database sorts names as a reader does, and finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from tourdetable.core.words.collation import key_words, sort_key
from tourdetable.core.words.names import institution_key, person_key

if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
else:
    TextColumn = models.CharField

LONGEST = 600


class SortKeyField(TextColumn):
    """The sort key of other fields of the row, written whenever the row is."""

    def __init__(self, *, of: tuple[str, ...], **options: Any) -> None:
        self.of = of
        options |= {"max_length": LONGEST, "editable": False, "default": ""}
        super().__init__(**options)

    def key(self, *names: str) -> str:
        """What these fields are kept as."""
        return sort_key(*names)

    def deconstruct(self) -> Any:
        name, path, arguments, options = super().deconstruct()
        del options["max_length"], options["editable"], options["default"]
        return name, path, arguments, options | {"of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = self.key(*(getattr(model_instance, name) for name in self.of))[:LONGEST]
        setattr(model_instance, self.attname, key)
        return key


class PersonKeyField(SortKeyField):
    """What a person is found by (`core/words/names`)."""

    def key(self, *names: str) -> str:
        return person_key(*names)


class InstitutionKeyField(SortKeyField):
    """What an institution is found by."""

    def key(self, *names: str) -> str:
        return institution_key(*names)


def named(text: str, column: str = "sort_key") -> models.Q:
    """Rows whose name holds each word of a text, whatever its accents and its case; all of them
    when it holds none.

    What comes after `0000` in a key tells accents apart (`sort_key`): it is no part of the name.
    """
    found = models.Q()
    for word in key_words(text):
        held = {f"{column}__contains": word, f"{column}__regex": f"{word}.*0000"}
        found &= models.Q(**held)
    return found

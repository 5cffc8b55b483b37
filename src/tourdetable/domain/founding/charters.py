"""The text on which a network is founded: what makes it fit, and what it calls for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.errors import CharterErrors
from tourdetable.core.charter.terms.model import BodyKind, Charter, OfficeKind, Right
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.networks.actions.charters import (
    LONGEST,
    MISTAKES,
    VERSION,
    mistake,
)
from tourdetable.domain.people.wording import wording

BYTES = 1_000_000
"""Of a file: a charter is a text that people read together."""

OFFICE = """\
[[offices]]
code = "coordinator"
name = "Coordinateur·trice"
scope = "network"
rights = ["convene", "move", "cancel", "agenda", "attendance", "decisions", "minutes", "turns", \
"compose"]
"""
"""What to write in a charter that gives nobody the right to compose."""


@dataclass(frozen=True)
class CharterModel:
    """A charter that comes with the program."""

    code: str
    text: str
    charter: Charter


def models() -> list[CharterModel]:
    """The charters that come with the program, by their file names."""
    found = []
    for file in sorted(Path(settings.CHARTERS).glob("*.md")):
        text = file.read_text(encoding="utf-8")
        found.append(CharterModel(file.stem, text, load(text, file=file.stem)))
    return found


def text_of_file(content: bytes) -> str:
    """The text of a file that somebody sends. Raises `ValidationError`."""
    if len(content) > BYTES:
        raise ValidationError(_("This file is longer than 1 MB: a charter is a text to be read."))
    if b"\x00" in content[:4000]:
        raise ValidationError(
            _("This file is not a plain text: save the charter as text (.md), in UTF-8.")
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(
            _("This file is not a text in UTF-8: save it so, then send it again.")
        ) from error
    if not text.strip():
        raise ValidationError(_("This file is empty: send the text of the charter."))
    return text


def fit_charter(text: str) -> Charter:
    """The charter of a text on which a network can be founded; else each mistake, at its line,
    with its remedy."""
    if not text.strip():
        raise ValidationError({"text": _("Write the text of the charter, or send its file.")})
    try:
        plain = wording(text, limit=LONGEST)
        read = load(plain, file="charter")
    except CharterErrors as errors:
        mistakes = [mistake(error) for error in errors.errors[:MISTAKES]]
        raise ValidationError({"text": mistakes}) from errors
    except ValidationError as error:
        raise ValidationError({"text": error.messages}) from error
    must_found(read)
    return read


def must_found(read: Charter) -> None:
    """A network can begin from the text: its version can be kept, and somebody composes."""
    if len(read.version) > VERSION:
        words = _("The name of a version has at most %(n)d characters.")
        raise ValidationError({"text": words % {"n": VERSION}})
    if not composing(read):
        raise ValidationError({"text": nobody_composes(read)})


def nobody_composes(read: Charter) -> str:
    """What to write where no office may open seats and invite people."""
    first = next(iter(read.vocabulary.offices.values()), None)
    if first is None:
        words = _(
            "No office of this text composes the network: nobody could open seats nor invite "
            "people. What to do: write, before the last +++ line of the front matter:\n%(lines)s"
        )
        return words % {"lines": OFFICE}
    words = _(
        "No office of this text composes the network: nobody could open seats nor invite people. "
        'What to do: add "compose" to the rights of an office, “%(office)s” for example.'
    )
    return words % {"office": first.name}


def composing(charter: Charter) -> list[OfficeKind]:
    """The offices that compose, those of the whole network first."""
    found = [o for o in charter.vocabulary.offices.values() if Right.COMPOSE in o.rights]
    return sorted(found, key=lambda office: office.scope != "network")


def gathering(charter: Charter) -> list[BodyKind]:
    """The kinds of bodies that gather the whole network."""
    return [kind for kind in charter.vocabulary.body_kinds.values() if kind.gathers_network]


def first_day(charter: Charter, today: date) -> date:
    """The day from which the text holds: the one that it says, else today."""
    return charter.in_force or today

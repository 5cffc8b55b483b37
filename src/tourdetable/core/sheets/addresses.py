"""E-mail addresses and telephones in a cell: one, several, or with a name beside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tourdetable.core.words.collation import folded
from tourdetable.core.words.phrase import Phrase, gettext_noop

ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
NAMED = re.compile(r"([^<>;,/\n]*)<\s*(?:mailto:)?([^<>\s]+)\s*>", re.IGNORECASE)
BETWEEN = re.compile(
    r"\s*[;,\n]\s*|\s+[/|]\s+|\s+(?:et|ou|and|or)\s+|\s*/\s*(?=[^\s/]+@)|\s+", re.I
)
PHONES = re.compile(r"\s*[;,\n]\s*|\s*/\s*|\s+(?:et|ou|and|or)\s+", re.IGNORECASE)
AT = re.compile(
    r"\s*@\s*|(?<=\w)\s*(?:[(\[{]\s*(?:at|a|arobase)\s*[)\]}]|\s(?:chez|at|arobase)\s)\s*"
    r"(?=[\w-]+\.\w)",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\([^@()]*\)")
TELEPHONE = re.compile(r"(?<![\w@.])(?:\+33 ?|0)[1-9](?:[ .-]?\d{2}){4}(?![\w@])")
NONE = re.compile(
    r"|(?:pas|sans|aucune?|neant|nc|n c|inconnue?|non|en attente|vacante?|none|no)\b.*"
    r"|a (?:venir|completer|demander|creer|confirmer|preciser|definir|designer|pourvoir)\b.*"
)
"""What is written where there is no address."""
NINE = re.compile(r"[1-9]\d{8}")

NO_ADDRESS = gettext_noop("“%(text)s” is not an e-mail address")
LONGEST = 254


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address, and the name written beside it."""

    address: str
    name: str = ""


def read_addresses(text: str) -> list[Mailbox] | Phrase:
    """The addresses that a cell holds, in lower case, each once; or what is none of them.

    >>> [box.address for box in read_addresses("Aline <A.Martin@Caf.fr>; b@caf.fr")]
    ['a.martin@caf.fr', 'b@caf.fr']
    """
    found: dict[str, Mailbox] = {}
    text = ASIDE.sub(" ", TELEPHONE.sub(" ", AT.sub("@", text)))
    if "@" not in text:
        return (
            []
            if not text.strip() or NONE.fullmatch(folded(text))
            else Phrase(NO_ADDRESS, text=text.strip())
        )
    named = [(address, name) for name, address in NAMED.findall(text)]
    rest = NAMED.sub(" ", text)
    for raw, name in [*named, *((word, "") for word in BETWEEN.split(rest.strip()) if word)]:
        word = raw.strip(" .:;,/|()[]\"'").removeprefix("mailto:").removeprefix("MAILTO:")
        if not (word or name):
            continue
        if not ADDRESS.fullmatch(word) or len(word) > LONGEST:
            return Phrase(NO_ADDRESS, text=word or raw)
        found.setdefault(word.lower(), Mailbox(word.lower(), name.strip(" \"'")))
    return list(found.values())


def read_phones(text: str) -> list[str]:
    """The telephones that a cell holds; a nought that a spreadsheet took away comes back.

    >>> read_phones("612345678")
    ['06 12 34 56 78']
    """
    return [spaced(phone) for phone in PHONES.split(text.strip()) if re.search(r"\d", phone)]


def phones_among(text: str) -> list[str]:
    """The telephones written among addresses."""
    return [spaced(phone) for phone in TELEPHONE.findall(text)]


def spaced(phone: str) -> str:
    figures = re.sub(r"[ .\-]", "", phone)
    if NINE.fullmatch(figures):
        figures = f"0{figures}"
    if re.fullmatch(r"0\d{9}", figures):
        return " ".join(figures[n : n + 2] for n in range(0, 10, 2))
    return phone[:40]

"""Numbers as people type them: other digits, in words, with what they count."""

from __future__ import annotations

import re
import unicodedata

from tourdetable.core.charter.terms.dates import plain

ONES = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
WORDS = {word: nth for nth, word in enumerate(ONES.split())} | TENS | {"une": 1}
COUNTED = {"mois": "months", "jour": "days", "jours": "days", "j": "days", "%": "percent"}
"""What a number counts, and what the key of such a number says."""

IN_DIGITS = re.compile(
    r"(?P<sign>[-\u2010-\u2015\u2212]?) *(?P<digits>\d[\d ]*)(?:[,.]0+)? *"
    r"(?P<unit>%|[^\W\d_]*)\s*(?:(?://|;).*)?"
)


def digits_of(text: str) -> str:
    """The same text with the digits that files take, and spaces that may break."""
    digits = (unicodedata.digit(letter, None) for letter in text)
    told = zip(text, digits, strict=True)
    return "".join(letter if digit is None else str(digit) for letter, digit in told).translate(
        dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u3000\t"), " ")
    )


def whole_number(key: str, text: str) -> int | None:
    """The whole number that was meant under a key; None when it may be another one."""
    said = digits_of(text.strip(" \"'“”«»\u00a0\u202f")).strip()
    found = IN_DIGITS.fullmatch(said)
    if found is None:
        words, _, unit = said.rpartition(" ")
        return _in_words(said) or (_in_words(words) if _counts(key, unit) else None)
    if not _counts(key, found["unit"]):
        return None
    number = int(found["digits"].replace(" ", ""))
    return -number if found["sign"] else number


def _counts(key: str, unit: str) -> bool:
    """Whether a key may hold a number of these."""
    word = plain(unit)
    return not word or COUNTED.get(word, "?") in key


def _in_words(text: str) -> int | None:
    """`soixante-six`; None for what is no number below a hundred."""
    total = 0
    for word in re.split(r"[\s-]+", plain(text)):
        if word in ("vingt", "vingts") and total == 4:
            total = 80
        elif word in WORDS:
            total += WORDS[word]
        elif word != "et":
            return None
    return total or None

"""SIRET: the number of a French establishment, of 14 figures, the last of which checks the others
(Luhn; the establishments of La Poste but one: figures whose sum is a multiple of five)."""

from __future__ import annotations

import re

LENGTH = 14
LA_POSTE = "356000000"
SPACES = re.compile(r"[\s.\u00a0\u202f-]+")


def figures(text: str) -> str:
    """The number as it is kept, without what people put between its figures.

    >>> figures("340 567 876 00028")
    '34056787600028'
    """
    return SPACES.sub("", text)


def is_siret(number: str) -> bool:
    """Whether these figures are a SIRET."""
    if not (number.isascii() and number.isdecimal() and len(number) == LENGTH):
        return False
    digits = [int(figure) for figure in number]
    if number.startswith(LA_POSTE) and sum(digits) % 5 == 0:
        return True
    doubled = (2 * digit for digit in digits[::2])
    return (sum(n - 9 if n > 9 else n for n in doubled) + sum(digits[1::2])) % 10 == 0

"""Words for everybody: nothing that a mark keeps to fewer people may be among them."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.documents.text.marks import MarkedPassage
from tourdetable.core.documents.text.source import marked_lines
from tourdetable.core.words.audience import Audience
from tourdetable.domain.people.wording import wording

LONGEST = 60_000
"""Characters of a text."""
FOR_ALL = MarkedPassage(Audience.PUBLIC)
IMAGE = re.compile(r"^\s*\[image (\d{1,3})\]\s*$", re.MULTILINE)
"""A line that stands for an image of the page."""


def public_words(text: str, field: str, *, missing: str = "") -> str:
    """The text as it is kept. Raises `ValidationError` on its field when some passage of it is not
    for everybody, and with the words of `missing` when there is none."""
    try:
        said = wording(text, limit=LONGEST).strip("\n")
    except ValidationError as error:
        raise ValidationError({field: error}) from error
    if missing and not said.strip():
        raise ValidationError({field: missing})
    must_be_for_everybody(said, field)
    return said


def must_be_for_everybody(text: str, field: str = "text") -> None:
    """Refuse a text that holds a passage marked for fewer people, or before a day."""
    for one in marked_lines(text, default=Audience.PUBLIC):
        if one.passage != FOR_ALL:
            words = _(
                "Line %(line)d begins a passage with a mark (“:::”): everybody reads this text. "
                "Write the passage again for everybody, or take it out."
            )
            raise ValidationError({field: words % {"line": one.first + 1}})


def images_in(text: str) -> frozenset[int]:
    """The numbers of the images that a text shows."""
    return frozenset(int(number) for number in IMAGE.findall(text))

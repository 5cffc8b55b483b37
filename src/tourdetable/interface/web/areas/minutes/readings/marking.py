"""The marks that a writer may put on a passage, in the words of the reader's language: what the
help lists, and what an editor has on its buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from tourdetable.core.documents.text.speakers import reference
from tourdetable.core.words.attribution import DISCRETION, Attribution
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.minutes.speakers import speakers_at
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext
from tourdetable.interface.web.areas.minutes.words import AUDIENCES

ATTRIBUTIONS: Mapping[Attribution, object] = {
    Attribution.NAMED: gettext_lazy("the persons who came for the seat, and its institution"),
    Attribution.INSTITUTION: gettext_lazy("the institution of the seat"),
    Attribution.COLLEGE: gettext_lazy("the college of the seat"),
    Attribution.NONE: gettext_lazy("nobody"),
}
"""Who is told to have spoken, in words."""
WORDS: Mapping[Audience | Attribution, object] = {
    Audience.PRESENT: pgettext_lazy("mark", "present"),
    Audience.BODY: pgettext_lazy("mark", "body"),
    Audience.NETWORK: pgettext_lazy("mark", "network"),
    Audience.PARTNERS: pgettext_lazy("mark", "partners"),
    Audience.PUBLIC: pgettext_lazy("mark", "public"),
    Attribution.NAMED: pgettext_lazy("mark", "named"),
    Attribution.INSTITUTION: pgettext_lazy("mark", "institution"),
    Attribution.COLLEGE: pgettext_lazy("mark", "college"),
    Attribution.NONE: pgettext_lazy("mark", "none"),
}
"""The word of each mark; `core.documents.text.marks` understands those of every language."""
EMBARGO = pgettext_lazy("mark", "from 2027-05-01")


@dataclass(frozen=True)
class MarkOffered:
    """What is written after the colons, what it does, whether it holds of a passage without one."""

    word: str
    says: str
    usual: bool = False


@dataclass(frozen=True)
class SeatToName:
    """How a text refers to a seat, and what this one is called."""

    written: str
    name: str


def audience_marks(record: MinutesInContext) -> list[MarkOffered]:
    """Who may read a passage, narrowest first."""
    usual = record.reading.default
    return [MarkOffered(str(WORDS[one]), str(AUDIENCES[one]), one == usual) for one in LADDER]


def attribution_marks(record: MinutesInContext) -> list[MarkOffered]:
    """Who is told to have spoken in a passage."""
    usual = record.charter.minutes.attribution
    return [
        MarkOffered(str(WORDS[one]), str(ATTRIBUTIONS[one]), one == usual) for one in DISCRETION
    ]


def seats_to_name(record: MinutesInContext) -> list[SeatToName]:
    """The seats that the text may refer to, those who came first (a query)."""
    speakers = sorted(
        speakers_at(record.meeting, record.charter).items(), key=lambda one: not one[1].names
    )
    word = pgettext("mark", "seat")
    return [
        SeatToName(reference(pk, seat.institution, word), seat.told(Attribution.NAMED))
        for pk, seat in speakers
    ]


def help_of(record: MinutesInContext) -> dict[str, object]:
    """All that is said of marks beside the text."""
    return {
        "audience_marks": audience_marks(record),
        "attribution_marks": attribution_marks(record),
        "embargo_mark": str(EMBARGO),
        "seats_to_name": seats_to_name(record),
    }

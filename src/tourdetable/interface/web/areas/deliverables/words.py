"""What is said of deliverables in words: who reads them, who is told to have made them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.core.documents.text.speakers import Speakers, reference
from tourdetable.core.words.attribution import DISCRETION, Attribution
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.deliverables.enums import DeliverableState
from tourdetable.domain.deliverables.models import WorkAuthor, WorkVersion
from tourdetable.interface.web.areas.minutes.readings.marking import (
    WORDS,
    MarkOffered,
    SeatToName,
)

AUDIENCES: Mapping[Audience, object] = {
    Audience.PRESENT: gettext_lazy("those who write it"),
    Audience.BODY: gettext_lazy("the members of the body, and those who are asked to read it"),
    Audience.NETWORK: gettext_lazy("the whole network"),
    Audience.PARTNERS: gettext_lazy("the network and its partners"),
    Audience.PUBLIC: gettext_lazy("everybody: it has a page on the web"),
}
"""Who each audience is."""

ATTRIBUTIONS: Mapping[Attribution, object] = {
    Attribution.NAMED: gettext_lazy("the persons who hold its seats, and their institutions"),
    Attribution.INSTITUTION: gettext_lazy("the institutions of its seats"),
    Attribution.COLLEGE: gettext_lazy("the colleges of its seats"),
    Attribution.NONE: gettext_lazy("the body as a whole"),
}
"""Who is told to have made it."""

STEPS = (
    DeliverableState.PLANNED,
    DeliverableState.DRAFTING,
    DeliverableState.REVIEW,
    DeliverableState.APPROVED,
    DeliverableState.CIRCULATED,
)
"""Its life, step by step."""

BADGES = {
    DeliverableState.PLANNED: "",
    DeliverableState.DRAFTING: "info",
    DeliverableState.REVIEW: "info",
    DeliverableState.APPROVED: "good",
    DeliverableState.CIRCULATED: "good",
    DeliverableState.ABANDONED: "",
}
"""State → kind of badge."""


def steps() -> list[str]:
    """The names of the steps."""
    return [capfirst(str(one.label)) for one in STEPS]


def step_of(state: str) -> int:
    """Which step it is at, from 1; 0 when it was given up."""
    return STEPS.index(DeliverableState(state)) + 1 if state in STEPS else 0


@dataclass(frozen=True)
class Credit:
    """A person and their institution, or a name that stands for both."""

    name: str
    given: str = ""
    family: str = ""

    @property
    def turned(self) -> str:
        """As catalogues sort it: « Ruiz, Ana »."""
        return f"{self.family}, {self.given}" if self.family else self.name

    @property
    def csl(self) -> dict[str, str]:
        """As CSL JSON has it."""
        if not self.family:
            return {"literal": self.name}
        return {"family": self.family, "given": self.given}


def credits_of(version: WorkVersion, charter: Charter, body: str) -> list[Credit]:
    """Whose work a version is told to be, by its attribution; the body's where nobody is told.

    Read `authors` with `seat__institution` and `person`.
    """
    rows = list(version.authors.all())
    found = named(rows, Attribution(version.attribution), charter)
    return list(dict.fromkeys(found)) or [Credit(body)]


def named(rows: Iterable[WorkAuthor], by: Attribution, charter: Charter) -> Iterable[Credit]:
    """The authors, as far as the attribution lets."""
    for row in rows:
        if by is Attribution.NAMED and row.person is not None:
            yield Credit(str(row.person), row.person.given_name, row.person.family_name)
        elif by in (Attribution.NAMED, Attribution.INSTITUTION):
            yield Credit(str(row.seat.institution))
        elif by is Attribution.COLLEGE:
            yield Credit(word_for(charter.vocabulary.colleges, row.seat.college))


def audience_marks(default: str) -> list[MarkOffered]:
    """The marks that say who may read a passage, narrowest first."""
    return [MarkOffered(str(WORDS[one]), str(AUDIENCES[one]), one == default) for one in LADDER]


def seats_to_name(speakers: Speakers) -> list[SeatToName]:
    """The seats that the text may refer to, by name."""
    word = pgettext("mark", "seat")
    every = sorted(speakers.items(), key=lambda one: sort_key(one[1].institution))
    return [
        SeatToName(reference(pk, seat.institution, word), seat.institution) for pk, seat in every
    ]


def attribution_choices() -> list[tuple[str, str]]:
    """The choices of a form."""
    return [(one.value, capfirst(str(ATTRIBUTIONS[one]))) for one in DISCRETION]


def edition_words(version: WorkVersion) -> str:
    """« version 2 »."""
    return _("version %(number)d") % {"number": version.number}

"""What setting long minutes costs: a hundred pages, and half of them.

Seconds are the process's own; the ratio does not depend on the machine. Each text is another one:
what Typst remembers of the one before would make it cheaper.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader

from tourdetable.core.documents.kinds.minutes import MinutesDocument
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience

POINTS = 116
"""Points that fill a hundred pages."""
TIMES = 3
MOST_RATIO = 2.6
"""How many times more twice the pages may cost: more would not be in proportion."""
NOW = datetime(2027, 4, 6, 9, tzinfo=UTC)
WORDS = [
    "ville",
    "centre",
    "social",
    "atelier",
    "accueil",
    "droits",
    "séance",
    "proposition",
    "territoire",
    "institution",
    "avril",
    "document",
    "point",
    "personnes",
    "habitants",
    "partenaires",
    "usage",
    "service",
    "suivi",
    "dossier",
    "demande",
    "réponse",
]
LABELS = dict.fromkeys(
    ("date", "place", "duties", "writer", "audience", "decisions", "no_decision", "text"), "Mot"
)


@dataclass(frozen=True)
class PapersCost:
    """`ratio`: the cost of twice the pages."""

    pages: int
    seconds: float
    ratio: float

    @property
    def fault(self) -> str:
        """What passes its bound."""
        return f"minutes: twice the pages cost ×{self.ratio}" if self.ratio > MOST_RATIO else ""


def measure() -> PapersCost:
    """Read, prune and set minutes of both sizes, as a request does."""
    seconds_of(2, seed=0)
    half = min(seconds_of(POINTS // 2, seed=n) for n in range(1, 1 + TIMES))
    whole = min(seconds_of(POINTS, seed=10 + n) for n in range(TIMES))
    pages = len(PdfReader(BytesIO(made(POINTS, seed=20))).pages)
    return PapersCost(pages, round(whole, 2), round(whole / half, 2))


def seconds_of(points: int, *, seed: int) -> float:
    began = time.process_time()
    made(points, seed=seed)
    return time.process_time() - began


def made(points: int, *, seed: int) -> bytes:
    """The PDF of minutes of so many points."""
    text = prune(parse(written(points, seed), default=Audience.BODY), Audience.BODY)
    return replace(BLANK, text=text).pdf(now=NOW)


def written(points: int, seed: int) -> str:
    """Paragraphs, a list and a table for each point."""
    drawn = random.Random(seed)  # noqa: S311  words that fill pages
    said = [point(drawn, number) for number in range(points)]
    return "\n\n".join(said)


def point(drawn: random.Random, number: int) -> str:
    def some(count: int) -> str:
        return " ".join(drawn.choices(WORDS, k=count))

    paragraphs = "\n\n".join(f"{some(90)}." for _n in range(4))
    items = "\n".join(f"- {some(12)}" for _n in range(5))
    rows = "\n".join(f"| {some(2)} | {some(2)} |" for _n in range(4))
    return f"# Point {number}\n\n{paragraphs}\n\n{items}\n\n| A | B |\n|---|---|\n{rows}"


BLANK = MinutesDocument(
    network="Réseau",
    body="Instance",
    title="Compte rendu",
    about="Séance",
    date="6 avril",
    place="Ici",
    labels=LABELS,
)


def say(cost: PapersCost) -> str:
    """The figures in a line."""
    return f"minutes as PDF: {cost.pages} pages {cost.seconds} s, twice the pages ×{cost.ratio}"

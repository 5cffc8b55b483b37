"""Bars drawn as SVG, for a page and for paper: each bears its words, and a table says the same.

A drawing has a title and a description, patterns rather than colours alone, and no script. Colours
are attributes, which the style of a page may replace by its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDE = 320
"""Units: those of a phone, so that letters keep their size there."""
BESIDE, SHORT = 84, 12
"""Where bars begin when all names have at most so many letters; longer ones are written above."""
LETTERS = 7
"""Units of one letter of what is said at the end of a bar, at most."""
ROW, TALL = 24, 40
"""Height of a row, its name beside its bar or above."""


@dataclass(frozen=True)
class ChartBar:
    """A name, a value (None: hidden, or nothing to say), and what is said of it. `before`: it is of
    an earlier time, drawn hatched."""

    name: str
    value: float | None
    said: str
    before: bool = False


@dataclass(frozen=True)
class BarChart:
    """Some bars; `key` tells their drawing apart in its page. `most` is the value of a whole line,
    the largest one when it is None."""

    key: str
    title: str
    description: str
    bars: tuple[ChartBar, ...]
    most: float | None = None

    @property
    def largest(self) -> float:
        """What a whole line stands for."""
        return max((bar.value or 0 for bar in self.bars), default=0)

    @property
    def high(self) -> int:
        """Its height, in units."""
        return (ROW if self.beside else TALL) * len(self.bars) + 4

    @property
    def beside(self) -> bool:
        """Whether all names are short enough to stand before their bars."""
        return all(len(bar.name) <= SHORT for bar in self.bars)

    def svg(self, ink: str = "#1d3f5e") -> str:
        """The drawing, in one colour."""
        row = ROW if self.beside else TALL
        parts = "".join(drawn(self, at * row, bar, ink) for at, bar in enumerate(self.bars))
        names = f"{self.key}-title {self.key}-desc"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="tdt-chart" role="img" '
            f'viewBox="0 0 {WIDE} {self.high}" width="{WIDE}" height="{self.high}" '
            f'aria-labelledby="{names}"><title id="{self.key}-title">{escape(self.title)}</title>'
            f'<desc id="{self.key}-desc">{escape(self.description)}</desc>'
            f"{hatching(self, ink)}{parts}</svg>"
        )


def hatching(chart: BarChart, ink: str) -> str:
    """The pattern of what is of an earlier time, if something is."""
    if not any(bar.before for bar in chart.bars):
        return ""
    return (
        f'<defs><pattern id="{chart.key}-hatch" width="6" height="6" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<line x1="0" y1="0" x2="0" y2="6" stroke="{ink}" stroke-width="3"/></pattern></defs>'
    )


def drawn(chart: BarChart, top: float, bar: ChartBar, ink: str) -> str:
    """One row: its name, its bar, what is said of it."""
    left = BESIDE if chart.beside else 0
    base = top + (4 if chart.beside else 20)
    long = length(chart, bar, WIDE - left - room(chart.bars))
    name = lettered(0, base + 12 if chart.beside else top + 14, bar.name)
    said = lettered(left + long + 5, base + 12, bar.said)
    return name + body(chart, bar, (left, base, long), ink) + said


def body(chart: BarChart, bar: ChartBar, place: tuple[float, float, float], ink: str) -> str:
    """The bar itself: nothing where there is no value."""
    x, y, long = place
    if not long:
        return ""
    fill = f"url(#{chart.key}-hatch)" if bar.before else ink
    edge = f' stroke="{ink}"' if bar.before else ""
    return f'<rect x="{x}" y="{y}" width="{long}" height="16" fill="{fill}"{edge}/>'


def length(chart: BarChart, bar: ChartBar, most: float) -> float:
    """How long a bar is; the smallest value is still seen."""
    whole = chart.most or chart.largest
    if not bar.value or not whole:
        return 0
    return round(max(2.0, most * min(bar.value / whole, 1)), 1)


def room(bars: Sequence[ChartBar]) -> float:
    """What the longest words said at the end of a bar take."""
    return 8 + LETTERS * max((len(bar.said) for bar in bars), default=0)


def lettered(x: float, y: float, words: str) -> str:
    """Words at a place."""
    letters = 'font-size="12" font-family="Libertinus Serif, sans-serif" fill="#1c1c1c"'
    return f'<text x="{x}" y="{y}" {letters}>{escape(words)}</text>'

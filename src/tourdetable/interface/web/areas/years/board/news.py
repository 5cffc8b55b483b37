"""What has changed since the dates of a draft were found, each thing once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.domain.years.board import DATED, ENDED, GONE, LEFT, Update
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.years.words import Speaker

CHANGED = {
    DATED: gettext_lazy("dated in the calendar"),
    GONE: gettext_lazy("no longer in the calendar"),
}


@dataclass(frozen=True)
class Since:
    """What has changed since the dates were found: of which meetings, on which days, in words."""

    name: str
    days: tuple[date, ...]
    words: str

    @property
    def when(self) -> str:
        """« mardi 9 mars 2027 », « 4 réunions, du mardi 9 mars au lundi 7 juin 2027 »."""
        if len(self.days) == 1:
            return day(self.days[0])
        said = {"n": len(self.days), "first": day(self.days[0]), "last": day(self.days[-1])}
        return _("%(n)d meetings from %(first)s to %(last)s") % said


def since(news: Iterable[Update], speaker: Speaker) -> list[Since]:
    """The changes, in order; what is said of several meetings of a body is said once."""
    found = dict[tuple[str, str], list[date]]()
    for one in news:
        found.setdefault((speaker.names(one.body), told(one, speaker)), []).append(one.on)
    return [Since(name, tuple(days), words) for (name, words), days in found.items()]


def told(news: Update, speaker: Speaker) -> str:
    """A change in words; only those who draft read which seats are concerned."""
    if news.kind in CHANGED:
        return str(CHANGED[news.kind])
    words = seats_words(news.kind, len(news.seats))
    return f"{words} ({speaker.seats(news.seats)})" if speaker.drafter else words


def seats_words(kind: str, count: int) -> str:
    """What has become of some seats."""
    if kind == ENDED:
        words = ngettext(
            "%(n)d seat for which somebody was to come has ended",
            "%(n)d seats for which somebody was to come have ended",
            count,
        )
    else:
        assert kind == LEFT
        words = ngettext(
            "%(n)d seat of which somebody was to come has nobody any more",
            "%(n)d seats of which somebody was to come have nobody any more",
            count,
        )
    return words % {"n": count}

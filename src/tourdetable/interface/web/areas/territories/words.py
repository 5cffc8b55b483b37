"""What divisions are called on the screen, and what they went through."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tourdetable.core.territories.reading import gazetteer
from tourdetable.core.territories.standing import last_of_epcis, shown, whereabouts
from tourdetable.core.territories.terms import Becoming, Division, Evolution, Level
from tourdetable.domain.territories.naming import called
from tourdetable.domain.territories.terrain import Terrain
from tourdetable.interface.language import labelled, listed, short_day

LEVELS: dict[Level, str | Promise] = {
    Level.COMMUNE: gettext_lazy("commune"),
    Level.MUNICIPAL: gettext_lazy("municipal district"),
    Level.DELEGATED: gettext_lazy("delegated commune"),
    Level.ASSOCIATED: gettext_lazy("associated commune"),
    Level.EPCI: gettext_lazy("intercommunal body"),
    Level.EPT: gettext_lazy("territorial body of Greater Paris"),
    Level.DISTRICT: gettext_lazy("district of a sub-prefecture"),
    Level.DEPARTMENT: pgettext_lazy("division", "department"),
    Level.COLLECTIVITY: gettext_lazy("overseas collectivity"),
    Level.REGION: pgettext_lazy("division", "region"),
    Level.COUNTRY: gettext_lazy("country"),
}
NEIGHBOURHOOD = gettext_lazy("neighbourhood")


def level_of(terrain: Terrain, on: date) -> str:
    """What kind of terrain it is."""
    one = shown(terrain.division, on)
    if terrain.named:
        return str(NEIGHBOURHOOD)
    return str(LEVELS[one.level]) if one else ""


def label(one: Division, old_name: str = "") -> str:
    """A division with what tells it from its homonyms: what it is, where, its code."""
    beside = ", ".join(filter(None, [str(LEVELS[one.level]), whereabouts(one), one.code]))
    words = _("%(name)s (%(beside)s)") % {"name": called(one.name), "beside": beside}
    if not old_name:
        return words
    return _("%(name)s, formerly or in part %(old)s") % {"name": words, "old": called(old_name)}


def names(divisions: Iterable[Division], most: int = 6) -> str:
    """Divisions in a sentence; how many others, when there are many."""
    found = [called(one.name) for one in divisions]
    if len(found) <= most + 1:
        return listed(found)
    others = _("%(n)d others") % {"n": len(found) - most}
    return listed([*found[:most], others])


SENTENCES = {
    Becoming.MERGED: gettext_lazy("%(before)s is no more: it is now part of %(after)s."),
    Becoming.SPLIT: gettext_lazy("%(before)s split: since then there are %(after)s."),
    Becoming.GREW: gettext_lazy("%(before)s took in %(joined)s, and is now called %(after)s."),
    Becoming.RECODED: gettext_lazy(
        "%(before)s has another code or another status: it is now %(after)s, on the same ground."
    ),
    Becoming.RENAMED: gettext_lazy("%(before)s is now called %(after)s."),
    Becoming.ENDED: gettext_lazy("%(before)s is no more, and nothing holds its ground."),
}


def sentence(one: Evolution) -> str:
    """What a division went through."""
    said = {"before": called(one.before.name), "after": names(one.after)}
    if one.how == Becoming.MEMBERS:
        return exchanged(one)
    said["joined"] = names(one.joined)
    if one.how == Becoming.GREW and said["before"] == said["after"]:
        return _("%(before)s took in %(joined)s.") % said
    return str(SENTENCES[one.how]) % said


def exchanged(one: Evolution) -> str:
    """Which communes joined a division, and which left it."""
    said = {"before": called(one.before.name)}
    told = []
    if one.joined:
        told.append(_("%(joined)s joined %(before)s.") % {**said, "joined": names(one.joined)})
    if one.left:
        told.append(_("%(left)s left %(before)s.") % {**said, "left": names(one.left)})
    return " ".join(told)


def told(one: Evolution) -> str:
    """The same with its day."""
    return labelled(short_day(one.on), sentence(one))


def source() -> dict[str, object]:
    """Where the divisions come from, and of which year they are; `epcis`: that of intercommunal
    bodies, when the source tells no change of theirs since."""
    shipped = gazetteer()
    late = last_of_epcis() < shipped.latest
    epcis = last_of_epcis().year if late else None
    said = {"year": shipped.latest.year, "source": shipped.source, "licence": shipped.licence}
    return {**said, "epcis": epcis}

"""The places of the front matter, and their two sentences: what will be, and what is today."""

from __future__ import annotations

from collections.abc import Mapping

from tourdetable.core.charter.judge.amending.codes import (
    ATTRIBUTIONS,
    AUDIENCES,
    POSITIONS,
    SCOPES,
)
from tourdetable.core.charter.judge.amending.said import (
    Say,
    Side,
    adopts,
    all_of,
    among,
    days,
    on_day,
    persons,
    told,
    when,
)
from tourdetable.core.charter.judge.compare import Path
from tourdetable.core.charter.terms.model import Adoption
from tourdetable.core.words.phrase import gettext_noop

WILL_ADOPT = {
    Adoption.NEXT_MEETING: gettext_noop("Minutes will be adopted by the next meeting"),
    Adoption.SILENCE_DAYS: gettext_noop(
        "Minutes will be adopted once %(days)s have passed without any objection"
    ),
    Adoption.SEATS: gettext_noop("Minutes will be adopted once %(seats)s seats have approved them"),
}
ADOPTS = {
    Adoption.NEXT_MEETING: gettext_noop("So far, the next meeting adopts them"),
    Adoption.SILENCE_DAYS: gettext_noop(
        "So far, they are adopted once %(days)s have passed without any objection"
    ),
    Adoption.SEATS: gettext_noop(
        "So far, they are adopted once %(seats)s seats have approved them"
    ),
}

FUTURE_AND_PRESENT: Mapping[Path, tuple[Say, Say]] = {
    ("slug",): (
        told(gettext_noop("The short name of the charter will be “%(value)s”")),
        told(gettext_noop("So far, it is “%(value)s”")),
    ),
    ("version",): (
        told(gettext_noop("This version will be called %(value)s")),
        told(gettext_noop("The one that it replaces is called %(value)s")),
    ),
    ("in_force",): (
        when(
            gettext_noop("The text says that it will come into force on %(value)s"),
            gettext_noop("The text will not say when it comes into force"),
        ),
        when(
            gettext_noop("The one that it replaces has been in force since %(value)s"),
            gettext_noop("The one that it replaces does not say when it came into force"),
        ),
    ),
    ("language",): (
        told(gettext_noop("The language of the text will be “%(value)s”")),
        told(gettext_noop("So far, it is “%(value)s”")),
    ),
    ("title",): (
        told(gettext_noop("The title of the text will be “%(value)s”")),
        told(gettext_noop("So far, it is “%(value)s”")),
    ),
    ("network_name",): (
        told(gettext_noop("The network will be called “%(value)s”")),
        told(gettext_noop("So far, it is called “%(value)s”")),
    ),
    ("time_zone",): (
        told(gettext_noop("Hours will be those of the zone “%(value)s”")),
        told(gettext_noop("So far, they are those of the zone “%(value)s”")),
    ),
    ("season",): (
        told(gettext_noop("Each season will begin on %(value)s"), on_day),
        told(gettext_noop("So far, it begins on %(value)s"), on_day),
    ),
    ("warn_days",): (
        told(
            gettext_noop("What would break an article will be announced %(value)s in advance"), days
        ),
        told(gettext_noop("So far, it is announced %(value)s in advance"), days),
    ),
    ("positions",): (
        told(
            gettext_noop("On a decision, each seat will be able to: %(value)s"), all_of(POSITIONS)
        ),
        told(gettext_noop("So far, each seat may: %(value)s"), all_of(POSITIONS)),
    ),
    ("minutes", "adoption"): (adopts(WILL_ADOPT), adopts(ADOPTS)),
    ("minutes", "days"): (
        told(gettext_noop("The time of silence that adopts minutes will be %(value)s"), days),
        told(gettext_noop("So far, it is %(value)s"), days),
    ),
    ("minutes", "seats"): (
        told(gettext_noop("The number of seats that must approve minutes will be %(value)s")),
        told(gettext_noop("So far, it is %(value)s")),
    ),
    ("minutes", "audience"): (
        told(gettext_noop("The minutes will be read by %(value)s"), among(AUDIENCES)),
        told(gettext_noop("So far, they are read by %(value)s"), among(AUDIENCES)),
    ),
    ("minutes", "attribution"): (
        told(
            gettext_noop("What minutes report will be attributed to %(value)s"),
            among(ATTRIBUTIONS),
        ),
        told(gettext_noop("So far, it is attributed to %(value)s"), among(ATTRIBUTIONS)),
    ),
}
"""The places that stand alone, by their path."""

OF_KIND: Mapping[str, tuple[Say, Say]] = {
    "plural": (
        told(gettext_noop("Several “%(name)s” will be called “%(value)s”")),
        told(gettext_noop("So far, they are called “%(value)s”")),
    ),
    "holders": (
        told(gettext_noop("Each seat of “%(name)s” will be held by %(value)s"), persons),
        told(gettext_noop("So far, it is held by %(value)s"), persons),
    ),
    "gathers_network": (
        when(
            gettext_noop("“%(name)s” will gather the whole network"),
            gettext_noop("“%(name)s” will not gather the whole network"),
        ),
        when(
            gettext_noop("So far, the whole network is gathered there"),
            gettext_noop("So far, the whole network is not gathered there"),
        ),
    ),
    "audience": (
        told(
            gettext_noop("That a meeting “%(name)s” takes place will be known to: %(value)s"),
            among(AUDIENCES),
        ),
        told(gettext_noop("So far, it is known to: %(value)s"), among(AUDIENCES)),
    ),
    "scope": (
        told(gettext_noop("The office “%(name)s” will be held for %(value)s"), among(SCOPES)),
        told(gettext_noop("So far, it is held for %(value)s"), among(SCOPES)),
    ),
}
"""The keys of kinds, whatever the kind, but for those that `OF_GROUP` says better."""

OF_GROUP: Mapping[Path, tuple[Say, Say]] = {
    ("body_kinds", "name"): (
        told(gettext_noop("A kind of body will be called “%(value)s”")),
        told(gettext_noop("So far, it is called “%(value)s”")),
    ),
    ("colleges", "name"): (
        told(gettext_noop("A college will be called “%(value)s”")),
        told(gettext_noop("So far, it is called “%(value)s”")),
    ),
    ("meeting_kinds", "name"): (
        told(gettext_noop("A kind of meeting will be called “%(value)s”")),
        told(gettext_noop("So far, it is called “%(value)s”")),
    ),
    ("offices", "name"): (
        told(gettext_noop("An office will be called “%(value)s”")),
        told(gettext_noop("So far, it is called “%(value)s”")),
    ),
    ("duties", "name"): (
        told(gettext_noop("A duty taken in turn will be called “%(value)s”")),
        told(gettext_noop("So far, it is called “%(value)s”")),
    ),
    ("colleges", "bodies"): (
        told(gettext_noop("The college “%(name)s” will exist in: %(value)s"), Side.bodies),
        told(gettext_noop("So far, it exists in: %(value)s"), Side.bodies),
    ),
    ("meeting_kinds", "bodies"): (
        told(gettext_noop("Meetings “%(name)s” will be held by: %(value)s"), Side.bodies),
        told(gettext_noop("So far, they are held by: %(value)s"), Side.bodies),
    ),
    ("offices", "bodies"): (
        told(gettext_noop("The office “%(name)s” will exist in: %(value)s"), Side.bodies),
        told(gettext_noop("So far, it exists in: %(value)s"), Side.bodies),
    ),
    ("offices", "comes_to"): (
        when(
            gettext_noop("Whoever holds the office “%(name)s” will be expected at: %(value)s"),
            gettext_noop(
                "Whoever holds the office “%(name)s” will no longer be expected at any meeting"
            ),
            Side.comings,
        ),
        when(
            gettext_noop("So far, they are expected at: %(value)s"),
            gettext_noop("So far, they are expected at no meeting"),
            Side.comings,
        ),
    ),
    ("functions", "name"): (
        told(gettext_noop("What bodies are for will be called “%(value)s”")),
        told(gettext_noop("So far, it is called “%(value)s”")),
    ),
    ("functions", "bodies"): (
        told(gettext_noop("“%(name)s” will be what these are for: %(value)s"), Side.bodies),
        told(gettext_noop("So far, it is what these are for: %(value)s"), Side.bodies),
    ),
    ("functions", "counts"): (
        told(gettext_noop("For “%(name)s” will count: %(value)s"), Side.counted),
        told(gettext_noop("So far, there count: %(value)s"), Side.counted),
    ),
    ("duties", "bodies"): (
        told(gettext_noop("The duty “%(name)s” will be taken in turn in: %(value)s"), Side.bodies),
        told(gettext_noop("So far, it is taken in turn in: %(value)s"), Side.bodies),
    ),
}

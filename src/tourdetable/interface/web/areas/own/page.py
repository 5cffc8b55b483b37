"""What my page shows: what I say of myself, how I sign in, where I have a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from tourdetable.domain.networks.queries import Standing, local_day, standings
from tourdetable.domain.own.queries import OwnAddress, addresses_of
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.own.myself import Myself
from tourdetable.interface.web.areas.own.sessions import open_sessions
from tourdetable.interface.web.base.context import place


@dataclass(frozen=True)
class NetworkPlace:
    """A network where one has a place, and which; `until`: the last day of all of it, if it ends;
    `leaving`: that is today."""

    slug: str
    name: str
    words: str
    until: date | None
    leaving: bool


def place_in(one: Standing, now: datetime) -> NetworkPlace:
    """What one holds in a network."""
    ends = [row.ends for row in (*one.mandates, *one.offices)]
    until = None if None in ends else max(day for day in ends if day)
    leaving = until is not None and until <= local_day(one.network, now)
    return NetworkPlace(one.network.slug, one.network.name, place(one), until, leaving)


@dataclass(frozen=True)
class OwnPage:
    """My page, in the same number of queries whatever I hold."""

    me: Myself

    @property
    def person(self) -> Person:
        return self.me.person

    @property
    def language(self) -> str:
        """The language that one asks for."""
        known = dict(settings.LANGUAGES)
        return known.get(self.person.language) or _("That of each network")

    @cached_property
    def known_addresses(self) -> list[OwnAddress]:
        return addresses_of(self.person)

    @property
    def addresses(self) -> list[str]:
        """Those with which one signs in."""
        return [one.account.email for one in self.known_addresses if one.confirmed]

    @property
    def mail(self) -> str:
        """The one that receives mail."""
        return next((one.account.email for one in self.known_addresses if one.mail), "")

    @cached_property
    def sessions(self) -> int:
        """How many browsers are signed in."""
        return len(open_sessions(self.me))

    @cached_property
    def places(self) -> list[NetworkPlace]:
        """The networks where one has a place today."""
        now = self.me.now
        return [place_in(one, now) for one in standings(self.person, now=now)]

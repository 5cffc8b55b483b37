"""`tourdetable search`: the index that searches ask, and the part of `tourdetable work` that keeps
it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tourdetable.interface.cli.network.journal import asked
from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.sentences import BilingualCommand, language, tongue

if TYPE_CHECKING:
    from tourdetable.domain.networks.models import Network

log = logging.getLogger(__name__)


@click.group()
def search() -> None:
    """The index that searches ask."""


@search.command(cls=BilingualCommand)
@click.argument("networks", nargs=-1)
@language
def refresh(networks: tuple[str, ...], lang: str | None) -> None:
    """Index all that was recorded in NETWORKS (default: all), and what documents say."""
    load_platform()
    from tourdetable.domain.search.actions.background import bring_up, read_document
    from tourdetable.interface.web.base import clock

    while read_document():
        pass
    for network in called(networks):
        bring_up(network=network, now=clock.now())
        told(network, lang)


@search.command(cls=BilingualCommand)
@click.argument("networks", nargs=-1)
@language
def rebuild(networks: tuple[str, ...], lang: str | None) -> None:
    """Make the index of NETWORKS (default: all) again; the former one answers meanwhile."""
    load_platform()
    from tourdetable.domain.search.actions import background
    from tourdetable.interface.web.base import clock

    for network in called(networks):
        background.rebuild(network=network, now=clock.now())
        told(network, lang)


def called(slugs: Sequence[str]) -> list[Network]:
    """The networks of these slugs. Raises UsageError for one unknown."""
    from tourdetable.domain.networks.models import Network

    return list(Network.objects.filter(slug__in=asked(slugs)).order_by("slug"))


def told(network: Network, lang: str | None) -> None:
    """A line for a network whose index is ready."""
    from tourdetable.core.words.phrase import Phrase
    from tourdetable.domain.search.queries import number_of_entries

    number = number_of_entries(network)
    words = Phrase("%(network)s: %(number)d entries indexed", network=network.slug, number=number)
    click.echo(tongue(lang).say(words))


def index_once(leaving: threading.Event) -> bool:
    """Index some of what was recorded, if anything is not; whether there was. What fails is told,
    and leaves the other work of the service as it is."""
    from tourdetable.domain.search.actions.background import index_some
    from tourdetable.interface.outages import outage_of
    from tourdetable.interface.web.base import clock

    try:
        return not leaving.is_set() and index_some(now=clock.now())
    except Exception as error:
        outage = outage_of(error)
        why = f": {outage.why}; tried again" if outage else ""
        log.error("Search: indexing failed%s", why, exc_info=outage is None)
        return False

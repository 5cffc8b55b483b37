"""What is said of the record of a network: that it holds, or where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tourdetable.core.words.phrase import Phrase, ngettext_noop

if TYPE_CHECKING:
    from tourdetable.domain.journal.chain import ChainBreak, ChainProof
    from tourdetable.domain.networks.models import Network

HELD = ngettext_noop(
    "%(network)s: %(links)d event, a whole chain; last link %(head)s",
    "%(network)s: %(links)d events, a whole chain; last link %(head)s",
    "links",
)


def held(proof: ChainProof) -> Phrase:
    """What is said of a chain that holds."""
    return Phrase(HELD, network=named(proof.network), links=proof.links, head=proof.head)


def named(network: str) -> str:
    """The slug of a network, or a dash for what is of none."""
    return network or "—"


def faults_of(proof: ChainProof) -> Iterator[Phrase]:
    """Where a chain is broken first, then the records that no longer say what was adopted."""
    if proof.broken is not None:
        yield broken(named(proof.network), proof.broken)
    yield from altered(proof.network)


def broken(network: str, found: ChainBreak) -> Phrase:
    """The first place where a chain does not hold."""
    from tourdetable.domain.journal.chain import BreakKind

    if found.kind == BreakKind.REMOVED:
        return Phrase(
            "%(network)s: broken at link %(number)d; its event, or the link itself, was removed",
            network=network,
            number=found.number,
        )
    at = found.at.isoformat(timespec="seconds") if found.at else ""
    event = {"network": network, "event": found.event or 0, "what": found.what, "at": at}
    if found.kind == BreakKind.ADDED:
        return Phrase(
            "%(network)s: event %(event)d (%(what)s, %(at)s) is in no link of the chain; it was "
            "added behind the program's back",
            **event,
        )
    return Phrase(
        "%(network)s: broken at link %(number)d; event %(event)d (%(what)s, %(at)s), or this "
        "link, was changed after it was recorded",
        number=found.number,
        **event,
    )


def altered(slug: str) -> Iterator[Phrase]:
    """The adopted minutes and concluded decisions of a network that were changed since, then
    those that are no longer there."""
    from tourdetable.domain.decisions import proofs as of_decisions
    from tourdetable.domain.minutes import proofs as of_minutes
    from tourdetable.domain.networks.models import Network as Known

    for network in Known.objects.filter(slug=slug):
        yield from changed_minutes(network)
        yield from changed_decisions(network)
        for subject in (*of_minutes.lost(network), *of_decisions.lost(network)):
            yield Phrase(
                "%(network)s: “%(subject)s” was adopted, and is no longer there",
                network=slug,
                subject=subject,
            )


def changed_minutes(network: Network) -> Iterator[Phrase]:
    from tourdetable.domain.minutes.proofs import altered

    for minutes in altered(network):
        yield Phrase(
            "%(network)s: the minutes of “%(meeting)s” (%(day)s) are not the text that was adopted",
            network=network.slug,
            meeting=minutes.meeting.title,
            day=minutes.meeting.day,
        )


def changed_decisions(network: Network) -> Iterator[Phrase]:
    from tourdetable.domain.decisions.proofs import altered

    for decision in altered(network):
        yield Phrase(
            "%(network)s: decision %(reference)s is not what was concluded",
            network=network.slug,
            reference=decision.reference,
        )


def damaged() -> Iterator[Phrase]:
    """What SQLite finds wrong in its own file, the first thing only: bytes of it that are no row of
    the record, such as its indexes, were changed too."""
    from django.db import DatabaseError, connection

    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            said = cursor.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except DatabaseError as error:
        said = str(error)
    if said != "ok":
        yield Phrase("the file of the database is damaged (SQLite says: %(said)s)", said=said)


def lost(slugs: Sequence[str], link: str | None) -> Iterator[Phrase]:
    """That no chain of these networks has such a link, if one is asked for."""
    from tourdetable.domain.journal.chain import link_named

    if link is not None and not any(link_named(slug, link) for slug in slugs):
        yield Phrase("link %(link)s is in none of these chains", link=link)

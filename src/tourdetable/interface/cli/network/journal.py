"""`tourdetable journal verify`: whether the record of what was done is still what it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from tourdetable.core.words.phrase import Phrase, ngettext_noop
from tourdetable.interface.cli.charter.files import say_json
from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.sentences import BilingualCommand, for_json, language, tongue

if TYPE_CHECKING:
    from tourdetable.domain.journal.chain import ChainProof

SHORTEST = 12
"""Digits of a link that are enough to find it."""

HELD = ngettext_noop(
    "%(network)s: %(links)d event, a whole chain; last link %(head)s",
    "%(network)s: %(links)d events, a whole chain; last link %(head)s",
    "links",
)


@click.group()
def journal() -> None:
    """The record of what was done."""


@journal.command(cls=BilingualCommand)
@click.argument("networks", nargs=-1)
@click.option("--link", help="Also find this link, as adopted minutes carry it.")
@click.option("--json", "as_json", is_flag=True, help="What was found, as JSON.")
@language
def verify(networks: tuple[str, ...], link: str | None, as_json: bool, lang: str | None) -> None:
    """Prove the chain of events of NETWORKS (default: all), or say where it breaks first."""
    if link is not None and len(link) < SHORTEST:
        raise click.UsageError(f"give at least {SHORTEST} digits of the link")
    load_platform()
    from tourdetable.domain.journal.chain import verify as prove

    slugs = asked(networks)
    proofs = [prove(slug) for slug in slugs]
    faults = [*(fault for proof in proofs for fault in faults_of(proof)), *lost(slugs, link)]
    if as_json:
        say_json({"networks": proofs, "faults": faults}, for_json(lang))
    else:
        say = tongue(lang).say
        whole = (proof for proof in proofs if proof.broken is None)
        click.echo("\n".join([f"✓ {say(held(proof))}" for proof in whole]))
        click.echo("\n".join([f"✗ {say(fault)}" for fault in faults]), nl=bool(faults))
    if faults:
        raise SystemExit(1)


def asked(networks: Sequence[str]) -> Sequence[str]:
    """The slugs to look at, "" being what is of no network. Raises UsageError for one unknown."""
    from tourdetable.domain.networks.models import Network

    known = [*Network.objects.order_by("slug").values_list("slug", flat=True)]
    unknown = [slug for slug in networks if slug not in known]
    if unknown:
        said = f"there is no network “{unknown[0]}”; known: {', '.join(known) or 'none yet'}"
        raise click.UsageError(said)
    return networks or ["", *known]


def held(proof: ChainProof) -> Phrase:
    """What is said of a chain that holds."""
    return Phrase(HELD, network=proof.network or "—", links=proof.links, head=proof.head)


def faults_of(proof: ChainProof) -> Iterator[Phrase]:
    """Where a chain is broken first, then the records that no longer say what was adopted."""
    if proof.broken is not None:
        yield broken(proof)
    yield from altered(proof.network)


def broken(proof: ChainProof) -> Phrase:
    """The first place where a chain does not hold."""
    from tourdetable.domain.journal.chain import BreakKind

    found = proof.broken
    assert found is not None  # asked of a broken chain
    at = found.at.isoformat(timespec="seconds") if found.at else ""
    said: dict[str, Any] = {"network": proof.network or "—", "number": found.number}
    match found.kind:
        case BreakKind.CHANGED:
            words = Phrase(
                "%(network)s: broken at link %(number)d; event %(event)d (%(what)s, %(at)s), or "
                "this link, was changed after it was recorded",
                **said,
                event=found.event or 0,
                what=found.what,
                at=at,
            )
        case BreakKind.REMOVED:
            words = Phrase(
                "%(network)s: broken at link %(number)d; its event, or the link itself, was "
                "removed",
                **said,
            )
        case _:
            words = Phrase(
                "%(network)s: event %(event)d (%(what)s, %(at)s) is in no link of the chain; it "
                "was added behind the program's back",
                **said,
                event=found.event or 0,
                what=found.what,
                at=at,
            )
    return words


def altered(slug: str) -> Iterator[Phrase]:
    """The adopted minutes and concluded decisions of a network that were changed since."""
    from tourdetable.domain.decisions import proofs as of_decisions
    from tourdetable.domain.minutes import proofs as of_minutes
    from tourdetable.domain.networks.models import Network

    network = Network.objects.filter(slug=slug).first()
    if network is None:
        return
    for minutes in of_minutes.altered(network):
        yield Phrase(
            "%(network)s: the minutes of “%(meeting)s” (%(day)s) are not the text that was adopted",
            network=slug,
            meeting=minutes.meeting.title,
            day=minutes.meeting.day,
        )
    for decision in of_decisions.altered(network):
        yield Phrase(
            "%(network)s: decision %(reference)s is not what was concluded",
            network=slug,
            reference=decision.reference,
        )
    for subject in (*of_minutes.lost(network), *of_decisions.lost(network)):
        yield Phrase(
            "%(network)s: “%(subject)s” was adopted, and is no longer there",
            network=slug,
            subject=subject,
        )


def lost(slugs: Sequence[str], link: str | None) -> Iterator[Phrase]:
    """That no chain of these networks has such a link, if one is asked for."""
    from tourdetable.domain.journal.chain import link_named

    if link is not None and not any(link_named(slug, link) for slug in slugs):
        yield Phrase("link %(link)s is in none of these chains", link=link)

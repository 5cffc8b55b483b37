"""`tourdetable journal verify`: whether the record of what was done is still what it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tourdetable.interface.cli.charter.files import say_json
from tourdetable.interface.cli.network.faults import damaged, faults_of, held, lost
from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.sentences import BilingualCommand, for_json, language, tongue

if TYPE_CHECKING:
    from tourdetable.core.words.phrase import Phrase
    from tourdetable.domain.journal.chain import ChainProof

SHORTEST = 12
"""Digits of a link that are enough to find it."""


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
    faults += damaged()
    if as_json:
        say_json({"networks": proofs, "faults": faults}, for_json(lang))
    else:
        print_proofs(proofs, faults, lang)
    if faults:
        raise SystemExit(1)


def print_proofs(proofs: Sequence[ChainProof], faults: Sequence[Phrase], lang: str | None) -> None:
    """A line for each chain that holds, then one for each fault."""
    say = tongue(lang).say
    lines = [f"✓ {say(held(proof))}" for proof in proofs if proof.broken is None]
    lines += [f"✗ {say(fault)}" for fault in faults]
    click.echo("\n".join(lines))


def asked(networks: Sequence[str]) -> Sequence[str]:
    """The slugs to look at, "" being what is of no network. Raises UsageError for one unknown."""
    from tourdetable.domain.networks.models import Network

    known = [*Network.objects.order_by("slug").values_list("slug", flat=True)]
    unknown = [slug for slug in networks if slug not in known]
    if unknown:
        said = f"there is no network “{unknown[0]}”; known: {', '.join(known) or 'none yet'}"
        raise click.UsageError(said)
    return networks or ["", *known]

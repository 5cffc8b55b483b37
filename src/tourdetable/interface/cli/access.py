"""`tourdetable let-in ADDRESS`: the operator's way to let somebody in when no mail arrives."""

from __future__ import annotations

import click

from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.sentences import BilingualCommand, gettext_noop, language, tongue

HELP = gettext_noop(
    "Print a link that lets ADDRESS in once, within a quarter of an hour, when no mail arrives. "
    "The journal keeps that it was given. Give it to that person alone, by telephone or face to "
    "face."
)
UNKNOWN = gettext_noop(
    "Nobody is registered at %(address)s, and nothing was done. Check the spelling; else give "
    "them a seat or an office first, or write this address on their page, in the network: access "
    "comes from seats."
)
CLOSED = gettext_noop("The account %(address)s is closed, and nothing was done.")
GIVEN = gettext_noop(
    "This link lets %(address)s in once, within a quarter of an hour. Whoever opens it enters in "
    "that name: give it to that person alone."
)


@click.command(cls=BilingualCommand, help=HELP)
@click.argument("address")
@language
def let_in(address: str, lang: str | None) -> None:
    load_platform()
    from tourdetable.domain.networks.actors import Operator
    from tourdetable.domain.people.models import Account
    from tourdetable.domain.signin.actions import links
    from tourdetable.domain.signin.queries import opens
    from tourdetable.interface.web.areas.signin.links import address_of
    from tourdetable.interface.web.base import clock

    say = tongue(lang).say
    account = Account.objects.filter(email__iexact=address.strip()).first()
    if account is None or not opens(account):
        raise click.ClickException(say(Phrase(UNKNOWN, address=address)))
    if not account.is_active:
        raise click.ClickException(say(Phrase(CLOSED, address=address)))
    token = links.let_in(account=account, by=Operator(), now=clock.now())
    click.echo(address_of(token))
    click.echo(say(Phrase(GIVEN, address=account.email)), err=True)

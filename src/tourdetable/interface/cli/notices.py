"""`tourdetable deliver`: send the notices that are due, once or for as long as the server runs."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import click

from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.processes.rounds import Troubles, interval, parent, rounds

if TYPE_CHECKING:
    from tourdetable.interface.mail.deliver import Delivered


@click.command()
@interval
@click.option("--again", is_flag=True, help="Also try again those that were given up.")
@parent
def deliver(every: int | None, again: bool, beside: int | None) -> None:
    """Send invitations and other notices by e-mail (several may run at once)."""
    load_platform()
    if again:
        retry()
    if every is not None:
        go_on(every, beside)
        return
    done = one_round()
    tell(done)
    list_given_up()
    if done.unreachable:
        raise click.ClickException(
            f"the mail server cannot be used ({done.unreachable}); notices wait"
        )


def one_round(leaving: threading.Event | None = None) -> Delivered:
    """Send what is due now, until it is time to leave."""
    from tourdetable.interface.mail.deliver import deliver as send
    from tourdetable.interface.web.base import clock

    return send(clock.now(), leaving)


def go_on(every: int, beside: int | None) -> None:
    """Send, wait, and send again; a round that fails is told, and does not end the service."""
    before, troubles = "", Troubles("Notices")
    for leaving in rounds(every, beside):
        try:
            done = one_round(leaving)
        except Exception as error:
            troubles.tell(error)
            continue
        troubles.over()
        if done.sent or done.failed or done.uncertain or done.unreachable != before:
            tell(done)
        before = done.unreachable


def tell(done: Delivered) -> None:
    """What one round did."""
    line = f"Notices: {done.sent} sent, {done.failed} refused, of which {done.given_up} given up"
    if done.uncertain:
        line += f", {done.uncertain} perhaps sent (“Mail of this site” shows them)"
    click.echo(
        f"{line}; the mail server cannot be used: {done.unreachable}" if done.unreachable else line
    )


def list_given_up() -> None:
    """The addresses that refuse our messages, for the operator to mend."""
    from django.utils import translation

    from tourdetable.domain.notices.departing import given_up

    with translation.override(None):
        for one in given_up():
            told = f"({one.error}), {one.sort}, {one.shown_in or 'of this site'}"
            click.echo(f"given up: {one.recipient or 'no mailbox'} {told}")


def retry() -> None:
    """Start again with what was given up."""
    from tourdetable.domain.notices.actions import try_again
    from tourdetable.interface.web.base import clock

    click.echo(f"Notices: {try_again(now=clock.now())} to try again")

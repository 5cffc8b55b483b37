"""`tourdetable read-mail`: take in the answers that arrive by mail, once or for as long as the
server runs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.processes.rounds import Troubles, interval, parent, rounds

SAID = {
    "counted": "recorded",
    "waiting": "for somebody to read",
    "overtaken": "overtaken",
    "ignored": "of no effect",
    "known": "known already",
    "failed": "left in the mailbox: see the log",
}


@click.command("read-mail")
@interval
@click.option(
    "--maildir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Read this folder of files instead of the IMAP server of the settings.",
)
@click.option("--waiting", is_flag=True, help="List the messages that nothing ties to a network.")
@parent
def read_mail(every: int | None, maildir: Path | None, waiting: bool, beside: int | None) -> None:
    """Take in the answers that arrive by mail (several may run at once)."""
    load_platform()
    from django.conf import settings

    from tourdetable.interface.mail.mailboxes import Unreadable

    if waiting:
        list_waiting()
        return
    if maildir is None and not settings.IMAP:
        raise click.ClickException("no mailbox to read: set TDT_IMAP_HOST, or give --maildir")
    if every is not None:
        go_on(every, maildir, beside)
        return
    try:
        tell(one_round(maildir))
    except Unreadable as error:
        raise click.ClickException(f"the mailbox cannot be read ({error}); answers wait") from None


def one_round(maildir: Path | None) -> Counter[str]:
    """Take in what is there now."""
    from tourdetable.interface.mail import reading
    from tourdetable.interface.web.base import clock

    return reading.read_mail(clock.now(), maildir)


def go_on(every: int, maildir: Path | None, beside: int | None) -> None:
    """Read, wait, and read again; a round that fails is told once, and does not end the service."""
    from tourdetable.interface.mail.mailboxes import Unreadable

    before, troubles = "", Troubles("Mail")
    for _leaving in rounds(every, beside):
        try:
            done, why = one_round(maildir), ""
        except Unreadable as error:
            done, why = Counter(), str(error)
        except Exception as error:
            troubles.tell(error)
            continue
        troubles.over()
        if why and why != before:
            click.echo(f"Mail: the mailbox cannot be read: {why}")
        before = why
        if sum(done.values()):
            tell(done)


def tell(done: Counter[str]) -> None:
    """What one round did."""
    parts = [f"{done[state]} {words}" for state, words in SAID.items() if done[state]]
    click.echo(f"Mail: {sum(done.values())} messages" + (f", {', '.join(parts)}" if parts else ""))


def list_waiting() -> None:
    """The messages that nothing ties to a network, for the operator to look at."""
    from tourdetable.domain.inbox.queries import nobodys

    for mail in nobodys():
        click.echo(f"{mail.received_at:%Y-%m-%d %H:%M} {mail.kind} {mail.sender}: {mail.subject}")

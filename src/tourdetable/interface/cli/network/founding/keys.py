"""The key that founds, told on the console of whoever runs the installation."""

from __future__ import annotations

import click

from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.interface.cli.sentences import tongue

NOTHING_YET = gettext_noop(
    "Nothing is founded here yet. To found a network, open this address (a secret: it lasts "
    "%(days)s days, and founds one network):"
)


def new_key(lang: str | None = None) -> None:
    """Make a key, and say at which address it opens the founding."""
    from django.conf import settings
    from django.urls import reverse

    from tourdetable.domain.founding.actions.keys import make_key
    from tourdetable.domain.founding.queries import KEY_LASTS
    from tourdetable.domain.networks.actors import Operator
    from tourdetable.interface.web.base import clock

    key = make_key(by=Operator(), now=clock.now())
    click.echo(tongue(lang).say(Phrase(NOTHING_YET, days=KEY_LASTS.days)))
    click.echo(f"    {settings.SITE_URL}{reverse('found_by_key', args=[key])}")

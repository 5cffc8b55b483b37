"""`tourdetable demo`: both networks, with a full living year, on their own clock."""

from __future__ import annotations

import os
import shutil
import time
from datetime import datetime
from pathlib import Path

import click

from tourdetable.interface.cli.platform import data_folder, kept_secret, load_platform, prepare
from tourdetable.interface.cli.serving import links_lead_to, listen


@click.command()
@click.option("--port", default=8000, show_default=True)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default="2027-04-06",
    help="Where the clock stands.",
)
@click.option("--reset", is_flag=True, help="Forget what was changed and start again.")
def demo(port: int, today: datetime, reset: bool) -> None:
    """Serve the demo on 127.0.0.1; what is changed is kept until --reset."""
    started = time.perf_counter()
    os.environ["TDT_DATA"] = str(Path(os.environ.get("TDT_DATA") or "var") / "demo")
    os.environ["TDT_DEMO_TODAY"] = today.date().isoformat()
    os.environ["TDT_FEEDS"] = "off"  # the demo asks nothing of anybody
    if reset:
        shutil.rmtree(data_folder(), ignore_errors=True)
    os.environ.setdefault("TDT_SECRET_KEY", kept_secret())
    links_lead_to("127.0.0.1", port)
    load_platform()
    fill(reset=reset)
    seconds = time.perf_counter() - started
    click.echo(
        f"Tour de table (demo, {today:%Y-%m-%d}): http://127.0.0.1:{port}  [{seconds:.0f} s]"
    )
    listen("127.0.0.1", port)


def fill(*, reset: bool) -> None:
    """Prepare the database, and build the year when it is not there."""
    from django.core.management import call_command

    from tourdetable.domain.networks.models import Network
    from tourdetable.interface.demo.build import build

    prepare()
    strangers = set(Network.objects.values_list("slug", flat=True)) - {"club", "convention"}
    if strangers:
        raise click.ClickException(
            f"this database holds other networks ({', '.join(sorted(strangers))}): not a demo's"
        )
    if reset:
        call_command("flush", interactive=False, verbosity=0)
    if not Network.objects.exists():
        build()

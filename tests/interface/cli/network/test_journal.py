from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from django.db import connection

from tests.domain.builders import Circle, found_circle
from tourdetable.domain.journal.chain import verify
from tourdetable.domain.journal.models import ChainLink, Event
from tourdetable.interface.cli import main


@pytest.fixture
def circle(db: None) -> Circle:
    return found_circle()


def run(*arguments: str) -> tuple[int, list[str]]:
    """Run `tourdetable journal verify` in English: its status, and its lines."""
    answer = CliRunner().invoke(main, ["journal", "verify", *arguments, "--lang", "en"])
    return answer.exit_code, answer.output.strip().splitlines()


def changed(sql: str, *values: object) -> None:
    """Change the database as somebody who has its file would."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_chain_that_holds_is_said_to(circle: Circle):
    proof, own = verify("circle"), verify("")
    assert run("circle") == (
        0,
        [f"✓ circle: {proof.links} events, a whole chain; last link {proof.head}"],
    )
    code, said = run()
    assert (code, said[1]) == (0, run("circle")[1][0])
    assert said[0].startswith(f"✓ —: {own.links} event")


def test_one_byte_of_an_event_changed_is_told_with_its_place(circle: Circle):
    event = Event.objects.filter(network="circle").order_by("pk")[3]
    number = ChainLink.objects.get(event=event).number
    changed("UPDATE journal_event SET subject = 'x' WHERE id = %s", event.pk)
    at = event.at.isoformat(timespec="seconds")
    assert run("circle") == (
        1,
        [
            f"✗ circle: broken at link {number}; event {event.pk} ({event.kind}, {at}), or this "
            "link, was changed after it was recorded"
        ],
    )


def test_a_link_that_a_paper_carries_is_found(circle: Circle):
    link = ChainLink.objects.filter(network="circle").order_by("number")[2]
    assert run("circle", "--link", link.digest)[0] == 0
    assert run("circle", "--link", link.digest[:12])[0] == 0
    assert run("circle", "--link", "f" * 64)[1][1:] == [
        f"✗ link {'f' * 64} is in none of these chains"
    ]
    code, said = run("circle", "--link", "abc")
    assert (code, said[-1]) == (2, "Error: give at least 12 digits of the link")


def test_json_says_the_same(circle: Circle):
    proof = verify("circle")
    answer = CliRunner().invoke(main, ["journal", "verify", "circle", "--json"])
    told = {"network": "circle", "links": proof.links, "head": proof.head, "broken": None}
    assert json.loads(answer.output) == {"networks": [told], "faults": []}


def test_an_unknown_network_is_a_mistake(circle: Circle):
    code, said = run("nowhere")
    assert (code, said[-1]) == (2, "Error: there is no network “nowhere”; known: circle")

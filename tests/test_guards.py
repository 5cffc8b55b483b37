"""The guards of `conftest.py` do guard; and what is written, where."""

from __future__ import annotations

import ast
import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from jinja2 import UndefinedError

import tourdetable

PACKAGE = Path(tourdetable.__file__).parent


def render(source: str, **values: object) -> str:
    return str(engines["jinja2"].from_string(source).render(values))


def test_a_test_cannot_reach_the_network() -> None:
    with socket.socket() as client, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        client.connect(("192.0.2.1", 80))


class Seat:
    def holders(self) -> list[str]:
        return ["Maud"]


@pytest.mark.parametrize(
    "source",
    [
        "{{ seat.name }}",
        "{{ body }}",
        "{{ body|upper }}",
        "{% if body %}{% endif %}",
        "{% for seat in body %}{% endfor %}",
    ],
)
def test_an_undefined_variable_fails(source: str) -> None:
    with pytest.raises(UndefinedError, match=r"'body' is undefined|no attribute 'name'"):
        render(source, seat=Seat())


def test_a_template_may_say_what_it_wants_instead() -> None:
    assert render("{{ seat|default('vacant') }}{% if seat is defined %}!{% endif %}") == "vacant"


@pytest.mark.parametrize(
    "source",
    [
        "{{ seat.holders }}",
        "{% if seat.holders %}{% endif %}",
        "{% if not seat.holders %}{% endif %}",
        "{% for one in seat.holders %}{% endfor %}",
        "{{ seat.holders|length }}",
        "{% if seat.holders == 'Maud' %}{% endif %}",
    ],
)
def test_a_method_that_a_template_does_not_call_fails(source: str) -> None:
    with pytest.raises(AssertionError, match=r"does not call Seat\.holders"):
        render(source, seat=Seat())


def test_a_method_that_a_template_calls_answers() -> None:
    assert render("{% for one in seat.holders() %}{{ one }}{% endfor %}", seat=Seat()) == "Maud"


WRITES = {"create", "bulk_create", "get_or_create", "update_or_create", "bulk_update", "save"}
ROWS = re.compile(r"\b(objects|_default_manager|all\(\)|filter\(|exclude\(|rows)")
"""What a queryset reads like: `update` and `delete` are also methods of dicts, sets and forms."""
ACTIONS = re.compile(r"/domain/\w+/actions(/\w+)?\.py$")


def writes(source: str) -> Iterator[str]:
    """What a module writes in the database, or does as an action: a line each."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called, on = node.func.attr, ast.unparse(node.func.value)
            models = not re.match(r"(super|self)\b", on)
            ours = called in WRITES and models
            if ours or (called in {"update", "delete"} and ROWS.search(on)):
                yield f"{node.lineno}: {on}.{called}"
        if isinstance(node, ast.FunctionDef) and "once" in map(ast.unparse, node.decorator_list):
            yield f"{node.lineno}: def {node.name}"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Seat.objects.create(body=body)", ["1: Seat.objects.create"]),
        ("seat.save(update_fields=['ends'])", ["1: seat.save"]),
        ("meeting.turns.all().delete()", ["1: meeting.turns.all().delete"]),
        ("Turn.objects.filter(pk=1).update(duty=duty)", ["1: Turn.objects.filter(pk=1).update"]),
        ("@once\ndef move(): ...", ["2: def move"]),
        ("known.update(more)", []),
        ("self.fields.update(more)", []),
        ("super().save(*args)", []),
    ],
)
def test_a_write_is_recognised(source: str, found: list[str]) -> None:
    assert list(writes(source)) == found


def test_every_write_is_an_action_of_the_domain() -> None:
    found = [
        f"{file.relative_to(PACKAGE)}:{write}"
        for part in ("domain", "interface")
        for file in sorted((PACKAGE / part).rglob("*.py"))
        if "migrations" not in file.parts and not ACTIONS.search(file.as_posix())
        for write in writes(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_what_is_locked_may_still_be_referred_to() -> None:
    """A row that is locked for its key too is waited for by whoever commits a row that refers to
    it, with the journal's positions in hand: two writers in a circle, on PostgreSQL."""
    locks = [
        f"{file.relative_to(PACKAGE)}: {call}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for call in re.findall(r"select_for_update\([^)]*", file.read_text())
        if "no_key=True" not in call
    ]
    assert locks == []


def test_each_process_of_the_suite_has_its_own_documents() -> None:
    """One that sweeps would take away those of another's tests."""
    assert str(settings.FILES) == os.environ["TDT_FILES"]


def test_every_limit_that_is_counted_is_set():
    """One that the settings do not name stops nobody, and says nothing."""
    asked = re.compile(r'\baction(?:=|": )"([a-z_]+)"')
    counted = {
        action
        for path in (PACKAGE / "interface/web").rglob("*.py")
        if "ratelimit" in (text := path.read_text("utf-8"))
        for action in asked.findall(text)
    }
    assert len(counted) > 10
    assert counted - set(settings.ACCOUNT_RATE_LIMITS) == set()

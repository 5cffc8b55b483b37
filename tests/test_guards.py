"""The guards of `conftest.py` do guard."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from django.template import Context, Origin, Template, engines

import tourdetable

PACKAGE = Path(tourdetable.__file__).parent


def render(source: str, origin: Path = PACKAGE / "page.html", **values: object) -> str:
    engine = engines["django"].engine
    return Template(source, origin=Origin(str(origin)), engine=engine).render(Context(values))


def test_a_test_cannot_reach_the_network() -> None:
    with socket.socket() as client, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        client.connect(("192.0.2.1", 80))


def test_an_undefined_variable_of_our_templates_fails() -> None:
    with pytest.raises(AssertionError, match=r"page\.html: {{ seat.name }} is undefined"):
        render("{{ seat.name }}", seat=object())


def test_an_undefined_variable_given_to_a_filter_fails() -> None:
    with pytest.raises(AssertionError, match="seat"):
        render("{{ seat|upper }}")


@pytest.mark.parametrize(
    "source",
    [
        "{{ seat|default:'vacant' }}",
        "{% if seat %}{% else %}vacant{% endif %}",
        "{% for holder in seat %}{% empty %}vacant{% endfor %}",
        "{% firstof seat 'vacant' %}",
    ],
)
def test_a_template_may_say_what_it_wants_instead(source: str) -> None:
    assert render(source) == "vacant"


def test_the_templates_of_others_are_theirs() -> None:
    assert render("[{{ seat }}]", origin=Path("/elsewhere/page.html")) == "[]"

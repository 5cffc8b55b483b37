from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import CHARTER, found_circle, hold
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room, furnish
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.networks.actions.founding import store_charter

CHANGES = """
[[changes]]
article = "CIR-02"
remark = "Trois mois l’été"
adopted_by = "Le cercle du port"
on = 2027-02-18
"""


@pytest.fixture
def room(clock: None, db: None) -> Room:
    """The circle, whose second text says what it changed."""
    circle = found_circle()
    text = (
        CHARTER.replace("2027.1", "2027.2")
        .replace("months = 2", "months = 3")
        .replace("deux mois.", "trois mois.")
    )
    front, fence, rest = text[3:].partition("+++")
    whole = f"+++{front}{CHANGES}{fence}{rest}"
    store_charter(
        network=circle.network, text=whole, read=load(whole), in_force_from=date(2027, 3, 1)
    )
    return furnish(circle, hold(circle))


def test_versions_are_told_latest_first_with_what_they_changed(room: Room) -> None:
    found = room.client(COLLEAGUE).get(room.url("charter_versions")).context["versions"]
    told = [
        (v.row.version, v.current, [(c.article, c.adopted_by, c.on) for c in v.charter.changes])
        for v in found
    ]
    assert told == [
        ("2027.2", True, [("CIR-02", "Le cercle du port", date(2027, 2, 18))]),
        ("2027.1", False, []),
    ]


def test_a_past_text_is_read_as_it_was(room: Room) -> None:
    first = room.circle.network.charters.get(version="2027.1")
    answer = room.client(COLLEAGUE).get(room.url("charter_version", first.pk))
    assert ("tous les deux mois." in answer.content.decode(), answer.context["page"].changed) == (
        True,
        None,
    )


def test_a_text_is_compared_with_the_one_before(room: Room) -> None:
    second = room.circle.network.charters.get(version="2027.2")
    found = (
        room.client(COLLEAGUE).get(room.url("charter_version", second.pk)).context["page"].changed
    )
    rules, texts, _version = found
    (rule,), (text,) = rules.changes, texts.changes
    assert [(line.sign, line.text) for line in text.lines if line.sign != " "] == [
        ("-", "Le cercle se réunit au moins tous les deux mois."),
        ("+", "Le cercle se réunit au moins tous les trois mois."),
    ]
    assert (rule.after[-1], rule.before[-1]) == ("3", "2")


def test_a_text_of_another_network_does_not_exist(room: Room) -> None:
    other = found_circle(slug="other").network.charters.get()
    assert room.client(COLLEAGUE).get(room.url("charter_version", other.pk)).status_code == 404

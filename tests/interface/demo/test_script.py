"""The demo's data are read as they are meant."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from tourdetable.interface.demo import script
from tourdetable.interface.demo.club import ClubScript
from tourdetable.interface.demo.convention import ConventionScript
from tourdetable.interface.demo.script import AgendaScript, SeatScript, SittingScript, read


def test_a_club_is_read_with_its_seats_and_what_is_left_out_is_usual():
    club = read("club.toml", ClubScript)
    assert club.seats[11] == SeatScript(
        "Délégation interministérielle pauvreté", "central_administration", ("Jeanne Roccaserra",)
    )
    assert club.group == SittingScript(
        agenda=(AgendaScript("La question du groupe, et ce qui existe déjà", "discuss", 90),)
    )


def test_who_is_named_in_a_sitting_has_a_seat():
    club = read("club.toml", ClubScript)
    seats = {seat.institution for seat in club.seats}
    for sitting in (club.november, club.january, club.march, club.april):
        named = {*sitting.turns.values(), *sitting.answers, *sitting.away}
        named |= {who for decision in sitting.decisions for who in decision.positions}
        assert named <= seats


def test_a_file_that_is_not_as_it_should_is_refused_with_its_path(tmp_path, monkeypatch):
    monkeypatch.setattr(script, "DATA", tmp_path)
    (tmp_path / "one.toml").write_text('agenda = [["Veille", "discuss", "long"]]')
    with pytest.raises(msgspec.ValidationError, match=r"\$\.agenda\[0\]\[2\]"):
        read("one.toml", SittingScript)


def test_a_meeting_that_is_special_goes_as_it_is_written_and_others_as_usual():
    convention = read("convention.toml", ConventionScript)
    arles = convention.territories[5]
    first, second, third = (
        convention.sitting(arles, day, rank) for rank, day in enumerate(arles.days[:3])
    )
    usual = (convention.first, convention.ordinary)
    assert [(one.agenda, one.decisions) for one in (first, third)] == [
        (one.agenda, one.decisions) for one in usual
    ]
    assert (second.agenda, len(second.decisions)) == (convention.ordinary.agenda, 1)


def test_turns_go_round_the_seats_but_where_the_same_two_always_write():
    convention = read("convention.toml", ConventionScript)
    usual, berre = convention.territories[0], convention.territories[4]
    order = [seat.institution for seat in usual.seats]
    assert [usual.turn(rank) for rank in (0, 1)] == [(order[5], order[0]), (order[6], order[1])]
    assert [berre.turn(rank) for rank in (0, 1)] == [
        ("Maison de la Presqu’île", "Centre social du Vieux-Canal"),
        ("Centre social du Vieux-Canal", "Maison de la Presqu’île"),
    ]
    assert usual.away(date(2026, 9, 22)) == {order[0]: "excused"}
    assert berre.away(date(2027, 3, 23))["Ville d’Istres"] == "absent"

"""The support of one body."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import FOUNDED, NOW, OPERATOR
from tests.domain.coordination.builders import FEBRUARY, LATE, MARCH, lived, noted
from tests.interface.web.areas.coordination.people import Desk
from tourdetable.domain.coordination.actions.dates import call_for_dates
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.models import Body


def page(desk: Desk, person: object, asked: str = "") -> str:
    return desk.read(person, "support", desk.circle.body.slug, asked=asked)  # type: ignore[arg-type]  # a person


def test_each_thing_is_told_meeting_by_meeting(desk: Desk) -> None:
    lived(desk.supported, FEBRUARY, called_by=desk.supported.actor)
    lived(desk.supported, MARCH, called_by=desk.circle.by_bao())
    found = page(desk, desk.ivo)
    assert "75 %" in found
    assert "L’instance 1, avec une fonction 0, une fonction seule 1" in found
    assert "Médiathèque, Ville du Port" in found
    assert "Une fonction du réseau" in found
    assert "Lecture du 04/02" in found


def test_seasons_follow_each_other_and_one_is_chosen(desk: Desk) -> None:
    lived(desk.supported, FEBRUARY.replace(year=2026, month=11, day=5))
    lived(desk.supported, MARCH)
    found = page(desk, desk.ivo)
    assert "La saison 2027" in found
    assert "La saison 2026" in page(desk, desk.ivo, "?season=2026")
    assert "Lecture du 05/11" in page(desk, desk.ivo, "?season=2026")
    assert "Lecture du 05/11" not in found


def test_those_who_sit_there_read_what_concerns_them_and_others_nothing(desk: Desk) -> None:
    circle = desk.circle
    noted(desk.supported, words="À toute l’instance.")
    noted(
        desk.supported, words="À la médiathèque.", seat=circle.library, agreed="Un nom.", due=LATE
    )
    for person, reads in ((desk.ivo, True), (circle.bao, True), (circle.ana, False)):
        found = page(desk, person)
        assert "À toute l’instance." in found
        assert ("À la médiathèque." in found) is reads
    assert "Ce qui demande de l’aide" in page(desk, desk.ivo)
    assert "Ce qui demande de l’aide" not in page(desk, circle.bao)
    assert desk.status(circle.zoe, "support", circle.body.slug) == 404


def test_a_member_of_another_body_finds_nothing(desk: Desk) -> None:
    said = {"network": desk.circle.network, "kind": "board", "name": "Bureau", "slug": "bureau"}
    install_body(**said, starts=FOUNDED, by=OPERATOR, now=NOW)
    assert desk.status(desk.circle.ana, "support", "bureau") == 404
    found = desk.read(desk.ivo, "support", "bureau")
    assert "Aucune réunion de cette saison" in found
    assert "aucune réunion tenue" in found


def test_the_date_that_is_asked_is_told_to_the_body(desk: Desk) -> None:
    body = desk.circle.body
    call_for_dates(body=body, until=date(2027, 6, 30), words="Vite ?", **desk.supported.by)
    words = "qu’elle se réunisse d’ici le mercredi 30 juin 2027"
    assert words in page(desk, desk.circle.ana)
    assert words in desk.read(desk.circle.ana, "body", body.slug)
    assert "Ne plus la demander" in page(desk, desk.ivo)
    assert "Ne plus la demander" not in page(desk, desk.circle.ana)


def test_a_body_that_is_over_is_still_told(desk: Desk) -> None:
    lived(desk.supported, FEBRUARY)
    Body.objects.filter(pk=desk.circle.body.pk).update(ends=date(2027, 3, 1))
    found = page(desk, desk.ivo)
    assert "La saison 2027" in found
    assert "Ce qui demande de l’aide" not in found

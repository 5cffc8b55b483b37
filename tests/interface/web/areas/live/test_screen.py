"""What the room sees."""

from __future__ import annotations

from tests.domain.builders import NOW
from tests.interface.web.areas.live.hall import Hall
from tourdetable.domain.register.codes import room_code


def test_the_code_is_shown_by_those_who_lead_alone(hall: Hall) -> None:
    hall.begun()
    code = room_code(hall.meeting, now=NOW)
    shown = f"{code[:3]} {code[3:]}"
    assert shown in hall.page("ana", "meeting_screen")
    assert shown not in hall.page("bao", "meeting_screen")


def test_what_came_of_it_stays_until_something_else_is_asked_or_one_goes_on(hall: Hall) -> None:
    hall.begun()
    hall.ask("silent", question="Que tenter ?")
    assert hall.press("bao", "say", "meeting_live", words="Un bus").status_code == 302
    assert hall.press("ana", "reveal").status_code == 302
    assert hall.press("ana", "close").status_code == 302
    for name in ("meeting_screen", "meeting_live"):
        assert "Un bus" in asked_of_the_room(hall.page("chloé", name))
    hall.ask("silent", question="Et encore ?")
    assert "Un bus" not in hall.page("chloé", "meeting_screen")
    assert hall.press("ana", "close").status_code == 302
    assert hall.press("ana", "on").status_code == 302
    assert "Et encore" not in asked_of_the_room(hall.page("chloé", "meeting_screen"))


def asked_of_the_room(page: str) -> str:
    """The part of a page that says what is asked."""
    return page.partition("Rien n’est demandé")[2].partition("Ce qui a été demandé avant")[0]


def test_it_names_institutions_and_nobody(hall: Hall) -> None:
    hall.begun()
    hall.join("Inès Ortiz")
    hall.ask("go_round")
    page = hall.page("chloé", "meeting_screen")
    assert "Médiathèque" in page
    for name in ("Bao", "Ana", "Inès", "Chloé"):
        assert name not in page

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


def test_it_names_institutions_and_nobody(hall: Hall) -> None:
    hall.begun()
    hall.join("Inès Ortiz")
    hall.ask("go_round")
    page = hall.page("chloé", "meeting_screen")
    assert "Médiathèque" in page
    for name in ("Bao", "Ana", "Inès", "Chloé"):
        assert name not in page

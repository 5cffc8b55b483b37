from __future__ import annotations

from datetime import date

from tests.domain.builders import TODAY, decided, granted
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.interface.web.areas.charter.verdicts.lifted import ROWS, lifted_page


def test_what_is_lifted_comes_by_pages_the_oldest_first_without_what_is_over(room: Room) -> None:
    circle = room.circle
    decision = decided(circle, room.meeting)
    granted(circle, decision, "CIR-02", None, date(2026, 1, 1), date(2026, 12, 31))
    last = date(2027, 12, 31)
    days = [date(2027, 1 + n // 28, 1 + n % 28) for n in range(ROWS + 1)]
    rows = [granted(circle, decision, "CIR-02", circle.body, day, last) for day in days]
    found = [lifted_page(scene(room, COLLEAGUE), number) for number in ("1", "2")]
    assert last > TODAY
    assert [[one.row for one in page.rows] for page in found] == [rows[:ROWS], rows[ROWS:]]

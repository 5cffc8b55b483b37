"""What the charter page holds, before it is shown."""

from __future__ import annotations

from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.interface.web.areas.charter.page import Asked, charter_page


def test_verdicts_are_told_body_by_body_only_when_all_is_asked(room: Room) -> None:
    there = scene(room, COLLEAGUE)
    short, whole = (
        charter_page(there, asked=Asked(whole=all_of_it)) for all_of_it in (False, True)
    )
    for page, told in ((short, False), (whole, True)):
        judged = [section for section in page.sections if section.state]
        assert [bool(section.groups) for section in judged] == [told] * 3
        assert [bool(section.marks) for section in judged] == [not told] * 3
    assert (short.tally, short.to_see[0].where) == (whole.tally, whole.to_see[0].where)


def test_what_is_asked_is_kept_from_one_address_to_the_next(room: Room) -> None:
    there = scene(room, COLLEAGUE)
    assert charter_page(there).query == ""
    found = charter_page(there, state="broken", body="port", on="2027-03-20")
    assert found.query == "state=broken&body=port&on=2027-03-20&"
    assert found.chosen

"""Each table has its address, in each kind of file, and its page names them."""

from __future__ import annotations

import pytest

from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tourdetable.core.sheets.writing import MEDIA
from tourdetable.interface.web.areas.rosters.exports import TABLES


@pytest.mark.parametrize("what", TABLES)
def test_each_table_is_on_the_page_and_is_a_file(room: Room, what: str) -> None:
    client = room.client(COLLEAGUE)
    page = client.get(room.url("exports")).content.decode()
    for kind, media in MEDIA.items():
        where = room.url("export", what, kind)
        assert where in page
        answer = client.get(where)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, media)
        assert answer.headers["Cache-Control"] == "private, no-store"

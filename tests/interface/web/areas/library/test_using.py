from __future__ import annotations

from tests.domain.builders import TODAY, nothing_changes
from tests.domain.library.builders import brought, used
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
    sent,
)
from tourdetable.domain.library.models import EntryUse


def test_a_member_says_what_happened_and_corrects_it(room: Room) -> None:
    entry = brought(room.circle, kind="tool")
    client, said = room.client(SECRETARY), {"outcome": "adapted", "on": TODAY}
    url = room.url("entry_use", entry.pk)
    acting = room.circle.town.pk
    with nothing_changes():
        assert client.post(url, sent(acting, **said)).status_code == 422
    assert client.post(url, sent(acting, **said, words="Plus court.")).status_code == 302
    use = EntryUse.objects.get()
    page = client.get(room.url("entry", entry.pk)).content.decode()
    assert "Nous l’avons adapté" in page
    assert "Plus court." in page
    there = room.url("entry_use_amend", use.pk)
    more = sent(acting, **said, words="Bien plus court.", version=1)
    assert client.post(there, more).status_code == 302
    use.refresh_from_db()
    assert use.words == "Bien plus court."


def test_only_their_seat_corrects_it(room: Room) -> None:
    use = used(room.circle, brought(room.circle, kind="tool"))
    url = room.url("entry_use_amend", use.pk)
    who = (SECRETARY, COLLEAGUE, NEIGHBOUR, STRANGER)
    assert [room.client(one).get(url).status_code for one in who] == [200, 403, 403, 404]

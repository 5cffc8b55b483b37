from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import TODAY
from tests.domain.library.builders import brought, for_agenda
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, SECRETARY, Room, sent
from tourdetable.domain.library.models import Entry

LATER = TODAY.replace(year=2028)


def post(room: Room, who: str, view: str, entry: Entry, **said: object) -> int:
    current = Entry.objects.get(pk=entry.pk)
    acting = {COLLEAGUE: room.circle.library.pk, SECRETARY: room.circle.town.pk}.get(who, 0)
    form = sent(acting, version=current.version, **said)
    if who == LEAD:
        form["acting"] = f"office:{room.circle.lead.pk}"
    return room.client(who).post(room.url(view, entry.pk), form).status_code


@pytest.mark.parametrize(("kind", "days"), [("watch", 183), ("tool", 365)])
def test_a_word_that_it_is_true_counts_as_long_as_the_first(
    room: Room, kind: str, days: int
) -> None:
    entry = brought(room.circle, kind=kind)
    page = room.client(COLLEAGUE).get(room.url("entry_renew", entry.pk)).content.decode()
    assert f'value="{TODAY + timedelta(days=days)}"' in page


def test_its_keeper_renews_it_or_retires_it_and_brings_it_back(room: Room) -> None:
    entry = brought(room.circle)
    assert post(room, COLLEAGUE, "entry_renew", entry, expires_on=LATER) == 302
    entry.refresh_from_db()
    assert entry.expires_on == LATER
    assert post(room, COLLEAGUE, "entry_retire", entry, words="") == 422
    assert post(room, COLLEAGUE, "entry_retire", entry, words="Rouvert.") == 302
    entry.refresh_from_db()
    assert entry.retired_because == "Rouvert."
    assert post(room, COLLEAGUE, "entry_back", entry) == 302
    entry.refresh_from_db()
    assert entry.retired_on is None
    page = room.client(COLLEAGUE).get(room.url("entry_back", entry.pk)).content.decode()
    assert "déjà dans les listes" in page


def test_those_who_prepare_answer_what_waits(room: Room) -> None:
    entry = for_agenda(room.circle)
    assert post(room, SECRETARY, "entry_answer", entry, words="Vu.") == 403
    assert post(room, LEAD, "entry_answer", entry, words="La mairie s’en occupe.") == 302
    page = room.client(COLLEAGUE).get(room.url("entry", entry.pk)).content.decode()
    assert "La mairie s’en occupe." in page
    again = room.client(LEAD).get(room.url("entry_answer", entry.pk)).content.decode()
    assert "n’attend plus de réponse" in again


def test_only_those_who_may_change_it_retire_it(room: Room) -> None:
    entry = brought(room.circle)
    for view in ("entry_renew", "entry_retire", "entry_back"):
        assert post(room, SECRETARY, view, entry, words="Non.", expires_on=LATER) == 403
    assert Entry.objects.get().version == 1

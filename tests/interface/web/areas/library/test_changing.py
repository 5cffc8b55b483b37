from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.builders import NOW, nothing_changes
from tests.domain.files.made import PDF
from tests.domain.library.builders import brought
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
    sent,
)
from tourdetable.domain.library.actions.keeping import retire
from tourdetable.domain.library.models import Entry


def words(room: Room, entry: Entry, **more: Any) -> dict[str, Any]:
    said = {"title": entry.title, "audience": "network", "attribution": "institution"}
    said |= {"expires_on": entry.expires_on, "follow_up": "agenda", "version": entry.version}
    return sent(room.circle.library.pk, **said, **more)


def test_the_rest_is_said_later_with_a_document(room: Room) -> None:
    entry = brought(room.circle)
    client, url = room.client(COLLEAGUE), room.url("entry_change", entry.pk)
    assert 'enctype="multipart/form-data"' in client.get(url).content.decode()
    file = SimpleUploadedFile("avis.pdf", PDF)
    said = {"nature": "closing", "source": "La Poste", "tags": "Services, Droits", "file": file}
    done = client.post(url, words(room, entry, **said))
    assert done.status_code == 302
    entry.refresh_from_db()
    assert (entry.nature, entry.source, entry.file_name, entry.follow_up) == (
        "closing",
        "La Poste",
        "avis.pdf",
        "agenda",
    )
    assert [str(tag) for tag in entry.tags.all()] == ["Droits", "Services"]
    client.post(url, words(room, entry, without_file="on", tags="Droits"))
    entry.refresh_from_db()
    assert (entry.stored, [str(tag) for tag in entry.tags.all()]) == (None, ["Droits"])


def test_each_kind_is_asked_for_its_own(room: Room) -> None:
    client = room.client(COLLEAGUE)
    own = {}
    for kind in ("watch", "tool", "sheet", "innovation"):
        entry = brought(room.circle, kind, kind=kind)
        form = client.get(room.url("entry_change", entry.pk)).context["form"]
        own[kind] = ("nature" in form.fields, "organiser" in form.fields)
    assert own == {
        "watch": (True, False),
        "tool": (False, False),
        "sheet": (False, True),
        "innovation": (False, True),
    }


def test_others_are_told_who_may(room: Room) -> None:
    url = room.url("entry_change", brought(room.circle).pk)
    who = (SECRETARY, NEIGHBOUR, STRANGER)
    assert [room.client(one).get(url).status_code for one in who] == [403, 403, 404]


def test_what_is_retired_or_was_changed_meanwhile_says_so(room: Room) -> None:
    entry = brought(room.circle)
    client, url = room.client(COLLEAGUE), room.url("entry_change", entry.pk)
    Entry.objects.update(version=2, title="Autre")
    with nothing_changes():
        assert client.post(url, words(room, entry)).status_code == 409
    retire(entry=entry, version=2, words="Rouvert.", by=room.circle.by_bao(), now=NOW)
    assert "remettez-le d’abord" in client.get(url).content.decode()

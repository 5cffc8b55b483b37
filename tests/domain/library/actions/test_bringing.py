from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, last_event, nothing_changes
from tests.domain.files.made import PDF
from tests.domain.library.builders import brought, lead
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.library.actions.bringing import SentFile, say_more
from tourdetable.domain.library.actions.keeping import retire
from tourdetable.domain.library.models import Entry


def more(circle: Circle, entry: Entry, **said: Any) -> Entry:
    known = {"title": entry.title, "said": {}, "tags": (), "version": entry.version}
    return say_more(entry=entry, **{**known, **said}, by=circle.by_bao(), now=NOW)


def test_a_title_is_enough(circle: Circle) -> None:
    entry = brought(circle, "  Fermeture du  guichet ")
    assert (entry.title, entry.kind, entry.audience) == (
        "Fermeture du guichet",
        "watch",
        "network",
    )
    assert (entry.seat, entry.keeper, entry.person) == (circle.library, circle.library, circle.bao)
    assert entry.expires_on == TODAY + timedelta(days=183)
    assert last_event() == (
        "entry.brought",
        f"entry:{entry.pk}",
        circle.bao.pk,
        f"seat:{circle.library.pk}",
        {"body": circle.body.pk, "entry_kind": "watch", "audience": "network"},
    )


def test_a_watch_item_holds_until_its_deadline_and_a_tool_for_a_year(circle: Circle) -> None:
    deadline = TODAY + timedelta(days=20)
    entry = brought(circle, said={"deadline": deadline})
    assert (entry.expires_on, brought(circle, kind="tool").expires_on) == (
        deadline,
        TODAY + timedelta(days=365),
    )


def test_what_an_office_brings_is_kept_by_no_seat(circle: Circle) -> None:
    entry = brought(circle, by=lead(circle), tags=["Accès aux droits"])
    assert (entry.seat, entry.keeper, entry.person) == (None, None, circle.dora)
    assert [str(tag) for tag in entry.tags.all()] == ["Accès aux droits"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"kind": "poem"},
        {"said": {"address": "javascript:alert(1)"}},
        {"said": {"address": "ftp://example.org/a"}},
        {"said": {"audience": "present"}},
        {"said": {"nature": "rumour"}},
        {"said": {"line": "x" * 301}},
        {"body": None, "said": {"audience": "body"}},
    ],
)
def test_what_cannot_be_kept_is_refused(circle: Circle, wrong: dict[str, Any]) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        brought(circle, **wrong)


def test_the_same_thing_is_brought_once_a_day(circle: Circle) -> None:
    brought(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        brought(circle)
    brought(circle, by=circle.by_ana())
    assert Entry.objects.count() == 2


def test_the_rest_is_said_later(circle: Circle) -> None:
    entry = brought(circle, kind="sheet")
    said = {"text": "Deux heures.\r\n", "organiser": "CCAS", "practice": "over", "line": "a  b"}
    entry = more(circle, entry, title="Permanence", said=said, tags=["Droits"])
    assert (entry.title, entry.text, entry.organiser, entry.line) == (
        "Permanence",
        "Deux heures.",
        "CCAS",
        "a b",
    )
    assert (entry.practice, entry.version) == ("over", 2)
    with nothing_changes(), pytest.raises(Changed):
        more(circle, entry, version=1)


def test_its_last_day_is_to_come(circle: Circle) -> None:
    entry = brought(circle)
    Entry.objects.update(asked_on=TODAY)
    later = TODAY + timedelta(days=40)
    entry = more(circle, entry, expires_on=later)
    assert (entry.expires_on, entry.asked_on) == (later, None)
    with nothing_changes(), pytest.raises(ValidationError):
        more(circle, entry, expires_on=TODAY - timedelta(days=1))


def test_a_document_comes_with_it_and_may_go(circle: Circle) -> None:
    entry = more(circle, brought(circle), sent=SentFile(BytesIO(PDF), "grille.pdf"))
    assert entry.stored is not None
    assert (entry.file_name, entry.stored.media_type) == ("grille.pdf", "application/pdf")
    entry = more(circle, entry)
    assert entry.file_name == "grille.pdf"
    entry = more(circle, entry, without_file=True)
    assert (entry.stored, entry.file_name) == (None, "")
    with nothing_changes(), pytest.raises(ValidationError):
        more(circle, entry, sent=SentFile(BytesIO(b"MZ"), "grille.exe"))


def test_what_is_retired_is_not_changed(circle: Circle) -> None:
    entry = brought(circle)
    entry = retire(entry=entry, version=1, words="Rouvert.", by=circle.by_bao(), now=NOW)
    with nothing_changes(), pytest.raises(ValidationError):
        more(circle, entry)

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.domain.builders import APRIL, NOW, Circle, decided, found_circle, hold, in_review
from tourdetable.domain.journal.chain import verify
from tourdetable.domain.journal.models import Event
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.interface.cli.network.faults import damaged, faults_of, lost
from tourdetable.interface.cli.sentences import tongue


@pytest.fixture
def circle(db: None) -> Circle:
    return found_circle()


def said_of_circle() -> list[str]:
    """What is wrong with its record, in English."""
    return [tongue("en").say(fault) for fault in faults_of(verify("circle"))]


def changed(sql: str, *values: object) -> None:
    """Change the database as somebody who has its file would."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_what_was_removed_or_added_is_told(circle: Circle):
    first = Event.objects.filter(network="circle").order_by("pk")[0]
    slipped = Event(network="circle", kind="done", subject="thing:1", at=NOW)
    slipped.save(force_insert=True)
    (said,) = said_of_circle()
    assert said == (
        f"circle: event {slipped.pk} (done, {NOW.isoformat(timespec='seconds')}) is in no link "
        "of the chain; it was added behind the program's back"
    )
    changed("DELETE FROM journal_chainlink WHERE event_id = %s", first.pk)
    assert said_of_circle() == [
        "circle: broken at link 1; its event, or the link itself, was removed"
    ]


def test_minutes_and_decisions_that_are_no_longer_what_was_adopted(circle: Circle):
    meeting = hold(circle)
    decided(circle, meeting)
    minutes = in_review(circle, meeting)
    april = hold(circle, APRIL, "Avril")
    form = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
    adopt_at_meeting(minutes=minutes, at=april, **form)
    assert said_of_circle() == []
    changed("UPDATE minutes_minutes SET text = 'On a bu.' WHERE id = %s", minutes.pk)
    changed("UPDATE decisions_position SET words = 'Jamais.'")
    assert said_of_circle() == [
        "circle: the minutes of “Lecture de mars” (4 March 2027) are not the text that was adopted",
        "circle: decision D-2027-01 is not what was concluded",
        "circle: decision D-2027-02 is not what was concluded",
    ]


def test_a_decision_that_was_taken_away_is_missed(circle: Circle):
    decision = decided(circle, hold(circle))
    said = f"circle: “decision:{decision.pk}” was adopted, and is no longer there"
    decision.delete()
    assert said_of_circle() == [said]


def test_a_link_that_is_nowhere_is_said_to_be(circle: Circle):
    assert [*lost(["circle"], None)] == []
    (said,) = lost(["circle", ""], "f" * 64)
    assert tongue("en").say(said) == f"link {'f' * 64} is in none of these chains"


def test_an_index_that_was_changed_in_the_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file, word = tmp_path / "record.sqlite3", b"meeting.opened"
    kept = sqlite3.connect(file)
    kept.execute("CREATE TABLE journal (kind TEXT)")
    kept.execute("CREATE INDEX kinds ON journal (kind)")
    kept.execute("INSERT INTO journal VALUES ('meeting.opened')")
    kept.commit()
    monkeypatch.setattr(connection, "vendor", "sqlite")
    monkeypatch.setattr(connection, "cursor", lambda: closing(sqlite3.connect(file).cursor()))
    assert list(damaged()) == []
    whole = file.read_bytes()
    file.write_bytes(whole[: whole.rindex(word)] + b"M" + whole[whole.rindex(word) + 1 :])
    (said,) = [tongue("en").say(fault) for fault in damaged()]
    assert said.startswith("the file of the database is damaged (SQLite says: ")

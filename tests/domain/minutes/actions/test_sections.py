from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    TODAY,
    Circle,
    in_review,
    kinds_of_events,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.together import really_apart, together
from tourdetable.core.documents.text.merging import Disagreement
from tourdetable.core.documents.text.sections import apart
from tourdetable.domain.journal.actions import AlreadyDone, Sealed, seal
from tourdetable.domain.journal.queries import marks
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import back_to_draft, begin, send_for_review
from tourdetable.domain.minutes.actions.sections import (
    SectionWritten,
    add_section,
    bring_in,
    write_section,
)
from tourdetable.domain.minutes.models import Minutes, Revision
from tourdetable.domain.minutes.review.history import versions_of
from tourdetable.domain.networks.actors import Actor

MARCH = "# Budget\n\nOn a lu.\n\n# Divers\n\nRien."


@pytest.fixture
def draft(circle: Circle, meeting: Meeting) -> Minutes:
    return begin(meeting=meeting, text=MARCH, by=circle.by_ana(), now=NOW)


def write(circle: Circle, minutes: Minutes, text: str, **more: object) -> SectionWritten:
    said = {"title": "Budget", "nth": 1, "base": "On a lu.", "by": circle.by_ana(), "now": NOW}
    return write_section(minutes=minutes, text=text, **said | more)


def text() -> str:
    return Minutes.objects.get().text


def revisions() -> list[tuple[int, str, int | None]]:
    return list(Revision.objects.values_list("version", "text", "person"))


class TestWriteSection:
    def test_the_others_stay_as_they_are(self, circle: Circle, draft: Minutes):
        written = write(circle, draft, "On a relu.", by=circle.by_bao())
        assert text() == "# Budget\n\nOn a relu.\n\n# Divers\n\nRien."
        assert written.section is not None
        assert (written.section.words, written.minutes.version) == ("On a relu.", 2)
        said = {"body": circle.body.pk, "meeting": draft.meeting_id, "version": 2}
        assert last_event()[0::4] == ("minutes.written", said)

    def test_several_who_add_at_once_lose_no_word(self, circle: Circle, draft: Minutes):
        write(circle, draft, "On a lu.\n\nBao demande.", by=circle.by_bao())
        written = write(circle, draft, "On a lu.\n\nAna répond.")
        assert written.section is not None
        assert written.section.words == "On a lu.\n\nBao demande.\n\nAna répond."

    def test_the_same_words_changed_by_two_are_told_and_not_chosen(
        self, circle: Circle, draft: Minutes
    ):
        write(circle, draft, "On a adopté.", by=circle.by_bao())
        with nothing_changes():
            written = write(circle, draft, "On a repoussé.")
        assert written.conflict is not None
        assert written.conflict.conflicts == (Disagreement("adopté", "repoussé"),)

    def test_words_for_a_section_that_is_gone_are_given_back(self, circle: Circle, draft: Minutes):
        with nothing_changes():
            written = write(circle, draft, "On a relu.", title="Budget 2027")
        assert written.section is None
        assert written.conflict is not None
        assert written.conflict.conflicts == (Disagreement("", "On a relu."),)

    def test_a_passage_ends_with_its_section(self, circle: Circle, draft: Minutes):
        write(circle, draft, "::: present\nEntre nous.")
        assert text() == "# Budget\n\n::: present\nEntre nous.\n:::\n\n# Divers\n\nRien."

    def test_what_a_page_sends_again_is_not_written_twice(self, circle: Circle, draft: Minutes):
        hand, by = uuid4(), once_sent(circle.by_ana())
        write(circle, draft, "On a lu.\n\nAna.", hand=hand)
        write(circle, draft, "On a lu.\n\nAna demande.", base="On a lu.\n\nAna.", by=by, hand=hand)
        write(circle, draft, "On a lu.\n\nBao.", by=circle.by_bao())
        again = {"base": "On a lu.\n\nAna.", "by": by, "hand": hand}
        with nothing_changes(), pytest.raises(AlreadyDone):
            write(circle, draft, "On a lu.\n\nAna demande.", **again)

    def test_adopted_minutes_are_not_written(self, circle: Circle, meeting: Meeting):
        minutes = in_review(circle, meeting)
        Minutes.objects.update(state="adopted", adoption="seats", adopted_on=TODAY)
        with nothing_changes(), pytest.raises(ValidationError, match="they are never edited"):
            write(circle, minutes, "Autre.")

    @pytest.mark.parametrize("words", ["x" * 5_000_000, "a\x00b"])
    def test_what_cannot_be_kept_is_refused_whole(self, circle: Circle, draft: Minutes, words: str):
        with nothing_changes(), pytest.raises(ValidationError):
            write(circle, draft, words)


class TestRevisions:
    def test_what_one_writes_within_ten_minutes_is_one(self, circle: Circle, draft: Minutes):
        parts = (str(circle.body.pk), "", "!")
        before = marks(circle.network.slug, parts)
        write(circle, draft, "On a lu. Puis", now=NOW + timedelta(minutes=9))
        assert revisions() == [(2, text(), circle.ana.pk)]
        assert kinds_of_events()[-1] == "minutes.begun"
        assert marks(circle.network.slug, parts) != before

    def test_a_closed_network_takes_nothing_more(self, circle: Circle, draft: Minutes):
        seal(circle.network.slug)
        with nothing_changes(), pytest.raises(Sealed):
            write(circle, draft, "On a lu. Puis")

    def test_later_or_by_somebody_else_it_is_another(self, circle: Circle, draft: Minutes):
        write(circle, draft, "On a relu.", now=NOW + timedelta(minutes=11))
        write(circle, draft, "Oui.", base="On a relu.", by=circle.by_bao())
        assert [(version, person) for version, _text, person in revisions()] == [
            (1, circle.ana.pk),
            (2, circle.ana.pk),
            (3, circle.bao.pk),
        ]

    def test_two_in_turn_have_one_each(self, circle: Circle, draft: Minutes):
        for number in range(4):
            by = circle.by_bao() if number % 2 else circle.by_ana()
            write(circle, draft, f"On a lu.\n\nPoint {number}.", by=by)
        assert [version for version, *_rest in revisions()] == [4, 5]
        assert Minutes.objects.get().version == 5

    def test_what_somebody_else_took_away_stays_in_its_revision(
        self, circle: Circle, draft: Minutes
    ):
        write(circle, draft, "On a lu. Longuement.")
        write(circle, draft, "On a lu.", base="On a lu. Longuement.", by=circle.by_bao())
        write(circle, draft, "On a lu. Vite.")
        assert "Longuement" in revisions()[0][1]
        assert [version for version, *_rest in revisions()] == [2, 3, 4]

    def test_the_day_and_hour_are_those_of_the_last_words(self, circle: Circle, draft: Minutes):
        minute = timedelta(minutes=1)
        write(circle, draft, "On a lu.\n\nBao.", by=circle.by_bao(), now=NOW + 2 * minute)
        write(circle, draft, "On a lu.\n\nAna.", now=NOW + 9 * minute)
        write(circle, draft, "On a lu.\n\nAna demande.", now=NOW + 12 * minute)
        rows = Revision.objects.values_list("version", "at")
        assert [(version, at - NOW) for version, at in rows] == [
            (2, 2 * minute),
            (3, 9 * minute),
            (4, 12 * minute),
        ]

    def test_what_was_sent_for_review_stays_as_it_was_read(self, circle: Circle, draft: Minutes):
        by = circle.by_ana()
        sent = send_for_review(minutes=draft, version=1, by=by, now=NOW)
        back_to_draft(minutes=sent, version=sent.version, by=by, now=NOW)
        write(circle, draft, "On a lu. En aparté.")
        write(circle, draft, "On a lu. En aparté, puis", base="On a lu. En aparté.")
        found = [(one.number, one.state, one.read) for one in versions_of(draft)]
        assert found == [(1, "draft", True), (5, "draft", False)]
        assert revisions()[0][1] == MARCH

    def test_in_review_each_writing_asks_anew(self, circle: Circle, meeting: Meeting):
        minutes = in_review(circle, meeting)
        later = NOW + timedelta(days=3)
        for number, words in enumerate(["Relu.", "Corrigé."]):
            base = apart(text())[0].words
            write(circle, minutes, words, base=base, title="", now=later)
            assert Minutes.objects.get().version == minutes.version + number + 1
        assert Minutes.objects.get().review_from == later.date()
        assert kinds_of_events()[-2:] == ["minutes.written"] * 2


def test_a_section_is_added_at_the_end(circle: Circle, draft: Minutes) -> None:
    add_section(minutes=draft, title=" Suites ", by=circle.by_ana(), now=NOW)
    assert text() == f"{MARCH}\n\n# Suites"
    with nothing_changes(), pytest.raises(ValidationError, match="a title"):
        add_section(minutes=draft, title=" ", by=circle.by_ana(), now=NOW)


def test_a_text_is_brought_in_after_what_was_there(circle: Circle, draft: Minutes) -> None:
    bring_in(minutes=draft, text="# Venu de Word\n\nMots.", by=circle.by_ana(), now=NOW)
    assert text() == f"{MARCH}\n\n# Venu de Word\n\nMots."
    with nothing_changes(), pytest.raises(ValidationError, match="nothing to bring in"):
        bring_in(minutes=draft, text="\n", by=circle.by_ana(), now=NOW)


def typing(minutes: Minutes, by: Actor, name: str, times: int) -> None:
    """Somebody types word after word, each saved by their page, which knows what it sent."""
    hand, base, drawn = uuid4(), "On a lu.", random.Random(name)
    for number in range(times):
        mine = f"{base} {name}{number}" if drawn.random() < 0.7 else f"{name}{number} {base}"
        said = {"title": "Budget", "nth": 1, "hand": hand, "by": once_sent(by), "now": NOW}
        written = write_section(minutes=minutes, base=base, text=mine, **said)
        assert written.conflict is None
        shows = drawn.random() < 0.5 and written.section is not None
        base = written.section.words if shows and written.section else mine


@pytest.mark.django_db(transaction=True)
def test_four_writers_of_one_section_lose_no_word(
    circle: Circle, meeting: Meeting, tmp_path: Path
) -> None:
    minutes = begin(meeting=meeting, text=MARCH, by=circle.by_ana(), now=NOW)
    hands = {
        "ana": circle.by_ana(),
        "bao": circle.by_bao(),
        "cy": circle.by_ana(),
        "di": circle.by_bao(),
    }
    with really_apart(tmp_path / "house.sqlite3") as read:
        writers = [lambda n=n, by=by: typing(minutes, by, n, 40) for n, by in hands.items()]
        assert together(*writers) == [None] * 4
        ((found,),) = read("SELECT text FROM minutes_minutes")
    written = Counter(found.replace("\n", " ").split())
    assert {f"{name}{n}": written[f"{name}{n}"] for name in hands for n in range(40)} == {
        f"{name}{n}": 1 for name in hands for n in range(40)
    }

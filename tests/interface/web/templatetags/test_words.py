"""Words of templates: sentences of the core, names from the charter."""

from __future__ import annotations

from datetime import date

from tests.interface.web.areas.decisions.people import Room
from tourdetable.core.words.phrase import Phrase, Title
from tourdetable.interface.web.searching import Sought
from tourdetable.interface.web.templatetags.words import charter_word, marked, phrase


def test_a_sentence_is_said_with_its_days_in_words() -> None:
    said = phrase(Phrase("le %(day)s", day=date(2027, 4, 6)))
    assert said == "le mardi 6\N{NO-BREAK SPACE}avril 2027"
    assert phrase(None) == ""


def test_a_title_that_nobody_opened_to_the_reader_is_kept_back() -> None:
    said = phrase(Phrase("« %(title)s »", title=Title("Lire Colette")))
    assert said == "« titre réservé à ses membres »"


def test_a_code_is_said_in_the_charter_s_word(room: Room) -> None:
    charter = room.circle.of(room.circle.ana).charter
    assert charter_word(charter, "duties", "secretary") == "Secrétariat"
    assert charter_word(charter, "offices", "lead", "scope") == "body"
    assert charter_word(charter, "duties", "herald") == "herald"


def test_what_was_looked_for_is_marked_and_nothing_else_is_markup():
    found = Sought.of("pref").excerpt("La préfecture <b>")
    assert marked(found) == "La <mark>préf</mark>ecture &lt;b&gt;"

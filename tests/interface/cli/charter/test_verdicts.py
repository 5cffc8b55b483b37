"""What a terminal says of a verdict is what the charter page says of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from tourdetable.core.charter.terms.verdict import Report, State, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.cli.charter.verdicts import state_words, tell
from tourdetable.interface.cli.sentences import tongue
from tourdetable.interface.web.templating.marks import VERDICTS


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_state_is_called_as_on_the_charter_page(lang: str) -> None:
    with translation.override(lang):
        page = {code: str(word) for code, (_icon, word) in VERDICTS.items()}
    assert {state.value: state_words(state, tongue(lang)) for state in State} == page


def test_a_state_that_is_not_there_is_a_dash() -> None:
    assert state_words(None, tongue("fr")) == "—"


def test_a_verdict_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    words = Phrase("No meeting since %(day)s", day=date(2027, 4, 6))
    verdicts = (
        Verdict("R-01", "berre", "maximum_gap", State.BROKEN, words),
        Verdict("R-02", None, "quorum", State.NOT_CONCERNED, words),
    )
    tell(Report("r", "1", date(2027, 4, 6), verdicts), tongue("fr"))
    assert [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()] == [
        "✗ R-01",
        "· R-02",
    ]

"""Parameters and their values in sentences, for whoever reads them, whatever the language."""

from __future__ import annotations

from datetime import date

import pytest

from tests.paths import CHARTERS
from tourdetable.core.charter.judge.wording import check_words, name_of, value_of
from tourdetable.core.charter.text.loader import load

WORDS = load((CHARTERS / "itc.md").read_text(encoding="utf-8")).vocabulary


@pytest.mark.parametrize(
    ("parameter", "value", "said"),
    [
        ("months", 2, "2"),
        (
            "months",
            {date(2018, 1, 1): 2, date(2027, 1, 1): 1},
            "2 from 2018-01-01; 1 from 2027-01-01",
        ),
        ("assessed", True, "yes"),
        ("assessed", False, "no"),
        ("on", date(2027, 4, 8), "2027-04-08"),
        ("office", "chair", "Co-présidence"),
        ("colleges", ("state", "caf"), "État, Caf"),
        ("counting", "interval", "from one meeting to the next"),
        ("days", ("07-14..08-31", "01-01"), "from 14 July to 31 August, 1 January"),
        ("days", ("2027-07-14",), "2027-07-14"),
        ("look_at", "Les réponses.", "Les réponses."),
        ("because", "On verra... ou pas.", "On verra... ou pas."),
    ],
)
def test_a_value_in_words(parameter: str, value: object, said: str) -> None:
    assert str(value_of(parameter, value, WORDS)) == said


def test_names_have_no_full_stop_in_a_sentence_in_any_language() -> None:
    stop = {"Meetings fall on the days of the week that were agreed.": "Les réunions tombent bien."}
    assert check_words("weekday").render(lambda s: stop[s], str) == "Les réunions tombent bien"
    assert str(name_of("weekday", "weekdays")) == "Days allowed"
    assert str(name_of("team_size", "unheard_of")) == "unheard_of"

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.domain.builders import NOW, OPERATOR
from tests.paths import ROOT
from tourdetable.domain.founding.actions.operator import state_operator
from tourdetable.domain.founding.outline import OperatorFacts
from tourdetable.interface.web.areas.pages.operator import (
    VARIABLE,
    Audit,
    Conformity,
    OperatorFileError,
    SiteOperator,
    conformity,
    current,
    expires_on,
    from_file,
    read,
)


def audit(rate: float, held_on: date = date(2026, 10, 5)) -> Audit:
    return Audit(held_on, "Cabinet Vasseur", rate)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (100, Conformity.FULL),
        (99.9, Conformity.PARTIAL),
        (50, Conformity.PARTIAL),
        (49.9, Conformity.NONE),
        (0, Conformity.NONE),
    ],
)
def test_the_mention_follows_the_rate(rate: float, expected: Conformity) -> None:
    assert conformity(audit(rate), date(2027, 4, 6)) is expected


def test_without_an_audit_nothing_conforms() -> None:
    assert conformity(None, date(2027, 4, 6)) is Conformity.NONE


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 10, 4), Conformity.NONE),
        (date(2026, 10, 5), Conformity.FULL),
        (date(2029, 10, 4), Conformity.FULL),
        (date(2029, 10, 5), Conformity.NONE),
    ],
)
def test_an_audit_holds_three_years_from_its_day(on: date, expected: Conformity) -> None:
    assert conformity(audit(100), on) is expected


def test_an_audit_of_a_29_february_ends_on_a_first_of_march() -> None:
    assert expires_on(audit(80, date(2028, 2, 29))) == date(2031, 3, 1)


def test_the_mentions_are_the_words_of_the_law() -> None:
    assert [mention.value for mention in Conformity] == [
        "totalement conforme",
        "partiellement conforme",
        "non conforme",
    ]


@pytest.mark.django_db
def test_the_file_wins_where_it_says_something_else_what_was_written_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "operator.toml"
    file.write_text('name = "Groupement"\nsiret = "1"\n')
    monkeypatch.setenv(VARIABLE, str(file))
    facts = OperatorFacts("Union", address="1 rue du Port", email="union@exemple.fr")
    state_operator(facts=facts, by=OPERATOR, now=NOW)
    found = current()
    assert (found.name, found.address, found.mail, found.siret) == (
        "Groupement",
        "1 rue du Port",
        "union@exemple.fr",
        "1",
    )


def test_without_a_file_the_operator_is_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert from_file() == SiteOperator()


def test_the_example_is_read_and_claims_no_conformity(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(ROOT / "docs" / "operator.example.toml"))
    operator = from_file()
    assert operator.mail == "contact@exemple.invalid"
    assert operator.accessibility.stated_on == date(2026, 11, 18)
    assert operator.conformity(date(2027, 4, 6)) is Conformity.NONE


def test_an_audit_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "operator.toml"
    file.write_text(
        '[accessibility.audit]\nheld_on = 2026-10-05\nauditor = "Cabinet Vasseur"\nrate = '
        "61\nmean_rate = 78.5\n",
        "utf-8",
    )
    assert read(file).accessibility.audit == Audit(
        date(2026, 10, 5), "Cabinet Vasseur", 61.0, mean_rate=78.5
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nom = 'x'", "{file}: unknown key “nom”; write one of: accessibility, address,"),
        ("name = 3", '{file}: name: write a text between quotes ("…"), not 3.'),
        ("languages = 'fr'", '{file}: languages: write a list of texts (["…", "…"]).'),
        ("host = 'OVH'", "{file}: host: write a table ([host] on its own line)."),
        (
            "[privacy]\nlog_months = 'six'",
            "{file}: privacy: log_months: write a whole number (24), not 'six'.",
        ),
        (
            "[privacy]\nlog_months = true",
            "{file}: privacy: log_months: write a whole number (24), not True.",
        ),
        (
            "[accessibility]\nstated_on = '2026'",
            "{file}: accessibility: stated_on: write a date (2027-04-08), not '2026'.",
        ),
        (
            "[accessibility.audit]\nrate = 50",
            "{file}: accessibility: audit: the key “held_on” is missing.",
        ),
        (
            "[accessibility.audit]\nheld_on = 2026-10-05\nauditor = 'A'\nrate = 150",
            "{file}: accessibility: audit: rate: write a percentage from 0 to 100, not 150.",
        ),
        (
            "[accessibility.scheme]\nfirst_year = 2027\nlast_year = 2030",
            "{file}: accessibility: scheme: write a last_year at most 2 years after first_year.",
        ),
        ("name = ", "{file}: not valid TOML ("),
    ],
)
def test_a_wrong_file_is_told_by_key(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "operator.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(OperatorFileError) as raised:
        read(file)
    expected = message.format(file=file)
    assert str(raised.value)[: len(expected)] == expected


def test_a_missing_file_says_where_to_start(tmp_path: Path) -> None:
    with pytest.raises(OperatorFileError) as raised:
        read(tmp_path / "none.toml")
    assert str(raised.value) == (
        f"{tmp_path / 'none.toml'}: no such file. Copy docs/operator.example.toml and name it in "
        "TDT_OPERATOR_FILE."
    )

"""Words of templates: sentences of the core, dates for machines, addresses."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.utils import translation

from tourdetable.core.words.phrase import Phrase, Title
from tourdetable.interface import language
from tourdetable.interface.web.templating.words import (
    DAYS,
    colon,
    first_control,
    in_time_zone,
    iso,
    iso_day,
    phrase,
    signing_in,
    spoken_languages,
    url_for,
)

NEW_YEAR = datetime(2027, 12, 31, 23, 30, tzinfo=UTC)


def test_a_sentence_is_said_with_its_days_in_words() -> None:
    said = phrase(Phrase("le %(day)s", day=date(2027, 4, 6)))
    assert said == "le mardi 6\N{NO-BREAK SPACE}avril 2027"
    assert phrase(None) == ""


def test_a_title_that_nobody_opened_to_the_reader_is_kept_back() -> None:
    said = phrase(Phrase("« %(title)s »", title=Title("Lire Colette")))
    assert said == "« titre réservé à ses membres »"


class Answer(forms.Form):
    name = forms.CharField()
    answer = forms.ChoiceField(choices=[("yes", "Oui")], widget=forms.RadioSelect)


def test_an_error_links_to_the_control_or_to_the_first_choice() -> None:
    form = Answer()
    assert [first_control(form[name]) for name in ("name", "answer")] == ["id_name", "id_answer_0"]


def test_a_value_stands_after_a_colon_of_the_language() -> None:
    with translation.override("fr"):
        assert colon() == "\N{NO-BREAK SPACE}: "
    with translation.override("en"):
        assert colon() == ": "


def test_machines_read_the_day_where_the_meeting_is_held() -> None:
    assert iso(NEW_YEAR) == "2028-01-01T00:30:00+01:00"
    assert (iso_day(NEW_YEAR), iso(date(2028, 1, 1))) == ("2028-01-01", "2028-01-01")


def test_hours_are_those_of_a_place_within_what_is_said_there() -> None:
    said = in_time_zone("Indian/Reunion", lambda: iso(NEW_YEAR))
    assert said == "2028-01-01T03:30:00+04:00"
    assert iso(NEW_YEAR) == "2028-01-01T00:30:00+01:00"


def test_an_address_is_made_of_the_values_of_its_page() -> None:
    assert url_for("meeting", "club", 7) == "/club/meetings/7/"


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "/signin/"),
        ({"redirect_field_value": "/club/"}, "/signin/?next=%2Fclub%2F"),
        (
            {"network": "club", "request": SimpleNamespace(get_full_path=lambda: "/club/?year=2")},
            "/signin/?next=%2Fclub%2F%3Fyear%3D2",
        ),
    ],
)
def test_signing_in_carries_where_one_was_going(given: dict[str, Any], address: str) -> None:
    assert signing_in(given, "account_request_login_code") == address


def test_each_language_is_called_by_its_own_name() -> None:
    assert [one.name for one in spoken_languages()] == ["Français", "English"]


def test_days_are_written_as_the_language_does() -> None:
    assert [callable(getattr(language, name)) for name in DAYS] == [True] * len(DAYS)

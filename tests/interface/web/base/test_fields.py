"""Days and times as browsers let people choose them."""

from __future__ import annotations

from datetime import date, time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.base.fields import (
    ClockField,
    DayInput,
    DocumentField,
    RowField,
    TagsField,
    TimeInput,
    as_sent,
    day_field,
    offer_rows,
    propose_tags,
)


def test_a_day_and_a_time_are_shown_as_browsers_write_them() -> None:
    assert DayInput().format_value(date(2027, 4, 6)) == "2027-04-06"
    assert TimeInput().format_value(time(9, 30, 15)) == "09:30"
    assert (DayInput.input_type, TimeInput.input_type) == ("date", "time")


@pytest.mark.parametrize(
    ("value", "sent"),
    [(time(9, 30), "09:30"), (date(2027, 4, 6), "2027-04-06"), (None, ""), (0, "0"), ("a", "a")],
)
def test_a_value_is_sent_as_a_browser_does(value: object, sent: str) -> None:
    assert as_sent(value) == sent


def test_a_day_field_reads_the_day_of_the_browser_or_of_a_hand_and_no_other_writing() -> None:
    field = day_field("Jour")
    assert {field.clean(day) for day in ("2027-04-06", "06/04/2027", "6/4/2027")} == {
        date(2027, 4, 6)
    }
    for wrong in ("04-06-2027", "2027-02-30", "0027-04-06", ""):
        with pytest.raises(ValidationError):
            field.clean(wrong)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2027-02-29", "There is no day 29 in February 2027: that month has 28 days."),
        ("2027-13-01", "There is no month 13"),
        ("2027-04-00", "This day does not exist."),
        ("29/02/2027", "There is no day 29 in February 2027: that month has 28 days."),
        ("04/13/2027", "There is no month 13"),
        ("demain", "like this: 08/04/2027"),
    ],
)
def test_what_is_no_day_is_refused_with_what_is_wrong(written: str, words: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match=words):
        day_field("Jour").clean(written)


@pytest.mark.parametrize("written", ["09:30", "9:30", "9h30", "9 h 30", "09:30:00", "09:30:00.0"])
def test_a_time_is_read_as_people_write_it(written: str) -> None:
    assert ClockField().clean(written) == time(9, 30)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("09:00:30", "kept to the minute: write 09:00, without seconds"),
        ("09:00:00.5", "without seconds"),
        ("24:00", "hours go from 0 to 23"),
        ("09:60", "minutes from 0 to 59"),
        ("neuf heures", "like this: 09:30"),
        ("9", "like this: 09:30"),
    ],
)
def test_what_is_no_time_is_refused_with_what_is_wrong(written: str, words: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match=words):
        ClockField().clean(written)


class WhichBody(forms.Form):
    body = RowField(required=False)


def test_the_row_that_is_chosen_is_given_and_no_other_can_be() -> None:
    port, club = Body(pk=3, name="Port"), Body(pk=12, name="Club")
    found = {}
    for said in ("3", "12", "", "4", "x"):
        form = WhichBody({"body": said})
        rows = offer_rows(
            form,
            "body",
            [port, club],
            lambda body: body.name,
            first=[("", "All")],
            last=[("x", "-")],
        )
        assert rows == {"3": port, "12": club}
        found[said] = form.cleaned_data["body"] if form.is_valid() else "refused"
    assert found == {"3": port, "12": club, "": None, "4": "refused", "x": None}
    offered = form.fields["body"].choices
    assert offered == [("", "All"), ("3", "Port"), ("12", "Club"), ("x", "-")]
    assert WhichBody().fields["body"].choices == []


def test_tags_are_what_stands_between_commas() -> None:
    field = TagsField()
    assert field.clean(" logement, santé mentale ,, ") == ["logement", "santé mentale"]
    assert field.clean("") == []


class Tagged(forms.Form):
    tags = TagsField()


def test_a_field_of_tags_proposes_those_that_are_known() -> None:
    form = Tagged()
    assert "datalist" not in str(form["tags"])
    propose_tags(form, ["Logement", "Santé"])
    shown = str(form["tags"])
    assert 'list="known-tags"' in shown
    assert '<option value="Santé">' in shown


def test_a_document_is_looked_into_before_anything_is_written() -> None:
    field = DocumentField()
    assert field.clean(sent := SimpleUploadedFile("a.txt", b"a")) is sent
    with pytest.raises(ValidationError, match="programme"):
        field.clean(SimpleUploadedFile("a.pdf", b"MZ\x90"))

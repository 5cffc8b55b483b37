"""A line as it is typed."""

from __future__ import annotations

from django.utils import translation

from tourdetable.domain.agendas.methods import shipped_methods
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.interface.web.areas.agendas.lines import (
    EMPTY,
    LineChoices,
    LineForm,
    in_words,
    is_written,
    raw,
    read,
)

CHOICES = LineChoices([("3", "Mairie")], shipped_methods(), 12)


def test_what_was_not_sent_is_as_usual() -> None:
    (line,) = read({"line-0-title": "Le bus", "line-0-purpose": "decide"})
    said = {"title": "Le bus", "purpose": "decide", "minutes": ""}
    assert line == {**EMPTY, **said}


def test_a_line_is_read_as_it_is_written() -> None:
    item = AgendaItem(pk=4, title="Le bus", lead_id=3, topic_id=7, carried_because="Trop tard")
    said = {"pk": "4", "title": "Le bus", "lead": "3", "topic": "7", "carried_from": ""}
    assert raw(item) == {**EMPTY, **said, "carried_because": "Trop tard"}


def test_a_line_on_which_nothing_is_typed_is_none() -> None:
    assert not is_written({**EMPTY, "minutes": "40", "kind": "break"})
    assert is_written({**EMPTY, "question": "Où ?"})


def test_a_line_is_checked() -> None:
    line = {**EMPTY, "title": "Le bus", "lead": "3", "method": "meteo", "kind": ""}
    form = LineForm(
        {f"l-{name}": value for name, value in line.items()}, prefix="l", choices=CHOICES
    )
    assert form.is_valid()
    said = {name: form.cleaned_data[name] for name in ("lead", "method", "kind", "topic")}
    assert said == {"lead": 3, "method": "meteo", "kind": "point", "topic": None}
    wrong = LineForm({"title": "Le bus", "lead": "4"}, choices=CHOICES)
    assert "lead" in wrong.errors


def test_lines_in_words_leave_out_what_is_usual() -> None:
    line = {**EMPTY, "title": "Le bus", "lead": "3", "question": "Où ?", "kind": "break"}
    with translation.override("en"):
        said = in_words([line, {**EMPTY, "title": "Le train"}], CHOICES)
    assert said == (
        "Le bus · discussion · 15 min · break · Où ? · Mairie\nLe train · discussion · 15 min"
    )


def test_a_method_that_the_network_keeps_no_more_stays_on_its_point() -> None:
    kept = LineForm({"title": "Le bus", "method": "echo", "minutes": "5"}, choices=CHOICES)
    assert ("echo", "echo") in dict(kept["method"].field.widget.choices).items()
    assert "method" not in kept.errors
    forged = LineForm({"title": "Le bus", "method": "<b>", "minutes": "5"}, choices=CHOICES)
    assert "method" in forged.errors


def test_a_method_fills_a_line_and_overwrites_no_word() -> None:
    weather = CHOICES.method("meteo")
    assert weather is not None
    assert CHOICES.method("none") is None
    empty = CHOICES.filled({**EMPTY, "method": "meteo"}, weather)
    said = ("title", "purpose", "minutes", "question")
    assert [empty[name] for name in said] == ["Météo", "inform", "6", weather.question]
    assert empty["note"].startswith("1. Donner la consigne")
    mine = {**EMPTY, "title": "Le bus", "question": "Où ?", "note": "À pied"}
    assert CHOICES.filled(mine, weather) == {**mine, "minutes": "6"}

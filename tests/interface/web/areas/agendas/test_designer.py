from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import nothing_changes, propose
from tests.interface.web.areas.meetings.people import Port, filled, sent
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.interface.web.areas.agendas.designer import WHOLE


@pytest.fixture
def dora(port: Port) -> Client:
    return port.client("dora")


def typed(*lines: tuple[str, str, str]) -> dict[str, str]:
    """Lines as (title, purpose, minutes)."""
    fields = {}
    for index, (title, purpose, minutes) in enumerate(lines):
        own = {
            "pk": "",
            "title": title,
            "purpose": purpose,
            "minutes": minutes,
            "brought_by": "",
            "note": "",
        }
        fields |= {f"line-{index}-{name}": value for name, value in own.items()}
    return fields


def written(port: Port, **fields: Any) -> dict[str, Any]:
    return sent(
        f"office:{port.circle.lead.pk}", **{"version": port.meeting.version, "do": "save", **fields}
    )


def agenda() -> list[tuple[str, str, int]]:
    return list(AgendaItem.objects.order_by("position").values_list("title", "purpose", "minutes"))


TWO = typed(("L’accueil", "inform", "5"), ("Que lire ?", "decide", "45"))


def test_lines_are_recorded_in_order_and_empty_ones_left_out(port: Port, dora: Client) -> None:
    lines = typed(
        ("L’accueil", "inform", "5"), ("", "discuss", "15"), ("Que lire ?", "decide", "45")
    )
    answer = dora.post(port.url("meeting_agenda"), written(port, **lines))
    assert answer["Location"] == port.url("meeting")
    assert agenda() == [("L’accueil", "inform", 5), ("Que lire ?", "decide", 45)]


def test_the_lines_keep_their_identity(port: Port, dora: Client) -> None:
    dora.post(port.url("meeting_agenda"), written(port, **TWO))
    known = set(AgendaItem.objects.values_list("pk", flat=True))
    page = dora.post(
        port.url("meeting_agenda"), filled(dora.get(port.url("meeting_agenda")), do="up:1")
    )
    dora.post(port.url("meeting_agenda"), filled(page, do="save"))
    assert agenda() == [("Que lire ?", "decide", 45), ("L’accueil", "inform", 5)]
    assert set(AgendaItem.objects.values_list("pk", flat=True)) == known


@pytest.mark.parametrize(
    ("button", "titles"),
    [
        ("up:1", ["Que lire ?", "L’accueil"]),
        ("down:0", ["Que lire ?", "L’accueil"]),
        ("up:0", ["L’accueil", "Que lire ?"]),
        ("down:1", ["L’accueil", "Que lire ?"]),
        ("remove:0", ["Que lire ?"]),
        ("add", ["L’accueil", "Que lire ?", ""]),
        ("up:99999", ["L’accueil", "Que lire ?"]),
        ("up:-1", ["L’accueil", "Que lire ?"]),
        ("dance", ["L’accueil", "Que lire ?"]),
    ],
)
def test_a_button_rearranges_and_records_nothing(
    port: Port, dora: Client, button: str, titles: list[str]
) -> None:
    with nothing_changes():
        page = dora.post(
            port.url("meeting_agenda"),
            written(port, **{**TWO, "line-1-minutes": "beaucoup"}, do=button),
        )
    shown = filled(page)
    assert page.status_code == 200
    assert [shown[f"line-{index}-title"] for index in range(len(titles))] == titles
    assert f"line-{len(titles)}-title" not in shown


def test_what_was_typed_is_kept_even_when_it_is_wrong(port: Port, dora: Client) -> None:
    lines = {**TWO, "line-1-minutes": "beaucoup"}
    moved = filled(dora.post(port.url("meeting_agenda"), written(port, **lines, do="up:1")))
    assert (moved["line-0-minutes"], moved["line-0-purpose"]) == ("beaucoup", "decide")


@pytest.mark.parametrize(
    "wrong",
    [
        {"line-0-minutes": "-1"},
        {"line-0-minutes": "²"},
        {"line-0-purpose": "quarrel"},
        {"line-0-title": "", "line-0-note": "Sans titre"},
        {"line-0-title": "x" * 201},
        {"line-0-note": "x" * 5_000_000},
        {"line-0-pk": "999"},
        {"line-0-pk": "abc"},
    ],
)
def test_a_wrong_line_is_said_and_nothing_is_recorded(
    port: Port, dora: Client, wrong: dict[str, str]
) -> None:
    with nothing_changes():
        answer = dora.post(port.url("meeting_agenda"), written(port, **{**TWO, **wrong}))
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (422, 1)


def test_a_forged_line_is_refused_in_plain_words(port: Port, dora: Client) -> None:
    answer = dora.post(port.url("meeting_agenda"), written(port, **{**TWO, "line-0-pk": "abc"}))
    (said,) = answer.context["form"].non_field_errors()
    assert said.partition("\u00a0:")[0] == "Point 1, Identifiant"


def test_too_many_lines(port: Port, dora: Client) -> None:
    with nothing_changes():
        answer = dora.post(
            port.url("meeting_agenda"), written(port, **typed(*[("x", "inform", "1")] * 61))
        )
    assert answer.status_code == 422


def test_two_writers_the_second_compares(port: Port, dora: Client) -> None:
    dora.post(port.url("meeting_agenda"), written(port, **TWO))
    ana = port.client("dora")
    first, second = (
        filled(dora.get(port.url("meeting_agenda"))),
        filled(ana.get(port.url("meeting_agenda"))),
    )
    dora.post(port.url("meeting_agenda"), {**first, "line-0-title": "", "do": "save"})
    with nothing_changes():
        answer = ana.post(
            port.url("meeting_agenda"), {**second, "line-1-minutes": "50", "do": "save"}
        )
    lines = [
        (line.sign, line.text) for row in answer.context["form"].differences() for line in row.lines
    ]
    assert (answer.status_code, lines) == (
        409,
        [
            ("-", f"Que lire ? · {Purpose.DECIDE.label} · 45 min"),
            ("+", f"L’accueil · {Purpose.INFORM.label} · 5 min"),
            ("+", f"Que lire ? · {Purpose.DECIDE.label} · 50 min"),
        ],
    )
    assert ana.post(port.url("meeting_agenda"), filled(answer, do="save")).status_code == 302
    assert agenda() == [("L’accueil", "inform", 5), ("Que lire ?", "decide", 50)]


def test_the_agenda_is_frozen_with_the_minutes(port: Port, dora: Client) -> None:
    meeting = port.opened()
    type(meeting).objects.filter(pk=meeting.pk).update(sealed_at=meeting.starts_at)
    with nothing_changes():
        answer = dora.post(port.url("meeting_agenda"), written(port, **TWO))
    assert answer.status_code == 422


class TestFolded:
    """On a phone one point is open at a time: the first, the one just moved, those to correct."""

    def test_the_first_is_open(self, port: Port, dora: Client) -> None:
        form = dora.get(port.url("meeting_agenda")).context["form"]
        assert (form.opened, form.faulty) == ([0], [])

    def test_one_that_was_moved_is_open(self, port: Port, dora: Client) -> None:
        answer = dora.post(port.url("meeting_agenda"), written(port, **{**TWO, "do": "down:0"}))
        assert answer.context["form"].opened == [1]

    def test_all_those_to_correct_are_open(self, port: Port, dora: Client) -> None:
        lines = typed(
            ("L’accueil", "inform", "x"), ("Que lire ?", "decide", "45"), ("Quand ?", "decide", "")
        )
        answer = dora.post(port.url("meeting_agenda"), written(port, **lines))
        assert answer.context["form"].opened == [0, 2]
        assert 'name="point"' not in answer.content.decode()


@pytest.mark.parametrize("emptied", [True, False])
def test_a_point_with_a_decision_stays_and_the_rest_typed_is_kept(
    port: Port, dora: Client, *, emptied: bool
) -> None:
    port.opened()
    dora.post(port.url("meeting_agenda"), written(port, **TWO))
    propose(port.circle, port.again(), item=AgendaItem.objects.get(title="Que lire ?"))
    sheet = filled(dora.get(port.url("meeting_agenda")), **{"line-0-title": "L’accueil du soir"})
    if emptied:
        sheet["line-1-title"] = ""
    else:
        page = dora.post(port.url("meeting_agenda"), {**sheet, "do": "remove:1"})
        sheet = filled(page)
    with nothing_changes():
        answer = dora.post(port.url("meeting_agenda"), {**sheet, "do": "save"})
    form = answer.context["form"]
    words = "« Que lire ? » ne peut pas quitter l’ordre du jour : D-2027-01 y est en cours."
    assert (answer.status_code, " ".join(form.errors["__all__"][0].split())) == (422, words)
    titles = [line["title"] for line in form.typed if line["title"]]
    assert titles == ["L’accueil du soir", "Que lire ?"]
    assert [error for line in form.lines for error in line.errors] == []


def test_an_empty_line_is_not_told_to_be_wrong(port: Port, dora: Client) -> None:
    lines = typed(("L’accueil", "inform", "-5"), ("", "discuss", "15"))
    answer = dora.post(port.url("meeting_agenda"), written(port, **lines))
    assert [list(line.errors) for line in answer.context["form"].lines] == [["minutes"], []]


def test_a_long_agenda_opens_one_line_at_a_time_and_carries_the_others(
    port: Port, dora: Client
) -> None:
    long = typed(*((f"Point {number}", "decide", str(number)) for number in range(WHOLE)))
    long["line-3-note"], address = "Deux\r\nlignes", port.url("meeting_agenda")
    dora.post(address, written(port, **long))
    recorded = agenda()
    page = dora.get(address)
    assert page.context["form"].closed == [*range(1, WHOLE + 2)]
    page = dora.post(address, filled(page, do="open:3"))
    form = page.context["form"]
    assert (form.opened, 3 in form.closed, form.told) == ([3], False, "")
    assert page.content.decode().count("<textarea") == 1
    assert agenda() == recorded
    dora.post(address, filled(page, do="save"))
    assert agenda() == recorded
    assert AgendaItem.objects.get(title="Point 3").note.split() == ["Deux", "lignes"]

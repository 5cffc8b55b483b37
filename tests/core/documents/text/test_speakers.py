"""Who spoke is said as far as attribution lets it, and no further."""

from __future__ import annotations

import pytest

from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.prune import ReadingTerms, prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.speakers import TextSpeaker, reference, refers, written
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience

LIBRARY = TextSpeaker("Médiathèque", "Associations", ("Ana Petit", "Bao Nguyen"))
EMPTY_CHAIR = TextSpeaker("Mairie", "Élus")
SPEAKERS = {12: LIBRARY, 7: EMPTY_CHAIR}


def read(text: str, usual: Attribution, most: Attribution = Attribution.NAMED) -> str:
    terms = ReadingTerms(usual=usual, most=most, speakers=SPEAKERS)
    return to_html(prune(parse(text, default=Audience.PUBLIC), Audience.PUBLIC, terms))


@pytest.mark.parametrize(
    ("usual", "said"),
    [
        (Attribution.NAMED, "<p>Ana Petit, Bao Nguyen (Médiathèque) : oui</p>"),
        (Attribution.INSTITUTION, "<p>Médiathèque : oui</p>"),
        (Attribution.COLLEGE, "<p>Associations : oui</p>"),
        (Attribution.NONE, "<p>oui</p>"),
    ],
)
def test_a_seat_is_told_as_attribution_lets_it(usual: Attribution, said: str) -> None:
    assert read("@{seat:12} : oui", usual) == said


def test_a_seat_for_which_nobody_came_is_its_institution() -> None:
    assert read("@{seat:7} : oui", Attribution.NAMED) == "<p>Mairie : oui</p>"


@pytest.mark.parametrize("wrong", ["@{seat:13}", "@{seat:}", "@{siège: douze}", "@{SEAT:13 }"])
def test_a_wrong_seat_is_nothing(wrong: str) -> None:
    assert read(f"{wrong} : oui", Attribution.NAMED) == "<p>oui</p>"


def test_a_mark_names_more_or_less_than_usual() -> None:
    text = "::: anonyme\n@{seat:12} : a\n:::\n::: noms\n@{seat:7} : b\n:::\n@{siège:12} c"
    assert read(text, Attribution.COLLEGE) == "<p>a</p><p>Mairie : b</p><p>Associations c</p>"


def test_the_most_discreet_of_marks_inside_one_another_wins() -> None:
    text = "::: college\n::: named\n@{seat:12} : a\n:::\n:::"
    assert read(text, Attribution.NAMED) == "<p>Associations : a</p>"


def test_nothing_is_named_beyond_the_ceiling() -> None:
    text = "::: named\n- **@{seat:12}** : a\n- `@{seat:12}` b\n:::"
    assert read(text, Attribution.NAMED, Attribution.NONE) == (
        "<ul><li>a</li><li><code></code> b</li></ul>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "@\\{seat:12}",
        "&#64;{seat:12}",
        "```\n@{seat:12}\n```",
        "*@{seat:12}*",
        "> - @{seat:12}",
        "| a | @{seat:12} |\n|---|---|",
        "[x](https://a.fr/@{seat:12})",
        "https://a.fr/@{seat:12}",
        "# @{seat:12}",
    ],
)
def test_no_number_of_a_seat_is_left_wherever_it_is_written(text: str) -> None:
    document = parse(text, default=Audience.PUBLIC)
    assert "12" not in to_html(prune(document, Audience.PUBLIC))
    assert "12" not in to_html(document)


def test_a_cell_that_says_nothing_stays_a_cell() -> None:
    page = read("| @{seat:12} | b |\n|---|---|\n| c | d |", Attribution.NONE)
    assert page.count("<td>") + page.count("<th ") == 4


@pytest.mark.parametrize(
    "label",
    ["Médiathèque", "L’*a* `b` | [c](d)", "_x_ <b> https://a.fr/", "9 de la rue", "a" * 150],
)
def test_what_a_seat_is_called_is_for_whoever_writes(label: str) -> None:
    for around in ("{} : oui", "```\n{}\n```", "- `{}` : oui", "| {} |\n|---|", "# {}"):
        text = around.format(f"@{{siège:12 {label}}}")
        page = read(text, Attribution.NONE)
        assert [word for word in ("diath", "*a*", "rue", "aaa", "12", "_x_") if word in page] == []
        assert ("Associations" in read(text, Attribution.COLLEGE), refers(text)) == (True, True)


def test_a_reference_says_what_the_seat_is_called() -> None:
    said = reference(12, "Ville {du}\nPort", "siège")
    assert said == "@{siège:12 Ville du Port}"
    assert written(said, SPEAKERS, Attribution.INSTITUTION) == ""


def test_a_reference_is_read_as_it_is_written() -> None:
    assert (refers(reference(12)), refers("ana@port.example")) == (True, False)
    assert written(f"{reference(12)} : oui", SPEAKERS, Attribution.NONE) == "oui"

"""Whoever writes by an office edits without reading what is for those who were there."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, Circle, found_circle, hold
from tourdetable.core.documents.text.sections import split
from tourdetable.domain.minutes.actions.minutes import begin, write
from tourdetable.domain.minutes.actions.sections import write_section
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.sealing import SealedMinutes, sees_all
from tourdetable.domain.networks.actors import Actor

TEXT = "# Un\n\n::: present\nSecret.\n:::\n\nb"


@pytest.fixture
def circle(db: None) -> Circle:
    return found_circle()


@pytest.fixture
def minutes(circle: Circle) -> Minutes:
    meeting = hold(circle, came=[(circle.town, circle.ana)])
    return begin(meeting=meeting, text=TEXT, by=circle.by_ana(), now=NOW)


def written(minutes: Minutes, text: str, circle: Circle) -> Minutes:
    """By Dora, who holds an office and was not there."""
    form = {"version": minutes.version, "by": Actor(circle.dora, office=circle.lead), "now": NOW}
    return write(minutes=minutes, text=text, **form)


def test_an_office_alone_does_not_let_one_read(circle: Circle) -> None:
    lead, pen = (circle.lead,), (circle.town, circle.lead)
    assert [sees_all(lead, was_present=there) for there in (True, False)] == [True, False]
    assert sees_all(pen, was_present=False)


def test_what_is_for_those_present_is_sealed_and_put_back(circle: Circle, minutes: Minutes) -> None:
    sealed = SealedMinutes(minutes, circle.dora)
    line = f"::: sealed {sealed.name(sealed.passages[0])}"
    assert sealed.text == f"# Un\n\n{line}\n\nb"
    assert sealed.put_back(f"# Un\n\nb\n\n{line}") == (
        "# Un\n\nb\n\n::: present\nSecret.\n:::",
        0,
    )
    assert sealed.put_back("# Un\n\nb")[1] == 1


def test_what_one_wrote_oneself_is_not_sealed(circle: Circle, minutes: Minutes) -> None:
    own = f"{TEXT}\n\n::: present\nDe Dora.\n:::\n"
    after = written(minutes, own, circle)
    sealed = SealedMinutes(after, circle.dora)
    assert ("De Dora." in sealed.text, "Secret." in sealed.text) == (True, False)


@pytest.mark.parametrize(
    "around", ["::: present\nDe Dora.\n\n{}\n:::", "::: present\n{}", "{}\n::: present\nDe Dora."]
)
def test_what_one_puts_around_it_does_not_open_it(
    circle: Circle, minutes: Minutes, around: str
) -> None:
    sealed = SealedMinutes(minutes, circle.dora)
    after = written(minutes, sealed.put_back(around.format(sealed.text))[0], circle)
    assert "Secret." not in SealedMinutes(after, circle.dora).text


def test_its_name_says_nothing_of_it(circle: Circle, minutes: Minutes) -> None:
    sealed = SealedMinutes(minutes, circle.dora)
    other = Minutes(pk=minutes.pk + 1, text=TEXT, audience="network")
    assert sealed.name(sealed.passages[0]) != SealedMinutes(other, circle.dora).name(
        sealed.passages[0]
    )


def test_a_part_is_written_without_what_is_sealed_in_it(circle: Circle, minutes: Minutes) -> None:
    by, sealed = Actor(circle.dora, office=circle.lead), SealedMinutes(minutes, circle.dora)
    seen = split(sealed.text)[0].words
    said = {"title": "Un", "nth": 1, "by": by, "now": NOW, "sealed_for": circle.dora}
    for words in (f"{seen}\n\nc", f"{seen}\n\nc\n\nd"):
        written = write_section(minutes=minutes, base=seen, text=words, **said)
        assert written.section is not None
        seen = written.section.words
        assert seen == words
    after = Minutes.objects.get(pk=minutes.pk)
    assert after.text == "# Un\n\n::: present\nSecret.\n:::\n\nb\n\nc\n\nd"


def test_what_others_go_on_writing_does_not_become_ones_own(
    circle: Circle, minutes: Minutes
) -> None:
    written(minutes, f"{TEXT} de Dora", circle)
    said = {"title": "Un", "nth": 1, "by": circle.by_ana(), "now": NOW}
    base = split(Minutes.objects.get().text)[0].words
    write_section(minutes=minutes, base=base, text=f"{base}\n\nAna.", **said)
    after = Minutes.objects.get()
    assert ("Ana." in after.text, "Secret." in SealedMinutes(after, circle.dora).text) == (
        True,
        False,
    )

"""Changing how papers look."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle
from tests.domain.papers.made import model
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.domain.files.actions import GRACE, sweep
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.papers.actions import change_papers
from tourdetable.domain.papers.checking import CheckedModel
from tourdetable.domain.papers.models import PaperModel, PaperTheme
from tourdetable.domain.papers.queries import model_of, models_of, theme_of

ODT, DOCX = OfficeFormat.ODT, OfficeFormat.DOCX


def change(circle: Circle, **said: Any) -> None:
    known = {"lines": "", "font": "serif"} | said
    change_papers(network=circle.network, by=Operator(gesture=uuid4()), now=NOW, **known)


def given(kind: OfficeFormat, content: bytes = b"") -> CheckedModel:
    return CheckedModel(kind, content or model(kind), f"courrier.{kind}")


def kinds() -> list[str]:
    rows = Event.objects.filter(kind__startswith="papers.").order_by("pk")
    return [kind.removeprefix("papers.") for kind in rows.values_list("kind", flat=True)]


def test_lines_and_letters_change(circle: Circle) -> None:
    change(circle, lines="  Cercle   de lecture \n\n 1 rue du Port ", font="sans")
    theme = theme_of(circle.network)
    assert (theme.lines, theme.font) == ("Cercle de lecture\n1 rue du Port", "sans")
    assert kinds() == ["theme_changed"]


def test_a_network_has_ours_until_it_says_otherwise(circle: Circle) -> None:
    theme = theme_of(circle.network)
    assert (theme.lines, theme.font, models_of(circle.network)) == ("", "serif", {})
    assert model_of(circle.network, ODT) is None


@pytest.mark.parametrize("wrong", [{"lines": "a\n" * 6}, {"lines": "a" * 91}, {"font": "comic"}])
def test_what_does_not_fit_is_refused_and_changes_nothing(
    circle: Circle, wrong: dict[str, str]
) -> None:
    with pytest.raises(ValidationError):
        change(circle, **wrong)
    assert (PaperTheme.objects.count(), kinds()) == (0, [])


def test_a_model_takes_the_place_of_the_one_before(circle: Circle) -> None:
    change(circle, models=[given(ODT), given(DOCX)])
    change(circle, models=[given(ODT, b"PK\x03\x04" + model(ODT)[4:] + b"\0")])
    found = model_of(circle.network, ODT)
    assert found is not None
    assert (found[-1:], model_of(circle.network, DOCX)) == (b"\0", model(DOCX))
    assert models_of(circle.network)[DOCX].name == "courrier.docx"


def test_ours_come_back(circle: Circle) -> None:
    change(circle, models=[given(ODT)])
    change(circle, without=[ODT, DOCX])
    assert (PaperModel.objects.count(), model_of(circle.network, ODT)) == (0, None)
    assert kinds() == ["theme_changed", "model_given", "theme_changed", "model_removed"]


def test_a_model_stays_while_it_serves(circle: Circle) -> None:
    change(circle, models=[given(ODT)])
    sweep(now=NOW + 2 * GRACE)
    assert StoredFile.objects.count() == 1
    change(circle, without=[ODT])
    sweep(now=NOW + 2 * GRACE)
    assert StoredFile.objects.count() == 0

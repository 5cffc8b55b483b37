"""Themes are opened, changed and closed; what was asked follows."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle
from tests.domain.commitments.builders import FIRST, LAST, asked_of, theme_of
from tourdetable.domain.commitments.actions.asking import answer
from tourdetable.domain.commitments.actions.themes import change_theme, close_theme
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed

JUNE = date(2027, 6, 30)


def test_a_theme_is_opened_once(circle: Circle) -> None:
    by = circle.by_ana(gesture=uuid4())
    theme = theme_of(circle, by=by)
    assert (str(theme), theme.starts, theme.ends, theme.body) == (
        "Le quai",
        FIRST,
        LAST,
        circle.body,
    )
    with pytest.raises(AlreadyDone):
        theme_of(circle, by=by)
    event = Event.objects.latest("pk")
    assert (event.kind, event.subject) == ("theme.opened", f"theme:{theme.pk}")
    assert "Le quai" not in str(event.data)


def test_it_ends_after_it_starts_and_has_a_name(circle: Circle) -> None:
    for wrong in ({"title": "  "}, {"ends": date(2027, 1, 31)}):
        with pytest.raises(ValidationError):
            theme_of(circle, **wrong)
    assert not Theme.objects.exists()


def test_what_was_asked_ends_with_the_theme_and_is_never_made_longer(circle: Circle) -> None:
    theme = theme_of(circle)
    ana, *_others = asked_of(circle, theme, "Ana", "Bao")
    answer(commitment=ana, version=1, accepts=True, words="", by=circle.by_ana(), now=NOW)
    by = {"by": circle.by_bao(), "now": NOW}
    closed = close_theme(theme=theme, version=1, ends=JUNE, **by)
    assert set(Commitment.objects.values_list("ends", flat=True)) == {JUNE}
    longer = {"title": "Le quai", "starts": FIRST, "ends": None}
    change_theme(theme=closed, version=2, **longer, **by)
    assert set(Commitment.objects.values_list("ends", flat=True)) == {JUNE}
    with pytest.raises(Changed):
        close_theme(theme=theme, version=1, ends=JUNE, **by)


def test_what_was_asked_for_days_that_are_no_more_is_asked_no_more(circle: Circle) -> None:
    theme = theme_of(circle)
    ana, bao = asked_of(circle, theme, "Ana", "Bao")
    answer(commitment=ana, version=1, accepts=True, words="", by=circle.by_ana(), now=NOW)
    later = {"title": "Le quai", "starts": date(2027, 12, 1), "ends": None}
    change_theme(theme=theme, version=1, **later, by=circle.by_bao(), now=NOW)
    left = Commitment.objects.get()
    assert (left.pk, left.starts, left.ends) == (ana.pk, FIRST, FIRST)
    assert left.pk != bao.pk

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, nothing_changes
from tests.domain.schemes.builders import details, write_down
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.schemes import actions
from tourdetable.domain.schemes.actions import SchemeDetails, SchemesImported, written_of
from tourdetable.domain.schemes.models import OutsideScheme

pytestmark = pytest.mark.django_db


def by(circle: Circle) -> dict[str, Any]:
    return {"by": circle.by_ana(), "now": NOW}


def test_one_is_written_down_with_its_tags_by_whom_and_when(circle: Circle) -> None:
    one = write_down(circle, tags=("Lecture", "Dehors"))
    assert (one.checked_by, one.checked_on, one.version) == (circle.bao, TODAY, 1)
    assert sorted(tag.name for tag in one.tags.all()) == ["Dehors", "Lecture"]
    event = Event.objects.get(kind="scheme.added")
    assert (event.network, event.subject) == ("circle", f"scheme:{one.pk}")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Write its name"),
        ({"what": " "}, "what it does"),
        ({"address": "ville.example"}, "https://"),
        ({"address": "javascript:alert(1)"}, "https://"),
    ],
)
def test_what_is_missing_or_dangerous_is_refused(
    circle: Circle, wrong: dict[str, str], words: str
) -> None:
    said = {"network": circle.network, "details": replace(details(), **wrong)}
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        actions.add_scheme(**said, **by(circle))


def test_a_name_stands_once_in_a_register(circle: Circle) -> None:
    write_down(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="already"):
        write_down(circle, by=circle.by_ana())


def test_another_member_says_it_better_and_has_checked_it(circle: Circle) -> None:
    one = write_down(circle)
    words = details(what="Le soir.", tags=("Soir",))
    actions.change_scheme(scheme=one, version=1, details=words, **by(circle))
    now = OutsideScheme.objects.get()
    assert (now.what, now.checked_by, now.version) == ("Le soir.", circle.ana, 2)
    assert written_of(now) == words
    with nothing_changes(), pytest.raises(Changed):
        actions.change_scheme(scheme=one, version=1, details=words, **by(circle))


def test_one_that_ends_stays_and_may_go_on(circle: Circle) -> None:
    one = write_down(circle)
    tomorrow = TODAY + timedelta(days=1)
    with nothing_changes(), pytest.raises(ValidationError, match="still to come"):
        actions.end_scheme(scheme=one, version=1, ended_on=tomorrow, **by(circle))
    actions.end_scheme(scheme=one, version=1, ended_on=TODAY, **by(circle))
    assert OutsideScheme.objects.get().ended_on == TODAY
    actions.resume_scheme(scheme=one, version=2, **by(circle))
    actions.check_scheme(scheme=one, version=3, **by(circle))
    assert OutsideScheme.objects.get().ended_on is None
    kinds = list(Event.objects.filter(kind__startswith="scheme.").values_list("kind", flat=True))
    assert kinds == ["scheme.added", "scheme.ended", "scheme.resumed", "scheme.checked"]


def test_a_table_adds_changes_and_leaves(circle: Circle) -> None:
    write_down(circle, "Même")
    write_down(circle, "Autre")
    lines = [details("Même"), details("Autre", what="Mieux dit."), details("Neuf", tags=("Neuf",))]
    done = actions.import_schemes(network=circle.network, lines=lines, **by(circle))
    assert done == SchemesImported(added=1, changed=1, same=1)
    event = Event.objects.get(kind="schemes.imported")
    assert event.data == {"added": 1, "changed": 1, "same": 1}


def test_a_table_with_a_wrong_line_changes_nothing(circle: Circle) -> None:
    lines = [details("Neuf"), SchemeDetails("Sans rien", "")]
    with nothing_changes(), pytest.raises(ValidationError):
        actions.import_schemes(network=circle.network, lines=lines, **by(circle))


def test_a_register_has_a_bound(circle: Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST", 1)
    write_down(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="1 lines at most"):
        write_down(circle, "Une de trop")

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, last_event, nothing_changes
from tests.domain.experience.builders import (
    FINE,
    addressed,
    checked,
    proposed,
    published,
    written,
)
from tourdetable.domain.experience.actions import checking
from tourdetable.domain.experience.models import ExperienceReport, SecondReading
from tourdetable.domain.experience.sheets import look_through
from tourdetable.domain.networks.models import Seat

NAMED = "Nous avons accueilli Mme D., seule."


def fresh(report: ExperienceReport) -> ExperienceReport:
    return ExperienceReport.objects.get(pk=report.pk)


def on(report: ExperienceReport) -> dict[str, Any]:
    """The report as it is now."""
    now = fresh(report)
    return {"report": now, "version": now.version}


def by_bao(circle: Circle) -> dict[str, Any]:
    return {"by": circle.by_bao(), "now": NOW}


def keep(circle: Circle, report: ExperienceReport, why: str = "made_up", **more: Any) -> None:
    """Say why the first passage may stay."""
    (passage, *_rest) = look_through(report).open
    said = {"key": passage.key, "why": why, **more}
    checking.keep_passage(**on(report), **said, **by_bao(circle))


def test_what_was_read_again_leaves(circle: Circle) -> None:
    report = published(circle)
    assert (report.state, report.published_on) == ("published", TODAY)
    assert (report.checked_by, report.checked_at) == (circle.bao, NOW)
    assert last_event()[0] == "experience.published"


def test_nothing_leaves_before_somebody_read_again(circle: Circle) -> None:
    report = written(circle, proposed(circle), **FINE)
    with nothing_changes(), pytest.raises(ValidationError):
        checking.publish(**on(report), **by_bao(circle))


def test_what_says_nothing_of_its_results_stays(circle: Circle) -> None:
    report = checked(circle, proposed(circle))
    with nothing_changes(), pytest.raises(ValidationError):
        checking.publish(**on(report), **by_bao(circle))


@pytest.mark.parametrize(
    "changed",
    [{"levers": "Une voiture."}, {"title": "Lire le soir"}, {"when": "En mars"}, {"contacts": "x"}],
)
def test_a_text_that_changes_is_read_again(circle: Circle, changed: dict[str, str]) -> None:
    report = checked(circle, written(circle, proposed(circle), **FINE))
    written(circle, report, **changed)
    with nothing_changes(), pytest.raises(ValidationError):
        checking.publish(**on(report), **by_bao(circle))


def test_so_is_what_goes_further_than_was_said(circle: Circle) -> None:
    report = checked(circle, written(circle, proposed(circle), **FINE))
    addressed(circle, report, audience="public")
    with nothing_changes(), pytest.raises(ValidationError):
        checking.publish(**on(report), **by_bao(circle))


def test_a_passage_is_changed_or_kept_with_a_reason(circle: Circle) -> None:
    report = written(circle, proposed(circle), **FINE, difficulties=NAMED)
    with nothing_changes(), pytest.raises(ValidationError):
        checking.read_again(**on(report), **by_bao(circle))
    keep(circle, fresh(report))
    assert last_event()[0] == "experience.passage_kept"
    checked(circle, report)
    written(circle, report, difficulties=NAMED.replace("seule", "et ses enfants"))
    with nothing_changes(), pytest.raises(ValidationError):
        checking.read_again(**on(report), **by_bao(circle))
    written(circle, report, difficulties="Personne n’est venu seul.")
    checked(circle, report)


def test_a_reason_is_of_a_passage_that_is_there(circle: Circle) -> None:
    report = written(circle, proposed(circle), difficulties=NAMED)
    for said in ({"why": "hop"}, {"why": "other_why", "words": " "}, {"key": "x"}):
        with nothing_changes(), pytest.raises(ValidationError):
            keep(circle, fresh(report), **said)
    keep(circle, fresh(report), "other_why", words="Elle a relu.")


def test_a_name_that_is_not_told_is_not_written_either(circle: Circle) -> None:
    report = written(circle, proposed(circle), **FINE, levers="La Médiathèque a prêté la clé.")
    assert look_through(fresh(report)).open == ()
    addressed(circle, report, attribution="none")
    (passage,) = look_through(fresh(report)).open
    assert (passage.field, passage.clue and passage.clue.text) == ("levers", "Médiathèque")


def asked(circle: Circle, report: ExperienceReport, seat: Seat | None = None) -> SecondReading:
    """The town is asked to read it."""
    checking.ask_second(**on(report), seat=seat or circle.town, **by_bao(circle))
    return SecondReading.objects.get()


def answer(circle: Circle, row: SecondReading, opinion: str = "all_fine", **more: Any) -> None:
    """Ana says what she sees."""
    text = look_through(fresh(row.report)).text
    said = {"reading": row, "text": text, "opinion": opinion, "by": circle.by_ana(), "now": NOW}
    checking.give_opinion(**{**said, **more})


def test_a_second_pair_of_eyes_is_waited_for(circle: Circle) -> None:
    report = checked(circle, written(circle, proposed(circle), **FINE))
    row = asked(circle, report)
    with nothing_changes(), pytest.raises(ValidationError):
        checking.publish(**on(report), **by_bao(circle))
    answer(circle, row, "to_change", words="On reconnaît la rue.")
    with nothing_changes(), pytest.raises(ValidationError):
        checking.publish(**on(report), **by_bao(circle))
    written(circle, report, context="Ailleurs.")
    answer(circle, row)
    assert last_event()[0] == "experience.second_given"
    checked(circle, report)
    assert checking.publish(**on(report), **by_bao(circle)).state == "published"


def test_it_reads_what_the_sheet_says_now(circle: Circle) -> None:
    report = checked(circle, written(circle, proposed(circle), **FINE))
    row = asked(circle, report)
    answer(circle, row)
    checked(circle, written(circle, report, context="Ailleurs."))
    with nothing_changes(), pytest.raises(ValidationError):
        checking.publish(**on(report), **by_bao(circle))
    checking.do_without(**on(report), reading=row, **by_bao(circle))
    assert checking.publish(**on(report), **by_bao(circle)).state == "published"


def test_an_opinion_is_of_the_seat_that_was_asked_on_what_it_was_shown(circle: Circle) -> None:
    row = asked(circle, proposed(circle))
    wrong: list[dict[str, Any]] = [
        {"by": circle.by_chloe()},
        {"text": "x"},
        {"opinion": "not_yet"},
        {"opinion": "to_change"},
    ]
    for said in wrong:
        with nothing_changes(), pytest.raises(ValidationError):
            answer(circle, row, **said)


def test_one_does_not_read_again_for_oneself(circle: Circle) -> None:
    report = proposed(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        asked(circle, report, circle.library)


def test_what_is_published_is_taken_back_before_it_is_changed(circle: Circle) -> None:
    report = published(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        written(circle, report, context="Autre chose.")
    draft = checking.take_back(**on(report), **by_bao(circle))
    assert (draft.state, draft.published_on) == ("in_draft", TODAY)
    with nothing_changes(), pytest.raises(ValidationError):
        checking.take_back(**on(report), **by_bao(circle))
    assert checking.publish(**on(report), **by_bao(circle)).state == "published"

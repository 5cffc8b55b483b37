"""What questionnaires say in a report: no more than their own pages, whatever is subtracted."""

from __future__ import annotations

from collections.abc import Sequence

from tests.core.figures.test_sums import PartsReader
from tests.domain.builders import hold
from tests.domain.evaluation.builders import Evaluating, begun, of_now
from tests.domain.evaluation.surveyed import answered_after, given_to, told_to
from tests.domain.questionnaires.builders import answered_by
from tests.interface.web.areas.evaluation.report.test_sections import reading
from tests.interface.web.areas.evaluation.visitors import page
from tourdetable.core.documents.kinds.evaluation import ReportSection, ReportTable
from tourdetable.core.figures.tables import Line
from tourdetable.domain.evaluation.actions import freezing
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.results import EVERYBODY, NO_ANSWER, Results
from tourdetable.interface.web.areas.evaluation.report.answers import answers

CODES = ["1", "2", "3", "4", "5", "0", NO_ANSWER]

HEAD = ("Réponse", "Tout le monde (15)")


def told(scene: Evaluating, campaign: Campaign) -> list[ReportSection]:
    return list(answers(reading(scene, campaign, scene.eva)))


def frozen_with(scene: Evaluating, campaign: Campaign, *rows: Questionnaire) -> Campaign:
    return freezing.freeze(**of_now(scene, given_to(scene, campaign, *rows)))


def line_of(table: ReportTable) -> Line:
    """What the column of everybody says, the last one."""
    size = int(table.head[-1].split("(")[1].rstrip(")"))
    counts = [None if row[-1] == "masqué" else int(row[-1].split(" ")[0]) for row in table.rows]
    return Line(size, (*counts, *[0] * (len(CODES) - len(counts))))


def published(row: Questionnaire) -> tuple[Line, dict[str, Sequence[int]]]:
    """What its page shows of the first question, and the truth."""
    row.refresh_from_db()
    results = Results(row, "fr")
    (first, *_others) = results.of_questions()
    cells = [one.cells[-1] for one in first.rows]
    truth = results.counts(first.question, CODES)[EVERYBODY]
    return Line(cells[0][0].size, tuple(line.counts[at] for line, at in cells)), {"all": truth}


def test_no_subtraction_between_the_report_and_the_pages_finds_a_small_group(scene: Evaluating):
    circle, meeting = scene.circle, hold(scene.circle)
    points = ("5555544444444", "555555444", "1555555444444", "15", "112")
    rows = [answered_after(circle, meeting, some) for some in points]
    for row in rows[:3]:
        told_to(row)
    campaign = frozen_with(scene, begun(scene), *rows[:4])
    campaign = frozen_with(scene, campaign, rows[4])
    (section,) = told(scene, campaign)
    reader, names = PartsReader(), [str(row.pk) for row in rows[:3]]
    shown = [published(row) for row in rows[:3]]
    for reader.part, (line, _truth) in zip(names, shown, strict=True):
        reader.reads({"all": line}, line)
    reader.reads_sum(line_of(section.parts[1].tables[0]), names)
    for reader.part, (_line, truth) in zip(names, shown, strict=True):
        assert reader.finds(truth) == []


def test_one_alone_is_told_as_its_page_tells_it_with_its_comments(scene: Evaluating):
    row = told_to(answered_by(scene.circle, "5" * 6 + "4" * 9))
    campaign = given_to(scene, begun(scene), row)
    (section,) = told(scene, campaign)
    assert section.title == "Questionnaire\N{NO-BREAK SPACE}: Après la lecture"
    table = section.parts[1].tables[0]
    assert (table.head, table.rows[4]) == (HEAD, ("Tout à fait", "6 (40\N{NO-BREAK SPACE}%)"))
    assert section.parts[1].drawing is not None
    assert len(section.parts[-1].said) == 15
    assert "Après la lecture" in page(scene.eva, "evaluation_report", 1)


def test_a_sum_waits_until_the_figures_are_frozen(scene: Evaluating):
    circle, meeting = scene.circle, hold(scene.circle)
    rows = [told_to(answered_after(circle, meeting, "5555544444")) for _ in range(2)]
    campaign = given_to(scene, begun(scene), *rows)
    (waiting,) = told(scene, campaign)
    assert [len(part.tables) for part in waiting.parts] == [1]
    campaign = freezing.freeze(**of_now(scene, campaign))
    (section,) = told(scene, campaign)
    assert [row[3] for row in section.parts[0].tables[0].rows] == ["10", "10"]
    assert section.parts[1].tables[0].rows[4] == ("Tout à fait", "10 (50\N{NO-BREAK SPACE}%)")
    assert section.parts[-1].said == (("", "Plus de silence."),) * 2


def test_who_may_not_read_the_results_finds_none_in_the_report(scene: Evaluating):
    row = told_to(answered_by(scene.circle, "5" * 6 + "4" * 9), "body")
    campaign = given_to(scene, begun(scene), row)
    assert told(scene, campaign) == []

"""What a process keeps: as if everything had been read and judged, for a part of the price."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import APRIL, NOW, OPERATOR, TODAY, Circle, draw, found_circle
from tests.domain.story import story
from tests.domain.together import really_apart, together
from tests.effort import EVERYTHING, POSTGRESQL
from tests.paths import ROOT
from tourdetable.core.charter.facts.changes import FactChanges
from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.domain.compliance import memory
from tourdetable.domain.compliance.memory import DAYS, NETWORKS, evaluation
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.journal.models import SHARED, Event
from tourdetable.domain.journal.queries import heads, parts_since, position
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import cut_record_of

DOMAIN = ROOT / "src" / "tourdetable" / "domain"
KIND = r'(?:tell|save|record)\(\s*(?:kind=)?"([a-z_]+\.[a-z_]+)"'


def judged(circle: Circle) -> Evaluation:
    return evaluation(circle.network, charter_in_force(circle.network, on=TODAY), on=TODAY)


def bodies(circle: Circle, count: int) -> list[Body]:
    """More bodies of the network, each with a meeting in March."""
    said = {"network": circle.network, "kind": "circle", "starts": circle.body.starts}
    names = [f"Cercle {number}" for number in range(count)]
    found = [
        install_body(**said, name=name, slug=name.split()[1], by=OPERATOR, now=NOW)  # type: ignore[arg-type]  # names and values are these
        for name in names
    ]
    for body in found:
        draw(body)
    return found


@pytest.mark.django_db
class TestOneNetwork:
    def test_while_nothing_happens_one_query_says_so(self) -> None:
        circle = found_circle()
        charter, first = charter_in_force(circle.network, on=TODAY), judged(circle)
        with CaptureQueriesContext(connection) as asked:
            again = evaluation(circle.network, charter, on=TODAY)
        assert (again is first, len(asked)) == (True, 1)

    @pytest.mark.parametrize("others", [3, 30])
    def test_a_write_has_its_body_read_again_and_judged_again(self, others: int) -> None:
        """As many queries, and as many facts, whatever else the network holds."""
        circle = found_circle()
        bodies(circle, others)
        meeting, charter = draw(circle.body, APRIL), charter_in_force(circle.network, on=TODAY)
        before = judged(circle)
        said = {"reason": "Grève", "version": 1, "confirmed": True, "by": OPERATOR, "now": NOW}
        cancel_meeting(meeting=meeting, **said)
        with CaptureQueriesContext(connection) as asked:
            after = evaluation(circle.network, charter, on=TODAY)
        assert len(asked) <= 20
        body = str(circle.body.pk)
        again = {b for b, part in after.facts.parts.items() if part is not before.facts.parts[b]}
        assert again == {body}
        same = [
            judged.verdicts[b] is was.verdicts[b]
            for judged, was in zip(after.judged, before.judged, strict=True)
            for b in judged.verdicts
            if b not in (None, body)
        ]
        assert same == [True] * len(same)
        assert [m.cancelled for m in after.facts.parts[body].meetings] == [True]

    @pytest.mark.parametrize(("facts", "queries"), [([], 2), (["replies"], 3), (["minutes"], 4)])
    def test_an_event_that_says_which_facts_has_those_read(
        self, facts: list[str], queries: int
    ) -> None:
        circle = found_circle()
        judged(circle)
        said = {"network": "circle", "subject": "x", "body": circle.body.pk, "facts": facts}
        record(kind="x", **said, by=OPERATOR, now=NOW)  # type: ignore[arg-type]  # names and values are these
        charter = charter_in_force(circle.network, on=TODAY)
        with CaptureQueriesContext(connection) as asked:
            evaluation(circle.network, charter, on=TODAY)
        assert len(asked) == queries

    @pytest.mark.parametrize("count", [2, 5])
    def test_few_bodies_are_read_one_after_the_other_and_many_together(self, count: int) -> None:
        circle = found_circle()
        others = bodies(circle, count)
        judged(circle)
        for body in others:
            draw(body, APRIL, "Une autre")
        assert judged(circle).facts.parts == cut_record_of(circle.network).parts

    def test_an_event_that_changes_no_fact_has_nothing_judged(self) -> None:
        circle = found_circle()
        before = judged(circle)
        for body in (None, circle.body.pk):
            record(kind="x", network="circle", subject="x", body=body, by=OPERATOR, now=NOW)
        assert judged(circle) is before

    def test_an_event_elsewhere_moves_nothing(self) -> None:
        circle, other = found_circle(), found_circle(slug="other")
        first = judged(circle)
        draw(other.body, APRIL)
        with CaptureQueriesContext(connection) as asked:
            assert judged(circle) is first
        assert len(asked) == 2  # the text in force, and the head of the network

    def test_each_day_is_another_evaluation_of_the_same_facts(self) -> None:
        circle = found_circle()
        charter, tomorrow = charter_in_force(circle.network, on=TODAY), TODAY + timedelta(days=1)
        found = [evaluation(circle.network, charter, on=day) for day in (TODAY, tomorrow)]
        assert [one.report.on for one in found] == [TODAY, tomorrow]
        assert found[0].facts is found[1].facts

    def test_what_is_undone_is_not_remembered(self) -> None:
        circle = found_circle()
        first = judged(circle)
        with transaction.atomic():
            draw(circle.body, APRIL)
            transaction.set_rollback(True)
        assert judged(circle) is first

    def test_what_an_action_asks_for_is_not_remembered(self) -> None:
        """It sees what it writes, and nobody else does, were it never done."""
        circle = found_circle()
        first, seen = judged(circle), []

        @once
        def asking(*, by: By) -> None:
            draw(circle.body, APRIL)
            seen.append(len(judged(circle).facts.whole.meetings))
            raise LookupError

        with pytest.raises(LookupError):
            asking(by=OPERATOR)
        assert (seen, judged(circle) is first) == ([1], True)

    def test_what_was_read_and_undone_is_read_again(self) -> None:
        circle = found_circle()
        first = judged(circle)
        with transaction.atomic():
            draw(circle.body, APRIL)
            assert judged(circle).facts != first.facts
            transaction.set_rollback(True)
        assert judged(circle).report == first.report

    def test_a_reader_who_was_overtaken_takes_what_the_other_has_read(self) -> None:
        circle = found_circle()
        kept = memory._networks.made(circle.network.pk, memory.NetworkMemory)
        head = heads("circle")
        draw(circle.body, APRIL)
        now = kept.facts(circle.network, heads("circle"))
        with CaptureQueriesContext(connection) as asked:
            assert kept.facts(circle.network, head) is now
        assert len(asked) == 1

    def test_a_body_removed_by_hand_is_gone_once_it_is_said(self) -> None:
        circle = found_circle()
        (more,) = bodies(circle, 1)
        judged(circle)
        said = {"network": "circle", "subject": "x", "body": more.pk}
        more.meetings.all().delete()
        more.delete()
        record(kind="x", **said, by=OPERATOR, now=NOW)  # type: ignore[arg-type]  # names and values are these
        assert list(judged(circle).facts.parts) == [str(circle.body.pk)]


@pytest.mark.django_db(transaction=True)
def test_eight_readers_judge_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slowly enough for all of them to ask meanwhile."""
    circle = found_circle()
    charter = charter_in_force(circle.network, on=TODAY)
    readings: list[str] = []
    read = memory.cut_record_of

    def slowly(network: Network) -> object:
        readings.append(network.slug)
        sleep(0.05)
        return read(network)

    monkeypatch.setattr(memory, "cut_record_of", slowly)
    with really_apart(tmp_path / "apart.sqlite3"):
        found = together(*[lambda: evaluation(circle.network, charter, on=TODAY)] * 8)
    assert (readings, len(set(map(id, found)))) == (["circle"], 1)


@pytest.mark.django_db
def test_memory_is_bounded_while_somebody_writes() -> None:
    """As many days and networks are asked for as one likes: a few are kept, and of what was
    written nothing but the last."""
    circle = found_circle()
    charter = charter_in_force(circle.network, on=TODAY)
    kept = memory._networks.made(circle.network.pk, memory.NetworkMemory)
    for number in range(DAYS + 3):
        draw(circle.body, APRIL + timedelta(weeks=number))
        evaluation(circle.network, charter, on=TODAY + timedelta(days=number))
    assert len(kept.days) == DAYS
    for number in range(NETWORKS + 2):
        memory._networks.made(-number, memory.NetworkMemory)
    assert len(memory._networks) == NETWORKS


@pytest.mark.django_db
def test_what_was_replaced_is_let_go() -> None:
    """Parts and evaluations of the past are held by nothing: a thousand writes weigh as one."""
    circle = found_circle()
    bodies(circle, 3)
    judged(circle)
    for number in range(4):
        draw(circle.body, APRIL + timedelta(weeks=number))
        judged(circle)
    now = judged(circle)
    indexes = {id(now.index), *(id(part) for part in (now.index._parts or {}).values())}
    networks = {id(part.network) for part in (now.index._parts or {}).values()}
    assert len(networks) == 1
    assert len(indexes) == 1 + len(now.facts.parts)
    (network,) = {part.network for part in (now.index._parts or {}).values()}
    assert network._parts is None


IN_SHORT = POSTGRESQL and not EVERYTHING

UNTOLD = {"network.founded", "minutes.approved", "minutes.correction_approved"}
"""Events of the foundation, and of another rule of adoption than the story's."""

ELSEWHERE = ("programme.draft", "network.period", "network.calendar", "place.")
"""Beginnings of events that are not of what people tell the charter: drafts, periods, places."""


AGAIN = {"decision.proposed", "decision.effect_attached", "decision.positions_recorded"}
"""Events of each decision of the story, of which the first tells enough."""


def kinds_in_the_code() -> set[str]:
    """The kinds of events that the actions of the apps that keep facts record."""
    apps = ("networks", "joining", "meetings", "decisions", "minutes", "programme")
    files = [path for app in apps for path in (DOMAIN / app).rglob("*.py")]
    found = {kind for path in files for kind in re.findall(KIND, path.read_text(encoding="utf-8"))}
    return {kind for kind in found if not kind.startswith(ELSEWHERE)} - UNTOLD


@pytest.mark.django_db
def test_every_action_says_what_it_touches_and_what_is_kept_follows() -> None:
    """After each gesture of a story in which all kinds of them are made (each chapter, on a second
    engine): the facts of what it has not touched are the same, and what is kept is what reading and
    judging everything gives."""
    circle, chapters = story()
    network, charter = circle.network, charter_in_force(circle.network, on=TODAY)
    seen, known = (cut_record_of(network), position(network.slug)), set[str]()
    for chapter in chapters:
        for step in chapter:
            step()
            told = Event.objects.values_list("kind", flat=True).latest("pk")
            if IN_SHORT or told in known.intersection(AGAIN):
                continue  # looked at with the next step
            seen = looked_at(network, *seen, told)
            known.add(told)
        seen = looked_at(network, *seen, "a chapter") if IN_SHORT else seen
        kept, fresh = (
            evaluation(network, charter, on=TODAY),
            Evaluation.of(charter, cut_record_of(network), on=TODAY),
        )
        assert (kept.facts.parts, kept.facts.shared) == (fresh.facts.parts, fresh.facts.shared)
        assert (kept.report, kept.coming) == (fresh.report, fresh.coming)
    assert kinds_in_the_code() <= set(Event.objects.values_list("kind", flat=True))


def looked_at(network: Network, before: CutRecord, number: int, told: str) -> tuple[CutRecord, int]:
    """Only what was touched since then has other facts; those of now, and where the journal is."""
    after, touched = cut_record_of(network), parts_since(network.slug, number)
    for part, kinds in changed(before, after).items():
        declared = touched.get(part, frozenset())
        assert declared is None or (part in touched and kinds <= declared), (told, part)
    return after, position(network.slug)


def changed(before: CutRecord, after: CutRecord) -> dict[str, frozenset[str]]:
    """The parts of which the facts differ, with the kinds that do."""
    found = dict(FactChanges.between(before, after).parts)
    different = {body: kinds for body, kinds in found.items() if kinds}
    same = before.shared == after.shared
    return different if same else {**different, SHARED: frozenset()}

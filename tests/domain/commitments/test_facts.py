"""What the charter knows of themes and commitments: ITC-12 and CLUB-15 are judged from them."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, circle_with
from tests.domain.commitments.builders import FIRST, LAST, asked_of, theme_of
from tests.domain.guests.builders import for_a_time
from tourdetable.core.charter.facts.record import CommitmentFact, ThemeFact
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.commitments.actions.asking import answer, end_early
from tourdetable.domain.compliance.memory import evaluation
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.guests.actions import withdraw
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import record_of

EASTER = date(2027, 4, 30)


def told(circle: Circle) -> tuple[CommitmentFact, ...]:
    return record_of(circle.network).commitments or ()


def test_themes_are_known_even_when_there_are_none(circle: Circle) -> None:
    assert record_of(circle.network).themes == ()
    theme = theme_of(circle)
    fact = ThemeFact(str(theme.pk), str(circle.body.pk), "Le quai", FIRST, LAST)
    assert record_of(circle.network).themes == (fact,)


def test_what_was_accepted_for_the_whole_work_is_told_until_it_ends(circle: Circle) -> None:
    (one,) = asked_of(circle, None, "Ana")
    (lesser,) = asked_of(circle, theme_of(circle), "Ana")
    by = {"by": circle.by_ana(), "now": NOW}
    assert told(circle) == ()
    one = answer(commitment=one, version=1, accepts=True, words="", **by)
    answer(commitment=lesser, version=1, accepts=True, words="", **by)
    whom = (str(one.pk), str(circle.body.pk), str(circle.ana.pk), "member")
    town = str(circle.town.institution_id)
    assert told(circle) == (CommitmentFact(*whom, FIRST, LAST, town),)
    end_early(commitment=one, version=2, ends=EASTER, words="", **by)
    assert told(circle) == (CommitmentFact(*whom, FIRST, EASTER, town),)


def test_it_counts_no_longer_than_the_mandate_or_the_call(circle: Circle) -> None:
    guest = for_a_time(circle)
    rows = asked_of(circle, None, "Ana", "Inès")
    for one in rows:
        answer(commitment=one, version=1, accepts=True, words="", by=OPERATOR, now=NOW)
    ends = {"ends": EASTER, "confirmed": True, "by": OPERATOR, "now": NOW}
    end_mandate(mandate=circle.town.mandates.get(), **ends)
    withdraw(guest=guest, version=1, by=circle.by_ana(), now=NOW)
    assert {(fact.kind, fact.ends) for fact in told(circle)} == {
        ("member", EASTER),
        ("continuing_guest", TODAY),
    }


def test_what_is_kept_follows_mandates_too(circle: Circle) -> None:
    (one,) = asked_of(circle, None, "Ana")
    answer(commitment=one, version=1, accepts=True, words="", by=circle.by_ana(), now=NOW)
    charter = charter_in_force(circle.network, on=TODAY)

    def kept() -> list[date | None]:
        judged = evaluation(circle.network, charter, on=TODAY)
        rows = judged.facts.parts[str(circle.body.pk)].commitments or ()
        return [fact.ends for fact in rows]

    assert kept() == [LAST]
    ends = {"ends": EASTER, "confirmed": True, "by": OPERATOR, "now": NOW}
    end_mandate(mandate=circle.town.mandates.get(), **ends)
    assert kept() == [EASTER]


def test_the_article_on_commitment_is_judged(db: None) -> None:
    rule = 'check = "work_commitment"\nfirst_month = 2\nlast_month = 10\ngrace_days = 30'
    circle = circle_with(rule, "none")

    def state() -> State:
        return report(circle.network, on=TODAY).state_of("CIR-09")

    assert state() is State.BROKEN  # they sit since September, and nobody has committed
    for one in asked_of(circle, None):
        answer(commitment=one, version=1, accepts=True, words="", by=OPERATOR, now=NOW)
    assert state() is State.KEPT


def test_the_article_on_regular_presence_is_judged(db: None) -> None:
    circle = circle_with('check = "assiduity"\npercent = 66', "none")
    assert report(circle.network, on=TODAY).state_of("CIR-09") is State.NOT_CONCERNED
    theme_of(circle)
    assert report(circle.network, on=TODAY).state_of("CIR-09") is not State.UNKNOWN

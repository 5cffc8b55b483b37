"""An act meets the breaches it would bring, and only those."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import structs

from tests.core.charter.amending import amended
from tests.core.charter.cases import record_of
from tests.core.charter.every_check import ruled
from tests.paths import CHARTERS
from tourdetable.core.charter.facts.record import (
    AttendanceFact,
    DecisionFact,
    MandateFact,
    OfficeFact,
    Record,
)
from tourdetable.core.charter.judge.gates import foresee
from tourdetable.core.charter.terms.model import Charter, Gate
from tourdetable.core.charter.text.loader import load

ON = date(2027, 4, 6)
YEAR = {
    "s1": "2026-09-22",
    "s2": "2026-11-10",
    "s3": "2027-01-07",
    "s4": "2027-02-25",
    "s5": "2027-04-15",
    "s6": "2027-06-08",
}
Brought = list[tuple[str, Gate, date, str]]


def read(slug: str) -> Charter:
    return load((CHARTERS / f"{slug}.md").read_text(encoding="utf-8"))


def sessions(days: dict[str, str]) -> Record:
    lines = [f"{name} berre session {day}" for name, day in days.items()]
    return record_of({"bodies": ["berre itc 2026-09-22"], "meetings": lines})


def itc(before: dict[str, str], after: dict[str, str], on: date = ON) -> Brought:
    found = foresee(read("itc"), sessions(before), sessions(after), on=on)
    return [(o.article, o.gate, o.breach.on, str(o.verdict.state)) for o in found]


def club(before: list[str], after: list[str]) -> Brought:
    records = [
        record_of({"bodies": ["club club 2020-01-01"], "meetings": lines})
        for lines in (before, after)
    ]
    found = foresee(read("club-des-territoires"), *records, on=ON)
    return [(o.article, o.gate, o.breach.on, str(o.verdict.state)) for o in found]


def gap(on: date, state: str = "at_risk") -> Brought:
    return [("ITC-14", Gate.CONFIRM, on, state)]


def test_moving_a_session_too_far_asks_to_confirm() -> None:
    assert itc(YEAR, YEAR | {"s5": "2027-04-30"}) == gap(date(2027, 4, 26))


def test_moving_it_back_meets_nothing() -> None:
    assert itc(YEAR | {"s5": "2027-04-30"}, YEAR) == []


def test_moving_the_last_session_back_meets_nothing() -> None:
    until_april = {k: v for k, v in YEAR.items() if k != "s6"}
    assert itc(until_april | {"s5": "2027-05-20"}, until_april) == []


def test_moving_the_last_session_earlier_meets_nothing() -> None:
    assert itc(YEAR, YEAR | {"s6": "2027-06-01"}) == []


def test_moving_a_session_a_little_meets_nothing() -> None:
    assert itc(YEAR, YEAR | {"s5": "2027-04-20"}) == []


def test_making_a_gap_longer_asks_again() -> None:
    assert itc(YEAR | {"s5": "2027-04-30"}, YEAR | {"s5": "2027-05-04"}) == gap(date(2027, 4, 26))


def test_making_a_gap_shorter_meets_nothing() -> None:
    assert itc(YEAR | {"s5": "2027-05-04"}, YEAR | {"s5": "2027-04-30"}) == []


def test_a_session_in_the_middle_of_a_gap_meets_nothing() -> None:
    wide = {"s1": "2026-09-22", "s6": "2027-06-08"}
    assert itc(wide, wide | {"s3": "2027-01-07"}) == []


def test_adding_the_next_session_meets_nothing() -> None:
    assert itc(YEAR, YEAR | {"s7": "2027-07-06"}) == []


def test_drawing_the_next_session_too_far_asks_to_confirm() -> None:
    assert itc(YEAR, YEAR | {"s7": "2027-08-24"}) == gap(date(2027, 8, 9))


def test_drawing_a_session_for_a_body_already_late_meets_nothing() -> None:
    late = {"s1": "2026-12-01"}
    assert itc(late, late | {"s2": "2027-04-20"}) == []


def test_losing_the_last_session_asks_to_confirm() -> None:
    assert itc(YEAR, {k: v for k, v in YEAR.items() if k != "s6"}) == gap(date(2027, 6, 16), "kept")


def test_a_gathering_put_on_a_monday_is_refused() -> None:
    before = ["r4 club gathering 2027-11-17 dated=2026-11-18"]
    after = ["r4 club gathering 2027-11-15 dated=2026-11-18"]
    assert club(before, after) == [("CLUB-08", Gate.REFUSE, date(2027, 11, 15), "at_risk")]


def test_a_new_gathering_on_a_sunday_is_refused_even_beside_another() -> None:
    before = ["r4 club gathering 2027-11-14"]
    assert club(before, [*before, "r5 club gathering 2027-11-14"]) == [
        ("CLUB-08", Gate.REFUSE, date(2027, 11, 14), "at_risk")
    ]


def test_a_gathering_already_on_a_monday_does_not_block_another_act() -> None:
    monday = "r4 club gathering 2027-11-15"
    assert club([monday], [monday, "r5 club gathering 2027-11-16"]) == []


def test_an_experience_report_on_a_monday_is_welcome() -> None:
    assert club([], ["x1 club experience_report 2027-07-05"]) == []


def test_a_lifted_article_opposes_nothing() -> None:
    lifted = {
        "bodies": ["club club 2020-01-01"],
        "exceptions": ["CLUB-08 * D-9 2027-11-01..2027-11-30"],
    }
    after = record_of(lifted | {"meetings": ["r4 club gathering 2027-11-15"]})
    assert foresee(read("club-des-territoires"), record_of(lifted), after, on=ON) == ()


EVERY = {
    "bodies": ["club club 2025-09-01"],
    "seats": ["caf club caf 2025-09-01"],
    "mandates": ["caf Ann 2025-09-01"],
    "offices": ["lead Ann club 2025-09-01", "lead Bea club 2025-09-01"],
    "acceptances": ["Ann 2027.1 2025-09-01"],
}


def asked(rule: str, after: Callable[[Record], Record], **more: list[str]) -> list[str]:
    """The breaches for which an act, on this record, is to be confirmed."""
    before = record_of(EVERY | more)
    found = foresee(ruled(f'{rule}\ngate = "confirm"'), before, after(before), on=ON)
    return [f"{o.breach.on} {o.breach.subject}".strip() for o in found]


def test_an_office_given_once_too_often_asks_to_confirm() -> None:
    given = OfficeFact("third", "lead", "Cem", "club", ON)
    rule = 'check = "team_size"\noffice = "lead"\nmaximum = 2'
    assert asked(rule, lambda record: amended(record, offices=[given])) == ["2027-04-06"]


def test_an_office_of_the_network_is_judged_for_it() -> None:
    given = OfficeFact("c", "coordinator", "Cem", None, ON)
    rule = 'check = "team_size"\noffice = "coordinator"\nminimum = 0\nmaximum = 1'
    more = {"offices": ["coordinator Mo * 2025-09-01"]}
    assert asked(rule, lambda record: amended(record, offices=[given]), **more) == ["2027-04-06"]


def test_a_mandate_that_ends_asks_to_confirm_the_vacancy() -> None:
    ended = MandateFact("mandate-0", "caf", "Ann", date(2025, 9, 1), date(2027, 4, 30))
    assert asked('check = "pair_complete"', lambda record: amended(record, mandates=[ended])) == [
        "2027-05-01 caf"
    ]


def test_an_attendance_comes_beside_the_others() -> None:
    record = record_of(EVERY | {"attendances": ["m0 caf Ann"]})
    came = AttendanceFact("m0", "caf", "Bea")
    assert amended(record, attendances=[came]).attendances == (*record.attendances, came)


def test_what_no_body_owns_touches_them_all() -> None:
    """An acceptance that is taken back is asked of the body where its person sits."""
    assert asked(
        'check = "acceptance"', lambda record: structs.replace(record, acceptances=())
    ) == ["2026-10-02 mandate-0"]


def test_a_decision_whose_record_may_still_be_completed_asks_nothing() -> None:
    point = DecisionFact("d", "club", "m0", "Point")
    rule = 'check = "decision_record"'
    more = {"meetings": ["m0 club session 2027-04-05"]}
    assert asked(rule, lambda record: amended(record, decisions=[point]), **more) == []


def test_a_past_decision_written_without_its_outcome_asks_to_confirm() -> None:
    point = DecisionFact("d", "club", "m0", "Point")
    more = {"meetings": ["m0 club session 2027-03-02"]}
    assert asked(
        'check = "decision_record"', lambda record: amended(record, decisions=[point]), **more
    ) == ["2027-03-18 d"]


Article = tuple[str, Gate, date, bool]


def on_a_date(slug: str, kind: str, before: list[str], after: list[str]) -> list[Article]:
    """What an act on the calendar of one body is asked about, and whether something mends it."""
    records = [
        record_of({"bodies": [f"one {kind} 2020-01-01"], "meetings": lines})
        for lines in (before, after)
    ]
    found = foresee(read(slug), *records, on=ON, every=True)
    return [(o.article, o.gate, o.breach.on, o.breach.mend is not None) for o in found]


GATHERINGS = [f"r{n} one gathering 2027-{day} dated=2026-11-18" for n, day in (
    (1, "02-09"), (2, "04-08"), (3, "06-15"),
)]  # fmt: skip


def test_a_gathering_dated_too_late_asks_though_its_article_has_no_gate() -> None:
    late = [*GATHERINGS, "r9 one gathering 2027-06-01 dated=2027-04-06"]
    found = on_a_date("club-des-territoires", "club", GATHERINGS, late)
    assert found == [("CLUB-07", Gate.CONFIRM, ON, False)]
    assert club(GATHERINGS, late) == []


def test_a_reactive_meeting_a_move_and_a_cancelled_gathering_ask_nothing() -> None:
    reactive = [*GATHERINGS, "x one rex 2027-06-01 dated=2027-04-06"]
    moved = [line.replace("06-15", "06-17") for line in GATHERINGS]
    for after in (reactive, moved, GATHERINGS[:-1]):
        assert on_a_date("club-des-territoires", "club", GATHERINGS, after) == []


def test_a_second_late_gathering_asks_again() -> None:
    late = [*GATHERINGS, "r9 one gathering 2027-06-01 dated=2027-03-01"]
    later = [*late, "r10 one gathering 2027-07-01 dated=2027-04-06"]
    found = on_a_date("club-des-territoires", "club", late, later)
    assert found == [("CLUB-07", Gate.CONFIRM, ON, False)]


def test_dating_the_next_season_in_time_asks_nothing() -> None:
    """The season after it then has too few dates: that was so already."""
    next_year = [*GATHERINGS, "r9 one gathering 2028-02-08 dated=2027-04-06"]
    assert on_a_date("club-des-territoires", "club", GATHERINGS, next_year) == []


def test_losing_the_only_date_of_the_next_season_asks() -> None:
    next_year = [*GATHERINGS, "r9 one gathering 2028-02-08 dated=2027-04-06"]
    found = on_a_date("club-des-territoires", "club", next_year, GATHERINGS)
    assert found == [("CLUB-07", Gate.CONFIRM, date(2028, 1, 1), True)]


def test_a_year_of_notice_already_missed_asks() -> None:
    text = (CHARTERS / "club-des-territoires.md").read_text(encoding="utf-8")
    charter = load(text.replace('counting = "season"', 'counting = "twelve_months"'))
    lines = [f"r9 one gathering {day} dated=2027-04-06" for day in ("2028-04-04", "2028-04-06")]
    for line, articles in zip(lines, (["CLUB-07"], []), strict=True):
        records = [
            record_of({"bodies": ["one club 2020-01-01"], "meetings": meetings})
            for meetings in (GATHERINGS, [*GATHERINGS, line])
        ]
        assert [o.article for o in foresee(charter, *records, on=ON, every=True)] == articles

"""Each fact goes to the body it is about, following what it hangs on."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from tourdetable.core.charter.facts.parts import NETWORK, CutRecord, cut
from tourdetable.core.charter.facts.record import (
    AttendanceFact,
    BodyFact,
    DecisionFact,
    ExceptionFact,
    ExperienceReportFact,
    GuestFact,
    InstitutionFact,
    MandateFact,
    MeetingFact,
    MinutesFact,
    MinutesReadingFact,
    Record,
    RelayFact,
    ReplyFact,
    SeatFact,
    TopicFact,
    TurnFact,
)
from tourdetable.core.charter.facts.shapes import fact_shapes

D = date(2027, 1, 5)


def body(name: str) -> Record:
    """One fact of each way to hang on a body."""
    seat, meeting, minutes = f"seat-{name}", f"meeting-{name}", f"minutes-{name}"
    return Record(
        bodies=(BodyFact(name, "itc", name, D),),
        seats=(SeatFact(seat, name, "caf", "caf", "standing", D),),
        mandates=(MandateFact(f"mandate-{name}", seat, "ana", D),),
        meetings=(MeetingFact(meeting, name, "session", "S", D, D),),
        replies=(ReplyFact(meeting, seat, "ana", "attend"),),
        attendances=(AttendanceFact(meeting, seat, "ana"),),
        turns=(TurnFact(meeting, "minutes", seat),),
        topics=(TopicFact(f"topic-{name}", name, "T", D),),
        experience_reports=(ExperienceReportFact(f"report-{name}", seat, D),),
        guests=(GuestFact(f"guest-{name}", meeting, "actor"),),
        relays=(RelayFact(f"relay-{name}", seat, "x", D),),
        minutes=(MinutesFact(minutes, meeting, "draft"),),
        minutes_readings=(MinutesReadingFact(minutes, seat, D),),
    )


def together(*records: Record) -> Record:
    kinds = [kind for kind in fact_shapes() if getattr(records[0], kind) is not None]
    return Record(**{k: tuple(f for r in records for f in getattr(r, k)) for k in kinds})


def test_a_record_of_two_bodies_is_cut_in_two() -> None:
    arles, berre = body("arles"), body("berre")
    assert cut(together(arles, berre)) == {"arles": arles, "berre": berre}


def test_the_facts_of_the_whole_network_are_in_no_part() -> None:
    record = Record(
        bodies=body("arles").bodies,
        institutions=(InstitutionFact("caf", "Caf"),),
        exceptions=(ExceptionFact("e", "ITC-14", None, "D-1", D, D),),
    )
    assert cut(record) == {"arles": Record(bodies=record.bodies)}


def test_a_fact_that_hangs_on_nothing_known_is_in_no_part() -> None:
    lost = (AttendanceFact("nowhere", "seat-arles", "ana"),)
    assert cut(Record(bodies=body("arles").bodies, attendances=lost)) == {
        "arles": Record(bodies=body("arles").bodies)
    }


def test_what_nobody_keeps_is_kept_by_no_part_and_none_is_none() -> None:
    record = Record(bodies=body("arles").bodies, topics=(), themes=None)
    assert cut(record) == {"arles": Record(bodies=record.bodies, topics=())}


def test_a_decision_recorded_elsewhere_brings_its_meeting() -> None:
    arles, berre = body("arles"), body("berre")
    decision = DecisionFact("d", "arles", "meeting-berre", "D")
    part = cut(together(arles, berre, Record(**{**_empty(arles), "decisions": (decision,)})))
    assert part["arles"].meetings == (*arles.meetings, *berre.meetings)
    assert part["berre"].meetings == berre.meetings


def _empty(record: Record) -> dict[str, tuple[()]]:
    return {kind: () for kind in fact_shapes() if getattr(record, kind) is not None}


def test_every_kind_is_a_body_s_or_the_network_s() -> None:
    everything = Record(**dict.fromkeys(fact_shapes(), ()))
    part = cut(Record(**{**dict.fromkeys(fact_shapes(), ()), "bodies": body("arles").bodies}))
    kept = {k for k in fact_shapes() if getattr(part["arles"], k) is not None}
    optional = {k for k, shape in fact_shapes().items() if shape.optional}
    assert kept == {*fact_shapes()} - (optional & set(NETWORK))
    assert cut(everything) == {}


class TestCutRecord:
    RECORD = replace(
        together(body("arles"), body("berre")),
        institutions=(InstitutionFact("caf", "Caf"),),
        exceptions=(
            ExceptionFact("x1", "ITC-14", "arles", "D-1", D, D),
            ExceptionFact("x2", "ITC-14", None, "D-2", D, D),
        ),
    )

    def test_nothing_is_lost_between_what_is_shared_and_the_parts(self) -> None:
        cut = CutRecord.of(self.RECORD)
        assert cut.whole.bodies == self.RECORD.bodies
        for kind in fact_shapes():
            whole, known = getattr(cut.whole, kind), getattr(self.RECORD, kind)
            assert (whole is None, set(whole or ())) == (known is None, set(known or ()))

    def test_what_is_shared_is_of_no_body(self) -> None:
        shared = CutRecord.of(self.RECORD).shared
        held = {kind for kind in fact_shapes() if getattr(shared, kind)}
        assert (held, [x.id for x in shared.exceptions]) == ({"institutions", "exceptions"}, ["x2"])
        assert [shared.meetings, shared.minutes, shared.themes] == [(), (), None]

    def test_what_says_the_same_is_the_same_object(self) -> None:
        cut = CutRecord.of(self.RECORD)
        arles = replace(cut.parts["arles"])
        assert cut.replaced({"arles": arles, "istres": None}, replace(cut.shared)) is cut
        assert cut.replaced({"arles": arles, "berre": None}).parts["arles"] is cut.parts["arles"]

    def test_a_part_comes_goes_or_changes(self) -> None:
        cut = CutRecord.of(self.RECORD)
        fewer, istres = replace(cut.parts["arles"], meetings=()), body("istres")
        other = cut.replaced({"arles": fewer, "berre": None, "istres": istres})
        assert other.parts == {"arles": fewer, "istres": istres}
        assert other.shared is cut.shared
        assert other.replaced({}, Record()).shared == Record()

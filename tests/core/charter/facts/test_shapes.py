"""The shapes that the rest of the core reads, told from the declaration of facts."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.facts.record import MAY_BE_UNKEPT, MeetingFact, Record
from tourdetable.core.charter.facts.shapes import FieldShape, fact_shapes


def test_every_kind_of_a_record_has_its_shape() -> None:
    kinds = [name for name in Record.__struct_fields__ if name != "unkept"]
    assert [*fact_shapes()] == kinds
    assert all(kind == shape.kind for kind, shape in fact_shapes().items())


def test_a_kind_tells_its_class_its_words_and_whether_it_may_be_unknown() -> None:
    meetings, themes = fact_shapes()["meetings"], fact_shapes()["themes"]
    assert meetings.made is MeetingFact
    assert meetings.words == "A meeting that is drawn in the calendar, or was held."
    assert (meetings.may_be_unknown, meetings.optional) == (True, False)
    assert (themes.may_be_unknown, themes.optional) == (True, True)
    bodies = fact_shapes()["bodies"]
    assert (bodies.may_be_unknown, bodies.optional) == (False, False)


def test_the_core_kinds_that_may_be_unkept_are_kinds() -> None:
    assert set(MAY_BE_UNKEPT) < set(fact_shapes())


def test_a_field_tells_its_type_and_what_it_names() -> None:
    fields = fact_shapes()["topics"].fields
    assert fields["seat"] == FieldShape(
        "seat", str, "Id of a seat (an `id` of `seats`)", True, False, "seats"
    )
    assert fields["on"] == FieldShape("on", date, "The day it was put forward", False, True, None)
    assert fields["existing_work"].type is bool
    assert fields["existing_work"].optional
    assert fact_shapes()["programmes"].fields["year"].type is int
    institutions = fact_shapes()["diagnoses"].fields["institutions"]
    assert (institutions.type, institutions.names) == (tuple, "institutions")
    recorded = fact_shapes()["meetings"].fields["attendance_recorded"]
    assert (recorded.type, recorded.optional, recorded.required) == (bool, False, False)

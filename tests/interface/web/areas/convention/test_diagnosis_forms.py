"""What is asked of each kind of entry, beside its words."""

from __future__ import annotations

import re

from tests.domain.convention.builders import diagnosis_of
from tests.interface.web.areas.convention.desk import Desk

ASKED = re.compile(r'name="(value|source|year|place|address)"')


def test_each_kind_is_asked_its_own_fields(desk: Desk) -> None:
    made = diagnosis_of(desk.circle)
    kinds = ("figure", "facility", "issue", "source", "words")
    found = {
        kind: sorted(set(ASKED.findall(desk.read("diagnosis_bring", made.pk, kind, by="ana"))))
        for kind in kinds
    }
    assert found == {
        "figure": ["address", "source", "value", "year"],
        "facility": ["place"],
        "issue": [],
        "source": ["address"],
        "words": [],
    }

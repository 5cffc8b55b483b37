"""What the database keeps of the agreement."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.domain.builders import (
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    found_circle,
    nothing_changes,
)
from tests.domain.convention.builders import FIRST, LAST, asked, diagnosis_of, partner, signed
from tests.domain.convention.grounds import ARLES, covers, runs
from tests.domain.networks.actions.test_merging import steward
from tourdetable.domain.convention.models import (
    AgreementPeriod,
    Assessment,
    DiagnosisEntry,
    Signatory,
)
from tourdetable.domain.networks.actions.merging import merge_institutions
from tourdetable.domain.people.actions import register_institution


def test_a_period_holds_once_signed_from_its_first_day_to_its_last(circle: Circle) -> None:
    period = signed(circle)
    days = (date(2023, 12, 31), FIRST, LAST, date(2028, 1, 1))
    assert [period.holds(day) for day in days] == [False, True, True, False]
    assert str(period) == period.title


def test_a_figure_without_source_and_days_out_of_order_are_not_kept(circle: Circle) -> None:
    made, period = diagnosis_of(circle), signed(circle)
    figure = {"kind": "figure", "words": "Habitant·es", "value": "12", "on": TODAY}
    wrong = (
        DiagnosisEntry(diagnosis=made, **figure),
        AgreementPeriod(agreement=period.agreement, title="Non", starts=LAST, ends=FIRST),
        Assessment(period=period, words="Oui.", given_on=TODAY, adopted_on=TODAY),
    )
    for row in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_of_two_institutions_that_are_one_the_answer_is_kept(circle: Circle) -> None:
    made = asked(circle)
    town, library = partner(made, circle.town), partner(made, circle.library)
    town.answer = "approved"
    assert (town.outweighs(library), library.outweighs(town)) == (True, False)
    assert (town.approves, library.approves) == (True, False)


def test_what_an_institution_signs_runs_covers_and_is_asked_goes_with_it(circle: Circle) -> None:
    town, other = circle.town.institution, register_institution(name="Mairie du Port")
    period, made = signed(circle), asked(circle)
    Signatory.objects.filter(institution=town).update(institution=other)
    made.partners.filter(institution=town).update(institution=other)
    runs(circle.network, covers(other, ARLES), ARLES)
    elsewhere = found_circle(slug="other")
    stranger = steward(elsewhere.network)
    said: dict[str, Any] = {
        "merged": other,
        "version": 1,
        "into": town,
        "into_version": 1,
        "now": NOW,
    }
    with nothing_changes(), pytest.raises(ValidationError, match="you do not compose"):
        merge_institutions(**said, network=elsewhere.network, by=stranger)
    merge_institutions(**said, network=circle.network, by=OPERATOR)
    assert period.signatories.filter(institution=town).exists()
    assert made.partners.filter(institution=town).exists()
    assert (town.facilities.count(), town.coverages.count()) == (1, 1)

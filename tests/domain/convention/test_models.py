"""What the database keeps of the agreement."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import TODAY, Circle
from tests.domain.convention.builders import FIRST, LAST, asked, diagnosis_of, partner, signed
from tourdetable.domain.convention.models import AgreementPeriod, Assessment, DiagnosisEntry


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

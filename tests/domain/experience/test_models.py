from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.experience.builders import called, proposed, published
from tourdetable.domain.experience.actions.trying import say_tried
from tourdetable.domain.experience.models import ExperienceReport


def test_what_was_not_read_again_is_not_published_whoever_writes_it(circle: Circle) -> None:
    proposed(circle)
    for state in ("published", "nowhere"):
        with pytest.raises(IntegrityError), transaction.atomic():
            ExperienceReport.objects.update(state=state)


@pytest.mark.parametrize("field", ["audience", "attribution"])
def test_what_nobody_knows_is_refused(circle: Circle, field: str) -> None:
    proposed(circle)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExperienceReport.objects.update(**{field: "x"})


def test_events_name_the_body_and_no_fact_unless_said(circle: Circle) -> None:
    call, report = called(circle), published(circle)
    told = {"network": "circle", "body": circle.body.pk, "facts": []}
    assert report.told == {**told, "subject": f"experience:{report.pk}"}
    assert call.told == {**told, "subject": f"call:{call.pk}"}
    assert (str(call), str(report)) == ("Lire dehors", "Lire la nuit")
    said = {"outcome": "kept", "on": TODAY - timedelta(days=1), "words": "Bien."}
    use = say_tried(report=report, **said, by=circle.by_ana(), now=NOW)
    assert use.told == report.told | {"use": use.pk}


def test_it_is_discreet_when_its_institution_is_not_told(circle: Circle) -> None:
    report = proposed(circle)
    found = {}
    for report.attribution in ("named", "institution", "college", "none"):
        found[report.attribution] = report.discreet
    assert found == {"named": False, "institution": False, "college": True, "none": True}

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import TODAY, Circle
from tests.domain.deliverables.builders import approved, kept, out, planned, written
from tourdetable.domain.deliverables.models import Circulation, Deliverable, PeerReview, WorkVersion


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "poem"},
        {"state": "lost"},
        {"licence": "mine"},
        {"state": "abandoned"},
        {"delivered_on": TODAY},
        {"because": "Non."},
    ],
)
def test_the_database_refuses_what_does_not_hold_together(circle: Circle, more: dict[str, Any]):
    work = planned(circle)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deliverable.objects.filter(pk=work.pk).update(**more)


@pytest.mark.parametrize("more", [{"text": ""}, {"name": "a.pdf"}, {"approved_on": TODAY}])
def test_a_version_is_a_text_or_a_file_and_a_decision_approves_it(
    circle: Circle, more: dict[str, Any]
):
    version = kept(circle, written(circle))
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkVersion.objects.filter(pk=version.pk).update(**more)


def test_reviews_and_circulations_say_what_they_are(circle: Circle):
    out(circle)
    for rows, more in ((PeerReview.objects, {"verdict": ""}), (Circulation.objects, {"how": "x"})):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**more)


def test_what_is_owed_what_is_done_what_is_out(circle: Circle):
    work = planned(circle)
    assert (work.owed, work.done, work.out) == (True, False, False)
    done, _decision = approved(circle, title="Un guide")
    assert (done.owed, done.done, done.out, str(done)) == (False, True, False, "Un guide")

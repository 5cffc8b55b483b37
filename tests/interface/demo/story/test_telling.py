"""What the demo tells of what was tried."""

from __future__ import annotations

import pytest

from tourdetable.domain.experience.models import ExperienceCall, ExperienceReport, ReportUse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_both_networks_told_experiences_and_write_one():
    rows = ExperienceReport.objects.values_list("network__slug", "state")
    found = {slug: [state for one, state in rows if one == slug] for slug, _state in rows}
    assert {slug: (len(all_), all_.count("in_draft")) for slug, all_ in found.items()} == {
        "club": (5, 1),
        "convention": (4, 1),
    }


def test_an_urgent_topic_has_its_report_some_were_tried_and_others_are_called_for():
    answered = ExperienceReport.objects.get(topic__urgent=True)
    assert (answered.state, answered.urgent) == ("published", True)
    assert (ReportUse.objects.count(), ExperienceCall.objects.count()) == (3, 2)

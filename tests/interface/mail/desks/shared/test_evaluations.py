"""What is written when a report is given, then published: where it is read, and nothing of it."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW
from tests.domain.evaluation.builders import evaluating, given, of_now
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.evaluation.actions import giving
from tourdetable.interface.mail.deliver import deliver


def test_the_message_leads_to_the_report_and_quotes_nothing_of_it(
    db: None, mailoutbox: list[Any]
) -> None:
    scene = evaluating()
    account_of(scene.circle.ana)
    given(scene)
    deliver(NOW)
    found = [one for one in mailoutbox if "à approuver" in one.subject]
    assert found
    assert all("/circle/evaluations/1/report/" in one.body for one in found)
    assert all("On lit trop peu" not in one.body for one in found)


def test_nothing_leaves_once_it_was_taken_back(db: None, mailoutbox: list[Any]) -> None:
    scene = evaluating()
    account_of(scene.circle.ana)
    campaign = given(scene)
    giving.take_back(**of_now(scene, campaign))
    deliver(NOW)
    assert [one for one in mailoutbox if "à approuver" in one.subject] == []

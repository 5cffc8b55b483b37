"""What people write in confidence elsewhere than in minutes reaches no stranger and no member of
another body, by any page, file, feed or mail (canaries): a word in each field."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.domain.builders import NOW
from tests.permissions.stage import build_stage
from tests.test_hidden_passages import said_by
from tests.test_hidden_voices import addresses
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.convention.models import DiagnosisPartner
from tourdetable.domain.coordination.models import SupportNote
from tourdetable.domain.evaluation.models import InterviewNote
from tourdetable.domain.journal.models import Event
from tourdetable.domain.newsletters.models import Newsletter
from tourdetable.domain.questionnaires.models import AnswerComment
from tourdetable.domain.site.models import DayRegistration, SitePage
from tourdetable.interface.mail.deliver import deliver

OUTSIDE = ("anonymous", "stranger", "neighbour", "elsewhere")
LINKS = ("/registration/", "/reclamation/suivi/")
"""Whoever has the link of a registration or of a complaint reads it there: it is theirs."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def sow() -> list[str]:
    """A word in each field."""
    sown: list[tuple[Any, str]] = [
        (SupportNote.objects.all(), "words"),
        (SupportNote.objects.all(), "agreed"),
        (DiagnosisPartner.objects.filter(diagnosis__shared_on=None), "words"),
        (AnswerComment.objects.all(), "text"),
        (InterviewNote.objects.all(), "text"),
        (InterviewNote.objects.all(), "whom"),
        (DayRegistration.objects.all(), "needs"),
        (Complaint.objects.all(), "words"),
        (SitePage.objects.all(), "text"),
        (Newsletter.objects.filter(sent_at=None), "text"),
    ]
    for number, (rows, field) in enumerate(sown):
        rows.update(**{field: f"kanari{rows.model.__name__}{number}"})
    return [f"kanari{rows.model.__name__}{number}" for number, (rows, _field) in enumerate(sown)]


def test_no_stranger_reads_a_word_of_it(db: None, mailoutbox: list[Any]) -> None:
    stage = build_stage()
    words, urls = sow(), [*addresses(stage)]
    found = {
        (role, url, word)
        for role in OUTSIDE
        for url in urls
        for said in [said_by(stage.clients[role], url)]
        for word in words
        if word in said
    }
    assert {one for one in found if not any(link in one[1] for link in LINKS)} == set()
    for days in (0, 1, 6, 30):
        deliver(NOW + timedelta(days=days))
    told = "".join(f"{one.subject} {one.message().as_string()}" for one in mailoutbox)
    told += "".join(str(data) for data in Event.objects.values_list("data", flat=True))
    assert [word for word in words if word in told] == []

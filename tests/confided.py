"""What people write in confidence elsewhere than in minutes: a word in each field, which reaches no
stranger and no member of another body."""

from __future__ import annotations

from typing import Any

from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.convention.models import DiagnosisPartner
from tourdetable.domain.coordination.models import SupportNote
from tourdetable.domain.evaluation.models import InterviewNote
from tourdetable.domain.newsletters.models import Newsletter
from tourdetable.domain.questionnaires.models import AnswerComment
from tourdetable.domain.site.models import DayRegistration, SitePage

OUTSIDE = ("nobody", "anonymous", "stranger", "neighbour", "elsewhere")
LINKS = ("/registration/", "/reclamation/suivi/")
"""Whoever has the link of a registration or of a complaint reads it there: it is theirs."""

FIELDS: tuple[tuple[Any, dict[str, Any], str], ...] = (
    (SupportNote, {}, "words"),
    (SupportNote, {}, "agreed"),
    (DiagnosisPartner, {"diagnosis__shared_on": None}, "words"),
    (AnswerComment, {}, "text"),
    (InterviewNote, {}, "text"),
    (InterviewNote, {}, "whom"),
    (DayRegistration, {}, "needs"),
    (Complaint, {}, "words"),
    (SitePage, {}, "text"),
    (Newsletter, {"sent_at": None}, "text"),
)
CONFIDED = tuple(f"kanari{model.__name__}{number}" for number, (model, *_) in enumerate(FIELDS))


def confide() -> None:
    """Write a word in each field, somewhere at least."""
    for word, (model, which, field) in zip(CONFIDED, FIELDS, strict=True):
        assert model.objects.filter(**which).update(**{field: word}), (model, field)


def confided_to(role: str, url: str, said: str) -> set[tuple[str, str, str]]:
    """Those of these words that somebody outside is told at an address that is not their own."""
    if role not in OUTSIDE or any(link in url for link in LINKS):
        return set()
    return {(role, url, word) for word in CONFIDED if word in said}

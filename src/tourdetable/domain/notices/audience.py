"""Who is told of an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.experience.models import ReportCarrier
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.notices.audiences import (
    answers,
    commitments,
    decisions,
    inbox,
    joining,
    meetings,
    minutes,
    networks,
    support,
    topics,
    turns,
)
from tourdetable.domain.notices.audiences.shared import (
    calls,
    evaluations,
    experiences,
    groups,
    library,
    questionnaires,
    referrals,
    works,
)
from tourdetable.domain.notices.enums import TO_ALL, TOLD, NoticeKind
from tourdetable.domain.questionnaires.models import AskedPerson

Reason = Mandate | Office | Invitation | Guest | Commitment | ReportCarrier | AskedPerson
"""What makes something somebody's business."""

Concerned = Callable[[Event, NoticeKind, datetime], Iterable[Reason]]

CONCERNED: Mapping[NoticeKind, Concerned] = {
    NoticeKind.INVITATION: meetings.of_meeting,
    NoticeKind.MOVED: meetings.of_meeting,
    NoticeKind.CANCELLED: meetings.of_meeting,
    NoticeKind.TAKEN_OVER: meetings.of_meeting,
    NoticeKind.AGENDA: meetings.of_meeting,
    NoticeKind.REMINDER: answers.of_reminder,
    NoticeKind.PLACE_FREED: answers.of_place,
    NoticeKind.REVIEW: minutes.of_minutes,
    NoticeKind.ADOPTED: minutes.of_minutes,
    NoticeKind.CIRCULATED: minutes.of_minutes,
    NoticeKind.LATE_MINUTES: minutes.of_late,
    NoticeKind.REMARK: minutes.of_remark,
    NoticeKind.REMARK_ANSWERED: minutes.of_remark,
    NoticeKind.CORRECTED: minutes.of_minutes,
    NoticeKind.NEW_EDITION: minutes.of_minutes,
    NoticeKind.PROGRAMME: networks.of_programme,
    NoticeKind.TEXT_PROPOSED: networks.of_text,
    NoticeKind.TEXT_ADOPTED: networks.of_text,
    NoticeKind.TO_JOIN: joining.of_invitation,
    NoticeKind.GUEST: joining.of_guest,
    NoticeKind.COMMITMENT: commitments.of_commitment,
    NoticeKind.PROPOSED_TIME: inbox.of_proposal,
    NoticeKind.SWAP: turns.of_swap,
    NoticeKind.SWAP_ANSWERED: turns.of_swap,
    NoticeKind.KIT: turns.of_kit,
    NoticeKind.TOPIC: topics.of_topic,
    NoticeKind.TOPIC_ANSWERED: topics.of_answer,
    NoticeKind.CONSULTATION: decisions.of_consultation,
    NoticeKind.CONCLUDED: decisions.of_conclusion,
    NoticeKind.TASK: decisions.of_task,
    NoticeKind.GROUP_LATE: groups.of_group,
    NoticeKind.THEME_CALL: calls.of_call,
    NoticeKind.CALL: experiences.of_call,
    NoticeKind.EXPERIENCE: experiences.of_experience,
    NoticeKind.WORK: works.of_work,
    NoticeKind.PEER_REVIEW: works.of_reading,
    NoticeKind.PEER_ANSWER: works.of_answer,
    NoticeKind.WORK_OUT: works.of_circulation,
    NoticeKind.TO_CONFIRM: library.of_keeping,
    NoticeKind.ENTRY_NEWS: library.of_outcome,
    NoticeKind.DATES_CALL: support.of_dates,
    NoticeKind.EVALUATION: evaluations.of_report,
    NoticeKind.QUESTIONNAIRE: questionnaires.of_questionnaire,
    NoticeKind.REFERRAL: referrals.of_question,
    NoticeKind.ANSWER_DOWN: referrals.of_news,
}
"""Why each person is told of it: the mandates, offices or invitations that make it their
business."""


def audience(event: Event, *, now: datetime) -> list[int]:
    """The ids of the persons to tell: with a mailbox, without who did it (but see `TO_ALL`)."""
    kind = TOLD[event.kind]
    left_out = None if kind in TO_ALL else event.person
    told = (row.person for row in CONCERNED[kind](event, kind, now) if row.person)
    return sorted({one.pk for one in told if one.account_id and one.pk != left_out})

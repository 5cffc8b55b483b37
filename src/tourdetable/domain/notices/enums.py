from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.journal.departures import DepartureState


class NoticeKind(TextChoices):
    """What a notice tells."""

    INVITATION = "invitation", _("invitation")
    MOVED = "moved", _("meeting moved")
    CANCELLED = "cancelled", _("meeting cancelled")
    TAKEN_OVER = "taken_over", _("duty taken over")
    AGENDA = "agenda", _("agenda changed")
    REVIEW = "review", _("minutes to read")
    ADOPTED = "adopted", _("minutes adopted")
    CIRCULATED = "circulated", _("minutes circulated")
    LATE_MINUTES = "late_minutes", _("late minutes")
    REMARK = "remark", _("correction asked for")
    REMARK_ANSWERED = "remark_reply", _("answer about a remark")
    CORRECTED = "corrected", _("corrected minutes to read")
    NEW_EDITION = "new_edition", _("minutes replaced by a corrected version")
    PROGRAMME = "programme", _("programme published")
    TEXT_PROPOSED = "proposal", _("text proposed")
    TEXT_ADOPTED = "charter", _("text adopted")
    TO_JOIN = "to_join", _("invitation to join")
    GUEST = "guest", _("somebody called in")
    REMINDER = "reminder", _("reminder to answer")
    PLACE_FREED = "place_freed", _("place freed")
    PROPOSED_TIME = "counter", _("another time proposed")
    COMMITMENT = "commitment", _("commitment asked for")
    SWAP = "swap", _("turn to swap")
    SWAP_ANSWERED = "swap_answer", _("answer about a swap")
    KIT = "kit", _("kit of a duty")
    TOPIC = "topic", _("topic put forward")
    TOPIC_ANSWERED = "topic_answer", _("answer about a topic")
    CONSULTATION = "consulted", _("consultation to answer")
    CONCLUDED = "concluded", _("consultation ended")
    TASK = "task", _("action to carry out")
    GROUP_LATE = "group_late", _("what is late in a group")
    THEME_CALL = "theme_call", _("call for themes")
    CALL = "call", _("call for experiences")
    EXPERIENCE = "experience", _("experience that waits for me")
    WORK = "work", _("deliverable to make")
    PEER_REVIEW = "peer_review", _("deliverable to read")
    PEER_ANSWER = "peer_answer", _("answer of a reader")
    WORK_OUT = "work_out", _("deliverable circulated")
    TO_CONFIRM = "to_confirm", _("something of the library to confirm")
    ENTRY_NEWS = "entry_news", _("what became of what was brought to the library")
    DATES_CALL = "dates_call", _("call for dates")
    QUESTIONNAIRE = "questions", _("questionnaire to answer")
    EVALUATION = "evaluation", _("report of an evaluation to read")
    REFERRAL = "referral", _("question to answer")
    ANSWER_DOWN = "answer_down", _("what is answered to a question")


NoticeState = DepartureState
"""A notice is a message that leaves."""


TOLD: Mapping[str, NoticeKind] = MappingProxyType(
    {
        "meeting.convened": NoticeKind.INVITATION,
        "meeting.invited": NoticeKind.INVITATION,
        "meeting.moved": NoticeKind.MOVED,
        "meeting.amended": NoticeKind.MOVED,
        "meeting.cancelled": NoticeKind.CANCELLED,
        "meeting.released": NoticeKind.CANCELLED,
        "meeting.duty_taken": NoticeKind.TAKEN_OVER,
        "meeting.agenda_set": NoticeKind.AGENDA,
        "meeting.reminded": NoticeKind.REMINDER,
        "meeting.place_freed": NoticeKind.PLACE_FREED,
        "minutes.sent_for_review": NoticeKind.REVIEW,
        "minutes.adopted": NoticeKind.ADOPTED,
        "minutes.circulated": NoticeKind.CIRCULATED,
        "minutes.opened": NoticeKind.CIRCULATED,
        "meeting.minutes_late": NoticeKind.LATE_MINUTES,
        "minutes.remarked": NoticeKind.REMARK,
        "minutes.correction_sent_back": NoticeKind.REMARK,
        "minutes.remark_settled": NoticeKind.REMARK_ANSWERED,
        "minutes.remark_declined": NoticeKind.REMARK_ANSWERED,
        "minutes.suggestion_taken": NoticeKind.REMARK_ANSWERED,
        "minutes.correction_put": NoticeKind.CORRECTED,
        "minutes.superseded": NoticeKind.NEW_EDITION,
        "programme.published": NoticeKind.PROGRAMME,
        "charter.proposed": NoticeKind.TEXT_PROPOSED,
        "charter.adopted": NoticeKind.TEXT_ADOPTED,
        "invitation.sent": NoticeKind.TO_JOIN,
        "guest.called": NoticeKind.GUEST,
        "guest.sent_again": NoticeKind.GUEST,
        "commitment.asked": NoticeKind.COMMITMENT,
        "meeting.time_proposed": NoticeKind.PROPOSED_TIME,
        "swap.asked": NoticeKind.SWAP,
        "swap.accepted": NoticeKind.SWAP_ANSWERED,
        "swap.refused": NoticeKind.SWAP_ANSWERED,
        "swap.voided": NoticeKind.SWAP_ANSWERED,
        "kit.sent": NoticeKind.KIT,
        "topic.put": NoticeKind.TOPIC,
        "topic.urgent": NoticeKind.TOPIC,
        "topic.received": NoticeKind.TOPIC,
        "topic.on_agenda": NoticeKind.TOPIC_ANSWERED,
        "topic.taken_up": NoticeKind.TOPIC_ANSWERED,
        "topic.sent": NoticeKind.TOPIC_ANSWERED,
        "topic.merged": NoticeKind.TOPIC_ANSWERED,
        "topic.declined": NoticeKind.TOPIC_ANSWERED,
        "topic.reopened": NoticeKind.TOPIC_ANSWERED,
        "consultation.opened": NoticeKind.CONSULTATION,
        "consultation.reminded": NoticeKind.CONSULTATION,
        "consultation.concluded": NoticeKind.CONCLUDED,
        "consultation.withdrawn": NoticeKind.CONCLUDED,
        "follow_up.reminded": NoticeKind.TASK,
        "group.late": NoticeKind.GROUP_LATE,
        "theme_call.begun": NoticeKind.THEME_CALL,
        "call.opened": NoticeKind.CALL,
        "experience.shared": NoticeKind.EXPERIENCE,
        "experience.second_asked": NoticeKind.EXPERIENCE,
        "experience.second_given": NoticeKind.EXPERIENCE,
        "experience.tried": NoticeKind.EXPERIENCE,
        "experience.waits": NoticeKind.EXPERIENCE,
        "experience.unwritten": NoticeKind.EXPERIENCE,
        "deliverable.reminded": NoticeKind.WORK,
        "deliverable.review_asked": NoticeKind.PEER_REVIEW,
        "deliverable.review_answered": NoticeKind.PEER_ANSWER,
        "deliverable.circulated": NoticeKind.WORK_OUT,
        "entry.asked": NoticeKind.TO_CONFIRM,
        "entry.on_agenda": NoticeKind.ENTRY_NEWS,
        "entry.settled": NoticeKind.ENTRY_NEWS,
        "entry.used": NoticeKind.ENTRY_NEWS,
        "dates.called": NoticeKind.DATES_CALL,
        "questionnaire.sent": NoticeKind.QUESTIONNAIRE,
        "questionnaire.reminded": NoticeKind.QUESTIONNAIRE,
        "campaign.given": NoticeKind.EVALUATION,
        "campaign.published": NoticeKind.EVALUATION,
        "referral.sent": NoticeKind.REFERRAL,
        "referral.reminded": NoticeKind.REFERRAL,
        "referral.withdrawn": NoticeKind.REFERRAL,
        "referral.examined": NoticeKind.ANSWER_DOWN,
        "referral.passed_on": NoticeKind.ANSWER_DOWN,
        "referral.answered": NoticeKind.ANSWER_DOWN,
        "referral.followed": NoticeKind.ANSWER_DOWN,
    }
)
"""The events of the journal that somebody is told of."""

LATE = "meeting.invited"
"""The event by which somebody who was given a seat after the invitations left has theirs."""

GONE = "meeting.released"
"""The event by which somebody who was invited, and lost their seat since, is expected no more."""

LASTING = ("invitation.sent",)
"""Events that are told however late: what they announce says itself until when it holds."""

OF_MEETINGS = (
    NoticeKind.INVITATION,
    NoticeKind.MOVED,
    NoticeKind.CANCELLED,
    NoticeKind.TAKEN_OVER,
    NoticeKind.AGENDA,
    NoticeKind.REMINDER,
    NoticeKind.PLACE_FREED,
)
"""Notices about a meeting."""

TO_SOME = (
    NoticeKind.TAKEN_OVER,
    NoticeKind.PLACE_FREED,
    NoticeKind.REMARK_ANSWERED,
    NoticeKind.PEER_REVIEW,
    NoticeKind.PEER_ANSWER,
    NoticeKind.WORK_OUT,
)
"""Notices that each tell somebody else: a later one does not tell what a former one did."""

AT_LEISURE = {NoticeKind.AGENDA: timedelta(hours=1)}
"""Notices that wait for the last of several changes before they leave, and how long."""

OF_MINUTES = (
    NoticeKind.REVIEW,
    NoticeKind.ADOPTED,
    NoticeKind.CIRCULATED,
    NoticeKind.LATE_MINUTES,
    NoticeKind.REMARK,
    NoticeKind.REMARK_ANSWERED,
    NoticeKind.CORRECTED,
    NoticeKind.NEW_EDITION,
)
"""Notices about minutes."""

OF_TEXTS = (NoticeKind.TEXT_PROPOSED, NoticeKind.TEXT_ADOPTED)
"""Notices about a text of the charter, proposed by a member."""

TO_ALL = (
    NoticeKind.INVITATION,
    NoticeKind.MOVED,
    NoticeKind.CANCELLED,
    NoticeKind.PROGRAMME,
    NoticeKind.TO_JOIN,
    NoticeKind.GUEST,
    NoticeKind.COMMITMENT,
    NoticeKind.CONSULTATION,
    NoticeKind.QUESTIONNAIRE,
)
"""Notices that also go to the person who did what they tell: they hold something of their own, or
change what their calendar shows."""


class NoticeFamily(TextChoices):
    """What people choose about: notices that one wants, or not, together."""

    MEETINGS = "called", _("Invitations to meetings")
    REMINDERS = "reminders", _("Reminders to answer")
    AGENDAS = "agendas", _("Changes of an agenda")
    MINUTES = "readings", _("Minutes: to write, to read again, adopted, circulated, corrected")
    TURNS = "turns", _("Duties in turn: kits, swaps, duties taken over")
    COMMITMENTS = "engaged", _("Commitments that are asked of me")
    CONSULTATIONS = "asked", _("Consultations between meetings")
    QUESTIONNAIRES = "surveys", _("Evaluations: questionnaires, their reminders, reports")
    TASKS = "tasks", _("Actions that my seats have to carry out")
    GROUPS = "groups", _("Groups: calls for themes, what is late in those that I lead")
    WORKS = "made", _("Deliverables: those that my seats make, read, or receive")
    CONVENING = "conveners", _("Other times proposed, dates asked for, when I convene")
    TOPICS = "topics", _("Topics to answer, when I prepare meetings")
    TOPIC_NEWS = "topic_news", _("What came of the topics that I put forward, or support")
    REFERRALS = "asked_up", _("Questions sent to a body: to answer, and what is answered")
    EXPERIENCES = "experience", _("Experiences: calls, what I write, what I am asked to read")
    LIBRARY = "library", _("The library: what my seats keep, what came of what I brought")
    SEASONS = "seasons", _("The programme of a season")
    TEXTS = "texts", _("Texts proposed for the charter, or adopted")


FAMILIES: Mapping[NoticeFamily, tuple[NoticeKind, ...]] = MappingProxyType(
    {
        NoticeFamily.MEETINGS: (NoticeKind.INVITATION,),
        NoticeFamily.REMINDERS: (NoticeKind.REMINDER,),
        NoticeFamily.AGENDAS: (NoticeKind.AGENDA,),
        NoticeFamily.MINUTES: OF_MINUTES,
        NoticeFamily.TURNS: (
            NoticeKind.TAKEN_OVER,
            NoticeKind.SWAP,
            NoticeKind.SWAP_ANSWERED,
            NoticeKind.KIT,
        ),
        NoticeFamily.COMMITMENTS: (NoticeKind.COMMITMENT,),
        NoticeFamily.CONSULTATIONS: (NoticeKind.CONSULTATION, NoticeKind.CONCLUDED),
        NoticeFamily.QUESTIONNAIRES: (NoticeKind.QUESTIONNAIRE, NoticeKind.EVALUATION),
        NoticeFamily.TASKS: (NoticeKind.TASK,),
        NoticeFamily.GROUPS: (NoticeKind.GROUP_LATE, NoticeKind.THEME_CALL),
        NoticeFamily.WORKS: (
            NoticeKind.WORK,
            NoticeKind.PEER_REVIEW,
            NoticeKind.PEER_ANSWER,
            NoticeKind.WORK_OUT,
        ),
        NoticeFamily.CONVENING: (NoticeKind.PROPOSED_TIME, NoticeKind.DATES_CALL),
        NoticeFamily.TOPICS: (NoticeKind.TOPIC,),
        NoticeFamily.TOPIC_NEWS: (NoticeKind.TOPIC_ANSWERED,),
        NoticeFamily.REFERRALS: (NoticeKind.REFERRAL, NoticeKind.ANSWER_DOWN),
        NoticeFamily.EXPERIENCES: (NoticeKind.CALL, NoticeKind.EXPERIENCE),
        NoticeFamily.LIBRARY: (NoticeKind.TO_CONFIRM, NoticeKind.ENTRY_NEWS),
        NoticeFamily.SEASONS: (NoticeKind.PROGRAMME,),
        NoticeFamily.TEXTS: OF_TEXTS,
    }
)
"""The kinds of each family; those of none cannot be refused."""

FAMILY_OF: Mapping[NoticeKind, NoticeFamily] = MappingProxyType(
    {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
)
"""The family of each kind that may be refused."""


class Rhythm(TextChoices):
    """How one is told: each notice at once, all those of a day or of a week together, or not."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day, together")
    WEEKLY = "weekly", _("Once a week, together")
    NEVER = "never", _("Never")


TOGETHER = (Rhythm.DAILY, Rhythm.WEEKLY)
"""Rhythms at which several notices leave as one message."""

USUAL: Mapping[NoticeFamily, Rhythm] = MappingProxyType(
    {
        family: Rhythm.DAILY if family is NoticeFamily.TOPICS else Rhythm.AT_ONCE
        for family in NoticeFamily
    }
)
"""How one is told of each family, as long as one says nothing."""

PRESSING = ("topic.urgent",)
"""Events that are told at once to whoever wants to be told at all."""

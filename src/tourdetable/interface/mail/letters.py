"""The messages of one batch, each written by the desk of its kind: as many queries for 3 as for
300."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.meetings import TO_GUESTS
from tourdetable.domain.notices.enums import TOLD, NoticeKind
from tourdetable.interface.mail.desks.commitments import CommitmentDesk, CommitmentLetter
from tourdetable.interface.mail.desks.decisions import (
    ConclusionDesk,
    ConclusionLetter,
    SeatDesk,
    SeatLetter,
)
from tourdetable.interface.mail.desks.guests import GuestDesk, GuestLetter
from tourdetable.interface.mail.desks.inbox import ProposalDesk, ProposalLetter
from tourdetable.interface.mail.desks.joining import JoinDesk, JoinLetter
from tourdetable.interface.mail.desks.meetings import AnswerDesk, MeetingDesk, MeetingLetter
from tourdetable.interface.mail.desks.minutes.circulation import CirculationDesk, CirculationLetter
from tourdetable.interface.mail.desks.minutes.records import RecordDesk, RecordLetter
from tourdetable.interface.mail.desks.shared.calls import ThemeCallDesk, ThemeCallLetter
from tourdetable.interface.mail.desks.shared.dates import DatesDesk, DatesLetter
from tourdetable.interface.mail.desks.shared.evaluations import EvaluationDesk, EvaluationLetter
from tourdetable.interface.mail.desks.shared.experiences import (
    CallDesk,
    CallLetter,
    ExperienceDesk,
    ExperienceLetter,
)
from tourdetable.interface.mail.desks.shared.groups import GroupDesk, GroupLetter
from tourdetable.interface.mail.desks.shared.library import EntryDesk, EntryLetter
from tourdetable.interface.mail.desks.shared.questionnaires import (
    QuestionnaireDesk,
    QuestionnaireLetter,
)
from tourdetable.interface.mail.desks.shared.referrals import QuestionDesk, QuestionLetter
from tourdetable.interface.mail.desks.shared.works import WorkDesk, WorkLetter
from tourdetable.interface.mail.desks.texts import TextDesk, TextLetter
from tourdetable.interface.mail.desks.topics import TopicDesk, TopicLetter
from tourdetable.interface.mail.desks.turns import TurnDesk, TurnLetter
from tourdetable.interface.mail.desks.years import YearDesk, YearLetter

AnyLetter = (
    MeetingLetter
    | YearLetter
    | TextLetter
    | JoinLetter
    | GuestLetter
    | CommitmentLetter
    | ProposalLetter
    | TurnLetter
    | TopicLetter
    | EntryLetter
    | SeatLetter
    | ConclusionLetter
    | CirculationLetter
    | RecordLetter
    | GroupLetter
    | ThemeCallLetter
    | CallLetter
    | ExperienceLetter
    | WorkLetter
    | DatesLetter
    | EvaluationLetter
    | QuestionnaireLetter
    | QuestionLetter
)
DeskClass = (
    type[MeetingDesk]
    | type[YearDesk]
    | type[TextDesk]
    | type[JoinDesk]
    | type[GuestDesk]
    | type[CommitmentDesk]
    | type[ProposalDesk]
    | type[TurnDesk]
    | type[TopicDesk]
    | type[EntryDesk]
    | type[SeatDesk]
    | type[ConclusionDesk]
    | type[CirculationDesk]
    | type[RecordDesk]
    | type[GroupDesk]
    | type[ThemeCallDesk]
    | type[CallDesk]
    | type[ExperienceDesk]
    | type[WorkDesk]
    | type[DatesDesk]
    | type[EvaluationDesk]
    | type[QuestionnaireDesk]
    | type[QuestionDesk]
)

DESKS: Mapping[NoticeKind, DeskClass] = {
    NoticeKind.INVITATION: MeetingDesk,
    NoticeKind.MOVED: MeetingDesk,
    NoticeKind.CANCELLED: MeetingDesk,
    NoticeKind.TAKEN_OVER: MeetingDesk,
    NoticeKind.AGENDA: MeetingDesk,
    NoticeKind.REMINDER: AnswerDesk,
    NoticeKind.PLACE_FREED: AnswerDesk,
    NoticeKind.REVIEW: MeetingDesk,
    NoticeKind.ADOPTED: MeetingDesk,
    NoticeKind.CIRCULATED: CirculationDesk,
    NoticeKind.LATE_MINUTES: RecordDesk,
    NoticeKind.REMARK: RecordDesk,
    NoticeKind.REMARK_ANSWERED: RecordDesk,
    NoticeKind.CORRECTED: MeetingDesk,
    NoticeKind.NEW_EDITION: CirculationDesk,
    NoticeKind.PROGRAMME: YearDesk,
    NoticeKind.TEXT_PROPOSED: TextDesk,
    NoticeKind.TEXT_ADOPTED: TextDesk,
    NoticeKind.TO_JOIN: JoinDesk,
    NoticeKind.GUEST: GuestDesk,
    NoticeKind.COMMITMENT: CommitmentDesk,
    NoticeKind.PROPOSED_TIME: ProposalDesk,
    NoticeKind.SWAP: TurnDesk,
    NoticeKind.SWAP_ANSWERED: TurnDesk,
    NoticeKind.KIT: TurnDesk,
    NoticeKind.TOPIC: TopicDesk,
    NoticeKind.TOPIC_ANSWERED: TopicDesk,
    NoticeKind.CONSULTATION: SeatDesk,
    NoticeKind.CONCLUDED: ConclusionDesk,
    NoticeKind.TASK: SeatDesk,
    NoticeKind.GROUP_LATE: GroupDesk,
    NoticeKind.THEME_CALL: ThemeCallDesk,
    NoticeKind.CALL: CallDesk,
    NoticeKind.EXPERIENCE: ExperienceDesk,
    NoticeKind.WORK: WorkDesk,
    NoticeKind.PEER_REVIEW: WorkDesk,
    NoticeKind.PEER_ANSWER: WorkDesk,
    NoticeKind.WORK_OUT: WorkDesk,
    NoticeKind.TO_CONFIRM: EntryDesk,
    NoticeKind.ENTRY_NEWS: EntryDesk,
    NoticeKind.DATES_CALL: DatesDesk,
    NoticeKind.EVALUATION: EvaluationDesk,
    NoticeKind.QUESTIONNAIRE: QuestionnaireDesk,
    NoticeKind.REFERRAL: QuestionDesk,
    NoticeKind.ANSWER_DOWN: QuestionDesk,
}
"""Who writes about what."""


def letters(parcels: Sequence[Parcel], *, now: datetime) -> tuple[list[AnyLetter], list[Parcel]]:
    """The messages to send, and the parcels that have nothing true to tell any more, or nobody."""
    written = list[tuple[Parcel, AnyLetter | None]]()
    for desk_class, those in by_desk(parcels).items():
        desk = desk_class(those, now=now)
        written += [(parcel, desk.letter(parcel)) for parcel in those]
    written = to_guests_too(written, now=now)
    found = [letter for _parcel, letter in written if letter is not None]
    return found, [parcel for parcel, letter in written if letter is None]


def parts_of(parcels: Iterable[Parcel]) -> list[Parcel]:
    """The notices of each event of each parcel: what each letter is about."""
    found = []
    for parcel in parcels:
        in_order = sorted(parcel, key=attrgetter("event_id", "pk"))
        found += [tuple(those) for _event, those in groupby(in_order, attrgetter("event_id"))]
    return found


def to_guests_too(
    written: Iterable[tuple[Parcel, AnyLetter | None]], *, now: datetime
) -> list[tuple[Parcel, AnyLetter | None]]:
    """What happened to a meeting is told to whoever is called in to it, where no member is told."""
    known = list(written)
    left = [one for one, letter in known if letter is None and one[0].event.kind in TO_GUESTS]
    if not left:
        return known
    desk = GuestDesk(left, now=now)
    return [(one, desk.letter(one) if one in left else letter) for one, letter in known]


def by_desk(parcels: Iterable[Parcel]) -> dict[DeskClass, list[Parcel]]:
    """The parcels of each desk."""
    found: dict[DeskClass, list[Parcel]] = {}
    for parcel in parcels:
        found.setdefault(DESKS[TOLD[parcel[0].event.kind]], []).append(parcel)
    return found

"""What the software knows of a person: what each table that names them says of them.

Every relation to a person, or to their account, is either told here (`TOLD`) or left out with its
reason (`LEFT_OUT`): a test looks for one that is neither. Only what is named here is read, so that
nothing of other people comes with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import F, Model, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.journal.models import Event
from tourdetable.domain.own.agreed import DIAGNOSES
from tourdetable.domain.own.asked import ASKED
from tourdetable.domain.own.beyond import BEYOND
from tourdetable.domain.own.columns import (
    BODY,
    FROM,
    MEETING,
    MOMENT,
    NETWORK,
    UNTIL,
    WORDS,
    TableTold,
    of_meeting,
    of_seat,
)
from tourdetable.domain.own.evaluated import EVALUATED
from tourdetable.domain.own.experiences import EXPERIENCES, LEFT_OUT_OF_EXPERIENCES
from tourdetable.domain.own.grouped import GROUPS
from tourdetable.domain.own.held import SEATS
from tourdetable.domain.own.made import MADE
from tourdetable.domain.own.queries import accounts_of, shared_among
from tourdetable.domain.own.shared import SHARED
from tourdetable.domain.people.models import Account, Person

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TOLD: Mapping[str, TableTold] = {
    **SHARED,
    **DIAGNOSES,
    **EVALUATED,
    **ASKED,
    "people.OtherAddress.person": TableTold(
        _("My other addresses"),
        (("account__email", _("Address")), ("confirmed_at", _("Confirmed"))),
    ),
    "networks.Mandate.person": TableTold(
        _("Seats that I hold or held"),
        (
            ("seat__body__network__name", NETWORK),
            ("seat__body__name", BODY),
            of_seat(),
            ("starts", FROM),
            ("ends", UNTIL),
        ),
    ),
    "networks.Office.person": TableTold(
        _("Offices that I hold or held"),
        (
            ("network__name", NETWORK),
            ("body__name", BODY),
            ("kind", _("Office")),
            ("starts", FROM),
            ("ends", UNTIL),
        ),
    ),
    "networks.Correction.person": TableTold(
        _("What was recorded of me by mistake, then corrected"),
        (
            ("network__name", NETWORK),
            of_seat(),
            ("office", _("Office")),
            ("starts", FROM),
            ("ends", UNTIL),
            ("corrected_at", _("Corrected")),
        ),
    ),
    "networks.Acceptance.person": TableTold(
        _("Undertakings that I accepted"),
        (
            ("charter__network__name", NETWORK),
            ("charter__version", _("Version of the charter")),
            ("on", MOMENT),
        ),
    ),
    "networks.CharterProposal.proposed_by": TableTold(
        _("Texts of the charter that I proposed"),
        (
            ("network__name", NETWORK),
            ("version", _("Version of the charter")),
            ("reasons", _("Reasons")),
            ("proposed_on", MOMENT),
        ),
    ),
    "commitments.Commitment.person": TableTold(
        _("Commitments that I was asked for"),
        (
            ("body__network__name", NETWORK),
            ("body__name", BODY),
            ("theme__title", _("Theme")),
            ("state", _("State")),
            ("starts", FROM),
            ("ends", UNTIL),
            ("words", WORDS),
        ),
    ),
    "topics.Topic.person": TableTold(
        _("Topics that I put forward"),
        (
            ("network__name", NETWORK),
            ("body__name", BODY),
            of_seat(),
            ("title", _("Title")),
            ("question", _("The question to work out")),
            ("why", _("Why, and for whom it matters")),
            ("existing", _("What exists already")),
            ("added", _("What it adds")),
            ("state", _("State")),
            ("put_at", MOMENT),
        ),
    ),
    "topics.TopicSupport.person": TableTold(
        _("Topics that I support"), (("topic__title", _("Title")), of_seat(), ("at", MOMENT))
    ),
    "topics.PointOfView.person": TableTold(
        _("Points of view that I added"),
        (("topic__title", _("Title")), of_seat(), ("words", WORDS), ("at", MOMENT)),
    ),
    **MADE,
    "schemes.OutsideScheme.checked_by": TableTold(
        _("Lines of the register that I checked last"),
        (("network__name", NETWORK), ("name", _("Name")), ("checked_on", MOMENT)),
    ),
    "agendas.BroughtWords.person": TableTold(
        _("What I brought to points of agendas"),
        (*of_meeting("item__meeting"), of_seat(), ("words", WORDS), ("at", MOMENT)),
    ),
    "rota.Swap.asked_by": TableTold(
        _("Swaps of turns that I asked for"),
        (*of_meeting("meeting"), of_seat(), ("state", _("State")), ("words", WORDS)),
    ),
    "rota.SkippedTurn.skipped_by": TableTold(
        _("Turns that I gave up"),
        (*of_meeting("meeting"), of_seat(), ("reason", _("Reason")), ("skipped_at", MOMENT)),
    ),
    "inbox.ReceivedMail.person": TableTold(
        _("Messages that you received from me"),
        (*of_meeting("meeting"), ("subject", _("Subject")), ("received_at", MOMENT)),
    ),
    "inbox.AddressTrouble.account": TableTold(
        _("Messages that my address refused"),
        (("since", FROM), ("last_at", _("Last time")), ("code", _("Code of the refusal"))),
    ),
    "joining.Invitation.person": TableTold(
        _("Invitations to join a network"),
        (
            ("network__name", NETWORK),
            ("state", _("State")),
            ("sent_at", _("Sent")),
            ("expires_at", UNTIL),
            ("joined_at", _("Accepted")),
        ),
    ),
    "joining.Invitation.proposed_by": TableTold(
        _("Institutions that I proposed to invite"),
        (
            ("network__name", NETWORK),
            ("institution", _("Institution")),
            ("state", _("State")),
            ("proposed_on", MOMENT),
        ),
    ),
    "rosters.RosterImport.begun_by": TableTold(
        _("Files of members that I sent"),
        (
            ("network__name", NETWORK),
            ("file_name", _("File")),
            ("state", _("State")),
            ("begun_at", MOMENT),
        ),
    ),
    "meetings.Reply.person": TableTold(
        _("My answers to invitations"),
        (
            *of_meeting("meeting"),
            of_seat(),
            ("answer", _("Answer")),
            ("at", MOMENT),
            ("reason", _("A word for those who convene")),
        ),
    ),
    "meetings.Attendance.person": TableTold(
        _("My presence at meetings"),
        (*of_meeting("meeting"), of_seat(), ("mode", _("Presence"))),
    ),
    "guests.Guest.person": TableTold(
        _("Meetings to which I was called in"),
        (
            ("body__network__name", NETWORK),
            ("body__name", BODY),
            ("meeting__title", MEETING),
            ("theme", _("Theme")),
            ("starts", FROM),
            ("ends", UNTIL),
            ("kind", _("As what")),
            ("family", _("Family of actors")),
            ("speaks_for", _("For whom I speak")),
            ("why", _("Why")),
            ("called_at", MOMENT),
            ("withdrawn_on", _("Taken back")),
        ),
    ),
    **GROUPS,
    "relays.Relay.person": TableTold(
        _("What I said I had relayed"),
        (
            *of_meeting("minutes__meeting"),
            ("work__title", _("Deliverable")),
            ("report__title", _("Experience")),
            ("entry__title", _("Of the library")),
            of_seat(),
            ("how", _("In which way")),
            ("to_whom", _("To whom")),
            ("came_back", _("What came back")),
            ("on", MOMENT),
        ),
    ),
    **EXPERIENCES,
    **BEYOND,
    "availability.Absence.person": TableTold(
        _("Days when I cannot come"),
        (
            ("first", FROM),
            ("last", UNTIL),
            ("part", _("Part of the day")),
            ("source", _("Where it comes from")),
            ("if_need_be", _("I come if need be")),
        ),
    ),
    "availability.WeeklyOff.person": TableTold(
        _("Half-days of every week when I cannot come"),
        (
            ("weekday", _("Day of the week, from 0 for Monday")),
            ("part", _("Part of the day")),
            ("if_need_be", _("I come if need be")),
        ),
    ),
    "availability.CalendarReading.person": TableTold(
        _("The last reading of my calendar"),
        (("read_at", MOMENT), ("entries", _("Number of entries"))),
    ),
    "years.Draft.made_by": TableTold(
        _("Drafts of a year that I began"),
        (
            ("network__name", NETWORK),
            ("year", _("Year")),
            ("name", _("Name")),
            ("made_on", MOMENT),
        ),
    ),
    "programme.PersonalFeed.person": TableTold(
        _("The addresses of my calendars"),
        (
            ("network__name", NETWORK),
            ("renewals", _("How many times I changed it")),
            ("day_before", _("Reminder one day before")),
            ("hour_before", _("Reminder one hour before")),
        ),
    ),
    "notices.Notice.person": TableTold(
        _("Messages sent to me"),
        (
            ("kind", _("About")),
            ("subject", _("Subject")),
            ("state", _("State")),
            ("due_at", _("To be sent")),
            ("sent_at", _("Sent")),
        ),
    ),
    "notices.NoticeChoice.person": TableTold(
        _("How I want to be told"),
        (
            ("network__name", NETWORK),
            ("body__name", BODY),
            ("family", _("Messages")),
            ("rhythm", _("How often")),
        ),
    ),
    "notices.WholeText.person": TableTold(
        _("Networks whose minutes I want in the message"), (("network__name", NETWORK),)
    ),
    "people.Session.account": TableTold(
        _("My open sessions"),
        (
            ("account__email", _("Address")),
            ("browser", _("What the browser says of itself")),
            ("opened_at", _("Opened")),
            ("seen_at", _("Last used")),
            ("expire_date", _("Ends by itself")),
        ),
    ),
    "socialaccount.SocialAccount.user": TableTold(
        _("Other services with which I sign in"),
        (
            ("provider", _("Service")),
            ("uid", _("My identifier there")),
            ("date_joined", _("Since")),
            ("last_login", _("Last used")),
        ),
    ),
    "mfa.Authenticator.user": TableTold(
        _("My passkeys"), (("created_at", _("Since")), ("last_used_at", _("Last used")))
    ),
}
"""Relation (table and column) → what is told of it."""

LEFT_OUT: Mapping[str, StrOrPromise] = {
    "people.Person.account": _("The address is told with your name; others may share it."),
    "people.Person.merged_into": _("A double of yourself: what it held is told as yours."),
    "people.OtherAddress.account": _("Told among your addresses."),
    "account.EmailAddress.user": _("Not used: addresses are kept once, elsewhere."),
    "signin.SignInLink.account": _("A link to sign in: it lasts for a quarter of an hour."),
    "minutes.Pen.person": _("Where you are writing: it lasts for a day."),
    "networks.Correction.corrected_by": _("What you corrected concerns other people."),
    "joining.Invitation.answered_by": _("Invitations that you answered are those of other people."),
    "joining.Invitation.invited_by": _("Whom you invited are other people."),
    "guests.Guest.called_by": _("Whom you called in are other people."),
    "meetings.Attendance.entered_by": _("Presences that you noted are those of other people."),
    "attachments.Attachment.added_by": _(
        "Documents that you attached are those of their meetings."
    ),
    "deliverables.PeerReview.asked_by": _("Whom you asked to read are other people."),
    "deliverables.QualityChecklist.written_by": _("A checklist is that of its network."),
    "register.GuestAttendance.entered_by": _("Presences that you noted are those of other people."),
    "rota.Swap.answered_by": _("Swaps that you answered are those of other seats."),
    "inbox.ReceivedMail.account": _("Messages of a mailbox are told with the person they are of."),
    "inbox.ReceivedMail.read_by": _("Messages that you read were sent by other people."),
    "consultations.SeatVoice.said_by": _("What you said for a seat is told with that seat."),
    "decisions.Position.entered_by": _("Positions that you noted are those of other seats."),
    **LEFT_OUT_OF_EXPERIENCES,
    "years.ScheduledTurn.person": _("A draft of a year: nothing of it is decided."),
}
"""Relation → why nothing of it is told."""

IDENTITY = (
    ("given_name", _("Given name")),
    ("family_name", _("Family name")),
    ("account__email", _("Address that receives mail")),
    ("phone", _("Telephone")),
    ("phone_for", _("Who sees my telephone")),
    ("access_needs", _("What I need to take part")),
    ("language", _("Language")),
)
EVENTS = (("at", MOMENT), ("network", NETWORK), ("kind", _("What")), ("capacity", _("As")))
WHO, DONE = TableTold(_("Who I am"), IDENTITY), TableTold(_("What I did"), EVENTS)


@dataclass(frozen=True)
class Filled:
    """What is told, with its rows: `code` is its relation, `model` the table."""

    code: str
    section: TableTold
    model: type[Model]
    rows: list[tuple[Any, ...]]


def relations() -> Iterator[str]:
    """All that refers to a person or to an account, whatever the app, as `app.Model.field`."""
    for model in (Person, Account):
        for field in model._meta.get_fields(include_hidden=True):
            if field.auto_created and not field.concrete and field.is_relation:
                yield f"{field.related_model._meta.label}.{field.field.name}"  # type: ignore[union-attr]  # a relation


def dossier(person: Person) -> list[Filled]:
    """All that is told of a person, a query for each table that names them."""
    me, done = Person.objects.filter(pk=person.pk), Event.objects.filter(person=person.pk)
    named = [code for code in dict.fromkeys(relations()) if code in TOLD]
    told = [filled(code, TOLD[code], rows_of(code, person)) for code in named]
    told += [filled(code, one, rows_by_seat(code, on, person)) for code, (on, one) in SEATS.items()]
    return [filled("people.Person", WHO, me), *told, filled("journal.Event", DONE, done)]


def filled(code: str, section: TableTold, rows: QuerySet[Any]) -> Filled:
    paths = [path for path, _label in section.columns]
    return Filled(code, section, rows.model, list(rows.order_by("pk").values_list(*paths)))


def rows_of(code: str, person: Person) -> QuerySet[Any]:
    """The rows that name a person, or an account that is theirs alone: what hangs on a mailbox that
    others share may be theirs."""
    label, _dot, field = code.rpartition(".")
    model: type[Model] = apps.get_model(label)
    target = model._meta.get_field(field).related_model
    if target is Person:
        return model._default_manager.filter(**{field: person.pk})
    accounts = accounts_of(person)
    alone = {*accounts} - shared_among(accounts)
    return model._default_manager.filter(**{f"{field}__in": alone})


def rows_by_seat(code: str, day: str | TruncDate, person: Person) -> QuerySet[Any]:
    """The rows of the seats that a person held on their day."""
    on = F(day) if isinstance(day, str) else day
    held = Q(seat__mandates__ends=None) | Q(seat__mandates__ends__gte=on)
    model: type[Model] = apps.get_model(code)
    mine = Q(seat__mandates__person=person.pk, seat__mandates__starts__lte=on)
    return model._default_manager.filter(mine & held).distinct()

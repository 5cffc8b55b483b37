"""The stage of the table of permissions: one network where every page has something to show, and
those who knock."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.test import Client

from tests.core.methods.samples import ECHO
from tests.domain.builders import (
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    attached,
    consent,
    draw,
    found_circle,
    hold,
    in_review,
    lifting,
    objection,
    propose,
    stated,
)
from tests.domain.commitments.builders import asked_of, theme_of
from tests.domain.consultations.builders import consult
from tests.domain.deliverables.stage import produced
from tests.domain.evaluation.stage import evaluated
from tests.domain.experience.staged import tell
from tests.domain.groups.story import RULE
from tests.domain.guests.builders import for_a_time, to_meeting
from tests.domain.kept import kept as kept_rows
from tests.domain.library.builders import pool
from tests.domain.questionnaires.staged import inquire
from tests.domain.referrals.staged import ask_outside
from tests.domain.schemes.builders import write_down
from tests.domain.site.builders import tell_everybody
from tests.domain.territories.said import placed
from tests.domain.topics.builders import put_forward
from tests.domain.undertaking import UNDERTAKING
from tests.domain.years import drafted
from tests.interface.web.areas.decisions.people import account_of, furnish, steward
from tests.permissions.agreed import convened
from tests.permissions.beyond import tell_beyond
from tests.permissions.helping import help_out
from tests.permissions.working import group_up
from tourdetable.core.charter.terms.model import Adoption
from tourdetable.core.words.audience import Audience
from tourdetable.domain.agendas.actions.methods import add_method
from tourdetable.domain.agendas.models import PointLeftOver
from tourdetable.domain.attachments.actions import attach
from tourdetable.domain.availability.actions import declare_absence
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.joining.actions.invitations import invite
from tourdetable.domain.joining.actions.proposals import ProposalDetails
from tourdetable.domain.joining.actions.proposals import propose as propose_to_join
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.tokens import token_of
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.adoption import adopt
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.actions.remarks import remark
from tourdetable.domain.minutes.actions.superseding import (
    open_correction,
    put_correction,
    supersede,
)
from tourdetable.domain.minutes.models import Minutes, MinutesCorrection, Remark
from tourdetable.domain.networks.actions.charters import propose_charter
from tourdetable.domain.networks.actions.identity import change_logo
from tourdetable.domain.networks.actions.presences import declare_presence
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate, give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.actions import mailbox, register_institution, register_person
from tourdetable.domain.people.models import Account, OtherAddress, Person
from tourdetable.domain.places.actions import PlaceDetails, add_place, close_place
from tourdetable.domain.places.models import Place
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.rosters.actions.arranging import begin_import
from tourdetable.domain.rota.models import Swap
from tourdetable.domain.years.actions.drafts import set_series, share
from tourdetable.domain.years.models import Draft
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of

ROLES = ("anonymous", "stranger", "neighbour", "member", "secretary", "lead", "steward")
"""Nobody; signed in without a place; sits in another body; sits in the body; on duty there; holds
an office of the body; holds an office of the network."""


TEXT = (
    CHARTER.replace('rights = ["agenda", "minutes"]', 'rights = ["agenda", "minutes", "turns"]')
    + UNDERTAKING
    + RULE
)


JANUARY, JUNE = datetime(2027, 1, 7, 9, 0, tzinfo=UTC), datetime(2027, 6, 3, 9, 0, tzinfo=UTC)
FEBRUARY = datetime(2027, 2, 4, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Stage:
    """One network where every page has something to show: who knocks, and the ids of what is
    there."""

    clients: dict[str, Client]
    january: int
    february: int
    march: int
    june: int
    decision: int
    open: int
    effect: int
    year: int
    position: int
    follow_up: int
    remark: int
    secret: str
    document: int
    version: int
    proposal: int
    proposed: int
    link: int
    token: str
    draft: Draft
    absence: int
    place: int
    closure: int
    roster: int


def twin(client: Client) -> Client:
    other = Client()
    other.cookies = deepcopy(client.cookies)
    return other


def suggested(circle: Circle, minutes: Minutes) -> Remark:
    """Other words for a passage in review."""
    said = {"words": "Une faute.", "quote": "On a lu", "proposed": "On a relu"}
    return remark(minutes=minutes, seat=circle.library, **said, by=circle.by_bao(), now=NOW)


def waiting_for(circle: Circle, meeting: Meeting, effect: EffectDraft) -> Decision:
    """A decision to be taken, with two effects."""
    return attached(circle, attached(circle, propose(circle, meeting), lifting(circle)), effect)


def build_stage() -> Stage:
    """The stage, built once, then written again (`tests/domain/kept.py`)."""
    return kept_rows("stage", built_by_actions)


def built_by_actions() -> Stage:
    """January: minutes in review, with a suggestion. February: minutes that a corrected version has
    superseded, another one being put to the body.

    March: a decision, minutes in draft. June: to come.
    """
    circle = found_circle(TEXT)
    kept(circle)
    january, march = hold(circle, JANUARY, "Lecture de janvier"), hold(circle)
    june = draw(circle.body, JUNE, "Lecture de juin")
    assign_turn(meeting=june, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    Swap.objects.create(
        meeting=june, duty="secretary", seat=circle.town, other=circle.library, asked_at=NOW
    )
    leave_behind(march)
    room = furnish(circle, march)
    reviewed = in_review(circle, january)
    wish = suggested(circle, reviewed)
    february = corrected(circle)
    begin(meeting=march, text="On lit.", by=circle.by_ana(), now=NOW)
    relayed(circle)
    a_message_about(june)
    called = called_in(circle, june)
    decision = stated(
        circle, propose(circle, march), consent(circle.town), objection(circle.library)
    )
    draft = shared(circle)
    waiting = waiting_for(circle, march, EffectDraft("publish_year", draft=draft.pk))
    task = add_follow_up(
        decision=decision, what="Lire", seat=circle.town, due=None, by=circle.by_ana(), now=NOW
    )
    consult(circle)
    roles = (circle.zoe, room.felix, circle.bao, circle.ana, circle.dora, steward(room))
    people = dict(zip(ROLES[1:], roles, strict=True)) | others(circle) | {"guest": called.person}
    wished = proposal_by(circle, circle.by_bao())
    link = invited(circle, wished)
    return Stage(
        clients={"anonymous": Client()}
        | {role: signed_in(person) for role, person in people.items()},
        january=january.pk,
        february=february.pk,
        march=march.pk,
        june=june.pk,
        decision=decision.pk,
        open=waiting.pk,
        effect=waiting.effects.get(kind="lift_article").pk,
        year=waiting.effects.get(kind="publish_year").pk,
        position=decision.positions.get(stance="object").pk,
        follow_up=task.pk,
        remark=wish.pk,
        secret=secret_of(circle.of(circle.bao)),
        document=handed_out(june, circle.by_ana()),
        version=circle.network.charters.get().pk,
        proposal=proposed(circle.network, Actor(circle.bao)),
        proposed=wished.pk,
        link=link.pk,
        token=token_of(link),
        draft=draft,
        absence=away(circle.bao),
        place=(place := quay(circle.network)).pk,
        closure=close_place(
            place=place, first=JUNE.date(), last=JUNE.date(), by=OPERATOR, now=NOW
        ).pk,
        roster=roster_begun(circle.network),
    )


def corrected(circle: Circle) -> Meeting:
    """A meeting whose adopted minutes were corrected, and are being corrected again."""
    february, by = hold(circle, FEBRUARY, "Lecture de février"), circle.by_ana()
    minutes = in_review(circle, february)
    adopt(minutes, Adoption.SILENCE_DAYS, by, NOW)
    supersede(put_to_the_body(minutes, "On a relu.", by), Adoption.SILENCE_DAYS, by, NOW)
    put_to_the_body(minutes, "On a bien relu.", by)
    return february


def put_to_the_body(minutes: Minutes, text: str, by: Actor) -> MinutesCorrection:
    row = open_correction(minutes=minutes, text=text, reason="Un oubli.", by=by, now=NOW)
    return put_correction(correction=row, version=1, by=by, now=NOW)


def kept(circle: Circle) -> None:
    """What the network keeps: a logo, a method, a presence, other addresses of Bao's, a group."""
    group_up(circle)
    placed(circle)
    convened(circle)
    help_out(circle)
    tell_beyond(circle)
    said = {"by": OPERATOR, "now": NOW}
    change_logo(network=circle.network, media_type="image/png", content=b"png", **said)
    add_method(network=circle.network, text=ECHO, **said)
    where = {"body": circle.body, "institution": circle.town.institution, "college": "towns"}
    declare_presence(**where, starts=FOUNDED, **said)
    for email, at in (("bao@ailleurs.example", None), ("bao@port.example", NOW)):
        OtherAddress.objects.create(person=circle.bao, account=mailbox(email), confirmed_at=at)


def leave_behind(march: Meeting) -> None:
    """A point of March waits for another agenda."""
    item = march.agenda.create(position=1, title="Le prix du livre")
    PointLeftOver.objects.create(body=march.body, item=item, why="Le temps a manqué", at=NOW)


def relayed(circle: Circle) -> None:
    """Bao relayed the minutes of February, which were circulated; the circle has deliverables."""
    produced(circle)
    inquire(circle)
    ask_outside(circle)
    evaluated(circle)
    tell_everybody(circle)
    minutes = in_review(circle, hold(circle, FEBRUARY, "Lecture de février"), "On a lu.")
    done = {"adopted_on": NOW.date(), "adoption": "seats", "circulated_on": NOW.date()}
    Minutes.objects.filter(pk=minutes.pk).update(state="circulated", **done)
    minutes.refresh_from_db()
    say_relayed(content=minutes, how="mail", by=circle.by_bao(), now=NOW)


def called_in(circle: Circle, june: Meeting) -> Guest:
    """Bao calls somebody in to a meeting, and somebody for a time; he is asked to commit, puts a
    topic forward, and brings something to the library."""
    pool(circle)
    for_a_time(circle)
    asked_of(circle, theme_of(circle), "Bao")
    put_forward(circle, "Lire dehors", by=circle.by_bao(), urgent=True)
    tell(circle)
    write_down(circle, tags=("Lecture", "Quais"))
    return to_meeting(circle, june, by=circle.by_bao())


def others(circle: Circle) -> dict[str, Person]:
    """The persons of the roles of `LIKE`."""
    away = found_circle(TEXT, slug="elsewhere")
    give_office(
        network=away.network,
        kind="steward",
        person=away.ana,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    return {
        "light": seated(circle, "Lise", kind="light"),
        "ended": seated(circle, "Ender", ends=NOW.date() - timedelta(days=1)),
        "elsewhere": away.ana,
        "operator": operator(),
    }


def seated(
    circle: Circle, name: str, *, ends: date | None = None, kind: str = "standing"
) -> Person:
    """Somebody who holds a seat of their own in the circle."""
    seat = create_seat(
        body=circle.body,
        institution=register_institution(name=f"Ville de {name}"),
        college="towns",
        kind=kind,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    mail = f"{name.lower()}@exemple.invalid"
    person = register_person(given_name=name, family_name="Martin", email=mail)
    give_mandate(seat=seat, person=person, starts=FOUNDED, ends=ends, by=OPERATOR, now=NOW)
    return person


def operator() -> Person:
    person = register_person(
        given_name="Odile", family_name="Perrin", email="odile@exemple.invalid"
    )
    Account.objects.filter(persons=person).update(operates=True)
    return person


def proposed(network: Network, by: Actor) -> int:
    text = TEXT.replace("2027.1", "2027.2")
    return propose_charter(
        network=network, text=text, in_force_from=date(2027, 9, 1), by=by, now=NOW
    ).pk


def proposal_by(circle: Circle, by: Actor) -> Invitation:
    """Somebody whom a member proposes."""
    said = ProposalDetails("Inès", "Arc", "ines@mission.example", "", "Mission", "towns")
    return propose_to_join(body=circle.body, details=said, by=by, now=NOW)


def invited(circle: Circle, wished: Invitation) -> Invitation:
    """Ana's invitation, that waits."""
    nobody = Invitation.objects.none()
    people = {"network": circle.network, "people": [circle.ana.pk]}
    invite(**people, refused=nobody, by=OPERATOR, now=NOW)
    return Invitation.objects.exclude(pk=wished.pk).get()


def shared(circle: Circle) -> Draft:
    """A draft of 2028, planned and shared with the members; another one whose lines are related."""
    day = date(2028, 3, 9)
    circle.network.quiet_periods.create(name="Conseil", first=day, last=day, effect="told")
    other = drafted.begun(circle, OPERATOR, "Projet 2")
    reading = drafted.only(other)
    feast = drafted.wish(circle, kind="feast")
    second = set_series(
        draft=other, series=None, wish=feast, version=other.version, by=OPERATOR, now=NOW
    )
    other.relations.create(rule="apart_day", first=reading, second=second)
    other.refresh_from_db()
    share(draft=other, version=other.version, by=OPERATOR, now=NOW)
    draft = drafted.planned(circle, OPERATOR)
    return share(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def handed_out(meeting: Meeting, by: Actor) -> int:
    """A document of a meeting, for the whole network."""
    content, audience = BytesIO(b"Lire avant de venir."), Audience.NETWORK
    known = {"meeting": meeting, "content": content, "name": "ordre.txt"}
    return attach(**known, audience=audience, by=by, now=NOW).pk


def a_message_about(meeting: Meeting) -> ReceivedMail:
    """Something that came by mail, and waits for somebody who convenes."""
    said: dict[str, Any] = {"network": meeting.body.network, "meeting": meeting, "why": "in_words"}
    known: dict[str, Any] = {"kind": "other", "state": "waiting", "received_at": NOW}
    return ReceivedMail.objects.create(digest="0" * 64, words="À dix heures ?", **said, **known)


def away(person: Person) -> int:
    """One day on which that person cannot come."""
    day = JUNE.date()
    return declare_absence(
        person=person, first=day, last=day, part="DAY", by=Actor(person), now=NOW
    ).pk


def quay(network: Network) -> Place:
    details = PlaceDetails("Maison du quai", rooms=2)
    return add_place(network=network, details=details, by=OPERATOR, now=NOW)


def roster_begun(network: Network) -> int:
    """A file whose one line can be read in two ways."""
    line = "Instance;Structure;Collège;Nom et prénom\nCercle du port;Ville du Port;;Ruis Ana"
    said = {"content": line.encode(), "file_name": "membres.csv", "by": OPERATOR, "now": NOW}
    return begin_import(network=network, **said).pk


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(account_of(person))
    return client

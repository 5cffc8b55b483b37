"""What happens in a room, one gesture each, and whose pages show it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http import HttpResponse

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    agreed,
    concluded,
    consent,
    draw,
    in_review,
    objection,
    propose,
    stated,
)
from tests.domain.notices.convened import convened
from tests.interface.web.areas.decisions.people import Room, account_of, steward
from tourdetable.domain.decisions.actions.decisions import amend
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.journal.departures import AGAIN, mark_refused
from tourdetable.domain.meetings.actions.amending import amend_meeting
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import (
    AgendaDraft,
    cancel_meeting,
    move_meeting,
    set_agenda,
)
from tourdetable.domain.meetings.actions.sitting import assign_turn, mark_attendance
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import begin, write
from tourdetable.domain.minutes.actions.remarks import remark
from tourdetable.domain.networks.actions.charters import propose_charter
from tourdetable.domain.networks.actions.contact import publish_contact
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate, give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.actions import collect, try_again
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.places.actions import PlaceDetails, add_place, change_place
from tourdetable.domain.programme.actions import renew_feed
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of

MAY, JUNE = datetime(2027, 5, 6, 9, 0, tzinfo=UTC), datetime(2027, 6, 3, 9, 0, tzinfo=UTC)

TOKENS = re.compile(rb'name="(?:csrfmiddlewaretoken|gesture)" value="[^"]*"')


def bare(response: HttpResponse) -> bytes:
    """What a page says, but for the tokens of its forms."""
    return TOKENS.sub(b"", response.content)


Shown = tuple[str, str, tuple[object, ...]]
"""A reader, and a page: the name of its address, and what it takes."""


@dataclass(frozen=True)
class Story:
    """A gesture that is ready to be done, and the pages that show it."""

    act: Callable[[], object]
    shown: tuple[Shown, ...]


def of_meeting(meeting: Meeting) -> tuple[Shown, ...]:
    """Its own page, to a colleague."""
    return (("bao", "meeting", (meeting.pk,)),)


def answered(room: Room) -> Story:
    meeting = convened(room.circle)
    by = room.circle.by_ana()
    shown = (("ana", "home", ()), *of_meeting(meeting))
    return Story(lambda: reply(meeting=meeting, answer="attend", by=by, now=NOW), shown)


def put_on_the_agenda(room: Room) -> Story:
    meeting, by = convened(room.circle), room.circle.by_ana()
    items = [AgendaDraft("Colette", "discuss", 20)]
    said = {"version": meeting.version, "by": by, "now": NOW}
    return Story(lambda: set_agenda(meeting=meeting, items=items, **said), of_meeting(meeting))


def moved(room: Room) -> Story:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    bao = secret_of(room.circle.of(room.circle.bao))

    def act() -> None:
        move_meeting(
            meeting=feast,
            starts_at=JUNE,
            ends_at=JUNE + timedelta(hours=2),
            place="",
            link="",
            version=feast.version,
            by=OPERATOR,
            now=NOW,
            confirmed=True,
        )

    shown: tuple[Shown, ...] = (
        ("anonymous", "programme", ()),
        ("zoé", "network", ()),
        ("anonymous", "calendar_ics", ()),
        ("anonymous", "calendar_personal", (bao,)),
        ("félix", "body", ("port",)),
    )
    return Story(act, (*shown, *of_meeting(feast)))


def cancelled(room: Room) -> Story:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    said = {"version": feast.version, "by": OPERATOR, "now": NOW, "confirmed": True}
    shown: tuple[Shown, ...] = (("félix", "programme", ()), ("félix", "network", ()))
    return Story(lambda: cancel_meeting(meeting=feast, reason="Pluie", **said), shown)


def retitled(room: Room) -> Story:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")

    def act() -> None:
        amend_meeting(
            meeting=feast,
            kind="feast",
            title="Goûter de mai",
            purpose="",
            tell_invited=False,
            version=feast.version,
            by=OPERATOR,
            now=NOW,
            confirmed=True,
        )

    return Story(act, (("félix", "programme", ()), ("félix", "search?q=mai", ())))


def on_duty(room: Room) -> Story:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    said = {"duty": "secretary", "seat": room.circle.library, "by": OPERATOR, "now": NOW}
    bao = secret_of(room.circle.of(room.circle.bao))
    shown: tuple[Shown, ...] = (
        ("bao", "home", ()),
        ("ana", "body", ("port",)),
        ("anonymous", "calendar_personal", (bao,)),
    )
    return Story(lambda: assign_turn(meeting=feast, **said), shown)


def gone(room: Room) -> Story:
    circle, march = room.circle, room.meeting
    modes = {(circle.library.pk, circle.bao.pk): "excused"}
    by = circle.by_ana()
    shown = of_meeting(march)
    return Story(lambda: mark_attendance(meeting=march, modes=modes, by=by, now=NOW), shown)


def proposed(room: Room) -> Story:
    march = room.meeting
    shown = (*of_meeting(march), ("bao", "decisions", ()))
    return Story(lambda: propose(room.circle, march), shown)


def reworded(room: Room) -> Story:
    decision = propose(room.circle, room.meeting)
    said = {"version": decision.version, "by": room.circle.by_ana(), "now": NOW}
    shown: tuple[Shown, ...] = (("bao", "decision", (decision.pk,)), ("bao", "decisions", ()))
    return Story(lambda: amend(decision=decision, title="Lire Sand", text="", **said), shown)


def opposed(room: Room) -> Story:
    circle = room.circle
    decision = propose(circle, room.meeting)
    places = consent(circle.town), objection(circle.library)
    shown: tuple[Shown, ...] = (("bao", "decision", (decision.pk,)),)
    return Story(lambda: stated(circle, decision, *places), (*shown, *of_meeting(room.meeting)))


def decided(room: Room) -> Story:
    circle = room.circle
    decision = agreed(circle, propose(circle, room.meeting))
    shown: tuple[Shown, ...] = (
        ("bao", "network", ()),
        ("bao", "body", ("port",)),
        ("bao", "decisions", ()),
    )
    return Story(lambda: concluded(circle, decision), shown)


def to_do(room: Room) -> Story:
    circle = room.circle
    decision = concluded(circle, agreed(circle, propose(circle, room.meeting)))
    said = {"what": "Lire", "seat": circle.library, "due": None}

    def act() -> None:
        add_follow_up(decision=decision, **said, by=circle.by_ana(), now=NOW)

    return Story(act, (("bao", "home", ()), ("ana", "decision", (decision.pk,))))


def written(room: Room) -> Story:
    minutes = begin(meeting=room.meeting, text="On lit.", by=room.circle.by_ana(), now=NOW)
    said = {"version": minutes.version, "by": room.circle.by_ana(), "now": NOW}
    shown: tuple[Shown, ...] = (("ana", "minutes", (room.meeting.pk,)),)
    return Story(lambda: write(minutes=minutes, text="On a lu.", **said), shown)


def reviewed(room: Room) -> Story:
    march = room.meeting
    shown = (("bao", "home", ()), ("bao", "minutes", (march.pk,)), *of_meeting(march))
    return Story(lambda: in_review(room.circle, march), shown)


def remarked(room: Room) -> Story:
    circle = room.circle
    minutes = in_review(circle, room.meeting)

    def act() -> None:
        remark(minutes=minutes, seat=circle.library, words="Faute.", by=circle.by_bao(), now=NOW)

    return Story(act, (("ana", "minutes", (room.meeting.pk,)), ("ana", "home", ())))


def seated(room: Room) -> Story:
    elie = register_person(given_name="Élie", family_name="Nouveau")
    said = {"seat": room.circle.library, "person": elie, "starts": NOW.date()}
    shown: tuple[Shown, ...] = (
        ("félix", "people", ()),
        ("félix", "body", ("port",)),
        ("félix", "search?q=nouveau", ()),
    )
    return Story(lambda: give_mandate(**said, by=OPERATOR, now=NOW), shown)


def left(room: Room) -> Story:
    mandate = Mandate.objects.get(person=room.circle.bao)
    ends = NOW.date() - timedelta(days=1)
    shown: tuple[Shown, ...] = (
        ("félix", "people", ()),
        ("bao", "home", ()),
        ("bao", "network", ()),
        ("anonymous", "calendar_personal", (secret_of(room.circle.of(room.circle.bao)),)),
    )
    return Story(lambda: end_mandate(mandate=mandate, ends=ends, by=OPERATOR, now=NOW), shown)


def promoted(room: Room) -> Story:
    said = {"kind": "steward", "person": room.felix, "starts": FOUNDED}
    shown: tuple[Shown, ...] = (
        ("bao", "people", ()),
        ("félix", "charter", ()),
        ("félix", "meeting", (room.meeting.pk,)),
    )
    network = room.circle.network
    return Story(lambda: give_office(network=network, **said, by=OPERATOR, now=NOW), shown)


def amended(room: Room) -> Story:
    network = room.circle.network
    text = network.charters.get().text.replace("2027.1", "2027.2")
    said = {"text": text, "in_force_from": date(2027, 9, 1), "by": Actor(room.circle.bao)}
    shown: tuple[Shown, ...] = (("félix", "charter_versions", ()),)
    return Story(lambda: propose_charter(network=network, **said, now=NOW), shown)


def published(room: Room) -> Story:
    network, person = room.circle.network, steward(room)
    by = Actor(person, office=person.offices.get())
    said = {"network": network, "contact": "nous@port.example"}
    shown: tuple[Shown, ...] = (("anonymous", "network", ()),)
    return Story(lambda: publish_contact(**said, by=by, now=NOW), shown)


def installed(room: Room) -> Story:
    said = {"kind": "board", "name": "Bureau", "slug": "bureau", "starts": FOUNDED}
    network = room.circle.network
    shown: tuple[Shown, ...] = (("ana", "network", ()),)
    return Story(lambda: install_body(network=network, **said, by=OPERATOR, now=NOW), shown)


def renewed(room: Room) -> Story:
    network, ana = room.circle.network, room.circle.ana
    mine = secret_of(room.circle.of(ana))
    shown: tuple[Shown, ...] = (
        ("ana", "programme", ()),
        ("anonymous", "calendar_personal", (mine,)),
    )
    return Story(lambda: renew_feed(network=network, person=ana, by=Actor(ana), now=NOW), shown)


def renamed_place(room: Room) -> Story:
    network = room.circle.network
    place = add_place(network=network, details=PlaceDetails("Quai"), by=OPERATOR, now=NOW)
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    move_meeting(
        meeting=feast,
        starts_at=MAY,
        ends_at=MAY + timedelta(hours=2),
        place=place,
        link="",
        version=feast.version,
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )
    said = {"details": PlaceDetails("Halle"), "version": place.version, "by": OPERATOR}
    shown: tuple[Shown, ...] = (("anonymous", "programme", ()), ("ana", "home", ()))
    return Story(lambda: change_place(place=place, **said, now=NOW), (*shown, *of_meeting(feast)))


def unheard(room: Room) -> Story:
    """A message is given up, of which the journal tells nothing."""
    gaelle = steward(room)
    account_of(gaelle)
    convened(room.circle)
    collect(now=NOW)
    Notice.objects.update(attempts=len(AGAIN) + 1)
    notice = Notice.objects.select_related("event").filter(person=room.circle.bao)[0]
    shown: tuple[Shown, ...] = (("gaëlle", "home", ()),)
    return Story(lambda: mark_refused(parcel=(notice,), error="550", now=NOW), shown)


def tried_again(room: Room) -> Story:
    unheard(room).act()
    return Story(lambda: try_again(now=NOW), (("gaëlle", "home", ()),))


STORIES: tuple[Callable[[Room], Story], ...] = (
    answered,
    put_on_the_agenda,
    moved,
    cancelled,
    retitled,
    on_duty,
    gone,
    proposed,
    reworded,
    opposed,
    decided,
    to_do,
    written,
    reviewed,
    remarked,
    seated,
    left,
    promoted,
    amended,
    published,
    installed,
    renewed,
    renamed_place,
    unheard,
    tried_again,
)

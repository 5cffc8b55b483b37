"""A story of two circles, told by real actions: every event that tells of facts happens in it.

Each step is one gesture of somebody, whose consequences are looked at before the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from tests.core.correspondence.clients import counter, gmail
from tests.core.methods.samples import ECHO
from tests.domain import builders as b
from tests.domain.builders import MARCH, NOW, OPERATOR, TODAY, Circle
from tests.domain.convention.story import convened
from tests.domain.coordination.story import helped
from tests.domain.deliverables.story import produced
from tests.domain.evaluation.story import evaluated
from tests.domain.experience.story import told_of
from tests.domain.groups.story import RULE, grouped
from tests.domain.guests.builders import to_meeting
from tests.domain.inbox.mails import Invited, own_mailbox
from tests.domain.library.story import pooled
from tests.domain.minutes.story import written
from tests.domain.questionnaires.story import asked
from tests.domain.referrals.story import sent_up
from tests.domain.schemes.story import written_down
from tests.domain.site.story import shown
from tests.domain.territories.story import placed
from tests.domain.undertaking import UNDERTAKING
from tourdetable.domain.agendas.actions import bringing, designing, leaving
from tourdetable.domain.agendas.actions import topics as on_agendas
from tourdetable.domain.agendas.actions.methods import add_method, change_method, remove_method
from tourdetable.domain.agendas.models import PointLeftOver
from tourdetable.domain.commitments.actions import asking, themes
from tourdetable.domain.consultations.actions import consulting, due
from tourdetable.domain.consultations.queries import seats_asked
from tourdetable.domain.decisions.actions import decisions, effects, follow_up, terms
from tourdetable.domain.decisions.actions.agenda import bring_back
from tourdetable.domain.decisions.actions.reminding import remind as recall
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.guests import actions as guesting
from tourdetable.domain.guests.actions import GuestDetails, call_for_a_time, call_to_meeting
from tourdetable.domain.inbox.actions import reading as settling
from tourdetable.domain.inbox.actions.taking_in import take_in
from tourdetable.domain.joining.actions import coming, proposals
from tourdetable.domain.joining.actions import invitations as inviting
from tourdetable.domain.joining.actions.proposals import ProposalDetails
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.meetings.actions import (
    amending,
    answering,
    calendar,
    duties,
    meetings,
    reminding,
    sitting,
)
from tourdetable.domain.meetings.actions import inviting as convoking
from tourdetable.domain.meetings.actions.marking import Noted
from tourdetable.domain.meetings.calendar.uids import uid
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actions import (
    charters,
    closing,
    correcting,
    corrections,
    merging,
    presences,
    seats,
    succession,
)
from tourdetable.domain.networks.actions.contact import publish_contact
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.identity import (
    change_identity,
    change_logo,
    remove_logo,
)
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body
from tourdetable.domain.notices.actions import choose_rhythms, stop_telling, tell_anew
from tourdetable.domain.notices.enums import NoticeFamily, Rhythm
from tourdetable.domain.own.actions.details import OwnDetails, change_details
from tourdetable.domain.own.actions.leaving import leave_network
from tourdetable.domain.people.actions import (
    NewInstitution,
    NewPerson,
    add_institution,
    add_person,
    mailbox,
    set_letterhead,
)
from tourdetable.domain.people.models import Institution
from tourdetable.domain.places.actions import PlaceDetails, add_place, close_place
from tourdetable.domain.programme.actions import renew_feed, set_alarms
from tourdetable.domain.register import actions as register
from tourdetable.domain.rosters.actions import arranging, carrying
from tourdetable.domain.rota.actions import kits, offers, sharing, swaps
from tourdetable.domain.rounds.actions import asking as asking_room
from tourdetable.domain.rounds.actions import leading
from tourdetable.domain.rounds.actions.joining import have_leave, join
from tourdetable.domain.rounds.actions.saying import Saying, say
from tourdetable.domain.rounds.models import InTheRoom
from tourdetable.domain.rounds.queries import current_round, session_of
from tourdetable.domain.rounds.voices import Joiner, RoomVoice
from tourdetable.domain.topics.actions import answering as topics
from tourdetable.domain.topics.actions import putting, supporting

Step = Callable[[], Any]

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)
"""A Thursday to come."""


def day(weeks: int) -> datetime:
    """A Thursday, so many weeks after the sixth of May."""
    return MAY + timedelta(weeks=weeks)


@dataclass
class Story:
    """What has been told so far."""

    circle: Circle
    told: dict[str, Any] = field(default_factory=dict)

    def keep(self, name: str, step: Step) -> None:
        self.told[name] = step()

    @property
    def by(self) -> dict[str, Any]:
        return {"by": self.circle.by_ana(), "now": NOW}

    @property
    def freely(self) -> dict[str, Any]:
        return {"by": OPERATOR, "now": NOW}

    @property
    def bourg(self) -> Body:
        found: Body = self.told["bourg"]
        return found

    def meeting(self, name: str) -> Meeting:
        return Meeting.objects.get(pk=self.told[name].pk)

    def decision(self, name: str) -> Decision:
        return Decision.objects.get(pk=self.told[name].pk)

    def minutes(self, name: str = "minutes") -> Minutes:
        return Minutes.objects.get(pk=self.told[name].pk)

    def on(self, name: str, action: Callable[..., Any], **said: Any) -> Step:
        """An action on a meeting, at the version it then has, once it may be confirmed."""

        def step() -> Any:
            current = self.meeting(name)
            return action(meeting=current, version=current.version, **said, **self.by)

        return step

    def about(self, name: str, action: Callable[..., Any], **said: Any) -> Step:
        """The same on a decision."""

        def step() -> Any:
            current = self.decision(name)
            return action(decision=current, version=current.version, **said, **self.by)

        return step

    def of(self, action: Callable[..., Any], name: str = "minutes", **said: Any) -> Step:
        """The same on minutes."""

        def step() -> Any:
            current = self.minutes(name)
            return action(minutes=current, version=current.version, **said, **self.by)

        return step

    def done(self, name: str, effect: EffectDraft, outcome: str = "consensus") -> Iterator[Step]:
        """A decision of the sitting of March, with what it does."""
        title, c = f"Pour {name}", self.circle
        yield lambda: self.keep(name, lambda: b.propose(c, self.meeting("march"), title))
        yield self.about(name, effects.attach_effect, effect=effect)
        yield lambda: b.agreed(c, self.decision(name))
        yield self.about(name, decisions.conclude, outcome=outcome, confirmed=True)


def story() -> tuple[Circle, list[Iterator[Step]]]:
    """The circle, and the chapters of its story in their order."""
    circle = b.found_circle(b.charter() + UNDERTAKING + RULE, slug="story")
    told = Story(circle)
    chapters = [
        seated,
        called,
        guests,
        committed,
        put_forward,
        told_of,
        received,
        moved,
        held,
        produced,
        evaluated,
        composed,
        decided,
        consulted,
        turned,
        carried_out,
        written,
    ]
    chapters += [placed, grouped, pooled, joined, methods_written, written_down, convened, helped]
    chapters += [asked, sent_up, shown, rest, tidied]
    return circle, [chapter(told) for chapter in chapters]


def seated(s: Story) -> Iterator[Step]:
    """Another circle is installed, and people sit there."""
    c, network = s.circle, s.circle.network
    said = {"network": network, "kind": "circle", "name": "Bourg", "slug": "bourg"}
    yield lambda: s.keep("bourg", partial(install_body, **said, starts=b.FOUNDED, **s.freely))
    yield lambda: s.keep("seat", lambda: b.seat_of(s.bourg, "Mairie du bourg", "towns"))
    sits = {"person": c.zoe, "starts": b.FOUNDED}
    yield lambda: s.keep(
        "mandate", lambda: seats.give_mandate(seat=s.told["seat"], **sits, **s.freely)
    )
    office = {"network": network, "person": c.zoe, "starts": TODAY, "confirmed": True}
    yield lambda: seats.give_office(**office, kind="lead", body=s.bourg, **s.freely)
    yield lambda: seats.give_office(**office, kind="steward", **s.freely)
    where = {"institution": c.town.institution, "college": "towns", "starts": TODAY}
    yield lambda: s.keep(
        "presence", lambda: presences.declare_presence(body=s.bourg, **where, **s.freely)
    )
    drafts = [presences.PresenceDraft(name, "towns") for name in ("Vitrolles", "Gignac")]
    several = {"body": s.bourg, "drafts": drafts, "starts": TODAY}
    yield lambda: s.keep("several", lambda: presences.declare_presences(**several, **s.freely))
    seen = presences.PresenceState("towns", TODAY, None)
    changed = {"seen": seen, "college": "towns", "starts": b.FOUNDED, "ends": None, **s.freely}
    yield lambda: presences.change_presence(presence=s.told["presence"], **changed)
    yield lambda: presences.remove_presence(presence=s.told["several"][1], seen=seen, **s.freely)
    for person in (c.ana, c.zoe):
        by = replace(c.by_ana(), person=person)
        accept = {"network": network, "version": "2027.1", "by": by, "now": NOW}
        yield partial(charters.accept_charter, **accept)


def designed(s: Story) -> Iterator[Step]:
    """An agenda is written; somebody brings something to a point, it is kept as a model."""
    yield lambda: s.keep("july", lambda: b.draw(s.circle.body, day(9), "Lecture de juillet"))
    point = meetings.AgendaDraft("Le tour", "discuss", 20, bringing="everybody")
    yield s.on("july", designing.design_agenda, items=[point])
    yield lambda: bringing.bring(
        meeting=s.meeting("july"),
        seat=s.circle.town,
        words={s.meeting("july").agenda.get().pk: "Deux nouvelles"},
        seen=bringing.mark(()),
        **s.by,
    )
    yield s.on("july", designing.keep_model)


def left_over(s: Story) -> Iterator[Step]:
    """A point waits for another agenda, and is let go."""
    yield lambda: leaving.leave_over(
        meeting=s.meeting("march"),
        left={s.meeting("march").agenda.get().pk: "Le temps a manqué"},
        version=s.meeting("march").version,
        **s.by,
    )
    yield lambda: leaving.let_go(left=PointLeftOver.objects.get(), **s.by)


def called(s: Story) -> Iterator[Step]:
    """Meetings are drawn and convened; people answer."""
    c = s.circle
    yield lambda: s.keep("march", lambda: b.draw(c.body, MARCH))
    yield lambda: s.keep("may", lambda: b.draw(c.body, day(0), "Lecture de mai"))
    yield lambda: s.keep("lost", lambda: b.draw(s.bourg, day(2), "Lecture perdue"))
    drafts = [
        calendar.MeetingDraft(body, "reading", "Été", day(at), day(at) + timedelta(hours=2))
        for body, at in ((c.body, 8), (s.bourg, 9))
    ]
    drafts[0] = replace(drafts[0], turns={"secretary": c.school})
    year = {"network": c.network, "drafts": drafts, "confirmed": True}
    yield lambda: calendar.draw_calendar(**year, **s.freely)
    items = [meetings.AgendaDraft("Choisir", "decide", 20)]
    yield s.on("march", meetings.set_agenda, items=items)
    yield from designed(s)
    said = {"purpose": "Lire", "asks": "", "answer_by": None, "capacity": 9, "reminders": [7]}
    yield s.on("may", convoking.prepare_invitation, **said)
    yield s.on("may", meetings.convene)
    late = {"persons": [s.circle.bao.pk], "convened": 1, "now": s.by["now"]}
    yield lambda: convoking.invite_late(meeting=s.meeting("may"), **late)
    yield lambda: convoking.release(meeting=s.meeting("may"), since=1, **late)
    yield lambda: answering.reply(meeting=s.meeting("may"), answer="attend", **s.by)
    yield lambda: Meeting.objects.filter(pk=s.meeting("may").pk).update(capacity=1)
    bao = {"seat": c.library, "person": c.bao, "answer": "attend"}
    yield lambda: answering.enter_reply(meeting=s.meeting("may"), **bao, **s.by)
    yield lambda: reminding.remind(meeting=s.meeting("may"), **s.by)
    yield lambda: answering.reply(meeting=s.meeting("may"), answer="excused", **s.by)


def received(s: Story) -> Iterator[Step]:
    """Messages come, and somebody deals with one."""
    c, meeting = s.circle, s.meeting("may")
    own_mailbox(c.ana, "ana@port.example")
    here = Invited(c, meeting)
    said = {"named": lambda _text: None, "trusted": "", "by": OPERATOR, "now": NOW}
    unsigned = here.said(c.ana, to="box@here.example", uid=uid("story", meeting.pk), at=NOW)
    yield lambda: s.keep("mail", lambda: take_in(data=gmail(unsigned), **said))
    signed = unsigned.but(to=here.address(c.ana), status="TENTATIVE")
    new = {"new": day(3), "ends": day(3) + timedelta(hours=1)}
    yield lambda: take_in(data=counter(signed, **new), **said)
    yield lambda: settling.mark_read(mail=s.told["mail"], **s.by)


def guests(s: Story) -> Iterator[Step]:
    """People of the territory are called in."""
    c, details = s.circle, GuestDetails("actor", "resident", "", "Pour entendre le quai")
    who = NewPerson("Inès", "Quai")
    once = {"who": who, "details": details, **s.by}
    yield lambda: s.keep("guest", lambda: call_to_meeting(meeting=s.meeting("may"), **once))
    yield lambda: guesting.send_again(guest=s.told["guest"], version=1, **s.by)
    lasting = {"theme": "Le quai", "starts": TODAY, "ends": day(30).date()}
    yield lambda: s.keep("lasting", lambda: call_for_a_time(body=c.body, **once, **lasting))
    ends = {"ends": day(20).date(), **s.by}
    yield lambda: guesting.end(guest=s.told["lasting"], version=1, **ends)
    yield lambda: s.keep("gone", lambda: call_to_meeting(meeting=s.meeting("lost"), **once))
    yield lambda: guesting.withdraw(guest=s.told["gone"], version=1, **s.by)


def committed(s: Story) -> Iterator[Step]:
    """The circle opens a theme; members and a guest are asked to commit."""
    c, days = s.circle, {"starts": b.FOUNDED, "ends": day(20).date()}
    said = {"body": c.body, "title": "Le quai", **days, **s.by}
    yield lambda: s.keep("theme", lambda: themes.open_theme(**said))
    of = {"body": c.body, "theme": s.told["theme"], **days, **s.by}
    who = [f"seat-{seat.pk}-{person.pk}" for seat, person in c.holders()]
    yield lambda: s.keep("asked", lambda: asking.ask(who=who, **of))
    yield lambda: s.keep("work", lambda: asking.ask(who=who, **{**of, "theme": None}))
    one, other, third = s.told["work"]
    yes = {"accepts": True, "words": "", **s.by}
    yield lambda: s.keep("promise", lambda: asking.answer(commitment=one, version=1, **yes))
    no = {**yes, "accepts": False}
    yield lambda: asking.answer(commitment=other, version=1, **no)
    yield lambda: asking.take_back(commitment=third, version=1, **s.by)
    ends = {"ends": day(1).date(), "words": "", **s.by}
    yield lambda: asking.end_early(commitment=s.told["promise"], version=2, **ends)
    named = {"title": "Les quais", **days, **s.by}
    yield lambda: s.keep(
        "theme", lambda: themes.change_theme(theme=s.told["theme"], version=1, **named)
    )
    ends = {"ends": day(2).date(), **s.by}
    yield lambda: themes.close_theme(theme=s.told["theme"], version=2, **ends)


def about_topic(s: Story, name: str, action: Callable[..., Any], **more: Any) -> Step:
    """An action on a topic, at the version it then has."""

    def step() -> Any:
        s.told[name].refresh_from_db()
        known = {"topic": s.told[name], "version": s.told[name].version}
        return s.keep(name, lambda: action(**{**known, **s.by, **more}))

    return step


def put_forward(s: Story) -> Iterator[Step]:
    """Topics are put forward, supported, answered."""
    c, here = s.circle, {"network": s.circle.network, "body": s.circle.body, **s.by}
    about = partial(about_topic, s)
    for name, urgent in (("out", False), ("twice", False), ("undone", False), ("soon", True)):
        said = {"title": name, "urgent": urgent, **here}
        yield partial(s.keep, name, partial(putting.put_forward, **said))
    bao = {"topic": s.told["out"], "by": c.by_bao(), "now": s.by["now"]}
    yield lambda: supporting.support(**bao)
    yield lambda: supporting.add_view(words="Oui.", **bao)
    yield lambda: supporting.take_support_back(**bao)
    words = {"title": "Dehors", "question": "Où ?", "why": "", "existing": "", "urgent": True}
    words |= {"added": "", "tags": ["Dehors"]}
    yield about("out", putting.change_topic, **words)
    yield about("out", putting.say_what_exists, existing="Le kiosque.")
    yield about("out", topics.send_on, to=s.bourg, words="")
    may = {"meeting": s.meeting("may"), "existing": ""}
    yield about("out", on_agendas.put_on_agenda, **may)
    yield about("twice", topics.merge, into=s.told["soon"], words="")
    yield about("undone", putting.withdraw_topic, words="")
    yield from pressing(s)


def pressing(s: Story) -> Iterator[Step]:
    """One that cannot wait is given to a group, then has its meeting; another is declined."""
    c, about = s.circle, partial(about_topic, s)
    group = {"group": c.body, "existing": "Rien.", "words": ""}
    yield about("soon", topics.give_to_group, **group)
    soon = {"kind": "reading", "title": "Vite", "body": c.body, "existing": "", "confirmed": True}
    hours = {"starts_at": day(5), "ends_at": day(5) + timedelta(hours=1)}
    yield about("soon", on_agendas.hold_soon, **soon, **hours)
    said = {"network": c.network, "body": c.body, "title": "no", **s.by}
    yield lambda: s.keep("no", lambda: putting.put_forward(**said))
    yield about("no", topics.decline, words="Non.")
    yield lambda: s.keep("back", lambda: putting.put_forward(**said))
    lost = {"meeting": s.meeting("lost"), "existing": "Rien."}
    yield about("back", on_agendas.put_on_agenda, **lost)


def moved(s: Story) -> Iterator[Step]:
    """The calendar changes."""
    c, later = s.circle, {"starts_at": day(1), "ends_at": day(1) + timedelta(hours=2)}
    yield s.on("may", meetings.move_meeting, **later, confirmed=True)
    amended = {"kind": "feast", "title": "Fête de mai", "purpose": "", "confirmed": True}
    yield s.on("may", amending.amend_meeting, **amended)
    yield s.on("lost", meetings.cancel_meeting, reason="Grève", confirmed=True)
    turn = {"duty": "secretary", "seat": c.town, "confirmed": True}
    yield lambda: sitting.assign_turn(meeting=s.meeting("march"), **turn, **s.by)
    yield s.on("may", sitting.set_turns, seats={"secretary": c.library}, confirmed=True)


def held(s: Story) -> Iterator[Step]:
    """The sitting of March."""
    c = s.circle
    yield s.on("march", sitting.open_meeting)
    yield from left_over(s)
    modes = {(c.library.pk, c.bao.pk): "in_person", (c.school.pk, c.chloe.pk): "remote"}
    yield lambda: sitting.mark_attendance(meeting=s.meeting("march"), modes=modes, **s.by)
    duty = {"duty": "secretary", "instead_of": c.town.pk, "by": c.by_bao(), "now": NOW}
    yield lambda: duties.take_duty(meeting=s.meeting("march"), **duty)
    modes = {(c.town.pk, c.ana.pk): "in_person"}
    yield lambda: sitting.mark_attendance(meeting=s.meeting("march"), modes=modes, **s.by)
    yield from registered(s)
    yield from led(s)


def registered(s: Story) -> Iterator[Step]:
    """Its register: read on the paper sheet; a holder and a guest say that they are there."""
    c, then = s.circle, MARCH + timedelta(minutes=25)
    bao, chloe = (c.library.pk, c.bao.pk), (c.school.pk, c.chloe.pk)
    marks = {chloe: Noted("remote", then), bao: Noted("in_person", then, then + timedelta(hours=1))}
    said = {"seen": {}, "paper": True, "confirmed": True, **s.by}
    yield lambda: register.record(meeting=s.meeting("march"), marks=marks, **said)
    here = {"mode": "remote", "now": then}
    seats = {"seats": [c.library], "by": c.by_bao()}
    yield lambda: register.check_in(meeting=s.meeting("march"), **seats, **here)
    yield lambda: s.keep("heard", lambda: to_meeting(c, s.meeting("march"), now=MARCH))
    yield lambda: register.check_guest_in(
        meeting=s.meeting("march"), guest=s.told["heard"], by=Actor(s.told["heard"].person), **here
    )


def led(s: Story) -> Iterator[Step]:
    """It is led live: nothing of it changes a fact."""
    c, meeting = s.circle, partial(s.meeting, "march")
    yield lambda: leading.begin(meeting=meeting(), seat=c.town, **s.by)
    yield lambda: leading.run_clock(**session(s))
    yield lambda: leading.stop_clock(**session(s))
    yield lambda: leading.go_to(point=None, **session(s))
    yield lambda: leading.add_time(minutes=5, **session(s))
    yield lambda: leading.show_time(shows=True, **session(s))
    yield lambda: leading.hand_over(seat=c.library, **session(s))
    joiner = Joiner(InTheRoom())
    yield lambda: join(meeting=meeting(), name="Inès", seat=None, by=joiner, now=NOW)
    yield lambda: have_leave(one=joiner.room, live=session(s)["live"], **s.by)
    yield from asked_of_room(s)
    yield lambda: leading.end(**session(s))


def asked_of_room(s: Story) -> Iterator[Step]:
    """What is asked there: a go-round, then a consent on a proposal that is deferred."""
    c, meeting = s.circle, s.meeting("march")
    draft = asking_room.RoundDraft("go_round", "Quoi de neuf ?")
    yield lambda: asking_room.open_round(meeting=meeting, item=None, draft=draft, **s.by)
    yield lambda: asking_room.turn(how="next", **asked_now(s))
    said = {"voice": RoomVoice(c.town.pk), "saying": Saying("Un toit neuf"), **s.by}
    yield lambda: say(one=asked_now(s)["one"], **said)
    yield lambda: asking_room.reveal(**asked_now(s))
    yield lambda: asking_room.close(**asked_now(s))
    put = {"title": "Lire à voix haute", **s.by}
    yield lambda: s.keep("aloud", lambda: decisions.put_proposal(meeting=meeting, **put))
    consent = asking_room.RoundDraft("consent", decision=s.told["aloud"])
    yield lambda: asking_room.open_round(meeting=meeting, item=None, draft=consent, **s.by)
    yield lambda: asking_room.go_step(step="clarify", **asked_now(s))
    ends = {"outcome": "deferred", "version": s.told["aloud"].version}
    yield lambda: decisions.conclude(decision=s.told["aloud"], **ends, **s.by)


def session(s: Story) -> dict[str, Any]:
    """The session of March as it is now, and who leads it."""
    found = session_of(s.meeting("march"))
    assert found is not None
    return {"live": found, "version": found.version, **s.by}


def asked_now(s: Story) -> dict[str, Any]:
    """What is asked there now."""
    found = current_round(s.meeting("march"))
    assert found is not None
    return {"one": found, "version": found.version, **s.by}


def composed(s: Story) -> Iterator[Step]:
    """Seats change hands; what was recorded by mistake is corrected."""
    c, lately = s.circle, date(2027, 4, 2)
    knowing = {"confirmed": True, **s.by}

    def held(seat: Any) -> Any:
        return seat.mandates.latest("starts")

    yield lambda: succession.hand_over(mandate=held(c.library), person=c.zoe, on=lately, **knowing)
    place = {"institution": c.library.institution, "college": "libraries", "starts": b.FOUNDED}
    yield lambda: s.keep("spare", lambda: seats.create_seat(body=s.bourg, **place, **s.freely))
    yield lambda: succession.move_person(
        mandate=held(c.library), seat=s.told["spare"], on=TODAY, **knowing
    )
    light = {"college": "libraries", "kind": "light", "volunteers": False, "on": TODAY}
    yield lambda: s.keep(
        "light", lambda: succession.change_seat(seat=s.told["spare"], **light, **knowing)
    )
    yield lambda: closing.close_seat(seat=s.told["light"], ends=day(1).date(), **knowing)
    wrong = {"reason": "Une autre personne"}
    yield lambda: corrections.correct_mandate(
        mandate=s.told["mandate"],
        held=corrections.RealHolder(c.dora, b.FOUNDED),
        **wrong,
        **knowing,
    )
    office = {"network": c.network, "kind": "lead", "person": c.chloe, "body": c.body}
    yield lambda: s.keep("office", partial(seats.give_office, **office, starts=TODAY, **knowing))
    yield lambda: seats.end_office(office=s.told["office"], ends=day(1).date(), **knowing)
    yield lambda: corrections.correct_office(office=s.told["office"], held=None, **wrong, **knowing)
    yield lambda: s.keep("mistake", lambda: b.seat_of(c.body, "Erreur", "towns"))
    yield lambda: corrections.remove_seat(seat=s.told["mistake"], **s.by)


def decided(s: Story) -> Iterator[Step]:
    """Proposals, positions, what they would do."""
    c, lift = s.circle, b.lifting(s.circle, "CIR-02")
    put = {"title": "Choisir", "text": "Colette."}

    def choose() -> Decision:
        march = s.meeting("march")
        return decisions.put_proposal(meeting=march, item=march.agenda.get(), **put, **s.by)

    yield lambda: s.keep("choice", choose)
    yield s.about("choice", decisions.amend, title="Choisir un livre")
    owned = {"owner": c.town, "due": TODAY, "review_on": TODAY}
    yield s.about("choice", terms.entrust, **owned)
    yield lambda: s.keep("effect", s.about("choice", effects.attach_effect, effect=lift))
    yield lambda: effects.detach_effect(
        effect=s.told["effect"], version=s.decision("choice").version, **s.by
    )
    yield lambda: b.stated(
        c, s.decision("choice"), b.consent(c.town), b.objection(c.library), b.consent(c.school)
    )
    yield lambda: b.settle(c, s.decision("choice"), "withdrawn")
    yield s.about("choice", decisions.conclude, outcome="consensus", confirmed=True)
    todo = {"what": "Acheter", "seat": c.town, "due": None}
    yield lambda: s.keep(
        "todo", lambda: follow_up.add_follow_up(decision=s.decision("choice"), **todo, **s.by)
    )
    yield s.about("choice", terms.say_reviewed, again_on=day(9).date())
    yield lambda: follow_up.mark_done(follow_up=s.told["todo"], done_on=TODAY, **s.by)
    yield s.about("choice", decisions.reopen, confirmed=True)
    yield lambda: b.concluded(c, b.agreed(c, s.decision("choice")), confirmed=True)


def consulted(s: Story) -> Iterator[Step]:
    """What is decided between meetings."""
    c = s.circle
    put = {"body": c.body, "title": "Lire Sand", "why": "", "text": "", "until": day(4).date()}
    for name in ("asked", "withdrawn"):
        yield lambda name=name: s.keep(name, lambda: consulting.open_consultation(**put, **s.by))
    one, other = s.told["asked"], s.told["withdrawn"]
    yield lambda: consulting.withdraw(consultation=other, version=1, **s.by)
    for seat in seats_asked(c.body, TODAY):
        said = {"consultation": one, "position": PositionDraft(seat.pk, "consent")}
        yield lambda said=said: consulting.speak(**said, **s.by)
    yield lambda: due.remind_silent(consultation=one, **s.by)
    ends = {"version": 1, "outcome": "consensus", "confirmed": True}
    yield lambda: s.keep(
        "consulted", lambda: consulting.conclude_consultation(consultation=one, **ends, **s.by)
    )
    meeting = s.meeting("march")
    yield lambda: due.move_to(decision=s.told["consulted"], meeting=meeting, **s.by)
    todo = FollowUp.objects.latest("pk")
    yield lambda: recall(follow_up=todo, **s.by)
    june = s.meeting("may")
    rows = {"reviews": [], "actions": [todo]}
    yield lambda: bring_back(meeting=june, version=june.version, **rows, **s.by)


def turned(s: Story) -> Iterator[Step]:
    """Turns to come are shared out, swapped, given up and taken; a kit leaves."""
    c, duty = s.circle, "secretary"
    first, second = day(31), day(32)
    yield lambda: s.keep("first", lambda: b.draw(c.body, first, "Un tour"))
    yield lambda: s.keep("second", lambda: b.draw(c.body, second, "Un autre"))
    shared = {"body": c.body, "seen": {}, "confirmed": True, **s.freely}
    pks = [s.told[name].pk for name in ("first", "second")]
    seats_of = dict(zip([(pk, duty) for pk in pks], (c.town, c.school), strict=True))
    yield lambda: sharing.share_turns(seats=seats_of, **shared)
    asked = {"duty": duty, "other": c.school, **s.by}
    for name in ("accepted", "refused", "withdrawn"):
        yield lambda name=name: s.keep(
            name, lambda: swaps.ask_swap(meeting=s.meeting("first"), **asked)
        )
        by = {"by": c.by_ana() if name == "withdrawn" else c.by_chloe(), "now": NOW, "version": 1}
        if name == "withdrawn":
            yield partial(swaps.withdraw_swap, swap=s.told[name], **by)
        elif name == "refused":
            yield partial(swaps.refuse_swap, swap=s.told[name], **by)
        else:
            yield partial(swaps.accept_swap, swap=s.told[name], confirmed=True, **by)
            back = {"duty": duty, "seat": c.town, "confirmed": True, **s.by}
            yield lambda back=back: sitting.assign_turn(meeting=s.meeting("first"), **back)
    given_up = {"duty": duty, "seat": c.town, "reason": "En congé", "confirmed": True, **s.by}
    yield lambda: offers.skip_turn(meeting=s.meeting("first"), **given_up)
    yield from offered(s)


def offered(s: Story) -> Iterator[Step]:
    """The school offers itself for what was given up, and is sent its kit."""
    c, duty = s.circle, "secretary"
    own = {"duty": duty, "by": c.by_chloe(), "now": NOW, "confirmed": True}
    yield lambda: offers.volunteer(meeting=s.meeting("first"), **own)
    sent = {"duty": duty, "seat": c.school.pk, **s.freely}
    yield lambda: kits.send_kit(meeting=s.meeting("first"), **sent)


def carried_out(s: Story) -> Iterator[Step]:
    """What decisions do: to articles, to bodies, to the text, to the year."""
    c = s.circle
    yield from s.done("one", b.lifting(c, "CIR-01"))
    yield from s.done("all", b.lifting(c, "CIR-03", body=None))
    for body in (c.body, None):
        exception = c.network.exceptions.get(body=body)
        yield from s.done(f"end {body}", EffectDraft("end_exception", exception=exception))
    yield from s.done("duties", EffectDraft("settle_duties"))
    yield from s.done("close", EffectDraft("close_body", body=s.bourg, ends=day(20).date()))
    yield from s.done("year", EffectDraft("publish_year", year=2027))
    text = b.charter().replace('version = "2027.1"', 'version = "2027.2"')
    said = {"network": c.network, "text": text, "in_force_from": date(2027, 10, 1), **s.by}
    yield lambda: s.keep("text", lambda: charters.propose_charter(**said))
    yield from s.done("amend", EffectDraft("amend_text", proposal=s.told["text"]))
    said |= {"text": text.replace("2027.2", "2027.3"), "in_force_from": date(2027, 11, 1)}
    yield lambda: s.keep("other", lambda: charters.propose_charter(**said))
    yield lambda: charters.withdraw_proposal(proposal=s.told["other"], **s.by)


def joined(s: Story) -> Iterator[Step]:
    """Ana proposes others, who are declined, taken back and seated; and those who sit come in."""
    c, network = s.circle, s.circle.network
    for name in ("declined", "back", "seated"):
        said = ProposalDetails("Inès", "Arc", f"{name}@port.example", "", name, "towns")
        yield lambda name=name, said=said: s.keep(
            name, partial(proposals.propose, body=c.body, details=said, **s.by)
        )

    def about(name: str, action: Callable[..., Any], **said: Any) -> Step:
        row = Invitation.objects.get(pk=s.told[name].pk)
        return partial(action, invitation=row, version=row.version, **said, **s.by)

    yield about("declined", proposals.answer_proposal, answer="Qui ?")
    yield about("declined", proposals.decline_proposal, answer="Non.")
    yield about("back", inviting.withdraw)
    who, which = NewPerson("Inès", "Arc", "ines@port.example"), NewInstitution("Mission locale")
    seating = proposals.Seating(TODAY, who, which=which, college="towns")
    yield about("seated", proposals.accept_proposal, seating=seating, confirmed=True)
    row = Invitation.objects.select_related("person").get(pk=s.told["seated"].pk)
    assert row.person is not None
    newcomer = coming.Newcomer("Inès", "d’Arc")
    come = {"newcomer": newcomer, "accepted": "2027.1", "by": Actor(row.person), "now": NOW}
    yield partial(coming.come_in, invitation=row, **come)
    assert row.person.account is not None
    yield partial(coming.first_visit, account=row.person.account, now=NOW)
    c.dora.account = mailbox("dora@port.example")
    c.dora.save()
    asked = {"people": [c.dora.pk], "refused": Invitation.objects.none()}
    yield lambda: inviting.invite(network=network, **asked, **s.by)


def methods_written(s: Story) -> Iterator[Step]:
    """A method that a network writes."""
    network = s.circle.network
    yield lambda: s.keep("method", lambda: add_method(network=network, text=ECHO, **s.by))
    written = {"text": ECHO.replace("Écho", "Échos"), "version": 1}
    yield lambda: change_method(method=s.told["method"], **written, **s.by)
    yield lambda: remove_method(method=s.told["method"], version=2, **s.by)


def rest(s: Story) -> Iterator[Step]:
    """What tells the charter nothing; and a mandate that ends."""
    c = s.circle
    details = PlaceDetails("Salle")
    yield lambda: s.keep("place", lambda: add_place(network=c.network, details=details, **s.by))
    closed = {"first": TODAY, "last": TODAY}
    yield lambda: close_place(place=s.told["place"], **closed, **s.by)
    yield lambda: meetings.remove_place(place=s.told["place"], version=1, **s.by)
    yield lambda: publish_contact(network=c.network, contact="a@b.example", **s.by)
    look = {"accent": "teal", "time_zone": "Europe/Paris", "school_zone": "B", "purpose": ""}
    yield lambda: change_identity(network=c.network, name="Cercle", **look, **s.by)
    drawn = {"media_type": "image/png", "content": b"png"}
    yield lambda: change_logo(network=c.network, **drawn, **s.by)
    yield lambda: remove_logo(network=c.network, **s.by)
    yield lambda: renew_feed(network=c.network, person=c.ana, **s.by)
    chosen = {"day_before": True, "hour_before": False}
    yield lambda: set_alarms(network=c.network, person=c.ana, **chosen, **s.by)
    ends = {"ends": TODAY, "confirmed": True, **s.by}
    yield lambda: seats.end_mandate(mandate=s.told["seat"].mandates.get(), **ends)
    last = {"last_day": TODAY, "confirmed": True, "by": Actor(c.chloe), "now": NOW}
    yield lambda: leave_network(person=c.chloe, network=c.network, **last)
    said = {"details": OwnDetails("Chloé", "Emery"), "version": 1, "by": Actor(c.chloe)}
    yield lambda: change_details(person=c.chloe, **said, now=NOW)
    yield from told_less(c)


def told_less(c: Circle) -> Iterator[Step]:
    """Somebody chooses what they are told: theirs alone."""
    mine = {"person": c.chloe, "network": c.network, "by": Actor(c.chloe), "now": NOW}
    weekly = {NoticeFamily.MINUTES: Rhythm.WEEKLY}
    yield lambda: choose_rhythms(body=None, rhythms=weekly, **mine)
    yield lambda: stop_telling(families=[NoticeFamily.AGENDAS], **mine)
    yield lambda: tell_anew(families=[NoticeFamily.AGENDAS], **mine)


def tidied(s: Story) -> Iterator[Step]:
    """The directory is put in order: names corrected, and what was recorded twice made one."""
    c = s.circle
    there = {"network": c.network, **s.freely}
    name = correcting.PersonDetails("Anna", "Ruiz", "ana@port.example")
    yield lambda: correcting.correct_person(person=c.ana, details=name, version=1, **there)
    kind = NewInstitution("Ville du Port", "Port", "commune", "municipal", "communes")
    town = c.town.institution
    yield lambda: correcting.correct_institution(institution=town, details=kind, version=1, **there)
    who, which = NewPerson("Bao", "Tran"), NewInstitution("Mairie du Port")
    kept = {"network": c.network.slug, **s.freely}
    yield lambda: s.keep("bao", lambda: add_person(who=who, **kept))
    sits = {"person": s.told["bao"], "starts": b.FOUNDED}
    yield lambda: seats.give_mandate(seat=s.told["seat"], **sits, **s.freely)
    twice = {"merged": s.told["bao"], "into": c.bao, "version": 1, "into_version": 1}
    yield lambda: merging.merge_persons(**twice, **there)
    yield lambda: s.keep("mairie", lambda: add_institution(which=which, **kept))
    headed = {"institution": s.told["mairie"], "lines": "1 quai du Môle", "image": None}
    yield lambda: set_letterhead(**headed, **kept)
    where = {"college": "towns", "starts": TODAY, **s.freely}
    yield lambda: presences.declare_presence(body=c.body, institution=s.told["mairie"], **where)
    one = {"merged": s.told["mairie"], "into": Institution.objects.get(pk=town.pk)}
    yield lambda: merging.merge_institutions(**one, version=1, into_version=2, **there)


def imported(s: Story) -> Iterator[Step]:
    """Members come from a spreadsheet: somebody new sits, and somebody's mandate ends."""
    network = s.circle.network
    lines = "Instance;Structure;Collège;Nom et prénom;Fin\nBourg;Lycée;Communes;Petit Léa;\n"
    said = {"content": lines.encode(), "file_name": "membres.csv", **s.freely}
    yield lambda: s.keep("import", lambda: arranging.begin_import(network=network, **said))
    sure = {"take_good": True, **s.freely}
    yield lambda: arranging.confirm(roster=s.told["import"], version=1, **sure)
    held = {"worker": "story", "now": NOW}
    yield lambda: carrying.take(**held)
    for _ in range(2):
        yield lambda: carrying.carry_out(roster=s.told["import"], until=NOW, **held)

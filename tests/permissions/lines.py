"""Where an address is on the stage, and what each role is answered there, in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.conf import settings

from tests.domain.builders import (
    NOW,
)
from tests.domain.years import drafted
from tests.permissions.stage import ROLES, Stage
from tourdetable.domain.agendas.models import NetworkMethod, PointLeftOver
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.commitments.tokens import token_of as token_of_commitment
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.consultations.tokens import token_of as token_of_consultation
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.tokens import token_of as token_of_guest
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.meetings.tokens import link_token
from tourdetable.domain.networks.models import Body, Mandate, Office, Presence, Seat
from tourdetable.domain.people.models import Institution, OtherAddress, Person, Session
from tourdetable.domain.rota.models import Swap
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.years.models import SeriesRelation

LIKE = {
    "light": "member",
    "ended": "stranger",
    "elsewhere": "stranger",
    "operator": "stranger",
    "guest": "stranger",
}
"""Whom the others are answered like, unless their line says otherwise: holds a light seat of the
body; held a seat there until yesterday; holds a seat and every office of another network; runs the
installation; was called in to a meeting of the body."""


def roster(stage: Stage) -> list[object]:
    return ["circle", stage.roster]


@dataclass(frozen=True)
class Line:
    """What each role, in the order of `ROLES`, is answered at one address."""

    where: Callable[[Stage], list[object]]
    get: tuple[int, ...]
    post: tuple[int, ...]
    unlike: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """What the roles of `LIKE` are answered, reading and sending, where it is something else."""

    def answers(self, role: str) -> tuple[int, int]:
        """What a role is answered, reading and sending."""
        if role in LIKE:
            return self.unlike.get(role) or self.answers(LIKE[role])
        place = ROLES.index(role)
        return self.get[place], self.post[place]


def own(_stage: Stage) -> list[object]:
    return []


def circle(_stage: Stage) -> list[object]:
    return ["circle"]


def port(_stage: Stage) -> list[object]:
    return ["circle", "port"]


def a_method(_stage: Stage) -> list[object]:
    return ["circle", "world-cafe"]


def method_in_june(stage: Stage) -> list[object]:
    return ["circle", "world-cafe", stage.june]


def own_method(_stage: Stage) -> list[object]:
    """The one that the network wrote."""
    return ["circle", NetworkMethod.objects.get().pk]


def the_port(_stage: Stage) -> list[object]:
    return ["circle", Body.objects.get(network__slug="circle", slug="port").pk]


def january(stage: Stage) -> list[object]:
    return ["circle", stage.january]


def suggestion(stage: Stage) -> list[object]:
    return ["circle", stage.january, stage.remark]


def february(stage: Stage) -> list[object]:
    return ["circle", stage.february]


def former_edition(stage: Stage) -> list[object]:
    return ["circle", stage.february, 1]


def march(stage: Stage) -> list[object]:
    return ["circle", stage.march]


def june(stage: Stage) -> list[object]:
    return ["circle", stage.june]


def handed_out(stage: Stage) -> list[object]:
    return ["circle", stage.document]


def left_behind(_stage: Stage) -> list[object]:
    return ["circle", PointLeftOver.objects.get().pk]


def june_duty(stage: Stage) -> list[object]:
    return ["circle", stage.june, "secretary"]


def swap(_stage: Stage) -> list[object]:
    return ["circle", Swap.objects.get().pk]


def decision(stage: Stage) -> list[object]:
    return ["circle", stage.decision]


def consulted(_stage: Stage) -> list[object]:
    """A consultation that is open, in which nobody has spoken."""
    return ["circle", Consultation.objects.get(body__network__slug="circle").pk]


def consultation_token(stage: Stage) -> list[object]:
    """The link of Bao."""
    _slug, number = consulted(stage)
    held = Mandate.objects.select_related("person__account")
    mandate = held.get(person__given_name="Bao", seat__body__network__slug="circle")
    return ["circle", token_of_consultation(int(str(number)), mandate)]


def draft(stage: Stage) -> list[object]:
    return ["circle", stage.draft.pk]


def received(stage: Stage) -> list[object]:
    """A message about the meeting of June."""
    return ["circle", ReceivedMail.objects.get(meeting=stage.june).pk]


def convener_of_mail(post: tuple[int, ...]) -> Line:
    """Of whoever convenes: the others do not know that there is a message."""
    return Line(received, (302, 404, 404, 404, 404, 404, 200), post)


def series(stage: Stage) -> list[object]:
    return [*draft(stage), drafted.only(stage.draft).pk]


def period(stage: Stage) -> list[object]:
    """Days that somebody typed."""
    return ["circle", stage.draft.network.quiet_periods.get().pk]


def relation(stage: Stage) -> list[object]:
    """What two lines of the draft owe each other."""
    found = SeriesRelation.objects.get()
    return ["circle", found.draft_id, found.pk]


def seat_of_member(_stage: Stage) -> list[object]:
    """The seat that the member holds."""
    return [
        "circle",
        Seat.objects.get(
            institution__name="Médiathèque", body__slug="port", body__network__slug="circle"
        ).pk,
    ]


def guest(_stage: Stage) -> list[object]:
    """Whom Bao called in to the meeting of June."""
    return ["circle", Guest.objects.get(meeting__isnull=False).pk]


def lasting(_stage: Stage) -> list[object]:
    """The same for a time."""
    return ["circle", Guest.objects.get(meeting=None).pk]


def link_of_june(stage: Stage) -> list[object]:
    """What answers the invitation of June for Bao, before it is convened."""
    return [link_token(stage.june, seat_of_bao().person)]


def answer_of_bao(stage: Stage) -> list[object]:
    """Where Bao's answer about June is entered."""
    held = seat_of_bao()
    return ["circle", stage.june, held.seat_id, held.person_id]


def seat_of_bao() -> Mandate:
    """Bao's seat in the circle of the port."""
    rows = Mandate.objects.filter(seat__body__network__slug="circle", seat__body__slug="port")
    return rows.select_related("person__account").filter(person__given_name="Bao")[0]


def guest_link(_stage: Stage) -> list[object]:
    """What the link of the first one opens."""
    return [token_of_guest(Guest.objects.get(meeting__isnull=False))]


def a_theme(_stage: Stage) -> list[object]:
    """What the circle works on."""
    return ["circle", Theme.objects.get(body__network__slug="circle").pk]


def a_commitment(_stage: Stage) -> list[object]:
    """What Bao was asked to commit to."""
    return ["circle", Commitment.objects.get(body__network__slug="circle").pk]


def a_topic(_stage: Stage) -> list[object]:
    """What Bao put forward."""
    return ["circle", Topic.objects.get(network__slug="circle", title="Lire dehors").pk]


def commitment_token(_stage: Stage) -> list[object]:
    """The link by which he answers."""
    around = Commitment.objects.select_related("person__account")
    return ["circle", token_of_commitment(around.get(body__network__slug="circle"))]


def presence(stage: Stage) -> list[object]:
    """An institution that is said to be present on the territory of the circle."""
    return ["circle", "port", Presence.objects.get(body__network__slug="circle").pk]


def proposal(stage: Stage) -> list[object]:
    """What Bao proposed."""
    return ["circle", stage.proposed]


def dated(stage: Stage) -> list[object]:
    """The first meeting of the draft."""
    first = drafted.only(stage.draft).planned.order_by("on")[0]
    return [*series(stage), first.on]


def operators(where: Callable[[Stage], list[object]], get: int = 200, post: int = 405) -> Line:
    """A page of whoever runs the installation: for others it does not exist."""
    sent = NO_FORM if post == 405 else (302, *(404,) * 6)
    return Line(where, (302, *(404,) * 6), sent, {"operator": (get, post)})


def a_seat(_stage: Stage) -> list[object]:
    return ["circle", Seat.objects.filter(body__slug="port").order_by("pk")[0].pk]


def a_mandate(_stage: Stage) -> list[object]:
    return ["circle", Mandate.objects.filter(seat__body__slug="port").order_by("pk")[0].pk]


def an_office(_stage: Stage) -> list[object]:
    return ["circle", Office.objects.filter(kind="lead").order_by("pk")[0].pk]


EVERYBODY = (200,) * 7
ANY_MEMBER = (200,) * 5
REDIRECTED = (302,) * 7
NO_FORM = (405,) * 7
"""Pages that are only read refuse every post, before they say whether they exist."""


def read(where: Callable[[Stage], list[object]], get: tuple[int, ...] = EVERYBODY) -> Line:
    """A page that is only read."""
    return Line(where, get, NO_FORM)


def members(where: Callable[[Stage], list[object]]) -> Line:
    """A page for whoever has a place in the network."""
    return read(where, (302, 404, 200, 200, 200, 200, 200))


def in_odt(line: Line) -> Line:
    """The same for a word processor, at an address that ends with its format."""
    return replace(line, where=lambda stage: [*line.where(stage), "odt"])


def body(where: Callable[[Stage], list[object]], *hidden: str) -> Line:
    """A page for whoever sits in the body or holds an office over it, but for those from whom it is
    hidden."""
    return read(where, (302, 404, 404, *(404 if role in hidden else 200 for role in ROLES[3:])))


def only(where: Callable[[Stage], list[object]], *able: str, post: int = 422) -> Line:
    """A change: outside the body it does not exist; inside, those who may not are told who may
    (403). Whoever has not signed in is asked to."""
    get = tuple(200 if role in able else 403 for role in ROLES[3:])
    sent = tuple(post if role in able else 403 for role in ROLES[3:])
    return Line(where, (302, 404, 404, *get), (302, 404, 404, *sent))


def but(line: Line, **unlike: tuple[int, int]) -> Line:
    """A line where some of the roles of `LIKE` are answered otherwise."""
    return replace(line, unlike=unlike)


STEWARD = (302, 404, *(403,) * 4, 200)
"""Only whoever holds an office of the network."""
KEEPER = (302, 404, 404, 403, 200, 403, 403)
"""Only whoever keeps the register of the meeting."""


def steward_only(where: Callable[[Stage], list[object]]) -> Line:
    """A change for whoever holds an office of the network; the other members are told who may."""
    return Line(where, STEWARD, (302, 404, *(403,) * 4, 422))


def awaited(_stage: Stage) -> list[object]:
    """An address that the member has yet to confirm."""
    return [OtherAddress.objects.get(confirmed_at=None).pk]


def shown_to_be_read(_stage: Stage) -> list[object]:
    """One that they have confirmed."""
    return [OtherAddress.objects.get(confirmed_at=NOW).pk]


def session_of_member(stage: Stage) -> list[object]:
    """The session of the member's browser, as pages call it."""
    key = stage.clients["member"].cookies[settings.SESSION_COOKIE_NAME].value
    return [Session.objects.get(pk=key).handle]


NOT_LIGHT_POST = {"light": (405, 404)}


def own_page(where: Callable[[Stage], list[object]]) -> Line:
    """A page of one's own, for whoever has signed in."""
    return read(where, (302, *EVERYBODY[1:]))


def own_form(where: Callable[[Stage], list[object]]) -> Line:
    """The same with a form."""
    return Line(where, (302, *EVERYBODY[1:]), (302, *(422,) * 6))


def of_member(where: Callable[[Stage], list[object]], post: int, *, others: int = 404) -> Line:
    """A form about what is the member's alone; `others`: what those who send it are answered."""
    sent = tuple(post if role == "member" else others for role in ROLES[1:])
    got = tuple(200 if role == "member" else 404 for role in ROLES[1:])
    return Line(where, (302, *got), (302, *sent), {"light": (404, others)})


def composing(where: Callable[[Stage], list[object]]) -> Line:
    """What whoever composes reads; the other members are told who may."""
    return read(where, (302, 404, *(403,) * 4, 200))


def somebody(_stage: Stage) -> list[object]:
    return ["circle", Person.objects.get(mandates__seat__body__slug="bourg").pk]


def town(_stage: Stage) -> list[object]:
    return ["circle", Institution.objects.get(seats__body__slug="bourg").pk]


def chosen_first(where: Callable[[Stage], list[object]]) -> Line:
    """For whoever composes the network: nothing is sent before another one is chosen."""
    answers = (302, 404, *(403,) * 4, 200)
    return Line(where, answers, answers)


answered = but(
    Line(proposal, (302, 404, 404, 403, 404, 404, 200), (302, 404, 404, 403, 404, 404, 422)),
    light=(404, 404),
)
"""What whoever composes answers: its author is told who does, nobody else knows of it."""

asked_for = but(
    Line(a_commitment, (302, 404, 404, 200, 404, 404, 200), (302, 404, 404, 422, 404, 404, 422)),
    light=(404, 404),
)
"""What a member was asked is theirs to answer, or for those who ask to note."""

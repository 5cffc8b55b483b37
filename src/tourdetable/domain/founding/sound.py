"""What is asked of a foundation before anything is written, each refusal at its own field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter, Kind, OfficeKind
from tourdetable.domain.founding.charters import composing, gathering
from tourdetable.domain.founding.outline import BodyOutline, FirstPerson, Foundation, NetworkOutline
from tourdetable.domain.networks.enums import Accent, SchoolZone
from tourdetable.domain.people.wording import one_line, wording

MOST_BODIES = 200
PURPOSE = 2_000


def must_be_sound(foundation: Foundation, charter: Charter) -> None:
    """Refuse what could not be founded as it is asked."""
    must_be_named(foundation.network)
    must_gather(foundation.bodies, charter)
    must_compose(foundation.person, foundation.bodies, charter)


def must_be_named(network: NetworkOutline) -> None:
    """A network has a name, an accent, and zones that exist."""
    checks: dict[str, Callable[[], object]] = {
        "name": lambda: one_line(network.name, limit=120, missing=_("Write a name.")),
        "purpose": lambda: wording(network.purpose, limit=PURPOSE),
        "time_zone": lambda: must_be_zone(network.time_zone),
        "school_zone": lambda: must_be_among(network.school_zone, ("", *SchoolZone.values)),
        "accent": lambda: must_be_among(network.accent, Accent.values),
    }
    for field, check in checks.items():
        with at_field(field):
            check()


@contextmanager
def at_field(field: str) -> Iterator[None]:
    """What is refused here is told beside that field."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def must_be_zone(name: str) -> None:
    try:
        ZoneInfo(name or "Europe/Paris")
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        words = _("There is no time zone “%(name)s”: write Europe/Paris for example.")
        raise ValidationError(words % {"name": name}) from error


def must_be_among(value: str, known: Sequence[str]) -> None:
    if value not in known:
        words = _("“%(value)s” is not known here: write one of %(known)s.")
        said = {"value": value, "known": ", ".join(filter(None, known))}
        raise ValidationError(words % said)


def must_gather(bodies: tuple[BodyOutline, ...], charter: Charter) -> None:
    """One body at least, of the kind that gathers the network; each of a kind of the charter, with
    a name of its own."""
    for one in bodies:
        must_be_a_kind(one.kind, charter)
    must_be_apart(bodies)
    wanted = {kind.code for kind in gathering(charter)}
    if not bodies or (wanted and not any(one.kind in wanted for one in bodies)):
        every = charter.vocabulary.body_kinds.values()
        names = [kind.name for kind in every if not wanted or kind.code in wanted]
        words = _("Open at least one body of this kind: %(names)s. It gathers the whole network.")
        raise ValidationError({"bodies": words % {"names": " / ".join(names)}})


def must_be_a_kind(kind: str, charter: Charter) -> None:
    known = charter.vocabulary.body_kinds
    if kind not in known:
        words = _("The charter knows no kind of body “%(kind)s”: write one of %(known)s.")
        raise ValidationError({"bodies": words % {"kind": kind, "known": ", ".join(known)}})


def must_be_apart(bodies: tuple[BodyOutline, ...]) -> None:
    """Bodies are not too many, and each has a name, which no other one has."""
    if len(bodies) > MOST_BODIES:
        words = _("At most %(most)d bodies are opened at once: the others come later.")
        raise ValidationError({"bodies": words % {"most": MOST_BODIES}})
    seen: set[str] = set()
    for one in bodies:
        with at_field("bodies"):
            name = one_line(one.name, limit=200, missing=_("Write the name of each body."))
            wording(one.territory, limit=200)
        if name.casefold() in seen:
            words = _("Two bodies are called “%(name)s”: tell them apart.")
            raise ValidationError({"bodies": words % {"name": name}})
        seen.add(name.casefold())


def must_compose(person: FirstPerson, bodies: tuple[BodyOutline, ...], charter: Charter) -> None:
    """Somebody with a name and an address, an office that composes, and a seat that exists."""
    must_be_somebody(person)
    offices = {office.code: office for office in composing(charter)}
    if person.office not in offices:
        words = _("Choose an office that composes: %(known)s.")
        said = words % {"known": ", ".join(office.name for office in offices.values())}
        raise ValidationError({"office": said})
    must_have_its_body(offices[person.office], person, bodies)
    must_sit(person, bodies, charter)


def must_be_somebody(person: FirstPerson) -> None:
    """With a name and an address."""
    for field, words in (("given_name", person.given_name), ("family_name", person.family_name)):
        if not words.strip() or len(words) > 100:
            said = _("Write the first name and the family name, 100 characters at most each.")
            raise ValidationError({field: said})
    try:
        validate_email(person.email)
    except ValidationError as error:
        said = _("Write an e-mail address, as prenom.nom@exemple.fr.")
        raise ValidationError({"email": said}) from error


def must_have_its_body(
    office: OfficeKind, person: FirstPerson, bodies: tuple[BodyOutline, ...]
) -> None:
    """An office of a body is given with it, one of the network without any."""
    if office.scope == "network":
        if person.body is not None:
            words = _("The office “%(office)s” is of the whole network: name no body.")
            raise ValidationError({"office": words % {"office": office.name}})
        return
    if person.body is None or not 0 <= person.body < len(bodies):
        words = _("Say of which body: the office “%(office)s” is not of the whole network.")
        raise ValidationError({"office": words % {"office": office.name}})
    if office.bodies and bodies[person.body].kind not in office.bodies:
        words = _("The office “%(office)s” does not exist in this kind of body.")
        raise ValidationError({"office": words % {"office": office.name}})


def must_sit(person: FirstPerson, bodies: tuple[BodyOutline, ...], charter: Charter) -> None:
    """The seat of the first person, if they have one, is of an institution, in a college of a
    body."""
    seat = person.seat
    if seat is None:
        return
    with at_field("institution"):
        one_line(seat.institution, limit=200, missing=_("Write the name of the institution."))
    if not 0 <= seat.body < len(bodies):
        raise ValidationError({"seat_body": _("Choose the body where this person sits.")})
    colleges = charter.vocabulary.colleges_of(bodies[seat.body].kind)
    must_be_one_of(seat.college, colleges)


def must_be_one_of(college: str, colleges: Iterable[Kind]) -> None:
    known = {one.code: one.name for one in colleges}
    if college not in known:
        words = _("In this body the colleges are: %(known)s. Choose one of them.")
        raise ValidationError({"college": words % {"known": ", ".join(known.values())}})

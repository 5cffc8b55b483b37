"""Why somebody cannot hold something then: refusals said before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.networks.actions.composing import until
from tourdetable.domain.networks.actions.holdings import traces
from tourdetable.domain.networks.models import Body, Mandate, Office, Seat
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import short_day

PAIR = 2
"""Any seat may be held by two equals, even where the charter expects one."""

A_DAY = timedelta(days=1)


def must_be_a_period(starts: date, ends: date | None) -> None:
    """Refuse what ends before it starts."""
    if ends is not None and ends < starts:
        words = _("The last day comes before the first one, %(day)s.")
        raise ValidationError({"ends": words % {"day": short_day(starts)}})


def must_be_in_body(body: Body, starts: date, ends: date | None) -> None:
    """Refuse what begins before the body is installed, or lasts longer than the body."""
    must_be_a_period(starts, ends)
    if starts < body.starts:
        words = _("%(body)s was installed on %(day)s: nothing begins there before.")
        raise ValidationError({"starts": words % {"body": body, "day": short_day(body.starts)}})
    if body.ends is not None and (ends or starts) > body.ends:
        words = _("%(body)s ends on %(day)s: nothing lasts longer there.")
        field = "ends" if ends else "starts"
        raise ValidationError({field: words % {"body": body, "day": short_day(body.ends)}})


def must_be_alone(seat: Seat) -> None:
    """Refuse a second seat of an institution in one body at the same time."""
    others = Seat.objects.during(seat.starts, until(seat)).exclude(pk=seat.pk)
    other = others.filter(body=seat.body, institution=seat.institution).first()
    if other is not None:
        words = _("%(seat)s already has a seat in %(body)s at that time, since %(day)s.")
        said = {"seat": seat, "body": seat.body, "day": short_day(other.starts)}
        raise ValidationError({"institution": words % said})


def must_fit(seat: Seat, starts: date, ends: date | None) -> None:
    """Refuse a mandate that is not inside its seat."""
    must_be_a_period(starts, ends)
    if starts < seat.starts:
        words = _("The seat of %(seat)s begins on %(day)s: nobody holds it before.")
        raise ValidationError({"starts": words % {"seat": seat, "day": short_day(seat.starts)}})
    if seat.ends is not None and (ends or starts) > seat.ends:
        words = _("The seat of %(seat)s ends on %(day)s: nobody holds it afterwards.")
        field = "ends" if ends else "starts"
        raise ValidationError({field: words % {"seat": seat, "day": short_day(seat.ends)}})


def must_be_free(
    seat: Seat, person: Person, starts: date, ends: date | None, *, but: int = 0
) -> None:
    """Refuse a holder too many on one of these days, or twice the same person; `but` is a mandate
    that does not count."""
    held = list(seat.mandates.during(starts, ends or date.max).exclude(pk=but))
    if any(mandate.person_id == person.pk for mandate in held):
        words = _("%(person)s already holds this seat during that time.")
        raise ValidationError({"person": words % {"person": person}})
    must_have_place(seat, held, starts)


def must_have_place(seat: Seat, held: Iterable[Mandate], starts: date) -> None:
    """Refuse a holder too many on one of the days from then on."""
    charter = charter_in_force(seat.body.network, on=starts)
    limit = holders_of(charter, seat.body)
    if crowd(held, starts) >= limit:
        words = ngettext(
            "The seat of %(seat)s already has its %(limit)d holder: end a mandate first.",
            "The seat of %(seat)s already has its %(limit)d holders: end a mandate first.",
            limit,
        )
        raise ValidationError({"person": words % {"seat": seat, "limit": limit}})


def holders_of(charter: Charter, body: Body) -> int:
    """How many may hold a seat of a body at once."""
    kind = charter.vocabulary.body_kinds.get(body.kind)
    return max(PAIR, kind.holders if kind else 1)


def crowd(held: Iterable[Mandate], starts: date) -> int:
    """How many hold together on the day when they are most, from a day on."""
    rows = list(held)
    days = {max(row.starts, starts) for row in rows}
    return max((sum(r.starts <= day <= until(r) for r in rows) for day in days), default=0)


def must_leave_no_trace(seat: Seat, person: int) -> None:
    """Refuse to say that a person did not hold a seat on a day when they are known to have."""
    held = list(seat.mandates.filter(person=person))
    for trace in traces(seat):
        covered = any(row.starts <= trace.day <= until(row) for row in held)
        if trace.person == person and not covered:
            words = _("%(trace)s: correct that first, or choose other days.")
            raise ValidationError(words % {"trace": trace.words})


def must_be_of_scope(office: Office, charter: Charter) -> None:
    """Refuse an office of the network for a body, of a body for the network, or for a body of
    another kind."""
    kind = charter.vocabulary.offices[office.kind]
    if (kind.scope == "body") != (office.body is not None):
        raise ValidationError(_("The charter gives this office another scope."))
    if office.body is None:
        return
    if kind.bodies and office.body.kind not in kind.bodies:
        words = _("The charter has no such office in a body of this kind.")
        raise ValidationError({"kind": words})
    must_be_in_body(office.body, office.starts, office.ends)


def must_not_hold(office: Office) -> None:
    """Refuse an office that the person holds already at that time."""
    must_be_a_period(office.starts, office.ends)
    same = {"network": office.network, "kind": office.kind, "body": office.body}
    held = Office.objects.during(office.starts, until(office)).exclude(pk=office.pk)
    if held.filter(person=office.person, **same).exists():
        words = _("%(person)s already holds this office during that time.")
        raise ValidationError({"person": words % {"person": office.person}})


def kinds_that_compose(charter: Charter) -> list[str]:
    """The codes of the offices that give seats and offices."""
    kinds = charter.vocabulary.offices
    return [code for code, kind in kinds.items() if Right.COMPOSE in kind.rights]


def must_leave_somebody(office: Office, ends: date, on: date) -> None:
    """Refuse to end the last office of the network that composes it: nobody could mend that."""
    composing = kinds_that_compose(charter_in_force(office.network, on=on))
    if office.body_id is not None or office.kind not in composing or until(office) <= ends:
        return
    others = Office.objects.filter(network=office.network, body=None, kind__in=composing)
    last = max(map(until, others.exclude(pk=office.pk)), default=date.min)
    if last <= max(ends, on):
        words = _(
            "Nobody could give seats and offices any more after that day: first give this office "
            "to somebody else, for longer."
        )
        raise ValidationError({"ends": words})

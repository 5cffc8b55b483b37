"""One side of a merge: what is known of it in this network, and what it holds there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.convention.models import Signatory
from tourdetable.domain.networks.models import Mandate, Office, Presence, Seat
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.territories.naming import name_on
from tourdetable.interface.language import short_day
from tourdetable.interface.web.areas.persons.labels import told
from tourdetable.interface.web.base.scene import Scene

SHOWN = 12
"""What one holds is told so far; the rest is counted."""


@dataclass(frozen=True)
class MergeSide:
    """What is said of one of the two, line by line, and what it holds."""

    name: str
    facts: list[tuple[str, str]]
    holds: list[str]
    more: int

    @classmethod
    def of(cls, name: str, facts: list[tuple[str, str]], held: list[str]) -> MergeSide:
        return cls(name, facts, held[:SHOWN], max(len(held) - SHOWN, 0))


def person_side(scene: Scene, person: Person) -> MergeSide:
    """What is known of a person."""
    account = person.account
    seen = account.last_login if account else None
    facts = [
        (_("E-mail address"), account.email if account else _("not said")),
        (_("Last signed in"), short_day(seen) if seen else _("never")),
        (_("Telephone"), _("given") if person.phone else _("not said")),
    ]
    return MergeSide.of(str(person), facts, [*offices(scene, person), *mandates(scene, person)])


def offices(scene: Scene, person: Person) -> list[str]:
    """The offices that somebody holds or held."""
    rows = Office.objects.filter(network=scene.network, person=person).select_related("body")
    kinds = scene.charter.vocabulary.offices
    return [held(word_for(kinds, row.kind), row.body, row) for row in rows]


def mandates(scene: Scene, person: Person) -> list[str]:
    """The seats that somebody holds or held."""
    rows = Mandate.objects.filter(seat__body__network=scene.network, person=person)
    found = rows.select_related("seat__institution", "seat__body").order_by("-starts", "pk")
    return [held(str(row.seat.institution), row.seat.body, row) for row in found]


def institution_side(scene: Scene, institution: Institution) -> MergeSide:
    """What is known of an institution."""
    facts = [
        (_("What it is"), told(institution)),
        (_("Professional network"), institution.professional_network),
        (_("SIRET"), institution.siret),
        (_("Shared mailbox"), institution.mailbox),
    ]
    said = [(label, value or _("not said")) for label, value in facts]
    holds = [*seats(scene, institution), *agreed(scene, institution), *placed(scene, institution)]
    return MergeSide.of(institution.name, said, holds)


def seats(scene: Scene, institution: Institution) -> list[str]:
    """The seats and presences of an institution."""
    here = {"institution": institution, "body__network": scene.network}
    sits = Seat.objects.filter(**here).select_related("body").order_by("-starts", "pk")
    there = Presence.objects.filter(**here).select_related("body").order_by("-starts", "pk")
    present = [_("Present: %(body)s") % {"body": held(str(row.body), None, row)} for row in there]
    return [*(held(str(row.body), None, row) for row in sits), *present]


def agreed(scene: Scene, institution: Institution) -> list[str]:
    """The periods of the agreement that it signs, the diagnoses for which it is asked."""
    signs = Signatory.objects.filter(period__agreement__network=scene.network)
    rows = signs.filter(institution=institution).select_related("period").order_by("-starts", "pk")
    signed = [_("Signs: %(period)s") % {"period": held(str(row.period), None, row)} for row in rows]
    asked = institution.diagnoses_asked.filter(diagnosis__network=scene.network)
    titles = asked.order_by("-pk").values_list("diagnosis__title", flat=True)
    return [*signed, *(_("Diagnosis: %(title)s") % {"title": title} for title in titles)]


def placed(scene: Scene, institution: Institution) -> list[str]:
    """What it covers, the facilities that it runs."""
    today = scene.today
    covers = [
        _("Covers: %(where)s") % {"where": held(name_on(row.terrain, today), None, row)}
        for row in institution.coverages.order_by("-starts", "pk")
    ]
    run = institution.facilities.filter(network=scene.network).order_by("sort_key", "pk")
    facilities = (f"{one.name} ({one.kind})" for one in run)
    return [*covers, *(_("Facility: %(facility)s") % {"facility": one} for one in facilities)]


def held(name: str, body: Any, row: Any) -> str:
    """What is held, in which body, since when and until when."""
    return f"{name} ({body}), {span(row)}" if body else f"{name}, {span(row)}"


def span(row: Any) -> str:
    """Since when, and until when."""
    first = {"first": short_day(row.starts)}
    if row.ends is None:
        return _("since %(first)s") % first
    return _("from %(first)s to %(last)s") % {**first, "last": short_day(row.ends)}


def together(one: Person, other: Person) -> list[str]:
    """The seats that both hold: only one holder will remain there."""
    theirs = Mandate.objects.filter(person=other, ends=None).values("seat")
    both = Mandate.objects.filter(person=one, ends=None, seat__in=theirs)
    names = both.select_related("seat__institution", "seat__body")
    return [f"{row.seat.institution} ({row.seat.body})" for row in names]

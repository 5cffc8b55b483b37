"""The tables of open data: the calendar, the bodies, who sits there without anybody's name, the
decisions and the deliverables that are published."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.domain.decisions.enums import Outcome
from tourdetable.domain.deliverables.queries import published
from tourdetable.domain.meetings.calendar.seasons import known_to
from tourdetable.domain.networks.enums import SEAT_KINDS
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.site.queries import published_readings
from tourdetable.interface.web.areas.site.data.columns import (
    KEY,
    REQUIRED,
    DataColumn,
    DataTable,
    Row,
)
from tourdetable.interface.web.base.scene import Scene

NUMBER, SLUG = "integer", {"pattern": "^[-a-zA-Z0-9_]+$"}
SEATS = dict(SEAT_KINDS)


def shown_bodies(charter: Charter) -> list[str]:
    """The kinds of bodies that the charter shows to everybody."""
    return list(charter.public.bodies)


def body_rows(scene: Scene, site: str) -> Iterator[Row]:
    kinds = scene.charter.vocabulary.body_kinds
    rows = Body.objects.filter(network=scene.network, kind__in=shown_bodies(scene.charter))
    for body in rows.filter(starts__lte=scene.today).order_by("sort_key", "pk"):
        kind = word_for(kinds, body.kind)
        yield body.slug, body.name, kind, body.territory, body.starts, body.ends


BODIES = DataTable(
    "instances",
    _("Bodies"),
    _("The bodies that the charter of the network shows to everybody, past ones too."),
    "instance",
    (
        DataColumn("instance", "string", _("What its address is made of"), "itc-nord", KEY | SLUG),
        DataColumn("nom", "string", _("Its name"), "ITC Nord", REQUIRED),
        DataColumn("type", "string", _("Its kind, in the words of the charter"), "Club", REQUIRED),
        DataColumn("territoire", "string", _("Its territory, in words"), "Pays d’Arles"),
        DataColumn("ouverte_le", "date", _("The day it was opened"), "2026-09-01", REQUIRED),
        DataColumn("fermee_le", "date", _("Its last day, if it is known"), "2028-06-30"),
    ),
    body_rows,
)


def seat_rows(scene: Scene, site: str) -> Iterator[Row]:
    colleges = scene.charter.vocabulary.colleges
    rows = Seat.objects.active(scene.today).filter(body__network=scene.network)
    rows = rows.filter(body__kind__in=shown_bodies(scene.charter))
    rows = rows.select_related("institution", "body")
    for seat in rows.order_by("body__sort_key", "institution__sort_key", "pk"):
        college = word_for(colleges, seat.college)
        kind = str(SEATS[seat.kind])
        yield seat.pk, seat.body.slug, seat.institution.name, college, kind, seat.starts, seat.ends


COMPOSITION = DataTable(
    "composition",
    _("Composition"),
    _("The institutions that sit today in these bodies. Nobody is named."),
    "siege",
    (
        DataColumn("siege", NUMBER, _("The number of the seat"), "12", KEY),
        DataColumn("instance", "string", _("The body, as in “instances”"), "itc-nord", REQUIRED),
        DataColumn("institution", "string", _("Its name"), "Caf 13", REQUIRED),
        DataColumn("college", "string", _("Its college, in the words of the charter"), "Caf"),
        DataColumn("participation", "string", _("How it takes part"), "siège", REQUIRED),
        DataColumn("depuis", "date", _("Since when"), "2026-09-01", REQUIRED),
        DataColumn("jusqu_au", "date", _("Until when, if it is known"), "2028-06-30"),
    ),
    seat_rows,
)


def meeting_rows(scene: Scene, site: str) -> Iterator[Row]:
    kinds, shown = scene.charter.vocabulary.meeting_kinds, shown_bodies(scene.charter)
    rows = known_to(scene.network, scene.charter, None).select_related("body__network", "place")
    for one in rows.defer("purpose", "invited_agenda", "asks"):
        body = one.body.slug if one.body.kind in shown else ""
        kind = word_for(kinds, one.kind)
        state = one.get_state_display()
        times = one.starts_at, one.ends_at
        yield one.pk, body, kind, one.title, *times, one.where, str(state)


CALENDAR = DataTable(
    "calendrier",
    _("Calendar"),
    _("The meetings that the charter opens to everybody, past, to come and cancelled."),
    "reunion",
    (
        DataColumn("reunion", NUMBER, _("The number of the meeting"), "31", KEY),
        DataColumn("instance", "string", _("The body, as in “instances”, if shown"), "itc-nord"),
        DataColumn("type", "string", _("Its kind, in the words of the charter"), "Rencontre"),
        DataColumn("titre", "string", _("Its title"), "Rencontre n° 2", REQUIRED),
        DataColumn("debut", "datetime", _("When it begins"), "2027-06-29T07:00:00Z", REQUIRED),
        DataColumn("fin", "datetime", _("When it ends"), "2027-06-29T15:00:00Z", REQUIRED),
        DataColumn("lieu", "string", _("Where"), "Marseille"),
        DataColumn("etat", "string", _("Whether it is planned, held, cancelled"), "prévue"),
    ),
    meeting_rows,
)


def decision_rows(scene: Scene, site: str) -> Iterator[Row]:
    shown = shown_bodies(scene.charter)
    for one in published_readings(scene.network).order_by("pk"):
        made, address = one.decision, f"{site}{scene.url('reading', one.pk)}"
        body = made.body.slug if made.body.kind in shown else ""
        outcome, day = str(Outcome(made.outcome).label), local_day(scene.network, made.at)
        yield made.reference, one.title, body, day, outcome, one.published_on, address


DECISIONS = DataTable(
    "decisions",
    _("Published decisions"),
    _("The decisions that the network chose to publish, in words written for everybody."),
    "reference",
    (
        DataColumn("reference", "string", _("Its reference"), "D-15-16-03", KEY),
        DataColumn("titre", "string", _("What everybody reads of it, in a line"), "Un essai"),
        DataColumn("instance", "string", _("The body, as in “instances”, if shown"), "itc-nord"),
        DataColumn("prise_le", "date", _("The day it was taken"), "2027-01-07", REQUIRED),
        DataColumn("issue", "string", _("How it ended"), "consensus", REQUIRED),
        DataColumn("publiee_le", "date", _("The day it was published"), "2027-02-01", REQUIRED),
        DataColumn("adresse", "string", _("Where it is read"), "https://…", {"required": True}),
    ),
    decision_rows,
)


def work_rows(scene: Scene, site: str) -> Iterator[Row]:
    rows = published(scene.network).select_related("in_force").order_by("pk")
    for work in rows.defer("text", "in_force__text"):
        sent = work.in_force
        if sent is not None:
            address = f"{site}{scene.url('work', work.number)}"
            said = work.number, sent.title, sent.summary, work.sort, str(sent.get_licence_display())
            yield *said, sent.number, work.circulated_on, address


WORKS = DataTable(
    "livrables",
    _("Deliverables"),
    _("What the bodies of the network produced, that everybody reads."),
    "numero",
    (
        DataColumn("numero", NUMBER, _("Its number in the network"), "3", KEY),
        DataColumn("titre", "string", _("Its title"), "Grille d’accueil", REQUIRED),
        DataColumn("resume", "string", _("In a few words"), "Vingt questions"),
        DataColumn("type", "string", _("What sort of work it is"), "guide"),
        DataColumn("licence", "string", _("Under which terms one may use it"), "Licence Ouverte"),
        DataColumn("version", NUMBER, _("The number of the version in force"), "2", REQUIRED),
        DataColumn("diffuse_le", "date", _("The day it was first circulated"), "2027-03-01"),
        DataColumn("adresse", "string", _("Where it is read"), "https://…", REQUIRED),
    ),
    work_rows,
)

TABLES = {table.name: table for table in (CALENDAR, BODIES, COMPOSITION, DECISIONS, WORKS)}
"""All of them, by the name of their files."""

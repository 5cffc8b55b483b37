"""One group as each reader sees it."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW
from tests.domain.groups.actions.test_reports import written
from tests.domain.groups.builders import draft, group_of
from tests.interface.web.areas.groups.people import Browsers
from tourdetable.domain.deliverables.actions.planning import WorkDetails, plan
from tourdetable.domain.groups.actions.steps import add_step
from tourdetable.domain.groups.actions.terms import write_terms
from tourdetable.domain.groups.models import GroupStep
from tourdetable.domain.networks.models import Office

LATE = date(2027, 4, 2)


def test_what_is_late_is_for_leads_and_whoever_composes(browsers: Browsers) -> None:
    groups, circle = browsers.groups, browsers.groups.circle
    body = group_of(groups)
    add_step(body=body, title="Demander au maire", due=LATE, seat=None, **groups.by)
    assert "Ce qui demande attention" in browsers.page(groups.ivo.person, "group", body.slug)
    page = browsers.page(circle.chloe, "group", body.slug)
    assert "Ce qui demande attention" not in page
    assert "Demander au maire" in page
    assert browsers.status(circle.zoe, "group", body.slug) == 404
    assert browsers.status(circle.chloe, "group", circle.body.slug) == 404


def test_leads_of_one_institution_are_told(browsers: Browsers) -> None:
    groups, circle = browsers.groups, browsers.groups.circle
    body = group_of(groups)
    words = "viennent d’une même institution"
    assert words not in browsers.page(groups.ivo.person, "group", body.slug)
    seat = body.seats.get(institution=circle.library.institution)
    body.seats.exclude(pk=seat.pk).get().mandates.update(seat=seat)
    assert words in browsers.page(groups.ivo.person, "group", body.slug)
    Office.objects.filter(body=body).delete()
    assert "Personne n’en est" in browsers.page(groups.ivo.person, "group", body.slug)


def test_terms_are_read_version_by_version(browsers: Browsers) -> None:
    groups = browsers.groups
    body, chloe = group_of(groups), groups.circle.chloe
    works = (("Un guide", date(2027, 9, 30)),)
    write_terms(body=body, version=1, draft=draft(added="Une fête.", works=works), **groups.by)
    page = browsers.page(chloe, "group_terms", body.slug)
    assert "Une fête." in page
    assert "Un guide" in page
    address = browsers.url("group_terms", body.slug)
    former = browsers.client(chloe).get(f"{address}?number=1").content.decode()
    assert "n’est plus en vigueur" in former
    assert "Un parcours." in former
    assert browsers.client(chloe).get(f"{address}?number=9").status_code == 404


def test_a_group_without_terms_has_none_to_read(browsers: Browsers) -> None:
    groups = browsers.groups
    body = group_of(groups)
    body.terms.all().delete()
    assert browsers.status(groups.ivo.person, "group_terms", body.slug) == 404
    page = browsers.page(groups.ivo.person, "group", body.slug)
    assert browsers.url("group_terms_write", body.slug) in page


def test_it_costs_the_same_whatever_it_holds(browsers: Browsers) -> None:
    groups, body = browsers.groups, group_of(browsers.groups)
    add_step(body=body, title="Lire", due=LATE, seat=None, **groups.by)
    written(groups, body)
    client, address = browsers.client(groups.ivo.person), browsers.url("group", body.slug)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    GroupStep.objects.bulk_create(
        GroupStep(body=body, title=f"Lire {n}", due=NOW.date(), seat=body.seats.first())
        for n in range(300)
    )
    with CaptureQueriesContext(connection) as many:
        page = client.get(address)
    assert len(many) == len(few)
    assert len(page.content) < 500_000


def test_deliverables_are_on_the_road_map_for_those_who_may_know_of_them(
    browsers: Browsers,
) -> None:
    groups, circle = browsers.groups, browsers.groups.circle
    body = group_of(groups, works=(("Un guide", date(2027, 9, 30)),))
    inside = {"title": "Pour nous", "due_on": LATE, "audience": "body"}
    details = WorkDetails("note", **inside, held_by=list(body.seats.all()))
    plan(body=body, details=details, **groups.by)
    page = browsers.page(circle.chloe, "group", body.slug)
    assert browsers.url("work", 1) in page
    assert "Pour nous" not in page
    page = browsers.page(groups.ivo.person, "group", body.slug)
    assert page.count(browsers.url("work", 2)) == 2
    assert "en retard (prévu)" in page

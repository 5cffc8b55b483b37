from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, nothing_changes
from tests.domain.years.drafted import begun
from tests.interface.web.areas.decisions.people import COLLEAGUE, nothing_for
from tests.interface.web.areas.years.desk import OTHERS, READERS, Desk
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.years.actions import drafts
from tourdetable.domain.years.models import Draft
from tourdetable.interface.web.areas.years.listing import JUDGED


def listed(desk: Desk, name: str = "") -> list[tuple[str, list[str]]]:
    client = desk.room.client(name) if name else desk.client
    seasons = client.get(desk.room.url("programme_drafts")).context["seasons"]
    return [(label, [row.draft.name for row in drafts]) for _year, label, drafts in seasons]


def new(desk: Desk, **changed: object) -> dict[str, object]:
    said = {"year": "2028", "name": "Projet 1", "areas": ["FR"], "zones": ["A", "B"]}
    return desk.sent(**said | changed)


def test_those_who_prepare_the_year_find_every_draft_by_season(desk: Desk):
    begun(desk.room.circle, desk.by)
    begun(desk.room.circle, desk.by, "Projet 2")
    assert listed(desk) == [("2028", ["Projet 2", "Projet 1"])]


def test_members_find_only_what_is_shared(desk: Desk):
    draft = begun(desk.room.circle, desk.by)
    assert listed(desk, COLLEAGUE) == []
    drafts.share(draft=draft, version=draft.version, by=desk.by, now=NOW)
    assert listed(desk, COLLEAGUE) == [("2028", ["Projet 1"])]


def test_a_draft_begins_with_its_wishes(desk: Desk):
    answer = desk.client.post(desk.room.url("draft_new"), new(desk))
    (draft,) = Draft.objects.all()
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        desk.room.url("draft_wishes", draft.pk),
    )
    assert (draft.year, draft.name, draft.areas, draft.zones) == (
        2028,
        "Projet 1",
        ["FR"],
        ["A", "B"],
    )
    assert draft.series.exists()


def test_the_form_proposes_the_next_season_and_a_free_name(desk: Desk):
    begun(desk.room.circle, desk.by)
    form = desk.client.get(desk.room.url("draft_new")).context["form"]
    years = [year for year, _label in form.fields["year"].choices]
    assert (years, form.initial["year"], form.initial["areas"]) == (
        [2027, 2028, 2029],
        2028,
        ["FR"],
    )
    assert not Draft.objects.filter(name=form.initial["name"]).exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"year": "1999"}, "year"),
        ({"name": " "}, "name"),
        ({"areas": ["XX"]}, "areas"),
        ({"zones": ["Z"]}, "zones"),
    ],
)
def test_what_cannot_be_a_draft_is_refused(desk: Desk, changed: dict[str, object], field: str):
    with nothing_changes():
        answer = desk.client.post(desk.room.url("draft_new"), new(desk, **changed))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_a_name_taken_is_said_beside_it(desk: Desk):
    begun(desk.room.circle, desk.by)
    with nothing_changes():
        answer = desk.client.post(desk.room.url("draft_new"), new(desk))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])


def test_a_form_sent_twice_begins_one_draft(desk: Desk):
    said = new(desk)
    desk.client.post(desk.room.url("draft_new"), said)
    answer = desk.client.post(desk.room.url("draft_new"), said)
    assert (answer.status_code, Draft.objects.count()) == (409, 1)


def test_only_those_who_convene_for_the_network_begin_a_draft(desk: Desk):
    found = desk.statuses(desk.room.url("draft_new"), new(desk))
    assert found == {name: 403 if name in READERS else nothing_for(name) for name in OTHERS}


def test_a_copy_has_the_same_dates(planned: Desk):
    answer = planned.post("draft_copy", name="Variante")
    copy = Draft.objects.get(name="Variante")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        planned.room.url("draft", copy.pk),
    )
    assert len(planned.client.get(answer.headers["Location"]).context["page"].months) == 12


def test_sharing_is_undone_by_the_same_page(planned: Desk):
    planned.post("draft_share")
    shared = planned.now.shared_on
    planned.post("draft_share")
    assert (shared, planned.now.shared_on) == (NOW.date(), None)


def test_a_draft_thrown_away_is_gone(planned: Desk):
    answer = planned.post("draft_discard")
    assert (answer.status_code, Draft.objects.count()) == (302, 0)


def test_a_draft_changed_since_is_not_thrown_away(planned: Desk):
    said = planned.sent()
    planned.post("draft_share")
    with nothing_changes():
        answer = planned.client.post(planned.url("draft_discard"), said)
    assert (answer.status_code, answer.context["form"].conflict) == (409, planned.now)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_it_holds(
    desk: Desk, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(count):
        begun(desk.room.circle, desk.by, f"Projet {number}")
    with django_assert_num_queries(5):
        desk.client.get(desk.room.url("programme_drafts"))


def badges(desk: Desk) -> list[str]:
    """The words of the badge of each draft, in the list."""
    page = desk.client.get(desk.room.url("programme_drafts")).content.decode()
    found = re.findall(r"tdt-badge[^>]*>(.*?)</span>", page, re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", "", one).split()) for one in found]


def test_the_list_says_what_is_true_now_in_the_words_of_the_draft(planned: Desk):
    """Chloé, who alone holds her seat, is away on the day of a meeting."""
    before = badges(planned)
    day = planned.day(2)
    Absence.objects.create(person=planned.room.circle.chloe, first=day, last=day)
    page = planned.get("draft").content.decode()
    assert (before, badges(planned), "planifié, à revoir" in page) == (
        ["planifié"],
        ["planifié, à revoir"],
        True,
    )


def test_many_drafts_cost_no_more_than_a_few(
    planned: Desk, django_assert_num_queries: DjangoAssertNumQueries
):
    """Of the latest ones only, it is looked whether they still hold."""
    url = planned.room.url("programme_drafts")

    def copies(many: int) -> None:
        for number in range(many):
            name = f"Copie {Draft.objects.count()} {number}"
            drafts.copy_draft(draft=planned.now, name=name, by=planned.by, now=NOW)

    copies(JUDGED - 1)
    with CaptureQueriesContext(connection) as few:
        planned.client.get(url)
    copies(2)
    with django_assert_num_queries(len(few)):
        planned.client.get(url)
    assert badges(planned).count("planifié, pas regardé depuis") == 2

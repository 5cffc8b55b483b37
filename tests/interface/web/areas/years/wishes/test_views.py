from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, nothing_changes
from tests.domain.years.drafted import begun, wish
from tests.interface.web.areas.years.desk import Desk
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.models import Body
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.actions import drafts
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Series
from tourdetable.interface.web.areas.years.forms import MOST_CHOICES
from tourdetable.interface.web.areas.years.wishes.views import days_at_a_pinch, days_wanted


def said(**changed: Any) -> dict[str, Any]:
    found = {
        "meetings": "5",
        "first": "2028-02-01",
        "last": "2028-11-30",
        "weekdays": ["1", "3"],
        "avoided": ["1"],
        "opens": "14:00",
        "closes": "16:30",
        "least_gap": "",
        "most_gap": "70",
        "school": "hard",
        "duties": "on",
    }
    return {key: value for key, value in (found | changed).items() if value is not None}


def test_each_line_says_what_is_wanted_and_what_the_charter_asks(writing: Desk):
    page = writing.get("draft_wishes").context["page"]
    ((_name, (found,)),) = page.groups
    assert (found.series, found.kind, found.days, page.meetings) == (
        writing.series,
        "Lecture",
        "jeudi",
        7,
    )
    assert [article for article, _words in found.asked] == ["CIR-01", "CIR-02"]


def test_days_of_the_week_are_said_in_few_words() -> None:
    with override("fr"):
        said = (
            days_wanted([0, 1, 2, 3, 4]),
            days_wanted([1, 3]),
            days_at_a_pinch(Series(weekdays=[0, 1, 2, 3, 4], avoided=[0, 2, 4])),
            days_at_a_pinch(Series(weekdays=[0, 1, 2, 3, 4], avoided=[4])),
            days_at_a_pinch(Series(weekdays=[1, 2, 3], avoided=[2, 3])),
        )
    assert said == (
        "du lundi au vendredi", "mardi et jeudi", "un autre jour", "vendredi", "mercredi et jeudi"
    )  # fmt: skip


def test_a_place_too_small_for_the_seats_is_told(writing: Desk) -> None:
    network, places = writing.room.circle.network, writing.series.places
    places.add(Place.objects.create(network=network, name="Petite salle", capacity=1))
    seats = writing.get("draft_wishes").context["page"].groups[0][1][0].seats
    told = f"Petite salle peut recevoir 1 personne pour {seats} sièges"
    text = writing.get("draft_wishes").content.decode().replace("\xa0", " ")
    assert (told in text, "trop petit, et pris faute d’un autre." in text) == (True, True)
    places.add(Place.objects.create(network=network, name="Grande salle"))
    text = writing.get("draft_wishes").content.decode()
    assert ("trop petit, et laissé de côté." in text, "pris faute" in text) == (True, False)


def test_a_line_is_changed(writing: Desk):
    place = Place.objects.create(network=writing.room.circle.network, name="Salle du quai", rooms=2)
    answer = writing.post(
        "series_edit", writing.series.pk, **said(places=[place.pk], room=place.pk)
    )
    row = writing.series
    assert (answer.status_code, answer.headers["Location"]) == (302, writing.url("draft_wishes"))
    assert (
        row.meetings,
        row.first,
        row.last,
        row.weekdays,
        row.avoided,
        row.most_gap,
        row.school,
        row.duties,
    ) == (
        5,
        date(2028, 2, 1),
        date(2028, 11, 30),
        [1, 3],
        [1],
        70,
        "hard",
        True,
    )
    assert (list(row.places.all()), row.room) == ([place], place)


def test_two_writers_see_what_differs(writing: Desk):
    pk, first = writing.series.pk, writing.sent(**said(meetings="6"))
    writing.post("series_edit", pk, **said())
    with nothing_changes():
        answer = writing.client.post(writing.url("series_edit", pk), first)
    form = answer.context["form"]
    assert answer.status_code == 409
    assert [(row.theirs, row.mine) for row in form.differences()] == [("5", "6")]


def test_changing_a_wish_leaves_the_dates_and_says_that_they_are_old(planned: Desk):
    planned.post("series_edit", planned.series.pk, **said())
    assert (planned.now.state, len(planned.year.slots)) == (DraftState.WRITING, 7)
    page = planned.get("draft").context["page"]
    assert page.again


def test_a_line_is_added_for_a_kind_that_has_none(writing: Desk):
    body = writing.room.circle.body
    form = writing.get("series_new").context["form"]
    assert f"{body.pk}:reading" not in dict(form.fields["what"].choices)
    writing.post("series_new", what=f"{body.pk}:feast", **said())
    assert [row.kind for row in Series.objects.order_by("pk")] == ["reading", "feast"]


def test_a_line_is_taken_out(writing: Desk):
    answer = writing.post("series_drop", writing.series.pk)
    assert (answer.status_code, Series.objects.count()) == (302, 0)


@pytest.mark.parametrize("view", ["series_edit", "series_drop"])
def test_a_line_of_another_draft_does_not_exist(writing: Desk, view: str):
    other = begun(writing.room.circle, writing.by, "Projet 2")
    assert writing.get(view, other.series.get().pk).status_code == 404
    assert writing.post(view, other.series.get().pk, **said()).status_code == 404


def test_the_days_that_count_are_changed(writing: Desk):
    answer = writing.post("draft_calendar", areas=["FR", "974"], zones=["C"])
    assert (answer.status_code, writing.now.areas, writing.now.zones) == (302, ["FR", "974"], ["C"])
    page = writing.get("draft_wishes").context["page"]
    assert (page.zones, page.changeable) == ("C", True)


def test_two_who_change_the_days_see_what_differs(writing: Desk):
    first = writing.sent(areas=["FR"], zones=["B"])
    writing.post("draft_calendar", areas=["FR"], zones=["C"])
    with nothing_changes():
        answer = writing.client.post(writing.url("draft_calendar"), first)
    assert answer.status_code == 409
    assert [(row.theirs[-1], row.mine[-1]) for row in answer.context["form"].differences()] == [
        ("C", "B")
    ]


def test_unknown_school_holidays_are_told(writing: Desk):
    page = writing.get("draft_wishes").context["page"]
    assert page.blind_from is None or date(2028, 1, 1) <= page.blind_from <= date(2028, 12, 31)
    drafts.set_calendar(
        draft=writing.now,
        areas=["FR"],
        zones=[],
        version=writing.now.version,
        by=writing.by,
        now=NOW,
    )
    assert writing.get("draft_wishes").context["page"].blind_from is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_wishes_cost_the_same_however_many(
    writing: Desk, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(count):
        said = {
            "kind": "circle",
            "name": f"Cercle {number}",
            "slug": f"cercle-{number}",
            "starts": FOUNDED,
        }
        body = install_body(network=writing.room.circle.network, **said, by=OPERATOR, now=NOW)
        wished = wish(writing.room.circle, body=body)
        version = writing.now.version
        drafts.set_series(
            draft=writing.now, series=None, wish=wished, version=version, by=writing.by, now=NOW
        )
    url = writing.url("draft_wishes")
    with django_assert_num_queries(13):
        writing.client.get(url)


def test_where_bodies_are_many_one_is_found_by_a_word_of_its_name(writing: Desk):
    circle = writing.room.circle
    names = ("phare", *(f"n{number}" for number in range(MOST_CHOICES)))
    rows = [
        Body(
            network=circle.network,
            kind=circle.body.kind,
            name=f"Cercle {name}",
            slug=name,
            sort_key=sort_key(f"Cercle {name}"),
            starts=FOUNDED,
        )
        for name in names
    ]
    Body.objects.bulk_create(rows)
    address, lighthouse = writing.url("series_new"), Body.objects.get(slug="phare")
    codes = [f"{lighthouse.pk}:{kind}" for kind in ("reading", "feast")]

    def offered(answer: Any) -> list[str]:
        return [code for code, _name in answer.context["form"].fields["what"].choices]

    whole = writing.client.get(address)
    assert len(offered(whole)) == 1 + MOST_CHOICES
    assert "autres ne sont pas dans la liste" in whole.content.decode().replace("\xa0", " ")
    assert offered(writing.client.get(address, {"body": "phare"})) == ["", *codes]
    assert offered(writing.client.get(address, {"body": "nulle part"})) == [""]
    wrong = writing.post("series_new", what=codes[1], **said(meetings="61"))
    assert (wrong.status_code, codes[1] in offered(wrong)) == (422, True)
    assert writing.post("series_new", what=codes[1], **said()).status_code == 302

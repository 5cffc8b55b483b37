from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.years.desk import Desk
from tourdetable.domain.years.actions.periods import calendar_of
from tourdetable.domain.years.enums import DraftState, KnownDays
from tourdetable.domain.years.models import QuietPeriod

PAGES = ("network_periods", "period_new")


def address(desk: Desk, view: str = "network_periods", *more: object) -> str:
    return reverse(view, args=[desk.room.circle.network.slug, *more])


def chosen(desk: Desk, **effects: str) -> dict[str, Any]:
    """What the form of known days sends: August and Christmas week as they usually are."""
    usual = dict.fromkeys(KnownDays.values, "none")
    usual |= {"august": "avoid", "christmas_week": "avoid"}
    version = calendar_of(desk.room.circle.network).version
    return desk.sent(**usual | effects) | {"version": version}


def confirmed(desk: Desk, url: str, sent: dict[str, Any]) -> Any:
    """The answer once what a change touches has been read."""
    asked = desk.client.post(url, sent)
    assert asked.status_code == 422
    return desk.client.post(url, sent | {"confirmed": asked.context["form"].data["confirmed"]})


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def typed(desk: Desk, **said: str) -> dict[str, Any]:
    return desk.sent(**{"name": "Conseil", "first": "2028-03-09", "effect": "closed"} | said)


def test_a_network_begins_with_august_and_christmas_week_to_avoid(writing: Desk):
    form = writing.client.get(address(writing)).context["form"]
    effects = {code: form[code].value() for code in KnownDays.values}
    assert [code for code, effect in effects.items() if effect != "none"] == [
        "august",
        "christmas_week",
    ]
    assert plain(form["august"].help_text) == (
        "Du dimanche 1er août 2027 au mardi 31 août 2027 et du mardi 1er août 2028 au jeudi "
        "31 août 2028"
    )
    assert not form.opened


def test_what_a_change_touches_is_said_before_it_is_applied(planned: Desk):
    url, sent = address(planned), chosen(planned, august="closed", eid_adha="told")
    with nothing_changes():
        asked = planned.client.post(url, sent)
    words = list(asked.context["form"].caution_words)
    in_august = [slot for slot in planned.year.slots if slot.meeting.date.month == 8]
    assert asked.status_code == 422
    assert sum("« Projet 1 » (2028)" in plain(line) for line in words) == bool(in_august)
    assert [line for line in words if line.startswith("Août")] == [
        line for line in words if "fermé" in line
    ]
    answer = confirmed(planned, url, sent)
    assert (answer.status_code, planned.now.state) == (302, DraftState.WRITING)
    assert calendar_of(planned.room.circle.network).effects["eid_adha"] == "told"


def test_what_changes_nothing_asks_nothing(writing: Desk):
    assert writing.client.post(address(writing), chosen(writing)).status_code == 302


def test_two_writers_see_what_differs(writing: Desk):
    url, late = address(writing), chosen(writing, august="none")
    writing.client.post(url, chosen(writing))
    writing.client.post(url, confirmed_by(writing, url, august="closed"))
    asked = writing.client.post(url, late)
    answer = writing.client.post(url, late | {"confirmed": asked.context["form"].data["confirmed"]})
    assert answer.status_code == 409
    assert [(plain(row.theirs), row.mine) for row in answer.context["form"].differences()] == [
        ("fermé (personne ne se réunit)", "rien de particulier")
    ]


def confirmed_by(desk: Desk, url: str, **effects: str) -> dict[str, Any]:
    """A form of known days, its question answered."""
    sent = chosen(desk, **effects)
    asked = desk.client.post(url, sent)
    return sent | {"confirmed": asked.context["form"].data["confirmed"]}


def test_an_election_is_typed_with_the_weeks_before_it(writing: Desk):
    url = address(writing, "period_new")
    form = writing.client.get(url + "?what=election").context["form"]
    assert (form["name"].value(), form["effect"].value(), form["weeks_before"].value()) == (
        "Élection",
        "closed",
        6,
    )
    answer = confirmed(writing, url, typed(writing, weeks_before="4", name="Municipales"))
    row = QuietPeriod.objects.get()
    assert answer.status_code == 302
    assert (row.name, row.first, row.last, row.weeks_before) == (
        "Municipales",
        date(2028, 3, 9),
        date(2028, 3, 9),
        4,
    )
    page = writing.client.get(address(writing)).content.decode()
    assert "les 4 semaines d’avant sont signalées" in page
    like = writing.client.get(f"{url}?like={row.pk}").context["form"]
    assert (like["name"].value(), like["first"].value()) == ("Municipales", None)


def test_typed_days_are_said_on_the_draft_and_taken_out(planned: Desk):
    url = address(planned, "period_new")
    confirmed(planned, url, typed(planned, first=str(planned.day(0)), effect="avoid"))
    page = planned.get("draft").context["page"]
    assert "Conseil" in [period.name for period in page.periods]
    assert plain(page.entries[0].marks[-1].words) == "Conseil : à éviter"
    wishes = planned.get("draft_wishes").context["page"]
    assert [period.name for period in wishes.periods] == [one.name for one in page.periods]
    row = QuietPeriod.objects.get()
    assert planned.client.get(address(planned, "period_drop", row.pk)).status_code == 200
    planned.client.post(address(planned, "period_drop", row.pk), planned.sent())
    assert not QuietPeriod.objects.exists()


def test_typed_days_are_changed_once_what_this_touches_is_read(planned: Desk):
    confirmed(planned, address(planned, "period_new"), typed(planned))
    row = QuietPeriod.objects.get()
    url = address(planned, "period_edit", row.pk)
    form = planned.client.get(url).context["form"]
    assert [form[name].value() for name in ("name", "first", "effect", "version")] == [
        "Conseil", date(2028, 3, 9), "closed", 1
    ]  # fmt: skip
    sent = typed(planned, first="2028-03-10") | {"version": 1}
    asked = planned.client.post(url, sent).context["form"]
    assert [plain(line) for line in asked.caution_words][:2] == [
        "Conseil, vendredi 10 mars 2028 : fermé (personne ne se réunit)",
        "Conseil, jeudi 9 mars 2028 : plus rien de particulier",
    ]
    assert confirmed(planned, url, sent).status_code == 302
    assert QuietPeriod.objects.values_list("first", "last").get() == (date(2028, 3, 10),) * 2
    assert f'href="{url}"' in planned.client.get(address(planned)).content.decode()


def test_a_day_chosen_by_hand_in_a_period_is_asked_about(planned: Desk):
    on = planned.day(0)
    answer = planned.post("draft_move", planned.series.pk, on, day="2028-08-10", part="AM")
    assert answer.status_code == 422
    assert any("préfère ne pas se réunir" in line for line in answer.context["form"].caution_words)


def test_days_that_make_no_sense_are_said_beside_their_field(writing: Desk):
    with nothing_changes():
        answer = writing.client.post(
            address(writing, "period_new"), typed(writing, last="2028-03-01")
        )
    assert list(answer.context["form"].errors) == ["last"]


@pytest.mark.parametrize("view", PAGES)
def test_only_those_who_prepare_the_year_say_it(desk: Desk, view: str):
    url, sent = address(desk, view), desk.sent(**typed(desk))
    for found in (desk.statuses(url), desk.statuses(url, sent)):
        assert set(found.values()) == {302, 403, 404}


def test_days_of_another_network_do_not_exist(desk: Desk):
    assert desk.client.get(address(desk, "period_drop", 999)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_however_many(
    writing: Desk, rows: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(rows):
        day = date(2028, 3, number + 1)
        writing.room.circle.network.quiet_periods.create(
            name="Conseil", first=day, last=day, effect="closed"
        )
    with django_assert_num_queries(6):
        writing.client.get(address(writing))

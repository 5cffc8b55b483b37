from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import APRIL, last_event, nothing_changes
from tests.interface.web.areas.meetings.people import REFUSED, Port, filled, sent, text
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.places.models import Place

PAGES = ("meeting_convene", "meeting_move", "meeting_cancel", "meeting_agenda")


def when(day: str, starts: str = "11:00", ends: str = "13:00") -> dict[str, str]:
    return {"day": day, "starts": starts, "ends": ends}


# ---- The ladder


@pytest.mark.parametrize("page", PAGES)
def test_only_those_who_may_are_shown_the_form_and_heard(port: Port, page: str) -> None:
    url = port.url(page)
    assert port.statuses(url) == REFUSED
    assert (
        port.statuses(url, sent(f"seat:{port.circle.library.pk}", version=1, reason="Non"))
        == REFUSED
    )


@pytest.mark.parametrize("page", [*PAGES, "meeting"])
def test_a_meeting_that_is_not_there_or_not_of_the_network(
    port: Port, gaelle: Client, page: str
) -> None:
    Network.objects.create(slug="ailleurs", name="Ailleurs")
    for pk in (0, 999, 10**30):
        assert gaelle.get(port.url(page, pk)).status_code == 404
    elsewhere = port.url(page).replace(f"/{port.circle.network.slug}/", "/ailleurs/")
    assert gaelle.get(elsewhere).status_code == 404


def test_a_page_refuses_other_methods(port: Port, gaelle: Client) -> None:
    assert gaelle.post(port.url("meeting")).status_code == 405
    assert [gaelle.delete(port.url(page)).status_code for page in PAGES] == [405] * 4
    assert gaelle.put(port.url("meeting_new", "port")).status_code == 405


def test_a_colleague_is_told_who_may(port: Port) -> None:
    answer = port.client("bao").get(port.url("meeting_move"))
    assert (answer.status_code, "Intendance" in text(answer)) == (403, True)


def test_the_page_is_for_those_who_sit_in_the_body(port: Port) -> None:
    found = {
        n: port.client(n).get(port.url("meeting")).status_code for n in ("ana", "gaëlle", *REFUSED)
    }
    assert found == {
        "ana": 200,
        "gaëlle": 200,
        "bao": 200,
        "félix": 404,
        "zoé": 404,
        "anonymous": 302,
    }


# ---- Drawing


def new(port: Port, body: str = "port") -> str:
    return port.url("meeting_new", body)


def drawn(port: Port, **fields: Any) -> dict[str, Any]:
    acting = fields.pop("acting", f"office:{port.steward.pk}")
    return sent(
        acting,
        **{
            "kind": "reading",
            "title": "L’été d’Ana",
            "place": "",
            "link": "",
            "purpose": "",
            **fields,
        },
    )


def test_a_meeting_is_drawn_in_the_time_of_the_network(port: Port, gaelle: Client) -> None:
    answer = gaelle.post(
        new(port), drawn(port, **when("2027-05-20", "18:30", "20:00"), place="Chez l’Hôte")
    )
    made = Meeting.objects.latest("pk")
    assert (answer.status_code, answer["Location"]) == (302, port.url("meeting", made.pk))
    assert (made.title, made.where, made.state) == ("L’été d’Ana", "Chez l’Hôte", "planned")
    assert (made.starts_at, made.ends_at) == (
        datetime(2027, 5, 20, 16, 30, tzinfo=UTC),
        datetime(2027, 5, 20, 18, 0, tzinfo=UTC),
    )


def test_drawing_is_for_those_who_may_convene_in_that_body(port: Port) -> None:
    data = drawn(port, **when("2027-05-20"))
    assert port.statuses(new(port)) == REFUSED
    assert port.statuses(new(port), data) == REFUSED
    assert port.client("gaëlle").get(new(port, "nulle-part")).status_code == 404


def test_the_same_form_twice_draws_one_meeting(port: Port, gaelle: Client) -> None:
    data = drawn(port, **when("2027-05-20"))
    gaelle.post(new(port), data)
    with nothing_changes():
        answer = gaelle.post(new(port), data)
    assert (answer.status_code, answer.context["form"].already_done) == (409, True)


# ---- Convening


def convening(port: Port, **fields: Any) -> dict[str, Any]:
    return sent(f"office:{port.steward.pk}", version=port.meeting.version, **fields)


def test_a_planned_meeting_is_convened_once(port: Port, gaelle: Client) -> None:
    data = convening(port)
    assert gaelle.post(port.url("meeting_convene"), data)["Location"] == port.url("meeting")
    assert port.again().state == "convened"
    with nothing_changes():
        twice = gaelle.post(port.url("meeting_convene"), data)
        again = gaelle.post(port.url("meeting_convene"), convening(port))
    assert (twice.status_code, twice.context["form"].already_done) == (409, True)
    assert (again.status_code, len(again.context["form"].non_field_errors())) == (422, 1)


# ---- Moving


def moved(port: Port, **fields: Any) -> dict[str, Any]:
    own = {
        "version": port.meeting.version,
        "place": "",
        "link": "",
        "last_day": "",
        **when("2027-04-22"),
    }
    return sent(f"office:{port.steward.pk}", **{**own, **fields})


def test_a_meeting_is_moved(port: Port, gaelle: Client) -> None:
    answer = gaelle.post(port.url("meeting_move"), moved(port, place="Au môle"))
    assert answer["Location"] == port.url("meeting")
    assert (port.again().starts_at, port.meeting.where) == (
        datetime(2027, 4, 22, 9, 0, tzinfo=UTC),
        "Au môle",
    )


def test_the_name_of_a_place_of_the_network_is_that_place(port: Port, gaelle: Client) -> None:
    place = Place.objects.create(network=port.circle.network, name="Salle du Môle", opening="Ana")
    gaelle.post(port.url("meeting_move"), moved(port, place="salle du môle"))
    assert (port.again().place, port.meeting.where) == (place, "Salle du Môle")
    again = gaelle.get(port.url("meeting_move"))
    assert again.context["form"].initial["place"] == "Salle du Môle"


def test_its_page_says_how_to_come_to_its_place(port: Port) -> None:
    port.meeting.hold_at(
        Place.objects.create(
            network=port.circle.network,
            name="Salle du Môle",
            address="1 quai Nord",
            step_free="yes",
            directions="Bus 3",
            opening="Ana ouvre",
        )
    )
    port.meeting.save()
    page = text(port.client("bao").get(port.url("meeting")))
    said = [word in page for word in ("Salle du Môle, 1 quai Nord", "Bus 3", "Ana ouvre")]
    assert said == [True, True, True]


def test_a_day_that_the_charter_refuses_cites_the_article(port: Port, gaelle: Client) -> None:
    with nothing_changes():
        answer = gaelle.post(port.url("meeting_move"), moved(port, **when("2027-04-19")))
    form = answer.context["form"]
    assert (answer.status_code, form.refused, [o.article for o in form.obstacles]) == (
        422,
        True,
        ["CIR-01"],
    )
    assert 'href="/circle/charter/articles/CIR-01/"' in answer.content.decode()
    assert "CIR-01, Le jeudi seulement" in text(answer)


def test_a_gap_asks_to_confirm_then_is_done(port: Port, gaelle: Client) -> None:
    with nothing_changes():
        asked = gaelle.post(port.url("meeting_move"), moved(port, **when("2027-06-03")))
    form = asked.context["form"]
    assert (asked.status_code, form.refused, {o.article for o in form.obstacles}) == (
        422,
        False,
        {"CIR-02"},
    )
    page = text(asked)
    said = [
        "CIR-02, Au moins tous les deux mois (Cercle",
        "Cet article ne serait plus tenu à partir du",
        "Ce qui y remédierait",
    ]
    assert [words in page for words in said] == [True, True, True], page
    answer = gaelle.post(port.url("meeting_move"), filled(asked))
    assert (answer.status_code, port.again().starts_at.date().isoformat()) == (302, "2027-06-03")


def test_a_confirmation_is_worth_only_for_what_was_asked(port: Port, gaelle: Client) -> None:
    asked = gaelle.post(port.url("meeting_move"), moved(port, **when("2027-06-03")))
    with nothing_changes():
        other = gaelle.post(port.url("meeting_move"), filled(asked, day="2027-07-01"))
        forged = gaelle.post(
            port.url("meeting_move"), moved(port, **when("2027-06-03"), confirmed="on")
        )
    assert [len(answer.context["form"].obstacles) > 0 for answer in (other, forged)] == [True, True]


def test_two_browsers_the_second_is_shown_the_difference(port: Port, gaelle: Client) -> None:
    first, second = (filled(gaelle.get(port.url("meeting_move"))) for _browser in range(2))
    gaelle.post(port.url("meeting_move"), {**first, "day": "2027-04-22", "place": "Au môle"})
    with nothing_changes():
        answer = gaelle.post(port.url("meeting_move"), {**second, "day": "2027-04-29"})
    rows = [(row.theirs, row.mine) for row in answer.context["form"].differences()]
    assert (answer.status_code, rows) == (
        409,
        [("jeudi 22\xa0avril 2027", "jeudi 29\xa0avril 2027"), ("Au môle", "")],
    )
    assert gaelle.post(port.url("meeting_move"), filled(answer)).status_code == 302
    assert port.again().starts_at.date().isoformat() == "2027-04-29"


def test_a_cancelled_meeting_is_not_moved(port: Port, gaelle: Client) -> None:
    Meeting.objects.filter(pk=port.meeting.pk).update(state="cancelled", reason="Grève")
    with nothing_changes():
        answer = gaelle.post(port.url("meeting_move"), moved(port))
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (422, 1)


# ---- Cancelling


def test_cancelling_says_why(port: Port, gaelle: Client) -> None:
    with nothing_changes():
        silent = gaelle.post(port.url("meeting_cancel"), convening(port, reason=" "))
    assert list(silent.context["form"].errors) == ["reason"]
    asked = gaelle.post(port.url("meeting_cancel"), convening(port, reason="Salle d’Ana inondée"))
    answer = (
        asked
        if asked.status_code == 302
        else gaelle.post(port.url("meeting_cancel"), filled(asked))
    )
    assert answer["Location"] == port.url("meeting")
    assert (port.again().state, port.meeting.reason) == ("cancelled", "Salle d’Ana inondée")
    assert "Salle d’Ana inondée" in text(gaelle.get(port.url("meeting")))


def test_cancelling_meets_the_gates_too(port: Port, gaelle: Client) -> None:
    Meeting.objects.filter(starts_at__gt=APRIL).exclude(pk=port.meeting.pk).delete()
    with nothing_changes():
        asked = gaelle.post(port.url("meeting_cancel"), convening(port, reason="Grève"))
    assert {o.article for o in asked.context["form"].obstacles} == {"CIR-02"}


def test_an_opened_meeting_is_not_cancelled(port: Port, gaelle: Client) -> None:
    port.opened()
    with nothing_changes():
        answer = gaelle.post(port.url("meeting_cancel"), convening(port, reason="Trop tard"))
    assert (answer.status_code, port.again().state) == (422, "opened")


# ---- Correcting


def correction(port: Port, **fields: Any) -> dict[str, Any]:
    said = {"version": port.meeting.version, "kind": "reading", "title": port.meeting.title}
    return sent(f"office:{port.steward.pk}", **{**said, **fields})


def test_the_title_and_the_purpose_are_corrected(port: Port, gaelle: Client) -> None:
    url = port.url("meeting_amend")
    assert text(gaelle.get(port.url("meeting"))).count("Corriger le titre ou l’objet") == 1
    with nothing_changes():
        silent = gaelle.post(url, correction(port, title=" "))
    assert list(silent.context["form"].errors) == ["title"]
    done = gaelle.post(url, correction(port, title="Lire Giono", purpose="Choisir le livre"))
    assert done["Location"] == port.url("meeting")
    assert (port.again().title, port.meeting.purpose) == ("Lire Giono", "Choisir le livre")


def test_those_who_are_invited_are_told_if_one_asks(port: Port, gaelle: Client) -> None:
    Meeting.objects.filter(pk=port.meeting.pk).update(state="convened")
    gaelle.post(port.url("meeting_amend"), correction(port, title="Lire Giono"))
    quiet = last_event()[4]["told"]
    port.again()
    form = correction(port, title="Lire Colette", tell_invited="on")
    gaelle.post(port.url("meeting_amend"), form)
    assert (quiet, last_event()[4]["told"]) == (False, True)

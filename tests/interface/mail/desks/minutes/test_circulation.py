"""Circulated minutes are told to those who must have them: first what was decided, what their seats
have to do, when one meets again; then the links that are theirs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import CHARTER, NOW, Circle, found_circle
from tests.domain.guests.builders import for_a_time
from tests.domain.notices.convened import SHARED, light_seat, with_mailboxes
from tests.interface.web.areas.relays.carried import BODY, INSIDE, OUTSIDE, THERE, carried
from tourdetable.core.charter.terms.model import Adoption
from tourdetable.domain.minutes.actions.superseding import (
    open_correction,
    put_correction,
    supersede,
)
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actors import Actor, Operator
from tourdetable.domain.notices.actions import choose_rhythms, collect, pass_over, take
from tourdetable.domain.people.models import Person
from tourdetable.domain.register.models import GuestAttendance
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.mail.letters import letters


def told(mailoutbox: list[Any]) -> dict[str, Any]:
    """The messages that circulate, by address."""
    deliver(NOW)
    about = [mail for mail in mailoutbox if mail.subject.startswith("Minutes circulated")]
    return {mail.to[0].rpartition("<")[2].rstrip(">"): mail for mail in about}


def words_of(mail: Any) -> str:
    return " ".join(mail.body.replace("\N{NO-BREAK SPACE}", " ").split())


def test_what_was_decided_comes_first_with_the_dissensus(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    carried(circle)
    words = words_of(told(mailoutbox)[SHARED])
    decided = "D-2027-01 – Lire dehors: adopted with dissent. Dissensus: École du Môle"
    assert f"{decided} – CANARI-INSTANCE Il pleut (what would lift it: Un abri)." in words
    task = "- Médiathèque: Ranger la salle, by Saturday 1 May 2027 (D-2027-01)"
    assert (task in words, "Thursday 6 May 2027" in words) == (True, True)


def test_nothing_kept_for_those_who_were_there_is_in_a_message(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    wants_all(circle, circle.bao)
    carried(circle)
    mail = told(mailoutbox)[SHARED]
    assert [word in mail.message().as_string() for word in (THERE,)] == [False]
    words = words_of(mail)
    assert [word in words for word in (INSIDE, OUTSIDE, BODY)] == [True] * 3


def wants_all(circle: Circle, person: Person) -> None:
    """The text of minutes, in the message."""
    known = {"person": person, "network": circle.network, "body": None}
    choose_rhythms(**known, rhythms={}, whole_text=True, by=Actor(person), now=NOW)


def test_the_text_is_there_for_whoever_asked_for_it(circle: Circle, mailoutbox: list[Any]) -> None:
    carried(circle)
    words = words_of(told(mailoutbox)[SHARED])
    assert [word in words for word in (INSIDE, OUTSIDE)] == [False, False]
    assert "?next=/circle/meetings/" in words


def test_each_holder_has_a_link_that_is_theirs(circle: Circle, mailoutbox: list[Any]) -> None:
    _seat, elie = light_seat(circle)
    carried(circle)
    mails = told(mailoutbox)
    assert elie.account is not None
    body = mails[elie.account.email].body
    links = re.findall(r"/circle/relays/link/(\S+)/#(\w+)", body)
    assert [name for _token, name in links] == ["read", "kit", "relay"]
    assert len(set(re.findall(r"/relays/link/(\S+)/#", mails[SHARED].body))) == 2
    html = mails[elie.account.email].alternatives[0][0]
    assert html.count('font-weight:bold;text-decoration:none">') == 3


def beyond(audience: str) -> Circle:
    """The circle, in English, whose minutes may go that far."""
    text = CHARTER.replace('language = "fr"', 'language = "en"')
    return with_mailboxes(
        found_circle(text.replace('audience = "network"', f'audience = "{audience}"'))
    )


def ines_came(circle: Circle, minutes: Minutes) -> None:
    """Inès was called in, and came."""
    guest = for_a_time(circle)
    GuestAttendance.objects.create(meeting=minutes.meeting, guest=guest, mode="in_person")


@pytest.mark.parametrize(
    ("audience", "text", "page"), [("partners", True, False), ("public", False, True)]
)
@pytest.mark.django_db
def test_whoever_was_called_in_and_came_has_what_goes_beyond_the_network(
    mailoutbox: list[Any], audience: str, text: bool, page: bool
) -> None:
    circle = beyond(audience)
    ines_came(circle, carried(circle, audience))
    mail = told(mailoutbox)["ines@exemple.invalid"]
    words = words_of(mail)
    assert (OUTSIDE in words, "/circle/meetings/" in words) == (text, page)
    assert [word in words for word in (BODY, THERE, "relays/link")] == [False] * 3
    assert "Il pleut" in words


def test_whoever_was_called_in_has_nothing_of_what_the_network_keeps(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    ines_came(circle, carried(circle))
    assert set(told(mailoutbox)) == {SHARED}


def reads(circle: Circle, times: int) -> tuple[int, int]:
    """How many messages so many minutes make, and how many queries they cost."""
    pass_over(now=NOW)
    for _number in range(times):
        carried(circle)
    collect(now=NOW)
    parcels = take(worker="one", now=NOW, parcels=100)
    about = [one for one in parcels if one[0].kind == "circulated"]
    with CaptureQueriesContext(connection) as seen:
        found, _overtaken = letters(about, now=NOW)
    return len(found), len(seen)


def test_as_many_queries_for_several_minutes(circle: Circle) -> None:
    (few, one), (many, three) = reads(circle, 1), reads(circle, 3)
    assert (few, many, one) == (1, 3, three)


def test_nothing_is_asked_to_be_relayed_while_minutes_stay_in_the_body(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    _seat, elie = light_seat(circle)
    carried(circle, "body")
    mails = told(mailoutbox)
    assert elie.account is not None
    links = {
        address: re.findall(r"/circle/relays/link/\S+/#(\w+)", mails[address].body)
        for address in (SHARED, elie.account.email)
    }
    assert links == {SHARED: [], elie.account.email: ["read"]}
    assert "WHAT IS ASKED OF YOU" not in mails[SHARED].body


def corrected(circle: Circle, minutes: Minutes, text: str) -> None:
    """A corrected version is adopted."""
    by: dict[str, Any] = {"by": circle.by_ana(), "now": NOW}
    row = open_correction(minutes=minutes, text=text, reason="Un oubli.", **by)
    row = put_correction(correction=row, version=row.version, **by)
    supersede(row, Adoption.SILENCE_DAYS, Operator(), NOW)


@pytest.mark.django_db
def test_a_corrected_version_is_summed_up_for_all_who_had_the_former_one(
    mailoutbox: list[Any],
) -> None:
    circle = beyond("partners")
    minutes = carried(circle, "partners")
    ines_came(circle, minutes)
    told(mailoutbox)
    mailoutbox.clear()
    corrected(circle, minutes, "::: partners\nLa Médiathèque RECTIFIE.\n:::")
    deliver(NOW)
    news = [mail for mail in mailoutbox if mail.subject.startswith("Minutes corrected")]
    mails = {mail.to[0].rpartition("<")[2].rstrip(">"): mail for mail in news}
    assert "D-2027-01 – Lire dehors" in words_of(mails[SHARED])
    links = re.findall(r"/circle/relays/link/\S+/#(\w+)", mails[SHARED].body)
    assert links == ["kit", "relay"] * 2
    guest = words_of(mails["ines@exemple.invalid"])
    assert ("RECTIFIE" in guest, "The page says why" in guest) == (True, False)


def test_minutes_corrected_before_they_are_told_of_are_told_once(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    corrected(circle, carried(circle), "La Médiathèque rectifie.")
    deliver(NOW)
    news = [mail.subject.partition(":")[0] for mail in mailoutbox if SHARED in mail.to[0]]
    assert [one for one in news if one.startswith("Minutes")] == ["Minutes corrected"]

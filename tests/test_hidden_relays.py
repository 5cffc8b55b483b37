"""What leaves by the hands of members: the message that circulates minutes, its links, notes and
slides hold no passage that is not for whoever gets them, and nobody's name (canaries)."""

from __future__ import annotations

import logging
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.canaries import CANARY, passages, said_by
from tests.domain.builders import CHARTER, NOW, Circle, found_circle
from tests.domain.guests.builders import for_a_time
from tests.domain.notices.convened import light_seat, with_mailboxes
from tests.interface.web.areas.relays.carried import carried, token_for
from tourdetable.domain.decisions.models import Position
from tourdetable.domain.minutes.actions.embargo import open_embargoed
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.notices.models import WholeText
from tourdetable.domain.register.models import GuestAttendance
from tourdetable.interface.mail.deliver import deliver

FILES = ("", "note.pdf", "note.odt", "note.docx", "slide.pdf")
KEYS = re.compile(r'name="keep"[^>]*value="(\w+)"')
OUT = {"partners", "public"}
"""What may leave the network."""
INSIDE = {"body", "network", *OUT}
LATER = NOW + timedelta(days=3)
SPOKEN = """
:::

::: partners
@{{seat:{seat}}} : Médiathèque, canaridit
:::
"""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def sown(audience: str, /, **said: Any) -> tuple[Circle, Minutes]:
    """Circulated minutes and a dissensus full of canaries; somebody called in came, and every
    member asked for the text in their messages."""
    text = CHARTER.replace('audience = "network"', f'audience = "{audience}"')
    circle = with_mailboxes(found_circle(text.replace('language = "fr"', 'language = "en"')))
    minutes = carried(circle, audience)
    there = {"guest": for_a_time(circle), "mode": "in_person"}
    GuestAttendance.objects.create(meeting=minutes.meeting, **there)
    text = passages("january", 7) + SPOKEN.format(seat=circle.library.pk)
    Minutes.objects.filter(pk=minutes.pk).update(text=text, **said)
    minutes.refresh_from_db()
    words = passages("decided", 7)
    Position.objects.filter(seat=circle.school).update(words=words, would_lift=words)
    for person in (circle.ana, circle.bao, circle.chloe, circle.dora):
        WholeText.objects.create(person=person, network=circle.network)
    return circle, minutes


def found_in(said: str) -> set[str]:
    """For whom the canaries are that something holds."""
    return {one[2] for one in CANARY.finditer(said)}


def mailed(mailoutbox: list[Any]) -> dict[str, set[str]]:
    """What the messages that circulate hold, by address."""
    told: dict[str, set[str]] = {}
    for mail in mailoutbox:
        if mail.subject.startswith("Minutes circulated"):
            whole = [mail.message().as_string(), mail.body, *(a.content for a in mail.alternatives)]
            told[mail.to[0].rpartition("<")[2].rstrip(">")] = found_in("".join(whole))
    mailoutbox.clear()
    return told


def kit_of(url: str) -> str:
    """All of a kit by its link, everything ticked, however far one asks it to go."""
    client = Client()
    keys = sorted(set(KEYS.findall(said_by(client, url))))
    asked = "".join(["?chosen=1&upto=network", *(f"&keep={key}" for key in keys)])
    return "".join(said_by(client, f"{url}{name}{asked}") for name in FILES)


def link_for(minutes: Minutes, person: Any) -> str:
    return reverse("relay_link", args=["circle", token_for(minutes, person)])


@pytest.mark.parametrize("audience", ["network", "partners"])
def test_nothing_leaves_that_is_not_for_partners(
    db: None, mailoutbox: list[Any], caplog: pytest.LogCaptureFixture, audience: str
) -> None:
    caplog.set_level(logging.DEBUG)
    circle, minutes = sown(audience)
    _seat, elie = light_seat(circle)
    kits = [kit_of(link_for(minutes, person)) for person in (circle.bao, elie)]
    assert [found_in(kit) for kit in kits] == [OUT, OUT]
    assert ["canaridit" in kit for kit in kits] == [True, True]
    assert [name for name in ("Bao", "Chloé") if name in kits[1]] == []
    deliver(NOW)
    told = mailed(mailoutbox)
    assert (len(told), told.pop("ines@exemple.invalid", OUT)) == (2 + (audience in OUT), OUT)
    assert [one for one in told.values() if not one <= INSIDE] == []
    assert found_in(caplog.text) == set()


def test_minutes_that_wait_for_a_day_leave_by_nothing_before_it(
    db: None, mailoutbox: list[Any]
) -> None:
    embargo: date = LATER.date()
    circle, minutes = sown("partners", audience="body", later="partners", embargo=embargo)
    deliver(NOW)
    told = mailed(mailoutbox)
    assert ("ines@exemple.invalid" in told, found_in(kit_of(link_for(minutes, circle.bao)))) == (
        False,
        set(),
    )
    assert open_embargoed(now=LATER) == 1
    deliver(LATER)
    assert mailed(mailoutbox)["ines@exemple.invalid"] == OUT
    assert found_in(kit_of(link_for(minutes, circle.bao))) == OUT

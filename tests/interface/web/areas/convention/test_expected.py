"""Who is expected in the bodies of a period, settled in one gesture."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import TODAY, nothing_changes
from tests.domain.convention.builders import signed
from tests.domain.convention.grounds import settled
from tests.interface.web.areas.convention.desk import Desk
from tourdetable.domain.networks.models import Presence, Seat


def test_what_differs_is_shown_then_settled(desk: Desk) -> None:
    period = signed(desk.circle)
    where = (period.pk, "port")
    assert "territoire à dire" in desk.read("expected", period.pk)
    settled(desk.circle)
    assert "2 écarts" in desk.read("expected", period.pk)
    found = desk.read("expected_body", *where, by="ana")
    assert ("Arles" in found, "Régler ce qui" in found) == (True, False)
    town = desk.circle.town.institution_id
    assert "/open/?" not in desk.read("expected_body", *where)
    Seat.objects.filter(pk=desk.circle.town.pk).update(ends=TODAY - timedelta(days=1))
    opens = f"/open/?institution={town}&amp;college=towns&amp;way=standing"
    assert [opens in desk.read("expected_body", *where, by=who) for who in ("", "bao")] == [
        True,
        False,
    ]
    sent = {"comes": [town], "starts": TODAY.isoformat()}
    with nothing_changes():
        assert desk.send("expected_settle", *where, starts=sent["starts"]).status_code == 422
    assert desk.send("expected_settle", *where, **sent).status_code == 302
    assert [row.institution_id for row in Presence.objects.all()] == [town]
    assert "1 écart<" in desk.read("expected", period.pk).replace("\n", "").replace(" <", "<")


def test_from_a_body_one_comes_to_what_is_expected_of_it(desk: Desk) -> None:
    url = desk.url("expected_here", "port")
    assert desk.steward.get(url)["Location"] == desk.url("agreement")
    period = signed(desk.circle)
    assert desk.steward.get(url)["Location"] == desk.url("expected_body", period.pk, "port")

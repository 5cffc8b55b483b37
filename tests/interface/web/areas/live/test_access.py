"""Who leads and who speaks, as pages ask it."""

from __future__ import annotations

from tests.interface.web.areas.live.hall import Hall


def test_whoever_leads_is_offered_to_and_the_others_are_told_who_may(hall: Hall) -> None:
    hall.begun()
    assert "Animer la séance" in hall.page("dora")
    assert "Prendre l’animation pour Médiathèque" in hall.page("bao")
    assert "Prendre l’animation pour Ville du Port" not in hall.page("ana")
    refused = hall.client("bao").get(hall.url("meeting_lead"))
    assert refused.status_code == 403
    assert "Secrétariat" in refused.content.decode()


def test_a_stranger_does_not_know_that_there_is_a_session(hall: Hall) -> None:
    hall.begun()
    for view in ("meeting_live", "meeting_lead", "meeting_screen"):
        found = {n: hall.client(n).get(hall.url(view)).status_code for n in ("félix", "zoé")}
        assert found == {"félix": 404, "zoé": 404}

"""What a reader may open of the turns."""

from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR
from tests.interface.web.areas.meetings.people import Port
from tourdetable.domain.networks.actions.founding import install_body


def test_a_swap_or_a_body_that_is_not_there_is_no_page(port: Port) -> None:
    ana = port.client("ana")
    assert ana.get(port.url("swap", 999_999)).status_code == 404
    assert ana.get(port.url("rota", "nowhere")).status_code == 404
    assert ana.get(port.url("turn_kit", 999_999, "secretary")).status_code == 404


def test_a_body_in_which_nothing_goes_round_has_no_page_of_turns(port: Port) -> None:
    body = {"kind": "board", "name": "Bureau", "slug": "bureau", "starts": FOUNDED}
    install_body(network=port.circle.network, **body, by=OPERATOR, now=NOW)
    gaelle = port.client("gaëlle")
    answers = [gaelle.get(port.url("rota", slug)).status_code for slug in ("port", "bureau")]
    assert answers == [200, 404]

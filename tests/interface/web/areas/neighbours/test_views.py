"""What the script of the form is answered as one types."""

from __future__ import annotations

from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import COLLEAGUE, STRANGER, Room


def test_the_piece_of_the_form_is_answered_and_nothing_where_nothing_is_near(room: Room) -> None:
    put_forward(room.circle, "Le non-recours au port", by=room.circle.by_ana())
    client, url = room.client(COLLEAGUE), room.url("neighbours")
    said = {"title": "Des gens oubliés", "why": "Ils renoncent à leurs droits."}
    page = client.post(url, said).content.decode()
    assert ('name="seen" value="1"' in page, "<html" in page) == (True, False)
    assert client.post(url, {"title": "Des lampions"}).content.decode().strip() == ""
    assert client.post(url, {"title": "non"}).content.decode().strip() == ""
    assert client.get(url).status_code == 405
    assert room.client(STRANGER).post(url, said).status_code == 404

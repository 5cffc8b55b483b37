"""The stream of a meeting: for whoever may open its page."""

from __future__ import annotations

from django.test import Client

from tests.interface.web.areas.meetings.people import Port
from tourdetable.interface.web.base.streams import StreamResponse, mark_of


def test_a_member_is_told_where_the_meeting_stands(port: Port, ana: Client) -> None:
    answer = ana.get(port.url("meeting_stream"))
    assert isinstance(answer, StreamResponse)
    mark = mark_of(port.meeting, "circle")
    assert answer.content.decode() == (f"retry: 2000\nevent: changed\nid: {mark}\ndata: {mark}\n\n")


def test_others_are_answered_as_by_the_page(port: Port) -> None:
    url = port.url("meeting_stream")
    found = port.statuses(url)
    assert found == port.statuses(port.url("meeting"))
    assert found == {"bao": 200, "félix": 404, "zoé": 404, "anonymous": 302}


def test_nothing_is_sent_to_it(port: Port, ana: Client) -> None:
    assert ana.post(port.url("meeting_stream")).status_code == 405


def test_what_it_costs_to_come_back(port: Port, ana: Client, django_assert_max_num_queries) -> None:
    ana.get(port.url("meeting_stream"))
    with django_assert_max_num_queries(8):
        ana.get(port.url("meeting_stream"))

"""Meetings as lists tell them."""

from __future__ import annotations

from datetime import date

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import APRIL, MARCH, Circle, draw
from tourdetable.domain.meetings.listing import lines
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.places.models import Place


def test_a_line_says_what_the_meeting_says(
    circle: Circle, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = Place.objects.create(network=circle.network, name="Mairie", address="1 quai du Port")
    march, april = draw(circle.body, MARCH), draw(circle.body, APRIL, "Cercle du port, avril")
    Meeting.objects.filter(pk=march.pk).update(place=place)
    Meeting.objects.filter(pk=april.pk).update(place_words="Chez Ana", state="cancelled")
    rows = Meeting.objects.order_by("starts_at")
    with django_assert_num_queries(1):
        found = lines(rows)
    known = [(m.pk, m.listed, m.where, m.day, m.body_id, m.body.name, m.state) for m in rows]
    assert [(m.pk, m.listed, m.where, m.day, m.body_id, m.body, m.state) for m in found] == known
    assert [(m.where, m.day, m.cancelled) for m in found] == [
        ("Mairie, 1 quai du Port", date(2027, 3, 4), False),
        ("Chez Ana", date(2027, 4, 1), True),
    ]

"""What the demo’s networks tell everybody."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.domain.networks.models import Network
from tourdetable.domain.site.models import DayLetter, OpenDay, PageImage
from tourdetable.domain.site.queries import counted, news_on, pages_on, published_readings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

TODAY = date(2027, 4, 6)


def test_both_networks_tell_news_and_what_they_are():
    told = {
        network.slug: (news_on(network, on=TODAY).count(), pages_on(network, on=TODAY).count())
        for network in Network.objects.all()
    }
    assert told == {"club": (2, 1), "convention": (2, 1)}
    shown = PageImage.objects.filter(page__editions__text__contains="[image 1]")
    assert [(one.page.network.slug, one.alt[:6]) for one in shown.order_by("pk")] == [
        ("club", "Dessin"),
        ("convention", "Dessin"),
    ]


def test_the_convention_published_two_decisions():
    convention = Network.objects.get(slug="convention")
    assert published_readings(convention).count() == 2


def test_people_register_for_the_day_of_29_june_and_no_letter_waits():
    day = OpenDay.objects.get(meeting__title="Journée de restitution départementale")
    assert (day.meeting.day, counted(day)) == (
        date(2027, 6, 29),
        {"asked": 1, "coming": 6, "waiting": 1},
    )
    assert not DayLetter.objects.exclude(state="sent").exists()

"""The bar of the demo: its day and its personas."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import RequestFactory

from tourdetable.interface.demo import bar as demo_bar
from tourdetable.interface.demo.personas import PERSONAS


@pytest.fixture(autouse=True)
def on_the_sixth(settings):
    settings.DEMO_TODAY = "2027-04-06"
    demo_bar.today.cache_clear()
    yield
    demo_bar.today.cache_clear()


def test_it_says_the_day_of_the_demo():
    assert demo_bar.bar(RequestFactory().get("/"))["demo"]["today"] == date(2027, 4, 6)


def test_the_personas_of_the_network_being_read_come_first():
    told = demo_bar.bar(RequestFactory().get("/convention/"))["demo"]["personas"]
    assert [name for name, _personas in told] == ["Convention Cadre", "Club des territoires"]
    assert sum(len(personas) for _name, personas in told) == len(PERSONAS)


def test_nobody_is_current_before_signing_in():
    told = demo_bar.bar(RequestFactory().get("/club/"))["demo"]["personas"]
    assert [one for _name, personas in told for one in personas if one["current"]] == []

"""What a page is for is told on it."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from tourdetable.interface.web.areas.guide.context import help_here

pytestmark = pytest.mark.django_db


def test_a_page_says_what_it_is_for_and_where_the_guide_tells_more(client: Client) -> None:
    html = client.get("/signin/").content.decode()
    assert "À quoi sert cette page" in html
    assert '<a href="/aide/guide/se-connecter/">' in html


def test_an_address_that_leads_nowhere_is_for_nothing() -> None:
    assert help_here(RequestFactory().get("/nowhere")) == {"purpose": None}

"""Pages that come again by themselves."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from tourdetable.interface.web.base.http import come_again


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("/net/import/1/", "/net/import/1/"),
        ("/net/import/1/?state=refused&page=2", "/net/import/1/?state=refused&page=2"),
    ],
)
def test_a_page_comes_again_at_its_own_address(asked: str, address: str) -> None:
    request = RequestFactory().get("/")
    request.path, _mark, request.META["QUERY_STRING"] = asked.partition("?")
    assert come_again(request, 2) == f"2; url={address}"

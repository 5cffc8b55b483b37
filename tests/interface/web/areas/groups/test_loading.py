"""The way to a group."""

from __future__ import annotations

from tests.domain.groups.builders import group_of
from tests.interface.web.areas.groups.people import Browsers


def test_one_comes_to_a_group_by_the_list_of_groups(browsers: Browsers) -> None:
    groups = browsers.groups
    body = group_of(groups)
    page = browsers.page(groups.circle.ana, "group", body.slug)
    assert f'<a href="{browsers.url("groups")}">' in page

"""The form that goes to an address, on its own page or another's."""

from __future__ import annotations

import pytest

from bench.writes import HIDDEN, goes_to

FORM = """<form method="post" {action}><input type="hidden" name="gesture" value="one">
<input type="hidden" name="version" id="id_version"></form>"""


@pytest.mark.parametrize(
    ("action", "page", "goes"),
    [
        ('action="/m/1/reply/"', "/m/1/", True),
        ('action="/langue/"', "/m/1/reply/", False),
        ("", "/m/1/reply/", True),
        ("", "/m/1/", False),
    ],
)
def test_a_form_is_known_by_where_it_goes(action: str, page: str, goes: bool) -> None:
    assert goes_to(FORM.format(action=action), page, "/m/1/reply/") is goes


def test_what_a_form_carries_is_read() -> None:
    assert dict(HIDDEN.findall(FORM)) == {"gesture": "one", "version": ""}

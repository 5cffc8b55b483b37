"""A code as people and mail programs write it."""

from __future__ import annotations

import pytest

from tourdetable.interface.web.areas.signin.forms import AddressForm, CodeForm, plain

DASHES = "-‐‑‒–—―−﹘﹣－­·_. / \u00a0\u202f\u200b"


@pytest.mark.parametrize("dash", ["", *DASHES])
def test_dashes_of_all_kinds_are_accepted(dash: str) -> None:
    form = CodeForm({"code": f" bcdf{dash}GHJK "}, code="BCDF-GHJK")
    assert (form.is_valid(), form.empty) == (True, False)


def test_wide_letters_are_letters() -> None:
    assert plain("ＢＣＤＦ－ｇｈｊｋ") == "bcdfghjk"


@pytest.mark.parametrize("nothing", ["", " ", "–", "\u200b"])
def test_an_empty_code_says_so(nothing: str) -> None:
    form = CodeForm({"code": nothing}, code="BCDF-GHJK")
    assert (form.is_valid(), form.empty, form.errors["code"].as_data()[0].code) == (
        False,
        True,
        "required",
    )


@pytest.mark.parametrize("expected", ["BCDF-GHJK", "", None])
def test_another_code_is_refused(expected: str | None) -> None:
    form = CodeForm({"code": "zzzz"}, code=expected or "")
    assert (form.is_valid(), form.empty, form.errors["code"].as_data()[0].code) == (
        False,
        False,
        "incorrect_code",
    )


def test_the_address_is_asked_for() -> None:
    assert AddressForm({"email": ""}).errors["email"].as_data()[0].code == "required"

from __future__ import annotations

from uuid import uuid4

from tourdetable.interface.web.areas.site.days.forms import RegisterForm, VisitorForm


def test_a_name_and_an_address_are_enough() -> None:
    said = {"name": "Lou", "email": "lou@example.org", "gesture": uuid4()}
    form = RegisterForm(said)
    assert (form.is_valid(), form.details.needs) == (True, "")
    assert list(form.fields)[:2] == ["name", "email"]


def test_each_form_shown_is_one_gesture() -> None:
    first, second = VisitorForm(), VisitorForm()
    assert first["gesture"].value() != second["gesture"].value()
    assert not VisitorForm({"name": "Lou"}).is_valid()

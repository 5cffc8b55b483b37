"""The gallery shows its components in all their states; tests/browser/test_gallery.py looks at
them."""

from __future__ import annotations

from datetime import date

from tourdetable.interface.web.areas.pages.samples import SampleForm, styleguide

SHOWN = styleguide(date(2027, 4, 6))


def test_a_form_is_shown_blank_and_with_its_mistakes():
    assert (SHOWN["blank_form"].is_bound, SHOWN["wrong_form"].is_bound) == (False, True)
    required = {name for name, field in SampleForm.base_fields.items() if field.required}
    assert required <= {*SHOWN["wrong_form"].errors}


def test_meetings_that_are_over_and_to_come_and_a_page_between_two_others():
    assert {over for *_words, over in SHOWN["meetings"]} == {True, False}
    page = SHOWN["page_of_many"]
    assert (page.has_previous(), page.has_next()) == (True, True)

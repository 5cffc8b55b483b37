from __future__ import annotations

from django.template import Context, Template
from django.utils import translation


def test_templates_have_the_marks_and_the_words_of_pages() -> None:
    page = Template("{% load tdt %}{{ name|told }}{% about title day %}")
    with translation.override("en"):
        assert page.render(Context({"name": "<Maud>", "title": "<Ouest>", "day": "8 April"})) == (
            '&lt;Maud&gt;<span class="tdt-visually-hidden">: &lt;Ouest&gt;, 8 April</span>'
        )

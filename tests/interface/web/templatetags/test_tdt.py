from __future__ import annotations

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from tourdetable.interface.web.templatetags.tdt import VERDICTS, first_control, told, verdict


@pytest.mark.parametrize("state", VERDICTS)
def test_a_verdict_is_an_icon_and_a_word(state: str) -> None:
    with translation.override("en"):
        html = verdict(state)
        name, word = VERDICTS[state][0], str(VERDICTS[state][1])
    assert (
        f'class="tdt-verdict tdt-verdict--{state}"' in html,
        f"#{name}" in html,
        f" {word}</span>" in html,
    ) == (True,) * 3


def test_a_gap_is_visible_and_a_fact_is_escaped_by_the_template() -> None:
    with translation.override("en"):
        assert told("") == '<em class="tdt-gap">[to be filled in by the operator]</em>'
    assert (
        Template("{% load tdt %}{{ name|told }}").render(Context({"name": "<Maud>"}))
        == "&lt;Maud&gt;"
    )


class Answer(forms.Form):
    name = forms.CharField()
    answer = forms.ChoiceField(choices=[("yes", "Oui")], widget=forms.RadioSelect)


def test_an_error_links_to_the_control_or_to_the_first_choice() -> None:
    form = Answer()
    assert [first_control(form[name]) for name in ("name", "answer")] == ["id_name", "id_answer_0"]


def test_a_form_tells_its_errors_first_and_at_each_field() -> None:
    with translation.override("en"):
        html = str(Answer({"name": ""}))
    assert html.index("tdt-error-summary") < html.index('class="tdt-field ')
    assert ('href="#id_name"' in html, 'href="#id_answer_0"' in html) == (True, True)
    assert ('id="id_name_error"' in html, 'aria-describedby="id_name_error"' in html) == (
        True,
        True,
    )


def test_what_a_link_is_about_is_said_to_those_who_do_not_see_what_stands_beside_it() -> None:
    page = Template("{% load tdt %}Answer{% about title day %}")
    context = Context({"title": "<Ouest>", "day": "8 April"})
    with translation.override("en"):
        assert page.render(context) == (
            'Answer<span class="tdt-visually-hidden">: &lt;Ouest&gt;, 8 April</span>'
        )
    with translation.override("fr"):
        assert Template("{% load tdt %}a{% colon %}b").render(Context()) == "a\N{NO-BREAK SPACE}: b"

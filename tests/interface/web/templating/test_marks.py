from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils import translation
from django.utils.html import conditional_escape

from tourdetable.interface.web.searching import Sought
from tourdetable.interface.web.templating.marks import (
    VERDICTS,
    about,
    date_leaf,
    icon,
    marked,
    told,
    typed,
    verdict_badge,
)


@pytest.mark.parametrize("state", VERDICTS)
def test_a_verdict_is_an_icon_and_a_word(state: str) -> None:
    with translation.override("en"):
        html = verdict_badge(state)
        name, word = VERDICTS[state][0], str(VERDICTS[state][1])
    assert (
        f'class="tdt-verdict tdt-verdict--{state}"' in html,
        f"#{name}" in html,
        f" {word}</span>" in html,
    ) == (True,) * 3


def test_an_icon_is_hidden_unless_it_says_something() -> None:
    assert 'aria-hidden="true"' in icon("lock")
    assert ('aria-label="&lt;Privé&gt;"' in icon("lock", "<Privé>")) is True


def test_a_gap_is_visible_and_a_fact_is_escaped_by_the_template() -> None:
    with translation.override("en"):
        assert told("") == '<em class="tdt-gap">[to be filled in by the operator]</em>'
    assert conditional_escape(told("<Maud>")) == "&lt;Maud&gt;"


def test_a_leaf_of_the_calendar_is_the_day_where_the_meeting_is_held() -> None:
    with translation.override("en"):
        assert date_leaf(datetime(2027, 4, 7, 23, 0, tzinfo=UTC), past=True) == (
            '<span class="tdt-date tdt-date--past" aria-hidden="true">Thu <b>8</b> Apr</span>'
        )
        assert date_leaf(date(2027, 4, 8)) == (
            '<span class="tdt-date" aria-hidden="true">Thu <b>8</b> Apr</span>'
        )


class Answer(forms.Form):
    name = forms.CharField()
    answer = forms.ChoiceField(choices=[("yes", "Oui")], widget=forms.RadioSelect)


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
    with translation.override("en"):
        assert about("<Ouest>", "8 April") == (
            '<span class="tdt-visually-hidden">: &lt;Ouest&gt;, 8 April</span>'
        )


def test_what_somebody_typed_keeps_its_lines_and_no_tag() -> None:
    assert typed("<b>Maud</b>\nici") == "&lt;b&gt;Maud&lt;/b&gt;<br>ici"


def test_what_was_looked_for_is_marked_and_nothing_else_is_markup() -> None:
    found = Sought.of("pref").excerpt("La préfecture <b>")
    assert marked(found) == "La <mark>préf</mark>ecture &lt;b&gt;"

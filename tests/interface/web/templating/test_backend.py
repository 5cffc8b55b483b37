"""The environment of templates: what is sent of them, in which language, from which values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from django.template.exceptions import TemplateDoesNotExist, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation
from jinja2 import DictLoader
from jinja2.nodes import Call, Name

from tourdetable.interface.web.templating.backend import FUNCTIONS, Backend, environment

FOLDERS = {Path(name).parts[0] for name in engines["jinja2"].env.list_templates()}
Sent = Callable[..., str]


@pytest.fixture
def sent() -> Sent:
    """What is sent of a template, given its text and its values."""

    def render(source: str, file: str = "page.html", /, **values: object) -> str:
        own = environment(DictLoader({file: source}))
        return own.get_template(file).render(**values)

    return render


@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_every_template_can_be_read(folder: str) -> None:
    own = engines["jinja2"].env
    names = [name for name in own.list_templates() if Path(name).parts[0] == folder]
    assert [own.get_template(name).name for name in names] == names


@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_no_template_has_a_value_by_the_name_of_what_all_templates_call(folder: str) -> None:
    assert list(hidden_functions(folder)) == []


def hidden_functions(folder: str) -> Iterator[tuple[str, int, str]]:
    """Where a function is hidden: for what a template includes, it is then no function."""
    own = engines["jinja2"].env
    for file in (name for name in own.list_templates() if Path(name).parts[0] == folder):
        tree = own.parse(own.loader.get_source(own, file)[0])
        called = {id(call.node) for call in tree.find_all(Call)}
        for name in tree.find_all(Name):
            if name.name in FUNCTIONS and id(name) not in called:
                yield file, name.lineno, name.name


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("<ul>\n  <li>a</li>\n</ul>\n", "<ul>\n<li>a</li>\n</ul>\n"),
        ("a\n  {% if true %}\n    b\n  {% endif %}\nc\n", "a\nb\nc\n"),
        ("a\n  {# why #}\n  {% if true %}{% set x = 1 %}\n  {{ x }}\n  {% endif %}\n", "a\n1\n"),
        ("a {% if true %}\n  b{% endif %}\n  c\n", "a \nb\nc\n"),
        ("{% trans %}\n  Save\n{% endtrans %}\n{% if true %}\nb\n{% endif %}\n", "Save\nb\n"),
        ("{{ text }}\n", "  a\n  b\n"),
    ],
)
def test_a_page_is_sent_without_what_only_helps_who_writes_it(
    sent: Sent, source: str, page: str
) -> None:
    with translation.override("en"):
        assert sent(source, text="  a\n  b") == page


def test_a_message_keeps_the_layout_of_its_template_and_its_characters(sent: Sent) -> None:
    source = "Here:\n  {{ name }}\n{% if true %}\n{% endif %}\n"
    assert sent(source, "name.txt", name="L’Anse & <Maud>") == "Here:\n  L’Anse & <Maud>\n\n\n"


def test_a_page_escapes_its_values_and_those_of_its_sentences(sent: Sent) -> None:
    source = "{{ name }} {% trans names=name %}Hello {{ names }},{% endtrans %}"
    with translation.override("fr"):
        assert sent(source, name="<Maud>") == "&lt;Maud&gt; Bonjour &lt;Maud&gt;,"


def test_lines_that_somebody_wrote_are_kept_and_nothing_of_them_is_markup(sent: Sent) -> None:
    assert sent("{{ text|linebreaks }}", text="a\n<b>\n\nc") == "<p>a<br>&lt;b&gt;</p>\n\n<p>c</p>"
    assert sent("{{ text|linebreaksbr }}", text="a\n<b>") == "a<br>&lt;b&gt;"


def test_a_page_is_in_the_language_of_each_reader(sent: Sent) -> None:
    own = environment(DictLoader({"page.html": '{{ _("Save") }}'})).get_template("page.html")
    said = []
    for language in ("fr", "en", "fr"):
        with translation.override(language):
            said.append(own.render())
    assert said == ["Enregistrer", "Save", "Enregistrer"]


def test_a_lone_sign_is_written_twice_in_a_sentence_and_shown_once(sent: Sent) -> None:
    assert sent('{{ _("100 %%") }}{% trans n=3 %}, {{ n }} %{% endtrans %}') == "100 %, 3 %"


def backend(templates: dict[str, str], processors: list[str]) -> Backend:
    return Backend(
        {
            "NAME": "pages",
            "DIRS": [],
            "APP_DIRS": False,
            "OPTIONS": {
                "environment": f"{environment.__module__}.environment",
                "context_processors": processors,
                "loader": DictLoader(templates),
            },
        }
    )


def said_of_every_page(_request: Any) -> dict[str, str]:
    return {"person": "Maud", "network": "club"}


def test_what_a_view_says_wins_over_what_every_page_says() -> None:
    own = backend({"page.html": "{{ person }} {{ network }}"}, [f"{__name__}.said_of_every_page"])
    request = RequestFactory().get("/")
    assert own.get_template("page.html").render({"person": "Ana"}, request) == "Ana club"


def test_a_form_of_a_page_has_its_token_and_a_page_without_a_request_needs_nothing() -> None:
    own = backend({"form.html": "{{ csrf_input }}", "lost.html": "lost"}, [])
    form = own.get_template("form.html").render({}, RequestFactory().get("/"))
    assert form.startswith('<input type="hidden" name="csrfmiddlewaretoken"')
    assert own.get_template("lost.html").render() == "lost"


def test_a_template_that_is_not_there_or_cannot_be_read_is_said_so() -> None:
    own = backend({"page.html": "{% if %}"}, [])
    with pytest.raises(TemplateDoesNotExist, match=r"elsewhere\.html"):
        own.get_template("elsewhere.html")
    with pytest.raises(TemplateSyntaxError):
        own.get_template("page.html")

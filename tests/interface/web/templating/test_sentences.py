"""Sentences of templates, in the language of each reader, whatever others read meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.utils import translation
from jinja2 import DictLoader

from tourdetable.interface.web.templating.backend import environment
from tourdetable.interface.web.templating.sentences import spoken_by_the_reader

SOURCES = {
    "one": '{{ _("Save") }}',
    "context": '{{ pgettext("verdict", "Kept") }}',
    "several": "{% trans n=count %}{{ n }} point{% pluralize %}{{ n }} points{% endtrans %}",
    "quoted.html": "{% trans title='« <i> »' %}“{{ title }}”{% endtrans %}",
    "unknown": '{{ _("Nobody translates this") }} {{ pgettext("verdict", "Nor this") }}',
}
FRENCH = {
    "one": "Enregistrer",
    "context": "Tenue",
    "several": "2 points",
    "quoted.html": "«\xa0“&lt;i&gt;”\xa0»",
    "unknown": "Nobody translates this Nor this",
}


def said(name: str) -> str:
    return environment(DictLoader(SOURCES)).get_template(name).render(count=2)


@pytest.mark.parametrize("name", SOURCES)
def test_a_page_says_what_django_would(name: str) -> None:
    with translation.override("fr"):
        outside = said(name)
        with spoken_by_the_reader():
            assert said(name) == outside == FRENCH[name]


def test_each_thread_reads_its_own_language() -> None:
    both = Barrier(2)

    def read(language: str) -> str:
        with translation.override(language), spoken_by_the_reader():
            both.wait(10)
            return said("one")

    with ThreadPoolExecutor(2) as readers:
        assert list(readers.map(read, ("fr", "en"))) == ["Enregistrer", "Save"]


def test_a_page_within_another_leaves_it_in_its_language() -> None:
    with translation.override("fr"), spoken_by_the_reader():
        with translation.override("en"), spoken_by_the_reader():
            assert said("one") == "Save"
        assert said("one") == "Enregistrer"

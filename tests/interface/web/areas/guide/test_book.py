"""The guide's chapters: all read, all led to, and true to the labels of the product."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.interface.web.areas.pages.test_views import labels
from tourdetable.interface.web.areas.guide.book import (
    ORDER,
    REFERENCES,
    Chapter,
    chapters,
    framed,
    written,
)

HREF = re.compile(r'href="/aide/guide/([^/"]+)/(?:#([^"]+))?"')
BOLD = re.compile(r"<strong>(.*?)</strong>")
NO_LABEL = {"ecrire-sa-charte", "preparer-l-annee", *REFERENCES}
"""Chapters that set other words in bold."""


def test_the_guide_begins_with_first_steps_and_ends_with_references() -> None:
    slugs = [one.slug for one in chapters()]
    own = slugs[: -len(REFERENCES)]
    assert own == [slug for slug in ORDER if slug in own]
    assert (slugs[0], slugs[-len(REFERENCES) :]) == ("premiers-pas", list(REFERENCES))


def test_a_chapter_is_read_from_its_file(tmp_path: Path) -> None:
    guide = tmp_path / "guide"
    (guide / "reference").mkdir(parents=True)
    for name in REFERENCES:
        (guide / "reference" / f"{name}.md").write_text("# R\n\nRéférence.\n")
    text = "# Venir\n\nPour *venir*.\n\n## À pied `{x}`\n\n[Voir](b.md#y), [loin](https://ex.invalid/).\n"
    (guide / "a.md").write_text(text)
    first = written(guide)[0]
    assert (first.slug, first.title, first.lead) == ("a", "Venir", "Pour <em>venir</em>.")
    assert [(one.title, one.anchor) for one in first.sections] == [("À pied {x}", "a-pied-x")]
    assert first.html == (
        '<h2 id="a-pied-x">À pied <code>{x}</code></h2>\n<p><a href="/aide/guide/b/#y">Voir</a>, '
        '<a href="https://ex.invalid/">loin</a>.</p>\n'
    )


def test_what_is_too_wide_scrolls_in_its_frame_by_keyboard_too() -> None:
    assert framed("<pre>x</pre>\n<table>\n<tr></tr>\n</table>\n") == (
        '<pre tabindex="0">x</pre>\n<div class="tdt-table-wrap" tabindex="0">'
        '<table class="tdt-table">\n<tr></tr>\n</table></div>\n'
    )


@pytest.mark.parametrize("chapter", chapters(), ids=lambda one: one.slug)
def test_every_link_leads_to_a_chapter(chapter: Chapter) -> None:
    known = {one.slug: {part.anchor for part in one.sections} for one in chapters()}
    for slug, anchor in HREF.findall(chapter.html):
        assert slug in known
        assert not anchor or anchor in known[slug]


@pytest.mark.parametrize(
    "chapter", [one for one in chapters() if one.slug not in NO_LABEL], ids=lambda one: one.slug
)
def test_what_is_in_bold_is_a_label_of_the_product(chapter: Chapter) -> None:
    said = {" ".join(unescape(words).split()) for words in BOLD.findall(chapter.html)}
    assert said - labels("fr") == set()

"""A passage that a reader may not see is in no rendering."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.core.documents.samples import MINUTES, NOW
from tests.effort import examples
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.prune import ReadingTerms, prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import LADDER, Audience

SECRET = "zxqsecretqxz"
audiences = st.sampled_from(LADDER)
LINES = """mot
# titre
- puce
  - puce
> dit
>
| a | b |
|---|---|
```
~~~
1. un
2) deux
[x]: /y
***
::: public
::: network
===
\\
<div>
<!--
[^1]: n
~~
`"""
surroundings = st.lists(st.sampled_from(LINES.splitlines()), max_size=8)
indents = st.sampled_from(["", "  ", "    ", "> ", "- ", "  > ", "1. ", "10) ", "\t", "> > "])


@settings(max_examples=examples(400), deadline=None)
@given(surroundings, indents, audiences, surroundings, surroundings, audiences, audiences)
def test_a_secret_in_a_narrower_passage_is_never_rendered(
    before: list[str],
    indent: str,
    mark: Audience,
    inside: list[str],
    after: list[str],
    default: Audience,
    reader: Audience,
) -> None:
    lines = [*before, f"{indent}::: {mark}", *inside, f"{indent}{SECRET} [x]", *after]
    page = to_html(prune(parse("\n".join(lines), default=default), reader))
    assert reader.shows(mark) or SECRET not in page


@settings(max_examples=25, deadline=None)
@given(surroundings, indents, surroundings)
def test_nor_printed(before: list[str], indent: str, inside: list[str]) -> None:
    lines = [*before, f"{indent}::: body", *inside, SECRET]
    text = prune(parse("\n".join(lines), default=Audience.PUBLIC), Audience.NETWORK)
    pdf = replace(MINUTES, text=text).pdf(now=NOW)
    assert SECRET not in "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_those_who_may_see_it_do() -> None:
    document = parse("a\n\n::: body\nb\n:::\n", default=Audience.PUBLIC)
    assert to_html(prune(document, Audience.BODY)) == "<p>a</p><p>b</p>"
    assert to_html(prune(document, Audience.NETWORK)) == "<p>a</p>"


def test_a_list_left_without_content_goes_with_it() -> None:
    document = parse("::: body\n- a\n  - b\n\n> c\n:::\nd", default=Audience.PUBLIC)
    assert to_html(prune(document, Audience.PUBLIC)) == "<p>d</p>"


def test_what_is_gone_does_not_come_back() -> None:
    document = parse("a\n\n::: body\nb\n:::\n", default=Audience.PUBLIC)
    assert to_html(prune(prune(document, Audience.PUBLIC), Audience.PRESENT)) == "<p>a</p>"


def test_a_document_never_pruned_shows_what_is_public() -> None:
    assert to_html(parse("a\n\n::: public\nb\n:::\n", default=Audience.NETWORK)) == "<p>b</p>"


BOXED = ReadingTerms(box="Passage occulté")


def test_before_its_day_a_passage_is_for_the_body() -> None:
    document = parse("a\n\n::: public from 2027-05-01\nb\n:::\n", default=Audience.PUBLIC)
    april, may = ReadingTerms(on=date(2027, 4, 30)), ReadingTerms(on=date(2027, 5, 1))
    before, after = "<p>a</p>", "<p>a</p><p>b</p>"
    assert to_html(prune(document, Audience.NETWORK, april)) == before
    assert to_html(prune(document, Audience.BODY, april)) == after
    assert to_html(prune(document, Audience.PUBLIC, may)) == after
    assert to_html(prune(document, Audience.PUBLIC)) == before


def test_a_box_stands_where_something_was_left_out() -> None:
    text = "a\n\n::: body\nb\n\nc\n:::\n- d\n::: body\n- e\n:::\n"
    page = to_html(prune(parse(text, default=Audience.PUBLIC), Audience.PUBLIC, BOXED))
    box = "<p><mark>Passage occulté</mark></p>"
    assert page == f"<p>a</p>{box}<ul><li>d</li></ul>{box}"


def test_a_box_inside_a_list_is_an_item() -> None:
    text = "- a\n- b\n\n  ::: body\n  c\n  :::\n"
    page = to_html(prune(parse(text, default=Audience.PUBLIC), Audience.PUBLIC, BOXED))
    box = "<p><mark>Passage occulté</mark></p>"
    assert page == f"<ul><li>a</li><li><p>b</p>{box}</li></ul>"


def test_a_box_is_printed() -> None:
    text = prune(parse("::: body\nb\n:::", default=Audience.PUBLIC), Audience.PUBLIC, BOXED)
    pdf = replace(MINUTES, text=text).pdf(now=NOW)
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "Passage occulté" in said

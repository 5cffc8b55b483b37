"""The page reading."""

from __future__ import annotations

import re

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience


def html(text: str, *, heading_offset: int = 1) -> str:
    return to_html(parse(text, default=Audience.PUBLIC), heading_offset=heading_offset)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "*a* **b** ~~c~~ `d<`",
            "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d&lt;</code></p>",
        ),
        ("a\\\nb\nc", "<p>a<br>b<br>c</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("1. a\n3. b\n4. c", '<ol><li>a</li><li value="3">b</li><li>c</li></ol>'),
        ("1. a\n1. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("- [x] a\n- [ ] b", "<ul><li>☑ a</li><li>☐ b</li></ul>"),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("```\n<a>\n```", "<pre><code>&lt;a&gt;</code></pre>"),
        ("---", "<hr>"),
        ('[a](https://b.fr "t")', '<p><a href="https://b.fr" rel="noopener noreferrer">a</a></p>'),
        ("[a](/club/)", '<p><a href="/club/" rel="noopener noreferrer">a</a></p>'),
    ],
)
def test_each_block_has_its_tag(text: str, expected: str) -> None:
    assert html(text) == expected


def test_tables_say_what_their_headers_head() -> None:
    head = '<thead><tr><th scope="col">a</th><td></td></tr></thead>'
    page = html("| a | |\n|---|--:|\n| 1 | 2 |")
    assert page == f"<table>{head}<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"


def test_a_table_whose_header_says_nothing_has_none() -> None:
    assert (
        html("| | |\n|-|-|\n| 1 | 2 |")
        == "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )


def test_headings_leave_the_page_its_only_h1() -> None:
    assert html("# a\n\n#### b") == "<h2>a</h2><h3>b</h3>"
    assert html("# a\n\n## b", heading_offset=5) == "<h6>a</h6><h6>b</h6>"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[a](javascript:alert(1))",
        "[a](<java\tscript:x>)",
        '[a](https://b.fr"onclick="x)',
        "![x](https://traceur.fr/p.gif)",
        "<javascript:alert(1)>",
        "&lt;script&gt;",
        "<style>*{}</style>",
    ],
)
def test_no_script_no_style_no_image(text: str) -> None:
    kept = re.compile(r'</?p>|</?a>|<a href="https://[^"<> ]*" rel="noopener noreferrer">')
    assert re.findall(r"[<>]", kept.sub("", html(text))) == []


@settings(max_examples=examples(200), deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.text(alphabet="ab*_`~[]()<>|-#:\n\"'&;=/ ", max_size=200))
)
def test_the_last_net_has_nothing_left_to_catch(text: str) -> None:
    page = html(text)
    tags = {
        "p",
        "blockquote",
        "ul",
        "ol",
        "li",
        "pre",
        "code",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    tags |= {"em", "strong", "s", "a", "br", "h2", "h3", "h4", "h5", "h6"}
    attributes = {"a": {"href"}, "th": {"scope"}, "ol": {"start"}}
    assert (
        nh3.clean(
            page, tags=tags, attributes=attributes, url_schemes={"http", "https", "mailto", "tel"}
        )
        == page
    )

from __future__ import annotations

import base64

import pytest
from django.core.exceptions import ValidationError

from tests.domain.founding.test_logos import DRAWN, png
from tourdetable.domain.founding.drawings import LONGEST_SIDE, read_svg


def svg(inside: str) -> str:
    return read_svg((DRAWN % inside).encode())[0].decode()


def picture(width: int = 2, height: int = 2) -> str:
    return f"data:image/png;base64,{base64.b64encode(png(width, height, rows=height)).decode()}"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g onclick="alert(1)" ONLOAD="alert(1)"/>',
        '<a href="javascript:alert(1)"><circle r="1"/></a>',
        '<use href="https://elsewhere.example/x.svg#a"/>',
        '<style>@\\69mport "https://elsewhere.example/"</style>',
        '<rect fill="u\\72l(https://elsewhere.example/)"/>',
        '<image href="https://elsewhere.example/x.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<style>@import url("https://elsewhere.example/alert.css");</style>',
        '<rect style="fill:url(https://elsewhere.example/alert)"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">alert</p></foreignObject>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<p xmlns="http://www.w3.org/1999/xhtml">alert</p>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    ],
)
def test_an_svg_loses_all_that_acts_or_leads_elsewhere(inside: str) -> None:
    read = svg(f'{inside}<path d="M0 0"/>')
    assert [word for word in ("alert", "elsewhere", "svg+xml") if word in read] == []
    assert 'd="M0 0"' in read


def test_an_svg_keeps_shapes_text_and_colours() -> None:
    drawn = (
        "<title>Logo</title><style>.a{fill:#123}</style>"
        '<defs><linearGradient id="g"><stop stop-color="#fff"/></linearGradient></defs>'
        '<use href="#g"/><rect class="a" style="fill:url(#g)" fill="url(#g)"/>'
        f'<image href="{picture()}"/>'
    )
    read = svg(drawn)
    kept = ("Logo", ".a{fill:#123}", 'id="g"', 'href="#g"', "url(#g)", "data:image/png")
    assert [one for one in kept if one not in read] == []
    assert read_svg((DRAWN % drawn).encode())[1] is False


@pytest.mark.parametrize(
    ("inside", "tidied"),
    [
        ('<path d="M0 0" xmlns:i="http://inkscape" i:label="a"/><i:x xmlns:i="http://i"/>', False),
        ('<path onclick="x()"/>', True),
        ("<script/>", True),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', True),
    ],
)
def test_what_only_its_program_reads_is_no_loss(inside: str, tidied: bool) -> None:
    assert read_svg((DRAWN % inside).encode())[1] is tidied


def test_an_image_that_would_fill_the_memory_is_left_out() -> None:
    kept, large = picture(LONGEST_SIDE, 1), picture(LONGEST_SIDE + 1, 1)
    read = svg(f'<image href="{kept}"/><image href="{large}"/>')
    assert (kept in read, large in read) == (True, False)


@pytest.mark.parametrize("shape", ['<use href="#a{}"/>', '<rect fill="url(#a{})"/>'])
def test_a_drawing_that_repeats_itself_without_end_is_refused(shape: str) -> None:
    def repeated(times: int) -> str:
        layers = (
            f'<pattern id="a{n}">{shape.format(n - 1) * 10}</pattern>' for n in range(1, times)
        )
        return f'<pattern id="a0"><path/></pattern>{"".join(layers)}{shape.format(times - 1)}'

    assert "pattern" in svg(repeated(4))
    with pytest.raises(ValidationError, match="repeats its shapes too often"):
        svg(repeated(9))
    with pytest.raises(ValidationError, match="cannot be read"):
        svg(f'<pattern id="b">{shape.format("x")}</pattern>'.replace("ax", "b"))


def test_a_style_may_colour_by_a_gradient_and_by_nothing_that_repeats() -> None:
    gradient, pattern = '<linearGradient id="a"/>', '<pattern id="a"/>'
    style = "<style>.b{fill:url(#a)}</style>"
    assert ("style" in svg(gradient + style), "style" in svg(pattern + style)) == (True, False)

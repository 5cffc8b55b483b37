"""Images that fill the memory, or are something else as well."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from tests.domain.files.hostile.made import (
    SVG,
    HostileFile,
    archive,
    chunk,
    gif,
    jpeg,
    pdf,
    png,
    webp,
)

PIXELS, FRAMES, OTHER = "pixels", "images successives", "autre fichier"
LONG_TEXT = chunk(b"zTXt", b"a\0\0" + zlib.compress(b" " * 100_000_000))
COLOURS = chunk(b"iCCP", b"a\0\0" + zlib.compress(b" " * 100_000_000))


def drawn(inside: str) -> Callable[[], bytes]:
    return (SVG % inside).encode


HOSTILE = (
    HostileFile("png: too many pixels", "a.png", lambda: png(60_000, 60_000), PIXELS),
    HostileFile("png: one very long line", "a.png", lambda: png(2**31 - 1, 1), PIXELS),
    HostileFile(
        "png: too many frames",
        "a.png",
        lambda: png(before=chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0))),
        FRAMES,
    ),
    HostileFile(
        "png: text that unpacks to 100 MB", "a.png", lambda: png(before=LONG_TEXT), kept="a.png"
    ),
    HostileFile(
        "png: colours that unpack to 100 MB", "a.png", lambda: png(before=COLOURS), kept="a.png"
    ),
    HostileFile("png without its end", "a.png", lambda: png()[:-20], "coupée"),
    HostileFile("gif without its end", "a.gif", lambda: gif()[:-1], "coupée"),
    HostileFile("gif: too many frames", "a.gif", lambda: gif(3_000), FRAMES),
    HostileFile("gif: large frames", "a.gif", lambda: gif(200, 9_000), FRAMES),
    HostileFile("webp: too many frames", "a.webp", lambda: webp(3_000), FRAMES),
    HostileFile("png and PHP", "a.php.png", lambda: png(after=b"<?php system($_GET[0]);"), OTHER),
    HostileFile(
        "gif and JavaScript", "a.js", lambda: gif(comment=b"*/=1;alert(1)/*"), kept="a.js.gif"
    ),
    HostileFile(
        "gif and a page", "a.gif", lambda: gif(comment=b"<script>alert(1)</script>"), OTHER
    ),
    HostileFile("jpeg and a page", "a.jpg", lambda: jpeg(b"<html><body onload=a()>"), OTHER),
    HostileFile("jpeg and an archive", "a.jpg", lambda: jpeg(after=archive({"a": "x"})), OTHER),
    HostileFile("jpeg and PDF", "a.pdf", lambda: jpeg(after=pdf()), OTHER),
    HostileFile("png cut short", "a.png", lambda: png()[:20], "abîmée"),
    HostileFile("svg: a script", "a.svg", drawn("<script>a()</script>"), "SVG"),
    HostileFile("svg: a handler", "a.svg", drawn('<g onload="a()"/>'), "SVG"),
    HostileFile(
        "svg: a page inside",
        "a.svg",
        drawn('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
        "SVG",
    ),
    HostileFile(
        "svg: from elsewhere",
        "a.svg",
        drawn('<image href="https://e.example/a.png"/>'),
        "SVG",
    ),
    HostileFile(
        "svg: a style from elsewhere",
        "a.svg",
        drawn("<style>@import url(https://e.example/a.css)</style>"),
        "SVG",
    ),
    HostileFile(
        "svg: a link that changes",
        "a.svg",
        drawn('<a><animate attributeName="href" to="javascript:a()"/></a>'),
        "SVG",
    ),
    HostileFile(
        "svg: repeated without end",
        "a.svg",
        drawn("".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(9))),
        "SVG",
    ),
    HostileFile(
        "svg: billion laughs",
        "a.svg",
        lambda: b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + (SVG % "&a;").encode(),
        "SVG",
    ),
    HostileFile(
        "svg: sides that end the process that draws it",
        "a.svg",
        lambda: (SVG % '<path d="M0 0h5v5z"/>').replace("9 9", "1e-40 1e-40").encode(),
        "SVG",
    ),
    HostileFile("svg called PNG", "a.png", drawn("<script/>"), "SVG"),
)

"""OpenDocument files: our model, made of `templates/odt_styles.xml`, and what pandoc takes from no
model, written afterwards: the borders of cells, the words of pictures, the date of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from tourdetable.core.documents.formats.letterhead import Letterhead, size_of
from tourdetable.core.documents.formats.sheet import (
    MIMETYPE,
    Sheet,
    packed,
    spelt,
    template,
    unpacked,
)

TYPE = b"application/vnd.oasis.opendocument.text"
MANIFEST = "META-INF/manifest.xml"
LOGO = "Pictures/logo.png"
NO_BORDER = '<style:table-cell-properties fo:border="none" />'
BORDERS = {
    "TableHeaderRowCell": 'fo:border="0.5pt solid #8a9099" fo:border-bottom="1.2pt solid #555555"'
    ' fo:background-color="#eef1f4"',
    "TableRowCell": 'fo:border="0.5pt solid #8a9099"',
}
TABLE = '<style:table-properties table:align="center"'
ONE_LINE = f'{TABLE} table:border-model="collapsing" fo:margin-bottom="0.3cm"'
"""Lines between cells are drawn once."""
UPRIGHT = 'fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"'
WIDE = 'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"'
HEADED = (
    '<style:header-style><style:header-footer-properties fo:min-height="0cm" '
    'fo:margin-bottom="0.5cm"/></style:header-style>'
)
NUMBER = (
    '<text:page-number text:select-page="current">1</text:page-number> / '
    "<text:page-count>1</text:page-count>"
)
PICTURE = re.compile(r"<draw:image [^>]*/>")
UNDATED = "1970-01-01T00:00:00Z"
ENTRY = '<manifest:file-entry manifest:media-type="{kind}" manifest:full-path="{name}" />'
KINDS = {"xml": "application/xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


def model(sheet: Sheet) -> bytes:
    """The document whose styles, sheet, header and footer pandoc takes."""
    head = sheet.letterhead
    said = {
        "accent": sheet.accent,
        "font": sheet.font,
        "footer": footer(sheet),
        "paper": WIDE if sheet.wide else UPRIGHT,
        "headed": HEADED if head.said else "",
        "header": header(head) if head.said else "",
    }
    styles = template("odt_styles.xml").substitute(said)
    logo = {LOGO: head.png} if head.png else {}
    parts = {MIMETYPE: TYPE, "styles.xml": styles.encode(), **logo}
    return packed(parts | {MANIFEST: listing(parts).encode()})


def header(head: Letterhead) -> str:
    """What stands above the first page: the others have nothing there."""
    lines = "".join(f'<text:p text:style-name="Header">{spelt(one)}</text:p>' for one in head.lines)
    picture = f'<text:p text:style-name="Header">{frame(head)}</text:p>' if head.png else ""
    nothing = '<style:header><text:p text:style-name="Header"/></style:header>'
    return f"{nothing}<style:header-first>{picture}{lines}</style:header-first>"


def footer(sheet: Sheet) -> str:
    """Whose page it is, and its number; said twice where the first page has a header of its own."""
    title = f"<text:title>{spelt(sheet.title)}</text:title>" if sheet.title else ""
    said = "".join(f"{words} — " for words in (spelt(sheet.whose), title) if words)
    inside = f'<text:p text:style-name="Footer">{said}{NUMBER}</text:p>'
    first = f"<style:footer-first>{inside}</style:footer-first>" if sheet.letterhead.said else ""
    return f"<style:footer>{inside}</style:footer>{first}"


def frame(head: Letterhead) -> str:
    """The image, with what it shows in words."""
    width, height = size_of(head.png)
    size = f'svg:width="{width:.2f}cm" svg:height="{height:.2f}cm"'
    how = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    link = f'<draw:image xlink:href="{LOGO}" {how}/>'
    words = f"<svg:title>{spelt(head.name)}</svg:title>"
    return (
        f'<draw:frame draw:name="Logo" text:anchor-type="as-char" {size}>{link}{words}</draw:frame>'
    )


def finished(odt: bytes, now: datetime, pictures: Sequence[str] = ()) -> bytes:
    """The document with borders in its tables, dated `now`; `pictures` are the words of its images,
    in order, as HTML has them: pandoc forgets them."""
    parts = unpacked(odt)
    content = PICTURE.sub(worded(pictures), parts["content.xml"].decode())
    for name, border in BORDERS.items():
        style = f'<style:style style:name="{name}" style:family="table-cell">\n      '
        ours = f'<style:table-cell-properties fo:padding="0.14cm" {border} />'
        content = content.replace(style + NO_BORDER, style + ours)
    content = content.replace(TABLE, ONE_LINE)
    meta, moment = parts["meta.xml"].decode(), f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    for date in ("meta:creation-date", "dc:date"):
        meta = meta.replace(f"<{date}>{UNDATED}", f"<{date}>{moment}")
    parts |= {"content.xml": content.encode(), "meta.xml": meta.encode()}
    return packed(parts | {MANIFEST: listing(parts).encode()})


def worded(pictures: Sequence[str]) -> Callable[[re.Match[str]], str]:
    """What gives each image of a document its words, in their order."""
    words = iter(pictures)

    def written(image: re.Match[str]) -> str:
        said = next(words, "")
        return f"{image[0]}<svg:title>{said}</svg:title>" if said else image[0]

    return written


def listing(parts: Mapping[str, bytes]) -> str:
    """The manifest: LibreOffice opens no document of which a part is missing there, and pandoc
    forgets what it wrote last."""
    names = [name for name in parts if name not in (MIMETYPE, MANIFEST)]
    entries = [ENTRY.format(kind=TYPE.decode(), name="/")]
    entries += [ENTRY.format(kind=kind_of(name), name=spelt(name)) for name in names]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest manifest:version="1.3" '
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\n'
    return head + space + "\n".join(entries) + "\n</manifest:manifest>\n"


def kind_of(name: str) -> str:
    """The media type of a part by how its name ends."""
    ending = name.rpartition(".")[2].lower()
    return KINDS.get(ending, "application/rdf+xml" if ending == "rdf" else "")

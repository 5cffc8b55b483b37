"""Office Open XML files: our model, made of `templates/docx_styles.xml`, and what pandoc takes from
no model, written afterwards: the words of pictures, the date of the file."""

from __future__ import annotations

from datetime import UTC, datetime

from tourdetable.core.documents.formats.letterhead import Letterhead, size_of
from tourdetable.core.documents.formats.sheet import Sheet, packed, spelt, template, unpacked

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{LINKS}" xmlns:wp="{DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture"'
)
KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
MEDIA = "word/media/logo.png"
CORE, SETTINGS = "docProps/core.xml", "word/settings.xml"
EMU = 360_000
"""Units of a drawing in a centimetre."""
UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>'
WIDE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
MARGINS = (
    '<w:pgMar w:top="1020" w:right="1134" w:bottom="1020" w:left="1134" w:header="567" '
    'w:footer="567" w:gutter="0"/>'
)
TODAY_S_WORD = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
"""Without it, Word opens a document as one of 2007."""
UNDATED = "1970-01-01T00:00:00Z"


def model(sheet: Sheet) -> bytes:
    """The document whose styles, sheet, header and footer pandoc takes."""
    head = sheet.letterhead
    styles = template("docx_styles.xml").substitute(accent=sheet.accent[1:], font=sheet.font)
    parts = {
        "[Content_Types].xml": types(head),
        "_rels/.rels": links(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": links(
            ("styles", "styles.xml"), ("footer", "footer1.xml"), ("header", "header1.xml")
        ),
        "word/document.xml": body(sheet),
        "word/styles.xml": styles,
        "word/footer1.xml": footer(sheet),
        "word/header1.xml": header(head),
    }
    if head.png:
        parts["word/_rels/header1.xml.rels"] = links(("image", "media/logo.png"))
    packable = {name: text.encode() for name, text in parts.items()}
    return packed(packable | ({MEDIA: head.png} if head.png else {}))


def types(head: Letterhead) -> str:
    """What each part is."""
    known = {
        "document": "document.main",
        "styles": "styles",
        "footer1": "footer",
        "header1": "header",
    }
    said = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{KINDS}.{kind}+xml"/>'
        for name, kind in known.items()
    )
    ends = '<Default Extension="xml" ContentType="application/xml"/>'
    ends += f'<Default Extension="rels" ContentType="{RELATIONS}"/>'
    ends += '<Default Extension="png" ContentType="image/png"/>' if head.png else ""
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{ends}{said}</Types>'


def links(*targets: tuple[str, str]) -> str:
    """The relations of a part: `rId1`, `rId2`… in that order."""
    said = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'


def body(sheet: Sheet) -> str:
    """An empty document, whose section has the sheet, the header and the footer."""
    first = '<w:headerReference w:type="first" r:id="rId3"/>'
    first += '<w:footerReference w:type="first" r:id="rId2"/>'
    feet = '<w:footerReference w:type="default" r:id="rId2"/>'
    said = f"{first}{feet}{WIDE if sheet.wide else UPRIGHT}{MARGINS}<w:titlePg/>"
    return (
        f"{XML}<w:document {SPACES}><w:body><w:p/><w:sectPr>{said}</w:sectPr></w:body></w:document>"
    )


def footer(sheet: Sheet) -> str:
    """Whose page it is, and its number."""
    said = run(f"{sheet.whose} — ") if sheet.whose else ""
    said += f"{field('TITLE', sheet.title)}{run(' — ')}" if sheet.title else ""
    pages = f"{field('PAGE')}{run(' / ')}{field('NUMPAGES')}"
    return f"{XML}<w:ftr {SPACES}>{paragraph('Footer', said + pages)}</w:ftr>"


def header(head: Letterhead) -> str:
    """What stands above the first page."""
    found = [drawing(head)] if head.png else []
    found += map(run, head.lines)
    inside = "".join(paragraph("Header", one) for one in (*found, ""))
    return f"{XML}<w:hdr {SPACES}>{inside}</w:hdr>"


def paragraph(style: str, inside: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{spelt(words)}</w:t></w:r>'


def field(name: str, words: str = "1") -> str:
    """What the word processor writes itself, and what it says meanwhile."""
    return f'<w:fldSimple w:instr=" {name} ">{run(words)}</w:fldSimple>'


def drawing(head: Letterhead) -> str:
    """The image, with what it shows in words."""
    width, height = (round(side * EMU) for side in size_of(head.png))
    said = {"width": width, "height": height, "words": spelt(head.name)}
    return template("docx_picture.xml").substitute(said)


def finished(docx: bytes, now: datetime) -> bytes:
    """The document dated `now`, to be opened as one of today's Word."""
    parts = unpacked(docx)
    moment = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    core, settings = parts[CORE].decode(), parts[SETTINGS].decode()
    if "<w:compat>" not in settings:
        settings = settings.replace("<w:rsids>", f"{TODAY_S_WORD}<w:rsids>", 1)
    return packed(
        parts | {CORE: core.replace(UNDATED, moment).encode(), SETTINGS: settings.encode()}
    )

"""The word-processor reading's engine: HTML → pandoc → OpenDocument, dressed in our own styles.

Pandoc writes the text; the styles that it would give (no border in tables, sheets of another continent) are replaced
by `templates/odt_styles.xml`. The same words give the same bytes.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pypandoc

from tourdetable.core.documents.formats.pdf import TEMPLATES, accent_colour, language

SLOWEST = 60
"""Seconds after which pandoc is given up."""

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold."""

COUNTRIES = {"fr": "FR", "en": "GB"}
CELL = re.compile(
    r'(<style:style style:name="(Table(?:Header)?RowCell)"[^>]*>).*?(</style:style>)', re.DOTALL
)
BORDERS = {
    "TableHeaderRowCell": 'fo:background-color="#eef1f4" fo:border="0.5pt solid #8a9099" fo:border-bottom="1.2pt solid '
    '#555555"',
    "TableRowCell": 'fo:border="0.5pt solid #8a9099"',
}
MOMENT = re.compile(r"(<(?:meta:creation-date|dc:date)>)[^<]*")


def written(
    html: str, *, title: str, over: str, under: str, lang: str, accent: str, now: datetime
) -> bytes:
    """An ODT of that HTML below its title; `over` is whose document it is, `under` a line of circumstance.

    `now` (aware) is the date of the file. Raises `ValueError` for a `lang` or an `accent` that is none.
    """
    spoken = language(lang)
    country = COUNTRIES.get(spoken, spoken.upper())
    page = UNFIT.sub(
        "", f"<html><head><title>{escape(title)}</title></head><body>{html}</body></html>"
    )
    said = {
        "title": title,
        "author": over,
        "date": under,
        "lang": f"{spoken}-{country}",
    }
    styles = {
        "lang": spoken,
        "country": country,
        "accent": accent_colour(accent),
        "foot": foot(over, title),
    }
    return dressed(by_pandoc(page, said), styles, now=now)


def foot(over: str, title: str) -> str:
    """What stands before the number of each page."""
    return UNFIT.sub("", escape(f"{over} — {title} — " if over else f"{title} — "))


def by_pandoc(html: str, said: Mapping[str, str]) -> bytes:
    """What pandoc makes of it, reading no other file and no address."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "written.odt"
        metadata = [f"--metadata={key}={UNFIT.sub('', words)}" for key, words in said.items()]
        command = [
            pypandoc.get_pandoc_path(),
            "--sandbox",
            "--from=html",
            "--to=odt",
            f"--output={out}",
            *metadata,
        ]
        subprocess.run(  # noqa: S603 no shell: words are arguments, and our own program reads them
            command, input=html.encode(), check=True, capture_output=True, timeout=SLOWEST
        )
        return out.read_bytes()


def dressed(odt: bytes, styles: Mapping[str, str], *, now: datetime) -> bytes:
    """The same text in the house's styles, its files dated `now`."""
    moment = now.astimezone(UTC)
    changes: Mapping[str, Callable[[str], str]] = {
        "content.xml": bordered,
        "styles.xml": lambda _pandocs: house_styles(styles),
        "meta.xml": lambda text: MOMENT.sub(rf"\g<1>{moment:%Y-%m-%dT%H:%M:%SZ}", text),
    }
    result = BytesIO()
    with ZipFile(BytesIO(odt)) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            read = source.read(name)
            kept = changes[name](read.decode()).encode() if name in changes else read
            target.writestr(
                member(name, moment), kept, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            )
    return result.getvalue()


def bordered(content: str) -> str:
    """The content with borders and some air in the cells of its tables."""
    return CELL.sub(
        lambda found: (
            f'{found[1]}<style:table-cell-properties fo:padding="0.14cm" {BORDERS[found[2]]}/>{found[3]}'
        ),
        content,
    )


def house_styles(values: Mapping[str, str]) -> str:
    """Our styles, with the document's language and colour."""
    text = (TEMPLATES / "odt_styles.xml").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda found: values[found[1]], text)


def member(name: str, moment: datetime) -> ZipInfo:
    """A file of the archive."""
    return ZipInfo(
        name,
        (
            max(moment.year, 1980),
            moment.month,
            moment.day,
            moment.hour,
            moment.minute,
            moment.second,
        ),
    )

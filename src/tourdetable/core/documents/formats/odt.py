"""The word-processor reading: HTML → pandoc → OpenDocument. The same words give the same bytes.

Sheet, language, headings and colours are those of a reference document, made of
`templates/odt_styles.xml`. Two things that pandoc takes from no reference document are written
afterwards: the borders of cells and the date of the file.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pypandoc

from tourdetable.core.documents.formats.pdf import TEMPLATES, accent_colour, language
from tourdetable.core.documents.formats.typeset import spaced

SLOWEST = 60
"""Seconds after which pandoc is given up."""

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold."""

COUNTRIES = {"fr": "FR", "en": "GB"}
NO_BORDER = '<style:table-cell-properties fo:border="none" />'
BORDERS = {
    "TableHeaderRowCell": 'fo:border="0.5pt solid #8a9099" fo:border-bottom="1.2pt solid #555555"'
    ' fo:background-color="#eef1f4"',
    "TableRowCell": 'fo:border="0.5pt solid #8a9099"',
}
MANIFEST = "META-INF/manifest.xml"
UNDATED = "1970-01-01T00:00:00Z"


def written(
    html: str, *, title: str, over: str, under: str, lang: str, accent: str, now: datetime
) -> bytes:
    """An ODT of that HTML below its title.

    `over` is whose document it is, `under` a line of circumstance, `now` (aware) the date of the
    file. Raises `ValueError` for a `lang` or an `accent` that is none.
    """
    spoken = language(lang)
    country = COUNTRIES.get(spoken, spoken.upper())
    head = f"<html><head><title>{escape(title)}</title></head>"
    said = {"title": title, "author": over, "date": under, "lang": f"{spoken}-{country}"}
    foot = f"{over} — {title} — ".removeprefix(" — ")
    look = reference(accent=accent_colour(accent), foot=UNFIT.sub("", escape(foot)))
    body = f"{head}<body>{spaced(html)}</body></html>"
    return finished(by_pandoc(UNFIT.sub("", body), said, look), now)


def reference(*, accent: str, foot: str) -> bytes:
    """The document whose styles pandoc takes: `foot` stands before the number of each page."""
    styles = Template((TEMPLATES / "odt_styles.xml").read_text(encoding="utf-8"))
    return packed({"styles.xml": styles.substitute(accent=accent, foot=foot)})


def by_pandoc(html: str, said: Mapping[str, str], look: bytes) -> bytes:
    """What pandoc makes of it, reading no other file than the reference, and no address."""
    with TemporaryDirectory() as folder:
        styles = Path(folder) / "reference.odt"
        styles.write_bytes(look)
        metadata = [f"--metadata={key}={UNFIT.sub('', words)}" for key, words in said.items()]
        command = [pypandoc.get_pandoc_path(), "--sandbox", "--from=html", "--to=odt", "--output=-"]
        command += [f"--reference-doc={styles}", *metadata]
        done = subprocess.run(  # noqa: S603 no shell: words are arguments that our program reads
            command, input=html.encode(), check=True, capture_output=True, timeout=SLOWEST
        )
        return done.stdout


def finished(odt: bytes, now: datetime) -> bytes:
    """The document with borders in its tables, dated `now`."""
    with ZipFile(BytesIO(odt)) as source:
        parts = {name: source.read(name).decode() for name in source.namelist()}
    for name, border in BORDERS.items():
        style = f'<style:style style:name="{name}" style:family="table-cell">\n      '
        ours = f'<style:table-cell-properties fo:padding="0.14cm" {border} />'
        parts["content.xml"] = parts["content.xml"].replace(style + NO_BORDER, style + ours)
    moment = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    for date in ("meta:creation-date", "dc:date"):
        parts["meta.xml"] = parts["meta.xml"].replace(f"<{date}>{UNDATED}", f"<{date}>{moment}")
    parts[MANIFEST] = listing(parts)
    return packed(parts)


def listing(parts: Mapping[str, str]) -> str:
    """The manifest, in which pandoc forgets what it wrote last: LibreOffice opens no document of
    which a part is missing there."""
    known = parts[MANIFEST]
    missing = [
        f'<manifest:file-entry manifest:media-type="application/xml" manifest:full-path="{name}" />'
        for name in parts
        if name not in ("mimetype", MANIFEST) and f'full-path="{name}"' not in known
    ]
    return known.replace("</manifest:manifest>", "".join(missing) + "</manifest:manifest>")


def packed(parts: Mapping[str, str]) -> bytes:
    """An OpenDocument archive: its type comes first, and is not compressed."""
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        mimetype = "application/vnd.oasis.opendocument.text"
        archive.writestr(ZipInfo("mimetype"), mimetype, ZIP_STORED)
        for name, text in parts.items():
            if name != "mimetype":
                archive.writestr(ZipInfo(name), text, ZIP_DEFLATED)
    return result.getvalue()

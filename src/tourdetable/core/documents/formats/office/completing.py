"""A model that somebody made, with the styles of ours that it lacks: no paper names a style that
is not there. What it has is left as it is."""

from __future__ import annotations

import re

from tourdetable.core.documents.formats.sheet import packed, unpacked

ODT_STYLES, DOCX_STYLES = "styles.xml", "word/styles.xml"
ODT_STYLE = re.compile(
    rb'<style:style style:name="([^"]+)"(?:[^>]*/>|(?:(?!<style:style ).)*?</style:style>)', re.S
)
DOCX_STYLE = re.compile(rb'<w:style\b[^>]*\bw:styleId="([^"]+)"[^>]*>.*?</w:style>', re.S)
NAMED = re.compile(rb'<w:name\b[^>]*\bw:val="([^"]+)"')


def completed_odt(model: bytes, ours: bytes) -> bytes:
    """An OpenDocument with our styles that no style of it is called like."""
    parts = unpacked(model)
    theirs = parts[ODT_STYLES]
    known = set(re.findall(rb'\bstyle:name="([^"]+)"', theirs))
    lacking = [
        found[0]
        for found in ODT_STYLE.finditer(unpacked(ours)[ODT_STYLES])
        if found[1] not in known
    ]
    end = b"</office:styles>"
    return packed(parts | {ODT_STYLES: theirs.replace(end, b"".join(lacking) + end, 1)})


def completed_docx(model: bytes, ours: bytes) -> bytes:
    """An Office Open XML document with our styles that no style of it is called like."""
    parts = unpacked(model)
    theirs = parts[DOCX_STYLES]
    names = {name.lower() for name in NAMED.findall(theirs)}
    ids = {found[1] for found in DOCX_STYLE.finditer(theirs)}
    lacking = [
        found[0]
        for found in DOCX_STYLE.finditer(unpacked(ours)[DOCX_STYLES])
        if found[1] not in ids and not names & {name.lower() for name in NAMED.findall(found[0])}
    ]
    end = b"</w:styles>"
    added = [style.replace(b' w:default="1"', b"") for style in lacking]
    return packed(parts | {DOCX_STYLES: theirs.replace(end, b"".join(added) + end, 1)})

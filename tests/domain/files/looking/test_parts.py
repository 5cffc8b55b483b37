from __future__ import annotations

import pytest

from tests.domain.files.hostile.made import OPEN_NAMES, WORD, related
from tourdetable.domain.files.looking.parts import LONGEST, PartScan

BODY = f'<w:d xmlns:w="{WORD}" {OPEN_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink">%s</w:d>'
TEMPLATE = "attachedTemplate"


def faults(said: str | bytes, pieces: int = 1) -> list[str]:
    content = said.encode() if isinstance(said, str) else said
    scan = PartScan("a.xml")
    step = -(-len(content) // pieces)
    for begin in range(0, len(content), step):
        scan.read(content[begin : begin + step])
    scan.read(b"", last=True)
    return [one.removeprefix("“a.xml”: ") for one in scan.faults]


def test_openoffice_of_before_declared_types_by_their_name() -> None:
    named = '<!DOCTYPE a PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"%s><a/>'
    assert faults(named % "") == []
    declared = faults(named % ' [<!ENTITY b "c">]')
    assert declared == ["a type of document is declared."]


@pytest.mark.parametrize(
    "inside",
    [
        "<w:instrText> PAGE </w:instrText>",
        '<w:instrText> HYPERLINK "https://e.example/DDE" </w:instrText>',
        '<w:fldSimple w:instr=" TOC \\o "/>',
        "<f>SUM(A1:A9)</f>",
        '<table:table-cell table:formula="of:=SUM([.A1])"/>',
        '<text:a xlink:href="mailto:a@e.example">a</text:a>',
        '<text:a xlink:href="../a.odt">a</text:a>',
        '<draw:image xlink:href="Pictures/a.png"/>',
        '<draw:object xlink:href="./Object 1"/>',
        '<form:form xlink:href=""/>',
        '<presentation:event-listener presentation:action="next-page"/>',
        '<connection refreshOnLoad="0"/>',
        '<svg:image xmlns:svg="http://www.w3.org/2000/svg" href="data:image/png;base64,AA"/>',
        '<svg:use xmlns:svg="http://www.w3.org/2000/svg" href="#a"/>',
        "<office:scripts/>",
        "<table:table-cell table:formula=\"of:='file:///C:/a.ods'#$S.A1\"/>",
    ],
)
def test_what_documents_hold_every_day_is_taken(inside: str) -> None:
    assert faults(BODY % inside) == []


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("Normal.dotm", True),
        ("file:///C:\\Modeles\\Normal.dotm", True),
        ("C:\\Modeles\\Normal.dotm", True),
        ("../a.dotm", True),
        ("file:////e.example/a.dotm", False),
        ("file:///%5C%5Ce.example/a.dotm", False),
        ("//e.example/a.dotm", False),
        ("HTTPS://e.example/a.dotm", False),
        ("mhtml:https://e.example", False),
    ],
)
def test_what_is_on_the_disk_of_the_reader_is_not_fetched(address: str, taken: bool) -> None:
    assert (faults(related(TEMPLATE, address)) == []) is taken


def test_a_link_within_a_document_is_no_link_to_elsewhere() -> None:
    assert faults(related("image", "https://e.example/a.png", mode="Internal")) == []


def test_what_is_told_in_pieces_is_read_whole() -> None:
    said = BODY % "<f>a|'b'!c</f>"
    assert faults(said, pieces=len(said)) == ["a formula reads elsewhere or starts a program."]
    alone = BODY % "<w:instrText> DDEAUTO cmd </w:instrText>"
    assert faults(alone, pieces=len(alone)) == ["a field reads another file or starts a program."]


def test_a_field_within_a_field_is_looked_at_alone() -> None:
    inner = "<w:instrText> IF </w:instrText><w:fldChar/><w:instrText> DDE a </w:instrText>"
    assert faults(BODY % inner) == ["a field reads another file or starts a program."]


def test_what_is_longer_than_any_program_writes_is_refused() -> None:
    long = f"<f>{'1+' * LONGEST}</f>"
    assert faults(BODY % long) == ["a field or a formula is longer than any program writes."]


def test_entities_are_met_before_they_are_opened() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>'
    assert faults(bomb) == faults(bomb.encode("utf-16")) == ["a type of document is declared."]


def test_what_no_program_reads_is_no_document() -> None:
    assert faults("<a>") == ["it cannot be read."]

"""PDF that do something."""

from __future__ import annotations

from tests.domain.files.hostile.made import HostileFile, archive, packed_objects, pdf

JS = "3 0 obj\n<</S /%s /JS (app.alert\\(1\\))>>\nendobj\n"
SCRIPT, ATTACHED, FORM = "JavaScript", "joint à l’intérieur", "formulaire"
LINK = "3 0 obj\n<</S /URI /URI %s>>\nendobj\n"
LONG = (
    f"7 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode{' ' * 2_000}>>\n"
    "stream\n%s>\nendstream\nendobj\n"
)
MANY, STARTS = "morceaux", "lance un programme"


def hidden_in(filters: str) -> bytes:
    return pdf(packed_objects(b"3 0 <</S /JavaScript /JS (a)>>", filters))


def end_of_pack(said: bytes) -> bytes:
    """The last four octets, which readers overlook, and what follows."""
    before, _end, after = hidden_in("/Filter /FlateDecode").partition(b"\nendstream")
    return before[:-4] + said + after


HOSTILE = (
    HostileFile("pdf: JavaScript", "a.pdf", lambda: pdf(JS % "JavaScript"), SCRIPT),
    HostileFile(
        "pdf: JavaScript with escapes", "a.pdf", lambda: pdf(JS % "J#61vaScr#69pt"), SCRIPT
    ),
    HostileFile(
        "pdf: JavaScript, packed", "a.pdf", lambda: hidden_in("/Filter /FlateDecode"), SCRIPT
    ),
    HostileFile(
        "pdf: objects packed otherwise",
        "a.pdf",
        lambda: hidden_in("/Filter [/ASCIIHexDecode /FlateDecode]"),
        MANY,
    ),
    HostileFile(
        "pdf: objects packed with a predictor",
        "a.pdf",
        lambda: hidden_in("/Filter /FlateDecode /DecodeParms <</Predictor 12>>"),
        MANY,
    ),
    HostileFile(
        "pdf: objects packed twice",
        "a.pdf",
        lambda: hidden_in("/Filter [/FlateDecode /FlateDecode]"),
        MANY,
    ),
    HostileFile(
        "pdf: objects packed as a long story",
        "a.pdf",
        lambda: pdf(LONG % b"3 0 <</S /JavaScript /JS (a)>>".hex()),
        MANY,
    ),
    HostileFile(
        "pdf: a pack whose sum is wrong", "a.pdf", lambda: end_of_pack(b"!!!!\nendstream"), MANY
    ),
    HostileFile(
        "pdf: a pack that begins on a line of before",
        "a.pdf",
        lambda: hidden_in("/Filter /FlateDecode").replace(b">>\nstream\n", b">>\nstream \r"),
        SCRIPT,
    ),
    HostileFile(
        "pdf: a piece of another file",
        "a.pdf",
        lambda: pdf("3 0 obj\n<</F (a) /FFilter /FlateDecode>>\nendobj\n"),
        "un autre fichier",
    ),
    HostileFile(
        "pdf: a page behind", "a.pdf", lambda: pdf() + b"<script>a()</script>", "après sa fin"
    ),
    HostileFile(
        "pdf: a program at opening",
        "a.pdf",
        lambda: pdf(root="/OpenAction <</S /Launch /F (cmd.exe)>>"),
        STARTS,
    ),
    HostileFile(
        "pdf: an address at opening",
        "a.pdf",
        lambda: pdf(root="/OpenAction <</S /URI /URI (https://e.example/)>>"),
        "adresse",
    ),
    HostileFile(
        "pdf: an address at opening, elsewhere in it",
        "a.pdf",
        lambda: pdf(LINK % "(https://e.example/)", root="/OpenAction 3 0 R"),
        "adresse",
    ),
    HostileFile("pdf: a share of a server", "a.pdf", lambda: pdf(LINK % "(smb://e/a)"), STARTS),
    HostileFile(
        "pdf: a film of before", "a.pdf", lambda: pdf("3 0 obj\n<</Subtype /Movie>>\n"), "film"
    ),
    HostileFile(
        "pdf: a file inside",
        "a.pdf",
        lambda: pdf("3 0 obj\n<</Type /EmbeddedFile>>\nendobj\n"),
        ATTACHED,
    ),
    HostileFile("pdf: XFA", "a.pdf", lambda: pdf(root="/AcroForm <</XFA 3 0 R>>"), "XFA"),
    HostileFile(
        "pdf: a form that sends", "a.pdf", lambda: pdf("3 0 obj\n<</S /SubmitForm>>\n"), FORM
    ),
    HostileFile(
        "pdf: a form that reads", "a.pdf", lambda: pdf("3 0 obj\n<</S /ImportData>>\n"), FORM
    ),
    HostileFile("pdf: a link to a script", "a.pdf", lambda: pdf(LINK % "(javascript:a)"), STARTS),
    HostileFile("pdf: a link to a file", "a.pdf", lambda: pdf(LINK % "(file:///c:/a.exe)"), STARTS),
    HostileFile(
        "pdf: a link in figures",
        "a.pdf",
        lambda: pdf(LINK % f"<{b'javascript:a'.hex()}>"),
        STARTS,
    ),
    HostileFile(
        "pdf: a file of a server (Bad-PDF)",
        "a.pdf",
        lambda: pdf("3 0 obj\n<</S /GoToE /F (\\\\\\\\e.example\\\\a)>>\nendobj\n"),
        "fichier",
    ),
    HostileFile(
        "pdf: a film", "a.pdf", lambda: pdf("3 0 obj\n<</Subtype /RichMedia>>\nendobj\n"), "film"
    ),
    HostileFile("pdf: locked", "a.pdf", lambda: pdf(trailer="/Encrypt 4 0 R"), "verrouillé"),
    HostileFile("pdf: cut short", "a.pdf", lambda: pdf()[:-8], "coupé"),
    HostileFile(
        "pdf: 600,000 objects", "a.pdf", lambda: pdf(b"3 0 obj<<>>endobj\n" * 600_000), MANY
    ),
    HostileFile(
        "pdf: a bomb of objects",
        "a.pdf",
        lambda: pdf(packed_objects(b" " * 101_000_000)),
        MANY,
    ),
    HostileFile(
        "pdf: a page before", "a.pdf", lambda: b"<html><script>a()</script>" + pdf(), "autre chose"
    ),
    HostileFile("pdf: a program before", "a.pdf", lambda: b"MZ\x90\0" + pdf(), "autre chose"),
    HostileFile(
        "pdf: an archive behind", "a.pdf", lambda: pdf() + archive({"a.js": "x"}), "autre fichier"
    ),
)

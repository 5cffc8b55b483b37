from __future__ import annotations

import pytest

from tourdetable.domain.files.formats import KINDS
from tourdetable.domain.files.names import clean_name

PDF = KINDS["application/pdf"]
TEXT = KINDS["text/plain"]


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Ordre du jour.pdf", "Ordre du jour.pdf"),
        ("L’école d’aujourd'hui.PDF", "L’école d’aujourd'hui.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\ana\\bilan.pdf", "bilan.pdf"),
        ("facture\u202efdp.exe", "facturefdp.exe.pdf"),
        ("a\r\nContent-Type: text/html.pdf", ["aContent-Type- text", "html.pdf"][-1]),
        ("deux   espaces\tici.pdf", "deux espacesici.pdf"),
        ("...", "document.pdf"),
        ("", "document.pdf"),
        (".pdf", "document.pdf"),
        ("x" * 400 + ".pdf", "x" * 150 + ".pdf"),
        ("-rf *.pdf", "rf -.pdf"),
        ("NUL.pdf", "document NUL.pdf"),
        ("com1.tar.pdf", "document com1.tar.pdf"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ('a<b>"c"|?.pdf', "a-b--c---.pdf"),
    ],
)
def test_a_name_is_one_line_that_says_what_the_file_is(sent: str, shown: str) -> None:
    assert clean_name(sent, PDF) == shown


def test_a_text_keeps_its_own_ending_and_takes_no_other() -> None:
    names = [clean_name(name, TEXT) for name in ("table.csv", "page.html", "a.js")]
    assert names == ["table.csv", "page.html.txt", "a.js.txt"]

"""Tables in text files, which spreadsheets open: a cell that is a formula is worked out at once."""

from __future__ import annotations

import re
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ENDINGS = (".csv", ".tsv")
"""How the names of such files end."""
FORMULA = re.compile(
    rb"(?i)(?:^(?:\xef\xbb\xbf)?|[;,\t\r])[\s\"']*(?:"
    rb"(?:[=@]|\xef\xbc[\x9d\xa0])(?:[\s+\-@(]*[A-Z\"_']|[^;,\t\r|]*[A-Z_.]\()"
    rb"|[=+\-@][^;,\t\r|]*(?:\|\s*(?:'|[^;,\t\r!]{1,300}!)|(?:HYPERLINK|WEBSERVICE|IMAGE|DDE)\())"
)
"""A cell that begins as a formula, or that calls another program (DDE) or the web behind any of its
signs."""
TOLD = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\"?sep=([^\r\n])")
"""The line where a table says what stands between its cells."""
LONGEST_LINE = 1 << 16


def must_be_values(content: IO[bytes]) -> None:
    """Refuse a table with a formula. Raises `ValidationError`: on which line, what to do."""
    content.seek(0)
    between = TOLD.match(content.read(64))
    content.seek(0)
    number = 0
    while line := content.readline(LONGEST_LINE):
        number += 1
        if FORMULA.search(line.replace(between[1], b";") if between else line):
            said = _(
                "Line %(line)d of this table holds a formula, which may start a program: keep the "
                "values only, or send it as XLSX, ODS or PDF."
            )
            raise ValidationError(said % {"line": number})

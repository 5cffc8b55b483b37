from __future__ import annotations

from email.message import Message

import pytest

from tourdetable.core.correspondence.automatic import is_automatic


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("Auto-Submitted", "auto-replied (vacation)", True),
        ("Auto-Submitted", "no", False),
        ("X-Auto-Response-Suppress", "DR, OOF, AutoReply", True),
        ("X-Auto-Response-Suppress", "DR, RN, NRN", False),
        ("X-MS-Exchange-Inbox-Rules-Loop", "ana@port.example", True),
        ("Precedence", "bulk", False),
        ("Precedence", "auto_reply", True),
        ("Subject", "Automatic reply: Lecture de mai", True),
        ("Subject", "Absence du bureau : Lecture de mai", True),
        ("Subject", "Message d’absence", True),
        ("Subject", "Absent(e) du bureau : Lecture de mai", True),
        ("Subject", "Absente le 6 mai", False),
        ("Subject", "Absence : réunion du 6 mai", False),
        ("Subject", "Absente jeudi : excusez-moi", False),
        ("Subject", "En congés le 6 mai", False),
        ("Subject", "Lu : je viens", False),
        ("Subject", "Vacation that week, sorry", False),
        ("Subject", "Re: Lecture de mai", False),
        ("Content-Type", "multipart/report; report-type=disposition-notification", True),
    ],
)
def test_nobody_wrote_it(name: str, value: str, found: bool) -> None:
    message = Message()
    message[name] = value
    assert is_automatic(message) is found

"""Whether a program answered in somebody's absence (RFC 3834), or says that a message was read."""

from __future__ import annotations

import re
from email.message import Message

from tourdetable.core.correspondence.headers import read, text

SAYS_SO = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Auto-Response",
    "X-Autoresponder",
    "X-AutoReply-From",
    "X-Mail-Autoreply",
    "X-Vacation-Message",
    "X-MS-Exchange-Inbox-Rules-Loop",
    "Autoreply",
)
"""Headers that only such messages have, whatever they hold."""

SUBJECTS = re.compile(
    r"""^\s*(?:\[[^\]]{1,40}\]\s*)?(?:
        auto(?:matic|mated)?[\s:-]*(?:reply|response)|autoreply|out\s+of\s+(?:the\s+)?office\s*(?::|auto)
      | r[ée]ponse\s+(?:automatique|d['’]absence)|(?:message|notification|avis)\s+d['’]absence
      | message\s+automatique|absen(?:ce|te?|t\(e\)|t·e)\s+du\s+bureau\s*:
      | automatische\s+antwort|abwesenheits|respuesta\s+autom[áa]tica|risposta\s+automatica
      | accus[ée]\s+de\s+(?:lecture|r[ée]ception)|disposition\s+notification)""",
    re.IGNORECASE | re.VERBOSE,
)
"""How programs call such messages where no header says what they are. What people write too
(« Absence : réunion du 6 mai ») is not among them: whoever excuses themselves must be read."""


def is_automatic(message: Message) -> bool:
    """Whether nobody wrote it."""
    submitted = text(message, "Auto-Submitted").casefold()
    suppressed = text(message, "X-Auto-Response-Suppress").casefold()
    source = text(message, "X-MS-Exchange-Generated-Message-Source").casefold()
    signs = (
        submitted and not submitted.startswith("no"),
        any(message.get(name) is not None for name in SAYS_SO),
        "mailbox rules agent" in source,
        "auto_reply" in text(message, "Precedence").casefold(),
        message.get_content_type() == "multipart/report",
        re.search(r"\b(?:all|oof)\b", suppressed),
        SUBJECTS.match(read(text(message, "Subject"))),
    )
    return any(signs)

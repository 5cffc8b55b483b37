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
        auto(?:matic|mated)?[\s:-]*(?:reply|response)|autoreply|out\s+of\s+(?:the\s+)?office|vacation
      | r[ée]ponse\s+(?:automatique|d['’]absence)|message\s+d['’]absence|notification\s+d['’]absence
      | absen(?:t|te|ce)\b.{0,30}(?:bureau|cong[ée]s|:)|absence\s+du\s+bureau|en\s+cong[ée]s?\b
      | automatische\s+antwort|abwesen|respuesta\s+autom[áa]tica|risposta\s+automatica
      | (?:not\s+)?read\s*:|(?:non\s+)?lu\s*:|accus[ée]\s+de\s+(?:lecture|r[ée]ception)
      | disposition\s+notification)""",
    re.IGNORECASE | re.VERBOSE,
)
"""How such messages are called where no header says what they are."""


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

"""Names of files that people read, whatever was sent: one line, no path, nothing that lies."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

from tourdetable.domain.files.kinds import FileKind

LONGEST = 150
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Characters that show nothing, or turn the direction of what follows (Unicode categories)."""
FORBIDDEN = re.compile(r'[<>:"|?*]')
"""What Windows has in no name."""


def clean_name(sent: str, kind: FileKind) -> str:
    """The name of a file as it is shown and downloaded; it ends as files of its kind do."""
    last = re.split(r"[/\\]", sent)[-1]
    seen = (c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in UNSEEN)
    words = " ".join(FORBIDDEN.sub("-", "".join(seen)).split())
    ending = next((one for one in kind.endings if words.lower().endswith(one)), "")
    stem = words[: -len(ending)] if ending else words
    stem = stem.lstrip(". ")[:LONGEST].rstrip(". ") or _("document")
    return f"{stem}{ending or kind.endings[0]}"

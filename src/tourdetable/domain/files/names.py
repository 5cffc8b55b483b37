"""Names of files that people read, whatever was sent: one line, no path, nothing that lies."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

from tourdetable.domain.files.formats import FileKind

LONGEST, HEAVIEST = 150, 200
"""Characters and octets of a name without its end: folders take 255 octets with it."""
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Characters that show nothing, or turn the direction of what follows (Unicode categories)."""
FORBIDDEN = re.compile(r'[<>:"|?*]')
"""What Windows has in no name."""
RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
"""What Windows takes for one of its devices."""


def plain_name(sent: str) -> str:
    """A name as it may be read, whatever its end says: no folder, nothing unseen, one line."""
    last = re.split(r"[/\\]", sent)[-1]
    seen = (c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in UNSEEN)
    return " ".join(FORBIDDEN.sub("-", "".join(seen)).split())[: 2 * LONGEST]


def clean_name(sent: str, kind: FileKind) -> str:
    """The name of a file as it is shown and downloaded; it ends as files of its kind do."""
    words = plain_name(sent)
    ending = next((one for one in kind.endings if words.lower().endswith(one)), "")
    stem = words[: -len(ending)] if ending else words
    stem = stem.lstrip(". -")[:LONGEST].encode()[:HEAVIEST].decode(errors="ignore").rstrip(". ")
    stem = stem or _("document")
    stem = f"{_('document')} {stem}" if RESERVED.fullmatch(stem) else stem
    return f"{stem}{ending or kind.endings[0]}"

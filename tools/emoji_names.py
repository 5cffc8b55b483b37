"""Writes the names that paper gives to emoji, from a wheel of `emoji` (CLDR's short names).

    pip download emoji --no-deps -d /tmp && python tools/emoji_names.py /tmp/emoji-*.whl

Skin tones and variation selectors are left out: the same sign has one name.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from zipfile import ZipFile

TABLE = Path("src/tourdetable/core/documents/formats/templates/emoji.tsv")
LANGUAGES = ("fr", "en")
TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
HEAD = """\
# Emoji and their names: Unicode CLDR (Unicode License v3), by the package emoji {version} (BSD).
# Written by tools/emoji_names.py.
"""


def rows(wheel: ZipFile) -> dict[str, dict[str, str]]:
    """Each emoji without its tones, and its names."""
    said = {
        language: json.loads(wheel.read(f"emoji/unicode_codes/emoji_{language}.json"))
        for language in LANGUAGES
        if language != "en"
    }
    found: dict[str, dict[str, str]] = {}
    for sign, data in json.loads(wheel.read("emoji/unicode_codes/emoji.json")).items():
        plain = sign.replace("\ufe0f", "")
        if plain in found or plain[0].isascii() or TONES.search(plain[1:]):
            continue
        names = {"en": data["en"], **{code: said[code].get(sign, "") for code in said}}
        found[plain] = {code: name.strip(":").replace("_", " ") for code, name in names.items()}
    return found


def main() -> None:
    """Read the wheel, write the table."""
    path = Path(sys.argv[1])
    with ZipFile(path) as wheel:
        lines = [
            "\t".join((sign, *(names[code] or names["en"] for code in LANGUAGES)))
            for sign, names in sorted(rows(wheel).items())
        ]
    head = HEAD.format(version=path.name.split("-")[1])
    TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

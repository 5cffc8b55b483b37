"""Documents of word processors, as Markdown; what is hostile is refused."""

from __future__ import annotations

import subprocess
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pypandoc
import pytest

from tourdetable.core.documents.formats.office.brought import (
    FORMATS,
    Brought,
    UnreadableFile,
    to_markdown,
)
from tourdetable.core.documents.text.sections import split

WRITTEN = """## Budget

Un **accord** et *une nuance*, [ici](https://example.org/).

- Premier
    - Dedans
- Second

1. Un
2. Deux

### Détail

| Qui | Quand |
|-----|-------|
| Ana | Juin  |

Une phrase[^1].

[^1]: Une note.

## Divers

::: public
"""
READ = """# Budget

Un **accord** et *une nuance*, [ici](https://example.org/).

- Premier
  - Dedans
- Second

1.  Un
2.  Deux

## Détail

| Qui | Quand |
|-----|-------|
| Ana | Juin  |

Une phrase (Une note.).

# Divers

: public"""


def office(markdown: str, form: str) -> bytes:
    """A file of a word processor that says that."""
    command = [pypandoc.get_pandoc_path(), "--from=markdown-fenced_divs", f"--to={form}"]
    done = subprocess.run(
        [*command, "--output=-"], input=markdown.encode(), capture_output=True, check=True
    )
    return done.stdout


def packed(**parts: bytes) -> bytes:
    """An archive of these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_headings_lists_tables_and_links_are_kept(form: str) -> None:
    brought = to_markdown(office(WRITTEN, form), form)
    assert brought.text.replace("\n\n-", "\n-").replace("\n\n  -", "\n  -") == READ.replace(
        "\n\n-", "\n-"
    )
    assert [section.title for section in split(brought.text)] == ["Budget", "Divers"]


def test_the_points_below_a_single_title_are_sections() -> None:
    text = to_markdown(office("# Tout\n\n## Un\n\n### Détail\n\n## Deux", "docx"), "docx").text
    assert text == "# Tout\n\n# Un\n\n## Détail\n\n# Deux"


def test_what_a_word_file_says_is_no_mark_of_ours() -> None:
    assert to_markdown(office("\\::: present", "docx"), "docx") == Brought(": present", 0)


@pytest.mark.parametrize(
    ("content", "heavy"),
    [
        (b"PK\x03\x04 cut", False),
        (packed(**{"word/document.xml": b"<w:document"}), False),
        (packed(**{"word/document.xml": b" " * 16_000_000}), True),
        (packed(**{"word/media/image.bmp": b"\0" * 61_000_000}), True),
    ],
)
def test_what_is_damaged_or_unpacks_to_a_mountain_is_refused(content: bytes, heavy: bool) -> None:
    with pytest.raises(UnreadableFile) as refused:
        to_markdown(content, "docx")
    assert refused.value.heavy is heavy

"""The catalogues of translations, without GNU gettext: `messages.py update | compile | check`.

Messages are collected from Python sources and Jinja2 templates; source strings are English, the
interface is French. `update` merges them into every `locale/*/LC_MESSAGES/django.po`; a translation
is never lost: one that is no longer used is kept as obsolete until `update --prune`. `compile`
writes the `.mo` files. `check` fails and says why.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "tourdetable"
TEMPLATE_SUFFIXES = {".html", ".txt"}
TRANSLATOR_TAGS = ["Translators:"]
AS_PAGES_ARE_READ = {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
"""The environment of templates (`templating/backend.py`); one that cannot be read stops all."""
HEADER = "# Tour de table. Written by `make messages`: mark in the sources, translate here."
KEPT_HEADERS = (
    "Language:",
    "Plural-Forms:",
    "MIME-Version:",
    "Content-Type:",
    "Content-Transfer-Encoding:",
)

PLACEHOLDER = re.compile(r"%\((\w+)\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|%[a-zA-Z]|\{(\w*)\}")
BREAKABLE_SPACE = re.compile(r"(?<=\S) (?=[;:?!»](?:\s|$))|(?<=«) ")

MARKERS: dict[str, tuple[str, ...]] = {
    "_": ("id",),
    "gettext": ("id",),
    "gettext_lazy": ("id",),
    "gettext_noop": ("id",),
    "ngettext": ("id", "plural"),
    "ngettext_lazy": ("id", "plural"),
    "ngettext_noop": ("id", "plural"),
    "pgettext": ("context", "id"),
    "pgettext_lazy": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
    "npgettext_lazy": ("context", "id", "plural"),
    "Phrase": ("id",),
    "says": ("id",),
    "parameter": ("id",),
    "dated_whole": ("id",),
}
"""The functions that mark a message, and what their first arguments are.

The last ones are the cores' own: a sentence, one about a body, what a parameter of a check means.
"""

KEYWORDS = dict.fromkeys(MARKERS)
"""The same for Babel, which is to hand over all the arguments."""

Key = tuple[str, str]
"""A message's context (empty when none) and its English singular."""


@dataclass(frozen=True)
class Found:
    """One message as it stands in a source file."""

    context: str
    singular: str
    plural: str
    file: str
    comments: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return self.context, self.singular

    @property
    def id(self) -> str | tuple[str, str]:
        return (self.singular, self.plural) if self.plural else self.singular


# ---- Reading the sources -------------------------------------------------------------------------


def found_in(package: Path, root: Path) -> list[Found]:
    """Every message of a package, in the order of files and lines."""
    return [
        message
        for file in source_files(package)
        for message in found_in_file(file, file.relative_to(root))
    ]


def source_files(package: Path) -> list[Path]:
    suffixes = TEMPLATE_SUFFIXES | {".py"}
    return sorted(
        f
        for f in package.rglob("*")
        if f.suffix in suffixes and "locale" not in f.parts and f.is_file()
    )


def found_in_file(file: Path, name: Path) -> Iterator[Found]:
    for _line, function, arguments, comments in calls_in(file):
        if message := from_call(function, arguments, name.as_posix(), comments):
            yield message


def calls_in(file: Path) -> Iterable[Any]:
    """What Babel says of the calls that mark a message, in Python or in a template."""
    source = io.BytesIO(file.read_bytes())
    if file.suffix == ".py":
        return extract_python(source, KEYWORDS, TRANSLATOR_TAGS, {"encoding": "utf-8"})
    return babel_extract(source, list(KEYWORDS), TRANSLATOR_TAGS, AS_PAGES_ARE_READ)


def from_call(function: str, arguments: object, file: str, comments: Iterable[str]) -> Found | None:
    """The message of one call; none when its text is not a literal."""
    values = list(arguments) if isinstance(arguments, (list, tuple)) else [arguments]
    named = zip(MARKERS[function], values, strict=False)
    parts = {name: value for name, value in named if isinstance(value, str) and value}
    if len(parts) < len(MARKERS[function]):
        return None
    return Found(
        parts.get("context", ""), parts["id"], parts.get("plural", ""), file, tuple(comments)
    )


# ---- Catalogues ----------------------------------------------------------------------------------


def catalogue_files(package: Path = PACKAGE) -> list[Path]:
    """The catalogue of each language; the French one even before it exists."""
    locale = package / "locale"
    return sorted(locale.glob("*/LC_MESSAGES/django.po")) or [
        locale / "fr" / "LC_MESSAGES" / "django.po"
    ]


def language_of(file: Path) -> str:
    return file.parent.parent.name


def read(file: Path) -> Catalog:
    if not file.exists():
        return Catalog(locale=language_of(file))
    with file.open("rb") as stream:
        return read_po(stream, locale=language_of(file), abort_invalid=True)


def key_of(message: Message) -> Key:
    return message.context or "", singular_of(message)


def singular_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def entries(catalogue: Catalog) -> dict[Key, Message]:
    """The messages in use (the header, whose id is empty, left out)."""
    return {key_of(message): message for message in catalogue if message.id}


def obsolete(catalogue: Catalog) -> dict[Key, Message]:
    return {key_of(message): message for message in catalogue.obsolete.values()}


def translations(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def merged(old: Catalog, messages: Iterable[Found], *, prune: bool = False) -> Catalog:
    """The catalogue of these messages, with the translations already made."""
    known = obsolete(old) | entries(old)
    new = empty_like(old)
    for message in messages:
        add(new, message, known.get(message.key))
    if not prune:
        keep_unused(new, known)
    return new


def empty_like(old: Catalog) -> Catalog:
    return Catalog(
        locale=old.locale,
        header_comment=HEADER,
        fuzzy=False,
    )


def add(catalogue: Catalog, found: Found, known: Message | None) -> None:
    """Add a message, with its known translation when it has the same number of forms."""
    string = (
        known.string if known and isinstance(known.id, str) == isinstance(found.id, str) else None
    )
    catalogue.add(
        found.id,
        string,
        locations=[(found.file, 0)],
        flags={"fuzzy"} if known and known.fuzzy else (),
        auto_comments=found.comments,
        user_comments=known.user_comments if known else (),
        context=found.context or None,
    )


def keep_unused(catalogue: Catalog, known: dict[Key, Message]) -> None:
    used = entries(catalogue)
    for key, message in sorted(known.items()):
        if key not in used and any(translations(message)):
            catalogue.obsolete[key] = Message(
                message.id,
                message.string,
                user_comments=message.user_comments,
                context=message.context,
            )


def as_text(catalogue: Catalog) -> bytes:
    """The `.po` text: sorted, without files nor dates, so that a change shows only what changed."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, sort_output=True, no_location=True)
    header, blank, body = stream.getvalue().decode().partition("\n\n")
    kept = [
        line
        for line in header.splitlines()
        if not line.startswith('"') or line[1:].startswith(KEPT_HEADERS)
    ]
    return ("\n".join(kept) + blank + body.rstrip() + "\n").encode()


def update_catalogues(
    package: Path = PACKAGE, root: Path = ROOT, *, prune: bool = False
) -> list[Path]:
    """Merge the messages of the sources into every catalogue; the files that changed."""
    messages = found_in(package, root)
    return [
        file
        for file in catalogue_files(package)
        if write(file, as_text(merged(read(file), messages, prune=prune)))
    ]


def compile_catalogues(package: Path = PACKAGE) -> list[Path]:
    """Write the `.mo` beside every `.po`; the files that changed."""
    return [
        file.with_suffix(".mo")
        for file in catalogue_files(package)
        if write(file.with_suffix(".mo"), as_binary(file))
    ]


def as_binary(file: Path) -> bytes:
    stream: BinaryIO = io.BytesIO()
    write_mo(stream, read(file), use_fuzzy=False)
    stream.seek(0)
    return stream.read()


def write(file: Path, content: bytes) -> bool:
    """Write a file in one step when its content changes; whether it did."""
    if file.exists() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    temporary.write_bytes(content)
    temporary.replace(file)
    return True


# ---- Checking ------------------------------------------------------------------------------------


def problems(package: Path = PACKAGE, root: Path = ROOT) -> list[str]:
    """What is wrong with the catalogues, a line each; empty when they are complete."""
    messages = {message.key: message for message in found_in(package, root)}
    return [
        line
        for file in catalogue_files(package)
        for line in problems_of(read(file), messages, file, root)
    ]


def problems_of(
    catalogue: Catalog, messages: dict[Key, Found], file: Path, root: Path
) -> Iterator[str]:
    where = file.relative_to(root).as_posix()
    present = entries(catalogue)
    for key, found in sorted(messages.items()):
        if key not in present:
            yield f"{where}: missing, run `make messages`: {found.singular!r} ({found.file})"
    for key, message in sorted(present.items()):
        if key not in messages:
            yield f"{where}: obsolete, run `make messages`: {singular_of(message)!r}"
        else:
            yield from (f"{where}: {problem}" for problem in faults(message, language_of(file)))
    for message in obsolete(catalogue).values():
        remedy = "`make messages PRUNE=1` once it is of no use"
        yield f"{where}: obsolete, {remedy}: {singular_of(message)!r}"


def faults(message: Message, language: str) -> Iterator[str]:
    """What is wrong with one translation."""
    name = repr(singular_of(message))
    strings = translations(message)
    if not all(strings):
        yield f"untranslated: {name}"
        return
    if message.fuzzy:
        yield f"fuzzy, re-read it and remove the mark: {name}"
    if difference := placeholder_difference(message):
        yield f"{difference}: {name}"
    if language == "fr" and any(BREAKABLE_SPACE.search(string) for string in strings):
        yield f"ordinary space beside « » ; : ? !, make it non-breaking: {name}"


def placeholder_difference(message: Message) -> str:
    """Say which placeholders a translation lost or invented.

    A singular may drop some of its plural's.
    """
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = translations(message)
    invented = set().union(*map(placeholders, strings)) - set().union(*map(placeholders, sources))
    lost = placeholders(sources[-1]) - placeholders(strings[-1])
    said = [
        f"{word} {', '.join(sorted(names))}"
        for word, names in (("lost", lost), ("invented", invented))
        if names
    ]
    return " and ".join(said)


def placeholders(text: str) -> set[str]:
    """The names (or the marks, when unnamed) a text has filled in: `%(count)s`, `{date}`, `%s`."""
    return {
        match[0] if match[0].startswith("%") else f"{{{match[2]}}}"
        for match in PLACEHOLDER.finditer(unescaped(text))
    }


def unescaped(text: str) -> str:
    return text.replace("%%", "")


# ---- Command -------------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Catalogues of translations, without GNU gettext.")
    parser.add_argument("command", choices=("update", "compile", "check"))
    parser.add_argument(
        "--prune", action="store_true", help="update: drop the translations no longer used"
    )
    options = parser.parse_args(arguments)
    if options.command == "check":
        return report(problems())
    changed = (
        update_catalogues(prune=options.prune)
        if options.command == "update"
        else compile_catalogues()
    )
    print(
        *(f"written: {file.relative_to(ROOT)}" for file in changed),
        sep="\n",
        end="\n" if changed else "",
    )
    return 0


def report(lines: list[str]) -> int:
    print(*lines or ["Catalogues: complete."], sep="\n")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())

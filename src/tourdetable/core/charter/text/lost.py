"""What looks like a rule or an article and is read as none: nothing of it is lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from tourdetable.core.charter.terms.dates import plain
from tourdetable.core.charter.terms.errors import shown
from tourdetable.core.charter.text.source import Mistakes
from tourdetable.core.words.phrase import Phrase, gettext_noop

RULES = frozenset({"rule", "rules", "regle", "regles", "ruled", "rul", "rulle", "toml"})
"""How people call a rule, without capitals nor accents."""

FENCE = re.compile(r"^[\s>*+-]*(?P<fence>`{2,}|~{2,}|´{2,}|’{3}|'{3})\s*(?P<info>\S.*)?$")
COMMENTED = re.compile(r"<!--\s*(?:`{3,}|~{3,})\s*(?P<info>\S+)")
CHECK = re.compile(
    r"""^[\s>*+•▪-]*["']?check["']?\s*(?:=|:\s*["']?[a-z_]+["']?\s*,?\s*$|\s[a-z]+_[a-z_]+\s*$)"""
    r"""|^\s*\|\s*check\s*\||^.*>\s*check\s*</"""
)
"""A key that names a check, in TOML, in YAML, in JSON or in a table."""
BESIDE = re.compile(r"^(?:bodies|meetings|weight|gate|until_known|because|look_at)\s*=")
"""A key that rules have beside their check, which may be lost with the signs that open a block."""

NAMED = re.compile(r"\{\s*#[^}\n]*\}?\s*[.*_]*\s*\\?$")
NESTED = re.compile(r"^\s{0,3}(?:`{3,}|~{3,})\s*\S")
NEARLY = re.compile(
    r"(?:[\[({<]\s*#?\s*[A-Za-z]{1,12}[-_ ]?\d{1,4}\s*[\])}>]?|\s#[A-Za-z]{1,12}-?\d{1,4})\s*\.?$"
)
NUMBERED = re.compile(r"^[A-Z]{2,12}-\d{1,4}\b")

LOST_RULE = gettext_noop("this looks like a rule, and would be read as plain text")
WRITE_RULE = gettext_noop(
    "write ```rule alone on its line, at the left margin, and ``` alone after the rule"
)
CALLED = gettext_noop("this block looks like a rule, and is called `%(info)s`")
BARE = gettext_noop("this block looks like a rule, and has no name")
CALL_IT = gettext_noop("write `rule` after the signs that open it, and nothing else")
SECOND_FRONT = gettext_noop("a second front matter seems to begin or end here")
KEEP_FIRST = gettext_noop("write its keys in the first one, and remove this line")
LOST_ARTICLE = gettext_noop("this looks like an article, and would be read as plain text")
WRITE_ARTICLE = gettext_noop(
    "write `## Title {#ITC-14}` at the left margin, a space after the signs, the id at the end"
)
NEARLY_NAMED = gettext_noop("the id of this article is not written as an id")
WRITE_ID = gettext_noop("write it between braces at the end of the title, e.g. `{#ITC-14}`")
NOT_ID = gettext_noop("this is not an article id")
ODD_ID = gettext_noop("this is not an article id: `%(odd)s` has no place there")
WRITE_FIT = gettext_noop(
    "write at most 100 letters without accents, digits and hyphens: `{#%(fit)s}`"
)
WRITE_AN_ID = gettext_noop(
    "write at most 100 letters without accents, digits and hyphens, e.g. `{#ITC-14}`"
)


@dataclass(frozen=True)
class LineMistakes:
    """The mistakes of the lines of a body, `before` lines of the file being above them."""

    mistakes: Mistakes
    before: int

    def add(self, nth: int, words: str, problem: str, remedy: str) -> None:
        """A mistake on a line (from 0), at these words."""
        line = self.before + nth + 1
        column = self.mistakes.column_of(line, words)
        self.mistakes.add(line, shown(words), Phrase(problem), Phrase(remedy), column)


def swallows(token: Token) -> bool:
    """Whether a block holds the beginning of another one, or the title of an article.

    Signs like its own cannot be inside it: the one that closes it has been forgotten.
    """
    own = token.markup[:1] * 3
    rule = called(token.info) in RULES - {"toml"}
    for line in token.content.splitlines():
        fence = NESTED.match(line) and line.lstrip().startswith(own)
        inside = len(line.lstrip()) - len(line.lstrip().lstrip(own[0])) >= len(token.markup)
        if (fence and inside) or (rule and re.match(r"^#{1,6}\s", line) and NAMED.search(line)):
            return True
    return False


def called(info: str) -> str:
    """The first word after the signs that open a block, without capitals, accents nor marks."""
    words = re.findall(r"\w+", plain(info))
    return words[0] if words else ""


def unlike_a_rule(token: Token) -> bool:
    """Whether a block is meant as a rule, and is not written as one."""
    info = token.info.strip()
    if info == "rule":
        return False
    named = called(info) in RULES - {"toml"}
    return named or holds_a_rule(token.content.splitlines())


def holds_a_rule(lines: Iterable[str]) -> bool:
    """Whether a block holds a key of rules, unless it shows whole rules as an example."""
    for line in lines:
        if NESTED.match(line):
            return False
        if CHECK.match(line) or BESIDE.match(line):
            return True
    return False


def rule_mistake(token: Token) -> tuple[Phrase, Phrase]:
    """What is wrong in the name of a block."""
    info = token.info.strip()
    problem = Phrase(CALLED, info=shown(info)) if info else Phrase(BARE)
    return problem, Phrase(CALL_IT)


def id_mistake(name: str) -> tuple[Phrase, Phrase]:
    """What is wrong in the id of an article, and the nearest one that is right."""
    odd = next((c for c in name if not re.fullmatch(r"[A-Za-z0-9_-]", c)), "")
    fit = re.sub(r"[^A-Za-z0-9_-]+", "-", _unaccented(name)).strip("-")
    problem = Phrase(ODD_ID, odd=shown(odd)) if odd.strip() else Phrase(NOT_ID)
    right = re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,99}", fit)
    return problem, Phrase(WRITE_FIT, fit=fit) if right else Phrase(WRITE_AN_ID)


def _unaccented(name: str) -> str:
    """The same letters, capitals kept."""
    return "".join(plain(c).upper() if c.isupper() else plain(c) for c in name)


def find_lost(lines: Sequence[str], tokens: Sequence[Token], mistakes: LineMistakes) -> None:
    """The lines that look like a rule or an article, outside of those that are."""
    read, headed = set(_lines_of(tokens, "fence")), set(_lines_of(tokens, "heading_open"))
    after_rule = -1
    for nth, line in enumerate(lines):
        if nth in read or nth <= after_rule:
            continue
        if looks_like_a_rule(line):
            mistakes.add(nth, line.strip(), LOST_RULE, WRITE_RULE)
            after_rule = _end_of_rule(lines, nth)
        elif line.rstrip() == "+++":
            mistakes.add(nth, line, SECOND_FRONT, KEEP_FIRST)
        elif nth in headed:
            _check_title(nth, line, mistakes)
        elif NAMED.search(line):
            mistakes.add(nth, line.strip(), LOST_ARTICLE, WRITE_ARTICLE)


def _lines_of(tokens: Sequence[Token], kind: str) -> Iterable[int]:
    """The lines of the tokens of a kind; a heading inside a list or a quotation is none."""
    for token in tokens:
        if token.type == kind and not (kind == "heading_open" and token.level):
            yield from range(*(token.map or (0, 0)))


def looks_like_a_rule(line: str) -> bool:
    """Whether a line opens a block called as a rule, or names a check."""
    fence = FENCE.match(line) or COMMENTED.search(line)
    return bool(CHECK.match(line) or (fence and called(fence["info"] or "") in RULES))


def _end_of_rule(lines: Sequence[str], nth: int) -> int:
    """The last line of what looks like a rule, which is told once."""
    for at in range(nth + 1, len(lines)):
        if not lines[at].strip() or lines[at].lstrip().startswith("#"):
            return at - 1
    return len(lines)


def _check_title(nth: int, line: str, mistakes: LineMistakes) -> None:
    """A title whose id is nearly one."""
    words = line.lstrip(" #").strip()
    if re.search(r"\{#[^}]*\}\s*#*\s*$", line):
        if len(re.findall(r"\{#", line)) > 1:
            mistakes.add(nth, "{#", NEARLY_NAMED, WRITE_ID)
        return
    if "{#" in words or NEARLY.search(words) or NUMBERED.match(words):
        mistakes.add(nth, words, NEARLY_NAMED, WRITE_ID)

"""From the text of one file to a `WorkMethod`, or to all its mistakes at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tourdetable.core.methods.body import BodyLines, read_body
from tourdetable.core.methods.errors import MethodMistakes
from tourdetable.core.methods.tables import FrontLines, KeysOf, NotedMistakes
from tourdetable.core.methods.terms import (
    Capture,
    MethodStep,
    Need,
    PointPurpose,
    WorkMethod,
)
from tourdetable.core.methods.values import (
    WRITE_A_LIST,
    code_text,
    list_of,
    number,
    one_code,
    one_name,
    plain_text,
)
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.core.words.spoken import SPOKEN

FENCE = "+++"

LONGEST_FILE, MOST_LINES, LONGEST_LINE, MOST_DOTS = 100_000, 2_000, 4_000, 300
"""Characters and lines of a file; characters and dots of a line: more may never end."""

MOST_STEPS, MOST_PEOPLE, MOST_MINUTES = 30, 1_000, 480

NO_FRONT = gettext_noop("the front matter is missing")
BEGIN_WITH_IT = gettext_noop("begin with `+++`, its keys, and `+++` again")
NOT_CLOSED = gettext_noop("the front matter is not closed")
CLOSE_IT = gettext_noop("write a second line `+++` after its keys")
TOO_LARGE = gettext_noop("this file, or a line of it, is longer than a method is")
WRITE_LESS = gettext_noop("keep what is read in a few minutes")
NO_STEP = gettext_noop("there is no step")
WRITE_STEPS = gettext_noop("write each step under `[[steps]]`")
MANY_STEPS = gettext_noop("there are %(count)s steps")
FEWER_STEPS = gettext_noop("write at most %(most)s steps")
NO_NEED = gettext_noop("this list is empty")
NO_TIME = gettext_noop("this step says no time")
SAY_TIME = gettext_noop("write `minutes = 10`, or `seconds_each = 90` for each person")
MOST_FIRST = gettext_noop("the greatest number of persons is smaller than the least")
EXCHANGE = gettext_noop("write `at_least = 5` and `at_most = 8`")


@lru_cache(maxsize=256)
def read_method(text: str, *, file: str = "<method>") -> WorkMethod:
    """Read a method. Raises `MethodMistakes` with each mistake: file, line, key, what to write.

    The same text gives the same (frozen) method without being read again.
    """
    noted = NotedMistakes(file)
    front, body = parted(lines_of(text, noted), noted)
    values = front.values(noted)
    if values is None:
        raise MethodMistakes(noted.found)
    read = of_front(front, values, noted)
    preamble, sections = read_body(body, noted)
    if noted.found:
        raise MethodMistakes(noted.found)
    return WorkMethod(**read, preamble=preamble, sections=sections, source=text)


def lines_of(text: str, noted: NotedMistakes) -> tuple[str, ...]:
    """The lines of a file that is not too long to be read."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = tuple(plain.split("\n"))
    if nth := too_long(plain, lines):
        noted.add(nth, FENCE, Phrase(TOO_LARGE), Phrase(WRITE_LESS))
        raise MethodMistakes(noted.found)
    return lines


def too_long(plain: str, lines: tuple[str, ...]) -> int:
    """The line at which a file is more than people write, from 1; 0 when it is not."""
    if len(plain) > LONGEST_FILE or len(lines) > MOST_LINES:
        return 1
    return next((nth for nth, one in enumerate(lines, 1) if is_long(one)), 0)


def is_long(line: str) -> bool:
    """Whether a line is longer than people write, or than TOML is read in a moment."""
    return len(line) > LONGEST_LINE or line.count(".") > MOST_DOTS


def parted(lines: tuple[str, ...], noted: NotedMistakes) -> tuple[FrontLines, BodyLines]:
    """The keys and the body, by the two `+++` lines."""
    first, end = fences_of(lines, noted)
    return FrontLines(lines[first + 1 : end], first + 1), BodyLines(lines[end + 1 :], end + 1)


def fences_of(lines: tuple[str, ...], noted: NotedMistakes) -> tuple[int, int]:
    """Where the two `+++` lines stand, of which the first opens the file."""
    first = next((nth for nth, line in enumerate(lines) if line.strip()), 0)
    fences = [nth for nth, line in enumerate(lines) if line.rstrip() == FENCE]
    if first not in fences:
        noted.add(first + 1, FENCE, Phrase(NO_FRONT), Phrase(BEGIN_WITH_IT))
    elif len(fences) < 2:
        noted.add(first + 1, FENCE, Phrase(NOT_CLOSED), Phrase(CLOSE_IT))
    if noted.found:
        raise MethodMistakes(noted.found)
    return first, fences[1]


def of_front(front: FrontLines, values: Mapping[str, Any], noted: NotedMistakes) -> dict[str, Any]:
    """The fields of a method that its keys say."""
    keys = KeysOf(front, values, front.top(), noted)
    read = {**of_words(keys), **of_more(keys), **of_use(keys)}
    read["steps"] = of_steps(front, values.get("steps"), keys)
    keys.done("steps")
    return read


def of_words(keys: KeysOf) -> dict[str, Any]:
    """What it is called and said to be."""
    return {
        "code": keys.read("method", code_text, 'method = "world-cafe"'),
        "title": keys.read("title", plain_text(80), 'title = "World café"'),
        "language": keys.read("language", one_name(SPOKEN), 'language = "fr"'),
        "summary": keys.read("summary", plain_text(240), 'summary = "…"'),
    }


def of_more(keys: KeysOf) -> dict[str, Any]:
    """What may be said of it besides."""
    return {
        "english": keys.read("english", plain_text(240), 'english = "…"', ""),
        "origin": keys.read("origin", plain_text(300), 'origin = "…"', ""),
        "question": keys.read("question", plain_text(300), 'question = "…"', ""),
        "material": keys.read("material", list_of(plain_text(120)), 'material = ["…"]', ()),
    }


def of_use(keys: KeysOf) -> dict[str, Any]:
    """What it is for, for how many, what it keeps."""
    needs = keys.read("needs", list_of(one_code(Need)), f'needs = ["{Need.IDEAS}"]')
    if needs == ():
        keys.wrong("needs", Phrase(NO_NEED), Phrase(WRITE_A_LIST))
    least, most = of_size(keys)
    return {
        "needs": needs,
        "least": least,
        "most": most,
        "captures": keys.read("captures", one_code(Capture), f'captures = "{Capture.NONE}"'),
        "purpose": keys.read(
            "purpose", one_code(PointPurpose), 'purpose = "discuss"', PointPurpose.DISCUSS
        ),
    }


def of_size(keys: KeysOf) -> tuple[int | None, int | None]:
    """For how many it is, at least and at most."""
    least = keys.read("at_least", number(2, MOST_PEOPLE), "at_least = 5")
    most = keys.read("at_most", number(2, MOST_PEOPLE), "at_most = 8", None)
    if least is not None and most is not None and most < least:
        keys.wrong("at_most", Phrase(MOST_FIRST), Phrase(EXCHANGE))
    return least, most


def are_steps(tables: Any, keys: KeysOf) -> bool:
    """Whether these are tables, and not too many; else what is wrong is noted."""
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        keys.wrong("steps", Phrase(NO_STEP), Phrase(WRITE_STEPS))
        return False
    if len(tables) > MOST_STEPS:
        problem = Phrase(MANY_STEPS, count=len(tables))
        keys.wrong("steps", problem, Phrase(FEWER_STEPS, most=MOST_STEPS))
    return len(tables) <= MOST_STEPS


def of_steps(front: FrontLines, tables: Any, keys: KeysOf) -> tuple[MethodStep, ...]:
    """The steps, in their order; one that is wrong is left out, its mistakes noted."""
    if not are_steps(tables, keys):
        return ()
    each = (KeysOf(front, one, front.step(nth), keys.noted) for nth, one in enumerate(tables))
    return tuple(filter(None, map(of_step, each)))


def of_step(keys: KeysOf) -> MethodStep | None:
    """One step."""
    title = keys.read("title", plain_text(80), 'title = "Se dire bonjour"')
    do = keys.read("do", plain_text(1_000), 'do = "…"')
    say = keys.read("say", plain_text(600), 'say = "…"', "")
    minutes, each = of_time(keys)
    keys.done()
    if title is None or do is None:
        return None
    return MethodStep(title, do, say, minutes, each)


def of_time(keys: KeysOf) -> tuple[int, int]:
    """Its minutes, and its seconds for each one."""
    minutes = keys.read("minutes", number(1, MOST_MINUTES), "minutes = 10", 0)
    each = keys.read("seconds_each", number(5, 3_600), "seconds_each = 90", 0)
    if not {"minutes", "seconds_each"} & keys.table.keys():
        keys.wrong("minutes", Phrase(NO_TIME), Phrase(SAY_TIME))
    return minutes, each

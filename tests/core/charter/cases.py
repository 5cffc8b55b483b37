"""Worked examples of a charter: small records in a short notation, and the verdicts they must give.

The notation is described for authors in `charters/cases/README.md`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from msgspec import UNSET

from tourdetable.core.charter.facts import record as facts
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.shapes import FieldShape, fact_shapes
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.terms.errors import Unfit
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State, Verdict, to_json
from tourdetable.core.words.phrase import Phrase

Given = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Case:
    """One example: on a day, these facts give this verdict under this article."""

    charter: str
    article: str
    check: str | None
    name: str
    on: date
    record: Record
    expect: Mapping[str, Any]

    def found(self, charter: Charter) -> Mapping[str, Any]:
        """What the verdict says of each thing the example expects."""
        report = Report(charter.slug, charter.version, self.on, (self.verdict(charter),))
        (said,) = to_json(report)["verdicts"]
        said["state"] = said.pop("verdict")
        return {key: said[key] for key in self.expect}

    def verdict(self, charter: Charter) -> Verdict:
        """The verdict of the expected body; of the worst one, when none is named."""
        verdicts = [
            v
            for v in evaluate(charter, self.record, on=self.on).of(self.article)
            if self.check in (None, v.check) and self.expect.get("body", v.body) == v.body
        ]
        if not verdicts:
            problem = said(f"`{self.name}`: no verdict under {self.article}")
            raise Unfit(problem, said("name another article, check or body"))
        return min(verdicts, key=lambda v: SEVERITY.index(v.state))


def said(words: str) -> Phrase:
    """Words that nobody translates: these examples are for authors."""
    return Phrase("%(words)s", words=words)


def read_cases(text: str) -> tuple[Case, ...]:
    """The examples of one file; raises `Unfit` when a line cannot be read."""
    data = tomllib.loads(text)
    shared = data.get("record", {})
    return tuple(_case(data, shared, case) for case in data["cases"])


def _case(data: Mapping[str, Any], shared: Given, case: Mapping[str, Any]) -> Case:
    expect = {key: _expected(value) for key, value in case["expect"].items()}
    State(str(expect.get("state", State.KEPT)))  # a misspelt state would never be found
    own = case.get("record", {})
    given = {key: [*shared.get(key, ()), *own.get(key, ())] for key in {**shared, **own}}
    check = case.get("check", data.get("check"))
    return Case(
        data["charter"], data["article"], check, case["name"], case["on"], record_of(given), expect
    )


def _expected(value: object) -> object:
    if value == "none":
        return None
    return value.isoformat() if isinstance(value, date) else value


def record_of(given: Given) -> Record:
    """A record from its short notation; institutions not named are called by their id."""
    unknown = next((key for key in given if key not in _READERS), None)
    if unknown:
        known_kinds = "write one of " + ", ".join(_READERS)
        raise Unfit(said(f"unknown facts `{unknown}`"), said(known_kinds))
    read = {
        key: tuple(_line(key, n, line) for n, line in enumerate(lines))
        for key, lines in given.items()
    }
    known = {i.id for i in read.get("institutions", ())}
    sitting = {s.institution for key in ("seats", "presences") for s in read.get(key, ())} - known
    named = (*read.get("institutions", ()), *(facts.InstitutionFact(i, i) for i in sorted(sitting)))
    bodies = {m.id: m.body for m in read.get("meetings", ())}
    decisions = tuple(
        msgspec.structs.replace(d, body=bodies.get(d.meeting, ""))
        for d in read.get("decisions", ())
    )
    found: dict[str, Any] = {**read, "institutions": named, "decisions": decisions}
    return Record(**found)


def _line(key: str, nth: int, line: str) -> Any:
    words = line.split()
    flags = {w for w in words if w in _FLAGS.get(key, ())}
    options = dict(w.split("=", 1) for w in words if "=" in w)
    plain = [w for w in words if w not in flags and "=" not in w]
    try:
        return _READERS[key](nth, plain, flags, options)
    except (IndexError, ValueError):
        problem = said(f"cannot read `{line}` in `{key}`")
        raise Unfit(problem, said("see charters/cases/README.md")) from None


def _days(word: str) -> tuple[date, date | None]:
    first, _, last = word.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last) if last else None


def _institution(
    _nth: int, words: list[str], _flags: set[str], options: dict[str, str]
) -> facts.InstitutionFact:
    return facts.InstitutionFact(
        words[0], " ".join(words[1:]), options.get("tier"), options.get("network")
    )


def _body(_nth: int, words: list[str], _flags: set[str], options: dict[str, str]) -> facts.BodyFact:
    work = _days(options["work"]) if "work" in options else (None, None)
    return facts.BodyFact(words[0], words[1], words[0], *_days(words[2]), *work)


def _seat(_nth: int, words: list[str], flags: set[str], options: dict[str, str]) -> facts.SeatFact:
    kind = next(iter(flags - {"volunteers"}), "standing")
    starts, ends = _days(words[3])
    institution = options.get("of", words[0])
    return facts.SeatFact(
        words[0], words[1], institution, words[2], kind, starts, ends, "volunteers" in flags
    )


def _mandate(
    nth: int, words: list[str], _flags: set[str], _options: dict[str, str]
) -> facts.MandateFact:
    return facts.MandateFact(f"mandate-{nth}", words[0], words[1], *_days(words[2]))


def _office(
    nth: int, words: list[str], _flags: set[str], _options: dict[str, str]
) -> facts.OfficeFact:
    return facts.OfficeFact(
        f"office-{nth}", words[0], words[1], None if words[2] == "*" else words[2], *_days(words[3])
    )


def _presence(
    nth: int, words: list[str], _flags: set[str], _options: dict[str, str]
) -> facts.PresenceFact:
    return facts.PresenceFact(f"presence-{nth}", words[0], words[1], words[2], *_days(words[3]))


def _meeting(
    _nth: int, words: list[str], flags: set[str], options: dict[str, str]
) -> facts.MeetingFact:
    on = date.fromisoformat(words[3])
    dated = date.fromisoformat(options["dated"]) if "dated" in options else on
    held = "cancelled" in flags, "recorded" in flags
    off = date.fromisoformat(options["off"]) if "off" in options else None
    return facts.MeetingFact(words[0], words[1], words[2], words[0], on, dated, *held, off)


def _reply(
    _nth: int, words: list[str], _flags: set[str], _options: dict[str, str]
) -> facts.ReplyFact:
    return facts.ReplyFact(words[0], words[1], words[2], words[3])


def _attendance(
    _nth: int, words: list[str], _flags: set[str], _options: dict[str, str]
) -> facts.AttendanceFact:
    return facts.AttendanceFact(words[0], words[1], words[2])


def _turn(
    _nth: int, words: list[str], _flags: set[str], _options: dict[str, str]
) -> facts.TurnFact:
    return facts.TurnFact(words[0], words[1], words[2])


def _decision(
    _nth: int, words: list[str], flags: set[str], options: dict[str, str]
) -> facts.DecisionFact:
    outcome, title = words[2] if len(words) > 2 else None, options.get("title", words[0])
    settles = "settles" in flags if flags & {"settles", "unrelated"} else UNSET
    return facts.DecisionFact(words[0], "", words[1], title, outcome, "stated" in flags, settles)


def _exception(
    nth: int, words: list[str], _flags: set[str], _options: dict[str, str]
) -> facts.ExceptionFact:
    starts, ends = _days(words[3])
    body = None if words[1] == "*" else words[1]
    return facts.ExceptionFact(
        f"exception-{nth}", words[0], body, words[2], starts, ends or date.max
    )


def _of_shape(kind: str) -> Callable[[int, list[str], set[str], dict[str, str]], Any]:
    """A newer kind of facts: its required fields in their order (a title is its id), then `flag`
    and `field=value`."""

    def read(nth: int, words: list[str], flags: set[str], options: dict[str, str]) -> Any:
        shape, given = fact_shapes()[kind], list(words)
        named = [f for f in shape.fields.values() if f.required and f.name not in ("title", "ends")]
        values: dict[str, Any] = {
            f.name: _typed(f, given.pop(0)) for f in named if f.name != "starts"
        }
        if "starts" in shape.fields:
            values["starts"], values["ends"] = _days(given.pop(0))
        if given:
            raise ValueError(given)
        values |= {name: _typed(shape.fields[name], word) for name, word in options.items()}
        values |= dict.fromkeys(flags, True)
        return shape.made(**({"title": values["id"]} if "title" in shape.fields else {}) | values)

    return read


def _typed(field: FieldShape, word: str) -> Any:
    if field.type is tuple:
        return tuple(word.split(","))
    if field.type is date:
        return date.fromisoformat(word)
    if field.type is bool:
        return word == "yes"
    return int(word) if field.type is int else word


_FLAGS: Mapping[str, tuple[str, ...]] = {
    "seats": ("light", "invited", "standing", "volunteers"),
    "meetings": ("cancelled", "recorded"),
    "decisions": ("stated", "settles", "unrelated"),
    "topics": ("urgent",),
    "experience_reports": ("urgent",),
}
_READERS: dict[str, Callable[[int, list[str], set[str], dict[str, str]], Any]] = {
    "institutions": _institution,
    "bodies": _body,
    "seats": _seat,
    "mandates": _mandate,
    "offices": _office,
    "presences": _presence,
    "meetings": _meeting,
    "replies": _reply,
    "attendances": _attendance,
    "turns": _turn,
    "decisions": _decision,
    "exceptions": _exception,
}
_READERS |= {kind: _of_shape(kind) for kind in fact_shapes() if kind not in _READERS}

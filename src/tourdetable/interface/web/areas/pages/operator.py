"""Who runs this installation: the facts the legal pages state, from one TOML file named by
`TDT_OPERATOR_FILE`, and where it says nothing from what was written when a network was founded.

Nothing is assumed in the operator's favour: without a valid audit the site is « non conforme » (law
n° 2005-102, art. 47; décret n° 2019-768), and a fact that the file does not give is shown as
missing.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from django.utils.translation import pgettext_lazy

from tourdetable.core.words.language import LANGUAGES
from tourdetable.domain.founding.models import OPERATOR_FIELDS
from tourdetable.domain.founding.queries import installation

VARIABLE = "TDT_OPERATOR_FILE"
AUDIT_VALIDITY_YEARS = 3
"""An audit holds for three years (décret n° 2019-768, art. 6; declaration to be remade after
that)."""
SCHEME_YEARS = 3
"""A multi-year scheme is of three years at most."""


class Conformity(Enum):
    """The only three mentions the law knows; the value is the word to print in French."""

    FULL = "totalement conforme"
    PARTIAL = "partiellement conforme"
    NONE = "non conforme"

    @property
    def words(self) -> str:
        """The mention in the reader's language."""
        return str(MENTIONS[self])


MENTIONS = {
    Conformity.FULL: pgettext_lazy("accessibility", "fully compliant"),
    Conformity.PARTIAL: pgettext_lazy("accessibility", "partially compliant"),
    Conformity.NONE: pgettext_lazy("accessibility", "not compliant"),
}


class OperatorFileError(ValueError):
    """The operator's file cannot be used; the message names the file, the key and what to write."""


@dataclass(frozen=True)
class Audit:
    """One audit of conformity to the RGAA by a third party or the operator."""

    held_on: date
    auditor: str
    rate: float
    """Percentage of the applicable criteria that are met, 0–100."""
    referential: str = "RGAA version 4.1"
    mean_rate: float | None = None
    """Mean percentage over the pages of the sample, 0–100."""


@dataclass(frozen=True)
class Host:
    """Who hosts the site (loi n° 2004-575, art. 6)."""

    name: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class AccessibilityScheme:
    """The multi-year scheme (décret n° 2019-768, art. 8), for three years at most: what it says
    under each heading that is imposed."""

    first_year: int
    last_year: int
    strategy: str = ""
    referent: str = ""
    means: str = ""
    recruitment: str = ""
    training: str = ""
    expertise: str = ""
    organisation: str = ""
    contracts: str = ""
    new_projects: tuple[str, ...] = ()
    user_tests: tuple[str, ...] = ()
    audits: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()


@dataclass(frozen=True)
class AccessibilityPlan:
    """The actions of a year."""

    year: int
    actions: tuple[str, ...] = ()
    review: str = ""


@dataclass(frozen=True)
class Ecodesign:
    """A self-assessment by the RGESN (version 2024: 78 criteria); `score` in percent."""

    stated_on: date
    score: float
    commitments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Budget:
    """What the service cost in a year, in euros."""

    year: int
    euros: int
    words: str = ""


@dataclass(frozen=True)
class Accessibility:
    """The declaration of accessibility and its annexes."""

    audit: Audit | None = None
    stated_on: date | None = None
    updated_on: date | None = None
    scheme_url: str = ""
    plan_url: str = ""
    scheme: AccessibilityScheme | None = None
    plan: AccessibilityPlan | None = None
    not_conforming: tuple[str, ...] = ()
    disproportionate: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ("HTML5", "CSS", "SVG")
    environment: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Privacy:
    """Who answers for personal data, and how long it is kept (months)."""

    controller: str = ""
    officer: str = ""
    officer_mail: str = ""
    basis: str = ""
    contact_months: int = 24
    log_months: int = 6


@dataclass(frozen=True)
class SiteOperator:
    """The organisation that runs this installation."""

    name: str = ""
    legal_form: str = ""
    address: str = ""
    phone: str = ""
    mail: str = ""
    siret: str = ""
    publication_director: str = ""
    security_mail: str = ""
    languages: tuple[str, ...] = tuple(LANGUAGES)
    host: Host = field(default_factory=Host)
    accessibility: Accessibility = field(default_factory=Accessibility)
    privacy: Privacy = field(default_factory=Privacy)
    ecodesign: Ecodesign | None = None
    budget: Budget | None = None

    def conformity(self, on: date) -> Conformity:
        """The mention the law allows on that day."""
        return conformity(self.accessibility.audit, on)


def expires_on(audit: Audit) -> date:
    """The first day on which the audit no longer holds."""
    try:
        return audit.held_on.replace(year=audit.held_on.year + AUDIT_VALIDITY_YEARS)
    except ValueError:  # a 29 February
        return date(audit.held_on.year + AUDIT_VALIDITY_YEARS, 3, 1)


def holds(audit: Audit, on: date) -> bool:
    """Whether the audit may be invoked that day: from the day it was held, for three years."""
    return audit.held_on <= on < expires_on(audit)


def conformity(audit: Audit | None, on: date) -> Conformity:
    """Without an audit that holds: not conforming. Else by the rate: 100 % is full, at least 50
    % is partial."""
    if audit is None or not holds(audit, on):
        return Conformity.NONE
    if audit.rate >= 100:
        return Conformity.FULL
    return Conformity.PARTIAL if audit.rate >= 50 else Conformity.NONE


def current() -> SiteOperator:
    """The operator of this installation: what the file says, else what was written here (one
    query)."""
    told, known = from_file(), installation()
    if known is None:
        return told
    said: dict[str, Any] = {
        CALLED.get(name, name): said_by(told, name) or getattr(known, name)
        for name in OPERATOR_FIELDS
    }
    return replace(told, **said)


CALLED = {"email": "mail"}
"""What the file calls otherwise."""


def said_by(told: SiteOperator, name: str) -> str:
    """What the file says of something that is asked when a network is founded."""
    found: str = getattr(told, CALLED.get(name, name))
    return found


def from_file() -> SiteOperator:
    """What the file named by the environment says; blank without one."""
    name = os.environ.get(VARIABLE, "")
    return read(Path(name)) if name else SiteOperator()


@lru_cache(maxsize=8)
def read(file: Path) -> SiteOperator:
    """Read and check an operator's file. Raises OperatorFileError."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise OperatorFileError(
            f"{file}: no such file. Copy docs/operator.example.toml and name it in {VARIABLE}."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise OperatorFileError(f"{file}: not valid TOML ({error}).") from None
    operator: SiteOperator = build(SiteOperator, data, str(file))
    require_three_years(operator.accessibility.scheme, str(file))
    return operator


def require_three_years(scheme: AccessibilityScheme | None, where: str) -> None:
    """A scheme is of three years at most."""
    if scheme and not 0 <= scheme.last_year - scheme.first_year < SCHEME_YEARS:
        raise OperatorFileError(
            f"{where}: accessibility: scheme: write a last_year at most {SCHEME_YEARS - 1} years "
            "after first_year."
        )


def build(kind: type[Any], data: dict[str, Any], where: str) -> Any:
    """A dataclass from a TOML table; unknown, missing and ill-typed keys are told by name."""
    hints = get_type_hints(kind)
    if unknown := sorted(set(data) - set(hints)):
        raise OperatorFileError(
            f"{where}: unknown key “{unknown[0]}”; write one of: {', '.join(sorted(hints))}."
        )
    for item in fields(kind):
        if item.name not in data and item.default is MISSING and item.default_factory is MISSING:
            raise OperatorFileError(f"{where}: the key “{item.name}” is missing.")
    return kind(
        **{key: convert(hints[key], value, f"{where}: {key}") for key, value in data.items()}
    )


def convert(hint: Any, value: Any, where: str) -> Any:
    """One TOML value as the type of its field."""
    options = get_args(hint)
    if Ellipsis in options:
        return strings(value, where)
    wanted = next((option for option in options if option is not type(None)), hint)
    if is_dataclass(wanted):
        return build(wanted, table(value, where), where)  # type: ignore[arg-type]  # is_dataclass: a class here
    if wanted is float and type(value) in (int, float):
        return percentage(value, where)
    if type(value) is not wanted:
        raise OperatorFileError(f"{where}: write {EXAMPLES[wanted]}, not {value!r}.")
    return value


EXAMPLES = {
    str: 'a text between quotes ("…")',
    int: "a whole number (24)",
    date: "a date (2027-04-08)",
    float: "a number (61.5)",
}


def table(value: Any, where: str) -> dict[str, Any]:
    """A TOML table."""
    if not isinstance(value, dict):
        raise OperatorFileError(
            f"{where}: write a table ([{where.rpartition(' ')[2]}] on its own line)."
        )
    return value


def strings(value: Any, where: str) -> tuple[str, ...]:
    """A TOML array of texts."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise OperatorFileError(f'{where}: write a list of texts (["…", "…"]).')
    return tuple(value)


def percentage(value: float, where: str) -> float:
    """A number from 0 to 100."""
    if not 0 <= value <= 100:
        raise OperatorFileError(f"{where}: write a percentage from 0 to 100, not {value!r}.")
    return float(value)

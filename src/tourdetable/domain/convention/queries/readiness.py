"""What a diagnosis still lacks: read from what it holds, never ticked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from tourdetable.core.charter.terms.model import Charter, Rule
from tourdetable.domain.convention.enums import DiagnosisEntryKind, DiagnosisLack
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.convention.queries.diagnoses import contributors_of

CHECK = "shared_diagnosis"
USUAL = 2
"""How many partners make a diagnosis together, where the charter does not say."""

ASKED = (
    DiagnosisEntryKind.FIGURE,
    DiagnosisEntryKind.FACILITY,
    DiagnosisEntryKind.ISSUE,
    DiagnosisEntryKind.SOURCE,
)
"""What a diagnosis has at least one of."""


def diagnosis_rule(charter: Charter, kind: str = "") -> Rule | None:
    """The rule by which bodies (of a kind, if it is said) are opened on a shared diagnosis."""
    rules = (rule for article in charter.articles for rule in article.rules if rule.check == CHECK)
    return next((r for r in rules if not kind or not r.bodies or kind in r.bodies), None)


def usual_kind(charter: Charter) -> str:
    """The kind of body that opens on a diagnosis, where the charter names one alone."""
    rule = diagnosis_rule(charter)
    kinds = rule.bodies if rule else ()
    return kinds[0] if len(kinds) == 1 else ""


def partners_wanted(charter: Charter, *, on: date) -> int:
    """The fewest institutions that make a diagnosis together, as the charter has it that day."""
    rule = diagnosis_rule(charter)
    said = rule.parameters.get("partners", USUAL) if rule else USUAL
    if isinstance(said, Mapping):
        begun = [value for day, value in said.items() if day <= on]
        said = begun[-1] if begun else next(iter(said.values()))
    return int(str(said))


@dataclass(frozen=True)
class Readiness:
    """What a diagnosis holds: how many entries of each kind, how many institutions brought some;
    and how many are `wanted`."""

    counts: Mapping[str, int]
    contributors: int
    wanted: int

    @property
    def missing(self) -> tuple[DiagnosisLack, ...]:
        """What has to be brought before it is put to the partners."""
        lacking = [DiagnosisLack(kind.value) for kind in ASKED if not self.counts.get(kind.value)]
        few = [DiagnosisLack.CONTRIBUTORS] if self.contributors < self.wanted else []
        return (*lacking, *few)

    def missing_to_ask(self, partners: Collection[object]) -> tuple[DiagnosisLack, ...]:
        """The same, for those who would be asked."""
        few = len(partners) < self.wanted
        return (*self.missing, *([DiagnosisLack.PARTNERS] if few else []))


def readiness(diagnosis: SharedDiagnosis, charter: Charter, *, on: date) -> Readiness:
    """What it holds today (two queries)."""
    rows = diagnosis.entries.order_by()
    counts = dict(rows.values_list("kind").annotate(n=Count("pk")))
    return Readiness(counts, len(contributors_of(diagnosis)), partners_wanted(charter, on=on))

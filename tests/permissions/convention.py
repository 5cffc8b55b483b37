"""The lines of the agreement and of diagnoses: whoever composes the network prepares, the partners
answer, strangers read what is public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.permissions.lines import (
    EVERYBODY,
    Line,
    circle,
    members,
    port,
    read,
    steward_only,
)
from tests.permissions.stage import Stage
from tourdetable.domain.convention.models import (
    AgreementPeriod,
    DiagnosisEntry,
    DiagnosisPartner,
    SharedDiagnosis,
    Signatory,
)
from tourdetable.domain.convention.tokens import token_of


def a_period(title: str = "Convention 2024-2027", *more: object) -> Any:
    def where(_stage: Stage) -> list[object]:
        return ["circle", AgreementPeriod.objects.get(title=title).pk, *more]

    return where


def a_diagnosis(title: str, *more: object) -> Any:
    def where(_stage: Stage) -> list[object]:
        return ["circle", SharedDiagnosis.objects.get(title=title).pk, *more]

    return where


def an_entry(stage: Stage) -> list[object]:
    pk = DiagnosisEntry.objects.filter(diagnosis__title="La côte").order_by("pk")[0].pk
    return [*a_diagnosis("La côte")(stage), pk]


def a_partner(stage: Stage) -> list[object]:
    """What the library, Bao’s, is asked."""
    rows = DiagnosisPartner.objects.filter(diagnosis__title="Les îles")
    pk = rows.get(institution__name="Médiathèque").pk
    return [*a_diagnosis("Les îles")(stage), pk]


def a_linked_partner(stage: Stage) -> list[object]:
    """One that has no seat."""
    return [*a_diagnosis("La côte")(stage), linked().pk]


def a_link(_stage: Stage) -> list[object]:
    return [token_of(linked())]


def linked() -> DiagnosisPartner:
    return DiagnosisPartner.objects.exclude(email="").get()


def a_signatory(title: str) -> Any:
    def where(_stage: Stage) -> list[object]:
        rows = Signatory.objects.filter(period__title=title)
        return ["circle", rows.order_by("pk")[0].pk]

    return where


TO_COME = "Convention 2028-2031"
NO_FILE = (302, 404, *(404,) * 5)

CONVENTION: Mapping[str, Line] = {
    "agreement": members(circle),
    "agreement_write": steward_only(circle),
    "agreement_period_begin": steward_only(circle),
    "agreement_period": members(a_period()),
    "agreement_period_describe": steward_only(a_period(TO_COME)),
    "agreement_period_sign": steward_only(a_period(TO_COME)),
    "agreement_period_unsign": steward_only(a_period()),
    "agreement_facilities": steward_only(a_period()),
    "agreement_file": read(a_period("Convention 2024-2027", "period", 1), NO_FILE),
    "agreement_period_amend": steward_only(a_period()),
    "agreement_period_assess": steward_only(a_period()),
    "assessment_adopt": steward_only(a_period()),
    "signatories_add": steward_only(a_period(TO_COME)),
    "signatories_take_over": steward_only(a_period(TO_COME)),
    "signatory_remove": steward_only(a_signatory(TO_COME)),
    "signatory_leave": steward_only(a_signatory("Convention 2024-2027")),
    "expected_here": read(port, (302, 404, *(302,) * 5)),
    "expected": members(a_period()),
    "expected_body": members(a_period("Convention 2024-2027", "port")),
    "expected_settle": steward_only(a_period("Convention 2024-2027", "port")),
    "diagnoses": read(circle),
    "diagnosis": read(a_diagnosis("Le port")),
    "diagnosis_begin": steward_only(circle),
    "diagnosis_file": read(a_diagnosis("Le port"), NO_FILE),
    "diagnosis_describe": steward_only(a_diagnosis("La côte")),
    "diagnosis_remove": Line(
        an_entry,
        (302, 404, 403, 403, 200, 403, 200),
        (302, 404, 403, 403, 422, 403, 422),
    ),
    "diagnosis_portrait": Line(
        a_diagnosis("La côte"),
        (302, 404, 200, 200, 200, 403, 200),
        (302, 404, 422, 422, 422, 403, 422),
    ),
    "diagnosis_correct": Line(
        an_entry,
        (302, 404, 403, 403, 200, 403, 403),
        (302, 404, 403, 403, 422, 403, 403),
    ),
    "diagnosis_call": steward_only(a_diagnosis("La côte")),
    "diagnosis_invite": steward_only(a_diagnosis("La côte")),
    "diagnosis_link_send": steward_only(a_linked_partner),
    "diagnosis_link_close": steward_only(a_linked_partner),
    "diagnosis_release": steward_only(a_linked_partner),
    "diagnosis_link": Line(a_link, EVERYBODY, (422,) * 7),
    "diagnosis_link_file": read(a_link, (404,) * 7),
    "diagnosis_put": steward_only(a_diagnosis("La côte")),
    "diagnosis_back": steward_only(a_diagnosis("Les îles")),
    "diagnosis_public": steward_only(a_diagnosis("La côte")),
    "diagnosis_deploy": steward_only(a_diagnosis("Le port")),
    "diagnosis_bring": Line(
        a_diagnosis("La côte", "issue"),
        (302, 404, 200, 200, 200, 403, 200),
        (302, 404, 422, 422, 422, 403, 422),
    ),
    "diagnosis_answer": Line(
        a_partner,
        (302, 404, 403, 200, 403, 403, 403),
        (302, 404, 403, 422, 403, 403, 403),
        {"light": (403, 403)},
    ),
}

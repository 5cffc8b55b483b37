from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pytest_django.fixtures import Settings

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.convention.builders import BY, SIGNED, diagnosis_of, shared, signed
from tests.domain.search.people import found
from tourdetable.domain.convention.actions.approving import show_to_public
from tourdetable.domain.convention.actions.documents import give_document
from tourdetable.domain.convention.models import (
    AgreementAmendment,
    Assessment,
    DiagnosisEntry,
    Documented,
    SharedDiagnosis,
)
from tourdetable.domain.library.actions.bringing import SentFile
from tourdetable.domain.search.actions.background import read_document


def documented(row: Documented, words: str) -> None:
    """A document comes with it."""
    give_document(row, SentFile(BytesIO(words.encode()), f"{words}.txt"), NOW)
    row.save()


def test_the_agreement_and_its_documents_are_the_members(
    circle: Circle, settings: Settings, tmp_path: Path
) -> None:
    settings.FILES = tmp_path
    period = signed(circle)
    known = {"period": period, "words": "Le phare nous rejoint."}
    days = {"signed_on": SIGNED, "applies_from": SIGNED}
    amendment = AgreementAmendment.objects.create(number=1, **days, **known)
    rows = [period, amendment, Assessment.objects.create(given_on=SIGNED, **known)]
    for row, word in zip(rows, ("unpacte", "unavenant", "unbilan"), strict=True):
        documented(row, word)
        assert read_document()
    wanted = {"phare": 2, "médiathèque": 3, "unpacte": 1, "unavenant": 1, "unbilan": 1}
    told = {word: len(found(circle, circle.ana, word)) for word in wanted}
    assert (told, [found(circle, None, word) for word in wanted]) == (wanted, [[]] * 5)


def test_a_diagnosis_is_the_members_and_once_shown_its_portrait_everybody_s(
    circle: Circle, settings: Settings, tmp_path: Path
) -> None:
    settings.FILES = tmp_path
    diagnosis_of(circle, title="Le bourg")
    one = shared(circle)
    words = {"kind": "words", "words": "Le canari chante.", "on": TODAY}
    DiagnosisEntry.objects.create(diagnosis=one, **words)
    documented(one, "undiagnostic")
    told = [sorted(found(circle, who, "vent")) for who in (circle.ana, None)]
    assert told == [["Le bourg", "Les îles"], []]
    one = SharedDiagnosis.objects.get(pk=one.pk)
    show_to_public(diagnosis=one, public=True, version=one.version, **BY)
    words_of = ("vent", "canari", "undiagnostic")
    assert [found(circle, None, word) for word in words_of] == [["Les îles"], [], []]
    assert [found(circle, circle.ana, word) for word in words_of[1:]] == [["Les îles"]] * 2

"""The link by which somebody who was asked answers: their row, signed. It opens one questionnaire,
once; nobody who reads the database can make it."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

from tourdetable.domain.questionnaires.models import BITS, AskedPerson, Questionnaire

SALT = "tourdetable.questionnaires"


def link_token(asked: AskedPerson) -> str:
    """What their link ends with."""
    return signer().sign(f"{asked.questionnaire_id}.{asked.pk}")


def numbers_of(token: str) -> tuple[int, int] | None:
    """The questionnaire and who was asked; None when it is forged."""
    try:
        questionnaire, _dot, asked = signer().unsign(token).partition(".")
        return int(questionnaire), int(asked)
    except (BadSignature, ValueError):
        return None


def with_body(pk: int) -> Questionnaire | None:
    """A questionnaire, its body and its network."""
    rows = Questionnaire.objects.select_related("body__network", "meeting")
    return rows.filter(pk=pk).first()


def sheet_of(questionnaire: Questionnaire, gesture: str) -> int:
    """The id of the sheet of a form filled in the room: a form sent twice is one sheet, and who
    finds the form in a browser does not find the sheet."""
    digest = salted_hmac(SALT, f"{questionnaire.pk}.{gesture}", algorithm="sha256").digest()
    return int.from_bytes(digest[:8], "big") >> (64 - BITS)


def signer() -> Signer:
    return Signer(salt=SALT, sep=".")

"""The framework agreement, the diagnoses of territories, who is expected where."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

AGREEING = "vivre-sous-une-convention"

PURPOSES = (
    purpose(
        _(
            "Under which agreement the network lives: its periods, what they gave, and what is "
            "left to do before the next one."
        ),
        AGREEING,
        "agreement",
    ),
    purpose(
        _("Write the agreement and its periods: a period counts once it is signed."),
        AGREEING,
        "agreement_write",
        "agreement_period_begin",
        "agreement_period_describe",
        "agreement_period_sign",
        "agreement_period_unsign",
    ),
    purpose(
        _("Who signed a period, what amended it, who is expected where, and what it gave."),
        AGREEING,
        "agreement_period",
    ),
    purpose(
        _("Who signs, who joins or leaves by an amendment: everything stays dated."),
        AGREEING,
        "signatories_add",
        "signatories_take_over",
        "agreement_period_amend",
        "agreement_facilities",
        "signatory_remove",
        "signatory_leave",
    ),
    purpose(
        _("What a period gave, and the decision that adopted it: the charter waits for both."),
        AGREEING,
        "agreement_period_assess",
        "assessment_adopt",
    ),
    purpose(
        _(
            "Body by body, those whom the agreement and the territory expect, and those who are "
            "there; what differs is settled in one gesture."
        ),
        AGREEING,
        "expected",
        "expected_body",
        "expected_settle",
    ),
    purpose(
        _("What partners say together of each territory, before a body opens there."),
        AGREEING,
        "diagnoses",
    ),
    purpose(
        _(
            "One territory: its portrait with sources, its facilities, its issues, what is "
            "missing, and who approved it, on which day."
        ),
        AGREEING,
        "diagnosis",
    ),
    purpose(
        _("Bring to a diagnosis what your institution knows, or correct it, while it is written."),
        AGREEING,
        "diagnosis_begin",
        "diagnosis_describe",
        "diagnosis_bring",
        "diagnosis_correct",
        "diagnosis_portrait",
        "diagnosis_remove",
        "diagnosis_public",
    ),
    purpose(
        _(
            "Call on the partners of a diagnosis: those that sit, on their page; those that do "
            "not, by a link that opens until a day."
        ),
        AGREEING,
        "diagnosis_call",
        "diagnosis_invite",
        "diagnosis_link_send",
        "diagnosis_link_close",
        "diagnosis_release",
    ),
    purpose(
        _("Bring to a diagnosis, then approve it, for an institution without a seat or account."),
        AGREEING,
        "diagnosis_link",
    ),
    purpose(
        _("Put a diagnosis to partners, answer for one, or open a body once all have approved."),
        AGREEING,
        "diagnosis_put",
        "diagnosis_answer",
        "diagnosis_back",
        "diagnosis_deploy",
    ),
)

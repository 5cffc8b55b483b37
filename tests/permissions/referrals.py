"""The lines of questions: the circle asks outside; one waits, one was answered."""

from __future__ import annotations

from collections.abc import Mapping

from tests.permissions.lines import EVERYBODY, Line, body, circle, members, only, port
from tests.permissions.stage import Stage
from tourdetable.domain.referrals.models import Referral, ReferralStep
from tourdetable.domain.referrals.tokens import token_of


def waiting(_stage: Stage) -> list[object]:
    return ["circle", Referral.objects.get(state="waiting").pk]


def answered(_stage: Stage) -> list[object]:
    return ["circle", Referral.objects.get(state="accepted").pk]


def link(_stage: Stage) -> list[object]:
    return [token_of(ReferralStep.objects.get(closed_on=None))]


def a_table(_stage: Stage) -> list[object]:
    return ["circle", "csv"]


ACTING = ("secretary", "lead", "steward")
"""On duty there, holds an office of it, or carries."""

REFERRALS: Mapping[str, Line] = {
    "referrals": members(circle),
    "referrals_table": members(a_table),
    "referral_new": only(port, *ACTING),
    "referral": body(waiting),
    "referral_receive": only(waiting),
    "referral_answer": only(waiting, *ACTING),
    "referral_pass_on": only(waiting),
    "referral_withdraw": only(waiting, *ACTING),
    "referral_address": only(waiting, *ACTING),
    "referral_follow": only(answered, *ACTING),
    "referral_heard": only(answered, *ACTING),
    "referral_link": Line(link, EVERYBODY, EVERYBODY),
}

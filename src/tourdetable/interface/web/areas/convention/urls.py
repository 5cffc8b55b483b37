from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.convention import (
    agreement,
    calling,
    diagnoses,
    diagnosing,
    expected,
    link,
    periods,
    signing,
)

link_urls = [
    path("<str:token>/", link.by_link, name="diagnosis_link"),
    path("<str:token>/file/", link.document, name="diagnosis_link_file"),
]
"""What a partner that has no seat opens without an account."""

PARTNER = "diagnoses/<int:pk>/partners/<int:partner>/"

urlpatterns = [
    path("agreement/", agreement.shown, name="agreement"),
    path("agreement/write/", agreement.write, name="agreement_write"),
    path("agreement/begin/", agreement.begin, name="agreement_period_begin"),
    path("agreement/<int:pk>/", periods.shown, name="agreement_period"),
    path("agreement/<int:pk>/describe/", periods.describe, name="agreement_period_describe"),
    path("agreement/<int:pk>/sign/", periods.sign, name="agreement_period_sign"),
    path("agreement/<int:pk>/unsign/", periods.unsign, name="agreement_period_unsign"),
    path("agreement/<int:pk>/signatories/", signing.add, name="signatories_add"),
    path("agreement/<int:pk>/take-over/", signing.take_over, name="signatories_take_over"),
    path("agreement/<int:pk>/amend/", signing.amend, name="agreement_period_amend"),
    path("agreement/<int:pk>/assess/", signing.assess, name="agreement_period_assess"),
    path("agreement/<int:pk>/adopt/", signing.adopt, name="assessment_adopt"),
    path("agreement/<int:pk>/file/<slug:kind>/<int:row>/", periods.document, name="agreement_file"),
    path("agreement/<int:pk>/facilities/", signing.facilities, name="agreement_facilities"),
    path("agreement/<int:pk>/expected/", expected.listed, name="expected"),
    path("agreement/<int:pk>/expected/<slug:body>/", expected.shown, name="expected_body"),
    path(
        "agreement/<int:pk>/expected/<slug:body>/settle/",
        expected.settle,
        name="expected_settle",
    ),
    path("agreement/signatories/<int:pk>/remove/", signing.remove, name="signatory_remove"),
    path("agreement/signatories/<int:pk>/leave/", signing.leave, name="signatory_leave"),
    path("bodies/<slug:body>/expected/", expected.here, name="expected_here"),
    path("diagnoses/", diagnoses.listed, name="diagnoses"),
    path("diagnoses/begin/", diagnosing.begin, name="diagnosis_begin"),
    path("diagnoses/<int:pk>/", diagnoses.shown, name="diagnosis"),
    path("diagnoses/<int:pk>/file/", diagnoses.document, name="diagnosis_file"),
    path("diagnoses/<int:pk>/describe/", diagnosing.describe, name="diagnosis_describe"),
    path("diagnoses/<int:pk>/bring/<slug:kind>/", diagnosing.bring, name="diagnosis_bring"),
    path("diagnoses/<int:pk>/entries/<int:entry>/", diagnosing.remove, name="diagnosis_remove"),
    path(
        "diagnoses/<int:pk>/entries/<int:entry>/correct/",
        diagnosing.correct,
        name="diagnosis_correct",
    ),
    path("diagnoses/<int:pk>/call/", calling.call, name="diagnosis_call"),
    path("diagnoses/<int:pk>/invite/", calling.invite, name="diagnosis_invite"),
    path(f"{PARTNER}link/", calling.send, name="diagnosis_link_send"),
    path(f"{PARTNER}close/", calling.close, name="diagnosis_link_close"),
    path(f"{PARTNER}release/", calling.release, name="diagnosis_release"),
    path("diagnoses/<int:pk>/put/", diagnosing.put, name="diagnosis_put"),
    path("diagnoses/<int:pk>/answers/<int:partner>/", diagnosing.reply, name="diagnosis_answer"),
    path("diagnoses/<int:pk>/back/", diagnosing.back, name="diagnosis_back"),
    path("diagnoses/<int:pk>/public/", diagnosing.show, name="diagnosis_public"),
    path("diagnoses/<int:pk>/open/", diagnosing.deploy, name="diagnosis_deploy"),
]

from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.referrals import answering, link, page, register, sending

HERE = "referrals/<int:pk>/"

link_urls = [path("<str:token>/", link.by_link, name="referral_link")]
"""What one opens without an account."""

urlpatterns = [
    path("referrals/", register.referrals, name="referrals"),
    path("referrals/table.<slug:kind>", register.taken, name="referrals_table"),
    path("bodies/<slug:body>/referrals/new/", sending.send, name="referral_new"),
    path(HERE, page.referral, name="referral"),
    path(f"{HERE}receive/", answering.receive, name="referral_receive"),
    path(f"{HERE}answer/", answering.give_answer, name="referral_answer"),
    path(f"{HERE}pass-on/", sending.pass_on, name="referral_pass_on"),
    path(f"{HERE}follow/", answering.follow, name="referral_follow"),
    path(f"{HERE}heard/", answering.hear, name="referral_heard"),
    path(f"{HERE}withdraw/", sending.withdraw, name="referral_withdraw"),
    path(f"{HERE}address/", sending.address, name="referral_address"),
]

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import path
from django.views.generic import RedirectView

from tourdetable.interface.web.areas.signin import identities, links, passkey_entry, passkeys, views

urlpatterns = [
    path("", views.AskForCode.as_view(), name="account_request_login_code"),
    path("code/", views.EnterCode.as_view(), name="account_confirm_login_code"),
    path("link/<str:token>/", links.open_link, name="signin_link"),
    path("passkey/", passkey_entry.sign_in, name="signin_passkey"),
    path("with/<slug:provider>/", identities.go, name="identity_go"),
    path("with/<slug:provider>/back/", identities.back, name="identity_back"),
    path("with/<slug:provider>/left/", identities.left, name="identity_left"),
    path("who/", views.choose_person, name="choose_person"),
    path("out/", views.Leave.as_view(), name="account_logout"),
    path(
        "login/",
        RedirectView.as_view(pattern_name="account_request_login_code", query_string=True),
        name="account_login",
    ),
    path(
        "signup/",
        RedirectView.as_view(pattern_name="account_request_login_code", query_string=True),
        name="account_signup",
    ),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
]

passkey_urls = [
    path("", passkeys.listed, name="passkeys"),
    path("add/", passkeys.add, name="passkey_add"),
    path("again/", passkeys.again, name="passkey_again"),
    path("accounts/<int:identity>/forget/", identities.forget, name="identity_forget"),
    path("<int:key>/name/", passkeys.rename, name="passkey_name"),
    path("<int:key>/remove/", passkeys.remove, name="passkey_remove"),
]
"""Below `me/passkeys/`."""

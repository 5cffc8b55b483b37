"""URLs: the product's own pages first, then networks by their slug."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from tourdetable.interface.web.areas.answers import urls as answers
from tourdetable.interface.web.areas.complaints import urls as complaints
from tourdetable.interface.web.areas.convention import urls as convention
from tourdetable.interface.web.areas.founding import urls as founding
from tourdetable.interface.web.areas.guests import urls as guests
from tourdetable.interface.web.areas.joining import urls as joining
from tourdetable.interface.web.areas.live import urls as live
from tourdetable.interface.web.areas.notices import urls as notices
from tourdetable.interface.web.areas.pages import urls as pages
from tourdetable.interface.web.areas.programme import urls as programme
from tourdetable.interface.web.areas.questionnaires import urls as questionnaires
from tourdetable.interface.web.areas.referrals import urls as referrals
from tourdetable.interface.web.areas.register import urls as register
from tourdetable.interface.web.areas.signin import urls as signin
from tourdetable.interface.web.areas.site import urls as site

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("tourdetable.interface.web.areas.home.urls")),
    path("", include("tourdetable.interface.web.areas.pages.urls")),
    path("", include("tourdetable.interface.web.areas.founding.urls")),
    path("aide/guide/", include("tourdetable.interface.web.areas.guide.urls")),
    path("signin/", include(signin.urlpatterns)),
    path("join/", include(joining.link_patterns)),
    path("guest/", include(guests.link_urls)),
    path("here/", include(register.link_urls)),
    path("room/", include(live.link_urls)),
    path("me/passkeys/", include(signin.passkey_urls)),
    path("me/", include("tourdetable.interface.web.areas.own.urls")),
    path("me/notices/", include(notices.urlpatterns)),
    path("operate/mail/", include(notices.operate_urls)),
    path("reclamation/", include(complaints.urlpatterns)),
    path("answer/", include(answers.urlpatterns)),
    path("questions/", include(questionnaires.link_urls)),
    path("asked/", include(referrals.link_urls)),
    path("partner/", include(convention.link_urls)),
    path("", include(site.outside_urls)),
]

if settings.DEMO_TODAY:
    urlpatterns.append(path("demo/", include("tourdetable.interface.demo.urls")))

urlpatterns += [
    # What programs ask for all night long is looked for first.
    path("<slug:network>/", include("tourdetable.interface.web.areas.calendars.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.networks.urls")),
    path("<slug:network>/", include(pages.of_network)),
    path("<slug:network>/", include(founding.of_network)),
    path("<slug:network>/", include("tourdetable.interface.web.areas.search.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.tags.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.neighbours.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.persons.urls")),
    path("<slug:network>/charter/", include("tourdetable.interface.web.areas.charter.urls")),
    path("<slug:network>/programme/", include("tourdetable.interface.web.areas.programme.urls")),
    path(
        "<slug:network>/availability/", include("tourdetable.interface.web.areas.availability.urls")
    ),
    path("<slug:network>/invitations/", include("tourdetable.interface.web.areas.joining.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.rosters.urls")),
    path(
        "<slug:network>/composition/", include("tourdetable.interface.web.areas.composition.urls")
    ),
    path("<slug:network>/", include(convention.urlpatterns)),
    path(
        "<slug:network>/territories/", include("tourdetable.interface.web.areas.territories.urls")
    ),
    path("<slug:network>/places/", include("tourdetable.interface.web.areas.places.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.schemes.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.meetings.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.decisions.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.consultations.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.guests.urls")),
    path("<slug:network>/decisions/", include(programme.decision_urls)),
    path("<slug:network>/", include("tourdetable.interface.web.areas.minutes.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.experience.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.deliverables.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.relays.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.groups.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.evaluation.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.library.urls")),
    path("<slug:network>/", include(questionnaires.urlpatterns)),
    path("<slug:network>/", include(referrals.urlpatterns)),
    path("<slug:network>/", include("tourdetable.interface.web.areas.rota.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.commitments.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.register.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.convening.urls")),
    path("<slug:network>/", include(answers.of_network)),
    path("<slug:network>/", include("tourdetable.interface.web.areas.inbox.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.files.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.topics.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.agendas.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.site.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.live.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.coordination.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.areas.newsletters.urls")),
    path("<slug:network>/", include(complaints.of_network)),
]

handler400 = "tourdetable.interface.web.base.errors.bad_request"
handler403 = "tourdetable.interface.web.areas.signin.refusals.forbidden"
handler404 = "tourdetable.interface.web.areas.signin.refusals.not_found"
handler500 = "tourdetable.interface.web.base.errors.server_error"

from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.site import (
    deciding,
    feed,
    following,
    outside,
    reading,
    workshop,
    writing,
)
from tourdetable.interface.web.areas.site.data import views as data
from tourdetable.interface.web.areas.site.days import hosting, kit, registering

outside_urls = [path("sitemap.xml", outside.sitemap, name="sitemap_xml")]
"""Addresses of no network."""

urlpatterns = [
    path("news/", reading.news, name="news"),
    path("news/feed.atom", feed.feed, name="site_feed"),
    path("pages/<slug:slug>/", reading.page, name="site_page"),
    path("pages/<slug:slug>/images/<int:number>/", reading.image, name="site_image"),
    path("decided/", reading.decided, name="decided"),
    path("decided/<int:pk>/", reading.decision, name="reading"),
    path("decided/<int:pk>/change/", deciding.amend, name="reading_change"),
    path("decided/<int:pk>/back/", deciding.take_back, name="reading_back"),
    path("decisions/<int:pk>/publish/", deciding.publish, name="decision_publish"),
    path("site/", workshop.workshop, name="site"),
    path("site/new/", writing.begin, name="site_new"),
    path("site/<int:pk>/", writing.draft, name="site_draft"),
    path("site/<int:pk>/write/", writing.write, name="site_write"),
    path("site/<int:pk>/publish/", writing.publish, name="site_publish"),
    path("site/<int:pk>/back/", writing.take_back, name="site_back"),
    path("site/<int:pk>/images/new/", writing.add_image, name="site_image_new"),
    path(
        "site/<int:pk>/images/<int:number>/change/",
        writing.describe_image,
        name="site_image_change",
    ),
    path(
        "site/<int:pk>/images/<int:number>/remove/", writing.remove_image, name="site_image_remove"
    ),
    path("site/<int:pk>/editions/<int:number>/", writing.edition, name="site_edition"),
    path("site/<int:pk>/editions/<int:number>/again/", writing.again, name="site_edition_again"),
    path("meetings/<int:pk>/day/", hosting.prepare, name="day_new"),
    path("days/<int:pk>/", hosting.open_day, name="open_day"),
    path("days/<int:pk>/change/", hosting.change, name="day_change"),
    path("days/<int:pk>/open/", hosting.publish, name="day_open"),
    path("days/<int:pk>/close/", hosting.withdraw, name="day_close"),
    path("days/<int:pk>/attendance/", hosting.attendance, name="day_attendance"),
    path(
        "days/<int:pk>/attendance.<slug:ending>",
        hosting.attendance_file,
        name="day_attendance_file",
    ),
    path("days/<int:pk>/register/", registering.register, name="day_register"),
    path("days/<int:pk>/kit/", kit.kit, name="day_kit"),
    path("days/<int:pk>/kit/<str:name>", kit.kit_file, name="day_kit_file"),
    path("registration/<str:token>/", registering.link, name="day_link"),
    path("following/", following.following, name="following"),
    path("embed/calendar/", outside.calendar, name="embed_calendar"),
    path("data/", data.listed, name="open_data"),
    path("data/datapackage.json", data.package, name="open_data_package"),
    path("data/<slug:name>.csv", data.file, name="open_data_file"),
    path("data/<slug:name>.schema.json", data.schema, name="open_data_schema"),
]

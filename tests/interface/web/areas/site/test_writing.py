from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.domain.builders import TODAY
from tests.domain.files.made import PNG
from tests.interface.web.areas.decisions.people import ANONYMOUS, LEAD, Room, sent
from tourdetable.domain.site.models import SitePage


def by_lead(room: Room, **fields: Any) -> dict[str, Any]:
    """What a form posts, for the lead."""
    return {**sent(0), "acting": f"office:{room.circle.lead.pk}", **fields}


def said(client: Client, room: Room, view: str, *at: object, **fields: Any) -> int:
    """What a form of the lead is answered, on the page as it stands."""
    page = SitePage.objects.first()
    version = {"version": page.version} if page else {}
    answer = client.post(room.url(view, *at), by_lead(room, **version, **fields))
    return answer.status_code


def test_a_page_is_begun_written_shown_published_and_taken_back(room: Room) -> None:
    client = room.client(LEAD)
    begun = {"kind": "news", "title": "Le Môle", "language": "fr"}
    assert said(client, room, "site_new", **begun) == 302
    page = SitePage.objects.get()
    words = {"title": "Le Môle", "lead": "", "language": "fr", "text": "## Un\n\n[image 1]"}
    assert said(client, room, "site_write", page.pk, **words) == 302
    file = SimpleUploadedFile("quai.png", PNG)
    assert said(client, room, "site_image_new", page.pk, file=file, alt="Le quai") == 302
    preview = client.get(room.url("site_draft", page.pk)).content.decode()
    assert ('alt="Le quai"' in preview, "personne ne la lit encore" in preview) == (True, True)
    assert room.client(ANONYMOUS).get(room.url("site_page", page.slug)).status_code == 302
    assert said(client, room, "site_publish", page.pk, shows_on=TODAY) == 302
    stranger = room.client(ANONYMOUS)
    assert "Le quai" in stranger.get(room.url("site_page", page.slug)).content.decode()
    assert stranger.get(room.url("site_image", page.slug, 1)).status_code == 200
    assert said(client, room, "site_back", page.pk) == 302
    gone = [room.url("site_page", page.slug), room.url("site_image", page.slug, 1)]
    assert [room.client(ANONYMOUS).get(url).status_code for url in gone] == [302, 302]
    assert client.get(room.url("site_edition", page.pk, 1)).status_code == 200
    assert said(client, room, "site_edition_again", page.pk, 1) == 302


def test_a_passage_for_fewer_people_stops_it_and_says_which_line(room: Room) -> None:
    client = room.client(LEAD)
    said(client, room, "site_new", kind="page", title="Un", language="fr")
    page = SitePage.objects.get()
    text = "Oui.\n\n::: instance\nNon.\n:::"
    said(client, room, "site_write", page.pk, title="Un", language="fr", text=text)
    url, version = room.url("site_publish", page.pk), SitePage.objects.get().version
    answer = client.post(url, by_lead(room, shows_on=TODAY, version=version))
    assert (answer.status_code, "La ligne 3" in answer.content.decode()) == (422, True)


def test_images_are_said_better_and_taken_away(room: Room) -> None:
    client = room.client(LEAD)
    said(client, room, "site_new", kind="page", title="Un", language="fr")
    page = SitePage.objects.get()
    file = SimpleUploadedFile("quai.png", PNG)
    said(client, room, "site_image_new", page.pk, file=file, alt="Le quai")
    assert said(client, room, "site_image_change", page.pk, 1, alt="Le port") == 302
    assert page.images.get().alt == "Le port"
    assert said(client, room, "site_image_remove", page.pk, 1) == 302
    assert not page.images.exists()

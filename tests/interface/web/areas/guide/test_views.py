"""The guide as anybody reads it."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from tourdetable.interface.web.areas.guide.book import chapters

pytestmark = pytest.mark.django_db


def test_its_contents_lead_to_each_chapter_and_each_to_the_next(client: Client) -> None:
    slugs = [one.slug for one in chapters()]
    html = client.get("/aide/guide/").content.decode().split("<main")[1].split("</main>")[0]
    french = [one.slug for one in chapters() if one.language == "fr"]
    assert re.findall(r'href="/aide/guide/([^/"]+)/"', html) == french
    for slug, following in zip(slugs, [*slugs[1:], None], strict=True):
        page = client.get(f"/aide/guide/{slug}/").content.decode()
        assert re.findall(r'href="/aide/guide/([^/"]+)/">Chapitre suivant', page) == (
            [following] if following else []
        )


@pytest.mark.parametrize("path", ["nothing/", "figures/nothing.png", "figures/..%2fx.png"])
def test_what_does_not_exist_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/aide/guide/{path}").status_code == 404


def test_each_figure_is_there(client: Client) -> None:
    wanted = {src for one in chapters() for src in re.findall(r'<img src="([^"]+)"', one.html)}
    there = {f"/aide/guide/figures/{file.stem}.png" for file in settings.GUIDE.glob("img/*.png")}
    assert wanted == there
    for src in wanted:
        assert client.get(src)["Content-Type"] == "image/png"


def test_each_figure_is_described() -> None:
    said = [alt for one in chapters() for alt in re.findall(r'<img [^>]*alt="([^"]*)"', one.html)]
    assert all(said)

"""What every page shows around its content."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tourdetable.domain.founding.queries import is_empty
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import may_compose_some
from tourdetable.interface.web.base import capacities
from tourdetable.interface.web.base.middleware import LANG
from tourdetable.interface.web.base.scene import Scene

BEGUN_EMPTY = "TDT_BEGUN_EMPTY"
"""Set by the command that serves, when nothing was founded as it began."""

NO_MENU = {"nav": (), "search_box": ""}
"""For a page without a menu: a screen for all to see, a sheet to be printed."""


def nothing_founded() -> bool:
    """Whether nothing is founded here yet; asked of the database only where nothing was."""
    return BEGUN_EMPTY in os.environ and is_empty()


def page(request: HttpRequest) -> dict[str, Any]:
    """Variables of base.html: the network and its navigation, who is reading and from which
    place."""
    scene: Scene | None = getattr(request, "scene", None)
    identity = getattr(request, "identity", None)
    nobody = scene is None and identity is not None and identity.person is None
    return {
        "nothing_founded": nobody and nothing_founded(),
        "network": scene.network if scene else None,
        "own_language": scene.charter.language if scene else "",
        "standing": place(scene.standing) if scene and scene.standing else "",
        "person": identity.person if identity else None,
        "nav": navigation(scene, request.path) if scene else [],
        "search_box": search_box(scene, request.path) if scene else "",
        "composes": composes(scene),
        "in_languages": in_languages(request)
        if identity is None or identity.person is None
        else {},
    }


def in_languages(request: HttpRequest) -> dict[str, str]:
    """The address of a page that anybody reads in each language, for programs that look for one."""
    if request.method != "GET":
        return {}
    page = f"{settings.SITE_URL}{request.path}"
    others = request.GET.copy()
    others.pop(LANG, None)
    found = {"x-default": f"{page}?{others.urlencode()}" if others else page}
    for code, _name in settings.LANGUAGES:
        others[LANG] = code
        found[code] = f"{page}?{others.urlencode()}"
    return found


def composes(scene: Scene | None) -> bool:
    """Whether the reader composes a body of the network at least."""
    return bool(scene and scene.standing and may_compose_some(scene.standing))


def place(standing: Standing) -> str:
    """The offices and institutions for which the reader is in the network, in a few words."""
    offices = [capacities.words(office, standing.charter) for office in standing.offices]
    institutions = [str(seat.institution) for seat in standing.seats]
    return ", ".join(dict.fromkeys(offices + institutions))


def navigation(scene: Scene, path: str) -> list[dict[str, Any]]:
    """The main pages of the network that the reader may open."""
    entries = [(_("Network"), "network"), (_("Programme"), "programme")]
    if scene.standing is not None or scene.charter.public.text:
        entries.append((_("Charter"), "charter"))
    if scene.standing is not None:
        entries += [
            (_("Decisions"), "decisions"),
            (_("People"), "people"),
        ]
    if composes(scene):
        entries.append((_("Composition"), "composition"))
    return [entry(label, name, scene, path) for label, name in entries]


def search_box(scene: Scene, path: str) -> str:
    """Where the words go that are typed on any page; nothing on the page that searches."""
    url = scene.url("search")
    return "" if path == url else url


def entry(label: str, name: str, scene: Scene, path: str) -> dict[str, Any]:
    """A link of the menu; the pages below it are its own, but for those of the whole network."""
    url = scene.url(name)
    below = name != "network" and path.startswith(url)
    return {"label": label, "url": url, "current": path == url or below}

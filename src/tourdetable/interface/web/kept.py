"""Words that could not be taken when they were sent: kept in the session, for whoever wrote them.

The session had ended, or the form came without its token. What was written waits under the address
of its form, and comes back in it when its writer opens that address again; nothing is carried out
until they send it. Signing out erases it.
"""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, QueryDict

from tourdetable.interface.web.base import capacities
from tourdetable.interface.web.base.forms import writer_of
from tourdetable.interface.web.base.http import Request

KEY = "kept"
LONGEST = 2_000_000
"""Bytes of one form, as a browser sends it: the longest minutes, with room to spare."""
MOST = 3
"""Forms kept at once; the oldest goes first."""
LASTS = 24 * 3600
"""Seconds after which nobody is coming back for it."""
DROP = ("kept", "drop")
"""What the address says when the writer no longer wants it."""

Entry = dict[str, Any]


def keep(request: HttpRequest) -> bool:
    """Keep what was posted; False when there is nothing to keep, too much, or too often."""
    written = posted_words(request)
    if not written or len(written) > LONGEST:
        return False
    if not ratelimit.consume(request, action="keep_words"):
        return False
    entries: dict[str, Entry] = request.session.get(KEY, {})
    entries.pop(request.path, None)
    entries[request.path] = {
        "words": written,
        "writer": writer(request),
        "at": int(request.now.timestamp()),  # type: ignore[attr-defined]  # see http.Request
    }
    request.session[KEY] = dict(list(entries.items())[-MOST:])
    if not request.user.is_authenticated:
        request.session.set_expiry(LASTS)
    return True


def posted_words(request: HttpRequest) -> str:
    """What was posted but for the token, encoded; files cannot be kept."""
    if request.method != "POST":
        return ""
    sent = request.POST.copy()
    sent.pop("csrfmiddlewaretoken", None)
    return sent.urlencode()


def writer(request: HttpRequest) -> int | None:
    """Whose words they are: the form says it, signed; else whoever has signed in."""
    person = request.identity.person  # type: ignore[attr-defined]  # see http.Request
    return writer_of(request.POST.get("writer", "")) or (person.pk if person else None)


def kept(request: Request) -> QueryDict | None:
    """What the reader had written in the form of this address, if it waits."""
    entry = waiting(request).get(request.path)
    if entry is None:
        return None
    if request.GET.get(DROP[0]) == DROP[1]:
        forget(request)
        return None
    if request.now.timestamp() - entry["at"] >= LASTS:
        forget(request)
        return None
    words = QueryDict(entry["words"])
    return words if is_theirs(request, entry, words) else None


def waiting(request: HttpRequest) -> dict[str, Entry]:
    """All that waits in this browser's session, by address."""
    session = getattr(request, "session", None)
    return session.get(KEY, {}) if session is not None else {}


def is_theirs(request: Request, entry: Entry, words: QueryDict) -> bool:
    """Whether the reader wrote it; when the form does not say, it is by the capacity."""
    person = request.identity.person
    if entry["writer"] is not None:
        return person is not None and person.pk == entry["writer"]
    standing = request.scene.standing  # type: ignore[attr-defined]  # see scene.in_network
    held = {capacities.code(capacity) for capacity in (*standing.seats, *standing.offices)}
    return words.get("acting") in held


def forget(request: HttpRequest) -> None:
    """What was written at this address came at last, or is no longer wanted."""
    if request.path in waiting(request):
        del request.session[KEY][request.path]
        request.session.modified = True

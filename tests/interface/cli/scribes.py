"""Minutes that several people write at once in the network of the house, as their pages do."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPException
from urllib.parse import urlencode
from uuid import uuid4

from tests.interface.cli.house import NETWORK, TOKEN, House, ask

OPEN = """
from tourdetable.interface.cli.platform import load_platform
load_platform()
from tests.interface.cli.scribes import begin_minutes
begin_minutes()
"""
PART = "Budget"


def begin_minutes() -> None:
    """Hold a meeting now, begin its minutes, sign in its secretary; tell it."""
    from django.utils import timezone  # noqa: PLC0415  the platform is loaded by its reader

    from tests.domain.builders import OPERATOR  # noqa: PLC0415  idem: the platform
    from tests.interface.cli.sitting import signed_in_for  # noqa: PLC0415  idem: the platform
    from tourdetable.domain.meetings.actions.meetings import draw_meeting  # noqa: PLC0415  idem: the platform
    from tourdetable.domain.meetings.actions.sitting import open_meeting  # noqa: PLC0415  idem: the platform
    from tourdetable.domain.meetings.models import Turn  # noqa: PLC0415  idem: the platform
    from tourdetable.domain.minutes.actions.minutes import begin  # noqa: PLC0415  idem: the platform
    from tourdetable.domain.networks.models import Body  # noqa: PLC0415  idem: the platform

    now = timezone.now()
    signed = {"by": OPERATOR, "now": now}
    body = Body.objects.select_related("network").get()
    hours = {"starts_at": now, "ends_at": now + timedelta(hours=2)}
    meeting = draw_meeting(
        body=body, kind="reading", title="Veille", confirmed=True, **hours, **signed
    )
    meeting = open_meeting(meeting=meeting, version=meeting.version, **signed)
    seat = body.seats.order_by("pk")[0]
    Turn.objects.create(meeting=meeting, seat=seat, duty="secretary")
    begin(meeting=meeting, text=f"# {PART}\n\nDébut.\n\n# Divers", **signed)
    known = {"meeting": meeting.pk, "seat": seat.pk, "session": signed_in_for(seat)}
    sys.stdout.write(json.dumps(known))


@dataclass
class Scribes:
    """Pages that write one part, word after word; what is not acknowledged is sent again, with
    its token."""

    house: House
    meeting: int
    seat: int
    session: str
    told: set[str] = field(default_factory=set)
    """The words of which a page was told that they are saved."""
    states: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def writing(self, pages: int = 4) -> Iterator[None]:
        threads = [threading.Thread(target=self.write, args=(who,)) for who in range(pages)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in threads:
                thread.join()

    def write(self, who: int) -> None:
        hand, base, number = str(uuid4()), "Début.", 0
        while not self.over.is_set():
            number += 1
            word = f"p{who}m{number}"
            sent = {"hand": hand, "gesture": str(uuid4()), "base": base, "text": f"{base} {word}"}
            answer = self.acknowledged(sent)
            if answer is not None:
                self.told.add(word)
                self.states[answer["state"]] += 1
                base = answer.get("text", sent["text"])

    def acknowledged(self, sent: dict[str, str]) -> dict[str, str] | None:
        """What the page is told at last, once its words are kept; None at the end."""
        while not self.over.is_set():
            answer = self.send(sent)
            if answer is not None:
                return answer
            self.over.wait(0.05)
        return None

    def send(self, sent: dict[str, str]) -> dict[str, str] | None:
        fields = {"title": PART, "nth": "1", "acting": f"seat:{self.seat}", **sent}
        cookie = f"sessionid={self.session}; csrftoken={TOKEN}"
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        headers["X-Editor"] = "save"
        path = f"/{NETWORK}/meetings/{self.meeting}/minutes/write/part/"
        body = urlencode(fields | {"csrfmiddlewaretoken": TOKEN})
        try:
            answer = ask(self.house.port, "POST", path, body, headers)
        except (OSError, HTTPException):
            return None
        said: dict[str, str] | None = json.loads(answer.text) if answer.status == 200 else None
        return said

    def kept(self) -> Counter[str]:
        """The words that the database holds, and how often."""
        ((text,),) = self.house.select("SELECT text FROM minutes_minutes")
        return Counter(str(text).split())


def scribes_in(ours: House) -> Scribes:
    """Minutes in the house, and those who write them."""
    command = [sys.executable, "-c", OPEN]
    done = subprocess.run(command, env=ours.environment, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout)
    return Scribes(ours, said["meeting"], said["seat"], said["session"])

"""A session led live in the network of the house, and members who speak there without rest."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

from tests.interface.cli.house import NETWORK, TOKEN, Answered, House, ask

OPEN = """
from tourdetable.interface.cli.platform import load_platform
load_platform()
from tests.interface.cli.sitting import hold_sitting
hold_sitting()
"""


def hold_sitting() -> None:
    """Hold a meeting now, lead it live, ask something, sign in a member of each seat; tell it."""
    from django.utils import timezone  # noqa: PLC0415  the platform is loaded by its reader

    from tests.domain.builders import OPERATOR  # noqa: PLC0415  idem: the platform
    from tourdetable.domain.meetings.actions.meetings import draw_meeting  # noqa: PLC0415  idem: the platform
    from tourdetable.domain.meetings.actions.sitting import open_meeting  # noqa: PLC0415  idem: the platform
    from tourdetable.domain.networks.models import Body  # noqa: PLC0415  idem: the platform
    from tourdetable.domain.rounds.actions import asking, leading  # noqa: PLC0415  idem: the platform

    now = timezone.now()
    signed = {"by": OPERATOR, "now": now}
    body = Body.objects.select_related("network").get()
    hours = {"starts_at": now, "ends_at": now + timedelta(hours=2)}
    meeting = draw_meeting(
        body=body, kind="reading", title="Veille", confirmed=True, **hours, **signed
    )
    meeting = open_meeting(meeting=meeting, version=meeting.version, **signed)
    leading.begin(meeting=meeting, **signed)
    draft = asking.RoundDraft("silent", "Que lire ?")
    one = asking.open_round(meeting=meeting, item=None, draft=draft, **signed)
    voices = {str(seat.pk): signed_in_for(seat) for seat in body.seats.all()}
    sys.stdout.write(json.dumps({"meeting": meeting.pk, "round": one.pk, "voices": voices}))


def signed_in_for(seat: object) -> str:
    """The session of the first holder of a seat."""
    from django.conf import settings  # noqa: PLC0415  the platform is loaded by its reader

    from tourdetable.domain.people.models import Account  # noqa: PLC0415  idem: the platform
    from tourdetable.interface.web.areas.signin.sessions import SessionStore  # noqa: PLC0415  idem: the platform

    person = seat.mandates.order_by("pk")[0].person  # type: ignore[attr-defined]  # a seat
    if person.account is None:
        person.account = Account.objects.create(email=f"voice{person.pk}@example.org")
        person.save()
    session = SessionStore()
    session["_auth_user_id"] = str(person.account.pk)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = person.account.get_session_auth_hash()
    session.save()
    return session.session_key or ""


@dataclass
class Voices:
    """Members who say one thing after another for their seat, each once the one before is
    acknowledged."""

    house: House
    meeting: int
    round: int
    sessions: dict[str, str]
    told: dict[str, int] = field(default_factory=dict)
    """By seat, the number of the last thing of which we were told that it is recorded."""
    refused: set[int] = field(default_factory=set)
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def speaking(self) -> Iterator[None]:
        threads = [threading.Thread(target=self.speak, args=(seat,)) for seat in self.sessions]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in threads:
                thread.join()

    def speak(self, seat: str) -> None:
        number = 0
        while not self.over.is_set():
            number += 1
            try:
                answer = self.say(seat, number)
            except OSError:
                self.over.wait(0.05)
                continue
            if answer.status == 302:
                self.told[seat] = number
            else:
                self.refused.add(answer.status)

    def say(self, seat: str, number: int) -> Answered:
        fields = {"gesture": str(uuid4()), "acting": f"seat:{seat}", "do": "say"}
        fields |= {"about": f"{self.round}-", "words": str(number), "attribution": "institution"}
        fields |= {"csrfmiddlewaretoken": TOKEN}
        cookie = f"sessionid={self.sessions[seat]}; csrftoken={TOKEN}"
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        path = f"/{NETWORK}/meetings/{self.meeting}/live/"
        return ask(self.house.port, "POST", path, urlencode(fields), headers)

    def kept(self) -> dict[str, int]:
        """By seat, the number that the database holds."""
        rows = self.house.select("SELECT seat_id, words FROM rounds_roundentry")
        return {str(seat): int(str(words)) for seat, words in rows}


def sitting_in(ours: House) -> Voices:
    """A session in the house, and those who speak there."""
    command = [sys.executable, "-c", OPEN]
    done = subprocess.run(command, env=ours.environment, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout)
    return Voices(ours, said["meeting"], said["round"], said["voices"])

"""What is told to some and must reach nobody else (canaries): where it is written, whose it is to
read, and what of it somebody has been told who should not."""

from __future__ import annotations

import io
import random
import re
import zipfile
from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from tests.confided import confide, confided_to
from tests.domain.builders import NOW, OPERATOR, TODAY
from tests.permissions.stage import FEBRUARY, ROLES, Stage
from tourdetable.core.words.audience import Audience
from tourdetable.domain.consultations.actions.consulting import speak
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.minutes.models import Edition, Minutes, Revision

KNOCK = (*ROLES, "light", "ended", "elsewhere", "guest")
SECRET, LIFT = "Le canari du quai", "Une cage du port"
VOICE = (SECRET, LIFT, "".join(SECRET.split()), "".join(LIFT.split()))
"""What a seat said; PDF is read without its spaces."""

CANARY = re.compile(
    r"canari(january|reviewed|march|decided)(present|body|network|partners|public)\d+"
)
PLAIN = ("{mark}\n{word}\n:::",)
FORMS = (
    *PLAIN,
    "- a\n- b\n\n  {mark}\n  {word}\n  :::\n- c",
    "> {mark}\n> {word}\n> :::",
    "{mark}\n| a | {word} |\n|---|---|\n| {word} | b |\n:::",
    "{mark}\n```\n{word}\n```\n:::",
    "```\n{mark}\n{word}\n:::\n```",
    "{mark}\n# {word}\n:::",
    "• a\n{mark}\n• {word}\n:::",
    "{mark}\n[{word}](https://a.example/{word})\n:::",
    "::: public\n{mark}\n{word}\n:::\n:::",
    "a\n{mark}\n**{word}**\nb\n:::",
)
MARKS = {
    Audience.PRESENT: ("::: present", "::: présents noms", "::: publik", "::: public from 2027"),
    Audience.BODY: ("::: body", "::: anonyme instance", "::: public from 2027-05-01"),
    Audience.NETWORK: ("::: network", "::: réseau à partir du 6/4/2027"),
    Audience.PARTNERS: ("::: partners", "::: partenaires institution"),
    Audience.PUBLIC: ("::: public",),
}
INSIDE = {
    "member": Audience.PRESENT,
    "secretary": Audience.PRESENT,
    "lead": Audience.BODY,
    "steward": Audience.BODY,
    "light": Audience.BODY,
}
READ = {
    "january": {"neighbour": Audience.NETWORK, **INSIDE},
    "reviewed": INSIDE,
    "march": {"secretary": Audience.PRESENT, "lead": Audience.BODY},
    "decided": INSIDE,
}
"""January's minutes are circulated to the network; others are in review; March's are a draft, its
decision is the body's. Nobody else reads a word of them."""

RELAY, BY_LINK = "/relays/link/", {"partners", "public"}
"""Whoever has the link of a relay reads what may leave the network (`test_hidden_relays.py`)."""


def passages(where: str, seed: int, forms: tuple[str, ...] = FORMS) -> str:
    """Passages for each audience, in forms and an order drawn at random."""
    drawn, found = random.Random(f"{where}{seed}"), []
    for audience, marks in MARKS.items():
        for number, mark in enumerate(marks):
            word = f"canari{where}{audience.value}{number}"
            found.append(drawn.choice(forms).format(mark=mark, word=word))
    drawn.shuffle(found)
    last = f"::: present\ncanari{where}present9 sans fin"
    return "\n\n".join([*found, last])


def written(stage: Stage, seed: int) -> None:
    """The canaries, in the minutes, the edition that January's superseded and a decision."""
    circulated: dict[str, Any] = {"state": "circulated", "adoption": "seats", "edition": 2}
    circulated |= {"adopted_on": TODAY, "circulated_on": TODAY, "review_from": TODAY}
    for name, said in (("january", circulated), ("march", {})):
        text, meeting = passages(name, seed), getattr(stage, name)
        Minutes.objects.filter(meeting=meeting).update(text=text, **said)
        Revision.objects.filter(minutes__meeting=meeting).update(text=text)
    text, minutes = passages("january", seed + 1), Minutes.objects.get(meeting=stage.january)
    superseded: dict[str, Any] = {"adoption": "seats", "text": text, "because": "Un oubli."}
    superseded |= {"adopted_on": TODAY, "superseded_on": TODAY}
    Edition.objects.create(minutes=minutes, number=1, **superseded)
    text = passages("decided", seed)
    Decision.objects.filter(pk=stage.decision).update(text=text, why=text)
    Position.objects.filter(pk=stage.position).update(words=text, would_lift=text)


def sown(stage: Stage) -> None:
    """All canaries, where they change nothing of what each may do: those of minutes that were
    circulated are in February's. None is in words that people read again as they typed them."""
    rows = Minutes.objects.filter(meeting__body__network__slug="circle")
    circulated = rows.filter(meeting__starts_at=FEBRUARY, state="circulated").exclude(
        meeting=stage.february
    )
    for where, minutes in (
        ("january", circulated),
        ("reviewed", rows.filter(meeting=stage.january)),
        ("march", rows.filter(meeting=stage.march)),
    ):
        one = minutes.get()
        text = f"{one.text}\n\n{passages(where, 0, PLAIN)}"
        minutes.update(text=text)
        Revision.objects.filter(minutes=one).update(text=text)
    text = passages("decided", 0, PLAIN)
    Decision.objects.filter(pk=stage.decision).update(text=text, why=text)
    objected()
    confide()


def objected() -> SeatVoice:
    """The school, which nobody who knocks holds, objects."""
    one = Consultation.objects.get(body__network__slug="circle")
    school = one.body.seats.get(institution__name="École du Môle")
    position = PositionDraft(school.pk, "object", SECRET, LIFT)
    return speak(consultation=one, position=position, by=OPERATOR, now=NOW)


def unpacked(answer: HttpResponse) -> bytes:
    """All that an answer holds; files of files are opened."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] != b"PK":
        return bytes(content)
    archive = zipfile.ZipFile(io.BytesIO(content))
    return b"".join(archive.read(name) for name in archive.namelist())


def said_by(client: Client, url: str) -> str:
    """All that is said at an address."""
    return said_in(client.get(url))


def said_in(answer: Any) -> str:
    """All that an answer says, what describes a file included."""
    headers = str(answer.headers)
    if answer.get("Content-Type", "").startswith("text/event-stream"):
        return headers
    content = unpacked(answer)
    if content[:4] == b"%PDF":
        return headers + said_in_pdf(content)
    return headers + content.decode("utf-8", "replace")


@lru_cache(maxsize=16)
def said_in_pdf(content: bytes) -> str:
    """What its pages say, without spaces, and what describes it."""
    pdf = PdfReader(io.BytesIO(content))
    meta = pdf.xmp_metadata
    told = [page.extract_text() for page in pdf.pages]
    told += [str(pdf.metadata), meta.rdf_root.toxml() if meta else ""]
    return re.sub(r"\s|-", "", "".join(told))


def allowed(where: str, role: str, passage: str) -> bool:
    """Whether a role may read a passage."""
    reader = READ[where].get(role)
    return reader is not None and reader.shows(Audience(passage))


def leaked(role: str, url: str, said: str) -> set[tuple[str, str, str]]:
    """The canaries that a role is told and may not be."""
    out = BY_LINK if RELAY in url else set()
    read = {
        found[0]
        for found in CANARY.finditer(said)
        if found[2] not in out and not allowed(found[1], role, found[2])
    }
    voices = {word for word in VOICE if word in said}
    return {(role, url, word) for word in read | voices} | confided_to(role, url, said)

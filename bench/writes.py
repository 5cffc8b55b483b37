"""What members do between two readings, by the forms that they fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.costs import Cost, client_of, cost_of, cost_of_asking
from bench.pages import Page

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

FORM = re.compile(r"<form.*?</form>", re.DOTALL)
HIDDEN = re.compile(r'type="hidden" name="(\w+)"(?: value="([^"]*)")?')


def after_a_write(pages: tuple[Page, ...], writes: Page, size: int) -> list[Cost]:
    """A member answers an invitation; then what the first view costs another reader."""
    writer = Writer(client_of(writes.reader), writes.path)
    done = cost_of_asking(writes.name, size, writer.answer)
    return [done, *(cost_of(page, size, writer.answer) for page in pages)]


class Writer:
    """A member who answers the invitation of a meeting, and changes their mind each time."""

    def __init__(self, client: Client, path: str) -> None:
        self.client, self.path = client, path
        self.coming = False

    def answer(self) -> Answer:
        """See the page, fill in its form and send it."""
        self.coming = not self.coming
        answer = "attend" if self.coming else "excused"
        return send(self.client, self.path, f"{self.path}reply/", answer=answer)


class Sayer:
    """A member who says something for their seat in a session, and says it again otherwise."""

    def __init__(self, client: Client, path: str) -> None:
        self.client, self.path, self.count = client, path, 0
        self.fields = dict[str, str]()

    def read(self) -> None:
        """See the page, and write in its form."""
        self.count += 1
        page = self.client.get(self.path).content.decode()
        form = next(one for one in FORM.findall(page) if 'name="words"' in one)
        words = {"do": "say", "attribution": "institution", "words": f"Une idée, la {self.count}e"}
        self.fields = dict(HIDDEN.findall(form)) | words

    def say(self) -> Answer:
        """Send it."""
        sent = self.client.post(self.path, self.fields)
        assert sent.status_code == 302, f"{self.path} is refused: status {sent.status_code}"
        return sent


def saying(page: Page, size: int) -> Cost:
    """What it costs to say something live: the write alone."""
    sayer = Sayer(client_of(page.reader), page.path)
    return cost_of_asking(page.name, size, sayer.say, sayer.read)


def open_meeting(persona: str, path: str) -> None:
    """Somebody opens a meeting: who is there may be noted."""
    send(client_of(persona), f"{path}open/", f"{path}open/")


def send(client: Client, page: str, target: str, **fields: str) -> Answer:
    """See a page, fill in the form that goes to this address and send it."""
    forms = FORM.findall(client.get(page).content.decode())
    ours = [form for form in forms if 'name="gesture"' in form and goes_to(form, page, target)]
    assert ours, f"no form for {target} on {page}"
    hidden = dict(HIDDEN.findall(ours[0]))
    sent = client.post(target, {**hidden, **fields})
    assert sent.status_code == 302, f"{target} is refused: status {sent.status_code}"
    return sent


def goes_to(form: str, page: str, target: str) -> bool:
    """Whether a form is sent to this address: its own, or that of its page."""
    return f'action="{target}"' in form or (page == target and 'action="' not in form)

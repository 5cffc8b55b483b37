"""Messages that are no notice: of a title and words, in text and in HTML that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation

from tourdetable.interface.mail.addresses import addressed, one_line, our_own
from tourdetable.interface.mail.markup import as_html
from tourdetable.interface.mail.messages import framed, laid_out, legible_text


@dataclass(frozen=True)
class PlainLetter:
    """What a message says (`mail/<template>.txt`, and its subject), in a language, to an
    address; and to whom by `name`, where it is known."""

    template: str
    to: str
    language: str
    context: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)
    reply_to: Sequence[str] = ()
    name: str = ""

    def written(self, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
        """The e-mail. Raises `UnicodeEncodeError` for an address that no server would take."""
        with translation.override(self.language):
            said = dict(self.context)
            subject = one_line(render_to_string(f"mail/subjects/{self.template}.txt", said))
            text = render_to_string(f"mail/{self.template}.txt", said)
            html = framed(subject, self.language, as_html(legible_text(text)))
        own = {"From": settings.DEFAULT_FROM_EMAIL, "Auto-Submitted": "auto-generated"}
        found = EmailMultiAlternatives(
            subject=subject,
            body=laid_out(text),
            from_email=settings.ANSWERS_ADDRESS or our_own(),
            to=[addressed(self.name, self.to)],
            reply_to=list(self.reply_to),
            headers={**own, **self.headers},
            connection=connection,
        )
        found.attach_alternative(html, "text/html")
        return found

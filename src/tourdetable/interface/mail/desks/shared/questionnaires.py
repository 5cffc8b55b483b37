"""The message that asks somebody to answer a questionnaire, with a link of their own.

As many queries for 3 as for 300. Whoever has answered meanwhile receives nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.questionnaires.models import AskedPerson, Questionnaire
from tourdetable.domain.questionnaires.tokens import link_token
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions

REMINDED = "questionnaire.reminded"


@dataclass(frozen=True, kw_only=True)
class QuestionnaireLetter(News):
    """What the persons of one mailbox are asked, each by a link of their own."""

    row: Questionnaire
    asked: tuple[AskedPerson, ...]

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it, in the language of the message."""
        language = get_language() or ""
        return {
            "row": self.row,
            "title": self.row.titled(language),
            "words": self.row.introduced(language),
            "again": self.event.kind == REMINDED,
            "links": [(str(one.person), url_of(one)) for one in self.asked],
        }


def url_of(asked: AskedPerson) -> str:
    """The link that is theirs, in the language of the message."""
    page = reverse("questionnaire_link", args=[link_token(asked)])
    return f"{settings.SITE_URL}{page}?in={get_language()}"


class QuestionnaireDesk(NewsDesk):
    """Everything that the messages of one batch quote about questionnaires."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        numbers = {subject_id(event) for event in self.events}
        rows = AskedPerson.objects.filter(questionnaire__in=numbers, person__in=self.people)
        around = ("person__account", "questionnaire__body__network", "questionnaire__meeting")
        self.asked = list(rows.filter(link__isnull=False).select_related(*around))
        networks = {one.questionnaire.body.network_id for one in self.asked}
        self.charters = charter_versions(networks)

    def letter(self, parcel: Parcel) -> QuestionnaireLetter | None:
        """The message of one parcel, as long as one may answer and no reminder left since."""
        event, people = parcel[0].event, {notice.person_id for notice in parcel}
        number = subject_id(event)
        those = [one for one in self.asked if one.questionnaire_id == number]
        asked = tuple(one for one in those if one.person_id in people)
        if not asked or self.latest.get((event.subject, REMINDED), 0) > event.pk:
            return None
        row = asked[0].questionnaire
        on = local_day(row.body.network, self.now)
        if not row.takes_answers(on):
            return None
        return QuestionnaireLetter(
            **self.heading(
                parcel, in_force(self.charters[row.body.network_id], on), row.body.network
            ),
            persons=tuple(one.person for one in asked),
            thread=f"questionnaire-{row.pk}",
            row=row,
            asked=asked,
        )

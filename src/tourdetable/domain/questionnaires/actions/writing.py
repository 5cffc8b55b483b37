"""Writing a questionnaire: its title and days, its questions, from nothing or from another one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.questionnaires.enums import CHOSEN, Breakdown, SentTo
from tourdetable.domain.questionnaires.models import QuestionAsked, Questionnaire
from tourdetable.domain.questionnaires.starting import STARTS

TITLE, WORDS, QUESTION, CHOICE = 200, 2_000, 300, 200
MOST_QUESTIONS, MOST_CHOICES = 30, 12


@dataclass(frozen=True)
class QuestionnaireDetails:
    """What is said before the questions, whom it is asked of, and until when."""

    title: str
    closes_on: date
    sent_to: str
    breakdown: str = Breakdown.NONE
    words: str = ""
    title_en: str = ""
    words_en: str = ""

    def put_on(self, row: Questionnaire, today: date) -> None:
        if self.closes_on < today:
            raise ValidationError({"closes_on": _("The last day is to come.")})
        row.title = one_line(self.title, limit=TITLE, missing=_("Give it a title."))
        row.title_en = wording(" ".join(self.title_en.split()), limit=TITLE)
        row.words = wording(self.words, limit=WORDS)
        row.words_en = wording(self.words_en, limit=WORDS)
        row.closes_on, row.sent_to, row.breakdown = self.closes_on, self.sent_to, self.breakdown


@dataclass(frozen=True)
class QuestionDetails:
    """One question, in one or two languages; choices are one a line."""

    kind: str
    text: str
    text_en: str = ""
    choices: str = ""
    choices_en: str = ""

    def put_on(self, row: QuestionAsked) -> None:
        row.kind = self.kind
        row.text = one_line(self.text, limit=QUESTION, missing=_("Write the question."))
        row.text_en = wording(" ".join(self.text_en.split()), limit=QUESTION)
        listed = self.kind in CHOSEN
        row.choices = "\n".join(lines(self.choices, "choices")) if listed else ""
        row.choices_en = "\n".join(lines(self.choices_en, "choices_en")) if listed else ""
        must_be_choices(row)


def lines(text: str, name: str) -> list[str]:
    """The choices written, each on its line."""
    found = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(found) > MOST_CHOICES or any(len(one) > CHOICE for one in found):
        words = _("At most %(most)d choices, of %(long)d characters each.")
        raise ValidationError({name: words % {"most": MOST_CHOICES, "long": CHOICE}})
    return found


def must_be_choices(row: QuestionAsked) -> None:
    """Refuse a choice among less than two, the same one twice, a translation of some only."""
    own, english = row.choices.splitlines(), row.choices_en.splitlines()
    if row.kind not in CHOSEN:
        return
    if len(own) < 2 or len(set(own)) < len(own):
        raise ValidationError({"choices": _("Write at least two choices, each once.")})
    if english and len(english) != len(own):
        words = _("Write as many choices in English, in the same order, or none.")
        raise ValidationError({"choices_en": words})


@once
def begin(
    *,
    body: Body,
    details: QuestionnaireDetails,
    by: By,
    now: datetime,
    meeting: Meeting | None = None,
    start: str = "",
    former: Questionnaire | None = None,
) -> Questionnaire:
    """Begin one, with the questions of a start (`starting`), of a former one, or none."""
    row = Questionnaire(body=body, meeting=meeting)
    details.put_on(row, local_day(body.network, now))
    must_be_of_body(row)
    row.save()
    for place, one in enumerate(first_questions(row, start, former, now)):
        add(row, place, one)
    tell("questionnaire.begun", row, by, now)
    return row


def first_questions(
    row: Questionnaire, start: str, former: Questionnaire | None, now: datetime
) -> list[QuestionDetails]:
    """What a start or a former questionnaire asks, to be written again."""
    if former is not None:
        names = [one.name for one in fields(QuestionDetails)]
        rows = former.questions.values(*names)
        return [QuestionDetails(**one) for one in rows]
    network = row.body.network
    language = charter_in_force(network, on=local_day(network, now)).language
    return [QuestionDetails(**one.said(language)) for one in STARTS.get(start, ())]


def must_be_of_body(row: Questionnaire) -> None:
    """Refuse a meeting of another body, or none where those who came are asked."""
    if (row.sent_to == SentTo.CAME) != (row.meeting is not None):
        raise ValidationError({"sent_to": _("Choose a meeting: those who came are asked.")})
    if row.meeting is not None and row.meeting.body_id != row.body_id:
        raise ValidationError(_("This meeting is of another body."))


@once
def change(
    *,
    questionnaire: Questionnaire,
    details: QuestionnaireDetails,
    version: int,
    by: By,
    now: datetime,
    meeting: Meeting | None = None,
) -> Questionnaire:
    """Change what is said of it; once it is open, its last day only."""
    current = lock(questionnaire, version=version)
    must_not_be_closed(current)
    if current.is_draft:
        current.meeting = meeting
        details.put_on(current, local_day(current.body.network, now))
        must_be_of_body(current)
    else:
        lengthen(current, details.closes_on, local_day(current.body.network, now))
    return save("questionnaire.changed", current, by, now)


def lengthen(current: Questionnaire, closes_on: date, today: date) -> None:
    """Another last day."""
    if closes_on < today:
        raise ValidationError({"closes_on": _("The last day is to come.")})
    current.closes_on = closes_on


@once
def add_question(
    *, questionnaire: Questionnaire, details: QuestionDetails, version: int, by: By, now: datetime
) -> Questionnaire:
    """One more question, after the others."""
    current = drafted(questionnaire, version)
    if current.questions.count() >= MOST_QUESTIONS:
        raise ValidationError(_("There are %(n)d questions already.") % {"n": MOST_QUESTIONS})
    last = current.questions.aggregate(last=Max("place"))["last"]
    add(current, 0 if last is None else last + 1, details)
    return save("questionnaire.questions_changed", current, by, now)


def add(row: Questionnaire, place: int, details: QuestionDetails) -> None:
    question = QuestionAsked(questionnaire=row, place=place)
    details.put_on(question)
    question.save()


@once
def change_question(
    *, question: QuestionAsked, details: QuestionDetails, version: int, by: By, now: datetime
) -> Questionnaire:
    """Write a question otherwise."""
    current = drafted(question.questionnaire, version)
    details.put_on(question)
    question.save()
    return save("questionnaire.questions_changed", current, by, now)


@once
def remove_question(
    *, question: QuestionAsked, version: int, by: By, now: datetime
) -> Questionnaire:
    """Ask it no more."""
    current = drafted(question.questionnaire, version)
    question.delete()
    return save("questionnaire.questions_changed", current, by, now)


@once
def move_question(*, question: QuestionAsked, version: int, by: By, now: datetime) -> Questionnaire:
    """Ask it before the one that stands above it."""
    current = drafted(question.questionnaire, version)
    above = current.questions.filter(place__lt=question.place).last()
    if above is None:
        raise ValidationError(_("It is the first one."))
    question.place, above.place = above.place, question.place
    question.save()
    above.save()
    return save("questionnaire.questions_changed", current, by, now)


@once
def throw_away(*, questionnaire: Questionnaire, version: int, by: By, now: datetime) -> None:
    """Give up what nobody was asked."""
    current = drafted(questionnaire, version)
    tell("questionnaire.thrown_away", current, by, now)
    current.delete()


def drafted(questionnaire: Questionnaire, version: int) -> Questionnaire:
    """One that nobody was asked yet, locked: what is answered never changes."""
    current = lock(questionnaire, version=version)
    if not current.is_draft:
        raise ValidationError(_("It has been sent: its questions do not change any more."))
    return current


def must_not_be_closed(current: Questionnaire) -> None:
    if current.closed_on is not None:
        raise ValidationError(_("It is closed."))

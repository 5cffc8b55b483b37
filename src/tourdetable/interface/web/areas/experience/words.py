"""What the texts of a sheet are called, and what helps to write them; who reads it; what a clue
is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tourdetable.core.discretion.clues import ClueKind
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.experience.models import ExperienceReport

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LABELS: dict[str, StrOrPromise] = {
    "title": _("Title"),
    "when": pgettext_lazy("experience", "When"),
    "territory": _("Territory"),
    "tier": _("Territorial level"),
    "tags": _("Tags"),
    "context": _("Context and need"),
    "done": _("What was done"),
    "results": _("What it gave"),
    "difficulties": _("Difficulties"),
    "levers": _("What made it possible"),
    "otherwise": _("What we would do otherwise"),
    "transfer": _("To whom it may be useful, and on which conditions"),
    "questions": _("Questions to the network"),
    "contacts": _("Whom to ask"),
    "document": _("Document"),
}

HELP: dict[str, StrOrPromise] = {
    "when": _("A month, a season, “since 2025”: no exact day is needed."),
    "territory": _("A department, a large town… A small place lets people be recognised."),
    "context": _("What was happening, for whom, what was missing."),
    "done": _("The aims, who took part, the steps, the means."),
    "results": _("What changed, and how you know it. What you cannot prove is worth saying too."),
    "difficulties": _("What resisted, what did not work. Nobody is looking for faults."),
    "levers": _("Without what it would not have worked: people, rules, money, a place."),
    "otherwise": _("If it were to be done again."),
    "transfer": _("Who could try it, what they need, what must not be copied."),
    "questions": _("What you would like the others to help you with."),
    "contacts": _("Professionals who agree to be asked: a name, a service, an address of work."),
}

STEPS: dict[str, StrOrPromise] = {
    "what": _("What it is"),
    "done": _("What was done"),
    "lessons": _("What was learned"),
    "others": _("For others"),
    "readers": _("Who reads it"),
    "check": _("Nobody is recognised"),
}
"""The steps by which a sheet is written, in their order."""

FIELDS = {
    "what": ("title", "when", "territory", "tier", "tags", "context"),
    "done": ("done", "results"),
    "lessons": ("difficulties", "levers", "otherwise"),
    "others": ("transfer", "questions", "contacts"),
}
"""What each of the first steps asks."""

STEP_OF = {name: step for step, names in FIELDS.items() for name in names}

AUDIENCES: dict[Audience, StrOrPromise] = {
    Audience.BODY: _("Those who sit in the body"),
    Audience.NETWORK: _("All members of the network"),
    Audience.PARTNERS: _("Members, who may hand it on to their partners"),
    Audience.PUBLIC: _("Everybody: it has a page of its own, that anybody may open"),
}

ATTRIBUTIONS: dict[Attribution, StrOrPromise] = {
    Attribution.NAMED: _("Your institution, and your name"),
    Attribution.INSTITUTION: _("Your institution"),
    Attribution.COLLEGE: _("Your college, without the institution"),
    Attribution.NONE: _("Nothing: nobody is told where it comes from"),
}

READERS: dict[Audience, StrOrPromise] = {
    Audience.BODY: _("a member of the body"),
    Audience.NETWORK: _("a member of the network"),
    Audience.PARTNERS: _("a partner to whom it is handed on"),
    Audience.PUBLIC: _("anybody"),
}
"""Whom a sheet may be read as."""

WHY: dict[ClueKind, StrOrPromise] = {
    ClueKind.MAIL: _("An e-mail address"),
    ClueKind.ACCOUNT: _("An account of a social network"),
    ClueKind.PHONE: _("A telephone number"),
    ClueKind.NUMBER: _("The number of a person or of a file"),
    ClueKind.BIRTH: _("A date of birth, or another old date"),
    ClueKind.ADDRESS: _("An address"),
    ClueKind.INITIALS: _("Initials: whoever knows the person recognises them"),
    ClueKind.NAME: _("A name"),
    ClueKind.HIDDEN: _("A name that you chose not to tell"),
    ClueKind.AGE: _("The age of one person: with a place, it is often enough"),
    ClueKind.GIVEN_NAME: _("A given name"),
    ClueKind.SITUATION: _("A rare situation beside a place"),
}

LOOKED_FOR: StrOrPromise = _(
    "The text is looked through for telephone numbers, addresses, numbers of persons, dates of "
    "birth, initials, names, ages, and rare situations beside a place. It does not see everything, "
    "nor inside documents: that is why somebody reads again."
)


def told_by_topic(report: ExperienceReport) -> str:
    """That the topic which its seat put forward tells whose it is, whatever the sheet says; nothing
    where there is none."""
    topic = report.topic
    if topic is None or topic.seat_id is None or topic.seat_id != report.seat_id:
        return ""
    words = gettext(
        "Whoever reads the topic “%(topic)s” sees that your seat put it forward, and may recognise "
        "this sheet by its title or its words. For nobody to know, withdraw the topic, then give "
        "the sheet another title and other words."
    )
    return words % {"topic": topic.title}

"""Questions to begin with: five at once after a meeting, those of a look back months later, and
two about this site.

In the language of the network, and in English beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.questionnaires.enums import QuestionKind

ENGLISH = "en"


class Measure(StrEnum):
    """What a question tells of the network beyond its questionnaire: whether the site is easy to
    use, whether what is done there serves, and changes something."""

    EASE = "ease"
    SATISFACTION = "satisfaction"
    EFFECTS = "effects"


@dataclass(frozen=True)
class StartingQuestion:
    """A question before it is anybody's; choices are one each."""

    kind: QuestionKind
    text: Promise
    choices: tuple[Promise, ...] = ()
    measures: Measure | None = None

    def said(self, language: str) -> dict[str, str]:
        """Its words in a language, and in English when that is another one."""
        found = {"kind": self.kind.value, "text": "", "choices": ""}
        for code, suffix in ((language, ""), (ENGLISH, "_en")):
            if suffix and language == ENGLISH:
                continue
            with translation.override(code):
                found[f"text{suffix}"] = str(self.text)
                found[f"choices{suffix}"] = "\n".join(map(str, self.choices))
        return found


HOT, COLD, SITE = "hot", "cold", "site"

SCALE, ONE, SEVERAL, WORDS = QuestionKind
EASE, SATISFACTION, EFFECTS = Measure

STARTS: Mapping[str, Iterable[StartingQuestion]] = MappingProxyType(
    {
        HOT: (
            StartingQuestion(SCALE, _("What we worked on was useful to me."), (), SATISFACTION),
            StartingQuestion(SCALE, _("I could say what I had to say.")),
            StartingQuestion(SCALE, _("I know what was decided, and what comes next.")),
            StartingQuestion(
                ONE,
                _("Will you pass on something of this meeting where you work?"),
                (_("Yes, and I know to whom"), _("Yes, I do not know how yet"), _("No")),
            ),
            StartingQuestion(WORDS, _("What should be done otherwise next time?")),
        ),
        COLD: (
            StartingQuestion(
                SCALE, _("What I found here changed something in how I work."), (), EFFECTS
            ),
            StartingQuestion(SCALE, _("My colleagues noticed it.")),
            StartingQuestion(SCALE, _("The different colleges listen to each other.")),
            StartingQuestion(
                SEVERAL,
                _("What have you used since?"),
                (
                    _("A tool or a document"),
                    _("A contact"),
                    _("A practice told by somebody else"),
                    _("A decision taken together"),
                ),
            ),
            StartingQuestion(
                ONE,
                _("Did you pass on what came out of it?"),
                (_("Regularly"), _("Once or twice"), _("Not yet")),
            ),
            StartingQuestion(WORDS, _("What works well, and should be kept?")),
            StartingQuestion(WORDS, _("What should change?")),
        ),
        SITE: (
            StartingQuestion(SCALE, _("This site is easy for me to use."), (), EASE),
            StartingQuestion(WORDS, _("What is difficult on this site, or missing?")),
        ),
    }
)

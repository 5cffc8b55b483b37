"""The language of the sentences that commands print: French first, without loading Django."""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import click

from tourdetable.core.words.language import LANGUAGES, language_of
from tourdetable.core.words.phrase import Called, Numbered, Phrase


def gettext_noop(source: str) -> str:
    """Marks a sentence that is translated when it is said."""
    return source


CATALOGUES = Path(__file__).resolve().parents[2] / "locale"

LANG = "tourdetable.lang"
"""Where the language asked for waits, while a command reads its arguments."""
USAGE, OPTIONS = gettext_noop("Usage:"), gettext_noop("Options:")
SAID_BY_ALL = (
    gettext_noop("Language of the sentences (default: that of LANG, else French)."),
    gettext_noop("Show this message and exit."),
)
"""What every command that is `BilingualCommand` says of its options; the second is click's."""

language = click.option(
    "--lang",
    type=click.Choice(tuple(LANGUAGES)),
    help="Language of the sentences (default: that of LANG, else French).",
)
"""The option of commands that print sentences. JSON is in English unless it is given."""


class BilingualCommand(click.Command):
    """A command whose help is said in the language of `--lang`, as its sentences are."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        asked = [arg.removeprefix("--lang=") for arg in args if arg.startswith("--lang=")]
        asked += [value for name, value in pairwise(args) if name == "--lang"]
        ctx.meta[LANG] = next((one for one in asked if one in LANGUAGES), None)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = tongue(ctx.meta.get(LANG)).translate
        usage = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, usage, f"{say(USAGE)} ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(self.help or ""))
        records = [param.get_help_record(ctx) for param in self.get_params(ctx)]
        with formatter.section(say(OPTIONS).rstrip(": \u00a0")):
            formatter.write_dl(
                [(names, say(words) if words else "") for names, words in filter(None, records)]
            )


@dataclass(frozen=True)
class Tongue:
    """How sentences and days are said, and what is `called` otherwise than by its id."""

    catalogue: gettext.NullTranslations
    day: Callable[[date], str]
    called: Called | None = None
    code: str = "fr"

    def say(self, phrase: Phrase | None) -> str:
        """A sentence of the core; nothing for none."""
        return phrase.render(self.translate, self.day, self.called) if phrase else ""

    def translate(self, source: str) -> str:
        """What an English source becomes."""
        if isinstance(source, Numbered):
            return self.catalogue.ngettext(source, source.plural, source.number)
        return self.catalogue.gettext(source)


def tongue(lang: str | None, called: Called | None = None) -> Tongue:
    """The asked language; else that of the environment; else the first."""
    chosen = language_of(lang or _environment())
    return Tongue(_catalogue(chosen.code), chosen.short_day, called, chosen.code)


def tongue_code(lang: str | None) -> str:
    """The code of the same language."""
    return language_of(lang or _environment()).code


def for_json(lang: str | None, called: Called | None = None) -> Tongue:
    """What programs read: ISO days, in English or in the language asked."""
    return Tongue(_catalogue(lang or "en"), date.isoformat, called)


def _environment() -> str:
    return next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    """The package's own catalogue; English when there is none, or it has not been compiled."""
    return gettext.translation("django", CATALOGUES, [lang], fallback=True)

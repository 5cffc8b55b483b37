"""What a reader is asked of a deliverable, until the network writes it in its own words."""

from __future__ import annotations

from django.utils.translation import gettext_noop

DEFAULT = (
    gettext_noop("Whoever it is for will find in it what they need, and can act on it"),
    gettext_noop("It says for whom it is, from when it dates, and what it does not cover"),
    gettext_noop("What is stated rests on named sources, or on practices that were observed"),
    gettext_noop("It says what existed already, and what it adds"),
    gettext_noop("Disagreements that remain are said"),
    gettext_noop("No person who is accompanied can be recognised in it"),
    gettext_noop("It is written in plain words, and its acronyms are spelt out"),
    gettext_noop("It can be read by everybody: headings in order, images described, tables simple"),
    gettext_noop(
        "Who reads it, who is told to have made it and its licence are what its makers want"
    ),
)
"""English sources of sentences that `queries.questions_of` says in the language of the network's
members."""

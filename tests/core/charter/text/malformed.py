"""Charters as people mistype them: one table of examples, each a change in a small charter."""

from __future__ import annotations

from typing import NamedTuple

SOUND = """\
+++
charter = "essai"
version = "2027.1"
in_force = 2027-01-01
language = "fr"
title = "Essai"
network_name = "Essai"
time_zone = "Europe/Paris"
season = { month = 1, day = 1 }
warn_days = 60

[[body_kinds]]
code = "conseil"
name = "Conseil"
plural = "Conseils"

[[colleges]]
code = "habitants"
name = "Habitants"

[[meeting_kinds]]
code = "seance"
name = "Séance"
plural = "Séances"
bodies = ["conseil"]
audience = "network"

[[offices]]
code = "animateur"
name = "Animateur"
scope = "network"
rights = ["convene"]

[[duties]]
code = "minutes"
name = "Secrétariat"
rights = ["minutes"]
+++

# Vie du conseil

## Se voir souvent {#CC-01}

Le conseil se réunit au moins tous les trois mois.

```rule
check = "maximum_gap"
bodies = ["conseil"]
meetings = ["seance"]
months = { "2018-01-01" = 3 }
weight = "obligation"
```

## Écouter {#CC-02}

On s’écoute.

```rule
check = "not_measurable"
because = "L’écoute se vit."
```
"""


class Example(NamedTuple):
    """What is replaced, by what; the line (its words) and the column; the problem, the remedy."""

    old: str
    new: str
    line: str
    column: int
    problem: str
    remedy: str


GAP = '```rule\ncheck = "maximum_gap"'
END = 'weight = "obligation"\n```\n'
BODY = SOUND[SOUND.index("```rule") : SOUND.index("## Écouter")]
RULE = BODY.split("```")[1].removeprefix("rule\n")
TEAM = 'check = "team_size"\noffice = "animateur"\nminimum = 3\nmaximum = 2\n'
INDENTED = "".join(f"    {line}\n" for line in BODY.splitlines())
QUOTED = "".join(f"> {line}\n" for line in BODY.splitlines())
LOST = "this looks like a rule, and would be read as plain text"
READ_AS_TEXT = "this looks like an article, and would be read as plain text"
CALLED = "this block looks like a rule, and is called"
CHANGE = '[[changes]]\narticle = "CC-99"\nremark = "x"\nadopted_by = "conseil"\non = 2026-12-01\n'
CURLY = "these quotation marks are curly"
DATE = "is not a date"

EXAMPLES = [
    # blocks that are nearly rules
    Example('```rule\ncheck = "max', '```rules\ncheck = "max', "```rules", 4, CALLED, "`rule`"),
    Example('```rule\ncheck = "max', '```règle\ncheck = "max', "```règle", 4, CALLED, "`rule`"),
    Example('```rule\ncheck = "max', '```Rule\ncheck = "max', "```Rule", 4, CALLED, "`rule`"),
    Example('```rule\ncheck = "max', '```RULE\ncheck = "max', "```RULE", 4, CALLED, "`rule`"),
    Example('```rule\ncheck = "max', '```toml\ncheck = "max', "```toml", 4, CALLED, "`rule`"),
    Example('```rule\ncheck = "max', '```\ncheck = "max', "```", 1, "has no name", "`rule`"),
    Example('```rule\ncheck = "max', '```{.rule}\ncheck = "max', "```{.rule}", 4, CALLED, "`rule`"),
    Example(
        '```rule\ncheck = "max',
        '```rule title=x\ncheck = "max',
        "```rule title=x",
        4,
        CALLED,
        "nothing else",
    ),
    Example('```rule\ncheck = "max', '```rule,\ncheck = "max', "```rule,", 4, CALLED, "`rule`"),
    Example('```rule\ncheck = "max', '``rule\ncheck = "max', "``rule", 1, LOST, "```rule"),
    Example('```rule\ncheck = "max', '´´´rule\ncheck = "max', "´´´rule", 1, LOST, "```rule"),
    Example('```rule\ncheck = "max', 'check = "max', 'check = "maximum', 1, LOST, "```rule"),
    Example(BODY, INDENTED, "    ```rule", 5, LOST, "at the left margin"),
    Example(BODY, f"<!-- {BODY} -->\n", "<!-- ```rule", 1, LOST, "```rule"),
    Example(BODY, QUOTED, "> ```rule", 6, "inside a list or a quotation", "left margin"),
    Example(
        BODY, "- x\n\n  " + BODY.replace("\n", "\n  "), "  ```rule", 6, "inside a list", "left"
    ),
    Example(END, 'weight = "obligation"\n', "```rule", 1, "this block is not closed", "write ```"),
    Example(END, 'weight = "obligation"\n~~~\n', "```rule", 1, "is not closed", "write ```"),
    Example(
        GAP,
        "```text\nUn exemple.\n\n## Un article {#CC-03}\n\n" + GAP,
        "```text",
        1,
        "closed",
        "```",
    ),
    # headings that are nearly articles
    Example("## Se voir souvent {#CC-01}", "##Se voir {#CC-01}", "##Se", 1, READ_AS_TEXT, "space"),
    Example("## Se voir souvent {#CC-01}", "##\u00a0Se voir {#CC-01}", "##", 1, READ_AS_TEXT, "##"),
    Example("## Écouter {#CC-02}", "## Écouter {CC-02}", "## Éc", 4, "not written as an id", "{#"),
    Example("## Écouter {#CC-02}", "## Écouter (#CC-02)", "## Éc", 4, "not written as an id", "{#"),
    Example("## Écouter {#CC-02}", "## Écouter {#CC-02", "## Éc", 4, "not written as an id", "{#"),
    Example("## Écouter {#CC-02}", "## {#CC-02} Écouter", "## {", 4, "not written as an id", "end"),
    Example("## Écouter {#CC-02}", "## CC-02 Écouter", "## CC", 4, "not written as an id", "brace"),
    Example("## Écouter {#CC-02}", "## Écouter", "## Éc", 1, "among articles", "{#ITC-14}"),
    Example("## Écouter {#CC-02}", "    ## Écouter {#CC-02}", "    ##", 5, READ_AS_TEXT, "left"),
    Example("## Écouter {#CC-02}", "> ## Écouter {#CC-02}", "> ##", 1, READ_AS_TEXT, "left"),
    Example("## Écouter {#CC-02}", "####### Écouter {#CC-02}", "#######", 1, READ_AS_TEXT, "##"),
    Example("## Écouter {#CC-02}", "Écouter {#CC-02}", "Écouter", 1, READ_AS_TEXT, "##"),
    Example("## Écouter {#CC-02}", "## Écouter {#É-02}", "## Éc", 12, "`É` has no", "`{#E-02}`"),
    Example("## Écouter {#CC-02}", "## Écouter {#CC 02}", "## Éc", 12, "article id", "`{#CC-02}`"),
    Example(
        "## Écouter {#CC-02}", "## Écouter {#CC-01}", "## Éc", 12, "already that of", "its own"
    ),
    Example(
        "## Écouter {#CC-02}", "## Écouter {#cc-01}", "## Éc", 12, "already that of", "its own"
    ),
    Example("## Écouter {#CC-02}", "## {#CC-02}", "## {", 4, "has no title", "a few words"),
    # characters that nobody sees
    Example("On s’écoute.", "On s’é\x00coute.", "On s", 7, "U+0000 (NULL)", "column 7"),
    Example("On s’écoute.", "On \u202es’écoute.", "On ", 4, "U+202E (RIGHT-TO-LEFT OVER", "remove"),
    Example("On s’écoute.", "On \u2066s’écoute.", "On ", 4, "reverses the direction", "remove"),
    Example("On s’écoute.", "On\u200b s’écoute.", "On", 3, "U+200B (ZERO WIDTH SPACE)", "remove"),
    Example("On s’écoute.", "On s’é\u00adcoute.", "On s", 7, "U+00AD (SOFT HYPHEN)", "column 7"),
    Example("On s’écoute.", "On s’écoute.\x1b[0m", "On s", 13, "U+001B", "column 13"),
    Example('"Conseil"', '"Con\ufeffseil"', "name", 12, "BYTE ORDER", "column 12"),
    Example('"Conseil"', '"Con\u2028seil"', "name", 12, "LINE SEPARATOR", "column 12"),
    # the front matter
    Example('"fr"', '"de"', "language", 1, "not a language that", "`fr`, `en`"),
    Example("2027-01-01", "2027-1-1", "in_force", 12, DATE, "`in_force = 2027-01-01`"),
    Example("2027-01-01", "2027-02-30", "in_force", 12, "no day `2027-02-30`", "that the calendar"),
    Example("2027-01-01", "01/09/2027", "in_force", 12, DATE, "`in_force = 2027-09-01`"),
    Example("2027-01-01", '"2027-01-01"', "in_force", 1, "a text, not a day", "without quotation"),
    Example('title = "Essai"', 'title = "\\u0000Essai"', "title", 10, "U+0000 (NULL)", "column 10"),
    Example('title = "Essai"', 'title = "E\\u202Essai"', "title", 11, "U+202E", "column 11"),
    Example(
        "[[offices]]",
        '[duties]\ncode = "a"\nname = "A"\n\n[[offices]]',
        "[duties]",
        2,
        "several tables",
        "`[[duties]]`",
    ),
    Example(
        "[[body_kinds]]",
        "[[minutes]]\ndays = 3\n\n[[body_kinds]]",
        "[[minutes]]",
        3,
        "a list",
        "single square",
    ),
    Example(
        "warn_days = 60",
        'warn_days = 60\npositions = ["object"]',
        "positions",
        1,
        "agree",
        "add `consent`",
    ),
    Example('title = "Essai"', "title = « Essai »", "title", 9, CURLY, '`title = "Essai"`'),
    Example('title = "Essai"', "title = “Essai”", "title", 9, CURLY, '`title = "Essai"`'),
    Example('title = "Essai"', "title = Essai", "title", 9, "no quotation marks", '= "Essai"'),
    Example('title = "Essai"', 'title: "Essai"', "title", 6, "a colon", '`title = "Essai"`'),
    Example('title = "Essai"', 'title = "Essai', "title", 9, "is not closed", "closes it"),
    Example("warn_days = 60", "warn_dais = 60", "warn_dais", 1, "unknown key", "`warn_days`"),
    Example('title = "Essai"', 'title = "Essai"\ntitle = "E"', 'title = "E"', 1, "twice", "once"),
    Example("warn_days = 60", "warn_days = 60 jours", "warn", 13, "whole number", "= 60`"),
    Example("warn_days = 60", "warn_days =", "warn", 12, "nothing is written", "a value"),
    Example("warn_days = 60", "jours d’alerte = 60", "jours", 1, "letters or spaces", "jours_d_al"),
    Example("warn_days = 60", "warn_days = 06", "warn", 13, "whole number", "`warn_days = 6`"),
    Example(
        'plural = "Conseils"', "gathers_network = oui", "gathers", 19, "neither `true`", "= true`"
    ),
    Example('rights = ["convene"]', 'rights = ["convene" "move"]', "rights", 20, "a comma", ", "),
    Example(
        'rights = ["convene"]', 'rights = ["convene"', "rights", 10, "is not closed", "write `]`"
    ),
    Example('rights = ["convene"]', 'rights = ["convoke"]', "rights", 1, "right `convoke`", "conv"),
    Example("[[duties]]", "[[duties]", "[[duties]\n", 9, "not closed", "two brackets"),
    Example("[[duties]]", f"{CHANGE}\n[[duties]]", "article", 1, "`CC-99`", "`removed = true`"),
    Example("[[duties]]", "Les charges\n[[duties]]", "Les ch", 1, "neither `key = value`", "`#`"),
    # rules
    Example(
        '```rule\ncheck = "maximum_gap"', '```rumum_gap"', '```rumum_gap"', 4, CALLED, "`rule`"
    ),
    Example(BODY, "check\tmaximum_gap\nmonths\t3\n", "check\tm", 1, LOST, "```rule"),
    Example(BODY, "<p><td>check</td>\n", "<p><td>", 1, LOST, "```rule"),
    Example('"2018-01-01"', '"le 1er janv. 2018"', "months", 1, DATE, "`2018-01-01`"),
    Example('"2018-01-01"', '"depuis 2018"', "months", 1, DATE, "year-month-day"),
    Example(
        BODY,
        '```rule\n1. check = "maximum_gap"\n2. months = 3\n```\n',
        "1. check",
        1,
        "`1.` numbers a line",
        "remove the numbers",
    ),
    Example(BODY, "| check | maximum_gap |\n|---|---|\n", "| check", 1, LOST, "```rule"),
    Example("## Écouter {#CC-02}", "**Écouter {#CC-02}**", "**Éc", 1, "like an article", "## T"),
    Example(BODY, "```yaml\ncheck: maximum_gap\n```\n", "```yaml", 4, CALLED, "`rule`"),
    Example(
        'bodies = ["conseil"]\nmeetings',
        "bodies = []\nmeetings",
        "bodies = []",
        1,
        "empty",
        "`conseil`",
    ),
    Example("months = {", "months =\u00a0{", "months", 9, "a no-break space", "`months = { "),
    Example('"maximum_gap"', '"max_gap"', "check", 1, "unknown check `max_gap`", "`maximum_gap`?"),
    Example('"maximum_gap"', "“maximum_gap”", "check", 9, CURLY, '`check = "maximum_gap"`'),
    Example('"2018-01-01"', '"1er janvier 2018"', "months", 1, DATE, "`2018-01-01`"),
    Example('"2018-01-01"', '"2018-02-30"', "months", 1, "no day `2018-02-30`", "calendar has"),
    Example('"2018-01-01"', '"2018-1-1"', "months", 1, DATE, "`2018-01-01`"),
    Example('"obligation"\n', '"obligation"\nweight = "aim"\n', 'weight = "a', 1, "twice", "once"),
    Example(RULE, TEAM, "minimum", 1, "above the maximum", "`minimum`"),
]

"""The engine of the paper readings."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.core.documents.samples import MINUTES, NOW, RECORD, written
from tests.effort import examples
from tourdetable.core.documents.formats import pdf
from tourdetable.core.documents.formats.pdf import as_data
from tourdetable.core.documents.kinds.decision_record import DecisionBlock, Dissent
from tourdetable.core.documents.kinds.minutes import MinutesDocument
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience

TYPST_SYNTAX = [
    "#set text(fill: red)",
    "$x^2$ et $",
    "*gras* _it_ `raw` = titre",
    "@ref <label> #include",
    "\"guillemets\" 'et' \\ barre \\u{41}",
    '#read("/etc/passwd") ~ -- ...',
    "// commentaire /* autre */ [crochets] {x}",
]


def printed(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


def tight(text: str) -> str:
    return "".join(text.split())


def everywhere(text: str) -> MinutesDocument:
    """Minutes with this text in every place that people fill in."""
    decision = DecisionBlock(
        reference=text,
        title=text,
        outcome=text,
        text=written(text),
        dissents=(Dissent(institution=text, argument=text, lifted_by=text, status=text),),
    )
    return replace(
        MINUTES,
        network=text,
        body=text,
        title=text,
        about=text,
        state=text,
        place=text,
        decisions=(decision,),
        text=written(text),
    )


@pytest.mark.parametrize("words", TYPST_SYNTAX)
def test_typst_syntax_comes_out_literally(words: str) -> None:
    assert tight(words) in tight(printed(replace(MINUTES, place=words).pdf(now=NOW)))


def test_the_document_cannot_read_a_file() -> None:
    made = everywhere('#read("house.typ")').pdf(now=NOW)
    assert "running-head" not in printed(made)


def test_a_very_long_word_is_printed_whole() -> None:
    assert "W" * 400 in tight(printed(replace(MINUTES, place="W" * 400).pdf(now=NOW)))


ADDRESSES = (
    "prenom.nom-compose@bouches-du-rhone.exemple.fr",
    "https://www.exemple.fr/fr/jeux-de-donnees/centres-sociaux-des-bouches-du-rhone-2027.csv",
)


def test_an_address_copied_from_paper_is_the_address() -> None:
    """Wherever a line breaks inside it: no hyphen, nothing that cannot be seen."""
    for filling in ("a " * 25, "a " * 30, "a " * 35):
        said = printed(everywhere(f"{filling}{ADDRESSES[0]}, {ADDRESSES[1]}.").pdf(now=NOW))
        assert not set(said) & set("\u200b\u00ad\u2060\ufeff")
        tail = tight(said[said.index("Échanges") :])
        assert all(address in tail for address in ADDRESSES)


def test_a_typed_address_can_be_followed_on_paper() -> None:
    reader = PdfReader(BytesIO(replace(MINUTES, text=written(ADDRESSES[0])).pdf(now=NOW)))
    links = [
        str(note.get_object()["/A"]["/URI"])
        for page in reader.pages
        for note in page.get("/Annots", [])
    ]
    assert f"mailto:{ADDRESSES[0]}" in links


def test_controls_are_dropped_and_a_missing_letter_is_shown_missing() -> None:
    assert "ab□" in printed(replace(MINUTES, place="a\x00b漢").pdf(now=NOW))


def test_letters_that_cannot_be_set_are_given_up_and_the_rest_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "set_in_type", lambda text, lang: text)
    assert "été [" in printed(replace(MINUTES, place="été 👍").pdf(now=NOW))


def test_a_pile_of_accents_does_not_make_it_fail() -> None:
    pile = "e" + "\u0332\u0360\u20dd\u0301" * 30
    assert everywhere(pile).pdf(now=NOW).startswith(b"%PDF")


@pytest.mark.parametrize(
    "text",
    [
        "# \n\n###### a\n\n# b",
        "- # a\n\n> ## b",
        "| | |\n|-|-|\n| 1 | 2 |",
        "|" + "a|" * 60 + "\n|" + "-|" * 60,
        "![](x) ![a](x)\n\n# ![](x)",
        "[](http://a.fr) [~~a~~](http://a.fr) ~~[a](http://a.fr) *~~b~~*~~",
        "- \n- [ ] \n- [x]\n>\n",
        "```\n\n```\n`` ` ``",
        "999999999. a",
        "".join("  " * level + "- **a *b ~~d `e`~~ b* a**\n" for level in range(20)),
        "*a _b " * 40 + "c" + "_ *" * 40,
    ],
)
def test_no_markdown_makes_it_fail(text: str) -> None:
    assert "ITC Marseille" in printed(replace(MINUTES, text=written(text)).pdf(now=NOW))


@settings(max_examples=examples(150), deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.text(alphabet="ab*_`~[]()<>|-+#:\n!1.& \\", max_size=200))
)
def test_any_text_compiles(text: str) -> None:
    assert everywhere(text).pdf(now=NOW).startswith(b"%PDF")


def test_the_same_values_give_the_same_bytes() -> None:
    assert MINUTES.pdf(now=NOW) == MINUTES.pdf(now=NOW)


def test_threads_may_print_together() -> None:
    alone = [MINUTES.pdf(now=NOW), RECORD.pdf(now=NOW)] * 4
    with ThreadPoolExecutor(4) as pool:
        minutes = [pool.submit(f) for f in [_minutes, _record] * 4]
    assert [job.result() for job in minutes] == alone


def _minutes() -> bytes:
    return MINUTES.pdf(now=NOW)


def _record() -> bytes:
    return RECORD.pdf(now=NOW)


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="write a language code"):
        replace(MINUTES, lang="français").pdf(now=NOW)


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="write a colour"):
        replace(MINUTES, accent="bleu").pdf(now=NOW)


def test_a_region_is_left_out_of_the_language() -> None:
    made = replace(MINUTES, lang="en-GB").pdf(now=NOW)
    assert PdfReader(BytesIO(made)).trailer["/Root"]["/Lang"] == "en"


def test_a_document_never_pruned_is_printed_as_for_the_public() -> None:
    text = parse("a\n\n::: public\nb\n:::\n", default=Audience.NETWORK)
    made = printed(replace(MINUTES, text=text, decisions=()).pdf(now=NOW))
    said = made.splitlines()
    assert said[said.index("Échanges") + 1 :][:1] == ["b"]


def test_a_dataclass_becomes_plain_values() -> None:
    assert as_data(Dissent(institution="Caf", argument="trop tôt"), str) == {
        "institution": "Caf",
        "argument": "trop tôt",
        "lifted_by": "",
        "status": "",
    }
    assert as_data({"place": "Lieu :"}, str) == {"place": "Lieu\N{NO-BREAK SPACE}:"}

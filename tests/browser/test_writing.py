"""Minutes written by three people at once, one of them with cuts, another without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.hands import Hands, Mouse
from tests.browser.test_live import cut
from tests.browser.words import fr, in_one_line

pytestmark = pytest.mark.browser

TOO_LONG = (
    "What you paste is too long: nothing was added. Bring it in as a file, or piece by piece."
)
OFFLINE = "No network: kept in this browser, and sent as soon as it comes back"
MEETING = "Atelier : aller vers, à plusieurs"
POINT = "Ce que nous décidons d’essayer"
SOON = 10_000
PASTE = """(field, html) => {
    const FREE = { bubbles: true, cancelable: true };
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "Sans mise en forme");
    const pasted = new ClipboardEvent("paste", { ...FREE, clipboardData: data });
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    field.dispatchEvent(pasted);
}"""
HEAVY = """field => {
    const FREE = { bubbles: true, cancelable: true };
    const data = new DataTransfer();
    data.setData("text/plain", "x".repeat(5000000));
    const pasted = new ClipboardEvent("paste", { ...FREE, clipboardData: data });
    return field.dispatchEvent(pasted);
}"""
ITEM = '<p class="MsoListParagraph" style="mso-list:l0 level{} lfo1">'
SIGN = '<span style="mso-list:Ignore">{} </span>'
WORD = f"""<html><head><style>p {{color: red}}</style></head><body><h1>Constats</h1>
<p class="MsoNormal">Un <b>accord</b> et <i>une nuance</i>,
<a href="https://example.org/">ici</a>.<o:p></o:p></p>
{ITEM.format(1)}{SIGN.format("·")}Premier</p>{ITEM.format(2)}{SIGN.format("1.")}Dedans</p>
<table><tr><td><p>Qui</p></td><td><p>Quand</p></td></tr><tr><td>Ana</td><td>Juin</td></tr></table>
<script>alert(1)</script><p>::: public</p></body></html>"""
MARKDOWN = """## Constats

Un **accord** et *une nuance*, [ici](https://example.org/).

- Premier
    1. Dedans

| Qui | Quand |
| --- | --- |
| Ana | Juin |

: public"""


def text(one: Hands) -> Locator:
    return one.page.get_by_label(fr("What was exchanged"))


def says(one: Hands, words: str) -> Locator:
    """What the page says of the words being written."""
    return one.page.locator("[data-editor-state] [data-when]").filter(has_text=fr(words))


def adds(one: Hands, words: str) -> None:
    """Somebody types at the end of what they see."""
    field = text(one)
    field.focus()
    field.press("Control+End")
    one.page.keyboard.type(f"\n\n{words}")


def is_saved(one: Hands) -> None:
    expect(says(one, "Saved at")).to_be_visible(timeout=SOON)


class Desk:
    """Those who write the minutes of one meeting, each in front of the same part."""

    def __init__(self, hands: Hands, new_context: Callable[..., BrowserContext]) -> None:
        self.hands, self.new_context = hands, new_context
        hands.become("maud")
        hands.open("/club/programme/")
        hands.leave_by(hands.page.get_by_role("link", name=re.compile(MEETING)).first)
        self.path = re.sub(r"(/meetings/\d+/).*", r"\1minutes/write/", hands.page.url)
        self.path = self.path.removeprefix(hands.origin)
        hands.open(self.path)
        hands.follow(POINT)

    def comes(self, persona: str, **browser: object) -> Hands:
        one = Mouse(self.new_context(**browser).new_page(), self.hands.origin)
        one.become(persona)
        one.open(self.path)
        one.follow(POINT)
        return one


@pytest.fixture
def desk(hands: Hands, new_context: Callable[..., BrowserContext]) -> Desk:
    return Desk(hands, new_context)


@pytest.mark.scenario
def test_three_write_one_part_at_once_and_no_word_is_lost(desk: Desk) -> None:
    maud = desk.hands
    adds(maud, "Maud propose un essai.")
    is_saved(maud)
    solene, gaelle = desk.comes("solene"), desk.comes("gaelle", script=False)
    expect(text(solene)).to_have_value(re.compile("Maud propose un essai"))
    beside = Mouse(desk.new_context().new_page(), maud.origin)
    beside.become("solene")
    beside.open(desk.path)
    adds(maud, "Il durera deux mois.")
    badge = beside.page.get_by_role("listitem").filter(has_text=POINT)
    expect(badge).to_contain_text("Maud Kerébel écrit ici", timeout=SOON)
    expect(text(solene)).to_have_value(re.compile("Il durera deux mois"), timeout=SOON)
    expect(solene.page.get_by_text(re.compile("Maud Kerébel écrit ici"))).to_be_visible()
    with cut(solene.page):
        adds(solene, "Solène, sans réseau, demande pourquoi.")
        expect(says(solene, OFFLINE)).to_be_visible(timeout=SOON)
        field = text(gaelle)
        field.fill(field.input_value() + "\n\nGaëlle, sans script, répond.")
        gaelle.press(fr("Save this part"))
    is_saved(solene)
    for words in ("Il durera deux mois.", "Solène, sans réseau", "Gaëlle, sans script"):
        for one in (maud, solene):
            expect(text(one)).to_have_value(re.compile(words), timeout=SOON)
    gaelle.open(gaelle.page.url.removeprefix(gaelle.origin))
    assert text(gaelle).input_value() == text(solene).input_value() == text(maud).input_value()


def test_the_same_words_changed_by_two_are_shown_side_by_side(desk: Desk) -> None:
    adds(desk.hands, "Essai long.")
    is_saved(desk.hands)
    solene, gaelle = desk.comes("solene"), desk.comes("gaelle", script=False)
    with cut(solene.page):
        text(solene).fill(text(solene).input_value().replace("long", "court"))
        field = text(gaelle)
        field.fill(field.input_value().replace("long", "lent"))
        gaelle.press(fr("Save this part"))
    told = solene.page.locator("[data-editor-conflict]")
    expect(told).to_be_visible(timeout=SOON)
    expect(told.get_by_role("cell")).to_have_text(["lent", "court"])
    told.get_by_role("button", name=fr("Keep both")).click()
    expect(text(solene)).to_have_value(re.compile("Essai lent court"))
    is_saved(solene)
    text(gaelle).fill("Tout autre.")
    gaelle.press(fr("Save this part"))
    told_so = in_one_line(fr("Others changed the same words: nothing is saved yet"))
    assert told_so in gaelle.read()
    assert "Tout autre." in text(gaelle).input_value()
    assert "lent court" in text(gaelle).input_value()


def test_what_was_typed_before_the_page_was_left_without_network_comes_back(desk: Desk) -> None:
    solene = desk.comes("solene")
    here, context = solene.page.url, solene.page.context
    with cut(solene.page):
        adds(solene, "Tapé dans le tunnel.")
        expect(says(solene, OFFLINE)).to_be_visible(timeout=SOON)
        left, solene.page = solene.page, context.new_page()
        left.close()
    solene.page.goto(here)
    expect(text(solene)).to_have_value(re.compile("Tapé dans le tunnel"), timeout=SOON)
    known = f"{fr('Saved at')}|{fr('What others wrote has come in')}"  # by the page being closed
    told = solene.page.locator("[data-editor-state] [data-when]:not([hidden])")
    expect(told).to_have_text(re.compile(known), timeout=SOON)
    solene.page.reload()
    assert text(solene).input_value().count("Tapé dans le tunnel.") == 1


def test_words_are_pasted_as_markdown_and_signs_written_by_keyboard(desk: Desk) -> None:
    pastes(desk.hands)
    writes_signs(desk.hands)


def pastes(maud: Hands) -> None:
    """Words of another program, then too many."""
    text(maud).fill("")
    text(maud).evaluate(PASTE, WORD)
    expect(text(maud)).to_have_value(MARKDOWN)
    assert text(maud).evaluate(HEAVY) is False
    expect(maud.page.get_by_text(fr(TOO_LONG))).to_be_visible()
    expect(text(maud)).to_have_value(MARKDOWN)
    maud.page.keyboard.press("Control+Z")
    expect(text(maud)).to_have_value("")


def writes_signs(maud: Hands) -> None:
    """With the tools, by keyboard."""
    field, keyboard = text(maud), maud.page.keyboard
    field.fill("un accord")
    field.press("Control+a")
    field.press("Control+b")
    expect(field).to_have_value("**un accord**")
    maud.page.get_by_role("button", name=fr("Subheading")).focus()
    keyboard.press("ArrowRight")
    keyboard.press("ArrowRight")
    expect(maud.page.get_by_role("button", name=fr("List"), exact=True)).to_be_focused()
    keyboard.press("Enter")
    expect(field).to_have_value("- **un accord**")
    maud.page.get_by_label(fr("Who may read this passage")).select_option("instance")
    expect(field).to_have_value("::: instance\n- **un accord**\n:::\n")
    maud.page.get_by_role("button", name=fr("Preview")).click()
    shown = maud.page.get_by_role("region", name=fr("As it will be read"))
    expect(shown.get_by_role("listitem")).to_have_text("un accord")


def test_the_text_of_a_deliverable_has_the_same_tools(hands: Hands) -> None:
    hands.become("solene")
    hands.open("/club/works/2/write/")
    field = hands.page.get_by_role("textbox", name=re.compile(f"^{fr('Text')}"))
    field.fill("Un point")
    field.press("Control+Shift+Digit8")
    expect(field).to_have_value("- Un point")
    hands.page.get_by_role("combobox", name=fr("Name a seat")).select_option(index=1)
    expect(field).to_have_value(re.compile(r"^- Un point@\{siège:\d+ .+\}$"))
    hands.page.get_by_role("button", name=fr("Bold")).click()
    expect(field).to_have_value(re.compile(r"\}\*{4}$"))

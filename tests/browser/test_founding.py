"""From nothing to 120 members seated in seven bodies and invited: one story, without a terminal
after the first key, without JavaScript, and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle, islice, product
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import POSTGRESQL
from tests.browser.demo import Demo, Server
from tests.browser.hands import OTHER_WAYS, Hands
from tests.browser.words import fr, in_one_line

pytestmark = pytest.mark.browser

KEY = re.compile(r"/found/key/\S+/")
LINK = re.compile(r"/join/[\w:-]+/")
"""A message gives its link twice: as text, and as HTML."""
SUBJECT = re.compile(r"^Subject:", re.MULTILINE)
HOME = "/convention-cadre-centres-sociaux/"
ITCS = ("ITC Nord", "ITC Sud", "ITC Étang", "ITC Ville")
COMMITTEES = ("Comité départemental", "Comité technique", "Instance d’évaluation")
MEMBERS = 120
GIVEN = (
    "Zoé",
    "Aïcha",
    "Bruno",
    "Chloé",
    "Driss",
    "Élodie",
    "Noé",
    "Gaëlle",
    "Hamid",
    "Inès",
    "Jean",
    "Léa",
)
FAMILY = (
    "D'ALMEIDA",
    "LE GOFF",
    "N’GUYEN",
    "MÜLLER",
    "ROUX",
    "ÇELIK",
    "PETIT",
    "BENALI",
    "OBRECHT",
    "SAINT-MARTIN",
)
PATIENCE = 60_000
WAYS = [pytest.param("no_script", marks=pytest.mark.scenario), *OTHER_WAYS[1:]]


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Server]:
    """An installation where nothing is founded."""
    folder = tmp_path / "bare"
    folder.mkdir()
    with Demo(folder, POSTGRESQL).made() as installation, installation.served("serve") as server:
        yield server


@pytest.mark.parametrize("way", WAYS)
def test_a_network_is_founded_seated_and_invited(
    bare: Server, new_hands: Callable[[str, Server], Hands], tmp_path: Path, way: str
) -> None:
    hands = new_hands(way, bare)
    found(hands, bare)
    hands.press("Continuer en tant que Hélène Garancin")
    seat(hands, members(tmp_path / "membres.csv"))
    invite(hands, bare)
    come_in(new_hands(way, bare), bare)


def found(hands: Hands, server: Server) -> None:
    """By the key of the console: step by step, then all at once."""
    hands.open("/")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(fr("Found a network"))
    hands.open(key_of(server))
    hands.follow(fr("Begin", context="button"), exact=True)
    hands.write(field(hands, "name"), "Union des centres de L’Estran")
    go_on(hands)
    hands.choose(hands.page.locator("[name=choice][value=itc]"))
    go_on(hands)
    go_on(hands)
    open_bodies(hands)
    go_on(hands)
    hands.write(field(hands, "given_name"), "Hélène")
    hands.write(field(hands, "family_name"), "Garancin")
    hands.write(field(hands, "email"), "helene@estran.invalid")
    go_on(hands)
    hands.press(fr("Found the network"))
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(fr("The network is founded"))


def key_of(server: Server) -> str:
    """The address that the console gives."""
    found = KEY.search(server.said)
    assert found
    return found[0]


def open_bodies(hands: Hands) -> None:
    """The lines of the charter's kinds, and three more consultation bodies."""
    for _more in ITCS[1:]:
        hands.press(fr("Add a line"))
    kinds = ("departmental_committee", "itc", "technical_committee", "evaluation_board")
    names = (COMMITTEES[0], ITCS[0], *COMMITTEES[1:], *ITCS[1:])
    for number, name in enumerate(names):
        kind = hands.page.locator(f'[name="{number}-kind"]')
        if number < len(kinds):
            expect(kind).to_have_value(kinds[number])
        else:
            select(hands, kind, "itc")
        hands.write(field(hands, f"{number}-name"), name)


def select(hands: Hands, control: Locator, value: str) -> None:
    """Choose in a list: by its arrows, with a keyboard."""
    hands.approach(control)
    options = control.locator("option").evaluate_all("them => them.map(e => e.value)")
    control.press("Home")
    for _step in range(options.index(value)):
        control.press("ArrowDown")
    expect(control).to_have_value(value)


def members(file: Path) -> Path:
    """A spreadsheet as Excel writes it in French: 120 people in seven bodies."""
    lines = ["Instance;Collège;Structure;NOM;Prénom;Courriel"]
    bodies = islice(cycle((*ITCS, *COMMITTEES)), MEMBERS)
    for number, (body, names) in enumerate(zip(bodies, product(FAMILY, GIVEN), strict=True)):
        place = f"{body};Centres sociaux;Centre social n° {number}"
        lines.append(";".join([place, *names, f"membre{number}@estran.invalid"]))
    file.write_bytes("\r\n".join(lines).encode("cp1252"))
    return file


def seat(hands: Hands, file: Path) -> None:
    """The spreadsheet is read, told line by line, then carried out."""
    hands.open(f"{HOME}import/")
    hands.page.locator("input[type=file]").set_input_files(file)
    hands.press(fr("Read this file"))
    assert f"{MEMBERS} lignes seraient écrites" in hands.read()
    hands.follow(fr("Go on"), exact=True)
    send(hands)
    done = hands.page.get_by_text(f"{MEMBERS} lignes faites")
    expect(done).to_be_visible(timeout=PATIENCE)  # the page comes again by itself
    hands.open(HOME)
    assert f"sièges tenus : {MEMBERS} sur {MEMBERS}" in hands.read()


def invite(hands: Hands, server: Server) -> None:
    """In one gesture, from the list of what is left to do: one message each."""
    hands.follow(fr("Invite the members"))
    hands.follow(re.compile(f"Inviter les {MEMBERS} personnes"))
    before = len(SUBJECT.findall(server.said))
    send(hands)
    for _look in range(PATIENCE // 500):
        if len(SUBJECT.findall(server.said)) - before == MEMBERS:
            break
        hands.page.wait_for_timeout(500)
    links = LINK.findall(server.said)
    assert (len(links), len(set(links))) == (2 * MEMBERS, MEMBERS)


def come_in(hands: Hands, server: Server) -> None:
    """The last of them opens their link, and is in."""
    hands.open(LINK.findall(server.said)[-1])
    hands.press(fr("Come in", context="network"))
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(fr("My table"))
    banner = in_one_line(hands.page.get_by_role("banner").inner_text())
    assert any(f"{given} Saint-Martin" in banner for given in GIVEN)


def field(hands: Hands, name: str) -> Locator:
    return hands.page.locator(f'[name="{name}"]')


def send(hands: Hands) -> None:
    """The only button of a page that asks to confirm."""
    hands.leave_by(hands.page.locator("main form button"))


def go_on(hands: Hands) -> None:
    """The button at the end of a step."""
    hands.leave_by(hands.page.locator(".tdt-buttons").get_by_role("button", name=fr("Continue")))

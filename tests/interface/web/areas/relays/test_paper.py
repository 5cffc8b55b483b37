from __future__ import annotations

from urllib.parse import unquote

from tests.domain.builders import Circle
from tests.interface.web.areas.relays.carried import carried
from tests.interface.web.areas.relays.test_kit import kit, spaced
from tourdetable.interface.web.areas.relays.paper import (
    LONGEST_MAILTO,
    mail_text,
    mailto,
    slide,
)

TOLD = """\
Bonjour,

Voici ce qui s’est dit et décidé : Cercle du port, Lecture de mars, jeudi 4 mars 2027.

CE QUI A ÉTÉ DÉCIDÉ
- D-2027-01 – Lire dehors (adoptée avec dissensus)
  Dissensus : École du Môle : Il pleut

CE QUI NOUS REVIENT
- Ranger la salle, au plus tard le samedi 1er mai 2027 (D-2027-01)

PROCHAINE DATE
Jeudi 6 mai 2027, 11 h – Lecture de mai

CE QUI S’EST DIT ET NOUS CONCERNE

La Médiathèque ouvre le samedi.

D’après le compte rendu adopté le 6 avril 2027 – Cercle
"""


def test_the_text_of_the_mail_says_first_what_matters(circle: Circle) -> None:
    assert spaced(mail_text(kit(carried(circle), circle.library))) == TOLD


def test_an_address_opens_the_mail_as_far_as_every_program_can(circle: Circle) -> None:
    minutes = carried(circle)
    found = kit(minutes, circle.library)
    address = mailto(found)
    assert address.startswith("mailto:?subject=")
    assert found.matter.subject in unquote(address)
    minutes.text = "::: partners\n" + "La Médiathèque lit. " * 200 + "\n:::\n"
    long = mailto(kit(minutes, circle.library))
    assert len(long) <= LONGEST_MAILTO
    assert unquote(long).endswith("[…]")


def test_a_slide_counts_what_does_not_hold_on_it(circle: Circle) -> None:
    found = kit(carried(circle), circle.library)
    found.__dict__["decisions"] = found.decisions * 8
    paper = slide(found)
    assert (len(paper.decisions), paper.more) == (6, "2 autres sont dans la note")

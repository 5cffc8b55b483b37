from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, nothing_changes
from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.actions import (
    NO_IMAGE,
    mailbox,
    register_institution,
    register_person,
    set_letterhead,
)
from tourdetable.domain.people.models import Account, Institution, Person

pytestmark = pytest.mark.django_db


def test_persons_may_share_a_mailbox_whatever_its_case():
    ana = register_person(given_name="Ana", family_name="Ruiz", email=" Accueil@Ville.fr ")
    bao = register_person(given_name="Bao", family_name="Trần", email="accueil@ville.FR")
    zoe = register_person(given_name="Zoé", family_name="Ailleurs")
    assert (ana.account, zoe.account) == (bao.account, None)
    assert Account.objects.get().email == "accueil@ville.fr"


def test_nobody_signs_in_with_a_password():
    assert mailbox("ana@ville.fr").has_usable_password() is False


def test_persons_and_institutions_come_in_alphabetical_order():
    for given, family in (("Zoé", "Abel"), ("Ana", "Ébène"), ("Bao", "Zola"), ("Ali", "Ébène")):
        register_person(given_name=given, family_name=family)
    for name in ("Œuvre", "Ville", "État"):
        register_institution(name=name)
    assert [str(p) for p in Person.objects.all()] == [
        "Zoé Abel",
        "Ali Ébène",
        "Ana Ébène",
        "Bao Zola",
    ]
    assert [str(i) for i in Institution.objects.all()] == ["État", "Œuvre", "Ville"]


def test_a_letterhead_keeps_a_few_lines_and_an_image(circle: Circle) -> None:
    town = circle.town.institution
    known = {"institution": town, "network": "circle", "by": circle.by_ana(), "now": NOW}
    set_letterhead(lines="1 quai du Môle\n\n 20000 Le Port ", image=("image/png", b"png"), **known)
    row = set_letterhead(lines="Mairie", image=None, **known)
    assert (row.lines, row.media_type, bytes(row.content)) == ("Mairie", "image/png", b"png")
    row = set_letterhead(lines="Mairie", image=NO_IMAGE, **known)
    assert (row.media_type, bytes(row.content)) == ("", b"")
    told = Event.objects.filter(kind="institution.letterhead_set").order_by("pk").last()
    assert told.data == {"digest": ""}


def test_a_letterhead_does_not_fill_the_page(circle: Circle) -> None:
    known = {"network": "circle", "by": circle.by_ana(), "now": NOW, "image": None}
    with nothing_changes(), pytest.raises(ValidationError, match="4 lines at most"):
        set_letterhead(institution=circle.town.institution, lines="a\nb\nc\nd\ne", **known)

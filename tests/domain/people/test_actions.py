from __future__ import annotations

import pytest

from tourdetable.domain.people.actions import mailbox, register_institution, register_person
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

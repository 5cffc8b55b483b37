from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Account

pytestmark = pytest.mark.django_db


def test_an_account_is_found_whatever_the_case_of_its_address():
    account = mailbox("ana@ville.fr")
    assert Account.objects.get_by_natural_key("ANA@Ville.fr") == account


def test_an_address_has_one_account_whatever_its_case():
    mailbox("ana@ville.fr")
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(email="ANA@ville.fr")

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The whole demo, built once for the tests of this folder and rolled back after them."""
    from django.db import transaction  # noqa: PLC0415  this file is read before Django is set up

    from tourdetable.interface.demo.build import build  # noqa: PLC0415  idem: this file is read too early

    with django_db_blocker.unblock(), transaction.atomic():
        build()
        yield
        transaction.set_rollback(True)

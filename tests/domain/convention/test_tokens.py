"""What the link of a partner opens."""

from __future__ import annotations

import pytest

from tests.domain.builders import found_circle
from tests.domain.convention.builders import BY, diagnosis_of, invited, link_to
from tourdetable.domain.convention.actions.calling import close_link, send_link
from tourdetable.domain.convention.tokens import partner_of, token_of


@pytest.mark.django_db
def test_only_the_last_link_opens_and_none_once_it_is_closed() -> None:
    made = diagnosis_of(found_circle())
    row = invited(made)
    first = token_of(row)
    assert [partner_of(one) for one in (first, first[:-1] + "2", "1-1-a")] == [row, None, None]
    row = send_link(partner=row, sending=link_to(), version=made.version + 1, **BY)
    assert [partner_of(one) for one in (first, token_of(row))] == [None, row]
    last = token_of(row)
    close_link(partner=row, version=made.version + 2, **BY)
    assert partner_of(last) is None

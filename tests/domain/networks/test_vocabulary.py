from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tourdetable.domain.networks.vocabulary import must_be_known


def test_a_code_of_the_charter():
    must_be_known("duty", "minutes", ["facilitation", "minutes"])


def test_a_code_that_it_does_not_define():
    with pytest.raises(ValidationError) as refused:
        must_be_known("duty", "coffee", ["facilitation", "minutes"])
    assert refused.value.messages == [
        "“coffee” is not in the charter as a duty; it knows: facilitation, minutes."
    ]

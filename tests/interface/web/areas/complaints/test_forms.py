from __future__ import annotations

from tourdetable.domain.networks.models import Network
from tourdetable.interface.web.areas.complaints.forms import (
    ComplaintForm,
    answer_field,
    because_field,
    until_field,
)


def test_a_complaint_is_of_a_network_that_is_offered_or_of_the_site() -> None:
    form = ComplaintForm({"subject": "other", "words": "Oups.", "network": ""})
    form.offer_networks([Network(slug="circle", name="Cercle")])
    assert (form.is_valid(), form.cleaned_data["email"]) == (True, "")
    assert [field.required for field in (answer_field(), because_field(), until_field())] == [
        True
    ] * 3

from __future__ import annotations

from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.own.people import details
from tourdetable.domain.people.enums import PhoneFor
from tourdetable.interface.web.areas.own.forms import DETAILS, DetailsForm


def test_the_form_holds_all_that_one_may_say(room: Room) -> None:
    form = room.client("bao").get("/me/details/").context["form"]
    assert isinstance(form, DetailsForm)
    assert [name for name in form.fields if name in DETAILS] == [*DETAILS]
    assert [code for code, _words in form.fields["phone_for"].choices] == PhoneFor.values


def test_faults_are_told_beside_their_fields(room: Room) -> None:
    sent = details(room.circle.bao, given_name=" ", phone="non", phone_for="tous", language="de")
    answer = room.client("bao").post("/me/details/", sent)
    found = ["given_name", "phone_for", "language"]
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, found)
    sent = details(room.circle.bao, phone="non")
    answer = room.client("bao").post("/me/details/", sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["phone"])

"""The paper of an institution: what stands at the head of what its members hand on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.founding.logos import MOST_BYTES, MOST_PIXELS, LogoFile, left_out, read_logo
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.rules import may_compose_some
from tourdetable.domain.people.actions import LONGEST, NO_IMAGE, Image, set_letterhead
from tourdetable.domain.people.models import Institution, InstitutionLetterhead
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.persons import access
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


def able_to(scene: Scene, institution: Institution) -> tuple[Seat | Office, ...]:
    """In which capacities the reader writes it: those who sit for the institution, whoever composes
    the network."""
    seats = (seat for seat in scene.member.seats if seat.institution_id == institution.pk)
    return (*seats, *may_compose_some(scene.member))


@members_form
def letterhead(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The lines and the image at the head of its papers."""
    found = access.institution_of(scene, pk)
    if led := access.led_on(scene, "institution", found):
        return led
    whose = _("those who sit for %(institution)s, and those who compose the network")
    able = able_to(scene, found) or reserved(str(whose) % {"institution": found})
    known = InstitutionLetterhead.objects.filter(institution=found).first()
    given: dict[str, Any] = {"scene": scene, "capacities": able, "known": known}
    form = LetterheadForm(posted(request), files=request.FILES or None, **given)

    def act() -> InstitutionLetterhead:
        said = {"lines": form.cleaned_data["lines"], "image": form.image}
        network = scene.network.slug
        return set_letterhead(institution=found, network=network, **said, **form.signature)

    there = scene.url("institution", pk)
    context: dict[str, Any] = {"institution": found, "cancel": there, "known": known}
    return answer(
        request,
        form,
        act,
        "persons/letterhead.html",
        then=there,
        said=lambda _saved: str(_("The letterhead is saved.")) + left_out(form.read),
        **context,
    )


class LetterheadForm(WriteForm):
    """The paper of an institution."""

    lines = forms.CharField(
        label=_("Below the name"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Address, telephone, web site: 4 lines at most."),
    )
    upload = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".svg,.png,image/svg+xml,image/png"}),
    )
    no_logo = forms.BooleanField(label=_("Show no logo any more"), required=False)
    read: LogoFile | None = None

    def __init__(self, *args: Any, known: InstitutionLetterhead | None, **kwargs: Any) -> None:
        start = {"lines": known.lines if known else ""}
        super().__init__(*args, initial=start, **kwargs)
        words = _("A PNG or SVG image, %(kb)d kB and %(px)d pixels on each side at most.")
        most = {"kb": MOST_BYTES // 1000, "px": MOST_PIXELS}
        self.fields["upload"].help_text = words % most
        if known is None or not known.media_type:
            del self.fields["no_logo"]
        self.acting_last()

    def clean_upload(self) -> None:
        """The image that was sent, whatever its name says."""
        sent = self.cleaned_data["upload"]
        if sent is not None:
            self.read = read_logo(sent.read(MOST_BYTES + 1))

    @property
    def image(self) -> Image | None:
        """The one to show from now on; None: as it was. Only on a valid form."""
        if self.read is not None:
            return self.read.media_type, self.read.content
        return NO_IMAGE if self.cleaned_data.get("no_logo") else None

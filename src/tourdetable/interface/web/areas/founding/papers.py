"""How the papers of a network look: its letterhead, and models made in a word processor."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.documents.formats.letterhead import PaperFont
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.documents.kinds.kit import KitDocument, KitPart
from tourdetable.domain.networks.models import Network
from tourdetable.domain.papers.actions import LONGEST_LINE, MOST_LINES, change_papers, checked_lines
from tourdetable.domain.papers.checking import MOST_BYTES, CheckedModel, read_model
from tourdetable.domain.papers.models import PaperModel
from tourdetable.domain.papers.queries import models_of, theme_of
from tourdetable.interface.language import day
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.founding.settings import composers
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import MEDIA_TYPES, download, given, signed_by

FONTS = (
    (PaperFont.SERIF.value, gettext_lazy("With serifs, like a book")),
    (PaperFont.SANS.value, gettext_lazy("Without serifs, like a screen")),
)


def upload(kind: OfficeFormat, label: Any) -> forms.FileField:
    """A model in that format."""
    return forms.FileField(
        label=label,
        required=False,
        widget=forms.FileInput(attrs={"accept": f".{kind},{MEDIA_TYPES[kind]}"}),
    )


class PapersForm(WriteForm):
    """The lines and the letters; for each format, another model, or ours again."""

    lines = forms.CharField(
        label=gettext_lazy("Lines beside the logo"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    font = forms.ChoiceField(label=gettext_lazy("Letters"), choices=FONTS, widget=forms.RadioSelect)
    odt = upload(OfficeFormat.ODT, gettext_lazy("Model of ODT files"))
    no_odt = forms.BooleanField(label=gettext_lazy("Go back to our ODT model"), required=False)
    docx = upload(OfficeFormat.DOCX, gettext_lazy("Model of DOCX files"))
    no_docx = forms.BooleanField(label=gettext_lazy("Go back to our DOCX model"), required=False)

    def __init__(self, *args: Any, models: dict[OfficeFormat, PaperModel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.read: list[CheckedModel] = []
        said = {"lines": MOST_LINES, "long": LONGEST_LINE}
        self.fields["lines"].help_text = (
            _("Name, address, site: %(lines)d lines at most, of %(long)d characters each.") % said
        )
        for kind in OfficeFormat:
            self.fields[kind.value].help_text = model_help(models.get(kind))
            if kind not in models:
                del self.fields[f"no_{kind}"]

    def clean_lines(self) -> str:
        try:
            return checked_lines(self.cleaned_data["lines"])
        except ValidationError as error:
            raise ValidationError(error.messages) from error

    def clean_odt(self) -> None:
        self.look_at(OfficeFormat.ODT)

    def clean_docx(self) -> None:
        self.look_at(OfficeFormat.DOCX)

    def look_at(self, kind: OfficeFormat) -> None:
        """The model that was sent, if one was, whatever its name says."""
        sent = self.cleaned_data[kind.value]
        if sent is not None:
            self.read.append(read_model(sent.read(MOST_BYTES + 1), sent.name or "", kind))

    @property
    def without(self) -> list[OfficeFormat]:
        """The formats that go back to ours."""
        return [kind for kind in OfficeFormat if self.cleaned_data.get(f"no_{kind}")]


def model_help(model: PaperModel | None) -> str:
    """Which model there is, and what another one may be."""
    most = _("%(most)d MB at most, without macros.") % {"most": MOST_BYTES // 1_000_000}
    if model is None:
        return _("Papers use ours for now.") + " " + most
    return _("Papers use “%(name)s”.") % {"name": model.name} + " " + most


@members_form
def change(request: Request, scene: Scene) -> HttpResponse:
    """The letterhead, the letters and the models."""
    able, network = composers(scene), scene.network
    theme, models = theme_of(network), models_of(network)
    known: dict[str, Any] = {"scene": scene, "capacities": able, "models": models}
    start = {"lines": theme.lines, "font": theme.font}
    form = PapersForm(posted(request), files=request.FILES or None, initial=start, **known)
    there, said = scene.url("network_papers"), _("The papers have this look from now on.")
    context: dict[str, Any] = {
        "cancel": scene.url("network_settings"),
        "formats": list(OfficeFormat),
    }
    act = partial(carried_out, form, network)
    return answer(request, form, act, "founding/papers.html", then=there, said=said, **context)


def carried_out(form: PapersForm, network: Network) -> Network:
    """The one domain call that the form stands for."""
    said = {**form.values("lines", "font"), "models": form.read, "without": form.without}
    return change_papers(network=network, **said, **form.signature)


@require_safe
@members_only
def model(request: Request, scene: Scene, ending: str) -> HttpResponse:
    """Our model, to start from: with the colour, the letterhead and the letters of the network."""
    composers(scene)
    kind = OfficeFormat(ending)
    content = sample_document(scene).office(kind, now=scene.now)
    return download(content, f"modele-{scene.network.slug}.{kind}", MEDIA_TYPES[kind])


@require_safe
@members_only
def sample(request: Request, scene: Scene, ending: str = "pdf") -> HttpResponse:
    """A paper as all of them look now."""
    composers(scene)
    return given(scene, sample_document(scene), f"exemple-{scene.network.slug}", ending)


def sample_document(scene: Scene) -> KitDocument:
    """What every paper has: headings, lists, lines."""
    points = (_("First point of a list"), _("Second point of a list"))
    text = _("A paragraph, as those of minutes, of invitations and of decisions.")
    return KitDocument(
        **signed_by(scene.network),
        title=_("Sample"),
        body="",
        about=day(scene.today),
        facts=((_("Date:"), day(scene.today)),),
        parts=(
            KitPart(title=_("A heading"), words=(text,), steps=points),
            KitPart(title=_("Another heading"), words=(text,)),
        ),
    )

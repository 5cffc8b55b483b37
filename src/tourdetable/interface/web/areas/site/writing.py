"""Writing what everybody reads: a draft, its preview, its editions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.site.actions import images, pages
from tourdetable.domain.site.enums import PageKind
from tourdetable.domain.site.models import PageImage
from tourdetable.interface.web.answer import Words, answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.site import forms
from tourdetable.interface.web.areas.site.sheets import DraftSheet, draft_sheet, trail, writers
from tourdetable.interface.web.areas.site.shown import parts_of
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

Form = TypeVar("Form", bound=WriteForm)


@members_form
def begin(request: Request, scene: Scene) -> HttpResponse:
    """Begin a page, or a piece of news."""
    able, kind = writers(scene), request.GET.get("kind", "")
    begins = {"kind": kind if kind in PageKind.values else PageKind.NEWS}
    begins["language"] = scene.charter.language
    form = forms.NewPageForm(posted(request), scene=scene, capacities=able, initial=begins)
    names = ("kind", "title", "language")
    title = _("Write something for everybody")
    return answer(
        request,
        form,
        domain_call(form, pages.begin_page, *names, network=scene.network),
        "site/change.html",
        then=lambda page: scene.url("site_write", page.pk),
        said=_("It has begun: nobody reads it before you publish it."),
        title=title,
        explain="",
        submit=_("Begin it"),
        trail=trail(scene, title),
        cancel=scene.url("site"),
    )


@require_safe
@members_only
def draft(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The draft as everybody would read it, its images, what was published of it."""
    writers(scene)
    sheet = draft_sheet(scene, pk)
    context = {"sheet": sheet, "page": sheet.page, "trail": trail(scene, sheet.page.title)}
    return render(request, "site/draft.html", context)


def form_about(kind: type[Form], request: Request, sheet: DraftSheet, **more: Any) -> Form:
    """A form about a page, on the version that was shown."""
    known: dict[str, Any] = {"scene": sheet.scene, "capacities": writers(sheet.scene)}
    return kind(posted(request), version=sheet.page.version, **known, **more)


def changed(
    request: Request,
    sheet: DraftSheet,
    form: WriteForm,
    act: Callable[[], Any],
    *,
    title: str,
    said: Words,
    explain: str = "",
    **more: Any,
) -> HttpResponse:
    """Done, and back to the draft; or the form again."""
    there = sheet.scene.url("site_draft", sheet.page.pk)
    context: dict[str, Any] = {"title": title, "explain": explain, "cancel": there}
    context |= {"submit": title, "trail": trail(sheet.scene, title, sheet=sheet), **more}
    return answer(request, form, act, "site/change.html", then=there, said=said, **context)


@members_form
def write(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write the draft."""
    sheet = draft_sheet(scene, pk)
    names = ("title", "lead", "text", "language")
    begins = {name: getattr(sheet.page, name) for name in names}
    form = form_about(forms.PageForm, request, sheet, initial=begins)
    act = domain_call(form, pages.write_page, *names, "version", page=sheet.page)
    said = _("The draft is saved. Look at it here as everybody would read it.")
    words: dict[str, Any] = {"submit": _("Save the draft"), "wide": True}
    return changed(request, sheet, form, act, title=_("Write it"), said=said, **words)


@members_form
def publish(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Everybody reads the draft as it stands, from a day on."""
    sheet = draft_sheet(scene, pk)
    form = form_about(forms.PagePublicationForm, request, sheet, initial={"shows_on": scene.today})
    act = domain_call(form, pages.publish_page, "shows_on", "version", page=sheet.page)
    empty = "" if sheet.page.text.strip() else _("Write it first: there is nothing to publish.")
    explain = _(
        "The draft is kept as it stands. You can publish another one later, or take it back."
    )
    words: dict[str, Any] = {"explain": explain, "said": _("It is published.")}
    words["not_now"] = empty
    return changed(request, sheet, form, act, title=_("Publish it"), **words)


@members_form
def take_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Nobody reads it any more."""
    sheet = draft_sheet(scene, pk)
    form = form_about(ButtonForm, request, sheet)
    act = domain_call(form, pages.take_back, "version", page=sheet.page)
    explain = _("Its address then answers that there is nothing. What was published is kept here.")
    words: dict[str, Any] = {"explain": explain, "said": _("Nobody reads it any more.")}
    words["danger"] = True
    return changed(request, sheet, form, act, title=_("Take it back"), **words)


@require_safe
@members_only
def edition(request: Request, scene: Scene, pk: int, number: int) -> HttpResponse:
    """What was published, as it was."""
    writers(scene)
    sheet = draft_sheet(scene, pk)
    found = get_object_or_404(sheet.page.editions, number=number)
    context = {"sheet": sheet, "page": sheet.page, "edition": found}
    context["parts"] = parts_of(found.text, sheet.images)
    title = _("Edition %(number)d") % {"number": number}
    context["trail"] = trail(scene, title, sheet=sheet)
    return render(request, "site/edition.html", context)


@members_form
def again(request: Request, scene: Scene, pk: int, number: int) -> HttpResponse:
    """The draft is this edition again."""
    sheet = draft_sheet(scene, pk)
    form = form_about(ButtonForm, request, sheet)
    found = get_object_or_404(sheet.page.editions, number=number)
    act = domain_call(form, pages.begin_again_from, "version", edition=found)
    explain = _("What the draft says now is replaced. Nothing is published by that.")
    words = {"explain": explain, "said": _("The draft is this edition again.")}
    return changed(request, sheet, form, act, title=_("Begin again from this edition"), **words)


@members_form
def add_image(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Bring an image."""
    sheet = draft_sheet(scene, pk)
    files = request.FILES if request.method == "POST" else None
    form = form_about(forms.ImageForm, request, sheet, files=files)

    explain = _("PNG, JPEG, WebP or GIF, 1 MB at most.")
    words: dict[str, Any] = {"explain": explain, "said": image_said}
    act = partial(bring, form, sheet)
    return changed(request, sheet, form, act, title=_("Add an image"), **words)


def bring(form: forms.ImageForm, sheet: DraftSheet) -> PageImage:
    """The domain call."""
    file = form.cleaned_data["file"]
    said = {**form.values("alt", "version"), **form.signature}
    return images.add_image(page=sheet.page, content=file, name=str(file.name), **said)


def image_said(image: PageImage) -> str:
    """How its text shows it."""
    words = _("The image is there: the text shows it where a line says only [image %(number)d].")
    return words % {"number": image.number}


def image_of(sheet: DraftSheet, number: int) -> PageImage:
    """One of its images."""
    found = get_object_or_404(PageImage, page=sheet.page, number=number)
    found.page = sheet.page
    return found


@members_form
def describe_image(request: Request, scene: Scene, pk: int, number: int) -> HttpResponse:
    """Say better what an image shows."""
    sheet = draft_sheet(scene, pk)
    image = image_of(sheet, number)
    form = form_about(forms.AltForm, request, sheet, initial={"alt": image.alt})
    act = domain_call(form, images.describe_image, "alt", "version", image=image)
    said = _("It is recorded.")
    return changed(request, sheet, form, act, title=_("Say what the image shows"), said=said)


@members_form
def remove_image(request: Request, scene: Scene, pk: int, number: int) -> HttpResponse:
    """Take an image away."""
    sheet = draft_sheet(scene, pk)
    image = image_of(sheet, number)
    form = form_about(ButtonForm, request, sheet)
    act = domain_call(form, images.remove_image, "version", image=image)
    words: dict[str, Any] = {"said": _("The image is taken away."), "explain": image.alt}
    words["danger"] = True
    return changed(request, sheet, form, act, title=_("Take this image away"), **words)

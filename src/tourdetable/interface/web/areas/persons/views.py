"""Persons and institutions: looked for, opened, added, corrected."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.actions.correcting import correct_institution, correct_person
from tourdetable.domain.people.actions import add_institution, add_person
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.persons import access
from tourdetable.interface.web.areas.persons.forms import CorrectPersonForm, InstitutionForm
from tourdetable.interface.web.areas.persons.institution import InstitutionPage
from tourdetable.interface.web.areas.persons.person import PersonPage
from tourdetable.interface.web.areas.persons.picking import WhoForm
from tourdetable.interface.web.areas.persons.searching import DirectorySearch
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

FORM = "persons/change.html"


@require_safe
@members_only
def find(request: Request, scene: Scene) -> HttpResponse:
    """Persons of the network, past and present, and institutions, as one types their names."""
    access.composers(scene)
    return render(request, "persons/find.html", {"found": DirectorySearch(scene, request.GET)})


@require_safe
@members_only
def person(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What somebody holds and held here; the page of who they turned out to be, once merged."""
    found = access.person_of(scene, pk)
    page = PersonPage(scene, found, request.GET)
    led = access.led_on(scene, "person", found)
    return led or render(request, "persons/person.html", {"page": page})


@require_safe
@members_only
def institution(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The seats of an institution here, and who represents it."""
    found = access.institution_of(scene, pk)
    page = InstitutionPage(scene, found, request.GET)
    led = access.led_on(scene, "institution", found)
    return led or render(request, "persons/institution.html", {"page": page})


@members_form
def add(request: Request, scene: Scene) -> HttpResponse:
    """Add somebody to the people of the network, before they hold anything."""
    able = access.composers(scene)
    form = WhoForm(posted(request), asked=request.GET, scene=scene, capacities=able)

    def act() -> Person:
        who = form.cleaned_data["who"]
        if isinstance(who, Person):
            return who
        return add_person(who=who, network=scene.network.slug, **form.signature)

    return answer(
        request,
        form,
        act,
        "persons/add.html",
        then=lambda one: scene.url("person", one.pk),
        said=lambda one: _("%(person)s is among the people of the network.") % {"person": one},
    )


@members_form
def correct(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """How a name is written, and where its person is written to."""
    able, found = access.composers(scene), access.person_of(scene, pk)
    if led := access.led_on(scene, "person", found):
        return led
    form = CorrectPersonForm(posted(request), person=found, scene=scene, capacities=able)
    said = {"person": found, "network": scene.network}
    act = domain_call(form, correct_person, "details", "version", **said)
    page = PersonPage(scene, found, {})
    there = scene.url("person", pk)
    return answer(
        request,
        form,
        act,
        FORM,
        then=there,
        said=_("This person is corrected."),
        title=_("Correct this person"),
        submit=_("Save"),
        of=found,
        back=there,
        page=page,
    )


@members_form
def add_one(request: Request, scene: Scene) -> HttpResponse:
    """Add an institution to the directory of the installation."""
    able = access.composers(scene)
    form = InstitutionForm(posted(request), scene=scene, capacities=able)

    def act() -> Institution:
        which = form.cleaned_data["details"]
        return add_institution(which=which, network=scene.network.slug, **form.signature)

    return answer(
        request,
        form,
        act,
        FORM,
        then=lambda one: scene.url("institution", one.pk),
        said=lambda one: _("%(institution)s is in the directory.") % {"institution": one},
        title=_("Add an institution"),
        submit=_("Add it"),
        of="",
        back=scene.url("people_find"),
    )


@members_form
def correct_one(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What an institution is: its seats and its past stay its own."""
    able, found = access.composers(scene), access.institution_of(scene, pk)
    if led := access.led_on(scene, "institution", found):
        return led
    form = InstitutionForm(posted(request), institution=found, scene=scene, capacities=able)
    said = {"institution": found, "network": scene.network}
    act = domain_call(form, correct_institution, "details", "version", **said)
    there = scene.url("institution", pk)
    return answer(
        request,
        form,
        act,
        FORM,
        then=there,
        said=_("This institution is corrected."),
        title=_("Correct this institution"),
        submit=_("Save"),
        of=found,
        back=there,
    )

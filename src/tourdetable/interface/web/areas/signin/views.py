from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tourdetable.domain.people.models import Person
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.middleware import PERSON_KEY, WANTED_KEY


@login_required
def choose_person(request: Request) -> HttpResponse:
    """Who are you, among the persons who share this mailbox?"""
    persons = list(Person.objects.filter(account=request.user.pk))
    if request.method == "POST":
        chosen = [person for person in persons if str(person.pk) == request.POST.get("person")]
        if chosen:
            request.session[PERSON_KEY] = chosen[0].pk
            return redirect(request.session.pop(WANTED_KEY, "home"))
    return render(
        request,
        "account/choose_person.html",
        {"persons": persons, "asked": request.method == "POST"},
    )

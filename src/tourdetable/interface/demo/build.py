"""Building both networks from their charter files."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from tourdetable.domain.notices.actions import pass_over
from tourdetable.interface.demo.club import ClubScript, build_club
from tourdetable.interface.demo.convention import ConventionScript, build_convention
from tourdetable.interface.demo.script import read
from tourdetable.interface.demo.stage import Stage
from tourdetable.interface.demo.story import years
from tourdetable.interface.demo.story.attending import Networks, attend
from tourdetable.interface.demo.story.convention.agreeing import Agreeing, agree
from tourdetable.interface.demo.story.convention.asking import Asking, ask_all
from tourdetable.interface.demo.story.convention.beyond import Beyond, tell_beyond
from tourdetable.interface.demo.story.convention.evaluating import Evaluations, evaluate
from tourdetable.interface.demo.story.convention.placing import WhereTheyAre, place
from tourdetable.interface.demo.story.convention.publishing import Publishing, publish
from tourdetable.interface.demo.story.convention.referring import Referring, refer
from tourdetable.interface.demo.story.convention.seconding import Seconding, second
from tourdetable.interface.demo.story.deciding import Deciding, decide_between
from tourdetable.interface.demo.story.grouping import Grouping, group_up
from tourdetable.interface.demo.story.initiatives import Initiatives, keep_methods, put_topics
from tourdetable.interface.demo.story.lately import live_lately
from tourdetable.interface.demo.story.pooling import Pooling, pool
from tourdetable.interface.demo.story.producing import Producing, produce
from tourdetable.interface.demo.story.registering import Registering, write_down
from tourdetable.interface.demo.story.relaying import Relaying, relay_home
from tourdetable.interface.demo.story.reviewing import Reviewing, review
from tourdetable.interface.demo.story.session import SessionScript, hold_live
from tourdetable.interface.demo.story.telling import ToldInBoth, tell_all
from tourdetable.interface.web.base import clock


@transaction.atomic
def build() -> tuple[Stage, Stage]:
    """Build the whole demo, or nothing."""
    charters = settings.CHARTERS
    about_club = read("club.toml", ClubScript)
    about_convention = read("convention.toml", ConventionScript)
    club = build_club((charters / "club-des-territoires.md").read_text("utf-8"), about_club)
    convention = build_convention((charters / "itc.md").read_text("utf-8"), about_convention)
    agree(convention, read("agreeing.toml", Agreeing))
    live_lately(club, about_club.lately)
    live_lately(convention, about_convention.lately)
    attending = read("attending.toml", Networks)
    attend(club, attending.club)
    attend(convention, attending.convention)
    years.prepare(club, about_club.to_come)
    years.prepare(convention, about_convention.to_come)
    group_up(club, read("grouping.toml", Grouping))
    take_initiatives(club, convention)
    between = read("deciding.toml", Deciding)
    decide_between(club, between.club)
    decide_between(convention, between.convention)
    go_on_from_minutes(club, convention)
    keep_registers(club, convention)
    go_on_from_what_is_shared(club, convention)
    speak_out(club, convention)
    hold_live(club, read("session.toml", SessionScript))
    pass_over(now=clock.now())
    return club, convention


def take_initiatives(club: Stage, convention: Stage) -> None:
    """What members put forward, their methods, what they tell of what they tried."""
    put, told = read("initiatives.toml", Initiatives), read("telling.toml", ToldInBoth)
    put_topics(club, put.club)
    put_topics(convention, put.convention)
    keep_methods(convention, put.methods)
    tell_all(club, told.club)
    tell_all(convention, told.convention)


def go_on_from_minutes(club: Stage, convention: Stage) -> None:
    """What becomes of minutes: relayed, reviewed, corrected; what bodies produce, ask, evaluate."""
    works = read("works.toml", Producing)
    produce(club, works.club)
    produce(convention, works.convention)
    relayed, reviewed = read("relays.toml", Relaying), read("reviewing.toml", Reviewing)
    relay_home(club, relayed.club)
    relay_home(convention, relayed.convention)
    asked, evaluated = read("asking.toml", Asking), read("evaluating.toml", Evaluations)
    ask_all(club, asked.club)
    ask_all(convention, asked.convention)
    evaluate(club, evaluated.club)
    evaluate(convention, evaluated.convention)
    review(club, reviewed.club)
    review(convention, reviewed.convention)


def keep_registers(club: Stage, convention: Stage) -> None:
    """What both know of outside, then what each does; where each works."""
    placing = read("territories.toml", WhereTheyAre)
    place(club, placing.club)
    place(convention, placing.convention)
    known = read("registering.toml", Registering)
    write_down(club, (*known.both, *known.club))
    write_down(convention, (*known.both, *known.convention))


def go_on_from_what_is_shared(club: Stage, convention: Stage) -> None:
    """What members pool; how those who support bodies help them."""
    pooled = read("library.toml", Pooling)
    pool(club, pooled.club)
    pool(convention, pooled.convention)
    seconded = read("seconding.toml", Seconding)
    second(club, seconded.club)
    second(convention, seconded.convention)
    referred = read("referring.toml", Referring)
    refer(club, referred.club)
    refer(convention, referred.convention)


def speak_out(club: Stage, convention: Stage) -> None:
    """What strangers read, and what is told beyond."""
    told = read("site.toml", Publishing)
    publish(club, told.club)
    publish(convention, told.convention)
    beyond = read("beyond.toml", Beyond)
    tell_beyond(club, beyond.club)
    tell_beyond(convention, beyond.convention)

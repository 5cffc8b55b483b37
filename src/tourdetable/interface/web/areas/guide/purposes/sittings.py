"""Meetings and decisions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

LIVE = "animer-en-direct"
SITTING, DECIDING = "tenir-une-seance", "decider-ensemble"
METHODS = "choisir-une-methode"

PURPOSES = (
    purpose(
        _(
            "Choose a way of working together by what you need, how many you are and how long you "
            "have; read how it goes, step by step, with the words to say."
        ),
        METHODS,
        "methods",
        "method",
        "method_print",
    ),
    purpose(
        _(
            "Use a method in a meeting whose agenda you write: it fills a point, with its time for "
            "as many as you will be, and loses no word that is written there."
        ),
        METHODS,
        "method_use",
        "method_fill",
    ),
    purpose(
        _(
            "Write a method of your network, or adapt one of the program: what is wrong in it is "
            "told at its line. Whoever composes the network keeps its methods."
        ),
        METHODS,
        "method_add",
        "method_change",
        "method_remove",
    ),
    purpose(
        _(
            "All about one meeting: when, where, who comes. Before it those who sit answer; during "
            "it whoever keeps it notes who is there and what is decided; after it one reads the "
            "minutes."
        ),
        SITTING,
        "meeting",
    ),
    purpose(
        _(
            "Draw a date in the calendar of a body, or change it. What the charter says of that "
            "day is told before anything is recorded."
        ),
        SITTING,
        "meeting_new",
        "meeting_move",
        "meeting_amend",
        "meeting_cancel",
    ),
    purpose(
        _(
            "The documents of a meeting, to be read before coming. Whoever prepares it attaches "
            "them, to the meeting or to a point of its agenda, and says who may read them."
        ),
        SITTING,
        "meeting_documents",
        "document_remove",
    ),
    purpose(
        _(
            "All the documents of the network that you may read, meeting by meeting: of your "
            "bodies, and of the others what is for all members."
        ),
        SITTING,
        "network_documents",
    ),
    purpose(
        _(
            "Send the invitation to whoever sits, with the agenda as it is. Each is told once why "
            "they are invited and what is asked of them."
        ),
        SITTING,
        "meeting_convene",
        "meeting_sending",
    ),
    purpose(
        _(
            "Say what the meeting is for and what is asked of each, then read the invitation as a "
            "member will get it. Nothing leaves before it is sent."
        ),
        SITTING,
        "meeting_invitation",
        "meeting_preview",
    ),
    purpose(
        _(
            "Prepare what the meeting will talk about: for each point, whether one informs, "
            "discusses or decides, how long, and who brings it."
        ),
        SITTING,
        "meeting_agenda",
    ),
    purpose(
        _(
            "Keep the points of this agenda: the next ones of the same kind of meeting begin from "
            "them."
        ),
        SITTING,
        "agenda_model",
    ),
    purpose(
        _(
            "Before the meeting, bring something to the points that ask for it: news, a question. "
            "Each says who reads it."
        ),
        SITTING,
        "meeting_bring",
    ),
    purpose(
        _(
            "Say which points were not dealt with, and why: those who prepare the next meeting "
            "find them again."
        ),
        SITTING,
        "meeting_left_over",
        "point_let_go",
    ),
    purpose(
        _(
            "Say which seat takes each duty of the meeting, in turn. Whoever has had fewest turns "
            "comes first."
        ),
        SITTING,
        "meeting_turns",
        "meeting_duty",
    ),
    purpose(
        _(
            "Whose turn it is in a body: the next names, the table of the year, where each seat "
            "stands, and how the body has settled it."
        ),
        SITTING,
        "rota",
        "rota_share",
    ),
    purpose(
        _(
            "Change who takes a turn, with the other seats. A turn that is swapped without "
            "anything in exchange, or given up, is still owed."
        ),
        SITTING,
        "turn_swap",
        "turn_skip",
        "turn_offer",
        "swap",
        "swap_accept",
        "swap_refuse",
        "swap_withdraw",
    ),
    purpose(
        _("What a duty asks, when, with which models, and who did it last."),
        SITTING,
        "turn_kit",
    ),
    purpose(
        _(
            "Say whether you come, or the other holder of your seat. You may change your mind "
            "until the meeting."
        ),
        SITTING,
        "meeting_reply",
    ),
    purpose(
        _(
            "Answer an invitation by the link of its message, without signing in: what is recorded "
            "for you, and a button to change it until the meeting."
        ),
        SITTING,
        "answer",
    ),
    purpose(
        _(
            "Who comes, who has not answered, whom to ask, seat by seat. Whoever convenes reminds "
            "those who are silent, and enters the answers given by telephone."
        ),
        SITTING,
        "meeting_answers",
        "meeting_remind",
        "meeting_answer_enter",
    ),
    purpose(
        _(
            "What whoever receives the meeting must know: how many come, in the room or remotely, "
            "and what the room must allow. Nobody is named."
        ),
        SITTING,
        "meeting_host_sheet",
    ),
    purpose(
        _(
            "Open the meeting and note who is there, seat by seat. What happened is recorded as it "
            "happened: nothing here is refused."
        ),
        SITTING,
        "meeting_open",
        "meeting_attendance",
    ),
    purpose(
        _(
            "Show the room a code that changes every minute: those who sit there scan it, or type "
            "its six digits, to say themselves that they are there."
        ),
        SITTING,
        "meeting_room",
    ),
    purpose(
        _(
            "Say that you are there, with the code that the room shows. It is recorded for you "
            "alone, and whoever keeps the register may correct it."
        ),
        SITTING,
        "meeting_check_in",
        "check_in_link",
    ),
    purpose(
        _(
            "Read who wrote what in the register of the meeting, and what was corrected since. "
            "Nothing of it is ever erased."
        ),
        SITTING,
        "meeting_marks_log",
    ),
    purpose(
        _(
            "See to how many meetings each seat came, over a period or a theme, and what of it may "
            "be published without anybody being recognised."
        ),
        SITTING,
        "body_rates",
    ),
    purpose(
        _(
            "What the network decided, as far as you may read it, with what was said for and "
            "against. Each decision keeps its number and its address."
        ),
        DECIDING,
        "decisions",
        "decision",
        "decision_dates",
    ),
    purpose(
        _(
            "Put a proposal to the seats of the body, and write it so that each can say whether "
            "they agree."
        ),
        DECIDING,
        "decision_new",
        "decision_new_with",
        "decision_edit",
        "decision_options",
    ),
    purpose(
        _(
            "Say who sees to a decision, by which day, and when the body looks at it again: that "
            "day it comes back by itself to those who prepare the meetings."
        ),
        DECIDING,
        "decision_terms",
        "decision_review",
        "body_follow_up",
    ),
    purpose(
        _(
            "Note what each seat says: agreement, reservation, abstention or objection, in its own "
            "words, then the outcome."
        ),
        DECIDING,
        "decision_positions",
        "decision_settle",
        "decision_conclude",
        "decision_reopen",
    ),
    purpose(
        _(
            "Say what the proposal will do once it is adopted. It is part of the proposal before "
            "anybody takes a position, and nothing is added afterwards."
        ),
        DECIDING,
        "decision_effects",
        "decision_effect_add",
        "decision_effect_remove",
    ),
    purpose(
        _(
            "What a body decides between two meetings: a proposal is put to its seats until a day, "
            "and nobody reads what the others say before having spoken."
        ),
        DECIDING,
        "consultations",
        "consultation",
        "consultation_new",
        "consultation_withdraw",
    ),
    purpose(
        _("Say where your seat stands, change it until the end, then conclude as at a meeting."),
        DECIDING,
        "consultation_speak",
        "consultation_conclude",
    ),
    purpose(
        _(
            "What the link of a message opens: what is proposed, and the answer of one seat, "
            "without signing in."
        ),
        DECIDING,
        "consultation_link",
    ),
    purpose(
        _(
            "Say who does what after the decision, and by when, then where it stands and what "
            "shows it. It stays on the table of whoever is in charge until it is done or given up."
        ),
        DECIDING,
        "decision_follow_up",
        "decision_follow_up_done",
    ),
    purpose(
        _(
            "What came by mail and could not be recorded by itself: an answer that nothing proves, "
            "a message in words, another time proposed. Say whose answer it is, or that nothing is "
            "to be done."
        ),
        SITTING,
        "inbox",
        "inbox_mail",
        "inbox_done",
    ),
    purpose(
        _(
            "The meeting while it is held: where one is in the agenda, the time that is left, what "
            "is asked of the room. One answers there for one’s seat; a seat has one voice."
        ),
        LIVE,
        "meeting_live",
        "room_live",
    ),
    purpose(
        _(
            "Lead the meeting from a telephone: the agenda and its clock, who has the floor, what "
            "is asked of the room and when it is shown. The lead is handed over in one gesture."
        ),
        LIVE,
        "meeting_lead",
        "meeting_ask",
    ),
    purpose(
        _(
            "What the room sees, large: where one is, the clock, what is asked. Institutions are "
            "named there, and nobody."
        ),
        LIVE,
        "meeting_screen",
    ),
    purpose(
        _(
            "Join a meeting without an account, with the code that the room shows: say your name "
            "and for which seat you are there. It is forgotten when the session ends."
        ),
        LIVE,
        "room_join",
    ),
    purpose(
        _(
            "The minutes with what was said in the session under each point, attributed as each "
            "wanted. Tidy them before you save."
        ),
        LIVE,
        "meeting_captured",
    ),
)

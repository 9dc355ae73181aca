"""Rows as each version of the tables held them. Later versions must carry them.

A new revision adds its own rows here; a test fails until it does.
"""

import json
from datetime import UTC, date, datetime
from typing import Any

Rows = dict[str, list[dict[str, Any]]]

MOMENT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ANSWERS = {"goal": "Größe & <b>नमस्ते</b> 👩🏿‍🚒", "without": "", "daily_fit": "12"}
MESSAGE = json.dumps({"text": "Hi", "blocks": []})
OURS = {"workspace_id": "T1"}
ASKED = {"requester": "U0ANA", "channel": "D1", "need": "Stock", "opened_at": MOMENT}
FOUND = {"finding": "A report", "goal": "Fewer calls", "decided_by": "U0IVO"}
KEPT = {"lane": "U0ANA", "body": "{}", "received_at": MOMENT, "attempt": 1}
SAID = {"to": "D1", "message": MESSAGE, "created_at": MOMENT, "due_at": MOMENT}
TRIED = {"revision": 2, "attempt": 1, "cleared": 0, "held_until": 0.0}

BY_REVISION: dict[str, Rows] = {
    "2026_11_22_requests": {
        "workspace": [
            {
                "id": "T1",
                "name": "Acme",
                "bot_user_id": "U0BOT",
                "triage_channel": "C0TRIAGE",
                "requests": 2,
            }
        ],
        "person": [
            {
                **OURS,
                "slack_id": "U0ANA",
                "name": "Ana",
                "timezone": "Europe/Berlin",
                "looked_up_at": MOMENT,
            }
        ],
        "request": [
            {
                **OURS,
                **ASKED,
                "id": 1,
                "number": 1,
                "thread_ts": "1.1",
                "status": "interviewing",
                "answers": {"goal": "Fewer calls"},
                "added": "",
                "finding": "",
                "goal": "",
            },
            {
                **OURS,
                **ASKED,
                **FOUND,
                "id": 2,
                "number": 2,
                "thread_ts": "2.2",
                "status": "decided",
                "answers": ANSWERS,
                "added": "By May",
                "outcome": "better_path",
                "decided_at": MOMENT,
                "sent_at": MOMENT,
            },
        ],
        "audit": [
            {
                **OURS,
                "id": 1,
                "request_id": 2,
                "at": MOMENT,
                "actor": "U0IVO",
                "action": "decided",
                "details": {"outcome": "better_path"},
            }
        ],
        "inbox": [
            {**OURS, **KEPT, "id": 1, "key": "event:Ev1", "held_until": 0.0},
            {**OURS, **KEPT, "id": 2, "key": "event:Ev2", "held_until": 1.5}
            | {"done_at": MOMENT, "failed": "1a2b3c4d", "owner": "us"},
        ],
        "outbox": [
            {**OURS, **SAID, **TRIED, "id": 1, "key": "request:1:brief"}
            | {"lane": "D1:1.1", "thread_ts": "1.1", "status": "pending"},
            {**OURS, **SAID, **TRIED, "id": 2, "key": "request:2:card"}
            | {"lane": "request:2:card", "status": "sent", "sent_at": MOMENT}
            | {"channel": "C0TRIAGE", "ts": "3.3", "first_tried": 1.5},
        ],
    },
    "2026_11_27_ways_in": {
        "workspace": [
            {
                "id": "T1",
                "name": "Acme",
                "bot_user_id": "U0BOT",
                "triage_channel": "C0TRIAGE",
                "requests": 2,
                "admins": ["U0CLEO"],
                "units": ["Sales", "Lager & Versand"],
                "set_up_by": "U0CLEO",
                "set_up_at": MOMENT,
            }
        ],
        "person": [
            {
                **OURS,
                "slack_id": "U0ANA",
                "name": "Ana",
                "timezone": "Europe/Berlin",
                "looked_up_at": MOMENT,
                "is_admin": False,
                "is_guest": True,
                "is_stranger": False,
                "is_gone": False,
                "side": "business",
                "unit": "Sales",
                "home_opened_at": MOMENT,
                "home_due_at": MOMENT,
            }
        ],
        "request": [
            {
                **OURS,
                **ASKED,
                **FOUND,
                "id": 2,
                "number": 2,
                "author": "U0BEN",
                "way": "emoji",
                "channel": None,
                "thread_ts": None,
                "place": "C1",
                "place_ts": "2.2",
                "place_thread": "2.1",
                "link": "https://acme.slack.com/archives/C1/p22",
                "need_edited_at": MOMENT,
                "need_deleted_at": None,
                "files": [{"id": "F1", "name": "Liste.pdf", "link": "https://acme"}],
                "status": "decided",
                "answers": ANSWERS,
                "added": "",
                "outcome": "better_path",
                "decided_at": MOMENT,
                "sent_at": MOMENT,
            }
        ],
        "follower": [{**OURS, "request_id": 2, "slack_id": "U0BEN", "since": MOMENT}],
        "greeting": [{**OURS, "channel": "C1", "added_by": "U0BEN", "at": MOMENT}],
        "outbox": [
            {**OURS, **SAID, **TRIED, "id": 1, "key": "request:2:opening"}
            | {"lane": "request:2:opening", "status": "sent", "stays": True},
        ],
    },
    "2026_11_27_listening": {
        "workspace": [
            {
                "id": "T1",
                "name": "Acme",
                "bot_user_id": "U0BOT",
                "triage_channel": "C0TRIAGE",
                "requests": 2,
                "admins": [],
                "units": [],
            }
        ],
        "request": [
            {
                **OURS,
                **ASKED,
                **FOUND,
                "id": 2,
                "number": 2,
                "way": "dm",
                "thread_ts": "2.2",
                "link": "",
                "files": [],
                "status": "decided",
                "answers": ANSWERS,
                "questions": ["problem", "goal", "without", "daily_fit"],
                "probing": "goal",
                "added": "",
                "outcome": "better_path",
                "decided_at": MOMENT,
                "sent_at": MOMENT,
            }
        ],
    },
}

WAYS_IN = BY_REVISION["2026_11_27_ways_in"]
BY_REVISION["2026_11_27_triage"] = {
    "workspace": WAYS_IN["workspace"],
    "request": [
        {
            **WAYS_IN["request"][0],
            "partner": "U0IVO",
            "asking": "U0MIA",
            "reopened": 1,
            "reason": "A new price",
        }
    ],
}
BY_REVISION["2026_11_27_whole_interview"] = {
    "workspace": [
        {
            **WAYS_IN["workspace"][0],
            "url": "https://acme.slack.com/",
            "interview": {"kinds": [{"key": "report", "name": "Report"}]},
            "glossary": {"SSO": {"means": "one login", "by": "U0ANA"}},
            "it_timezone": "Europe/Berlin",
            "it_from": 8,
            "it_until": 16,
        }
    ],
    "request": [
        {
            **BY_REVISION["2026_11_27_triage"]["request"][0],
            "kind": "report",
            "confided": {"sensitivities": "Größe"},
            "confided_in": ["1.4"],
            "confided_to": ["U0IVO"],
            "asked_at": MOMENT,
            "heard": "goal",
            "briefs": 2,
            "tips": {"kpi": {"by": "U0BEN", "text": "3 errors a week"}},
            "offered": "so that nobody waits",
            "revisiting": "goal",
            "is_talking": True,
            "urgent": "The audit is on Monday",
            "weighed": {"effort": "4", "risk": "2"},
            "not_before": date(2026, 4, 1),
            "promised_for": date(2026, 5, 1),
            "champion": "U0BEN",
            "champion_asked": "U0BEN",
            "champion_asking": 3,
            "reopening": {"outcome": "go_ahead", "by": "U0IVO", "words": "No"},
            "reconsidered": 1,
            "turns": 1,
            "started_at": MOMENT,
            "delivered_at": MOMENT,
            "is_public": True,
            "duplicate_of": None,
            "stands_alone": True,
            "closing": "Solved",
            "closed_by": "U0ANA",
            "closed_at": MOMENT,
        }
    ],
    "person": [{**WAYS_IN["person"][0], "is_bot": True}],
    "follower": [
        {
            **OURS,
            "request_id": 2,
            "slack_id": "U0BEN",
            "since": MOMENT,
            "needs_it_too": True,
        }
    ],
}
WHOLE = BY_REVISION["2026_11_27_whole_interview"]
BY_REVISION["2026_11_27_dead_letters"] = {
    "workspace": WHOLE["workspace"],
    "request": WHOLE["request"],
    "outbox": [
        {**OURS, **SAID, **TRIED, "id": 1, "key": "request:2:card"}
        | {"lane": "request:2:card", "status": "refused", "error": "is_archived"}
        | {"stays": True, "refused_at": MOMENT, "told_at": MOMENT},
        {**OURS, **SAID, **TRIED, "id": 2, "key": "request:2:tip:kpi"}
        | {"lane": "request:2:tip:kpi", "status": "let_go", "stays": False}
        | {"error": "user_disabled", "refused_at": MOMENT}
        | {"let_go_by": "U0CLEO", "let_go_at": MOMENT},
    ],
}
BY_REVISION["2026_11_27_seals"] = {
    "workspace": WAYS_IN["workspace"],
    "request": [
        {**BY_REVISION["2026_11_27_whole_interview"]["request"][0], "last_seal": "3c"}
    ],
    "audit": [{**BY_REVISION["2026_11_22_requests"]["audit"][0], "seal": "3c"}],
}
BY_REVISION["2026_11_27_nudges"] = {
    **BY_REVISION["2026_11_27_whole_interview"],
    "workspace": [
        {
            **BY_REVISION["2026_11_27_whole_interview"]["workspace"][0],
            "nudges_a_week": 2,
            "hold_out": "on",
        }
    ],
    "person": [
        {
            **BY_REVISION["2026_11_27_whole_interview"]["person"][0],
            "quiet_until": MOMENT,
            "nudges_a_week": 0,
            "country": "DE",
        }
    ],
    "nudge": [
        {
            **OURS,
            "id": 1,
            "kind": "progress",
            "person": "U0IVO",
            "about": "2026-03-06",
            "status": "sent",
            "due_at": MOMENT,
            "planned_for": MOMENT,
            "sent_at": MOMENT,
            "counted_on": date(2026, 3, 6),
            "posts": 1,
            "reminders": 1,
            "snoozes": 1,
            "useful": True,
            "is_control": False,
            "done_at": None,
            "why": "",
            "owner": None,
            "held_until": 0,
        }
    ],
    "nudge_choice": [
        {
            **OURS,
            "person": "U0IVO",
            "kind": "progress",
            "mode": "digest",
            "every": 2,
            "ignored": 1,
            "not_useful": 1,
            "is_paused": False,
        }
    ],
}
BY_REVISION["2026_11_27_updates"] = {
    **BY_REVISION["2026_11_27_nudges"],
    "progress_update": [
        {
            **OURS,
            "id": 1,
            "request_id": 2,
            "by": "U0IVO",
            "at": MOMENT,
            "track": "at_risk",
            "since": MOMENT,
            "line": "Größe fehlt",
            "promised_for": date(2026, 5, 15),
            "has_moved": True,
            "was_promised_for": date(2026, 5, 1),
            "is_sure": False,
        }
    ],
}
BY_REVISION["2026_11_27_whose"] = BY_REVISION["2026_11_27_nudges"]
BY_REVISION["2026_11_27_quiet_requests"] = {
    "workspace": WHOLE["workspace"],
    "request": [
        {**WHOLE["request"][0], "holds_for": date(2026, 5, 1), "matters_at": MOMENT}
    ],
}
BY_REVISION["2026_11_27_channel_reminders"] = {
    **BY_REVISION["2026_11_27_quiet_requests"],
    "channel_reminder": [
        {
            **OURS,
            "channel": "C1",
            "set_by": "U0BEN",
            "timezone": "Europe/London",
            "due_at": MOMENT,
            "times": 2,
            "posts": 3,
            "posted_on": date(2026, 3, 2),
        }
    ],
}
PRAISED: Rows = {
    "workspace": [
        {**WHOLE["workspace"][0], "wins_channel": "C0WINS", "values": ["Größe zeigen"]}
    ],
    "person": [
        {
            **BY_REVISION["2026_11_27_nudges"]["person"][0],
            "thanks": "private",
            "thanks_asked_at": MOMENT,
            "praise_locked_by": "U0CLEO",
        }
    ],
    "request": [
        {
            **BY_REVISION["2026_11_27_quiet_requests"]["request"][0],
            "rating": 5,
            "rated_at": MOMENT,
            "measured": "2 h",
            "measured_at": MOMENT,
        }
    ],
    "praise": [
        {
            **OURS,
            "id": 1,
            "giver": "U0ANA",
            "did": "Stayed with us <b>all Friday</b>",
            "changed": "Größere Liste",
            "value": "Größe zeigen",
            "team": "Lager & Versand",
            "request_id": 2,
            "is_public": True,
            "channel": "C0WINS",
            "given_at": MOMENT,
            "edited_at": MOMENT,
            "undone_at": None,
        }
    ],
    "thanked": [
        {**OURS, "praise_id": 1, "slack_id": "U0IVO", "told_at": MOMENT},
    ],
    "win": [
        {
            **OURS,
            "id": 1,
            "request_id": 2,
            "cause": "target_met",
            "status": "agreed",
            "owner": "U0IVO",
            "changed": "The list is of today",
            "before": "4 h",
            "after": "2 h",
            "proposed_at": MOMENT,
            "agreed_at": MOMENT,
            "posts_at": MOMENT,
            "posted_at": None,
            "channel": "C0WINS",
        }
    ],
    "win_name": [
        {
            **OURS,
            "win_id": 1,
            "slack_id": "U0ANA",
            "part": "asked",
            "told_at": MOMENT,
            "stepped_off_at": None,
            "agreed_at": MOMENT,
        }
    ],
}
BY_REVISION["2026_11_27_praise"] = PRAISED
BY_REVISION["2026_11_27_checkins"] = {
    **PRAISED,
    "checkin_circle": [
        {
            **OURS,
            "id": 1,
            "channel": "C1",
            "weeks": 2,
            "takes_guests": False,
            "set_by": "U0CLEO",
            "set_at": MOMENT,
            "is_stopped": False,
            "next_on": date(2026, 3, 17),
        }
    ],
    "checkin_member": [
        {
            **OURS,
            "circle_id": 1,
            "slack_id": "U0ANA",
            "joined_at": MOMENT,
            "left_at": None,
            "paused_until": date(2026, 4, 1),
            "is_leader": False,
            "waited": 1,
        }
    ],
    "checkin_round": [
        {
            **OURS,
            "id": 1,
            "circle_id": 1,
            "number": 1,
            "on": date(2026, 3, 3),
            "ends_on": date(2026, 3, 16),
            "seed": 7,
            "due_at": None,
            "made_at": MOMENT,
        }
    ],
    "checkin_meeting": [
        {
            **OURS,
            "id": 1,
            "round_id": 1,
            "people": ["U0ANA", "U0IVO"],
            "why": {"occasion": "first_time"},
            "due_at": MOMENT,
            "introduced_at": MOMENT,
            "proposed_for": MOMENT,
            "planned_for": MOMENT,
            "planned_by": "U0ANA",
        }
    ],
    "checkin_seat": [
        {
            **OURS,
            "round_id": 1,
            "slack_id": "U0ANA",
            "skips": False,
            "meeting_id": 1,
            "left_out": "",
            "met": "met",
            "answered_at": MOMENT,
        }
    ],
    "checkin_never": [
        {**OURS, "one": "U0ANA", "other": "U0IVO", "set_by": "U0CLEO", "at": MOMENT}
    ],
    "unit_cadence": [
        {
            **OURS,
            "unit": "Lager & Versand",
            "weeks": 4,
            "partner": "U0IVO",
            "set_by": "U0CLEO",
            "set_at": MOMENT,
        }
    ],
}
BY_REVISION["2026_11_27_contacts"] = {
    **PRAISED,
    "unit_cadence": [
        {
            **BY_REVISION["2026_11_27_checkins"]["unit_cadence"][0],
            "spoken_at": MOMENT,
        }
    ],
}

"""A tiny bot on stock Bolt, so that the page can be tried without ours."""

import asyncio
import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox, page

Json = dict[str, Any]
TRIAGE = "CTRIAGE"

COMMANDS = [
    {
        "command": "/ask-it",
        "description": "Ask IT for something",
        "usage_hint": "[what you need]",
    },
    {"command": "/ask-later", "description": "Keep a thought for later"},
    {"command": "/cake", "description": "When is there cake?"},
]
SHORTCUTS = [
    {
        "name": "Ask IT about this",
        "type": "message",
        "callback_id": "ask_about",
        "description": "Make a request of a message",
    },
    {
        "name": "Ask IT",
        "type": "global",
        "callback_id": "ask_anywhere",
        "description": "Ask IT for something",
    },
]
MANIFEST: Json = {
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Goodwill"},
        "slash_commands": COMMANDS,
        "shortcuts": SHORTCUTS,
    },
    "oauth_config": {
        "scopes": {"bot": ["chat:write", "commands", "im:history", "reactions:write"]}
    },
    "settings": {
        "event_subscriptions": {"bot_events": ["app_home_opened", "message.im"]}
    },
}

GREETING = (
    "*Hello <@{user}>!* You wrote:\n> {text}\n"
    "I can _listen_, ~judge~ and show `code`.\n"
    "• a first thing\n• a second, see <https://example.org/help|the help>\n"
    "Find us in <#CSALES>. :wave:"
)


def greeted(seen: page.Witness) -> bool:
    return bool(seen.workspace.ledger)


def asked(seen: page.Witness) -> bool:
    return any(entry.channel == TRIAGE for entry in seen.workspace.ledger)


def looked_at(seen: page.Witness) -> bool:
    posted = (entry for entry in seen.workspace.ledger if entry.channel == TRIAGE)
    return any(seen.has_read("UIVO", entry) for entry in posted)


TIPS = (
    page.Tip("Write *hello* to Goodwill, and open the thread.", greeted),
    page.Tip("Press *Ask IT* and send the form.", asked),
    page.Tip("Be *Ivo Marin* and look into *it-triage*.", looked_at),
)


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def button(label: str, action: str, **more: object) -> Json:
    return {"type": "button", "text": plain(label), "action_id": action, **more}


def option(value: str, label: str, explains: str = "") -> Json:
    more = {"description": plain(explains)} if explains else {}
    return {"text": plain(label), "value": value, **more}


def field(block_id: str, label: str, kind: str, **more: object) -> Json:
    """An input block; `optional`, `hint` and `dispatch_action` belong to the block."""
    block: Json = {k: more.pop(k) for k in ("optional", "dispatch_action") if k in more}
    element = {"type": kind, "action_id": block_id, **more}
    head = {"type": "input", "block_id": block_id, "label": plain(label)}
    return {**head, "element": element, **block}


FORGET = {
    "title": plain("Forget this?"),
    "text": plain("What you wrote will be gone."),
    "confirm": plain("Forget it"),
    "deny": plain("Keep it"),
    "style": "danger",
}


def greeting(user: str, text: str) -> list[Json]:
    moods = [option("good", ":sunny: Good"), option("bad", "Not so good")]
    mood = {"type": "static_select", "action_id": "mood", "options": moods}
    return [
        {"type": "header", "text": plain("Welcome :tada:")},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": GREETING.format(user=user, text=text)},
            "accessory": {**mood, "placeholder": plain("How are you?")},
        },
        {
            "type": "section",
            "fields": [
                {"type": "mrkdwn", "text": "*Goal*\nFewer calls"},
                {"type": "mrkdwn", "text": "*Owner*\nIvo Marin"},
            ],
        },
        {"type": "divider"},
        {
            "type": "actions",
            "block_id": "greeting",
            "elements": [
                button("Ask IT", "ask", style="primary", value="1"),
                button("Whisper", "whisper"),
                button("Forget it", "forget", style="danger", confirm=FORGET),
                button("Fall asleep", "sleep"),
                {
                    "type": "overflow",
                    "action_id": "more",
                    "options": [option("later", "Remind me later")],
                },
            ],
        },
        {
            "type": "context",
            "elements": [{"type": "mrkdwn", "text": "Only you and IT will see this."}],
        },
    ]


URGENCIES = [
    option("today", "Today", "Somebody cannot work"),
    option("someday", "Some day", "It would be nice"),
]
REASONS = [option("time", "It costs time"), option("money", "It costs money")]


def form(chosen: str = "", need: str = "") -> Json:
    """Every kind of field; the chosen urgency is played back under them."""
    echo = {"type": "mrkdwn", "text": f"You chose *{chosen}*."}
    played_back = [{"type": "section", "block_id": "echo", "text": echo}]
    date = {"placeholder": plain("Pick a day"), "optional": True}
    told = {"initial_value": need} if need else {}
    people = {"placeholder": plain("Pick a person"), "optional": True}
    return {
        "type": "modal",
        "callback_id": "ask",
        "title": plain("Ask IT"),
        "submit": plain("Send to IT"),
        "close": plain("Cancel"),
        "blocks": [
            field(
                "need", "What do you need?", "plain_text_input", multiline=True, **told
            )
            | {"hint": plain("One sentence is enough.")},
            field("urgency", "How soon?", "radio_buttons", options=URGENCIES)
            | {"dispatch_action": True},
            field("why", "Why?", "checkboxes", options=REASONS, optional=True),
            field("by", "By when?", "datepicker", **date),
            field("who", "Who else?", "users_select", **people),
            field("mail", "Where to write", "email_text_input", optional=True),
            *(played_back if chosen else []),
            {
                "type": "actions",
                "block_id": "more",
                "elements": [button("See an example", "example")],
            },
        ],
    }


def example() -> Json:
    """A second form on top of the first, only to read."""
    text = {"type": "mrkdwn", "text": "> The printer on floor 3 prints by noon."}
    return {
        "type": "modal",
        "title": plain("An example"),
        "close": plain("Back"),
        "blocks": [
            {"type": "section", "block_id": "text", "text": text},
            {
                "type": "actions",
                "block_id": "deeper",
                "elements": [button("Every field", "every_field")],
            },
        ],
    }


def every_field() -> Json:
    """A third form on top of the second, with what the first one lacks."""
    moods = [option("good", "Good"), option("bad", "Bad")]
    groups = [{"label": plain("Moods"), "options": moods}]
    query = {"min_query_length": 1, "optional": True}
    return {
        "type": "modal",
        "callback_id": "every_field",
        "title": plain("Every field"),
        "submit": plain("Send"),
        "blocks": [
            field("when", "When?", "datetimepicker", initial_date_time=1_795_000_000),
            field("at", "At what time?", "timepicker", initial_time="09:30"),
            field("rich", "In your words", "rich_text_input"),
            field("many", "How many?", "number_input", is_decimal_allowed=False),
            field("link", "Where?", "url_text_input", optional=True),
            field("mood", "Mood", "static_select", option_groups=groups),
            field("moods", "Moods", "multi_static_select", options=moods),
            field("people", "Who?", "multi_users_select"),
            field("channel", "Which channel?", "channels_select", optional=True),
            field(
                "room",
                "Which room?",
                "conversations_select",
                filter={"include": ["private"]},
                optional=True,
            ),
            field("town", "Town", "external_select", **query),
            field("towns", "Towns", "multi_external_select", **query),
        ],
    }


TOWNS = ("Zagreb", "Zadar", "Berlin", "Bern")


def home(name: str, chosen: str = "") -> Json:
    """A Home that greets, counts how often it was asked, and takes a choice."""
    said = f"You chose *{chosen}*." if chosen else "You chose nothing so far."
    text = {"type": "mrkdwn", "text": said}
    choose = {"type": "static_select", "action_id": "home_mood"}
    moods = {"options": URGENCIES, "placeholder": plain("How soon?")}
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": plain(f"Good morning, {name}")},
            {
                "type": "section",
                "block_id": "chosen",
                "text": text,
                "accessory": choose | moods,
            },
            {"type": "divider"},
            {
                "type": "actions",
                "block_id": "home",
                "elements": [button("Ask IT", "ask", style="primary")],
            },
        ],
    }


def greeter(sandbox: Sandbox) -> AsyncApp:
    """Answers in a thread, opens a form, whispers, forgets, and sometimes sleeps."""
    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url)
    client.proxy = None
    app = AsyncApp(client=client, signing_secret=sandbox.signing_secret)
    app.event("message")(hear)
    for name, listener in {"ask": ask, "urgency": urgency, "whisper": whisper}.items():
        app.action(name)(listener)
    for name, listener in {"forget": forget, "sleep": sleep, "mood": mood}.items():
        app.action(name)(listener)
    app.action("example")(show_example)
    app.action("home_mood")(choose_at_home)
    app.action("every_field")(show_every_field)
    app.view("ask")(take)
    app.view("every_field")(take_every_field)
    for name in ("town", "towns"):
        app.options(name)(suggest_towns)
    app.event("app_home_opened")(welcome)
    app.command("/ask-it")(ask_by_command)
    app.command("/ask-later")(keep)
    app.command("/cake")(cake)
    app.shortcut("ask_about")(ask_about)
    app.shortcut("ask_anywhere")(ask)
    return app


async def hear(event: Json, client: AsyncWebClient) -> None:
    if event.get("bot_id") or event.get("subtype") or event["channel_type"] != "im":
        return
    root = event.get("thread_ts") or event["ts"]
    text = f"Hello! You wrote: {event['text']}"
    await client.chat_postMessage(
        channel=event["channel"],
        thread_ts=root,
        text=text,
        blocks=greeting(event["user"], event["text"]),
    )


async def ask(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    await client.views_open(trigger_id=body["trigger_id"], view=form())


async def welcome(event: Json, client: AsyncWebClient) -> None:
    await client.views_publish(user_id=event["user"], view=home("you"))


async def choose_at_home(
    ack: AsyncAck, body: Json, action: Json, client: AsyncWebClient
) -> None:
    await ack()
    chosen = action["selected_option"]["value"]
    await client.views_publish(user_id=body["user"]["id"], view=home("you", chosen))


async def ask_by_command(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    view = form(need=body["text"])
    await client.views_open(trigger_id=body["trigger_id"], view=view)


async def ask_about(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    view = form(need=body["message"]["text"])
    await client.views_open(trigger_id=body["trigger_id"], view=view)


async def keep(ack: AsyncAck, respond: AsyncRespond) -> None:
    await ack()
    await respond("Kept for later.")


async def cake(ack: AsyncAck) -> None:
    await ack("On Fridays, at three.")


async def show_example(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    await client.views_push(trigger_id=body["trigger_id"], view=example())


async def show_every_field(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    await client.views_push(trigger_id=body["trigger_id"], view=every_field())


async def suggest_towns(ack: AsyncAck, body: Json) -> None:
    fitting = [town for town in TOWNS if body["value"].lower() in town.lower()]
    await ack(options=[option(town.lower(), town) for town in fitting])


async def take_every_field(
    ack: AsyncAck, body: Json, view: Json, client: AsyncWebClient
) -> None:
    """Play back what arrived, as it arrived."""
    await ack(response_action="clear")
    values = {k: v for of in view["state"]["values"].values() for k, v in of.items()}
    kept = {k: {n: v for n, v in of.items() if n != "type"} for k, of in values.items()}
    await client.chat_postMessage(
        channel=body["user"]["id"], text="```" + json.dumps(kept) + "```"
    )


async def urgency(
    ack: AsyncAck, body: Json, action: Json, client: AsyncWebClient
) -> None:
    await ack()
    chosen = action["selected_option"]["value"]
    await client.views_update(view_id=body["view"]["id"], view=form(chosen))


async def take(ack: AsyncAck, body: Json, view: Json, client: AsyncWebClient) -> None:
    need = view["state"]["values"]["need"]["need"]["value"]
    if len(need) < len("say more"):
        await ack(
            response_action="errors", errors={"need": "Please say a little more."}
        )
        return
    await ack()
    text = f"<@{body['user']['id']}> asks: {need}"
    await client.chat_postMessage(channel=TRIAGE, text=text)


async def whisper(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    where, who = body["channel"]["id"], body["user"]["id"]
    thread = body["message"].get("thread_ts")
    text = "Between us: IT has cake on Fridays. :coffee:"
    await client.chat_postEphemeral(
        channel=where, user=who, text=text, thread_ts=thread
    )


async def forget(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    where, ts = body["channel"]["id"], body["message"]["ts"]
    await client.chat_update(channel=where, ts=ts, text="Forgotten.", blocks=[])


async def mood(ack: AsyncAck, body: Json, action: Json, client: AsyncWebClient) -> None:
    await ack()
    chosen = action["selected_option"]["value"]
    where, ts = body["channel"]["id"], body["message"]["ts"]
    await client.reactions_add(
        channel=where, timestamp=ts, name="tada" if chosen == "good" else "coffee"
    )


async def sleep(body: Json) -> None:
    """Never acknowledge."""
    await asyncio.Event().wait()

"""auth.*, users.*, dnd.*, bots.*, team.*: who everybody is."""

from bot.sandbox import shapes
from bot.sandbox.methods import reach
from bot.sandbox.model import Json, Refused
from bot.sandbox.workspace import Workspace


def api_test(workspace: Workspace, args: Json) -> Json:
    del workspace
    if "error" in args:
        raise Refused(args["error"], args=args)
    return {"args": args} if args else {}


def auth_test(workspace: Workspace, args: Json) -> Json:
    del args
    return {
        "url": f"https://{shapes.DOMAIN}.slack.com/",
        "team": "Sandbox",
        "user": workspace.users[workspace.bot_user_id].name,
        "team_id": workspace.team_id,
        "user_id": workspace.bot_user_id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


def bots_info(workspace: Workspace, args: Json) -> Json:
    wanted = args.get("bot", workspace.bot_id)
    bot = next(
        (each for each in workspace.users.values() if each.bot_id == wanted), None
    )
    if bot is None:
        raise Refused("bot_not_found")
    return {
        "bot": {
            "id": bot.bot_id,
            "deleted": bot.deleted,
            "name": bot.real_name,
            "updated": int(bot.updated),
            "app_id": shapes.app_of(wanted),
            "user_id": bot.id,
            "icons": {"image_36": "", "image_48": "", "image_72": ""},
        }
    }


def dnd_info(workspace: Workspace, args: Json) -> Json:
    me = workspace.bot_user_id
    person = reach.visible(workspace, args.get("user") or me)
    own = shapes.snooze(person, workspace.clock()) if person.id == me else {}
    return shapes.quiet(person) | own


def team_info(workspace: Workspace, args: Json) -> Json:
    if args.get("team", workspace.team_id) != workspace.team_id:
        raise Refused("team_not_found")
    return {
        "team": {
            "id": workspace.team_id,
            "name": "Sandbox",
            "domain": shapes.DOMAIN,
            "email_domain": "",
            "url": f"https://{shapes.DOMAIN}.slack.com/",
            "icon": {"image_default": True},
        }
    }


def users_info(workspace: Workspace, args: Json) -> Json:
    person = reach.visible(workspace, args["user"])
    return {"user": shapes.user(person, workspace.clock()) | _locale(args)}


def users_list(workspace: Workspace, args: Json) -> Json:
    some, more = reach.page(list(workspace.users.values()), args)
    now = workspace.clock()
    members = [shapes.user(who, now) | _locale(args) for who in some]
    return {"members": members, "cache_ts": int(now), **more}


def _locale(args: Json) -> Json:
    return {"locale": "en-US"} if args.get("include_locale") else {}

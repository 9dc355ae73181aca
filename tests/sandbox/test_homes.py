"""Homes: published, published again, opened; and who had the newer one."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import NotThere, Sandbox, Workspace
from tests.sandbox.conftest import Json, Town, hear_everything
from tests.sandbox.shown import HOME, refused


async def publish(client: AsyncWebClient, **more: object) -> Json:
    args = {"user_id": "U1", "view": HOME, **more}
    answer = await client.api_call("views.publish", json=args)
    view: Json = answer["view"]
    return view


async def test_a_home_is_replaced_only_by_who_knows_the_one_there(
    client: AsyncWebClient,
) -> None:
    first = await publish(client)
    second = await publish(client, hash=first["hash"])
    late = {"user_id": "U1", "view": HOME, "hash": first["hash"]}
    assert (await refused(client, "views.publish", **late))["error"] == "hash_conflict"
    third = await publish(client)
    assert first["id"] == second["id"] == third["id"]
    assert len({first["hash"], second["hash"], third["hash"]}) == 3


async def test_a_hash_of_nothing_fits_nothing(client: AsyncWebClient) -> None:
    early = {"user_id": "U1", "view": HOME, "hash": "1.early"}
    assert (await refused(client, "views.publish", **early))["error"] == "hash_conflict"


async def test_a_home_is_updated_by_its_id_or_the_bot_s_own_name_for_it(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    home = await publish(client, view=HOME | {"external_id": "home-of-ana"})
    name = {"external_id": "home-of-ana"}
    noted = HOME | name | {"private_metadata": "x" * 3000}
    by_id = await client.views_update(view_id=home["id"], view=noted, hash=home["hash"])
    assert by_id["view"]["private_metadata"] == "x" * 3000
    named = HOME | {"external_id": "ana"}
    await client.views_update(external_id="home-of-ana", view=named)
    await client.views_update(external_id="ana", view=HOME)
    old = {"external_id": "home-of-ana", "view": HOME}
    assert (await refused(client, "views.update", **old))["error"] == "not_found"
    shown = sandbox.workspace.home("U1")
    assert shown is not None
    assert shown.private_metadata == ""


@pytest.mark.parametrize(
    "too_much",
    [
        {"blocks": [{"type": "divider"}] * 101},
        {"private_metadata": "x" * 3001},
        {"callback_id": "x" * 256},
        {"title": {"type": "plain_text", "text": "Home"}},
    ],
)
async def test_a_home_has_its_limits(client: AsyncWebClient, too_much: Json) -> None:
    view = HOME | too_much
    answer = await refused(client, "views.publish", user_id="U1", view=view)
    assert answer["error"] == "invalid_arguments"


async def test_a_hundred_blocks_are_not_too_many(client: AsyncWebClient) -> None:
    full = HOME | {"blocks": [{"type": "divider"}] * 100}
    assert len((await publish(client, view=full))["blocks"]) == 100


async def test_the_app_is_opened_at_its_home_or_at_its_messages(town: Town) -> None:
    hear_everything(town.bot)
    published = await publish(town.client, view=HOME | {"callback_id": "home"})
    await town.sandbox.open_home("U1")
    await town.sandbox.open_home("U1", tab="messages")
    home, messages = town.bot.events("app_home_opened")
    assert (home["tab"], messages["tab"]) == ("home", "messages")
    assert home["view"]["hash"] == published["hash"]
    assert home["view"]["callback_id"] == "home"
    assert "view" not in messages


async def test_nobody_opens_a_tab_the_manifest_does_not_give() -> None:
    no_home = {"features": {"app_home": {"home_tab_enabled": False}}}
    workspace = Workspace(manifest=no_home)
    workspace.add_user("U1", "ana")
    sandbox = Sandbox(workspace)
    with pytest.raises(NotThere, match="no home tab"):
        await sandbox.open_home("U1")
    await sandbox.open_home("U1", tab="messages")


async def test_a_modal_that_is_refused_leaves_the_one_that_was_open(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    ticket = sandbox.workspace.tickets.trigger
    title = {"type": "plain_text", "text": "T"}
    modal = {"type": "modal", "title": title, "blocks": [], "external_id": "first"}
    await client.views_open(trigger_id=ticket("U1"), view=modal)
    again = {"trigger_id": ticket("U1"), "view": modal}
    refusal = await refused(client, "views.open", **again)
    assert refusal["error"] == "duplicate_external_id"
    assert len(sandbox.workspace.open_views("U1")) == 1
    await client.views_open(trigger_id=ticket("U1"), view=modal | {"external_id": "b"})
    (shown,) = sandbox.workspace.open_views("U1")
    assert shown.data["external_id"] == "b"

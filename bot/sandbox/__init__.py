"""A local Slack, for tests and for the demo.

    workspace = Workspace(manifest=...)
    workspace.add_user("U1", "ana", real_name="Ana")
    workspace.add_channel("C1", "general", members=["U1"], bot=True)
    sandbox = Sandbox(workspace)
    await sandbox.start()                   # the bot calls sandbox.api_url
    sandbox.deliver_over_http(events_url)   # or leave it: Socket Mode
    await sandbox.say("U1", "C1", "hello")  # returns when the bot has heard it

Below, from the state outwards: `workspace` remembers (with `directory`, `files`,
`windows`, `tickets`), `methods` and `strict` are the Web API and what it refuses,
`humans` and `clicks` are what people do, `delivery` brings it to the bot (by
`signed_http` or `socket_mode`), `faults` is a bad day, `record` writes down what the
bot sent.

What it does not do, on purpose or not yet:

| of Slack                         | here                                            |
|----------------------------------|-------------------------------------------------|
| more workspaces, Grid            | one workspace; strangers visit its channels     |
| OAuth, token rotation            | fixed tokens; `faults.invalid_auth` revokes     |
| other Web API methods            | `unknown_method`, even where Slack has it       |
| user groups, DND, presence       | not there                                       |
| what is in a file                | a file is a name and a link; the bot has none   |
| `file_input`, canvases, search   | not there                                       |
| scheduled messages, pins, stars  | not there                                       |
| channel names instead of ids     | `channel_not_found`                             |
| `username`, `icon_*`, `parse`    | taken, and without effect                       |
| previews of links                | only when `sandbox.unfurl()` says so            |
| links in a bot's text            | stored as sent; Slack puts `<...>` around them  |
| card, carousel, plan, video …    | refused as blocks of an unknown type            |
| `response_url_enabled` in modals | `response_urls` is always empty                 |
| a click's `confirm` dialog       | people always confirm                           |
| app-wide switch-off at 95 %      | events go on however often the bot fails        |
| hourly "delayed events"          | three redeliveries, then `sandbox.redeliver()`  |
| order of events                  | as they happen; `faults.inbound` shuffles them  |
| rate limits                      | with `limits=True`; of events there is none     |
"""

from bot.sandbox.faults import Faults
from bot.sandbox.model import Change, Channel, Entry, Message, NotThere, User, View
from bot.sandbox.server import Sandbox
from bot.sandbox.workspace import Workspace

__all__ = [
    "Change",
    "Channel",
    "Entry",
    "Faults",
    "Message",
    "NotThere",
    "Sandbox",
    "User",
    "View",
    "Workspace",
]

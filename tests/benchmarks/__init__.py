"""How fast it is, as ratios against a named peer in the same run. `make bench`.

"Stock Bolt" is a bolt-python AsyncApp with default settings whose listener only
acknowledges; "no-op Bolt" the same with `process_before_response`. Both stand behind
the same web server (aiohttp) as the bot, each in its own process, signature checked.
"""

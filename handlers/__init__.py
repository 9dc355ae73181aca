"""Someone did something in Slack. The list of features."""

from slack_bolt.async_app import AsyncApp

from handlers import (
    asks,
    channels,
    edits,
    errors,
    greetings,
    help,  # noqa: A004 - a feature
    homes,
    people,
    requests,
    setup,
)

FEATURES = (
    help, requests, asks, channels, edits, homes, setup, greetings, people, errors,
)  # fmt: skip


def register(app: AsyncApp) -> None:
    """Tell Bolt who listens to what."""
    for feature in FEATURES:
        feature.register(app)

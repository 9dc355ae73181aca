"""Someone did something in Slack. The list of features."""

from slack_bolt.async_app import AsyncApp

from handlers import (
    asks,
    channels,
    errors,
    help,  # noqa: A004 - a feature
    homes,
    people,
    requests,
)


def register(app: AsyncApp) -> None:
    """Tell Bolt who listens to what."""
    for feature in (help, requests, asks, channels, homes, people, errors):
        feature.register(app)

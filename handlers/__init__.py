"""Someone did something in Slack. The list of features."""

from slack_bolt.async_app import AsyncApp

from handlers import asks, channels, errors, people, requests


def register(app: AsyncApp) -> None:
    """Tell Bolt who listens to what."""
    for feature in (requests, asks, channels, people, errors):
        feature.register(app)

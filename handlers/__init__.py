"""Someone did something in Slack. The list of features."""

from slack_bolt.async_app import AsyncApp

from handlers import errors, greetings, help, homes, people, requests, setup  # noqa: A004 - a feature


def register(app: AsyncApp) -> None:
    """Tell Bolt who listens to what."""
    for feature in (help, requests, homes, setup, greetings, people, errors):
        feature.register(app)

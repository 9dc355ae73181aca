"""Someone did something in Slack. The list of features."""

from slack_bolt.async_app import AsyncApp

from handlers import errors, help, homes, people, requests  # noqa: A004 - a feature


def register(app: AsyncApp) -> None:
    """Tell Bolt who listens to what."""
    for feature in (help, requests, homes, people, errors):
        feature.register(app)

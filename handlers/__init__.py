"""Someone did something in Slack. The list of features."""

from slack_bolt.async_app import AsyncApp

from handlers import (
    asks,
    champions,
    channels,
    edits,
    errors,
    glossary,
    greetings,
    help,  # noqa: A004 - a feature
    homes,
    partners,
    people,
    progress,
    requests,
    setup,
    talks,
    urgencies,
    weights,
)

FEATURES = (
    help, requests, partners, talks, progress, champions, weights, urgencies, asks,
    channels, edits, homes, setup, greetings, people, glossary, errors,
)  # fmt: skip
FORMS = (requests, progress, weights, urgencies, asks, setup, people, glossary)


def register(app: AsyncApp) -> None:
    """Tell Bolt who listens to what.

    It asks one after the other, and a person waits for a form: forms come first.
    """
    for feature in FORMS:
        feature.register_forms(app)
    for feature in FEATURES:
        feature.register(app)

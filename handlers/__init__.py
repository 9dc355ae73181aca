"""Someone did something in Slack. The list of features."""

from slack_bolt.async_app import AsyncApp

from handlers import (
    asks,
    cards,
    champions,
    channels,
    duplicates,
    early_words,
    edits,
    errors,
    glossary,
    greetings,
    help,  # noqa: A004 - a feature
    homes,
    interviews,
    lookups,
    notes,
    partners,
    people,
    progress,
    questionnaires,
    redirections,
    requests,
    setup,
    talks,
    tips,
    urgencies,
    weights,
)

FEATURES = (
    help, interviews, early_words, requests, partners, talks, progress, champions,
    urgencies, asks, cards, channels, duplicates, redirections, edits, homes, setup,
    greetings, people, glossary, questionnaires, tips,
    errors,
)  # fmt: skip
FORMS = (
    interviews, requests, asks, progress, urgencies, weights, partners, duplicates,
    redirections, notes, lookups, setup, people, glossary, questionnaires,
)  # fmt: skip


def register(app: AsyncApp) -> None:
    """Tell Bolt who listens to what.

    It asks one after the other, and a person waits for a form: forms come first.
    """
    for feature in FORMS:
        feature.register_forms(app)
    for feature in FEATURES:
        feature.register(app)

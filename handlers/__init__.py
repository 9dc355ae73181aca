"""Someone did something in Slack. The list of features."""

from slack_bolt.async_app import AsyncApp

from handlers import (
    asks,
    cards,
    champions,
    channel_reminders,
    channels,
    checkin_reports,
    checkin_settings,
    checkins,
    contacts,
    duplicates,
    early_words,
    edits,
    errors,
    glossary,
    greetings,
    help,  # noqa: A004 - a feature
    homes,
    interviews,
    letters,
    lookups,
    meetings,
    notes,
    nudge_reports,
    nudge_settings,
    nudge_wishes,
    nudges,
    partners,
    people,
    praise,
    praise_settings,
    praise_wishes,
    progress,
    promises,
    questionnaires,
    ratings,
    redirections,
    requests,
    setup,
    silences,
    talks,
    tips,
    town_halls,
    updates,
    urgencies,
    weights,
    wins,
)

# They hear what is written to us; help, whatever else is typed behind our command.
FIRST = (channel_reminders, checkins, town_halls, help, interviews)
FEATURES = (
    praise, early_words, requests, partners, talks, progress, champions,
    urgencies, asks, cards, channels, duplicates, redirections, edits, homes, setup,
    greetings, people, glossary, questionnaires, tips, letters, nudges, nudge_wishes,
    nudge_settings, nudge_reports, updates, promises, silences, praise_settings,
    checkin_settings,
    praise_wishes, contacts, checkin_reports, meetings, wins, ratings,
    errors,
)  # fmt: skip
FORMS = (
    interviews, requests, asks, progress, urgencies, weights, partners, duplicates,
    redirections, notes, lookups, setup, people, glossary, questionnaires, nudge_wishes,
    nudge_settings, updates, promises, praise, praise_settings, praise_wishes,
    checkin_settings,
    checkins, contacts, meetings, wins, ratings,
)  # fmt: skip


def register(app: AsyncApp) -> None:
    """Tell Bolt who listens to what.

    It asks one after the other. What is written to us comes most often, and for a form
    a person waits: so these come first.
    """
    for feature in FIRST:
        feature.register(app)
    for feature in FORMS:
        feature.register_forms(app)
    for feature in FEATURES:
        feature.register(app)

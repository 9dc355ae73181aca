"""Slack's markup, read aloud."""

import pytest

from bot import mrkdwn

NAMES = {"U0ANA": "Ana", "W0BEN": "Ben", "U0ODD": "R&amp;D <#C1|x>"}


@pytest.mark.parametrize(
    ("text", "aloud"),
    [
        # people
        ("Ask <@U0ANA>", "Ask @Ana"),
        ("Ask <@U0ANA|old.name>, <@W0BEN>", "Ask @Ana, @Ben"),
        ("Ask <@U0NOBODY>", "Ask @somebody"),
        ("Ask <@U0NOBODY|cleo>", "Ask @cleo"),
        ("Ask <@U0ODD>", "Ask @R&D <#C1|x>"),
        # channels
        ("See <#C0GENERAL|general>", "See #general"),
        ("See <#G0SECRET|> or <#C0X>", "See #a channel or #a channel"),
        # everybody, groups, dates
        ("<!here> <!channel> <!everyone|everyone>", "@here @channel @everyone"),
        ("<!channel|@channel>", "@channel"),
        ("<!subteam^S012|@it-team>", "@it-team"),
        ("<!subteam^S012>", "@a group"),
        ("By <!date^1392734382^{date} at {time}|Feb 18, 2014>", "By Feb 18, 2014"),
        ("<!date^1^{date}^https://example.com/|1970>", "1970"),
        ("<!date^1^{date}>", "a date"),
        # links
        ("<https://example.com/a?b=1&amp;c=2>", "https://example.com/a?b=1&c=2"),
        ("<https://example.com/a|the list>", "the list (https://example.com/a)"),
        ("<http://example.com|example.com>", "example.com"),
        ("<https://example.com/|example.com>", "example.com"),
        ("<https://evil.example|bank.example>", "bank.example (https://evil.example)"),
        ("<https://example.com|>", "https://example.com"),
        ("<mailto:ana@example.com|ana@example.com>", "ana@example.com"),
        ("<mailto:ana@example.com>", "ana@example.com"),
        ("<mailto:ana@example.com|Ana>", "Ana (ana@example.com)"),
        ("<tel:+4930123|+49 30 123>", "+49 30 123 (tel:+4930123)"),
        # escapes, once
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("&lt;@U0ANA&gt; &lt;!channel&gt;", "<@U0ANA> <!channel>"),
        ("R&amp;D &amp;copy", "R&D &copy"),
        ("<https://example.com|a &lt;b&gt; c>", "a <b> c (https://example.com)"),
        # as typed
        ("*bold* ~no~ `code` :+1: {x} %s", "*bold* ~no~ `code` :+1: {x} %s"),
        ("one\ntwo", "one\ntwo"),
        # garbage
        ("<>", "<>"),
        ("< >", "< >"),
        ("<@>", "<@>"),
        ("<!>", "<!>"),
        ("<|x>", "<|x>"),
        ("<<@U0ANA>>", "<@Ana>"),
        ("<@U0ANA", "<@U0ANA"),
        ("@U0ANA>", "@U0ANA>"),
        ("<nothing known>", "<nothing known>"),
        ("<!unknown^1|said>", "@said"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_message_is_read_aloud(text: str, aloud: str) -> None:
    assert mrkdwn.plain(text, NAMES) == aloud


def test_much_garbage_takes_no_time() -> None:
    assert mrkdwn.plain("<@" * 20_000 + "|" * 20_000, NAMES)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("<@U0ANA> and <@W0BEN|ben> and <@U0ANA>", {"U0ANA", "W0BEN"}),
        ("&lt;@U0ANA&gt; <#C0GENERAL|x> <!here> @Ana", set()),
        ("", set()),
    ],
)
def test_everybody_mentioned_is_found(text: str, people: set[str]) -> None:
    assert mrkdwn.people_in(text) == people

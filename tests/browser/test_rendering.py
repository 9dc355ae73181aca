"""What Slack would show, as the page shows it. No browser is needed for this."""

import pytest

from bot.sandbox import Workspace
from bot.sandbox.page import blocks, mrkdwn, rich_text
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.memory import Memory
from bot.sandbox.page.surface import Surface


@pytest.fixture
def eyes() -> Eyes:
    """Ana, in #sales and not in #board."""
    workspace = Workspace()
    workspace.add_user("UANA", "ana", real_name="Ana <b>")
    workspace.add_user("UIVO", "ivo", real_name="Ivo")
    workspace.add_channel("CSALES", "sales", members=["UANA", "UIVO"])
    workspace.add_channel("CBOARD", "board", private=True, members=["UIVO"])
    return Eyes(workspace, "UANA")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*bold* and 2*3*4", "<strong>bold</strong> and 2*3*4"),
        ("_it_ snake_case_name", "<em>it</em> snake_case_name"),
        ("*both _at once_*", "<strong>both <em>at once</em></strong>"),
        ("~gone~ `*as is*`", "<s>gone</s> <code>*as is*</code>"),
        ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
        ("&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;"),
        (":tada: :no_such: 10:30:45", "🎉 :no_such: 10:30:45"),
        ("<b>", "b"),
        ("<javascript:alert(1)|press>", "press"),
        ("<http://[|odd>", "odd"),
        ("<!here> <@UNOBODY>", "@here @UNOBODY"),
        ("<!date^1392734382^{date}|18 Feb>", "18 February 2014"),
        ("<!date^1392734382^{date_num} {time}|then>", "2014-02-18 15:39"),
        ("<!date^soon^{date}|18 Feb>", "18 Feb"),
        ("<!date^1392734382|18 Feb>", "18 Feb"),
    ],
)
def test_a_line_of_mrkdwn(eyes: Eyes, text: str, shown: str) -> None:
    html = str(mrkdwn.inline(eyes, text))
    for noise in ('<span class="mention">', '<span class="mention mine">', "</span>"):
        html = html.replace(noise, "")
    assert html == shown


def test_a_link_opens_elsewhere_and_tells_nothing(eyes: Eyes) -> None:
    assert mrkdwn.inline(eyes, "<https://a.example/?x=1&amp;y=2|there>") == (
        '<a href="https://a.example/?x=1&amp;y=2" target="_blank"'
        ' rel="noopener noreferrer">there</a>'
    )


def test_a_permalink_stays_on_the_page(eyes: Eyes) -> None:
    link = "https://sandbox.slack.com/archives/CSALES/p1700000000000100"
    assert 'href="/?as=UANA&amp;in=CSALES&amp;thread=1700000000.000100"' in (
        mrkdwn.inline(eyes, f"<{link}>")
    )


def test_names_are_escaped_and_private_channels_stay_secret(eyes: Eyes) -> None:
    html = mrkdwn.rendered(eyes, "<@UANA> <#CSALES> <#CBOARD|board>")
    assert "@Ana &lt;b&gt;" in html
    assert "#sales" in html
    assert "board" not in html
    assert "a private channel" in html


def test_quotes_lists_and_code_stand_apart(eyes: Eyes) -> None:
    text = "Said:\n> one\n> &gt; two\n• first\n• second\n```\n*raw* &lt;\n```"
    assert mrkdwn.rendered(eyes, text) == (
        '<div class="lines">Said:</div>'
        '<blockquote><div class="lines">one\n&gt; two</div></blockquote>'
        "<ul><li>first</li><li>second</li></ul><pre>*raw* &lt;</pre>"
    )


def test_deep_nests_do_no_harm(eyes: Eyes) -> None:
    nest = "*~_" * 1000 + "x" + "_~*" * 1000
    assert "x" in mrkdwn.rendered(eyes, nest)


def test_rich_text_with_a_list(eyes: Eyes) -> None:
    word = {"type": "text", "text": "<i>", "style": {"bold": True}}
    item = {"type": "rich_text_section", "elements": [word]}
    part = {"type": "rich_text_list", "style": "ordered", "elements": [item]}
    assert rich_text.block(eyes, {"elements": [part]}) == (
        '<ol class="indent-0"><li><strong>&lt;i&gt;</strong></li></ol>'
    )


def test_what_cannot_be_shown_is_named(eyes: Eyes) -> None:
    surface = Surface(eyes, "m-1")
    html = blocks.blocks(surface, [{"type": "hologram", "block_id": "b"}])
    assert "This page does not show “hologram” yet." in html


def test_a_picture_is_its_words(eyes: Eyes) -> None:
    image = {"type": "image", "block_id": "b", "alt_text": "A cat"}
    html = blocks.blocks(Surface(eyes, "m-1"), [image])
    assert 'role="img" aria-label="A cat"' in html


def test_unread_counts_others_and_threads_one_takes_part_in(eyes: Eyes) -> None:
    workspace, memory = eyes.workspace, Memory()
    sales = workspace.channels["CSALES"]
    mine = workspace.write("UANA", sales, "hello")
    theirs = workspace.write("UIVO", sales, "hi")
    assert memory.unread(eyes, sales) == 1
    memory.read(eyes, sales)
    assert memory.unread(eyes, sales) == 0
    workspace.write("UIVO", sales, "an answer", mine.ts)
    workspace.write("UIVO", sales, "among others", theirs.ts)
    assert memory.unread(eyes, sales) == 1
    memory.read(eyes, sales, mine.ts)
    workspace.write("UIVO", sales, "to @ana", theirs.ts)
    assert memory.unread(eyes, sales) == 2

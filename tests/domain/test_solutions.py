"""Who names a solution is asked for the problem; whoever does not, never is."""

import pytest

from bot import content
from bot.domain import solutions

SOLUTIONS = [
    "We need tool X",
    "We need a tool",
    "We need a new CRM",
    "Buy us Jira",
    "Please buy us Jira.",
    "please install Power BI on our laptops",
    "Please install the new scanner software",
    "Can you install Tableau?",
    "Could you please set up a SharePoint portal for us",
    "We want Salesforce",
    "We need Jira for our planning",
    "We want a chatbot for the shop",
    "I need an Excel macro",
    "Our team needs a project management tool",
    "The counter wants an app for tickets",
    "We would like a dashboard for sales",
    "I'd like to have a Power BI dashboard",
    "Let's use Notion",
    "Why don't we switch to Asana?",
    "How about a wiki",
    "Hi team, can we have a licence for Figma",
    "Hello, we need a database.",
    "Good morning. Please introduce Confluence!",
    "We should implement single sign-on",
    "we need another app for time sheets",
    "Subscribe to Canva please",
    "We want to purchase DocuSign licences",
    "I want ChatGPT",
    "We're looking for a ticket system",
    "Can IT build us a web app to book rooms",
]
OTHER_NEEDS = [
    "We need a label printer",
    "Let the shops see stock levels",
    "The label printer is broken again",
    "We need access to Jira",
    "We need Jira access for Ben",
    "We need Excel training",
    "We need SAP to show the customer's phone number",
    "Our app crashes when I scan two parcels",
    "Jira is slow",
    "The CRM loses phone numbers",
    "We need the CRM to show open invoices",
    "I need a new laptop",
    "We need a software update",
    "We need a system administrator on Saturdays",
    "We need a tool, because orders get lost",
    "Please buy us Jira, our planning takes two days a week",
    "We don't need a tool any more",
    "If we need a tool, who pays?",
    "People who want an app ask us each week, and we send them away",
    "Install fails on my laptop",
    "The installer asks for a password",
    "Nobody can see who has booked the room",
    "Customers wait for an answer too long",
    "A faster month-end",
    "Wish 7",
    "VPN",
    "Stock",
    "The dashboard shows yesterday's numbers",
    "We use Excel for planning and three people overwrite each other",
    "Can you tell me who looks after the wiki?",
    "We need to know what is in stock",
    "I want to get rid of the fax",
    "Reports in Power BI arrive too late",
    "We need an answer about the tool we asked for",
    "Wir brauchen einen Drucker",
    "",
]


@pytest.mark.parametrize("need", SOLUTIONS)
def test_a_solution_is_noticed(need: str) -> None:
    assert solutions.is_named(content.solutions(), need)


@pytest.mark.parametrize("need", OTHER_NEEDS)
def test_any_other_need_passes_untouched(need: str) -> None:
    assert not solutions.is_named(content.solutions(), need)


def test_the_table_is_long_and_a_third_of_it_passes() -> None:
    cases = {*SOLUTIONS, *OTHER_NEEDS}
    assert len(cases) == len(SOLUTIONS) + len(OTHER_NEEDS) >= 60
    assert len(OTHER_NEEDS) * 3 >= len(cases)


def test_who_tells_a_long_story_is_not_asked_again() -> None:
    story = "We need a tool. " + "Drivers call the warehouse about parcels. " * 5
    assert not solutions.is_named(content.solutions(), story)


@pytest.mark.parametrize(
    "need", ["need " * 25, "a new " * 400, "we want a " + "x " * 20]
)
def test_no_need_takes_long_to_read(need: str) -> None:
    assert not solutions.is_named(content.solutions(), need)

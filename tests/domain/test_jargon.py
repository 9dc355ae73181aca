"""Words that a business reader may not know are found; all others never are."""

import pytest

from bot import content
from bot.domain import jargon
from bot.domain.glossary import with_own
from bot.domain.jargon import MOST_TOLD
from bot.models import Side

UNKNOWN = {
    "We use SSO for this.": ["SSO"],
    "sso is there already": ["SSO"],
    "Single sign-on is there already": ["SSO"],
    "Single Sign On is there already": ["SSO"],
    "SSO (single sign-on) comes in May": ["SSO"],
    "single sign-on (SSO) comes in May": ["SSO"],
    "SSO (Okta) comes in May": ["SSO"],
    "There is an api for it": ["API"],
    "There are APIs for it": ["API"],
    "The API\u2019s answer is late": ["API"],
    "An API-based report": ["API"],
    "The app has no API/SDK": ["API", "SDK"],
    "the REST API": ["REST", "API"],
    "We deploy on Friday": ["deploy"],
    "It was deployed on Friday, after another deployment": ["deploy"],
    "We are deploying it": ["deploy"],
    "The backend is slow": ["backend"],
    "The back end is slow": ["backend"],
    "The back-end and the front-end": ["backend", "frontend"],
    "It is a legacy system": ["legacy"],
    "Two legacies": ["legacy"],
    "The latency of the VPN": ["latency", "VPN"],
    "LATENCY IS HIGH": ["latency"],
    "We cache it": ["cache"],
    "It is cached": ["cache"],
    "Caching helps": ["cache"],
    "We migrate in May": ["migration"],
    "Migrating it takes a day": ["migration"],
    "Your phone needs 2FA": ["2FA"],
    "MFA is on": ["2FA"],
    "It runs on-prem": ["on-prem"],
    "It runs on premises": ["on-prem"],
    "It is on our backlog for the next sprint": ["backlog", "sprint"],
    "CI/CD is broken": ["CI/CD"],
    "It is end-of-life": ["end of life"],
    "We patched it, and can roll back": ["patch", "rollback"],
    "The ETL\njob failed": ["ETL"],
    "The data warehouse has it": ["data warehouse"],
    "In the data lake": ["data lake"],
    "Our SLA says four hours": ["SLA"],
    "Two VMs": ["VM"],
    "RAM is full": ["RAM"],
    "The SaaS tenant": ["SaaS", "tenant"],
    "Role-based access control, or RBAC": ["RBAC"],
    "API first. Then API again.": ["API"],
    "(SSO)": ["SSO"],
    "Kubernetes (k8s)": ["Kubernetes"],
}
KNOWN = [
    "",
    "...",
    "It is here, and IT knows",
    "Let it rest for a day",
    "THE REST OF IT IS HERE",
    "He drove a cab to the ram",
    "There was a raid on the shop",
    "We ran out of soap",
    "SSO (one login for everything) comes in May",
    "SSO, that is, one login, comes in May",
    "SSO means one login for all of it",
    "There is one login for everything (SSO) now. SSO works from May.",
    "SSO (one login for everything) comes first. Then SSO for the shops.",
    "You get one login for everything, by SSO",
    "Our open office hour (API) is on Monday",
    "Read https://wiki.acme.com/api/backend",
    "Read wiki.acme.com/sso first",
    "Open backend.py and look",
    "Write to api@acme.com",
    "Ask @backend",
    "Type `deploy` there",
    "Type\n```\ndeploy the backend\n```\nthere",
    "It stands under C:\\api",
    "It is in /api",
    "The field is called api_key",
    "Apiary keeps bees",
    "A capital idea",
    "The latest figures are in the report",
    "We opened the stock screen for all shops.",
    "There is a report that shows this every morning.",
    "The scanner needs a new battery",
    "Two calls a month do not pay for a new screen",
    "The label printer in Ulm is ours to repair",
    "We planted cacti",
    "The till counts customers, e.g. on Saturdays",
    "Le rapport est prêt",
    "Wir haben das schon 👍",
    "The new screen: see `SSO`",
]


def names(text: str, read_before: str = "") -> list[str]:
    known = content.glossary(Side.IT)
    return [term.name for term in jargon.unknown(known, text, read_before)]


@pytest.mark.parametrize(("text", "found"), UNKNOWN.items())
def test_a_word_the_reader_may_not_know_is_found_once(
    text: str, found: list[str]
) -> None:
    assert names(text) == found


@pytest.mark.parametrize("text", KNOWN)
def test_what_is_known_or_explained_passes_untouched(text: str) -> None:
    assert names(text) == []


def test_the_table_is_long_and_a_third_of_it_passes() -> None:
    cases = {*UNKNOWN, *KNOWN}
    assert len(cases) == len(UNKNOWN) + len(KNOWN) >= 60
    assert len(KNOWN) * 3 >= len(cases)


def test_what_the_reader_has_written_themselves_is_known_to_them() -> None:
    assert names("The API needs SSO", "Can the api do more?") == ["SSO"]


def test_no_lesson_is_given() -> None:
    text = "API, SSO, VPN, ETL, SDK, VM, SLA and DNS"
    assert names(text) == ["API", "SSO", "VPN", "ETL", "SDK"]
    assert len(names(text)) == MOST_TOLD


def test_each_side_has_words_of_its_own() -> None:
    text = "The OTIF figures come by ETL"
    for side, found in ((Side.IT, "ETL"), (Side.BUSINESS, "OTIF")):
        terms = jargon.unknown(content.glossary(side), text)
        assert [term.name for term in terms] == [found]


@pytest.mark.parametrize(
    ("own", "text", "found"),
    [
        ({"OTIF": "on time"}, "OTIF is low", ["OTIF"]),
        ({"OTIF": "on time"}, "otif is low", ["OTIF"]),
        ({"OTIF": "on time"}, "OTIF (on time) is low", []),
        ({"Blue Desk": "our help desk"}, "Ask the blue desk", ["Blue Desk"]),
        ({"Blue Desk": "our help desk"}, "Two blue desks", ["Blue Desk"]),
        ({"Blue Desk": "our help desk"}, "A blue. Desk", []),
        ({"IT": "us"}, "it is here", []),
        ({"IT": "us"}, "IT is here", ["IT"]),
        ({"VPN": ""}, "By VPN", []),
        ({"vpn": ""}, "By VPN", []),
        ({"single sign-on": ""}, "SSO is here", []),
        ({"sso": "one door"}, "Single sign-on is here", ["sso"]),
        ({"API gateway": ""}, "The API gateway and the API", ["API"]),
    ],
)
def test_a_workspaces_own_words_come_first(
    own: dict[str, str], text: str, found: list[str]
) -> None:
    entries = {name: {"means": means, "by": "U0ANA"} for name, means in own.items()}
    known = with_own(content.glossary(Side.IT), entries)
    assert [term.name for term in jargon.unknown(known, text)] == found

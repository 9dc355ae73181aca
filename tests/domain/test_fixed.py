"""Where a vendor or a date is fixed already, it is noticed; a plan is only a plan."""

import pytest

from bot import content
from bot.domain import fixed

FIXED = [
    "We signed with Acme",
    "We've already signed the contract.",
    "The contract is signed, so we need the network by May",
    "the vendor is chosen",
    "The supplier has been chosen: Acme",
    "We have chosen a vendor and need your help",
    "We decided on Acme last week",
    "We're going with Acme",
    "we already bought it",
    "We have already ordered forty scanners",
    "We've bought it, and now it does not talk to our stock",
    "Somebody placed the order yesterday",
    "The purchase order is out",
    "We paid the deposit",
    "The date is fixed",
    "The launch date is already set",
    "the date can't move",
    "The contract starts in May",
    "The contract with Acme ends on 31 March",
    "Go-live is on 1 March",
    "Our shop in Linz opens on 1 March",
    "We go live next week",
    "It goes live on 15 January 2027",
    "Kick-off with Acme is next week",
    "The kickoff with the vendor is on 3 December",
    "The rollout starts in January",
    "We move to the new building in April",
    "Our licence expires at the end of the year",
    "A new law from 1 January asks for it",
    "The new law applies from January",
    "The audit is on 12 February",
    "Support ends in June 2027",
    "Acme it is, kick-off next Tuesday",
    "We are signing the contract next week",
    "We have chosen Acme",
    "The contract with Acme was signed yesterday",
    "The machines arrive on 3 March",
    "The go-live date is 1 March",
    "Management decided to use Acme",
    "The deposit is paid",
    "Der Vertrag ist unterschrieben",
    "Der Anbieter steht fest.",
    "Wir haben schon bestellt",
    "Der Vertrag beginnt am 1.3.",
    "Wir gehen live im Mai",
    "We lose parcels. We have signed the offer. Can you help?",
]
OPEN = [
    "",
    "We need a label printer",
    "We need it by 31 March",
    "Please hurry",
    "We have not signed with anybody",
    "We haven't signed the contract yet",
    "No vendor is chosen",
    "The date is not fixed",
    "Have we signed with Acme?",
    "Is the vendor chosen?",
    "If we signed with Acme, would you help?",
    "We want to sign with Acme",
    "We would go live on 1 March",
    "Maybe the contract starts in May",
    "The contract starts soon",
    "The contract ends",
    "Go-live is open",
    "Go-live was on 1 March",
    "We plan to go live on 1 March",
    "Before we signed the contract, all was well",
    "They signed with Acme",
    "Customers who signed with us wait too long",
    "Our customers have already paid for it",
    "We bought it years ago",
    "We went with Acme last year, and it was a mistake",
    "We sign contracts by hand",
    "Each contract starts in January",
    "We open every day by eight",
    "The launch of a new page takes a week",
    "We have to choose a vendor by March",
    "Our vendor Acme sends invoices",
    "We want to go live on 1 March",
    "We compare vendors",
    "The shop opens at eight",
    "We sign the contract by hand",
    "We are not signing the contract next week",
    "Our contract does not end in May",
    "The shop needs a printer in May",
    "We got three offers",
    "The vendor sends invoices twice",
    "The audit takes three weeks",
    "We have ordered too little each month",
    "Wir haben noch nicht unterschrieben",
    "Wenn der Anbieter feststeht, sagen wir es",
    "Wir brauchen einen Vertrag",
    "A kick-off would be nice next week",
]


@pytest.mark.parametrize("text", FIXED)
def test_what_is_fixed_already_is_noticed(text: str) -> None:
    assert fixed.words_of(content.fixed(), text)


@pytest.mark.parametrize("text", OPEN)
def test_what_is_still_open_is_left(text: str) -> None:
    assert fixed.words_of(content.fixed(), text) is None


def test_the_table_is_long_and_a_third_of_it_is_left() -> None:
    assert len({*FIXED, *OPEN}) == len(FIXED) + len(OPEN) >= 60
    assert len(OPEN) * 3 >= len(FIXED) + len(OPEN)

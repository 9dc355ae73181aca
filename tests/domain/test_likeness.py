"""Two requests that ask for the same are noticed; any others are left apart."""

import pytest

from bot import content
from bot.domain import likeness

# What else is with IT at the time: none of it is ever taken for the same.
ELSEWHERE = [
    "The scanner in the mail room reads every third parcel twice",
    "Show overtime per shift on the screen in the canteen",
    "Book parking spaces for visitors",
    "Sign contracts without printing them",
    "Let suppliers upload their certificates",
    "A translation of the safety instructions into Polish",
    "Remind drivers of their licence checks",
    "The holiday calendar should know the Austrian holidays",
]
SAME = [
    ("We need a label printer in hall three", "Label printer for hall 3"),
    ("We need a label printer", "A label printer for the warehouse, please"),
    ("Printing labels takes too long", "The label printers are slow"),
    ("Let the shops see stock levels", "Shops should be able to see the stock level"),
    ("Stock levels for the shops", "Can the shop staff see our stock levels?"),
    ("Our delivery list is always a day old", "The delivery list is one day old"),
    ("Delivery list is out of date", "The delivery list is never up to date"),
    ("VPN drops every ten minutes", "The VPN connection drops all the time"),
    ("VPN is slow from home", "Slow VPN when working from home"),
    ("Password reset takes days", "Resetting a password takes two days"),
    ("I want to reset my password myself", "Everybody resets their own password"),
    ("Single sign-on for the travel portal", "The travel portal needs single sign-on"),
    ("Travel expenses by phone", "Enter travel expenses on the phone"),
    ("Scan receipts for expenses", "We want to scan our expense receipts"),
    ("Invoices are approved on paper", "Paper approval of invoices"),
    ("Approve invoices online", "Invoice approvals online instead of by email"),
    ("Invoice approval takes two weeks", "Approving an invoice takes weeks"),
    ("The month-end closing takes too long", "Month-end close takes five days"),
    ("A bigger monitor for Accounting", "Accounting needs bigger monitors"),
    ("Meeting room booking", "Book meeting rooms in Outlook"),
    ("Double bookings of meeting rooms", "Meeting rooms are double booked"),
    ("Wi-Fi in the warehouse is bad", "Better wi-fi in the warehouse"),
    ("No wifi in meeting room 4", "The wifi in the meeting room keeps failing"),
    ("Customer addresses are wrong in SAP", "Wrong customer addresses in SAP"),
    ("Duplicate customers in the CRM", "The CRM is full of duplicate customers"),
    ("Merge duplicate contacts in the CRM", "CRM: merging duplicate contacts"),
    ("Sick notes by email get lost", "Lost sick notes"),
    ("Onboarding of new colleagues takes weeks", "Faster onboarding for new staff"),
    ("Shift plan on the phone", "See the shift plan on your phone"),
    ("Shift plans should be online", "Put the shift plan online"),
    ("Swap shifts without calling", "Shift swapping without phone calls"),
    ("Warranty claims are typed twice", "We type each warranty claim twice"),
    ("Track parcels for customers", "Customers want to track their parcels"),
    ("Return labels for web shop orders", "Web shop returns need return labels"),
    ("Web shop shows wrong prices", "Wrong prices in the web shop"),
    ("Price lists in English", "An English price list"),
    ("The phone queue is too long", "Customers wait too long in the phone queue"),
    ("Archive for old drawings", "An archive of our technical drawings"),
    ("Access to drawings on the shop floor", "Drawings on tablets on the shop floor"),
    ("Tablets for the shop floor", "Shop floor needs tablets"),
    ("Barcode scanners for goods receipt", "Barcode scanning at goods receipt"),
    ("Inventory counting with barcodes", "Count the inventory by barcode"),
    ("Photos of damaged goods", "Attach photos to damaged goods reports"),
    ("A tool to plan trade fairs", "Planning trade fairs in one tool"),
]
DIFFERENT = [
    ("We need a label printer", "We need a label for hazardous goods"),
    ("We need a label printer", "The printer on the second floor is broken"),
    ("A report of sales by region", "A report of returns by supplier"),
    ("A report of sales by region", "Two more regions in the CRM"),
    ("Let the shops see stock levels", "Let the shops change their opening hours"),
    ("Our delivery list is always a day old", "The price list is always wrong"),
    ("Delivery list by email", "Delivery notes in two languages"),
    ("VPN drops every ten minutes", "VPN for our partner in Poland"),
    ("Password reset takes days", "Share a password with the agency"),
    ("Approve invoices online", "Send invoices as PDF"),
    ("Invoice approval takes two weeks", "Invoice numbers have gaps"),
    ("Approve holidays online", "Approve invoices online"),
    ("A bigger monitor for Accounting", "Accounting needs a new cost centre"),
    ("Meeting room booking", "A camera for the meeting room"),
    ("Wi-Fi in the warehouse is bad", "The warehouse gate opens too slowly"),
    ("Customer addresses are wrong in SAP", "Customer numbers in SAP are too short"),
    ("Duplicate customers in the CRM", "A field for birthdays in the CRM"),
    ("New laptop for our trainee", "New desk for our trainee"),
    ("Return the laptop of a leaver", "A laptop for the new sales manager"),
    ("Shift plan on the phone", "Phone numbers of the night shift"),
    ("Track parcels for customers", "Insurance for parcels to Norway"),
    ("Web shop shows wrong prices", "Web shop in Italian"),
    ("Price lists in English", "English courses for the warehouse"),
    ("Archive for old drawings", "Archive the e-mails of leavers"),
    ("Tablets for the shop floor", "A first aid kit for the shop floor"),
    ("New software", "A new tool"),
    ("It is slow", "Everything is slow"),
    ("Faster reports", "Reports by email"),
    ("Access to the system", "Access to the folder"),
    ("12345", "12345"),
    ("We need help", "We need help"),
    ("Excel export", "Excel import"),
    ("An app for drivers", "An app for visitors"),
]


def found(need: str, other: str) -> bool:
    """Whether one of the two is shown beside the other; and nothing else with it."""
    places = likeness.alike(content.lexicon(), need, [*ELSEWHERE, other])
    assert set(places) <= {len(ELSEWHERE)}
    return bool(places)


@pytest.mark.parametrize(("need", "other"), SAME)
def test_two_people_who_need_the_same_are_found(need: str, other: str) -> None:
    assert found(need, other)
    assert found(other, need)


@pytest.mark.parametrize(("need", "other"), DIFFERENT)
def test_what_only_sounds_like_it_is_left_alone(need: str, other: str) -> None:
    assert not found(need, other)
    assert not found(other, need)


def test_the_table_is_large_and_a_third_of_it_is_left_alone() -> None:
    assert len(SAME) + len(DIFFERENT) >= 60
    assert len(DIFFERENT) * 3 >= len(SAME) + len(DIFFERENT)


def test_a_word_counts_less_the_more_requests_have_it() -> None:
    many = [f"Forklift {each}" for each in ("lights", "keys", "repairs", "training")]
    lexicon = content.lexicon()
    assert likeness.alike(lexicon, "Forklift battery charging", many) == []
    twice = [*many, "Charging of forklift batteries"]
    assert likeness.alike(lexicon, "Forklift battery charging", twice) == [len(many)]


def test_the_most_alike_come_first() -> None:
    others = [
        "A red label printer", "Coffee", "Label printers", "A printer for labels",
    ]  # fmt: skip
    assert likeness.alike(content.lexicon(), "Label printer", others) == [2, 3, 0]


def test_nothing_is_like_nothing() -> None:
    assert likeness.alike(content.lexicon(), "Label printer", []) == []
    assert likeness.alike(content.lexicon(), "", ["", "…"]) == []

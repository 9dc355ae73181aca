"""What somebody said already is offered back, and nothing that they did not say."""

import pytest

from bot import content
from bot.domain import covers

WHOLE = "the whole sentence"
COVERED = {
    "goal": {
        "I want to see it to make sure that nobody waits": (
            "to make sure that nobody waits"
        ),
        "Our goal: fewer returns": WHOLE,
        "We need stock levels in the shops so that we can tell customers at once": (
            "so that we can tell customers at once"
        ),
        "so that nobody has to call the warehouse": (
            "so that nobody has to call the warehouse"
        ),
        "Please give us a scanner, so we can count faster.": "so we can count faster",
        "Let the shops see stock levels so the drivers can plan their tours": (
            "so the drivers can plan their tours"
        ),
        "We need it in order to deliver on Fridays": "in order to deliver on Fridays",
        "Because we want to answer customers on the same day": (
            "Because we want to answer customers on the same day"
        ),
        "We ask because we want happier customers!": (
            "because we want happier customers"
        ),
        "A printer in hall 3. The goal is fewer late deliveries.": (
            "The goal is fewer late deliveries"
        ),
        "Our aim is a month-end in three days": WHOLE,
        "Wir brauchen das, damit die Pakete schneller rausgehen": (
            "damit die Pakete schneller rausgehen"
        ),
        "Unser Ziel ist weniger Papier": WHOLE,
        "I don't know much about IT. We want it so that orders leave the same day": (
            "so that orders leave the same day"
        ),
    },
    "without": {
        "Otherwise, two people keep typing": ("Otherwise, two people keep typing"),
        "If this isn't fixed, orders are late": (
            "If this isn't fixed, orders are late"
        ),
        "Without a new scanner we cannot ship": (
            "Without a new scanner we cannot ship"
        ),
        "If we don't, we pay a fine": ("If we don't, we pay a fine"),
        "Otherwise we lose them in May": "Otherwise we lose them in May",
        "We need it soon, otherwise the shop stays closed.": (
            "otherwise the shop stays closed"
        ),
        "We need a second printer or else orders wait overnight": (
            "or else orders wait overnight"
        ),
        "If we don't get it, two people go on typing orders": (
            "If we don't get it, two people go on typing orders"
        ),
        "If we don\u2019t fix this we pay": "If we don\u2019t fix this we pay",
        "If nothing changes, we will lose the contract": (
            "If nothing changes, we will lose the contract"
        ),
        "Without it the audit fails": "Without it the audit fails",
        "We can't wait: without this our drivers go home late": (
            "without this our drivers go home late"
        ),
        "If we do nothing, parcels get lost": "If we do nothing, parcels get lost",
        "Bis März bitte, sonst zahlen wir eine Strafe": "sonst zahlen wir eine Strafe",
        "Ohne das steht die Linie still": "Ohne das steht die Linie still",
        "If it stays as it is, we need two more people": (
            "If it stays as it is, we need two more people"
        ),
    },
    "daily_fit": {
        "30 nurses, at every handover": WHOLE,
        "Five people in accounting, at the end of each month": WHOLE,
        "The six people at the counter, each time a customer asks": WHOLE,
        "Twelve drivers call the warehouse every morning.": WHOLE,
        "Our team in hall 3 does it before each shift": WHOLE,
        "All of us, daily": WHOLE,
        "Two of us type every order a second time, every day": WHOLE,
        "About 40 colleagues use the list several times a day": WHOLE,
        "The packers need it whenever a label is torn": WHOLE,
        "Everyone in sales, when a customer calls": WHOLE,
        "The nurses write it down after each visit": WHOLE,
        "Die sechs Mitarbeiter am Tresen, jeden Tag": WHOLE,
        "Unsere Fahrer rufen jeden Morgen an": WHOLE,
    },
    "impact": {
        "About 12 people, half an hour a day": WHOLE,
        "It costs us €3k a month": WHOLE,
        "40 people, 2h/wk": WHOLE,
        "We need a list. Six people lose 20 minutes every morning.": (
            "Six people lose 20 minutes every morning"
        ),
        "It would save us two hours a week": WHOLE,
        "Wir verlieren 1,5 Stunden pro Tag": WHOLE,
        "Wir zahlen 3.000 € im Monat für Papier": WHOLE,
        "3 colleagues spend half a day each Friday on it": WHOLE,
        "at least 10 hours a week": WHOLE,
    },
    "deadline": {
        "as of 1 January we must do it": WHOLE,
        "We need it next month": WHOLE,
        "31 March": WHOLE,
        "The new tax rules apply from 1 January": WHOLE,
        "We need it by end of March": WHOLE,
        "by 31 March": WHOLE,
        "Before the audit, please": WHOLE,
        "A scanner for hall 3. It must be there before the season.": (
            "It must be there before the season"
        ),
        "The contract ends on 31 March": WHOLE,
        "There is a new law from January": WHOLE,
        "It can wait until Q2": WHOLE,
        "bis 31.3.": "bis 31.3",
        "Wir brauchen es bis Ende März": WHOLE,
        "no deadline": WHOLE,
        "There is no rush": WHOLE,
        "We need it by Friday": WHOLE,
        "It has to be ready in two weeks": WHOLE,
        "The shop opens in May": WHOLE,
        "Before Christmas would be good": WHOLE,
        "Vor der Inventur, bitte": WHOLE,
    },
    "kpi": {
        "Answer 95% of mails within a day, now it is 70%": WHOLE,
        "from 12 to 3 errors a week by June": WHOLE,
        "We want to cut order errors from 12 to 3 a week": WHOLE,
        "Late parcels: today 9%, target 3%": WHOLE,
        "It is slow. Month-end in 3 days instead of 6!": (
            "Month-end in 3 days instead of 6"
        ),
        "Target: 95% of orders on time": WHOLE,
        "von 12 auf 3 Fehler pro Woche": WHOLE,
        "answer 90% of calls within a minute (today 60%)": WHOLE,
    },
    "budget": {
        "Budget: €5k": WHOLE,
        "We have around €10k": WHOLE,
        "My boss approved €3,000": WHOLE,
        "No budget so far": WHOLE,
        "We have €5k for it": WHOLE,
        "It is paid from the marketing budget": WHOLE,
        "The budget is approved": WHOLE,
        "There is no budget": WHOLE,
        "Anna from Sales will pay for it": WHOLE,
        "We can spend up to 3.000 €": WHOLE,
        "The money comes out of the marketing budget": WHOLE,
        "Our sponsor is the head of sales": WHOLE,
        "We have set aside $2,000": WHOLE,
        "Das Budget ist genehmigt": WHOLE,
        "Wir haben 5.000 € dafür": WHOLE,
    },
    "stakeholders": {
        "We need the OK of Finance": WHOLE,
        "Purchasing and Legal have to sign": WHOLE,
        "Finance and Sales need to agree": WHOLE,
        "The works council has to agree": WHOLE,
        "Legal must sign off": WHOLE,
        "Purchasing should be involved early": WHOLE,
        "My boss has to say yes": WHOLE,
        "HR wants a say": WHOLE,
        "It touches payroll. Payroll must be on board.": "Payroll must be on board",
        "Der Betriebsrat muss zustimmen": WHOLE,
        "The main stakeholder is Tom": WHOLE,
    },
    "regulatory": {
        "Wegen der Aufbewahrungspflicht": WHOLE,
        "The list falls under GDPR": WHOLE,
        "Wegen der DSGVO": WHOLE,
        "It is about SOX": WHOLE,
        "The auditors ask for it": WHOLE,
        "We need it before the audit": WHOLE,
        "The works council has to agree": WHOLE,
        "The retention period is ten years": WHOLE,
        "It is required by law": WHOLE,
        "Das Finanzamt verlangt es": WHOLE,
        "A new regulation from 1 January": WHOLE,
    },
    "champion": {
        "I would look after it": WHOLE,
        "Tom is going to look after it": WHOLE,
        "Tom will look after it": WHOLE,
        "I'll look after it": WHOLE,
        "Anna from Sales will take care of it.": WHOLE,
        "Our champion is Ben": WHOLE,
        "Ben will be our champion": WHOLE,
        "Tom is responsible for it in our team": WHOLE,
        "Anna kümmert sich darum": WHOLE,
    },
}
LEFT = {
    "goal": [
        "The list is old so our drivers don't know where to go",
        "We call so they can wait in the shop",
        "Excel is so slow that nobody can use it, we need help",
        "The purpose is unclear", "Our goal post is broken", "",
        "We need a label printer in hall three", "so that is it", "So that's why",
        "So that we can?", "We need it so that it works",
        "because the printer is broken",
        "Drivers call the warehouse in order to get the list",
        "We copy the list by hand so that the shops see it",
        "It is not so that we need it", "The goal is not clear",
        "No idea what the goal is", "The goalkeeper is ill",
        "The old tool was bought so that we need less paper", "so that we can do it",
        "Maybe the goal is speed", "We are so happy that it works",
        "We need it in order", "Why are we doing this?",
    ],
    "without": [
        "The price list is otherwise correct", "Drivers do otherwise than planned",
        "Otherwise not", "I don't know, otherwise I would not ask",
        "What happens if we don't, or can't?", "It works otherwise",
        "Otherwise I'm happy", "Otherwise it's fine", "unless otherwise agreed",
        "If we don't know the customer, we ask", "We do without it", "without it",
        "Otherwise we need it", "We go on without paper",
        "If we don't answer, the customer calls again", "was sonst noch fehlt",
        "Maybe otherwise we lose an order", "If not, tell me", "Otherwise?",
        "Last year, without it we lost orders",
    ],
    "daily_fit": [
        "Our people like coffee each morning", "Everyone in the team knows Tom",
        "All of us are happy", "Who is affected, and how does it fit their day?",
        "40 people", "every morning", "The printer jams every morning",
        "Our team is small", "Nobody uses it every day",
        "None of our people needs it daily", "Our team meets every Monday",
        "My drivers", "Are the drivers late every day?",
        "People say every time that it is fine", "Six people used to do it every day",
        "The report comes daily",
    ],
    "impact": [
        "The machine runs 8 hours a day", "We sell €5k a month",
        "Tom earns €3k a month", "40 people", "2 hours", "We have €5k for it",
        "We are open 8 hours a day", "We meet two hours a week",
        "The licence costs €5 a month", "lots of hours a week",
        "How about 2 hours a week?", "In hall 3, 2 hours a day", "every day",
        "The rent is €3,000 a month", "from 12 to 3 hours a week", "by end of March",
        "Last year it took 2 hours a week", "Anna works 20 hours a week",
        "Maybe 2 hours a week", "Target: 2 hours a week",
    ],
    "deadline": [
        "Before we open the box, we scan it", "This year we lost two customers",
        "By the way, it is broken", "Until now nobody asked",
        "By Monday we usually have 12 orders", "no idea by when",
        "I don't know the deadline", "By when?", "since March",
        "In March we lost two orders", "We do it by hand", "before lunch", "soon",
        "The report of 31 March is wrong", "on Fridays", "We wait until Monday",
        "Orders must be in by 5 pm", "Customers pay by the end of the month",
        "Reduce errors from 12 to 3 a week by June", "not by end of March",
        "each March", "Could we have it by 31 March?", "The old list ended on 31 March",
        "by mail", "Maybe by end of March", "We met on 31 March last year",
        "The shop is open until May",
    ],
    "kpi": [
        "Our stock fell from 500 to 300 pieces", "Room 12 is booked from 9 to 5",
        "fewer errors", "12 errors a week", "12 people lose 2 hours a week", "by June",
        "We need 12 laptops by June", "We are open from 12 to 8", "€5k for it",
        "it takes 6 days instead of 3", "12 order errors a week today",
        "from 12 to 3 errors a week?", "reduce errors by 20%", "about 40 people, 2h/wk",
    ],
    "budget": [
        "Customers approved 12 offers worth €3,000", "We have 12 invoices in dollars",
        "The budget tool crashes when I save", "No idea about the budget",
        "Budget planning takes three days", "It costs €5k a month",
        "The budget report is late", "Who pays for it?", "We have people for it",
        "The customers pay for it: they have to wait", "We have 5 for it",
        "We have time for it", "Do we have a budget?", "The budget list has errors",
        "Maybe there is a budget", "Last year we had €5k for it",
    ],
    "stakeholders": [
        "Legal has to sign each contract by hand",
        "The two systems have to agree on the price", "We need to agree on a date",
        "The two lists need to agree", "Finance has a new list",
        "Customers need to sign off", "Finance has to approve each invoice",
        "Does Finance have to agree?", "Sales", "The machines must agree",
        "Finance does not need to agree", "I don't know whether Legal must sign off",
        "We need to agree with Finance on a date", "Legal always has to agree too late",
    ],
    "regulatory": [
        "There is no law for it", "The printer in the works council office is broken",
        "The audit trail of the door is empty", "We audit our own shelves",
        "the law firm calls", "It is not because of GDPR", "GDPR doesn't apply",
        "There is no audit", "Is it GDPR?", "The works council party",
        "The temperature regulation is broken", "No idea about data protection",
        "We print labels", "Nothing to do with the law", "Our auditorium is cold",
        "Last year the auditors came",
    ],
    "champion": [
        "Tom drives it home every day", "Ben is in charge of the warehouse",
        "Tom will look after the kids", "Who will look after it?",
        "Nobody will look after it", "Somebody will look after it",
        "IT will look after it", "IT looks after it", "You will look after it", "Tom",
        "The vendor will look after it", "Tom looks after the old printer",
        "Tom will not look after it", "Ask Tom", "No idea who will look after it",
        "Tom looks for it", "Maybe Tom will look after it",
        "If Tom will look after it, good",
    ],
}  # fmt: skip
CASES = [(key, text, words) for key in COVERED for text, words in COVERED[key].items()]
NEAR_MISSES = [(key, text) for key in LEFT for text in LEFT[key]]


def covered(question: str, *texts: str) -> str | None:
    return covers.covered(content.covers(), question, texts)


@pytest.mark.parametrize(("question", "text", "words"), CASES)
def test_what_answers_a_question_is_offered_back(
    question: str, text: str, words: str
) -> None:
    assert covered(question, text) == (text.rstrip(".!") if words is WHOLE else words)


@pytest.mark.parametrize(("question", "text"), NEAR_MISSES)
def test_what_does_not_answer_it_is_left(question: str, text: str) -> None:
    assert covered(question, text) is None


def test_the_tables_are_long_and_a_third_of_them_is_left() -> None:
    assert COVERED.keys() == LEFT.keys() == {*covers.QUESTIONS}
    assert len({*NEAR_MISSES}) == len(NEAR_MISSES)
    assert len(CASES) + len(NEAR_MISSES) >= 240
    assert len(NEAR_MISSES) * 3 >= len(CASES) + len(NEAR_MISSES)


@pytest.mark.parametrize("question", covers.QUESTIONS)
def test_our_own_words_answer_nothing(question: str) -> None:
    for asked in content.questions().values():
        assert covered(question, asked.text, asked.probe, asked.label) is None


def test_the_first_that_answers_is_offered() -> None:
    said = ["We need a printer", "Otherwise we stop", "If we do nothing, orders wait"]
    assert covered("without", *said) == "Otherwise we stop"
    assert covered("without", *reversed(said)) == "If we do nothing, orders wait"
    assert covered("without") is None


def test_a_question_without_rules_is_always_asked() -> None:
    assert covered("sensitivities", "The goal is peace, otherwise we lose Tom") is None


def test_no_more_is_offered_than_one_can_read_at_a_glance() -> None:
    offered = covered("without", "Otherwise we lose orders " + "again and " * 50)
    assert offered
    assert offered.startswith("Otherwise we lose orders again and")
    assert offered.endswith(("again …", "and …"))
    assert len(offered) <= covers.MOST


@pytest.mark.parametrize("question", covers.QUESTIONS)
@pytest.mark.parametrize(
    "text", ["so that " * 300, "9 h " * 500, "'" * 2_000, "x" * 2_000, "ü. " * 600]
)
def test_no_text_is_too_odd_to_be_heard(question: str, text: str) -> None:
    assert covered(question, text) is None

"""Everything the bot can say, on one page: `make words` prints it.

To add something to it, write a line in the module that is named as its views are:

    yield Said("the requester", "they skip the last question", views.brief(asked))

What is refused, `raise NotAllowed("…")`, is found by itself. `test_words.py` names each
view that is missing here, and all words in `bot/views` that stand in no line.
"""

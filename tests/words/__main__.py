"""`python -m tests.words`: what `make words` runs."""

from tests.words.page import as_text

print(as_text())

"""Figures as people write them, in English and German, as Python would write them."""

import re
from re import Match

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "zwanzig": 20, "dreißig": 30,
    "vierzig": 40, "fünfzig": 50, "hundert": 100,
}  # fmt: skip
WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(WORDS)})(?![\w-])")
PHRASES = (  # in this order
    (r"\b(?:anderthalb|eineinhalb)\b", "1.5"),
    (r"\b(\d+)(?: and a half\b| ?½)", r"\1.5"),
    (r"\b(?:a )?half(?: an?)?\b|\b(?:eine?[nr]? )?halbe[nrs]?\b|½(?: an?)?", "0.5"),
    (r"\b(?:a )?quarter of an\b", "0.25"),
    (r"\b(?:an?|eine) (?=(?:full |whole )?(?:hour|stunde)\b)", "1 "),
    (r"\beine?n? (?=(?:arbeits)?tag\b)|\ba (?=(?:full|whole) day\b)", "1 "),
    (r"\ba (?=day (?:a|per|each|every)\b)", "1 "),
    (r"\b(?:a|ein) (?:dozen|dutzend)\b", "12"),
    (r"\b(?:once|einmal)\b", "1 times"),
    (r"\b(?:twice|zweimal)\b", "2 times"),
    (r"\b(?:thrice|dreimal)\b", "3 times"),
    (r"\b(ca|approx|min|max|std|tsd|mio|p\.a)\.", r"\1"),
)
WRITTEN = re.compile(
    r"(?<![\w.,])(?P<whole>[1-9]\d{0,2}(?:[.,']\d{3})+(?!\d)|\d+)(?:[.,](?P<part>\d+))?"
    r"(?: ?(?P<times>k|tsd|thousand|tausend|mio|millions?|millionen)(?![^\W\d]))?"
)
TIMES = {"k": 1_000, "t": 1_000, "m": 1_000_000}  # by how they begin


def in_digits(text: str) -> str:
    """“Zwei Stunden, €1,5k” becomes “2 stunden, €1500”."""
    plain = " ".join(text.casefold().split())
    plain = WORD.sub(lambda word: str(WORDS[word[0]]), plain)
    for pattern, digits in PHRASES:
        plain = re.sub(pattern, digits, plain)
    return WRITTEN.sub(_number, plain)


def _number(found: Match[str]) -> str:
    whole = re.sub(r"\D", "", found["whole"])
    times = TIMES[found["times"][0]] if found["times"] else 1
    value = float(f"{whole}.{found['part'] or 0}")
    return f"{value * times:.12g}"

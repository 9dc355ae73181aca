"""Whether somebody thanks or greets, rather than needs something."""

import re
from enum import StrEnum

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
FEW = 2  # words more than that beside a greeting say something

THANKS = {
    "thanks", "thank", "thankyou", "thx", "tnx", "ty", "tysm", "cheers", "ta",
    "appreciate", "appreciated", "kudos",
    "danke", "dankeschön", "dankeschoen", "dank", "merci", "gracias", "grazie",
    "obrigado", "obrigada", "bedankt", "tack", "takk", "tak", "kiitos", "dzięki",
    "dziękuję", "спасибо", "дякую", "teşekkürler", "ありがとう", "谢谢",
}  # fmt: skip
GREETINGS = {
    "hi", "hii", "hello", "hey", "heya", "hiya", "howdy", "yo", "greetings", "bye",
    "goodbye", "morning", "evening", "welcome",
    "hallo", "moin", "servus", "grüezi", "tschüss", "tschüs", "bonjour", "bonsoir",
    "salut", "hola", "buenos", "buenas", "ciao", "buongiorno", "olá", "oi", "hoi",
    "hej", "hei", "cześć", "привет", "merhaba", "morgen", "tag",
}  # fmt: skip
NODS = {
    "ok", "okay", "okey", "kk", "great", "perfect", "cool", "super", "awesome",
    "nice", "excellent", "noted", "understood", "alright", "fine", "good", "lovely",
    "wonderful", "brilliant", "amazing", "fantastic", "sounds", "sure", "yay", "wow",
    "congrats", "lol", "haha", "prima", "klar", "perfekt", "toll", "parfait", "vale",
    "perfecto", "perfetto", "bien", "top", "genau", "d'accord",
}  # fmt: skip
AROUND = {
    "you", "u", "so", "very", "much", "a", "an", "lot", "lots", "many", "ton", "tons",
    "bunch", "million", "for", "your", "the", "that", "that's", "this", "it", "it's",
    "is", "was", "all", "again", "everyone", "everybody", "team", "folks", "guys",
    "there", "here", "to", "too", "of", "and", "my", "friend", "goodwill", "bot",
    "have", "day", "week", "weekend", "afternoon", "night", "one", "really", "i", "i'm",
    "we", "just", "me", "no", "yes", "yep", "problem", "worries", "advance", "in",
    "got", "will", "do", "see", "soon", "later", "take", "care", "best", "back",
    "how", "are", "you're", "doing", "happy", "new", "year", "friday", "monday",
    "schön", "sehr", "vielen", "besten", "herzlichen", "lieben", "dir", "euch",
    "ihnen", "für", "die", "den", "das", "im", "voraus", "guten", "gute", "schönen",
    "abend", "zusammen", "beaucoup", "mille", "tout", "le", "monde", "muchas", "mucho",
    "muchísimas", "días", "dias", "tardes", "todos", "tutti", "wel", "je",
    "så", "mycket", "mange", "tusen", "god", "bom", "dia", "muito", "dzień", "dobry",
}  # fmt: skip
# Said of help that somebody got: beside thanks they add nothing, alone they may ask.
BESIDE_THANKS = {
    "help", "helping", "support", "quick", "fast", "answer", "reply", "response",
    "work", "works", "effort", "time", "patience", "info", "update", "explaining",
    "letting", "know", "getting", "on", "now", "today", "yesterday", "hilfe",
    "antwort", "schnelle", "unterstützung", "aide", "ayuda", "aiuto", "hjälpen",
}  # fmt: skip
NEEDS = {
    "need", "needs", "want", "wants", "please", "pls", "can", "can't", "cannot",
    "could", "would", "should", "broken", "error", "fails", "failed", "missing",
    "but", "still", "not", "doesn't", "won't", "isn't", "who", "when", "where", "why",
    "brauche", "brauchen", "bitte", "kann", "können", "geht", "nicht", "aber",
    "besoin", "peut", "pouvez", "necesito", "necesitamos", "puede", "pero", "mais",
}  # fmt: skip


NEWS = {
    "news", "update", "updates", "status", "progress", "neues", "neuigkeiten",
    "nouvelles", "novedades", "novità", "nyheter",
}  # fmt: skip
BESIDE_NEWS = {
    "any", "what's", "what", "yet", "so", "far", "on", "about", "please", "of", "with",
    "request", "hi", "hello", "hey", "gibt", "es", "was", "schon", "des", "hay",
}  # fmt: skip


class Kind(StrEnum):
    """What a message is, as far as its words tell."""

    THANKS = "thanks"
    GREETING = "greeting"
    NOD = "nod"  # ok, great, or nothing but emoji
    UNSURE = "unsure"
    WORDS = "words"


def kind(text: str) -> Kind:
    """Thanks and greetings are known by every word; one word too many, and we ask."""
    words = _words(text)
    if not words:
        has_signs = bool(re.search(r"\d", SHORTCODE.sub("", text)))
        return Kind.WORDS if has_signs else Kind.NOD
    found = _core(set(words))
    if found is Kind.WORDS or NEEDS & set(words):
        return Kind.WORDS
    known = THANKS | GREETINGS | NODS | AROUND
    if found is Kind.THANKS:
        known |= BESIDE_THANKS
    others = [each for each in words if each not in known]
    if not others:
        return found
    polite = _core({words[0], words[-1]}) in {Kind.THANKS, Kind.GREETING}
    return Kind.UNSURE if polite and len(others) <= FEW else Kind.WORDS


def is_chatter(text: str, *, while_asked: bool) -> bool:
    """Whether it adds nothing. To a question, “ok” and “great” may be an answer."""
    found = kind(text)
    polite = {Kind.THANKS, Kind.GREETING}
    return found in polite or (found is Kind.NOD and not while_asked)


def asks_how_it_stands(text: str) -> bool:
    """Whether it is no more than a question about news, such as “any news?”."""
    words = set(_words(text))
    return bool(words & NEWS) and words <= NEWS | AROUND | BESIDE_NEWS


def _words(text: str) -> list[str]:
    plain = SHORTCODE.sub(" ", text.casefold()).replace("\u2019", "'")
    return WORD.findall(plain)


def _core(words: set[str]) -> Kind:
    for found, core in (
        (Kind.THANKS, THANKS),
        (Kind.GREETING, GREETINGS),
        (Kind.NOD, NODS),
    ):
        if words & core:
            return found
    return Kind.WORDS

"""People in a hurry: as fast as they write, by their clock they have read before."""

import time

READS = 10.0  # seconds; two messages in quicker succession are parts of one answer


def thinking() -> float:
    return time.time() + READS

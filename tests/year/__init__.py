"""A company-year: everybody, every kind of nudge, a turned clock."""

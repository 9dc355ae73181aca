"""Ten people converse with the demo's bot at once: each reads what they would alone."""

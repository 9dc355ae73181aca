"""The bot is killed again and again while people talk to it: nothing may be lost."""

"""The bot is killed again and again while people talk to it. Nothing is lost or twice."""

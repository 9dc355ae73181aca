"""What Slack refuses: unknown arguments, missing scopes, blocks it cannot show."""

"""Everything that differs from one installation to the next."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsProblem

KINDS = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Settings(BaseSettings):
    """Read once at start-up from the environment and `.env`, then passed down."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    slack_bot_token: SecretStr
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    triage_channel: str = Field(pattern="^[CG][A-Z0-9]{2,}$")
    mode: Literal["socket", "http"] = "socket"
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)
    database_url: str = Field(
        default="sqlite:///goodwill.db", pattern=r"^(sqlite|postgresql)(\+\w+)?://"
    )
    slack_api_url: str = Field(default="https://slack.com/api/", pattern="^https?://")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    lease_seconds: float = Field(default=15, gt=0)

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _of_the_right_kind(
        cls, token: SecretStr | None, info: ValidationInfo
    ) -> SecretStr | None:
        kind = KINDS[str(info.field_name)]
        if token and not token.get_secret_value().startswith(kind):
            raise ValueError(f"it must start with {kind}")
        return token

    @model_validator(mode="after")
    def _what_the_mode_needs(self) -> "Settings":
        if self.mode == "socket" and self.slack_app_token is None:
            raise ValueError("SLACK_APP_TOKEN is missing: MODE=socket needs it.")
        if self.mode == "http" and self.slack_signing_secret is None:
            raise ValueError("SLACK_SIGNING_SECRET is missing: MODE=http needs it.")
        return self

    @property
    def slack_is_local(self) -> bool:
        """Whether "Slack" is the sandbox on this machine."""
        return urlsplit(self.slack_api_url).hostname in LOOPBACK


def load() -> Settings:
    """Read the settings, or say in one sentence which one is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsProblem(_sentence(error)) from None


def problems(error: ValidationError) -> dict[str, str]:
    """Each setting that is wrong, with a sentence that names it and what it wants."""
    found = {}
    for problem in error.errors(include_input=False, include_url=False):
        name = str(problem["loc"][0]).upper() if problem["loc"] else "settings"
        found[name] = _explain(name, problem["type"], problem["msg"])
    return found


def _sentence(error: ValidationError) -> str:
    return " ".join(problems(error).values())


def _explain(name: str, kind: str, message: str) -> str:
    if name == "settings":
        return message.removeprefix("Value error, ")
    if kind == "missing":
        return f"{name} is missing: {WANTED.get(name, 'please set it')}."
    return f"{name} is not right: {WANTED.get(name, message)}."


WANTED = {
    "SLACK_BOT_TOKEN": "it is the Bot User OAuth Token and starts with xoxb-",
    "SLACK_APP_TOKEN": "it is the App-Level Token and starts with xapp-",
    "TRIAGE_CHANNEL": "it is the ID of IT's private channel, such as C0123ABCD",
    "MODE": "it is socket or http",
    "PORT": "it is a number from 0 to 65535",
    "DATABASE_URL": "it starts with sqlite:/// or postgresql://",
    "SLACK_API_URL": "leave it out, unless you test against the sandbox",
    "LOG_LEVEL": "it is DEBUG, INFO, WARNING or ERROR",
    "LEASE_SECONDS": "it is a number of seconds above 0",
}

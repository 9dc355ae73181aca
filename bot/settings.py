"""Everything that differs from one installation to the next."""

import re
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import SettingsProblem

NEEDED_BY = {"slack_app_token": "socket", "slack_signing_secret": "http"}
KINDS = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}
Read = TypeVar("Read", bound="FromOutside")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class FromOutside(BaseSettings):
    """Read from the environment and `.env`."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    @model_validator(mode="before")
    @classmethod
    def _without_spaces_around_them(cls, given: dict[str, Any]) -> dict[str, Any]:
        """A blank value is none."""
        trimmed = {
            name: value.strip() if isinstance(value, str) else value
            for name, value in given.items()
        }
        return {name: value for name, value in trimmed.items() if value != ""}


class FrontDoor(FromOutside):
    """Where the bot listens: all that is needed to ask how it is."""

    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)

    @property
    def address(self) -> str:
        """The front door, as seen from this machine."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104
        return (
            f"http://[{host}]:{self.port}"
            if ":" in host
            else f"http://{host}:{self.port}"
        )


class Store(FromOutside):
    """Where everything is kept: all that is needed to bring it up to date."""

    database_url: str = Field(
        default="sqlite:///goodwill.db",
        pattern=r"^(sqlite|postgresql(\+psycopg)?)://",
        repr=False,  # it may hold a password
    )

    @field_validator("database_url")
    @classmethod
    def _that_can_be_read(cls, url: str) -> str:
        try:
            make_url(url)
        except (ArgumentError, ValueError):
            raise ValueError("not an address of a database") from None
        return url

    @property
    def database(self) -> str:
        """The database's address as it may be shown: without its password."""
        return make_url(self.database_url).render_as_string(hide_password=True)


class Settings(Store, FrontDoor):
    """Everything, read once at start-up and passed down."""

    mode: Literal["socket", "http"] = "socket"  # first: the rest hangs on it
    slack_bot_token: SecretStr
    slack_app_token: SecretStr | None = Field(default=None, validate_default=True)
    slack_signing_secret: SecretStr | None = Field(default=None, validate_default=True)
    triage_channel: str | None = Field(default=None, pattern="^[CG][A-Z0-9]{2,}$")
    slack_api_url: str = Field(default="https://slack.com/api/", pattern="^https?://")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    lease_seconds: float = Field(default=15, gt=0, le=3_600)
    pause_seconds: float = Field(default=1.5, ge=0, le=10)

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _of_the_right_kind(
        cls, token: SecretStr | None, info: ValidationInfo
    ) -> SecretStr | None:
        kind = re.escape(KINDS[str(info.field_name)])
        if token and not re.fullmatch(rf"{kind}[!-~]+", token.get_secret_value()):
            raise ValueError("not a token of this kind")
        return token

    @field_validator("slack_app_token", "slack_signing_secret")
    @classmethod
    def _there_if_the_mode_needs_it(
        cls, secret: SecretStr | None, info: ValidationInfo
    ) -> SecretStr | None:
        mode = NEEDED_BY[str(info.field_name)]
        if secret is None and info.data.get("mode") == mode:
            raise PydanticCustomError("needed", "MODE={mode} needs it", {"mode": mode})
        return secret

    @property
    def slack_is_local(self) -> bool:
        """Whether "Slack" is the sandbox on this machine."""
        return urlsplit(self.slack_api_url).hostname in LOOPBACK


def load() -> Settings:
    """Read the settings, or say in one sentence which one is wrong."""
    return _read(Settings)


def front_door() -> FrontDoor:
    """The same, when nothing else is needed."""
    return _read(FrontDoor)


def store() -> Store:
    """The same, when only the database is needed."""
    return _read(Store)


def _read(kind: type[Read]) -> Read:
    try:
        return kind()
    except ValidationError as error:
        raise SettingsProblem(" ".join(problems(error).values())) from None


def problems(error: ValidationError) -> dict[str, str]:
    """Each setting that is wrong, with a sentence that names it and what it wants."""
    found = {}
    for problem in error.errors(include_input=False, include_url=False):
        name = str(problem["loc"][0]).upper() if problem["loc"] else "settings"
        found[name] = _explain(name, problem["type"], problem["msg"])
    return found


def _explain(name: str, kind: str, message: str) -> str:
    if name == "settings":
        return message.removeprefix("Value error, ")
    if kind == "needed":
        return f"{name} is missing: {message}."
    if kind == "missing":
        return f"{name} is missing: {WANTED.get(name, 'please set it')}."
    return f"{name} is not right: {WANTED.get(name, message)}."


WANTED = {
    "SLACK_BOT_TOKEN": "it is the Bot User OAuth Token and starts with xoxb-",
    "SLACK_APP_TOKEN": "it is the App-Level Token and starts with xapp-",
    "TRIAGE_CHANNEL": "leave it out, or give the ID of IT's private channel",
    "MODE": "it is socket or http",
    "HOST": "it is an address of this machine, such as 127.0.0.1 or 0.0.0.0",
    "PORT": "it is a number from 0 to 65535",
    "DATABASE_URL": "it looks like sqlite:///goodwill.db or postgresql://name@host/name",
    "SLACK_API_URL": "leave it out, unless you test against the sandbox",
    "LOG_LEVEL": "it is DEBUG, INFO, WARNING or ERROR",
    "LEASE_SECONDS": "it is a number of seconds above 0 and up to 3600",
    "PAUSE_SECONDS": "it is a number of seconds from 0 to 10",
}

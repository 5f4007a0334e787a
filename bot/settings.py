"""What the operator decides, from the environment and `.env`: every setting is named QAWL_…; unknown ones are refused.

`.env.example` lists them all; a test keeps the two in step.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import platformdirs
from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from index.errors import SettingsError

_PREFIX = "QAWL_"
_ENV_FILE = ".env"
_ID = re.compile(r"-?[0-9]{1,19}", re.ASCII)


class Settings(BaseSettings):
    """The settings, read once at start. An empty value counts as none."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_file=_ENV_FILE, env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore",
        frozen=True,
    )  # fmt: skip

    data_dir: Path = Field(Path("data"), description="the folder of the library and all other state")
    cache_dir: Path = Field(
        Path(platformdirs.user_cache_dir("qawl")), description="where the default model is kept, for all data folders"
    )
    embedding_model: str | None = Field(None, description="another embedding model: a folder, or a name on the hub")
    telegram_token: SecretStr | None = Field(None, description="the bot's token, from @BotFather")
    telegram_api_url: str | None = Field(None, description="the root of a Bot API server other than Telegram's")
    telegram_admins: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="user ids of the operators, for whom no limit holds, parted by commas"
    )
    allowed_chats: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="ids of the chats and users that the bot is there for, parted by commas; none: all"
    )
    questions_per_minute: int = Field(
        10, ge=0, description="how many questions a person may ask a minute; 0: any number"
    )
    feed_minutes: int = Field(
        30, ge=0, le=10_080, description="how often the bot reads each feed again, in minutes; 0: never"
    )
    webhook_url: str | None = Field(None, description="the address that Telegram posts updates to, instead of polling")
    webhook_secret: SecretStr | None = Field(None, description="what Telegram proves itself with at that address")
    webhook_port: int = Field(
        8443, ge=1, le=65535, description="the port that is listened on for it, on all interfaces"
    )

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _is_an_address(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url

    @field_validator("telegram_api_url")
    @classmethod
    def _is_a_root(cls, url: str | None) -> str | None:
        return url.rstrip("/") if url else None

    @field_validator("telegram_admins", mode="before")
    @classmethod
    def _are_user_ids(cls, listed: object) -> object:
        ids = [each.strip() for each in listed.split(",") if each.strip()] if isinstance(listed, str) else listed
        if isinstance(ids, list) and not all(each.isascii() and each.isdecimal() for each in ids):
            raise ValueError("must be user ids, such as 123456789, parted by commas")
        return ids

    @field_validator("allowed_chats", mode="before")
    @classmethod
    def _are_ids(cls, listed: object) -> object:
        ids = [each.strip() for each in listed.split(",") if each.strip()] if isinstance(listed, str) else listed
        if isinstance(ids, list) and not all(_ID.fullmatch(each) for each in ids):
            raise ValueError("must be ids of chats or users, such as -1001234567890 or 123456789, parted by commas")
        return ids

    @field_validator("data_dir", "cache_dir")
    @classmethod
    def _expand_home(cls, path: Path) -> Path:
        return path.expanduser()


def load_settings() -> Settings:
    """The settings of this process. Raises `SettingsError` for an unknown name or a value that can't be used."""
    _refuse_unknown(os.environ, "the environment")
    try:
        _refuse_unknown(dotenv_values(_ENV_FILE, encoding="utf-8"), _ENV_FILE)
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = _PREFIX + str(first["loc"][0]).upper()
        raise SettingsError(f"{name}: {first['msg'].removeprefix('Value error, ')}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{_ENV_FILE} can't be read: {error}") from error


def setting_names() -> list[str]:
    """The names of all settings, as the environment has them."""
    return [_PREFIX + name.upper() for name in Settings.model_fields]


def _refuse_unknown(names: Iterable[str], where: str) -> None:
    unknown = sorted(name for name in names if name.upper().startswith(_PREFIX) and name.upper() not in setting_names())
    if unknown:
        raise SettingsError(f"unknown setting {unknown[0]} in {where}: known are {', '.join(setting_names())}")

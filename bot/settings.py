"""What the operator decides, from the environment and `.env`: every setting is named QAWL_…; unknown ones are refused.

`.env.example` lists them all; a test keeps the two in step.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.env_file import ENCODING, env_values
from bot.setting_values import api_base, api_key, chat_ids, database_address, is_overheard, user_ids, web_address
from index.errors import SettingsError

_PREFIX = "QAWL_"
_ENV_FILE = ".env"
_NOT_ONE = {
    "int_parsing": "must be a whole number, such as 10",
    "int_from_float": "must be a whole number, such as 10",
    "float_parsing": "must be a number, such as 0.5",
    "bool_parsing": "must be true or false",
}
"""What is said of a value by the kind of pydantic's error, where its own words speak of parsing."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The language model that the operator chose: where it is, and what it may be told and may cost.

    `base_url` is that of an OpenAI-compatible API, without a slash at its end. `timeout` is in seconds. `reads_chats`
    tells whether what belongs to a chat may be sent; else only the operator's library is. Tokens and cost are those of
    one day, 0 for no limit; prices are per million tokens, in any currency.
    """

    base_url: str
    name: str
    api_key: SecretStr | None
    timeout: float
    reads_chats: bool
    tokens_per_day: int
    tokens_per_chat: int
    price_in: float
    price_out: float
    cost_per_day: float

    @property
    def host(self) -> str:
        """Who is sent what is asked: "api.example.org", "localhost:11434"."""
        return urlsplit(self.base_url).netloc

    @property
    def is_overheard(self) -> bool:
        """Whether what it is sent crosses networks that are not private, for anybody to read."""
        return is_overheard(self.base_url)


class Settings(BaseSettings):
    """The settings, read once at start. An empty value counts as none."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_file=_ENV_FILE, env_file_encoding=ENCODING, env_ignore_empty=True, extra="ignore",
        frozen=True,
    )  # fmt: skip

    data_dir: Path = Field(Path("data"), description="the folder of the library and all other state")
    cache_dir: Path = Field(
        Path(platformdirs.user_cache_dir("qawl")), description="where the default model is kept, for all data folders"
    )
    database_url: SecretStr | None = Field(
        None, description="a PostgreSQL database that holds everything instead of the data folder, for many workers"
    )
    embedding_model: str | None = Field(None, description="another embedding model: a folder, or a name on the hub")
    telegram_token: SecretStr | None = Field(None, description="the bot's token, from @BotFather")
    telegram_api_url: str | None = Field(None, description="the root of a Bot API server other than Telegram's")
    telegram_admins: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="user ids of the operators, for whom no limit holds, separated by commas"
    )
    allowed_chats: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="ids of the chats and users that the bot is there for, separated by commas; none: all"
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

    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="the least of what the bot writes to its log: debug, info, warning or error"
    )
    log_format: Literal["text", "json"] = Field(
        "text", description="how it writes that: text, or an object of JSON a line"
    )
    metrics_port: int | None = Field(
        None,
        ge=1,
        le=65535,
        description="the port on 127.0.0.1 where Prometheus reads the bot's figures; none: nowhere",
    )

    llm_base_url: str | None = Field(
        None, description="the address of a language model's OpenAI-compatible API; none: no model is asked"
    )
    llm_api_key: SecretStr | None = Field(None, description="what that API knows its customer by")
    llm_model: str | None = Field(None, description="the model's name at that API")
    llm_timeout: float = Field(
        20, ge=1, le=120, allow_inf_nan=False, description="how many seconds an answer waits for the model at most"
    )
    llm_reads_chats: bool = Field(
        False, description="whether the model is also sent what belongs to a chat; else the operator's library only"
    )
    llm_tokens_per_day: int = Field(0, ge=0, description="how many tokens all chats may take a day; 0: any number")
    llm_tokens_per_chat: int = Field(0, ge=0, description="how many tokens each chat may take a day; 0: any number")
    llm_price_in: float = Field(0, ge=0, allow_inf_nan=False, description="the price of a million tokens sent")
    llm_price_out: float = Field(0, ge=0, allow_inf_nan=False, description="the price of a million tokens received")
    llm_cost_per_day: float = Field(
        0, ge=0, allow_inf_nan=False, description="what the model may cost a day, in the currency of the prices; 0: all"
    )

    @property
    def secrets(self) -> list[str]:
        """What nobody may read, wherever it is written."""
        given = (self.telegram_token, self.webhook_secret, self.llm_api_key, self.database_url)
        return [each.get_secret_value() for each in given if each is not None]

    @property
    def language_model(self) -> LanguageModel | None:
        """The language model that is asked; None where the operator chose none."""
        if self.llm_base_url is None or self.llm_model is None:
            return None
        return LanguageModel(
            base_url=self.llm_base_url,
            name=self.llm_model,
            api_key=self.llm_api_key,
            timeout=self.llm_timeout,
            reads_chats=self.llm_reads_chats,
            tokens_per_day=self.llm_tokens_per_day,
            tokens_per_chat=self.llm_tokens_per_chat,
            price_in=self.llm_price_in,
            price_out=self.llm_price_out,
            cost_per_day=self.llm_cost_per_day,
        )

    @model_validator(mode="after")
    def _is_a_whole_model(self) -> Self:
        if (self.llm_base_url is None) != (self.llm_model is None):
            there, missing = ("QAWL_LLM_MODEL", "QAWL_LLM_BASE_URL")[:: 1 if self.llm_base_url is None else -1]
            raise ValueError(f"{there} is set and {missing} is not: a language model needs both, or neither for none")
        if self.llm_base_url is not None and self.llm_api_key is not None and is_overheard(self.llm_base_url):
            raise ValueError(
                "QAWL_LLM_API_KEY would cross the network for anybody to read: "
                "QAWL_LLM_BASE_URL must begin with https:// for a host that is not on this machine or network"
            )
        return self

    @model_validator(mode="after")
    def _limits_what_has_a_price(self) -> Self:
        if self.llm_cost_per_day and not (self.llm_price_in or self.llm_price_out):
            raise ValueError(
                "QAWL_LLM_COST_PER_DAY limits nothing without a price: set QAWL_LLM_PRICE_IN and "
                "QAWL_LLM_PRICE_OUT too, or QAWL_LLM_TOKENS_PER_DAY instead"
            )
        return self

    @model_validator(mode="after")
    def _tells_nobody_the_token(self) -> Self:
        url = self.telegram_api_url
        if self.telegram_token is not None and url is not None and is_overheard(url):
            raise ValueError(
                "QAWL_TELEGRAM_TOKEN would cross the network for anybody to read: "
                "QAWL_TELEGRAM_API_URL must begin with https:// for a host that is not on this machine or network"
            )
        return self

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _in_any_case(cls, word: object) -> object:
        return word.strip().lower() if isinstance(word, str) else word

    @field_validator("llm_base_url")
    @classmethod
    def _is_a_base(cls, url: str | None) -> str | None:
        return None if url is None else api_base(url)

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, url: SecretStr | None) -> SecretStr | None:
        return None if url is None else SecretStr(database_address(url.get_secret_value()))

    @field_validator("llm_api_key")
    @classmethod
    def _is_a_key(cls, key: SecretStr | None) -> SecretStr | None:
        stripped = "" if key is None else api_key(key.get_secret_value())
        return SecretStr(stripped) if stripped else None

    @field_validator("llm_model")
    @classmethod
    def _is_a_name(cls, name: str | None) -> str | None:
        return (name or "").strip() or None

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _is_an_address(cls, url: str | None) -> str | None:
        return None if url is None else web_address(url)

    @field_validator("telegram_api_url")
    @classmethod
    def _is_a_root(cls, url: str | None) -> str | None:
        return url.rstrip("/") if url else None

    @field_validator("telegram_admins", mode="before")
    @classmethod
    def _are_user_ids(cls, listed: object) -> object:
        return user_ids(listed) if isinstance(listed, str) else listed

    @field_validator("allowed_chats", mode="before")
    @classmethod
    def _are_ids(cls, listed: object) -> object:
        return chat_ids(listed) if isinstance(listed, str) else listed

    @field_validator("data_dir", "cache_dir")
    @classmethod
    def _expand_home(cls, path: Path) -> Path:
        return path.expanduser()


def load_settings() -> Settings:
    """The settings of this process. Raises `SettingsError` for an unknown name, a value that can't be used, and a file
    that can't be read."""
    _refuse_unknown(os.environ, "the environment")
    try:
        _refuse_unknown(env_values(Path(_ENV_FILE)), _ENV_FILE)
        return Settings()
    except ValidationError as error:
        raise SettingsError("; ".join(_wrong(each) for each in error.errors())) from error


def _wrong(found: ErrorDetails) -> str:
    """Which setting is wrong, and what it must be."""
    name = "".join(f"{_PREFIX}{str(each).upper()}: " for each in found["loc"][:1])  # none where several don't agree
    return f"{name}{_NOT_ONE.get(found['type']) or _told(found['msg'])}"


def _told(message: str) -> str:
    """What pydantic tells of a value, as our own validators put it."""
    return message.removeprefix("Value error, ").replace("Input should be", "must be")


def setting_names() -> list[str]:
    """The names of all settings, as the environment has them."""
    return [_PREFIX + name.upper() for name in Settings.model_fields]


def _refuse_unknown(names: Iterable[str], where: str) -> None:
    unknown = sorted(name for name in names if name.upper().startswith(_PREFIX) and name.upper() not in setting_names())
    if unknown:
        raise SettingsError(f"unknown setting {unknown[0]} in {where}: known are {', '.join(setting_names())}")

"""Talks to an OpenAI-compatible endpoint: settings, one bounded request, retries, and the answers kept on disk."""

from __future__ import annotations

import hashlib
import json
import os
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Self

import httpx
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from assets.articles.document import ArticleError

BASE_URL_VARIABLE = "CHIPTRAIL_LLM_BASE_URL"
MODEL_VARIABLE = "CHIPTRAIL_LLM_MODEL"
API_KEY_VARIABLE = "CHIPTRAIL_LLM_API_KEY"

# Busy, overloaded or broken for the moment; every other error stays when asked again.
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
# Servers differ in the optional fields that they take; each is given up once, where the refusal names it.
_CONCESSIONS = ("max_completion_tokens", "response_format", "json_schema", "temperature")

Message = Mapping[str, str]


class LanguageModelSettingsError(ValueError):
    """A setting is missing or impossible; the message names the environment variable or the argument."""


class LanguageModelError(ArticleError):
    """The endpoint did not answer for an article, after the retries allowed. What it answered before is kept."""


class UnreadableAnswerError(Exception):
    """The endpoint answered, but with no text of the model that could be used."""


class LanguageModelSettings(BaseModel):
    """Where the language model is, and what it may cost.

    Attributes:
        base_url: The address before `/chat/completions`, for example `http://127.0.0.1:8080/v1`.
        model: The model's name, as the server knows it.
        api_key: The key; a server on one's own machine needs none.
        request_seconds: How long one request may take.
        article_seconds: How long one article may take, waiting included.
        attempts: How often a request is tried.
        first_wait_seconds: The wait before the second attempt; each later one is twice as long.
        longest_wait_seconds: The longest wait, also where the server asks for a longer one.
        piece_characters: The most characters of the article in one request.
        answer_tokens: The most tokens in one answer.
        answer_bytes: The largest answer that is read.
        article_tokens: The most tokens that one article may cost, questions and answers together.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    base_url: str
    model: str = Field(min_length=1)
    api_key: SecretStr | None = None
    request_seconds: float = Field(default=120.0, gt=0)
    article_seconds: float = Field(default=1800.0, gt=0)
    attempts: int = Field(default=5, ge=1, le=20)
    first_wait_seconds: float = Field(default=1.0, ge=0)
    longest_wait_seconds: float = Field(default=60.0, ge=0)
    piece_characters: int = Field(default=4000, ge=200)
    answer_tokens: int = Field(default=8192, ge=16)
    answer_bytes: int = Field(default=2_000_000, ge=1000)
    article_tokens: int = Field(default=400_000, ge=1)

    @field_validator("base_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        try:
            url = httpx.URL(value.strip())
        except httpx.InvalidURL as error:
            raise ValueError(f"{value!r} is no address ({error})") from error
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError(f"{value!r} is no http:// or https:// address")
        return str(url).rstrip("/").removesuffix("/chat/completions")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None, **arguments: Any) -> Self:
        """The settings from the environment.

        Args:
            environment: The variables; None takes those of the process.
            arguments: Settings that go before the environment's, by their names.

        Raises:
            LanguageModelSettingsError: A variable is missing, or a value impossible.
        """
        environment = os.environ if environment is None else environment
        values = {key: value for key, value in arguments.items() if value is not None}
        for field, variable, example in (
            ("base_url", BASE_URL_VARIABLE, "http://127.0.0.1:8080/v1"),
            ("model", MODEL_VARIABLE, "qwen3-32b"),
        ):
            values.setdefault(field, environment.get(variable, "").strip())
            if not values[field]:
                raise LanguageModelSettingsError(
                    f"{variable} is not set; the language-model extractor needs it, for example {variable}={example}"
                )
        values.setdefault("api_key", environment.get(API_KEY_VARIABLE, "").strip() or None)
        try:
            return cls(**values)
        except ValidationError as error:
            variables = {"base_url": BASE_URL_VARIABLE, "model": MODEL_VARIABLE, "api_key": API_KEY_VARIABLE}
            first = error.errors(include_url=False, include_input=False)[0]
            name = str(first["loc"][0]) if first["loc"] else "settings"
            raise LanguageModelSettingsError(f"{variables.get(name, name)}: {first['msg']}") from None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model answered.

    Attributes:
        content: Its text.
        truncated: Whether it stopped at the limit of tokens.
        tokens: What question and answer cost, as the server counts, else estimated.
    """

    content: str
    truncated: bool
    tokens: int


class AnswerCache:
    """Answers on disk, one JSON file each, named by what was asked."""

    def __init__(self, folder: Path) -> None:
        """Take a folder; it is made where it is missing."""
        self._folder = folder

    @staticmethod
    def key(settings: LanguageModelSettings, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
        """The name of an answer: a hash of the model, the question, and the form and length asked for."""
        asked = [settings.model, settings.answer_tokens, [dict(message) for message in messages], schema]
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()

    def get(self, key: str) -> str | None:
        """The text of a kept answer; None where there is none, or where its file is damaged."""
        try:
            kept = json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(kept, dict) or kept.get("key") != key or not isinstance(kept.get("content"), str):
            return None
        return str(kept["content"])

    def put(self, key: str, model: str, content: str) -> None:
        """Keep an answer; a crash leaves either the whole file or none."""
        self._folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"key": key, "model": model, "content": content}, indent=1)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=self._folder, prefix=f".{key[:16]}-", suffix=".partial", delete=False
        ) as partial:
            partial.write(text)
            partial.flush()
            os.fsync(partial.fileno())
        Path(partial.name).replace(self._folder / f"{key}.json")


def estimated_tokens(messages: Sequence[Message]) -> int:
    """About how many tokens messages are, rather too many: one a character beyond ASCII, else one for three."""
    text = "".join(message["content"] for message in messages)
    wide = sum(character > "\x7f" for character in text)
    return wide + (len(text) - wide) // 3 + 8 * len(messages)


class _TransientError(Exception):
    """Worth another attempt; `wait_seconds` is what the server asks for."""

    def __init__(self, problem: str, wait_seconds: float | None = None) -> None:
        super().__init__(problem)
        self.wait_seconds = wait_seconds


class LanguageModelClient:
    """One article's conversation with the endpoint, bounded in time. A context manager.

    Args:
        settings: The endpoint and the limits.
        article: The article's name, for messages.
    """

    def __init__(self, settings: LanguageModelSettings, article: str) -> None:
        self._settings = settings
        self._article = article
        self._deadline = time.monotonic() + settings.article_seconds
        self._given_up: set[str] = set()
        # No redirects: the key and the article go where the user said and nowhere else.
        self._http = httpx.Client(
            timeout=httpx.Timeout(settings.request_seconds, connect=min(10.0, settings.request_seconds)),
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Answer:
        """Ask the model, again where the endpoint is busy or broken for the moment.

        Args:
            messages: The conversation.
            schema: The JSON schema of the answer.

        Raises:
            LanguageModelError: No answer after all attempts, a refusal, or the article's time is over.
            UnreadableAnswerError: An answer that is too large, empty or refused by the model.
        """
        problem = ""
        for attempt in range(1, self._settings.attempts + 1):
            try:
                return self._once(messages, schema)
            except _TransientError as error:
                problem = str(error)
                wait = self._wait(attempt, error.wait_seconds)
                if attempt == self._settings.attempts:
                    break
                if error.wait_seconds is not None and error.wait_seconds > self._settings.longest_wait_seconds:
                    raise self._error(
                        f"{problem} and asks to wait {error.wait_seconds:.0f} seconds", "Try again later"
                    ) from error
                if time.monotonic() + wait > self._deadline:
                    raise self._error(
                        f"{problem}, and the {self._settings.article_seconds:g} seconds for an article are over",
                        "Try again later, or allow more",
                    ) from error
                time.sleep(wait)
        raise self._error(
            f"{problem}, {self._settings.attempts} times",
            "Try again later: what was answered so far is kept and not paid for again",
        )

    def _wait(self, attempt: int, asked: float | None) -> float:
        if asked is not None:
            return asked
        longest = min(self._settings.longest_wait_seconds, self._settings.first_wait_seconds * 2.0 ** (attempt - 1))
        # Spread, so that many clients of a broken server do not come back all at once.
        return longest * random.uniform(0.5, 1.0)

    def _error(self, problem: str, remedy: str) -> LanguageModelError:
        return LanguageModelError(self._article, f"the language model at {self._settings.base_url} {problem}", remedy)

    def _once(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Answer:
        for _ in range(len(_CONCESSIONS) + 1):
            status, headers, body = self._post(self._payload(messages, schema))
            if status in (400, 422) and self._concede(body):
                continue
            break
        if status == httpx.codes.OK:
            return self._answer(body, messages)
        said = self._excerpt(body)
        if status in _TRANSIENT or (status >= 500 and status != 501):
            raise _TransientError(f"answers {status}{said}", _retry_after(headers))
        if status in (401, 403):
            given = "is not set" if self._settings.api_key is None else "is not accepted"
            raise self._error(f"answers {status}{said}", f"It wants a key: {API_KEY_VARIABLE} {given}")
        if status == 404:
            raise self._error(f"answers 404{said}", f"Check {BASE_URL_VARIABLE} and {MODEL_VARIABLE}")
        if 300 <= status < 400:
            raise self._error(
                f"redirects to {headers.get('location', 'nowhere')}", f"Put the final address into {BASE_URL_VARIABLE}"
            )
        raise self._error(f"answers {status}{said}", f"Check {BASE_URL_VARIABLE} and {MODEL_VARIABLE}")

    def _payload(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> dict[str, Any]:
        limit = "max_completion_tokens" if "max_completion_tokens" in self._given_up else "max_tokens"
        payload: dict[str, Any] = {
            "model": self._settings.model,
            "messages": [dict(message) for message in messages],
            "stream": False,
            limit: self._settings.answer_tokens,
        }
        if "temperature" not in self._given_up:
            payload["temperature"] = 0
        if "response_format" in self._given_up:
            return payload
        if "json_schema" in self._given_up:
            payload["response_format"] = {"type": "json_object"}
        else:
            payload["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "statements", "strict": True, "schema": schema},
            }
        return payload

    def _concede(self, body: bytes) -> bool:
        """Give up an optional field that the refusal names; whether there was one left."""
        said = body[:4000].decode("utf-8", "replace")
        for field in _CONCESSIONS:
            named = field in said or (field == "json_schema" and "response_format" in said)
            if field == "response_format" and "json_schema" not in self._given_up:
                continue
            if named and field not in self._given_up:
                self._given_up.add(field)
                return True
        return False

    def _post(self, payload: dict[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        limit = min(time.monotonic() + self._settings.request_seconds, self._deadline)
        headers = {"Accept-Encoding": "identity"}
        if self._settings.api_key is not None:
            headers["Authorization"] = f"Bearer {self._settings.api_key.get_secret_value()}"
        body = bytearray()
        try:
            with self._http.stream(
                "POST", f"{self._settings.base_url}/chat/completions", json=payload, headers=headers
            ) as response:
                for piece in response.iter_bytes():
                    body += piece
                    if len(body) > self._settings.answer_bytes:
                        if response.status_code != httpx.codes.OK:
                            break
                        raise UnreadableAnswerError(f"the answer is larger than {self._settings.answer_bytes:,} bytes")
                    # A server that drips never times out by itself.
                    if time.monotonic() > limit:
                        raise _TransientError(f"has not finished after {self._settings.request_seconds:g} seconds")
                return response.status_code, response.headers, bytes(body)
        except httpx.TimeoutException as error:
            raise _TransientError(f"does not answer within {self._settings.request_seconds:g} seconds") from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise self._error(f"is no web address ({error})", f"Check {BASE_URL_VARIABLE}") from error
        except httpx.HTTPError as error:
            raise _TransientError(f"cannot be reached ({type(error).__name__}: {error})") from error

    def _answer(self, body: bytes, messages: Sequence[Message]) -> Answer:
        try:
            data = json.loads(body)
            choice = data["choices"][0]
            message = choice["message"]
            content, finish = message.get("content"), choice.get("finish_reason")
            usage = data.get("usage")
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
            raise _TransientError(f"does not speak the protocol: it answers{self._excerpt(body)}") from error
        if not isinstance(content, str) or not content.strip():
            refusal = message.get("refusal") if isinstance(message.get("refusal"), str) else None
            raise UnreadableAnswerError(f"the model refused: {refusal}" if refusal else "the answer is empty")
        counted = usage.get("total_tokens") if isinstance(usage, dict) else None
        if not isinstance(counted, int) or isinstance(counted, bool) or counted < 0:
            counted = estimated_tokens(messages) + estimated_tokens([{"content": content}])
        return Answer(content, finish == "length", counted)

    def _excerpt(self, body: bytes) -> str:
        text = " ".join(body[:600].decode("utf-8", "replace").split())
        if self._settings.api_key is not None:
            text = text.replace(self._settings.api_key.get_secret_value(), "…")
        return f": {text[:200]}" if text else ""


def _retry_after(headers: httpx.Headers) -> float | None:
    """The seconds that a Retry-After header asks for, as a number or a date; None where it does not."""
    value = headers.get("retry-after", "").strip()
    if value.replace(".", "", 1).isdecimal():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())

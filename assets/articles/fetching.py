"""Web addresses to bytes: one request, bounded in time and size, every failure named with its remedy."""

from __future__ import annotations

import time
from dataclasses import dataclass

import httpx

from assets.articles.document import ArticleError

CONNECT_SECONDS = 10.0
# A server that sends a byte now and then never times out by itself, so the whole has a limit too.
WHOLE_SECONDS = 60.0
MAXIMUM_REDIRECTS = 5
MEDIA_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
    "text/x-markdown": "text/markdown",
}
HEADERS = {
    "User-Agent": "chiptrail/0.1 (reads single articles that its user names)",
    "Accept": "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9",
    "Accept-Language": "zh,en",
}
BY_HAND = "open it in a browser, save the page and give the file instead"
REMEDIES = {
    401: f"The page wants a login: {BY_HAND}",
    403: f"The server refuses programs: {BY_HAND}",
    404: "Check the address; the page may have moved",
    410: "The page was taken down; look for a copy in a web archive",
    429: "The server asks for patience: try again later",
    451: "The page is blocked for legal reasons where you are",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a web address answered.

    Attributes:
        data: The body, decompressed.
        url: The address that answered in the end, after redirects.
        media_type: `text/html`, `text/markdown` or `text/plain`.
        charset: The encoding that the HTTP header declares.
    """

    data: bytes
    url: str
    media_type: str
    charset: str | None


def fetch(
    url: str, maximum_bytes: int, *, connect_seconds: float = CONNECT_SECONDS, whole_seconds: float = WHOLE_SECONDS
) -> Fetched:
    """Fetch one page.

    Args:
        url: An `http` or `https` address.
        maximum_bytes: The body, decompressed, must not be longer.
        connect_seconds: How long the server may take to accept the connection, and between two pieces of the answer.
        whole_seconds: How long everything may take.

    Returns:
        The body and what the server says about it.

    Raises:
        ArticleError: The address is no web address, cannot be reached, answers with an error or something that is no
            article, or takes too long or too much.
    """
    deadline = time.monotonic() + whole_seconds
    try:
        with (
            httpx.Client(
                timeout=connect_seconds, follow_redirects=True, max_redirects=MAXIMUM_REDIRECTS, headers=HEADERS
            ) as client,
            client.stream("GET", url) as response,
        ):
            return _read(response, url, maximum_bytes, deadline, whole_seconds)
    except httpx.TimeoutException as error:
        raise ArticleError(url, f"no answer within {connect_seconds:g} seconds", f"Try again, or {BY_HAND}") from error
    except httpx.TooManyRedirects as error:
        raise ArticleError(
            url, f"more than {MAXIMUM_REDIRECTS} redirects", f"The page may want cookies: {BY_HAND}"
        ) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise ArticleError(
            url, f"this is, or redirects to, no web address ({error})", "Give an http:// or https:// address"
        ) from error
    except httpx.DecodingError as error:
        raise ArticleError(url, f"the answer is damaged ({error})", f"Try again, or {BY_HAND}") from error
    except httpx.HTTPError as error:
        raise ArticleError(
            url, f"cannot be reached ({error})", f"Check the address and the connection, or {BY_HAND}"
        ) from error


def _read(response: httpx.Response, url: str, maximum_bytes: int, deadline: float, whole_seconds: float) -> Fetched:
    if response.status_code != httpx.codes.OK:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        by_default = "The server has a fault: try again later" if response.is_server_error else f"You may {BY_HAND}"
        raise ArticleError(url, f"the server answers {status}", REMEDIES.get(response.status_code, by_default))
    content_type = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if content_type not in MEDIA_TYPES:
        raise ArticleError(
            url, f"the answer is {content_type}, not an article", "Give the address of a web page, text or Markdown"
        )
    too_large = ArticleError(
        url, f"the answer is larger than {maximum_bytes:,} bytes", "Save the part with the article, and give the file"
    )
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > maximum_bytes:
        raise too_large
    data = bytearray()
    for piece in response.iter_bytes():
        data += piece
        if len(data) > maximum_bytes:
            raise too_large
        if time.monotonic() > deadline:
            raise ArticleError(
                url, f"the answer is not complete after {whole_seconds:g} seconds", f"Try again, or {BY_HAND}"
            )
    return Fetched(bytes(data), str(response.url), MEDIA_TYPES[content_type], response.charset_encoding)

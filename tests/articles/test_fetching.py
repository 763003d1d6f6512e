"""Fetching from a real server on this machine: the good answer, and each bad one with its remedy."""

import contextlib
import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assets.articles.document import ArticleError
from assets.articles.fetching import fetch
from assets.articles.reading import read_articles, resolve_inputs

PAGES = Path(__file__).parent / "pages"
LIMIT = 100_000


class Handler(BaseHTTPRequestHandler):
    """Answers by the path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path == "/page":
            self.answer((PAGES / "portal_zh.html").read_bytes(), "text/html; charset=utf-8")
        elif path == "/gbk":
            self.answer("<p>星桥数据订购了一万块加速卡。</p>".encode("gbk"), "text/html;charset=GBK")
        elif path == "/wrongly-declared":
            self.answer((PAGES / "old_gb2312.htm").read_bytes(), "text/html; charset=ISO-8859-1")
        elif path == "/text":
            self.answer(b"Title\n\nSome text.", "text/plain")
        elif path == "/untyped":
            self.answer(b"<html><body><p>Some text of an article.</p></body></html>", None)
        elif path == "/zipped":
            self.answer(gzip.compress(b"Title\n\nSome text."), "text/plain", {"Content-Encoding": "gzip"})
        elif path == "/bomb":
            self.answer(gzip.compress(b"x" * (50 * LIMIT)), "text/plain", {"Content-Encoding": "gzip"})
        elif path == "/not-zipped":
            self.answer(b"no gzip at all", "text/plain", {"Content-Encoding": "gzip"})
        elif path == "/moved":
            self.answer(b"", "text/html", {"Location": "/page"}, 302)
        elif path == "/circle":
            self.answer(b"", "text/html", {"Location": "/circle"}, 301)
        elif path == "/to-ftp":
            self.answer(b"", "text/html", {"Location": "ftp://a.example/x"}, 302)
        elif path == "/pdf":
            self.answer(b"%PDF-1.7", "application/pdf")
        elif path == "/large":
            self.answer(b"x" * (LIMIT + 1), "text/plain")
        elif path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Connection", "close")
            self.end_headers()
            for _ in range(1000):
                self.wfile.write(b"x" * 1000)
            self.close_connection = True
        elif path == "/slow":
            time.sleep(4.0)
            self.answer(b"late", "text/plain")
        elif path == "/dripping":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            for _ in range(60):
                self.wfile.write(b"x")
                time.sleep(0.1)
        elif path == "/broken-off":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"only this")
            self.close_connection = True
        else:
            self.answer(b"<p>error page</p>", "text/html", status=int(path[1:]))

    def answer(self, body, content_type, headers=None, status=200):
        self.send_response(status)
        if content_type:
            self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass

    def handle(self):
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the client has hung up, as it should
            super().handle()


@pytest.fixture(scope="module")
def server():
    web_server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web_server.daemon_threads = True
    thread = threading.Thread(target=web_server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{web_server.server_port}"
    web_server.shutdown()
    web_server.server_close()
    thread.join()


def test_a_page_becomes_a_document(server):
    (document,) = read_articles(resolve_inputs([f"{server}/moved?from=a"]))
    assert document.name == document.location == f"{server}/moved?from=a"
    assert document.url == f"{server}/page"
    assert document.title == "北辰云称年内到货八千块加速卡 交付排到明年二季度"
    assert document.original == (PAGES / "portal_zh.html").read_bytes()
    assert document.published_source == "html"


def test_the_header_declares_the_encoding(server):
    fetched = fetch(f"{server}/gbk", LIMIT)
    assert (fetched.charset.lower(), fetched.media_type) == ("gbk", "text/html")
    (document,) = read_articles(resolve_inputs([f"{server}/gbk"]))
    assert document.text == "星桥数据订购了一万块加速卡。\n"
    assert document.warnings == ()


def test_a_header_that_declares_the_wrong_encoding_does_no_harm(server):
    (document,) = read_articles(resolve_inputs([f"{server}/wrongly-declared"]))
    assert "松江先进封装厂昨日宣布二期工程投产" in document.text
    assert document.encoding == "gb18030"


@pytest.mark.parametrize("path", ["text", "zipped"])
def test_text_is_fetched(server, path):
    fetched = fetch(f"{server}/{path}", LIMIT)
    assert (fetched.data, fetched.media_type) == (b"Title\n\nSome text.", "text/plain")


def test_an_answer_without_a_type_is_taken_for_a_page(server):
    assert fetch(f"{server}/untyped", LIMIT).media_type == "text/html"


@pytest.mark.parametrize(
    ("path", "problem", "remedy"),
    [
        ("404", "the server answers 404 Not Found", "Check the address"),
        ("403", "the server answers 403 Forbidden", "save the page"),
        ("429", "the server answers 429", "later"),
        ("418", "the server answers 418", "save the page"),
        ("500", "the server answers 500 Internal Server Error", "later"),
        ("503", "the server answers 503 Service Unavailable", "later"),
        ("204", "the server answers 204", "save the page"),
        ("pdf", "the answer is application/pdf, not an article", "web page"),
        ("large", "larger than 100,000 bytes", "give the file"),
        ("endless", "larger than 100,000 bytes", "give the file"),
        ("bomb", "larger than 100,000 bytes", "give the file"),
        ("circle", "more than 5 redirects", "save the page"),
        ("to-ftp", "redirects to, no web address", "http://"),
        ("not-zipped", "the answer is damaged", "Try again"),
        ("broken-off", "cannot be reached", "connection"),
    ],
)
def test_a_bad_answer_is_refused_with_its_remedy(server, path, problem, remedy):
    with pytest.raises(ArticleError) as caught:
        fetch(f"{server}/{path}", LIMIT)
    assert caught.value.location == f"{server}/{path}"
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_a_slow_server_is_not_waited_for(server):
    started = time.monotonic()
    with pytest.raises(ArticleError, match=r"no answer within 0\.2 seconds"):
        fetch(f"{server}/slow", LIMIT, connect_seconds=0.2)
    assert time.monotonic() - started < 3


def test_a_server_that_drips_is_not_waited_for(server):
    started = time.monotonic()
    with pytest.raises(ArticleError, match=r"not complete after 0\.3 seconds"):
        fetch(f"{server}/dripping", LIMIT, whole_seconds=0.3)
    assert time.monotonic() - started < 4


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/x", "http://", "https://no-such-host.invalid/x", "http://[::1", "http://a b/"]
)
def test_an_address_that_leads_nowhere_is_refused(url):
    with pytest.raises(ArticleError) as caught:
        fetch(url, LIMIT)
    assert caught.value.location == url
    assert caught.value.remedy


def test_a_bad_address_does_not_stop_the_others(server):
    found = list(read_articles(resolve_inputs([f"{server}/404", f"{server}/text", "ftp://x"])))
    assert [type(item).__name__ for item in found] == ["ArticleError", "Document", "ArticleError"]
    assert found[1].title == "Title"

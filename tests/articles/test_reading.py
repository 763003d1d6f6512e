"""From what a user names to documents: files, folders, encodings, dates, and inputs that fail and harm no other."""

import json
import os
import time
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assets.articles import reading
from assets.articles.document import ArticleError, Document
from assets.articles.reading import Source, find_articles, read_article, read_articles, resolve_inputs

PAGES = Path(__file__).parent / "pages"
SAMPLES = Path(reading.__file__).parent / "samples"
TODAY = date(2026, 1, 31)
TEXT = "# 标题\n\n星桥数据今年向上游订购了一万块加速卡，价格比去年上涨了三成。\n"


def names(sources):
    return [source.name if isinstance(source, Source) else str(source) for source in sources]


@pytest.fixture
def folder(tmp_path):
    """A folder with an article folder, single files, and what is no article."""
    for name, content in {
        "b.md": TEXT,
        "a.txt": TEXT,
        "C.HTML": "<p>",
        "deep/er/d.htm": "<p>",
        "one/article.md": TEXT,
        "one/meta.json": "{}",
        "one/gold.jsonl": "{}",
        "one/notes.md": TEXT,
        "one/inner/e.md": TEXT,
        "README.md": TEXT,
        "meta.json": "{}",
        "picture.png": "x",
        ".hidden.md": TEXT,
        ".cache/f.md": TEXT,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_a_folder_is_searched_and_a_folder_with_article_md_is_one_article(folder):
    assert names(find_articles(folder)) == ["C.HTML", "a.txt", "b.md", "d.htm", "one"]
    assert names(resolve_inputs([folder / "one"])) == ["one"]
    assert names(resolve_inputs([folder / "one" / "inner"])) == ["e.md"]


def test_an_article_is_called_the_same_however_it_is_named(folder):
    for argument in (folder / "one", folder / "one" / "article.md", str(folder / "one") + os.sep):
        assert names(resolve_inputs([argument])) == ["one"]


def test_each_article_is_read_once_in_the_order_given(folder):
    found = resolve_inputs([folder / "b.md", folder, folder / "deep" / ".." / "b.md"])
    assert names(found) == ["b.md", "C.HTML", "a.txt", "d.htm", "one"]


def test_a_document_that_is_not_read_is_named_and_pictures_are_not(folder):
    (folder / "report.PDF").write_bytes(b"%PDF")
    errors = [source for source in find_articles(folder) if isinstance(source, ArticleError)]
    assert [str(error) for error in errors] == [
        f"{folder / 'report.PDF'}: .pdf documents are not read. Give Markdown (.md), text (.txt) or HTML "
        "(.html, .htm); print or save other documents as one of these."
    ]


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ("missing.md", "there is no such file or folder"),
        ("picture.png", ".png files are not read"),
        ("plain", "files without an extension are not read"),
        ("pipe.txt", "neither a file nor a folder"),
        ("ftp://a.example/x", "ftp addresses are not read"),
        ("file:///etc/hosts", "file addresses are not read"),
        ("x" * 5000, "cannot be read"),
        ("a\0b", "there is no such file or folder"),
    ],
)
def test_an_input_that_cannot_be_read_is_an_error_and_the_others_are_kept(folder, argument, problem, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "plain").write_text(TEXT)
    os.mkfifo(folder / "pipe.txt")
    first, error, last = resolve_inputs(["a.txt", argument, "b.md"])
    assert (first.name, last.name) == ("a.txt", "b.md")
    assert isinstance(error, ArticleError)
    assert error.location == argument
    assert problem in error.problem
    assert error.remedy


def test_web_addresses_are_sources():
    assert resolve_inputs(["https://a.example/x", "HTTP://b.example"]) == [
        Source("https://a.example/x", "https://a.example/x"),
        Source("HTTP://b.example", "HTTP://b.example"),
    ]


def test_a_folder_without_an_article_is_named(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"")
    assert find_articles(tmp_path) == []
    (error,) = resolve_inputs([tmp_path])
    assert isinstance(error, ArticleError)
    with pytest.raises(ArticleError, match="there is no article in this folder"):
        read_article(tmp_path)


def test_a_collection_stays_one_when_an_article_in_it_is_called_article(tmp_path):
    (tmp_path / "article.md").write_text("One.", encoding="utf-8")
    (tmp_path / "other.md").write_text("Two.", encoding="utf-8")
    assert len(find_articles(tmp_path)) == 1
    assert len(find_articles(tmp_path, of_many=True)) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_an_error(folder):
    (folder / "b.md").chmod(0)
    (folder / "deep").chmod(0)
    found = list(read_articles(resolve_inputs([folder])))
    (folder / "deep").chmod(0o700)
    errors = [item for item in found if isinstance(item, ArticleError)]
    assert {Path(error.location).name for error in errors} == {"b.md", "deep"}


def test_links_to_folders_do_not_lead_in_circles(folder):
    (folder / "deep" / "loop").symlink_to(folder)
    assert names(find_articles(folder)) == ["C.HTML", "a.txt", "b.md", "d.htm", "one"]


def test_links_that_lead_nowhere_are_errors(folder):
    (folder / "b.md").unlink()
    (folder / "b.md").symlink_to(folder / "b.md")
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(folder / "nothing.txt")
    found = {Path(item.location).name: item for item in read_articles(resolve_inputs([folder]))}
    assert isinstance(found["a.txt"], ArticleError)
    assert isinstance(found["b.md"], ArticleError)
    assert isinstance(resolve_inputs([folder / "b.md"])[0], ArticleError)


def test_a_markdown_file_is_kept_as_read(tmp_path):
    data = ("\ufeff---\r\ntitle: 标题甲\r\npublished: 2024-05-06\r\nsources: [b]\r\n---\r\n\r\n" + TEXT).encode()
    (tmp_path / "a.md").write_bytes(data)
    document = read_article(tmp_path / "a.md", today=TODAY)
    assert document.original == data
    assert document.text.encode("utf-8-sig") == data
    assert document.encoding == "utf-8-sig"
    assert document.body == "\r\n" + TEXT
    assert document.text[document.body_start :] == document.body
    assert (document.title, document.published, document.published_source) == (
        "标题甲",
        date(2024, 5, 6),
        "front-matter",
    )
    assert (document.language, document.media_type, document.name) == ("zh", "text/markdown", "a.md")
    assert document.sources == ("b",)
    assert document.location == str(tmp_path / "a.md")


def test_the_date_is_taken_from_the_most_explicit_place(tmp_path):
    article = tmp_path / "one" / "article.md"
    article.parent.mkdir()
    body = "标题\n\n2024-01-01 10:00 某报\n\n正文。\n"
    steps = [
        ("text", date(2024, 1, 1), body, None, None),
        ("front-matter", date(2024, 2, 2), f"---\npublished: 2024-02-02\n---\n{body}", None, None),
        ("meta", date(2024, 3, 3), f"---\npublished: 2024-02-02\n---\n{body}", {"published": "2024-03-03"}, None),
        ("option", date(2024, 4, 4), body, {"published": "2024-03-03"}, date(2024, 4, 4)),
        ("text", date(2024, 1, 1), body, {"published": None, "title": "x"}, None),
        ("none", None, "标题\n\n正文。\n", {}, None),
    ]
    for source, day, text, meta, option in steps:
        article.write_text(text, encoding="utf-8")
        if meta is not None:
            (article.parent / "meta.json").write_text(json.dumps(meta))
        document = read_article(article, published=option, today=TODAY)
        assert (document.published_source, document.published, document.warnings) == (source, day, ())


def test_meta_json_goes_before_front_matter_field_by_field(tmp_path):
    (tmp_path / "article.md").write_text("---\ntitle: own\npublisher: own\nlanguage: zh\n---\nText here.\n")
    (tmp_path / "meta.json").write_text(
        '{"title": "beside", "language": "en", "url": "https://a.example", "sources": ["s"]}'
    )
    document = read_article(tmp_path)
    assert (document.title, document.publisher, document.language) == ("beside", "own", "en")
    assert (document.url, document.sources, document.name) == ("https://a.example", ("s",), tmp_path.name)


def test_meta_json_belongs_to_article_files_only(tmp_path):
    (tmp_path / "meta.json").write_text('{"title": "beside"}')
    (tmp_path / "a.txt").write_text("Title of a\n\nSome text.\n")
    (tmp_path / "article.html").write_text(f"<html><body><p>{TEXT}</p><p>{TEXT}</p></body></html>")
    assert read_article(tmp_path / "a.txt").title == "Title of a"
    assert read_article(tmp_path / "article.html").title == "beside"


def test_doubtful_dates_are_warned_about(tmp_path):
    path = tmp_path / "a.md"
    for written, warning in (
        ("2026-02-02", "published 2026-02-02, which is in the future (from: front-matter)"),
        ("2026-02-31", "front matter: published '2026-02-31': day is out of range for month"),
    ):
        path.write_text(f"---\npublished: {written}\n---\ntext\n")
        assert read_article(path, today=TODAY).warnings == (warning,)
    path.write_text("---\npublished: 2026-02-01\n---\ntext\n")
    assert read_article(path, today=TODAY).warnings == ()  # tomorrow: somewhere it has begun


def test_another_language_is_warned_about(tmp_path):
    (tmp_path / "a.txt").write_text("엔비디아는 중국용 인공지능 반도체의 출하를 재개한다고 발표했다.", encoding="utf-8")
    assert "another language" in read_article(tmp_path / "a.txt").warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5hkscs"])
def test_offsets_hold_on_the_stored_text_in_every_encoding(tmp_path, encoding):
    text = "---\ntitle: 訂單\n---\n某雲端業者向輝達訂購一萬張加速卡。\r\n\r\n價格比去年上漲三成。\r"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    document = read_article(tmp_path / "a.txt")
    assert document.text == text
    start = document.text.index("一萬")
    assert document.text[start : start + 2] == "一萬"
    assert document.original.decode(document.encoding)[start : start + 2] == "一萬"
    assert document.body.startswith("某雲端")


@pytest.mark.parametrize(
    ("name", "data", "problem", "place"),
    [
        ("a.txt", b"", "the file is empty", None),
        ("a.md", b"---\ntitle: x\n---\n\n", "no text below the front matter", None),
        ("a.md", b"---\ntitle: a: b\n---\ntext", "the front matter is broken", "line 2, column 9"),
        ("a.txt", b"\x89PNG\r\n\x1a\n....", "a PNG image", "byte 0"),
        ("a.txt", b"text\0text", "NUL", "byte 4"),
        ("a.txt", "第一行\n第二行有\ufffd。".encode(), "a replacement character", "line 2, column 5"),
        ("a.txt", "over 1\ufffd, they say".encode(), "a replacement character", "line 1, column 7"),
        ("a.html", b"<html><body></body></html>", "no article text", None),
        ("a.html", b"\0\1\2\3" * 20, "NUL", "byte 0"),
    ],
)
def test_bad_input_names_file_place_and_remedy(tmp_path, name, data, problem, place):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ArticleError, match=problem) as caught:
        read_article(tmp_path / name)
    assert caught.value.location == str(tmp_path / name)
    assert caught.value.place == place
    assert str(caught.value).startswith(f"{tmp_path / name}{f', {place}' if place else ''}: ")
    assert caught.value.remedy in str(caught.value)


def test_lost_characters_apart_from_words_are_warned_about(tmp_path):
    (tmp_path / "a.txt").write_text("Sold out! \ufffd\ufffd\n\ufffd \nMore text.", encoding="utf-8")
    assert read_article(tmp_path / "a.txt").warnings == (
        "2 lost characters (U+FFFD), none of them in a word or number",
    )


def test_damage_outside_the_article_of_a_page_is_no_harm(tmp_path):
    html = (PAGES / "portal_zh.html").read_bytes()
    outside = html.replace("玉米期货".encode(), "玉米期".encode() + b"\xe8\xb4")
    inside = html.replace("四成".encode(), "四".encode() + b"\xe6\x88", 1)
    (tmp_path / "a.html").write_bytes(outside)
    assert "四成" in read_article(tmp_path / "a.html").text
    (tmp_path / "a.html").write_bytes(inside)
    with pytest.raises(ArticleError, match="replacement character"):
        read_article(tmp_path / "a.html")


def test_a_page_in_a_text_file_is_read_as_a_page(tmp_path):
    (tmp_path / "a.txt").write_bytes((PAGES / "wordpress_en.html").read_bytes())
    document = read_article(tmp_path / "a.txt")
    assert document.media_type == "text/html"
    assert "<" not in document.text
    assert (document.published, document.published_source) == (date(2024, 3, 7), "html")


def test_a_page_declares_its_encoding(tmp_path):
    document = read_article(PAGES / "taiwan_big5.html")
    assert (document.encoding, document.media_type, document.body_start) == ("big5hkscs", "text/html", 0)
    assert document.original == (PAGES / "taiwan_big5.html").read_bytes()
    assert document.language == "zh"


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # takes no room on the disk
    tracemalloc.start()
    with pytest.raises(ArticleError, match="200,000,000 bytes"):
        read_article(path)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 1_000_000


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAXIMUM_BYTES", 100)
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    assert len(read_article(tmp_path / "a.txt").text) == 100
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    with pytest.raises(ArticleError, match="101 bytes"):
        read_article(tmp_path / "a.txt")


def test_a_bad_input_does_not_stop_the_others(folder):
    (folder / "a.txt").write_bytes(b"")
    (folder / "one" / "meta.json").write_text("{")
    found = list(read_articles(resolve_inputs([folder / "missing", folder]), today=TODAY))
    assert [type(item).__name__ for item in found] == [
        "ArticleError",  # missing
        "ArticleError",  # C.HTML, which holds no article
        "ArticleError",  # a.txt
        "Document",  # b.md
        "ArticleError",  # deep/er/d.htm
        "ArticleError",  # one
    ]
    assert str(found[-1].location).endswith("meta.json")
    assert found[-1].place == "line 1, column 2"


def test_a_file_that_vanishes_is_an_error(folder):
    sources = resolve_inputs([folder / "a.txt", folder / "b.md"])
    (folder / "a.txt").unlink()
    missing, document = read_articles(sources)
    assert isinstance(missing, ArticleError)
    assert isinstance(document, Document)


def test_the_samples_that_ship_are_read_without_a_warning():
    documents = list(read_articles(resolve_inputs([SAMPLES])))
    assert len(documents) >= 8
    for document in documents:
        assert isinstance(document, Document), document
        assert document.published, document.name
        assert document.warnings == (), document.name
        assert document.title


def test_the_evaluation_articles_are_read_as_their_metadata_says(evaluation_folder):
    documents = list(read_articles(resolve_inputs([evaluation_folder])))
    assert len(documents) == 13
    for document in documents:
        meta = json.loads((evaluation_folder / document.location).with_name("meta.json").read_text(encoding="utf-8"))
        assert document.name == meta["id"]
        assert document.title == meta["title"]
        assert document.published == date.fromisoformat(meta["published"])
        assert document.published_source == "meta"
        assert (document.language, document.publisher) == (meta["language"], meta["publisher"])
        assert document.text.encode() == document.original
        assert document.warnings == ()


@pytest.mark.parametrize(
    ("name", "encoding"), [("a.txt", "utf-8"), ("b.txt", "gb18030"), ("c.txt", "utf-16-le"), ("d.html", "utf-8")]
)
def test_the_time_of_reading_grows_with_the_size_only(tmp_path, name, encoding):
    def seconds(size: int) -> float:
        text = TEXT * (size // len(TEXT.encode()))
        if name.endswith(".html"):
            paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
            text = f"<html><body><article>{paragraphs}</article></body></html>"
        (tmp_path / name).write_bytes(text.encode(encoding))
        started = time.process_time()
        read_article(tmp_path / name)
        return time.process_time() - started

    seconds(10_000)  # whatever is loaded once
    small, large = min(seconds(100_000) for _ in range(2)), seconds(1_000_000)
    # What grows with the square takes a hundred times as long; noise of the machine gets a margin.
    assert large < 30 * small + 0.5


@given(st.binary(max_size=300), st.sampled_from(["a.md", "a.txt", "a.html"]))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_becomes_a_document_or_an_article_error(tmp_path, data, name):
    (tmp_path / name).write_bytes(data)
    (found,) = read_articles(resolve_inputs([tmp_path / name]))
    if isinstance(found, Document):
        assert found.text.strip()
        assert 0 <= found.body_start <= len(found.text)
        assert found.original == data
    else:
        assert found.remedy


@given(
    st.sampled_from(
        ["---\n", "---\r\n", "title: a\n", "published: 2024-01-01\n", "# T\n", "|a|b|\n", "正文。\n", "\ufeff"]
    )
    .flatmap(lambda first: st.lists(st.sampled_from([first, "---\n", "x: y: z\n", "text\n", "\n"]), max_size=8))
    .map("".join),
    st.sampled_from(["utf-8", "utf-16", "gb18030"]),
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_front_matter_becomes_a_document_or_an_article_error(tmp_path, text, encoding):
    (tmp_path / "a.md").write_bytes(text.encode(encoding))
    (found,) = read_articles(resolve_inputs([tmp_path / "a.md"]))
    if isinstance(found, Document):
        assert found.text == text.encode(encoding).decode(found.encoding)

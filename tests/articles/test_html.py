"""Web pages of several makers: all of the article, nothing of what lies around it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.articles.decoding import decode
from assets.articles.document import ArticleError
from assets.articles.html import declared_encoding, looks_like_html, read_page

PAGES = Path(__file__).parent / "pages"
TODAY = date(2026, 1, 31)


def page(name):
    data = (PAGES / name).read_bytes()
    return read_page(decode(data, name, declared_encoding(data)).text, name, TODAY)


def paragraphs(text):
    return [block for block in text.split("\n\n") if block.strip()]


def test_news_portal():
    read = page("portal_zh.html")
    assert read.metadata.title == "北辰云称年内到货八千块加速卡 交付排到明年二季度"
    assert read.metadata.published == date(2023, 11, 22)  # not the date in the top bar, nor that of a comment
    assert read.metadata.publisher == "江海新闻网"
    blocks = paragraphs(read.text)
    assert blocks[0] == "# 北辰云称年内到货八千块加速卡 交付排到明年二季度"
    assert blocks[1].startswith("江海新闻网讯（记者 苏晚）北辰云首席运营官陆一鸣昨日在开发者大会上表示")
    assert (
        "| 型号 | 显存（GB） | 互联带宽（GB/s） |\n| --- | --- | --- |\n| A800 | 80 | 400 |\n| H800 | 80 | 400 |"
        in blocks
    )
    # Bold words stay in their sentence.
    assert "业内人士认为，随着十月份的新规生效，国内云厂商明年的新增算力将更多依赖国产芯片。一名渠道商透露" in read.text
    assert "该公司2022年的资本开支为41亿元。" in read.text
    for outside in (
        "首页",
        "客户端",
        "今天是",
        "相关阅读",
        "新能源车下乡",
        "网友",
        "隔壁公司",
        "版权所有",
        "广告",
        "热词",
        "下一页",
    ):
        assert outside not in read.text


def test_wordpress():
    read = page("wordpress_en.html")
    assert read.metadata.title == "Quillhaven orders 6,000 MI300X cards as waits for H100s drag on"
    assert read.metadata.published == date(2024, 3, 7)  # not when it was modified
    assert read.metadata.publisher == "The Rack Unit"
    assert read.metadata.url == "https://rackunit.example/2024/03/quillhaven-orders-mi300x/"
    assert paragraphs(read.text) == [
        "# Quillhaven orders 6,000 MI300X cards as waits for H100s drag on",
        "Quillhaven, a Leeds-based cloud provider, has ordered 6,000 of AMD’s MI300X accelerators for delivery by "
        "September, its chief executive told The Rack Unit. The deal is worth “a little over $90 million”, she said.",
        "The company had planned to buy H100s, but was quoted a wait of 36 to 52 weeks.",
        "## Memory decided it",
        "Quillhaven’s customers mostly serve large models, for which memory matters more than peak arithmetic:",
        "| Card | Memory | Bandwidth |\n| --- | --- | --- |\n| MI300X | 192 GB | 5.3 TB/s |\n"
        "| H100 SXM | 80 GB | 3.35 TB/s |",
        "The cards will go to two halls:",
        "- 4,000 in Leeds, where 11 MW of capacity is ready;\n- 2,000 in Sheffield, once a substation is finished.",
        "We would rather have a good card in September than a better one next spring.",
        "Nell Abara, chief executive",
        "AMD declined to comment. The order would make Quillhaven the largest buyer of the card in northern England, "
        "according to the company.\n",
    ]


def test_a_page_laid_out_with_tables_in_gb2312():
    read = page("old_gb2312.htm")
    assert read.metadata.title == "松江封装厂扩产 月产能增至四千片"
    assert read.metadata.published == date(2023, 10, 18)
    assert read.metadata.publisher == "华东电子报"
    blocks = paragraphs(read.text)
    assert (
        "本报讯 松江先进封装厂昨日宣布二期工程投产，月产能由二千五百片增至四千片，新增部分全部供给两家国产加速卡厂商。"
        in blocks
    )
    assert "该厂去年营业收入为九亿四千万元，同比增长三成多。" in blocks
    for outside in ("首页", "论坛", "本期导读", "面板报价", "版权所有", "邮编", "|"):
        assert outside not in read.text


def test_a_messenger_article_of_sections_with_hidden_dialogues():
    read = page("messenger_zh.html")
    assert read.metadata.title == "一张卡的旅行：从封装厂到机房要走多久"
    assert read.metadata.published == date(2024, 1, 16)
    assert read.metadata.publisher == "慢半拍硬件"
    assert "去年十月，朋友所在的云厂商下单了3000块昇腾910B，到今年元旦，机房里只点亮了一千一百块。" in paragraphs(
        read.text
    )
    assert "“每一环都说自己不慢。”他说，“可加起来就是一个季度。”" in paragraphs(read.text)
    assert "扫一扫" not in read.text
    assert "第三方商业营销" not in read.text


def test_a_messenger_article_whose_date_a_script_fills_in():
    html = (PAGES / "messenger_zh.html").read_text(encoding="utf-8").replace(">2024-01-16 08:00<", "><")
    assert read_page(html, "a.html", TODAY).metadata.published == date(2024, 1, 16)  # 1705363200 is 08:00 in China


def test_a_news_flash_of_one_paragraph():
    read = page("flash_zh.html")
    assert paragraphs(read.text) == [
        "# 快讯：云岭科技获得两万块H20配额",
        "云岭科技今日公告，已取得两万块H20的采购配额，首批五千块将于九月交付，总价约二十亿元。\n",
    ]
    assert read.metadata.published == date(2025, 7, 21)


def test_a_taiwanese_page_in_big5_with_a_date_of_the_republic():
    read = page("taiwan_big5.html")
    assert read.metadata.title == "測試廠訂單看到明年第三季"
    assert read.metadata.published == date(2024, 9, 5)
    assert read.metadata.publisher == "南島科技日報"
    assert "其中來自輝達供應鏈的比重約占四成。" in read.text
    for outside in ("即時", "夜市攤商", "網友留言", "版權所有"):
        assert outside not in read.text


SENTENCES = [
    "星桥数据昨日宣布，今年上半年共采购加速卡一万六千块，其中国产卡占四成，较去年同期提高二十五个百分点。",
    "公司财务负责人说，上半年资本开支为三十八亿元，全年预算由六十亿元上调到七十五亿元。",
    "“我们不再等进口卡了。”她表示，最近一批订单全部给了国内厂商，首批两千块将在十月交付。",
    "渠道人士透露，同类八卡服务器的报价近三个月上涨了约一成五，交货期仍要四到六个月。",
    "机房方面，位于青石的新园区装机容量为一百二十兆瓦，年底前可放下三万块卡。",
    "截至六月底，公司账上现金为一百零二亿元。",
]


def each(template):
    return "".join(template.format(sentence) for sentence in SENTENCES)


@pytest.mark.parametrize(
    "body",
    [
        f'<div id="endText">{each("<p>{}</p>")}</div>',
        f'<div class="mainContent">{each("<div>{}</div>")}</div>',
        f'<div class="x"><div class="y">{each("<span class=bjh-p>{}</span>")}</div></div>',
        f'<div id="zoom">{each("　　{}<br><br>")}</div>',
        f'<div id="Content">{each("　　{}<br>")}</div>',
        f'<div id="UCAP">{each("<div><div><p><span>{}</span></p></div></div>")}</div>',
        f'<div class="z">{each("<section><section><section><span>{}</span></section></section></section>")}</div>',
        f"<article>{each('<h3>小标题</h3><p>{}</p>')}</article>",
        f"<article><p>要点如下：</p><ul>{each('<li>{}</li>')}</ul></article>",
        f"<article>{each('<p><strong>{}</strong></p>')}</article>",
        f"<pre>{each('{}' + chr(10) * 2)}</pre>",
        f'<div class="content"><dl>{each("<dt>问？</dt><dd>{}</dd>")}</dl></div>',
        f"{each('<p><font size=3>{}</font></p>')}",
        f"<table><tr><td>导航</td><td>{each('<p>{}</p>')}</td></tr></table>",
        '<div class="content">{}<p>{}</p>{}<div>{}</div><p>{}</p>{}</div>'.format(*SENTENCES),
    ],
)
def test_every_way_to_write_paragraphs_keeps_every_paragraph(body):
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>星桥数据采购加速卡_财经_某网</title></head><body>
    <div class="nav"><a href="/">首页</a><a href="/a">财经</a></div>
    <h1>星桥数据采购加速卡</h1><div class="date">2025-08-21 10:11 来源：某网</div>
    {body}
    <div class="hot-list">{"".join(f'<a href="/{i}">热门标题第{i}条与此无关</a>' for i in range(12))}</div>
    <div class="foot">版权所有</div></body></html>"""
    read = read_page(html, "a.html", TODAY)
    assert [sentence for sentence in SENTENCES if sentence not in read.text] == []
    for outside in ("首页", "热门标题", "版权所有"):
        assert outside not in read.text
    assert read.metadata.title == "星桥数据采购加速卡"
    assert read.metadata.published == date(2025, 8, 21)
    assert read.metadata.publisher == "某网"


def wrap(content, head=""):
    return f"<html><head><title>标题</title>{head}</head><body><h1>标题</h1><article>{content}</article></body></html>"


def site(article, around=""):
    """A page with an article of six sentences and whatever stands around it."""
    return f"""<!DOCTYPE html><html><head><title>星桥数据采购加速卡 - 某网</title></head><body>
    <h1>星桥数据采购加速卡</h1><p>2025-08-21 10:11</p>{article}{around}</body></html>"""


LINKS = "".join(
    f'<li><a href="/{i}">另一篇文章的标题第{"一二三四五"[i]}条</a> <span>2025-08-2{i} 08:58</span></li>'
    for i in range(5)
)
REMARKS = "".join(f"<div><p>网友{name}说：这家公司其实只买到了三块卡，其余都是吹的。</p></div>" for name in "甲乙丙丁")


@pytest.mark.parametrize(
    "around",
    [
        f"<ul>{LINKS}</ul>",
        f"<div class='box'><h3>热门</h3><ul>{LINKS}</ul></div>",
        f"<table><tr><td><ul>{LINKS}</ul></td></tr></table>",
        f"<div class='post_comment'>{REMARKS}</div>",
        f"<div id='comments'>{REMARKS}</div>",
        f"<section class='pinglun-list'>{REMARKS}</section>",
        f"<div class='disqus'>{REMARKS}</div>",
    ],
)
def test_comments_and_lists_of_links_are_left_out_wherever_they_stand(around):
    article = each("<p>{}</p>")
    for html in (site(f"<div class=main>{article}{around}</div>"), site(f"<div>{article}</div>", around)):
        text = read_page(html, "a.html", TODAY).text
        assert [sentence for sentence in SENTENCES if sentence not in text] == []
        assert "另一篇" not in text
        assert "网友" not in text


def test_an_article_with_many_links_stays():
    linked = "".join(
        f'<p><a href="/{i}">{sentence[:12]}</a>{sentence[12:]}</p>' for i, sentence in enumerate(SENTENCES)
    )
    commentary = site(f'<div class="commentary">{linked}</div>')
    text = read_page(commentary, "a.html", TODAY).text
    assert [sentence for sentence in SENTENCES if sentence not in text] == []


def test_text_between_the_blocks_of_a_block_stays_in_order():
    body = (
        f"<u>{SENTENCES[0]}</u><br><div></div>{SENTENCES[1]}<br><div></div><strong>{SENTENCES[2]}</strong>{SENTENCES[3]}"
        f"<div></div>{SENTENCES[4]}<p>{SENTENCES[5]}</p>"
    )
    text = read_page(site(f"<div class='news_txt'>{body}</div>"), "a.html", TODAY).text
    places = [text.find(sentence) for sentence in SENTENCES]
    assert -1 not in places
    assert places == sorted(places)
    assert SENTENCES[2] + SENTENCES[3] in text


def test_a_page_laid_out_with_a_list_is_read_like_any_other():
    columns = f"<ul><li><div>{each('<p>{}</p>')}</div></li><li><div><ul>{LINKS}</ul></div></li></ul>"
    text = read_page(site(columns), "a.html", TODAY).text
    assert [line for line in text.splitlines() if line in SENTENCES] == SENTENCES
    assert "另一篇" not in text


def test_what_follows_an_early_end_tag_is_read():
    html = site("<div>页眉</div></body></html>" + each("<p>{}</p>"))
    text = read_page(html, "a.html", TODAY).text
    assert [sentence for sentence in SENTENCES if sentence not in text] == []


@pytest.mark.parametrize("style", ["visibility: hidden", "height: 500px; overflow: hidden"])
def test_text_that_a_script_would_show_is_read(style):
    text = read_page(site(f'<div class="context" style="{style}">{each("<p>{}</p>")}</div>'), "a.html", TODAY).text
    assert [sentence for sentence in SENTENCES if sentence not in text] == []


def test_a_lead_outside_the_body_is_put_before_it():
    html = site(
        f'<div class="article__lead">{SENTENCES[0]}</div><div class="share">分享</div>'
        f'<div class="article__body">{"".join(f"<p>{sentence}</p>" for sentence in SENTENCES[1:])}</div>'
    )
    text = read_page(html, "a.html", TODAY).text
    assert [line for line in text.splitlines() if line in SENTENCES] == SENTENCES
    assert "分享" not in text


def test_a_table_whose_head_is_not_marked_gets_one_by_its_figures():
    cells = [("公司", "数量"), ("星桥数据", "16,000"), ("北辰云", "约 8,000")]
    rows = "".join(f"<tr><td>{name}</td><td>{count}</td></tr>" for name, count in cells)
    read = read_page(wrap(f"<p>{SENTENCES[0]}</p><table>{rows}</table><p>{SENTENCES[1]}</p>"), "a.html", TODAY)
    assert "| 公司 | 数量 |\n| --- | --- |\n| 星桥数据 | 16,000 |\n| 北辰云 | 约 8,000 |" in read.text


def test_a_table_of_names_and_values_gets_no_head():
    rows = "<tr><td>显存</td><td>80 GB</td></tr><tr><td>功耗</td><td>400 W</td></tr>"
    read = read_page(wrap(f"<p>{SENTENCES[0]}</p><table>{rows}</table><p>{SENTENCES[1]}</p>"), "a.html", TODAY)
    assert "| 显存 | 80 GB |\n| 功耗 | 400 W |" in read.text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-03-07T08:15:00+00:00">', date(2024, 3, 7)),
        ('<meta name="pubdate" content="2024-03-07 08:15">', date(2024, 3, 7)),
        (
            '<script type="application/ld+json">{"dateModified":"2024-04-01","datePublished":"2024-03-07"}</script>',
            date(2024, 3, 7),
        ),
        (
            '<meta property="article:modified_time" content="2024-03-09"><meta name="pubdate" content="2024-03-07">',
            date(2024, 3, 7),
        ),
        ('<meta name="firstpublishedtime" content="2024-03-07-23:59:59">', date(2024, 3, 7)),
        ('<meta name="PubDate" content="2024/3/7 08:15">', date(2024, 3, 7)),
        ('<meta itemprop="datePublished" content="2024-03-07">', date(2024, 3, 7)),
        ('<meta property="article:publisher" content="2024-03-07">', None),
        ('<meta name="lastmodifiedtime" content="2024-03-07">', None),
        ('<meta name="generated" content="页面生成时间 2024-03-07">', None),
        ("", None),
    ],
)
def test_the_date_that_the_head_states(head, published):
    read = read_page(wrap("".join(f"<p>{sentence}</p>" for sentence in SENTENCES), head), "a.html", TODAY)
    assert read.metadata.published == published


@pytest.mark.parametrize(
    ("before", "after", "published"),
    [
        ("<span class='date'>发布时间：24-03-07</span><span>23:16</span>", "", date(2024, 3, 7)),
        ("", "<div>发布日期：2024-03-07 责任编辑：某某</div>", date(2024, 3, 7)),
        ("", "<div>Posted on: March 7, 2024</div>", date(2024, 3, 7)),
        ("更新时间 2024年3月7日, 格林尼治标准时间10:41", "", date(2024, 3, 7)),
        ("", "<div>发布日期：2124-03-07</div>", None),
    ],
)
def test_the_date_beside_the_article(before, after, published):
    html = f"<html><body><h1>标题</h1><div>{before}</div>{each('<p>{}</p>')}{after}</body></html>"
    metadata = read_page(html, "a.html", TODAY).metadata
    assert (metadata.published, metadata.warnings) == (published, ())


def test_a_guessed_date_is_called_one():
    html = site(each("<p>{}</p>"), "<div>下次会议日期：2024-03-07</div>").replace("<p>2025-08-21 10:11</p>", "")
    metadata = read_page(html, "a.html", TODAY).metadata
    assert metadata.published == date(2024, 3, 7)
    assert "is guessed" in metadata.warnings[0]


@pytest.mark.parametrize(
    ("element", "heading", "title", "publisher"),
    [
        ("采购加速卡一万块_财经_某网", "采购加速卡一万块", "采购加速卡一万块", "某网"),
        ("采购加速卡一万块-某网", "采购加速卡一万块", "采购加速卡一万块", "某网"),
        ("采购加速卡一万块_栏目_某新闻-The Paper", "采购加速卡一万块", "采购加速卡一万块", "某新闻-The Paper"),
        ("采购加速卡一万块 某某研究院", "采购加速卡一万块", "采购加速卡一万块", "某某研究院"),
        ("数据|采购 加速卡一万块|某网", "数据|采购加速卡一万块", "数据|采购加速卡一万块", "某网"),
        ("关于采购加速卡的决议__某网", "关于<br>采购加速卡的决议", "关于采购加速卡的决议", "某网"),
        ("GPU-as-a-service: who pays? | Site", "GPU-as-a-service: who pays?", "GPU-as-a-service: who pays?", "Site"),
        ("采购加速卡一万块", "采购加速卡一万块", "采购加速卡一万块", None),
    ],
)
def test_the_title_is_parted_from_the_name_of_the_site(element, heading, title, publisher):
    html = f"<html><head><title>{element}</title></head><body><h1>{heading}</h1>{each('<p>{}</p>')}</body></html>"
    metadata = read_page(html, "a.html", TODAY).metadata
    assert (metadata.title, metadata.publisher) == (title, publisher)


def test_an_impossible_date_in_the_head_is_reported():
    html = wrap(f"<p>{SENTENCES[0]}</p>", '<meta name="pubdate" content="2024-02-31">')
    metadata = read_page(html, "a.html", TODAY).metadata
    assert "2024-02-31" in metadata.warnings[0]


def test_sources_and_address_of_a_saved_page():
    html = "<!-- saved from url=(0025)https://a.example/article -->" + wrap(
        f"<p>{SENTENCES[0]}</p>",
        '<meta name="dcterms.source" content="https://b.example"><meta name="DCTERMS.source" content="A report">',
    )
    metadata = read_page(html, "a.html", TODAY).metadata
    assert metadata.sources == ("https://b.example", "A report")
    assert metadata.url == "https://a.example/article"


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<!doctype html><html><head><title>应用</title></head><body><div id=app></div><script>go()</script></body>",
        "<html><body><img src=a.png></body></html>",
        "<!doctype html>",
    ],
)
def test_a_page_without_an_article_is_refused_with_a_remedy(html):
    with pytest.raises(ArticleError, match="no article text") as caught:
        read_page(html, "folder/a.html", TODAY)
    assert caught.value.location == "folder/a.html"
    assert "browser" in caught.value.remedy


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (b'<meta charset="GB2312">', "GB2312"),
        (b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=big5'>", "big5"),
        (b'<?xml version="1.0" encoding="gbk"?><html>', "gbk"),
        (b"<html><body>charset=gbk</body>", None),
        (b" " * 5000 + b'<meta charset="gbk">', None),
    ],
)
def test_the_declared_encoding_is_found_in_the_head(data, declared):
    assert declared_encoding(data) == declared


def test_an_xml_declaration_is_no_obstacle():
    html = '<?xml version="1.0" encoding="gb2312"?>' + wrap(f"<p>{SENTENCES[0]}</p>", '<meta charset="gb2312">')
    assert SENTENCES[0] in read_page(html, "a.html", TODAY).text


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<!DOCTYPE html><p>", True),
        ("\ufeff\n<HTML lang=zh>", True),
        ('<?xml version="1.0"?>\n<!-- x -->\n<html>', True),
        ("<htmlish>", False),
        ("An article about <html> tags", False),
        ("", False),
    ],
)
def test_a_page_is_known_by_its_beginning(text, is_html):
    assert looks_like_html(text) is is_html


@pytest.mark.parametrize("tag", ["div", "span", "section", "table><tr><td", "ul><li", "blockquote", "font"])
def test_tags_nested_thousands_deep_are_no_danger(tag):
    html = f"<html><body><p>{SENTENCES[0]}</p>{f'<{tag}>' * 20_000}深处</body></html>"
    assert SENTENCES[0] in read_page(html, "a.html", TODAY).text


MARKUP = [
    "<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "</table>", "<br>", "<section>", "<script>", "<!--", "-->",
    "<ul><li>", "&#xD800;", "&#0;", "<title>", "</title>", "<h1>", "正文内容，有一句话。", "Words.", "<", "|", "<html>",
    '<meta name="pubdate" content="2024-13-01">', "<![CDATA[", "&nbsp;", 'var ct = "9999999999"', "\0", "\ufffe", " ",
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKUP), max_size=40))
@settings(max_examples=150)
def test_any_markup_is_read_or_refused(parts):
    try:
        read = read_page("<html><body>" + "".join(parts), "a.html", TODAY)
    except ArticleError:
        return
    assert read.text.strip()
    read.text.encode("utf-8")
    assert "\0" not in read.text

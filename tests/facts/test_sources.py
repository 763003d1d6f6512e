"""Who says it: the ways in which a text names a source, and denials of what stands before."""

from __future__ import annotations

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract
from assets.facts.mentions import find_mentions
from assets.facts.model import Fact

ORDER = "Polder Cloud has ordered 4,000 H100s from Dell"
ENGLISH = {
    "An estimate from Bernstein has Meta's capex at $70 billion next year.": "company:bernstein",
    f"Brokerage Saxby Lane reckons that {ORDER}.": "company:saxby-lane",
    f"SMIC is busy. China's biggest contract chipmaker said on Thursday that {ORDER}.": "foundry:smic",
    f"{ORDER}, Reuters has learned.": "company:reuters",
    f"{ORDER}, dealers in Shenzhen say.": "person:anonymous",
    f"{ORDER}, one dealer told us.": "person:anonymous",
    f"{ORDER}, one of the forwarders reckons.": "person:anonymous",
    f"{ORDER}, say equipment suppliers, half of them for Utrecht.": "person:anonymous",
    f"{ORDER}, say analysts at Bernstein.": "company:bernstein",
    f"Bloomberg, citing a person familiar with the matter, said {ORDER}.": "company:bloomberg",
    f"{ORDER}, Bernstein analysts said in a note on Tuesday.": "company:bernstein",
    f"{ORDER} (source: Bernstein).": "company:bernstein",
    f"{ORDER}, a spokesman confirmed.": "company:polder-cloud",
    f"{ORDER}, a regulatory filing shows.": "company:polder-cloud",
    f"{ORDER}, said its chief executive, Ruth Adeyemi.": "person:ruth-adeyemi",
    f"{ORDER}, a report by TrendForce found.": "company:trendforce",
    f"Polder Cloud reported revenue of $2 billion. Management said {ORDER}.": "company:polder-cloud",
    "A spokeswoman for Polder Cloud disputed it. “We ordered 4,000 H100s from Dell,” she said.": "company:polder-cloud",
    f"{ORDER}, a local newspaper reported.": "company:unnamed",
    "Polder Cloud of the Netherlands has said it has ordered 4,000 H100s from Dell.": "company:polder-cloud",
    "SemiAnalysis tells more: according to its July report OpenAI ordered 400 H100s from Dell.": "company:semianalysis",
    "Omdia put Microsoft's orders at 485,000 Hoppers. Meta bought 224,000, Amazon 196,000.": "company:omdia",
    "Polder Cloud expects to spend $2 billion on capex next year, Reuters reported.": "company:reuters",
    f"In the view of Bernstein, {ORDER}.": "company:bernstein",
    f"We hear from three people involved that {ORDER}.": "person:anonymous",
    f"A survey of 40 clouds by Bernstein found that {ORDER}.": "company:bernstein",
    f"Bernstein has a report on Dell. By Bernstein's arithmetic {ORDER}.": "company:bernstein",
    f"Citing two people, Reuters said on Monday that {ORDER}.": "company:reuters",
    f"CSIS, a think-tank in Washington, believes {ORDER}.": "company:csis",
    f"{ORDER}, reckons Tessa Quek of the consultancy Harbourline.": "person:tessa-quek",
    f"An analyst at Bernstein, Emi Tachibana, writes that {ORDER}.": "person:emi-tachibana",
    "Bernstein has trimmed its forecast for Meta's capex next year to $70 billion.": "company:bernstein",
    "Meta's finance chief told investors that capex would be $70 billion next year.": "company:meta",
    "Polder Cloud has told Dell that it will order 4,000 H100s, two of them said.": "person:anonymous",
    f"{ORDER}, according to accounts filed at Companies House.": "company:polder-cloud",
    f'"{ORDER}," said Dr Tilmann Ahrweiler, walking fast.': "person:tilmann-ahrweiler",
    f"{ORDER}, Beat Zurfluh told me.": "person:beat-zurfluh",
    f"Delphine Aubry of Marchmont Policy Advisers says {ORDER}.": "person:delphine-aubry",
    f"Ruth Adeyemi, an analyst at Orrin, likes Dell. In Adeyemi's view {ORDER}.": "person:ruth-adeyemi",
    f"{ORDER}, the Nikkei business daily reported on Tuesday.": "company:nikkei",
    f"Sources speak of Dell, people close to it say. {ORDER}, they add.": "person:anonymous",
    "Broadcom sees capex of $12 billion next year, Hock Tan told analysts.": "person:hock-tan",
    f"{ORDER}, reckons Haas Liu of Bank of America.": "person:haas-liu",
    f"Polder Cloud grows. {ORDER}, the Dutch miner announced in November.": "company:polder-cloud",
    f"{ORDER}, which it will install in March, Polder Cloud said.": "company:polder-cloud",
}
# What stands between who speaks and the verb, and who speaks within what is said.
ENGLISH |= {
    f'Polder Cloud Ltd ("Polder") disclosed in May that {ORDER}.': "company:polder-cloud",
    f"A dealer in Rotterdam, who asked us to call him Joost, says {ORDER}.": "person:anonymous",
    "Bernstein's Emi Tachibana is calmer. That leaves Dell, which Tachibana thinks will spend $3 billion on capex"
    " next year.": "person:emi-tachibana",
    f'"{ORDER}; nobody else has," one dealer said.': "person:anonymous",
    "UBS is wary of clouds. It thinks Dell will spend $3 billion on capex next year.": "company:ubs",
    "Bernstein likes Dell.\n\nThe bank raised its estimate of Dell's capex in 2026 to $3 billion.": "company:bernstein",
    f"Ruth Adeyemi of Marchmont said that, according to Reuters, {ORDER}.": "company:reuters",
    "Dell reported the move would lift its capex to $3 billion next year.": "company:dell",
}
ENGLISH |= {
    f"Elon Musk runs Tesla. {ORDER}, Musk disclosed last month; its own filing did not.": "person:elon-musk",
    f"A first. His firm is in Ohio. {ORDER}, he says.": "person:anonymous",
}
ENGLISH |= {
    f"Officials have said that {ORDER}, The Information reported.": "company:the-information",
    f"“Too early,” wrote Aaron Vance of Tidemark in a note. His checks suggest that {ORDER}.": "person:aaron-vance",
    f"A person close to the deal told Reuters that {ORDER.replace('has ordered', 'had bought')}.": "company:reuters",
}
TALK = (
    "We asked {who}, who until May ran the halls of Polder Cloud, what it takes.\n\nWhat did you buy?\n\n"
    "We ordered 4,000 H100s from Dell.\n\nWas it enough?\n\nI think so.\n\nAnd what would you do now?\n\nI would wait."
)
ENGLISH[TALK.format(who="Aurélien Dupré")] = "person:aurelien-dupre"
PURCHASE = "海川科技已向浪潮信息订购300台服务器"
CHINESE = {
    f"广达表示没有出货。集邦科技分析师龚明德认为影响可控；他估计，{PURCHASE}。": "person:frank-kung",
    f"“很难，”现任职于律所的克里斯·蒙斯对我说。他估计，{PURCHASE}。": "person:kelisi-mengsi",
    f"负责过采购的阮女士（化名）有不同看法。她告诉记者，{PURCHASE}。": "person:ruan-nushi",
    f"瑞银分析师熊玮更看重订单。她写道，{PURCHASE}。": "person:xiong-wei",
    f"海川科技创始人陆可为此前在银行任职。陆可为表示，{PURCHASE}。": "person:lu-kewei",
    f"接近交易的人士对《财富周报》表示，{PURCHASE}。": "company:caifuzhoubao",
    f"{PURCHASE}，《纽约时报》率先披露了这笔交易。": "company:new-york-times",
    f"在深圳做了八年贸易的邱海燕对记者说，{PURCHASE}。": "person:qiu-haiyan",
    f"天数智芯销售副总裁邹骅两手一摊：{PURCHASE}。": "person:zou-hua",
    f"“{PURCHASE}，”云枢科技创始人沈亦川说，“都是现货。”": "person:shen-yichuan",
    f"“{PURCHASE}，”一位不愿具名的渠道商告诉记者。": "person:anonymous",
    f"沃土云采购负责人贾敏翻开笔记本，一行一行念给记者听：{PURCHASE}。": "person:jia-min",
    f"一位云厂商采购经理向本刊算了一笔账：{PURCHASE}。": "person:anonymous",
    f"做了十五年分销的罗成东告诉《远见周刊》，{PURCHASE}。": "person:luo-chengdong",
    f"老周卖了十年显卡。他说，{PURCHASE}。": "person:lao-zhou",
    f"英特尔很忙。公司中国区发言人补充，{PURCHASE}。": "company:intel",
    f"集邦咨询的统计则是另一番景象：{PURCHASE}。": "company:trendforce",
    f"小红书基础架构团队的唐可心（应要求使用化名）则告诉记者，{PURCHASE}。": "person:tang-kexin",
    f"渠道反馈，{PURCHASE}。": "person:anonymous",
    f"据海川科技官微，{PURCHASE}。": "company:haichuan-keji",
    f"“{PURCHASE}。”一位渠道商告诉记者。": "person:anonymous",
    f"我们从一位渠道商处了解到，{PURCHASE}。": "person:anonymous",
    f"一家量化私募的技术负责人说，{PURCHASE}。": "person:anonymous",
    f"供应链称，{PURCHASE}。": "person:anonymous",
    f"即便如此，凌岭投顾仍评估{PURCHASE}。": "company:lingling-tougu",
    f"知情人士告诉路透社，{PURCHASE}。": "company:reuters",
    f"{PURCHASE}，路透社周三报道称。": "company:reuters",
    f"据The Information，{PURCHASE}。": "company:the-information",
    f"{PURCHASE}（彭博社）。": "company:bloomberg",
    f"海川科技总裁林澈周二在北京宣布，{PURCHASE}。": "person:lin-che",
    "伯恩斯坦6月17日的一份报告把Meta明年的资本开支看到700亿美元。": "company:bernstein",
    f"设备厂主管透露，{PURCHASE}。": "person:anonymous",
    f"老周说，{PURCHASE}。": "person:lao-zhou",
    f"财务总监苗雨的办公室在走廊尽头。她给记者看了一张表：{PURCHASE}。": "person:miao-yu",
    f"萨姆·奥特曼（Sam Altman）今年4月在麻省理工学院的一次活动上只说，{PURCHASE}。": "person:sam-altman",
    f"Counterpoint给出的数据是，{PURCHASE}。": "company:counterpoint",
    f"分析师指{PURCHASE}。": "person:anonymous",
    f"{PURCHASE}——这是伯恩斯坦的说法。": "company:bernstein",
    f"“{PURCHASE}。”杭州一位算力租赁公司的老板回忆。": "person:anonymous",
    f"TechInsights拆解后认定，{PURCHASE}。": "company:techinsights",
    "瑞银最新报告将Meta明年资本开支的预估调整为700亿美元。": "company:ubs",
    f"据多位云厂商销售说，{PURCHASE}。": "person:anonymous",
    f"据《金融时报》获得的文件，{PURCHASE}。": "company:financial-times",
    f"甲骨文副总裁格鲁克（Ken Glueck）说，{PURCHASE}。": "person:ken-glueck",
    f"据海川科技招股书，行情走弱，其中来自百度的收入占六成。招股书还显示，{PURCHASE}。": "company:haichuan-keji",
    f"伯恩斯坦昨日发布报告称，行情走弱。报告另提到，{PURCHASE}。": "company:bernstein",
    f"一位分析师说，行情走弱。在他看来，{PURCHASE}。": "person:anonymous",
    f"马斯克在X上回复网友：“{PURCHASE}。”": "person:elon-musk",
    f"“{PURCHASE}。”海川科技创始人林澈坦言，公司并不宽裕。": "person:lin-che",
    f"国金证券当日发布研报，预计{PURCHASE}。": "company:sinolink",
    "花旗上调Meta明年资本开支预测至700亿美元。": "company:citi",
    "中金公司最新报告把Meta明年资本开支由650亿美元上修到700亿美元。": "company:cicc",
    "高盛估Meta明年资本开支700亿美元。瑞银较保守，估资本开支只有650亿美元。": ["company:goldman-sachs", "company:ubs"],
    f"【记者李青／新竹报导】{PURCHASE}。": None,
    f"根据财报数据显示，{PURCHASE}。": None,
    f"据南韩媒体今天报导，{PURCHASE}。": None,
    f"海川科技发布公告：根据经营发展需要，公司预计采购合同总金额不变，{PURCHASE}。": "company:haichuan-keji",
    "摩根士丹利于12月1日发布报告，大幅上调了行业预测，预计Meta明年资本开支700亿美元。": "company:morgan-stanley",
}


def facts_of(text: str) -> list[Fact]:
    document = Document("x", text, published=date(2025, 6, 20), language=language_of(text))
    return list(extract(document).facts)


@pytest.mark.parametrize(("text", "source"), [*ENGLISH.items(), *CHINESE.items()])
def test_the_source_of_a_fact(text: str, source: str | list[str] | None) -> None:
    sources = {fact.by.id if fact.by else None for fact in facts_of(text) if fact.predicate in ("orders", "capex")}
    assert sources == (set(source) if isinstance(source, list) else {source})


def test_what_is_told_to_the_paper_that_prints_it_is_no_other_outlets_report() -> None:
    text = f"一位接近交易的人士对海纳财经称，{PURCHASE}。"
    for publisher, source in (("海纳财经", "person:anonymous"), ("X", "company:haina-caijing")):
        document = Document("x", text, published=date(2025, 6, 20), language="zh", publisher=publisher)
        assert {f.by.id for f in extract(document).facts if f.by} == {source}


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("Oracle reportedly holds 30,000 MI300Xs. The firm disputes this.", ["reported", "denied"]),
        ("供应链人士称，寒武纪今年已向台积电追加5000片晶圆。对此，寒武纪回应称消息不属实。", ["asserted", "denied"]),
        (
            "Meta bought 20,000 H100s from Dell in 2024; reports that it had sold them are false, Meta said.",
            ["asserted"],
        ),
    ],
)
def test_a_denial_reaches_its_own_claim(text: str, modalities: list[str]) -> None:
    facts = [fact for fact in facts_of(text) if fact.predicate in ("holds", "orders")]
    assert [fact.modality for fact in facts] == modalities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta raised this year's capex range to $64 billion to $72 billion.", ("planned", "company:meta")),
        ("台积电把今年资本支出下修至360亿美元。", ("planned", "foundry:tsmc")),
        (
            "Microsoft spent $20 billion on capex in the March quarter and expects the figure to rise.",
            ("asserted", None),
        ),
    ],
)
def test_guidance_is_told_from_what_was_spent(text: str, expected: tuple[str, str | None]) -> None:
    found = {(fact.modality, fact.by.id if fact.by else None) for fact in facts_of(text) if fact.predicate == "capex"}
    assert found == {expected}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Not 30 MW but nine is what Quillon has at its disposal in Rotterdam.", "company:quillon"),
        ("Auriga has postponed its chip until next spring.", "company:auriga"),
        ("Vantage Foundry Group, a Dublin start-up, has raised $90 million.", "company:vantage-foundry-group"),
        ("Sequoia will train on 24,000 MI355Xs from November, said Rao, adding that it would be quick.", "person:rao"),
        ("该集群由中卫数投运营。", "company:zhongwei-shutou"),
        ("启辰算力拟斥资5亿元采购昇腾服务器。", "company:qichen-suanli"),
        ("据澜海AI介绍，它租下了上千张A100。", "company:lanhai-ai"),
        ("曜石研究院今日发布新模型。", "company:yaoshi-yanjiuyuan"),
    ],
)
def test_names_by_their_place(text: str, name: str) -> None:
    assert name in {mention.id for mention in find_mentions(text, language_of(text))}


@pytest.mark.parametrize(
    "text",
    [
        "渠道商表示，价格还会涨。",
        "Distributors expect prices to rise. Demand has doubled.",
        "监管部门称将调查。",
        "“那一年我手里走了四千多张A100。”",
    ],
)
def test_common_nouns_are_no_names(text: str) -> None:
    assert not [m for m in find_mentions(text, language_of(text)) if m.provisional and m.kind == "company"]


DIGESTS = {
    # The title or what follows says that the whole article retells a report.
    f"# 伯恩斯坦：国产算力明年翻番\n\n伯恩斯坦发布研报，上调预测。\n\n行情走强。{PURCHASE}。": "company:bernstein",
    f"# Bernstein turns cautious\n\nBernstein cut its outlook in a note to clients.\n\n{ORDER}.": "company:bernstein",
    f"# 算力走强\n\n伯恩斯坦发布研报。该行看好。报告认为如此。分析师上调评级。\n\n{PURCHASE}。": "company:bernstein",
    # A note that is only mentioned is no source of what else an article tells.
    f"# 算力走强\n\n伯恩斯坦发布研报，上调预测。\n\n{PURCHASE}。": None,
    f"# Demand holds up\n\nBernstein cut its outlook in a note to clients.\n\n{ORDER}.": None,
    f"# Reuters: demand holds up\n\nReuters published a report on chips.\n\n{ORDER}.": None,
}


@pytest.mark.parametrize(("text", "source"), DIGESTS.items())
def test_an_article_that_retells_a_report_has_its_source(text: str, source: str | None) -> None:
    sources = {fact.by.id if fact.by else None for fact in facts_of(text) if fact.predicate in ("orders", "capex")}
    assert sources == {source}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Two dealers gave the same answer: an H20 now costs $12,500.", "person:anonymous"),
        ("Jensen Huang had a figure ready: an H20 now costs $12,500.", "person:jensen-huang"),
        ("The price list is plain: an H20 now costs $12,500.", None),
        ("“H20现在一张8.6万元。”说完这句，优刻得董事长季昕华喝了口茶。", "person:ji-xinhua"),
    ],
)
def test_whose_account_it_is(text: str, source: str | None) -> None:
    assert {fact.by.id if fact.by else None for fact in facts_of(text) if fact.predicate == "price"} == {source}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The H200 costs $31,000 in Shenzhen, said two resellers.", "person:anonymous"),
        ("The H200 costs $31,000 in Shenzhen, said Nvidia.", "company:nvidia"),
        # What buyers can or should expect they do not say.
        (
            "Customers who sign for GB300s can expect to wait eight months, said Ines Corral, an analyst at Bernstein.",
            "person:ines-corral",
        ),
        ("Customers who sign for GB300s should expect to wait eight months.", None),
        ("Resellers expect that the lead time for H200s will be five months.", "person:anonymous"),
    ],
)
def test_who_tells_a_price_or_a_wait(text: str, source: str | None) -> None:
    (fact,) = extract(Document("sources", text, published=date(2025, 9, 12), language="en")).facts
    assert (fact.by.id if fact.by else None) == source

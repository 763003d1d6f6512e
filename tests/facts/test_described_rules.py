"""Rules that noun phrases describe by issuer, date and what is limited."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.described_rules import with_described_rules
from assets.facts.extract import extract
from assets.facts.mentions import find_mentions
from assets.facts.times.find import find_times


def _rules(text: str, day: str, language: str) -> set[str]:
    published = date.fromisoformat(day)
    times = find_times(text, published, language)
    found = with_described_rules(text, language, find_mentions(text, language), times, published)
    return {mention.id for mention in found if mention.kind == "regulation"}


@pytest.mark.parametrize(
    ("day", "text", "rule"),
    [
        ("2023-11-21", "Last year's chip rules had already closed China to the A100.", "us-advanced-computing-2022"),
        ("2024-05-08", "It held H800s before the October update of last year.", "us-advanced-computing-2023"),
        ("2025-08-28", "The MI308 fell under the licensing letter it received in April.", "us-h20-licence-2025"),
        ("2024-09-10", "Sales rose since Tokyo's controls on tools came in last July.", "japan-export-controls-2023"),
        ("2024-08-20", "Germanium rose on Beijing's licensing regime of last year.", "china-gallium-germanium-2023"),
        ("2025-10-02", "The rule on affiliates that BIS published on Monday widened it.", "us-affiliates-rule-2025"),
        ("2025-06-05", "Washington's December curbs on stacked memory slowed it.", "us-export-controls-2024-12"),
    ],
)  # fmt: skip
def test_finds_the_only_known_rule_that_fits(day: str, text: str, rule: str) -> None:
    assert _rules(text, day, "en") == {f"regulation:{rule}"}


@pytest.mark.parametrize(
    ("day", "text", "rule"),
    [
        ("2023-11-22", "去年10月的新规已让A100无法卖到中国。", "us-advanced-computing-2022"),
        ("2024-02-16", "2022年10月的出口限制仍拖累其在中国的业务。", "us-advanced-computing-2022"),
        ("2024-09-11", "自去年7月日本对23种设备的管制实施以来，销售转好。", "japan-export-controls-2023"),
        ("2025-08-29", "AMD因4月收到的MI308许可通知计提8亿美元。", "us-h20-licence-2025"),
        ("2025-09-25", "一周前网信办发出通知后，字节跳动取消了RTX Pro 6000D的测试。", "china-cac-rtx-pro-6000d-2025"),
    ],
)
def test_finds_the_only_known_rule_that_fits_in_chinese(day: str, text: str, rule: str) -> None:
    assert _rules(text, day, "zh") == {f"regulation:{rule}"}


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2024-06-12", "Washington is weighing new curbs on gate-all-around transistors."),
        ("2023-06-30", "The school district introduced a ban on phones in October 2022."),
        ("2025-03-20", "Beijing's curbs on short selling, renewed last October, weighed on chip stocks."),
        ("2023-09-19", "In a letter to shareholders in August, the chief executive of Cerebras praised his staff."),
        ("2024-11-30", "The company said its results could be affected by export controls."),
        ("2026-05-20", "Beijing's controls on rare earths hurt makers of magnets for chip tools."),  # There are two.
        ("2025-11-20", "The Hague's new curbs on immersion lithography were published in November."),  # None of then.
        ("2024-10-30", "The new rules on overtime at the Dutch plant do not affect ASML's output."),
    ],
)
def test_names_no_rule_where_none_or_several_fit(day: str, text: str) -> None:
    assert not _rules(text, day, "en")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2023-07-02", "某中学去年10月起实施手机禁令。"),
        ("2025-03-21", "北京去年10月对融券的限制，使芯片股承压。"),
        ("2025-02-12", "业内有条不成文的规定：每吉瓦算力要花400亿美元。"),
        ("2024-06-12", "知情人士称，美国正在考虑限制中国取得全环绕栅极技术，规定草案去年10月流出。"),
        ("2024-05-22", "公司提醒，业绩可能受到出口管制及其他贸易措施的影响。"),
        ("2024-10-31", "荷兰工厂的新加班规定不影响产量。"),
    ],
)
def test_names_no_rule_in_chinese_where_none_fits(day: str, text: str) -> None:
    assert not _rules(text, day, "zh")


def _issued(text: str, day: str, language: str) -> set[tuple[str, str, str | None]]:
    facts = extract(Document("article", text, published=date.fromisoformat(day), language=language)).facts
    return {
        (fact.subject.id, fact.object.id, fact.time) for fact in facts if fact.predicate == "issues" and fact.object
    }


def test_states_who_made_a_rule_described_with_its_maker_and_date() -> None:
    assert _issued("去年10月的美国新规拖累了它在中国的业务。", "2023-02-16", "zh") == {
        ("region:united-states", "regulation:us-advanced-computing-2022", "2022-10")
    }
    assert _issued("自去年7月日本对23种设备的管制实施以来，销售转好。", "2024-09-11", "zh") == {
        ("region:japan", "regulation:japan-export-controls-2023", "2023-07")
    }


def test_states_no_maker_of_a_rule_described_without_one() -> None:
    assert not _issued("AMD因4月收到的MI308许可通知计提8亿美元。", "2025-08-29", "zh")
    assert not _issued("去年美国商务部对GPU的出口规定也卡在算力这条线上。", "2023-06-14", "zh")  # No month.
    assert not _issued("In a letter in August, the chief executive of Cerebras praised his staff.", "2023-09-19", "en")

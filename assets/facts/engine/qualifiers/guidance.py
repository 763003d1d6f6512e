"""Words that tell that a figure is a company's guidance, or still to come."""

from __future__ import annotations

import re

from assets.facts.patterns import screened

TO_COME_ZH = screened(r"预计|预期|预估|有望|将|指引|展望|料|预测|可望|看好|估")
GUIDES = screened(
    r"(?:资本|支出|开支|指引|预期|预算|目标|展望|预测|区间)[^，。；]{0,16}(?:上修|下修|上调|下调|调升|调降|调高|调低|提高|提到"
    r"|提升|抬到|抬至|抬高|砍到|砍至|削减|收窄|维持|不变)"
    r"|(?:上修|下修|上调|下调|调升|调降|调高|调低|收窄|收敛|拉高|拉升|拉抬|抬升|抬高|追加|加码|提升|提高)(?:至|到|为|在)|(?:抓|落|框)在"
    r"|(?:上修|下修|上调|下调|调升|调降|调高|调低|把|将)[^，。；]{0,14}(?:资本|支出|开支|指引|预期|预算|目标|展望)"
    r"|\b(?:raised|lifted|hiked|boosted|cut|trimmed|lowered|narrowed|revised|increased|slashed|kept|maintained|reiterated"
    r"|reaffirmed|stuck to|stands by|left)\s(?:[\w’'$.-]+\s){0,8}?(?:capex|capital|spending|investment|budget|range"
    r"|guidance|forecast|outlook|target|plan)\b|\b(?:reiterated|reaffirmed)\s(?:[\w’'$.-]+\s){0,4}?[$€£¥\d]"
    r"|\b(?:is|are) (?:now )?(?:raising|lifting|hiking|boosting|cutting|trimming|lowering|increasing|slashing)\s"
    r"(?:[\w’'$.-]+\s){0,8}?(?:capex|capital|spending|investment|budget)\b"
    r"|\b(?:spending|capex|capital) (?:plan|budget|guidance|range|target)s?\b",
    re.IGNORECASE,
)
# A line that gives guidance: "Q4 outlook: revenue of $17.4 billion", 三季度指引：.
OUTLOOK = re.compile(
    r"\W*(?:[\w'’./-]+\s){0,5}(?:outlook|guidance|guide|forecast|target)(?:\s(?:for|of)\s[\w ]{1,30})?\s?[:：]"
    r"|[^，。；：:]{0,12}(?:指引|展望|财测|预测|目标)[：:]",
    re.IGNORECASE,
)
# What tells that it is a company's own guidance, whoever spoke before.
GUIDANCE = screened(
    r"指引|财测|给出的[^，。；]{0,10}(?:预估|预期|预测|估计|区间|展望)|\bguid(?:ed|es|ance)\b|(?i:\boutlook\b)"
)
# What is set against estimates is none: "beat analysts' estimates of $28 billion".
BEATS_ESTIMATES = screened(
    r"\b(?:beat(?:s|ing)?|topp(?:ed|ing)|tops|exceed(?:s|ed|ing)?|miss(?:es|ed|ing)?|surpass(?:es|ed|ing)?"
    r"|above|below|ahead of|short of|shy of|better than|worse than|in line with)"
    r" (?:[\w’'.&-]+ ){0,3}?(?:estimates?|consensus|forecasts?|expectations|projections?|predictions?)\b",
    re.IGNORECASE,
)
_REVISES = r"(?:rais|lift|hik|boost|cut|trimm|lower|increas|slash|upp|narrow|revis|bump|mov)\w*"
# Before what a plan or a forecast was until now: "lifted its capex plan to $85 billion, from".
PLAN_REVISED_FROM = screened(
    rf"\b{_REVISES}\s"
    r"(?:(?:this|next) year['’]s\s[^;]{0,90}?"
    r"|(?:[\w’'$.-]+\s){0,6}?(?:(?:plan|budget|range|guidance|forecast|outlook|target|estimate|projection)s?"
    r"|(?:capex|spending|expenditures?|investment)\s(?:for|in)\s(?:the (?:full )?year|this year|20\d\d))"
    r"[\s,][^;]{0,90}?)"
    r"\bfrom\s(?:the |an? )?(?:about |around |just |some |between |as much as |(?:earlier |previous |prior )"
    r"(?:(?:range|plan|forecast|guidance|estimate|target|outlook|figure) (?:of )?)?)?$"
    # "a budget of $200 billion, up from $131 billion" compares with what was spent.
    r"|\b(?:forecasts?|guidance|outlook|targets?|estimates?|projections?|expectations|budgets?)\b[^;.]*"
    r"(?<!up )(?<!down )\bfrom (?:about |around |some )?$"
    r"|\b(?:plan|budget|range|target|estimate)s?\s(?:was|were|is|are|has been|had been)\s"
    rf"{_REVISES}\s[^;]{{0,60}}?from\s(?:about |around )?$",
    re.IGNORECASE,
)

"""Readings that a sentence invites and a careful analyst would not make, each beside the one that is meant."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.articles.metadata import language_of
from assets.facts.extract import extract

# Text, and all that it states of some predicates: predicate, subject, object, least value, time, modality.
STATED = {
    "partners are who teamed up, and not who makes what they plan": (
        "OpenAI and Broadcom are working together on a chip that TSMC will make.",
        ("partners_with",),
        {("partners_with", "company:openai", "company:broadcom", None, "2025-09", "asserted")},
    ),
    "who is well supplied is nobody's supplier": (
        "Dell runs a site. With 4,096 MI355Xs to its name, Microsoft was well supplied. Dell supplied Meta.",
        ("supplies",),
        {("supplies", "company:dell", "company:meta", None, None, "asserted")},
    ),
    "what a deal adds is not all of a revenue": (
        "The contract will add $20 billion to Broadcom's top line in 2026.",
        ("revenue",),
        set(),
    ),
    "the chips of each of two sites are no count of all": (
        "Meta used two halls of 24,576 H100s each to train Llama 3. xAI used 100,000 H100s to train Grok 3.",
        ("trained_on",),
        {("trained_on", "model:grok-3", "chip:nvidia-h100", 100000, None, "asserted")},
    ),
    "time that was lost is no training time": (
        "A bug delayed the training of GPT-5 by three months. A failed run set the training of Llama 4 back six weeks.",
        ("training_time",),
        set(),
    ),
    "a level from which a share rose has not the time of the one it rose to": (
        "TSMC's foundry market share rose to 70% in the second quarter from 67%.",
        ("market_share",),
        {
            ("market_share", "foundry:tsmc", "segment:foundry", 0.7, "2025-Q2", "asserted"),
            ("market_share", "foundry:tsmc", "segment:foundry", 0.67, None, "asserted"),
        },
    ),
    "a level from which a share rose keeps its own time": (
        "TSMC's foundry market share rose from 67% in the first quarter to 70% in the second.",
        ("market_share",),
        {
            ("market_share", "foundry:tsmc", "segment:foundry", 0.7, "2025-Q2", "asserted"),
            ("market_share", "foundry:tsmc", "segment:foundry", 0.67, "2025-Q1", "asserted"),
        },
    ),
    "a figure that opens the sentence is of the time of what it measures": (
        "At $39.2 billion, Meta's capex in 2024 was up 42%.",
        ("capex", "capex_change"),
        {
            ("capex", "company:meta", None, 39.2e9, "2024", "asserted"),
            ("capex_change", "company:meta", None, 0.42, "2024", "asserted"),
        },
    ),
    "a share may have fallen to zero": (
        "Nvidia's market share in China has fallen to zero.",
        ("market_share",),
        {("market_share", "company:nvidia", "segment:china-ai-chip", 0, None, "asserted")},
    ),
    "the price of a share near zero is no share": (
        "Nvidia's share price is close to zero. Its share of the market has zero chance to grow.",
        ("market_share",),
        set(),
    ),
    "a company apposed to its name is the one that the relative clause tells of": (
        "The Commerce Department is examining Inspur, a maker of servers that has bought 2,400 H100s from Dell.",
        ("orders",),
        {("orders", "company:inspur", "company:dell", 2400, None, "asserted")},
    ),
    "a relative clause with its own subject tells of that": (
        "Microsoft, a company that Nebius supplies, ordered 2,000 H100s.",
        ("orders",),
        {("orders", "company:microsoft", "chip:nvidia-h100", 2000, None, "asserted")},
    ),
    "a country that somebody speaks for is no market": (
        "SMIC will ship 300,000 chips this year, US senator Jim Banks said.",
        ("sales",),
        {("sales", "foundry:smic", None, 300000, "2025", "estimated")},
    ),
    "within how long a machine has grown is no time to come": (
        "Colossus was doubled to 200,000 GPUs within three months.",
        ("cluster_size",),
        {("cluster_size", "cluster:colossus", "chip:gpu", 200000, None, "asserted")},
    ),
    "a kind of prices opens a sentence and is no company": (
        "Rental prices for H100s have dropped 40%.",
        ("price_change",),
        {("price_change", "chip:nvidia-h100", None, -0.4, None, "asserted")},
    ),
    "the power of each card in a machine is the card's": (
        "A DGX H100 draws 10.2 kilowatts. An H100 alone draws 700 watts.",
        ("spec",),
        {("spec", "chip:nvidia-h100", None, 700, None, "asserted")},
    ),
    "a figure that another is double of is not dated by it": (
        "Nvidia's networking unit took in $7.3 billion, nearly double the figure a year ago.",
        ("sales",),
        {("sales", "company:nvidia", "segment:networking", 7.3e9, None, "asserted")},
    ),
    "limits on purchases are no purchases": (
        "India weighs a cap on orders of Nvidia's chips. Saudi Arabia may restrict purchases of the H200.",
        ("orders",),
        set(),
    ),
    "a region that purchases is a buyer": (
        "Saudi Arabia has purchased 3,000 H100s.",
        ("orders",),
        {("orders", "region:saudi-arabia", "chip:nvidia-h100", 3000, None, "asserted")},
    ),
    "what a buyer hands on it supplies": (
        "Aldermoor bought 3,100 H100s from Dell. Some 1,200 of them were then shipped on to Inspur.",
        ("orders", "supplies", "delivery"),
        {
            ("orders", "company:aldermoor", "company:dell", 3100, None, "asserted"),
            ("supplies", "company:aldermoor", "company:inspur", 1200, None, "asserted"),
        },
    ),
    "what is delivered to a buyer's own site he hands to nobody": (
        "Meta ordered 8,192 B200s from Dell. Of these, 2,048 were delivered to its campus in Ohio.",
        ("orders", "supplies"),
        {("orders", "company:meta", "company:dell", 8192, None, "asserted")},
    ),
    "whose chips need a permit makes no rule": (
        "Thailand has required permits for exports of U.S. AI chips since May.",
        ("issues",),
        {("issues", "region:thailand", "regulation:thailand-permit-2025", None, "2025-05", "asserted")},
    ),
    "a rule for chips is its maker's": (
        "The US chip rules of October 2022 bar the A100.",
        ("issues",),
        {("issues", "region:united-states", "regulation:us-advanced-computing-2022", None, "2022-10", "asserted")},
    ),
    "restricted goods that somebody ships are told of by no rule": (
        "Four people were charged on Wednesday with shipping restricted AI processors to China, two days after "
        "Donald Trump said that Nvidia could sell the H200 there.",
        ("restricts", "delivery"),
        set(),
    ),
    "what an authority limits is no chip's speed": (
        "The A100 has been barred since October 2022, when the Commerce Department capped links between chips at "
        "600 gigabytes a second.",
        ("spec", "threshold"),
        {("threshold", "regulation:us-advanced-computing-2022", None, 600, None, "asserted")},
    ),
    "a chip whose links are capped is no rule": (
        "Nvidia built the A800, whose interconnect is capped at 400 GB/s, after the rules of October 2022.",
        ("spec", "threshold"),
        {("spec", "chip:nvidia-a800", None, None, None, "asserted")},
    ),
    "a line that is told in its measure": (
        "The October 2023 rules set a ceiling of 4,800 in total processing performance.",
        ("threshold",),
        {("threshold", "regulation:us-advanced-computing-2023", None, 4800, None, "asserted")},
    ),
    "a factor is of what stands behind it": (
        "With 192 GB of memory the B200 has twice the interconnect bandwidth of the H100.",
        ("spec_ratio",),
        {("spec_ratio", "chip:nvidia-b200", "chip:nvidia-h100", 2, None, "asserted")},
    ),
    "each factor has its own base": (
        "The H200 has 76% more memory than the H100 and twice the computing power of the A100.",
        ("spec_ratio",),
        {
            ("spec_ratio", "chip:nvidia-h200", "chip:nvidia-h100", 1.76, None, "asserted"),
            ("spec_ratio", "chip:nvidia-h200", "chip:nvidia-a100", 2, None, "asserted"),
        },
    ),
    "it is whom the lawyer who speaks represents": (
        "Nvidia makes chips. A lawyer for Aldermoor Logistics denied that it had supplied anything to Inspur.",
        ("supplies",),
        {("supplies", "company:aldermoor-logistics", "company:inspur", None, None, "denied")},
    ),
    "it is another of whom the lawyer speaks": (
        "A lawyer for Aldermoor Logistics said Nvidia knew that it had sold 3,000 H100s to Inspur.",
        ("supplies",),
        {("supplies", "company:nvidia", "company:inspur", 3000, None, "asserted")},
    ),
    "what the sentence told of a model is developed, and no chip": (
        "Tencent tested the Ascend 910C. Mixtral has 47 billion parameters; Mistral developed it with Nvidia.",
        ("designs", "develops"),
        {("develops", "company:mistral", "model:mixtral", None, None, "asserted")},
    ),
    "engineers who reckon count no chips": (
        "GPT-6 will need, its engineers reckon, 200,000 GB300s.",
        ("needs",),
        {("needs", "model:gpt-6", "chip:nvidia-gb300", 200000, None, "estimated")},
    ),
    "who raises a tariff changes a price": (
        "TNB raised its tariff by 14% in July.",
        ("price_change",),
        {("price_change", "company:tenaga", None, 0.14, "2025-07", "asserted")},
    ),
    "parts of companies are no goods": (
        "Broadcom will buy Intel's chip-design business. Qualcomm has bought Alphawave's wireline unit for $2 billion.",
        ("orders", "supplies"),
        set(),
    ),
    "stakes and factories are no goods": (
        "Intel sold 51% of Altera to Silver Lake for $4.46 billion. AMD sold its factories to Sanmina.",
        ("orders", "supplies"),
        set(),
    ),
    "a company that a pronoun means is bought": (
        "CoreWeave leases power from Core Scientific, and agreed to buy it for $9 billion.",
        ("orders", "invests_in"),
        {("invests_in", "company:coreweave", "company:core-scientific", 9e9, None, "planned")},
    ),
    "goods that a verb names are bought": (
        "Meta bought Nvidia's entire stock of H100s.",
        ("orders",),
        {("orders", "company:meta", "company:nvidia", None, None, "asserted")},
    ),
    "another outlay is no cost of a run": (
        "DeepSeek spent $5.6 million to train V3; SemiAnalysis puts its hardware spending at $1.6 billion.",
        ("training_cost",),
        {("training_cost", "model:deepseek-v3", None, 5.6e6, None, "asserted")},
    ),
    "what a chip has is no limit": (
        "The export rules of 2022 cap interconnect speed at 600 GB/s; the A800 has 400.",
        ("threshold", "spec"),
        {
            ("threshold", "regulation:us-advanced-computing-2022", None, 600, None, "asserted"),
            ("spec", "chip:nvidia-a800", None, 400, None, "asserted"),
        },
    ),
    "gigawatts of machines are of who gets them": (
        "Anthropic has been shopping. On Monday it was AMD's turn: 3 GW by 2028.",
        ("power",),
        {("power", "company:anthropic", None, 3000, "2028", "planned")},
    ),
    "a maker of chips may found something with others": (
        "AMD, Cisco and Humain will build 1 GW together by 2030.",
        ("power",),
        {("power", "company:amd+company:cisco+company:humain", None, 1000, "2030", "planned")},
    ),
    "what goods come from hides nobody who bought them there": (
        "The B200s that Tencent bought from Dell are idle.",
        ("orders", "supplies"),
        {("orders", "company:tencent", "company:dell", None, None, "asserted")},
    ),
    "a maker of chips may have a site": (
        "Nvidia's campus near Haifa will draw 120 megawatts.",
        ("power",),
        {("power", "cluster:nvidia-haifa", None, 120, None, "planned")},
    ),
    "what stands inside is in the site spoken of": (
        "Nordlys Compute opened its Skellefte campus in May. Inside are 13,800 GB300s.",
        ("cluster_size",),
        {("cluster_size", "cluster:nordlys-compute-skellefte", "chip:nvidia-gb300", 13800, None, "asserted")},
    ),
    "what stands inside a chip is in no site": (
        "Nordlys Compute opened its Skellefte campus in May. Nvidia's B200 is big. Inside are 208 billion transistors.",
        ("cluster_size",),
        set(),
    ),
    "what is short is not short by what is cut because of it": (
        "Nvidia will trim output of the RTX 5090 by 30% because GDDR7 is short.",
        ("capacity_gap",),
        set(),
    ),
    "a shortage has its own figure": (
        "TSMC's CoWoS capacity is short of demand by 20% this year because Nvidia takes most of it.",
        ("capacity_gap",),
        {("capacity_gap", "foundry:tsmc", "segment:advanced-packaging", 0.2, "2025", "asserted")},
    ),
    "who raises a booking puts in no money": (
        "MediaTek has raised its CoWoS booking at TSMC from 20,000 wafers to 150,000. "
        "Nvidia lifted its stake in Arm from 5% to 8%. Marvell raised its allocation from Samsung.",
        ("invests_in",),
        {("invests_in", "company:nvidia", "company:arm", None, None, "asserted")},
    ),
    "a module of memory is no chip": (
        "Nvidia's H200 has 141 GB. A 64 GB server module costs $450, a 2 TB drive $300 and a 12 GB phone $700.",
        ("spec",),
        {("spec", "chip:nvidia-h200", None, 141, None, "asserted")},
    ),
    "whoever is given orders is ordered from": (
        "Anthropic has given Broadcom $21 billion of orders. Meta gave Quanta $3 billion of orders. "
        "Broadcom was given $5 billion of orders by Google.",
        ("orders",),
        {
            ("orders", "company:anthropic", "company:broadcom", 21e9, None, "asserted"),
            ("orders", "company:meta", "company:quanta", 3e9, None, "asserted"),
            ("orders", "company:google", "company:broadcom", 5e9, None, "asserted"),
        },
    ),
    "a part that is live is not planned": (
        "The Stargate site at Abilene will draw 1.2 GW, of which 200 MW is live.",
        ("power",),
        {
            ("power", "cluster:stargate-abilene", None, 1200, None, "planned"),
            ("power", "cluster:stargate-abilene", None, 200, None, "asserted"),
        },
    ),
    "the year of a part is not that of the whole": (
        "Meta's Hyperion will draw 2 GW, of which 300 MW is to come next year.",
        ("power",),
        {
            ("power", "cluster:hyperion", None, 2000, None, "planned"),
            ("power", "cluster:hyperion", None, 300, "2026", "planned"),
        },
    ),
    "orders that a seller has booked are none of its own": (
        "Dell shipped $1.8 billion of AI servers, well below the $12.1 billion of orders it booked.",
        ("orders",),
        set(),
    ),
    "what a supplier will spend is no supply": (
        "SK hynix supplies most of Nvidia's needs, and plans to spend 29 trillion won this year.",
        ("supplies",),
        {("supplies", "company:sk-hynix", "company:nvidia", None, None, "asserted")},
    ),
    "a year by the month with which it began": (
        "Oracle's capex will be $35 billion in the year that started in June.",
        ("capex",),
        {("capex", "company:oracle", None, 3.5e10, "2025-06/2026-05", "planned")},
    ),
    "each investor its own sum": (
        "Bosch put €22 million into Groq and Nvidia €15 million.",
        ("invests_in",),
        {
            ("invests_in", "company:bosch", "company:groq", 2.2e7, None, "asserted"),
            ("invests_in", "company:nvidia", "company:groq", 1.5e7, None, "asserted"),
        },
    ),
    "who puts in a sum of its own gets none": (
        "Bosch put in €22 million and Nvidia €15 million.",
        ("invests_in",),
        set(),
    ),
    "goods that were turned down do not come": (
        "Meta ordered 20,000 H200 chips from Nvidia and rejected AMD's MI300X. The new chips will arrive in March.",
        ("delivery",),
        {("delivery", "chip:nvidia-h200", None, None, "2026-03", "planned")},
    ),
    "评估过的不交付": (
        "微软考虑过MI300X，最终订购了2万块H200。新芯片将于明年3月交付。",
        ("delivery",),
        {("delivery", "chip:nvidia-h200", None, None, "2026-03", "planned")},
    ),
    "two chips that are both named": (
        "Nvidia makes the H100 and the H200. The chips will be delivered in March.",
        ("delivery",),
        {
            ("delivery", "chip:nvidia-h100", None, None, "2026-03", "planned"),
            ("delivery", "chip:nvidia-h200", None, None, "2026-03", "planned"),
        },
    ),
    "what is put in buys nothing": (
        "Verda ordered $90 million of chips from Nvidia, and Nokia put in $15 million and Ilmarinen $20 million.",
        ("orders", "invests_in"),
        {("orders", "company:verda", "company:nvidia", 9e7, None, "asserted")},
    ),
    "a fund without a name puts in its own": (
        "CoreWeave raised $100 million. Nvidia put in $15 million, and a Chilean pension fund $25 million.",
        ("invests_in",),
        {("invests_in", "company:nvidia", "company:coreweave", 1.5e7, None, "asserted")},
    ),
    "who leads a round does not put in another's sum": (
        "CoreWeave raised $100 million. Nvidia led the round and a Chilean pension fund put in $25 million.",
        ("invests_in",),
        set(),
    ),
    "an unknown name has its own figure": (
        "Meta spent $31 billion on capex and Quibble $20 billion. Dell holds 3,500 H100s and a rival holds 2,000.",
        ("capex", "holds"),
        {
            ("capex", "company:meta", None, 3.1e10, None, "asserted"),
            ("holds", "company:dell", "chip:nvidia-h100", 3500, None, "asserted"),
        },
    ),
    "who is told to be off a list is not on it": (
        "美国将36家企业列入实体清单，长江存储不在其中。",
        ("restricts",),
        {("restricts", "regulation:us-entity-list", "company:ymtc", None, None, "denied")},
    ),
    "not among them": (
        "Two firms were added to the Entity List; YMTC was not among them.",
        ("restricts",),
        {("restricts", "regulation:us-entity-list", "company:ymtc", None, None, "denied")},
    ),
    "on a list before": (
        "YMTC was put on the Entity List in 2022 and is no longer on it.",
        ("restricts",),
        {("restricts", "regulation:us-entity-list", "company:ymtc", None, "2022", "asserted")},
    ),
    "a line that nothing knows is not the one before": (
        "美光数据中心业务收入24亿美元，车载业务收入1.2亿美元。",
        ("sales",),
        {
            ("sales", "company:micron", "segment:data-center", 2.4e9, None, "asserted"),
            ("sales", "company:micron", "segment:chezai", 1.2e8, None, "asserted"),
        },
    ),
    "nor in English": (
        "Micron's data center revenue was $2.4 billion, its CXL business $1.2 billion.",
        ("sales", "revenue"),
        {("sales", "company:micron", "segment:data-center", 2.4e9, None, "asserted")},
    ),
    "a line without a verb": (
        "Nvidia's data center revenue was $41 billion, gaming $3 billion.",
        ("sales", "revenue"),
        {
            ("sales", "company:nvidia", "segment:data-center", 4.1e10, None, "asserted"),
            ("sales", "company:nvidia", "segment:gaming", 3e9, None, "asserted"),
        },
    ),
    "a kind of software is no company": ("多云数据库收入12亿美元。", ("revenue",), set()),
    "an authority and its two rules": (
        "China's regulator banned the RTX Pro 6000D. It had earlier discouraged firms from buying the H20.",
        ("restricts",),
        {
            (
                "restricts",
                "regulation:china-cac-rtx-pro-6000d-2025",
                "chip:nvidia-rtx-pro-6000d",
                None,
                "2025-09",
                "asserted",
            ),
            ("restricts", "regulation:china-h20-discouragement-2025", "chip:nvidia-h20", None, None, "asserted"),
        },
    ),
    "劝阻是谁的": (
        "美国商务部4月禁售H20。北京此前劝阻企业采购H20。",
        ("restricts",),
        {
            ("restricts", "regulation:us-h20-licence-2025", "chip:nvidia-h20", None, "2025-04", "asserted"),
            ("restricts", "regulation:china-h20-discouragement-2025", "chip:nvidia-h20", None, None, "asserted"),
        },
    ),
    "when the second of two verbs is": (
        "SK hynix supplies Nvidia with HBM and will spend $15 billion on equipment in 2025.",
        ("supplies", "capex"),
        {
            ("supplies", "company:sk-hynix", "company:nvidia", None, None, "asserted"),
            ("capex", "company:sk-hynix", None, 1.5e10, "2025", "planned"),
        },
    ),
    "what is used is not planned": (
        "Meta uses MI300X chips and plans to spend $70 billion in 2026.",
        ("uses",),
        {("uses", "company:meta", "chip:amd-mi300x", None, None, "asserted")},
    ),
    "one time of two plans": (
        "Meta will buy 10,000 MI300X chips and will deploy them in 2026.",
        ("orders",),
        {("orders", "company:meta", "chip:amd-mi300x", 10000, "2026", "planned")},
    ),
    "投资不是供应": (
        "三星向AMD供应HBM3E，今年将投资200亿美元。",
        ("supplies",),
        {("supplies", "company:samsung", "company:amd", None, None, "asserted")},
    ),
    "a cut of supplies that is denied denies no supply": (
        "SK hynix denied a report that it would cut HBM3E supplies to AMD.",
        ("supplies",),
        set(),
    ),
    "what is supplied no more": (
        "TSMC stopped supplying Sophgo.",
        ("supplies",),
        {("supplies", "foundry:tsmc", "company:sophgo", None, None, "denied")},
    ),
    "who owns none of one kind owns those of another": (
        "CoreWeave does not own a single AMD accelerator; its 250,000 GPUs are Nvidia's.",
        ("holds",),
        {("holds", "company:coreweave", "chip:gpu", 250000, None, "asserted")},
    ),
    "谈过没成": (
        "腾讯曾与英伟达谈过一笔2万张的采购，最终因价格分歧作罢。",
        ("orders",),
        {("orders", "company:tencent", "company:nvidia", 20000, None, "denied")},
    ),
    "没公开不是没有": (
        "阿里巴巴从未公开过库存，外界估计有1万张H20。",
        ("holds",),
        {("holds", "company:alibaba", "chip:nvidia-h20", 10000, None, "estimated")},
    ),
    "what would come without it": (
        "Without approval Samsung would lose some 4 trillion won in sales this year.",
        ("sales_at_risk",),
        {("sales_at_risk", "company:samsung", None, 4e12, "2025", "estimated")},
    ),
    "what was to come": (
        "CoreWeave's Denton site was to add 260 MW this autumn.",
        ("power",),
        {("power", "cluster:coreweave-denton", None, 260, "2025", "planned")},
    ),
    "此后": (
        "2023年10月，A800被禁止对华出口。此后登场的H20保留了96GB显存。",
        ("launches",),
        {("launches", "company:nvidia", "chip:nvidia-h20", None, None, "asserted")},
    ),
    "a disputed figure is none of a rule": (
        "Washington has banned the H20, Nvidia says. Washington disputes the figure.",
        ("restricts",),
        {("restricts", "regulation:us-h20-licence-2025", "chip:nvidia-h20", None, None, "asserted")},
    ),
    "a disputed figure": (
        "Meta ordered 500 MI300Xs from AMD, AMD says. Meta disputes the figure.",
        ("orders",),
        {
            ("orders", "company:meta", "company:amd", 500, None, "asserted"),
            ("orders", "company:meta", "company:amd", 500, None, "denied"),
        },
    ),
    "capital equipment is no revenue of a line": (
        "Micron said its HBM revenue had reached $1.5 billion. It expects to spend $14 billion on capital equipment.",
        ("sales", "capex"),
        {
            ("sales", "company:micron", "segment:hbm", 1.5e9, None, "asserted"),
            ("capex", "company:micron", None, 1.4e10, None, "planned"),
        },
    ),
    "a result that beats estimates is none": (
        "Dell's revenue of $29.8 billion beat our estimate and rose 20%.",
        ("revenue", "revenue_change"),
        {
            ("revenue", "company:dell", None, 2.98e10, None, "asserted"),
            ("revenue_change", "company:dell", None, 0.2, None, "asserted"),
        },
    ),
    "who estimates": (
        "Dell's revenue, Omdia estimates, rose 20%.",
        ("revenue_change",),
        {("revenue_change", "company:dell", None, 0.2, None, "estimated")},
    ),
    "whose goods they are does not act": (
        "CoreWeave has no AMD cards; all of its GPUs are Nvidia's. It was the first to deploy the GB300.",
        ("uses",),
        {("uses", "company:coreweave", "chip:nvidia-gb300", None, None, "asserted")},
    ),
    "rules in force beside one that is only considered": (
        "The Commerce Department is considering a rule that would require a licence for renting chips to China. "
        "Under current rules, firms may not ship the H100 to China without a licence.",
        ("restricts",),
        {
            ("restricts", "regulation:us-draft-2025", "region:china", None, None, "planned"),
            ("restricts", "regulation:us-advanced-computing-2023", "chip:nvidia-h100", None, None, "asserted"),
            ("restricts", "regulation:us-advanced-computing-2023", "region:china", None, None, "asserted"),
        },
    ),
    "who suffers by a rule": (
        "If the ban on the H20 stays, Oracle will be hit hardest.",
        ("restricts",),
        {("restricts", "regulation:us-h20-licence-2025", "chip:nvidia-h20", None, None, "asserted")},
    ),
    "an authority that answers another": (
        "The Commerce Department banned the H20 in April. China's commerce ministry called the step bullying. "
        "It has told companies to avoid the RTX Pro 6000D.",
        ("restricts",),
        {
            ("restricts", "regulation:us-h20-licence-2025", "chip:nvidia-h20", None, "2025-04", "asserted"),
            (
                "restricts",
                "regulation:china-cac-rtx-pro-6000d-2025",
                "chip:nvidia-rtx-pro-6000d",
                None,
                None,
                "asserted",
            ),
        },
    ),
    "经销商手里的": (
        "英伟达的H100又跌价了。一位经销商说，他手里还剩不到200张H100。",
        ("holds",),
        set(),
    ),
    "who is named in a relative clause is not the company": (
        "SK hynix fell. The chipmaker, which overtook Samsung, is silent. The company is worth 243 trillion won.",
        ("market_cap",),
        {("market_cap", "company:sk-hynix", None, 2.43e14, "2025-09-18", "asserted")},
    ),
    "each buyer its own number": (
        "Meta ordered 20,000 H100s from Nvidia and Microsoft 30,000.",
        ("orders",),
        {
            ("orders", "company:meta", "company:nvidia", 20000, None, "asserted"),
            ("orders", "company:microsoft", "company:nvidia", 30000, None, "asserted"),
        },
    ),
    "a second supplier is not supplied": (
        "Samsung supplies HBM to AMD and SK hynix to Nvidia.",
        ("supplies",),
        {("supplies", "company:samsung", "company:amd", None, None, "asserted")},
    ),
    "two sellers": (
        "Meta bought 10,000 chips from Nvidia and AMD in 2024.",
        ("orders",),
        {("orders", "company:meta", "company:amd+company:nvidia", 10000, "2024", "asserted")},
    ),
    "when what was ordered comes": (
        "Oracle has ordered 4,000 B300s from Nvidia, which is to deliver them in March.",
        ("orders",),
        {("orders", "company:oracle", "company:nvidia", 4000, None, "asserted")},
    ),
    "what is made of a successor": (
        "The Groq LPU was made by GlobalFoundries; its successor will come from Samsung's fab in Taylor, Texas.",
        ("fabricates",),
        {("fabricates", "foundry:globalfoundries", "chip:groq-lpu", None, None, "asserted")},
    ),
    "what was paid is no valuation, nor a past one today's": (
        "Graphcore, which SoftBank bought in July 2024 for about $600 million, was once valued at $2.8 billion.",
        ("market_cap",),
        {("market_cap", "company:graphcore", None, 2.8e9, None, "asserted")},
    ),
    "a level at either end of a range of years": (
        "From 2022 to 2024 Meta's capex rose from $31 billion to $39 billion.",
        ("capex",),
        {
            ("capex", "company:meta", None, 3.1e10, "2022", "asserted"),
            ("capex", "company:meta", None, 3.9e10, "2024", "asserted"),
        },
    ),
    "两年之间": (
        "2022年至2024年，英伟达数据中心收入从150亿美元增至475亿美元。",
        ("sales",),
        {
            ("sales", "company:nvidia", "segment:data-center", 1.5e10, "2022", "asserted"),
            ("sales", "company:nvidia", "segment:data-center", 4.75e10, "2024", "asserted"),
        },
    ),
    "the older of two chips": (
        "The B200 is twice as fast as the H200. Meta has bought 50,000 of the older cards.",
        ("orders",),
        {("orders", "company:meta", "chip:nvidia-h200", 50000, None, "asserted")},
    ),
    "what a site holds, its owner need not": (
        "Microsoft's Fairwater site in Wisconsin will have 300,000 GB200s.",
        ("holds", "cluster_size"),
        {("cluster_size", "cluster:fairwater", "chip:nvidia-gb200", 300000, None, "planned")},
    ),
    "an estimate that is raised is no money raised": (
        "We raise our 2026 revenue estimate for Broadcom to $85 billion from $78 billion. Google has ordered TPUs.",
        ("invests_in", "revenue"),
        {
            ("revenue", "company:broadcom", None, 8.5e10, "2026", "estimated"),
            ("revenue", "company:broadcom", None, 7.8e10, "2026", "estimated"),
        },
    ),
    "so many more than another": ("Meta has 20,000 more H100s than Google.", ("holds",), set()),
    "more than so many": (
        "Meta has more than 20,000 H100s.",
        ("holds",),
        {("holds", "company:meta", "chip:nvidia-h100", 20000, None, "asserted")},
    ),
    "a country that follows with its makers' goods": (
        "The Netherlands follows on September 1st with ASML's DUV machines.",
        ("launches",),
        set(),
    ),
    "what a lawsuit claims": (
        "A lawsuit filed in Texas claims that Samsung sold 2,000 smuggled chips to SMIC.",
        ("supplies",),
        {("supplies", "company:samsung", "foundry:smic", 2000, None, "reported")},
    ),
    "what a market is worth": (
        "Lisa Su, AMD's boss, reckons the market for AI accelerators will be worth $500 billion in 2028.",
        ("market_cap",),
        set(),
    ),
    "what somebody will not, with an aside between": (
        "Tencent did not, as rumoured, order 5,000 H20s.",
        ("orders",),
        {("orders", "company:tencent", "chip:nvidia-h20", 5000, None, "denied")},
    ),
    "where a research house has its seat": (
        "TrendForce, a research firm in Taipei, forecasts that Nvidia will ship 6.4 million GPUs in 2025.",
        ("sales",),
        {("sales", "company:nvidia", None, 6.4e6, "2025", "estimated")},
    ),
    "each of two chips its own number in brackets": (
        "The MI300X has more memory than the H100 (192 GB against 80 GB).",
        ("spec",),
        {
            ("spec", "chip:amd-mi300x", None, 192, None, "asserted"),
            ("spec", "chip:nvidia-h100", None, 80, None, "asserted"),
        },
    ),
    "what a chip has rather than that": (
        "The MI325X has 256 GB of HBM3E rather than the 288 GB that AMD had talked about.",
        ("spec",),
        {("spec", "chip:amd-mi325x", None, 256, None, "asserted")},
    ),
    "a share of the yield is no price": (
        "SMIC's 5nm costs up to 50% more than TSMC's, with a third of the yield.",
        ("price_change",),
        set(),
    ),
    "minutes on so many chips are no order and no need": (
        "Nvidia needed 3.4 minutes on 11,616 H100s for GPT-3; Google took 12.2 minutes on 12,288 TPU v5p chips.",
        ("orders", "needs"),
        set(),
    ),
    "a country's computing power is not that of who reckons it up": (
        "清华大学智能产业研究院院长张亚勤估计，全中国的算力加总起来大约相当于50万块A100。",
        ("holds",),
        {("holds", "region:china", "chip:nvidia-a100", 500000, None, "estimated")},
    ),
    "who rents cards sets no price": (
        "Mercado Libre, which already rents 200 H200s, may double that.",
        ("price_change",),
        set(),
    ),
    "when a company was set up is not when it ordered": (
        "Atacama, a cloud company set up in 2024 by two engineers, has ordered 6,144 B300 chips from Nvidia.",
        ("orders",),
        {("orders", "company:atacama", "company:nvidia", 6144, None, "asserted")},
    ),
    "when a report was that is contradicted": (
        "CoreWeave has never bought chips from Huawei, contrary to a report in a local paper in January.",
        ("orders",),
        {("orders", "company:coreweave", "company:huawei", None, None, "denied")},
    ),
    "whom the text goes on about behind a list of customers": (
        "Atacama Compute, a cloud company, has ordered 6,144 B300s from Nvidia.\n\n"
        "Who will use them? Codelco, a miner, has signed up. Adobe may follow.\n\n"
        "In January the firm raised $85 million at a valuation of $400 million.",
        ("market_cap",),
        {("market_cap", "company:atacama-compute", None, 4e8, "2025-01", "asserted")},
    ),
    "领投者": (
        "合肥产投去年9月领投了5亿元的C轮，投后估值48亿元；兴业银行旗下的基金跟投了1亿元。",
        ("market_cap",),
        set(),
    ),
    "订货多一倍": (
        "长江存储的颗粒也不便宜，浪潮信息今年向它订了8亿元的货，比去年多一倍。",
        ("price_change",),
        set(),
    ),
    "a country's computing power, with a comma": (
        "清华大学智能产业研究院院长张亚勤今年4月估计，全中国的算力加总，相当于50万块A100。",
        ("holds",),
        {("holds", "region:china", "chip:nvidia-a100", 500000, "2025-04", "estimated")},
    ),
    "prosecutors allege": (
        "Prosecutors allege that Megaspeed bought 2,000 H100s from Nvidia.",
        ("orders",),
        {("orders", "company:megaspeed", "company:nvidia", 2000, None, "reported")},
    ),
    "prosecutors say": (
        "Prosecutors say that Megaspeed bought 2,000 H100s from Nvidia.",
        ("orders",),
        {("orders", "company:megaspeed", "company:nvidia", 2000, None, "asserted")},
    ),
    "what stands in brackets denies nothing": (
        "Fjord Speech trained its Oslo-20B model on 256 MI250s (a supercomputer's, not its own) in 48 days.",
        ("training_time", "trained_on"),
        {
            ("training_time", "model:oslo-20b", "chip:amd-mi250", 48.0, None, "asserted"),
            ("trained_on", "model:oslo-20b", "chip:amd-mi250", 256.0, None, "asserted"),
        },
    ),
    "what is left out denies nothing": (
        "AMD's MI308 will go without NVLink and will cost about $9,000.",
        ("price",),
        {("price", "chip:amd-mi308", None, 9000.0, None, "estimated")},
    ),
    "who does without doing has not done": (
        "Nvidia went a year without selling an H20 to Tencent.",
        ("supplies",),
        {("supplies", "company:nvidia", "company:tencent", None, None, "denied")},
    ),
    "a price set against another is exact": (
        "Traders ask $8,000 for a B40, well below the $12,000 charged for an H20.",
        ("price",),
        {
            ("price", "chip:nvidia-b40", None, 8000.0, None, "asserted"),
            ("price", "chip:nvidia-h20", None, 12000.0, None, "asserted"),
        },
    ),
    "what is charged for goods behind is their price": (
        "A Trainium 2 costs Amazon about $4,000 against the $30,000 that Nvidia charges for a B200.",
        ("price",),
        {
            ("price", "chip:aws-trainium-2", None, 4000.0, None, "asserted"),
            ("price", "chip:nvidia-b200", None, 30000.0, None, "asserted"),
        },
    ),
    "a figure is of whom the words behind it name": (
        "Daon predicts a monthly capacity of 130,000 wafers for Samsung and 120,000 or so for SK hynix.",
        ("capacity",),
        {("capacity", "foundry:samsung-foundry", None, 130000.0, None, "estimated")},
    ),
    "that chip is the one named last": (
        "The B200 sells well. Micron ships memory for Nvidia's H200. That chip offers 141 GB of memory.",
        ("spec",),
        {("spec", "chip:nvidia-h200", None, 141.0, None, "asserted")},
    ),
    "one thing told twice is no list": (
        "Ironwood, the TPU's seventh generation, has 192 GB of HBM.",
        ("spec",),
        {("spec", "chip:google-tpu-v7", None, 192.0, None, "asserted")},
    ),
    "a part of what somebody pays is no change of price": (
        "Yotta haggles with vendors over price and refunds up to 40% of what a start-up pays.",
        ("price_change",),
        set(),
    ),
    "revenue is whose it comes to": (
        "OpenAI ordered MI450s from AMD. In our model this equals $19bn of revenue to AMD.",
        ("revenue",),
        set(),
    ),
    "inventories are no prices": (
        "Dell builds the Colossus cluster. Inventory climbed to $116.7 million.",
        ("price",),
        set(),
    ),
    "what a share fall wiped out is no market value": (
        "Nvidia dropped 17% on Monday. That is $589 billion of market value.",
        ("market_cap",),
        set(),
    ),
    "shares of a company raise its value": (
        "Cerebras needs 9,000 wafers. Shares of TSMC gained 4.4% in New York, "
        "lifting its market capitalisation past $1.7 trillion.",
        ("market_cap",),
        {("market_cap", "foundry:tsmc", None, 1.7e12, "2025-09-18", "asserted")},
    ),
    "a figure with a label of its own": (
        "Marvell reports. Capex: $95 million; buybacks: $200 million.",
        ("capex",),
        {("capex", "company:marvell", None, 95e6, None, "asserted")},
    ),
    "whoever it may be is nobody": (
        "CoreWeave rents. Any company at least half owned by a firm on the Entity List is treated as listed.",
        ("restricts",),
        set(),
    ),
    "a buyer's partner sells nothing": (
        "DeepSeek has about 10,000 H800s, bought together with High-Flyer.",
        ("orders", "partners_with"),
        set(),
    ),
    "lead times of goods without a name": (
        "Nvidia's H100 is scarce. Lead times for transformers have reached 128 weeks.",
        ("lead_time",),
        set(),
    ),
    "lead times of new orders are the maker's": (
        "Lead times for new orders are now 30 weeks at TSMC.",
        ("lead_time",),
        {("lead_time", "foundry:tsmc", None, 6.92307692308, "2025", "asserted")},
    ),
    "what a chip comes with is no limit": (
        "Gaudi 3 appeared two years after Washington tightened its rules. "
        "It came with 128 gigabytes of memory and a memory bandwidth of 3.7 terabytes a second.",
        ("threshold",),
        set(),
    ),
    "what needs leave is not done": (
        "Huawei and SMIC were listed. Companies on the island need approval before they ship to either of them.",
        ("supplies",),
        set(),
    ),
    "what somebody wishes he has not": (
        "Isambard-AI has 5,448 GH200s. Its head would like 10,000 Vera Rubins.",
        ("cluster_size",),
        {("cluster_size", "cluster:isambard", "chip:nvidia-gh200", 5448.0, None, "asserted")},
    ),
    "orders taken are no sales": (
        "Dell shipped $9.8bn of AI servers and took in $16.4bn of new orders.",
        ("sales",),
        {("sales", "company:dell", "segment:ai-server", 9.8e9, None, "asserted")},
    ),
    "what a country sends is no tenant's sale": (
        "ByteDance rents halls in Johor. In May Taiwan shipped $3.4 billion worth of AI hardware to Malaysia.",
        ("sales",),
        set(),
    ),
    "what a country needs nobody's site draws": (
        "Colin Devereux of Threlkeld Associates, a consultancy, thinks that Britain will need another 6GW by 2030.",
        ("power",),
        set(),
    ),
    "whom a description names is not the one spoken of": (
        "UCL runs 5,448 GH200s. A Sheffield group that looks for antibiotics booked 300 of the chips.",
        ("orders",),
        set(),
    ),
    "a rival of an owner is not invested in": (
        "KT, a competitor of SK Telecom, invested 33 billion won in 2022.",
        ("invests_in",),
        set(),
    ),
    "to make deliveries is to design nothing": (
        "Nvidia's H20 is back. It hopes to make the first deliveries of the chip in August.",
        ("designs",),
        set(),
    ),
    "short of a forecast is no shortage": (
        "Dell's memory revenue was 11% higher than a year ago and a touch short of what we were looking for.",
        ("capacity_gap",),
        set(),
    ),
    "a part without a known name earns its own": (
        "Dell reported on Tuesday. The Client Solutions Group had sales of $12.5bn.",
        ("revenue",),
        set(),
    ),
    "an apposition stands whatever is denied": (
        "AMD denied a report that the MI355X, the successor to the MI325X, would be made by Samsung.",
        ("successor_of", "fabricates"),
        {
            ("successor_of", "chip:amd-mi355x", "chip:amd-mi325x", None, None, "asserted"),
            ("fabricates", "foundry:samsung-foundry", "chip:amd-mi355x", None, None, "denied"),
        },
    ),
    "up to that, and no more than that": (
        "Wiwynn's capex will go up to NT$24bn this year. Meta's will be up to $72 billion.",
        ("capex",),
        {
            ("capex", "company:wiwynn", None, 24e9, "2025", "planned"),
            ("capex", "company:meta", None, None, "2025", "planned"),
        },
    ),
    "the firm of a section": (
        "# Results\n\n## CoreWeave\n\nMeta signed up for $14.2 billion. The firm has bought 9,000 GB300s from Dell.\n\n"
        "## Marvell Technology (MRVL, $93.40)\n\nTrainium 3 is made by TSMC. "
        "Guidance for the year is for sales of about $9bn.",
        ("orders", "revenue"),
        {
            ("orders", "company:coreweave", "company:dell", 9000.0, None, "asserted"),
            ("revenue", "company:marvell", None, 9e9, None, "estimated"),
        },
    ),
    "who was named in passing is not gone on about": (
        "Marvell reported on Thursday. Trainium 3, which TSMC produces on its 3nm node, is ramping. "
        "Capital spending will be $430 million.",
        ("capex",),
        {("capex", "company:marvell", None, 430e6, None, "planned")},
    ),
    "what an earlier issue had is corrected": (
        "In #57 I wrote that Maia 200 had 256 GB of HBM. In #58 I had Humain ordering 600,000 GB300s.",
        ("spec", "orders"),
        set(),
    ),
    "a company is called by its own seat": (
        "Microsoft and Amazon lead. Oracle will spend more. The Redmond company expects capex of $80 billion. "
        "The Seattle company expects capex of $100 billion.",
        ("capex",),
        {
            ("capex", "company:microsoft", None, 80e9, None, "planned"),
            ("capex", "company:amazon", None, 100e9, None, "planned"),
        },
    ),
    "a company is called by what it is": (
        "Amazon uses Trainium 2. Anthropic trains Claude on it. The e-commerce group spent $31.4 billion on capex.",
        ("capex",),
        {("capex", "company:amazon", None, 31.4e9, None, "asserted")},
    ),
    "a chip set beside is not gone on about": (
        "Rebel-Quad packs 144 GB of memory. Nvidia specifies 700 watts for the H200. "
        "Samsung's foundry makes the part on a 4nm line.",
        ("process_node",),
        {("process_node", "chip:rebellions-rebel-quad", None, 4.0, None, "asserted")},
    ),
    "somebody's customer is not gone on about": (
        "CoreWeave had revenue of $1.21 billion. Its biggest customer, Microsoft, accounted for most of that. "
        "The company expects capex of $20 billion.",
        ("capex",),
        {("capex", "company:coreweave", None, 20e9, None, "planned")},
    ),
    "what a stake is worth is no market value": (
        "SoftBank's stake in OpenAI is worth $30 billion.",
        ("market_cap",),
        set(),
    ),
    "a quarter is no market": (
        "Samsung trails SK Hynix in HBM. It had 17% of the market in the second quarter, against 62% for its rival.",
        ("market_share",),
        {("market_share", "company:samsung", "segment:hbm", 0.17, "2025-Q2", "asserted")},
    ),
    "what a forecast was is a forecast": (
        "Supermicro cut its revenue forecast to $22 billion from $26 billion.",
        ("revenue",),
        {
            ("revenue", "company:supermicro", None, 22e9, None, "estimated"),
            ("revenue", "company:supermicro", None, 26e9, None, "estimated"),
        },
    ),
    "what revenue was is no forecast": (
        "Dell's revenue rose to $107 billion from $95 billion.",
        ("revenue",),
        {
            ("revenue", "company:dell", None, 95e9, None, "asserted"),
            ("revenue", "company:dell", None, 107e9, None, "asserted"),
        },
    ),
    "neither is made": (
        "TSMC makes neither the Ascend 910C nor any other chip for Huawei.",
        ("fabricates",),
        {("fabricates", "foundry:tsmc", "chip:huawei-ascend-910c", None, None, "denied")},
    ),
    "none was shipped or sold": (
        "No H20 has been shipped to China since April. No Nvidia chips were sold to Huawei.",
        ("supplies",),
        {("supplies", "company:nvidia", "company:huawei", None, None, "denied")},
    ),
    "no one more than one who has many": (
        "No one has bought more H100s than Meta, which has 350,000.",
        ("holds", "orders"),
        {("holds", "company:meta", "chip:nvidia-h100", 350000.0, None, "asserted")},
    ),
    "what was planned before is not bought": (
        "xAI bought 100,000 H100s rather than the 50,000 it had planned.",
        ("orders",),
        {("orders", "company:xai", "chip:nvidia-h100", 100000.0, None, "asserted")},
    ),
    "who is charged sets no price": (
        "TSMC will charge Apple and Nvidia 10% more for 2nm wafers next year.",
        ("price_change",),
        {("price_change", "foundry:tsmc", None, 0.1, "2026", "estimated")},
    ),
    "on nothing else is on that": (
        "DeepSeek's R1 was not trained on anything but H800s.",
        ("trained_on",),
        {("trained_on", "model:deepseek-r1", "chip:nvidia-h800", None, None, "asserted")},
    ),
    "none was ordered, whatever comes": (
        "Meta has not ordered any MI300Xs but will test them.",
        ("orders",),
        {("orders", "company:meta", "chip:amd-mi300x", None, None, "denied")},
    ),
    "never above is at most": (
        "Loam-1 spent 38 days on the machine, and its utilisation never climbed above 41% of peak.",
        ("utilization",),
        {("utilization", "model:loam-1", None, None, None, "asserted")},
    ),
    "a charge is no lost sale": (
        "Nvidia took a $4.5 billion charge on unsold H20s and lost $2.5 billion in sales.",
        ("sales_at_risk",),
        {("sales_at_risk", "company:nvidia", None, 2.5e9, None, "asserted")},
    ),
    "so many a week are no number sold": (
        "Supermicro is shipping 100,000 GPUs a quarter. Foxconn supplies Nvidia with 2,000 GB300 racks a week.",
        ("sales", "supplies"),
        {("supplies", "company:foxconn", "company:nvidia", None, None, "asserted")},
    ),
    "a lost order is none": (
        "Samsung lost Nvidia's order for RTX 50 chips to TSMC.",
        ("orders",),
        set(),
    ),
    "a forecast that is moved is no growth": (
        "Bernstein raised its forecast for Cambricon's revenue by a third, to 9 billion yuan.",
        ("revenue", "revenue_change"),
        {("revenue", "company:cambricon", None, 9e9, None, "estimated")},
    ),
    "what a country hopes for no site draws": (
        "OpenAI's Stargate will start with 200 megawatts next year; the UAE hopes for five gigawatts.",
        ("power",),
        {("power", "cluster:stargate", None, 200.0, "2026", "planned")},
    ),
    "wafers that were shipped are no capacity": (
        "SMIC shipped 2.39 million wafers in the quarter.",
        ("capacity",),
        set(),
    ),
    "who accounts for spending sells nothing": (
        "Hyperscalers will spend $390 billion this year, with Amazon alone accounting for $118 billion.",
        ("sales",),
        set(),
    ),
    "another hall of theirs has its own power": (
        "Nebius's New Jersey data centre will have 300 megawatts; its Finnish one has 75.",
        ("power",),
        {("power", "cluster:nebius", None, 300.0, None, "planned")},
    ),
    "a site in a state draws, and no company": (
        "Meta will borrow $29 billion for its Hyperion site in Louisiana, which could reach five gigawatts.",
        ("power",),
        {("power", "cluster:hyperion", None, 5000.0, None, "possible")},
    ),
    "machines put into a hall are no investment": (
        "Lagoon Compute ordered B300s from Dell, and would put them into a former smelter at Ajka.",
        ("invests_in",),
        set(),
    ),
    "a sum in unknown money": (
        "Zamtel will spend 150 billion kwacha on capex, against 41 billion in 2024. Meta's capex was $70 billion.",
        ("capex",),
        {("capex", "company:meta", None, 70e9, "2024", "asserted")},
    ),
    "half of an order is half of its number": (
        "Lagoon cancelled half of an order for 3,000 H200s. Microsoft cut its order for 5,000 GB300s by 20%.",
        ("cuts_orders",),
        {
            ("cuts_orders", "company:lagoon", "chip:nvidia-h200", 1500.0, None, "asserted"),
            ("cuts_orders", "company:microsoft", "chip:nvidia-gb300", 0.2, None, "asserted"),
        },
    ),
    "who is beaten to an order has none": (
        "Hon Hai beat Quanta to an order from Microsoft worth $4 billion.",
        ("orders",),
        set(),
    ),
    "the one site of several": (
        "OpenAI and Oracle will add five sites; the one in Shackelford County will have 1.2 gigawatts.",
        ("power",),
        set(),
    ),
    "what it draws at first": (
        "The Abilene site will draw 140 megawatts at first and 400 megawatts once a park is finished in 2028.",
        ("power",),
        {
            ("power", "cluster:stargate-abilene", None, 140.0, None, "planned"),
            ("power", "cluster:stargate-abilene", None, 400.0, "2028", "planned"),
        },
    ),
    "who comes first in a rank is not told of": (
        "The Dutch government, the second-largest customer after ASML, uses its H200s to train a model.",
        ("uses",),
        set(),
    ),
    "a company has one id, whoever runs it": (
        "Dutch cloud Polder Compute ordered 9,000 MI355X chips from AMD. "
        '"They are quick," said Femke Haan, who runs Polder. '
        "She expects to spend €300 million on equipment.",
        ("orders", "capex"),
        {
            ("orders", "company:polder-compute", "company:amd", 9000.0, None, "asserted"),
            ("capex", "company:polder-compute", None, 300e6, None, "planned"),
        },
    ),
    "a line only considered makes nothing": (
        "Auriga makes the A9 chip. Auriga considered TSMC's 5nm line for the A9.",
        ("fabricates", "process_node"),
        set(),
    ),
    "a refusal ends with its object": (
        "Auriga makes the A9 chip. Auriga rejected Samsung and makes the A9 on TSMC's 5nm line.",
        ("fabricates", "process_node"),
        {
            ("fabricates", "foundry:tsmc", "chip:auriga-a9", None, None, "asserted"),
            ("process_node", "chip:auriga-a9", None, 5, None, "asserted"),
        },
    ),
    "wants one thing and has done another": (
        "Meta wants to cut costs and has ordered 3,000 H100s.",
        ("orders",),
        {
            ("orders", "company:meta", "chip:nvidia-h100", 3000, None, "asserted"),
        },
    ),
    "plans one thing and did another": (
        "Meta plans a new site and bought 300 H100s for it.",
        ("orders",),
        {
            ("orders", "company:meta", "chip:nvidia-h100", 300, None, "asserted"),
        },
    ),
    "did not do one thing and did another": (
        "Meta did not want to wait and ordered 3,000 H100s.",
        ("orders",),
        {
            ("orders", "company:meta", "chip:nvidia-h100", 3000, None, "asserted"),
        },
    ),
    "may have done two things": (
        "Meta may have leased and bought 300 H100s.",
        ("orders",),
        {
            ("orders", "company:meta", "chip:nvidia-h100", 300, None, "possible"),
        },
    ),
    "what is only tried is not bought": (
        "Meta has not bought any AMD chips, though it tested 16 MI325Xs.",
        ("orders",),
        {
            ("orders", "company:meta", "company:amd", None, None, "denied"),
        },
    ),
    "everyone who is not somebody": (
        "Ferrowave makes chips. Somebody at Lindmark Research told me that everyone who isn't Nvidia or "
        "Google adds up to less than 8% of the inference market.",
        ("market_share",),
        set(),
    ),
    "makers besides somebody": (
        "Makers besides Nvidia and AMD have 4% of the market for accelerators.",
        ("market_share",),
        set(),
    ),
    "clouds apart from somebody": (
        "Clouds apart from Amazon and Microsoft bought 40,000 H100s. Besides Meta, Oracle has bought 300 B200s.",
        ("orders",),
        {
            ("orders", "company:oracle", "chip:nvidia-b200", 300, None, "asserted"),
        },
    ),
    "whose revenue a customer makes up": (
        "Vultar, a cloud, filed to go public. Microsoft, which signed with Fluidstack last year, "
        "accounted for 61% of its revenue in 2025. Revenue reached $310 million in those twelve months.",
        ("revenue",),
        {
            ("revenue", "company:vultar", None, 310000000.0, "2025", "asserted"),
        },
    ),
    "this is the one told of": (
        "In China Nvidia will sell the B40, which is derived from the RTX Pro 6000. Reuters reported in "
        "May that this would sell for $6,500 to $8,000, while the H20 had gone for $10,000 to $12,000.",
        ("price",),
        {
            ("price", "chip:nvidia-b40", None, 6500, "2025-05", "estimated"),
            ("price", "chip:nvidia-h20", None, 10000, "2025-05", "estimated"),
        },
    ),
    "a brokerage reckons for the company": (
        "Nvidia sells the H20. Harrow Lane, a research boutique, reckons that $9 billion of the "
        "company's sales in China could be at risk.",
        ("sales", "sales_at_risk"),
        {
            ("sales_at_risk", "company:nvidia", "region:china", 9000000000.0, None, "possible"),
        },
    ),
    "another of a line that is known": (
        "SiPearl's Rhea1 is made by TSMC. Rumour in Grenoble has it that Rhea2, the successor, will be "
        "made by Intel's foundry.",
        ("fabricates",),
        {
            ("fabricates", "foundry:intel-foundry", "chip:sipearl-rhea2", None, None, "reported"),
            ("fabricates", "foundry:tsmc", "chip:sipearl-rhea1", None, None, "asserted"),
        },
    ),
    "transformers are waited for": (
        "Quillon makes the K4 at TSMC. The substation transformers have a three-year wait. The "
        "switchgear took 28 months to arrive.",
        ("lead_time",),
        set(),
    ),
    "cards are waited for": (
        "Nvidia sells the H100. The cards take 11 months to arrive.",
        ("lead_time",),
        {
            ("lead_time", "chip:nvidia-h100", None, 11, None, "asserted"),
        },
    ),
    "once a miner": (
        "Microsoft rents the Vineland site from Nebius. Applied Hashing, once a bitcoin miner, said last "
        "week it had bought 4,200 B200s, which will lift its fleet to around 23,000 GPUs by year-end.",
        ("orders", "holds"),
        {
            ("holds", "company:applied-hashing", "chip:gpu", 23000, "2025-12", "planned"),
            ("orders", "company:applied-hashing", "chip:nvidia-b200", 4200, None, "asserted"),
        },
    ),
    "a fund named after a company": (
        "Robert Bosch Venture Capital put €22 million into Keldra and Samsung Ventures €15 million. "
        "Saudi Aramco's Wa'ed Ventures put 20 billion won into Rebellions.",
        ("invests_in",),
        {
            ("invests_in", "company:robert-bosch-venture-capital", "company:keldra", 22000000.0, None, "asserted"),
            ("invests_in", "company:samsung-ventures", "company:keldra", 15000000.0, None, "asserted"),
            ("invests_in", "company:waed-ventures", "company:rebellions", 20000000000.0, None, "asserted"),
        },
    ),
    "what a rival says somebody did": (
        "A rival says Intel has ordered 4,000 H100s. A rival has bought 300 A100s.",
        ("orders",),
        {
            ("orders", "company:intel", "chip:nvidia-h100", 4000, None, "asserted"),
        },
    ),
    "its own site at home": (
        "Foxconn will build racks for Nvidia. It will fit out Oracle and Microsoft with GB300 racks. At "
        "home it is building a 27-megawatt cluster in Kaohsiung.",
        ("operates", "power"),
        {
            ("operates", "company:foxconn", "cluster:foxconn-kaohsiung", None, None, "planned"),
            ("power", "cluster:foxconn-kaohsiung", None, 27, None, "planned"),
        },
    ),
    "the line of business that was sold": (
        "AMD sold $5.4 billion of AI chips. Dell shipped $9.8 billion worth of AI servers.",
        ("sales",),
        {
            ("sales", "company:amd", "segment:ai-chip", 5400000000.0, None, "asserted"),
            ("sales", "company:dell", "segment:ai-server", 9800000000.0, None, "asserted"),
        },
    ),
    "bounds behind a comma and in quotation marks": (
        'A used V100 costs $1,200, tops. Each of Auriga\'s A7 boards is to cost "well under" €9,000.',
        ("price",),
        {
            ("price", "chip:auriga-a7", None, None, None, "estimated"),
            ("price", "chip:nvidia-v100", None, None, None, "asserted"),
        },
    ),
    "about so many": (
        "Scaleway had 14,300 accelerators, give or take.",
        ("holds", "orders"),
        {
            ("holds", "company:scaleway", "chip:gpu", 14300, None, "asserted"),
        },
    ),
    "a customer without a name cuts orders": (
        "One large customer of Supermicro has cancelled its orders. Supermicro's customer Meta has cut "
        "its orders with Dell.",
        ("cuts_orders",),
        {
            ("cuts_orders", "company:meta", "company:dell", None, None, "asserted"),
            ("cuts_orders", "company:unnamed", "company:supermicro", None, None, "asserted"),
        },
    ),
    "no customer has cut orders": (
        "None of Cambricon's customers has cut an order.",
        ("cuts_orders",),
        {
            ("cuts_orders", "company:unnamed", "company:cambricon", None, None, "denied"),
        },
    ),
    "a customer is not who acts": (
        "Dell, a customer of Nvidia, cut its orders.",
        ("cuts_orders",),
        {
            ("cuts_orders", "company:dell", None, None, None, "asserted"),
        },
    ),
    "a run is of the chips that were told": (
        "Sarvam AI trained Sarvam-1 on 1,024 H100s. The run took five days.",
        ("training_time",),
        {
            ("training_time", "model:sarvam-1", "chip:nvidia-h100", 5, None, "asserted"),
        },
    ),
    "several companies of one person": (
        "Elon Musk's companies between them own more than 150,000 H100s.",
        ("holds",),
        set(),
    ),
    "the company of one person": (
        "Musk's company owns 300 H100s.",
        ("holds",),
        {
            ("holds", "company:xai", "chip:nvidia-h100", 300, None, "asserted"),
        },
    ),
    "a measure is no model": (
        "ByteDance gets a 175-billion-parameter model to a model FLOPs utilisation of 55.2% on 12,288 GPUs.",
        ("utilization", "trained_on"),
        {
            ("utilization", "model:unnamed", None, 0.552, None, "asserted"),
        },
    ),
    "serving is no model": (
        "Serving a model of that size to all of Europe would demand between 40,000 and 60,000 H200s, "
        "Mistral's people guess.",
        ("needs",),
        set(),
    ),
    "figures of a model are no model": (
        "Mistral published the numbers of its 105-billion-parameter model. AMD released benchmarks of "
        "the MI355X in June.",
        ("launches", "develops"),
        set(),
    ),
    "weights of a model are the model": (
        "Mistral released the weights of Mistral Large 3 in June.",
        ("launches",),
        {
            ("launches", "company:mistral", "model:mistral-large-3", None, "2025-06", "asserted"),
        },
    ),
    "the first of two is another": (
        "For its second part, the K9, Auriga is moving from Samsung to Intel Foundry. The first had been "
        "produced by Samsung at 5nm.",
        ("fabricates", "process_node"),
        set(),
    ),
    "the first of two that are told": (
        "Nvidia sells the H20 and the H200. The first costs $12,000, the second costs $30,000.",
        ("price",),
        {
            ("price", "chip:nvidia-h20", None, 12000, None, "asserted"),
            ("price", "chip:nvidia-h200", None, 30000, None, "asserted"),
        },
    ),
    "those who did not do it": (
        "Those who did not cut their capex in 2024: Meta (+70%), Alphabet (+55%).",
        ("capex_change",),
        {
            ("capex_change", "company:google", None, 0.55, "2024", "asserted"),
            ("capex_change", "company:meta", None, 0.7, "2024", "asserted"),
        },
    ),
    "cards that are all of a kind": (
        "Nebius bought 300 cards, all of them B200s. Lambda has 4,000 GPUs, mostly H200s.",
        ("orders", "holds"),
        {
            ("holds", "company:lambda", "chip:gpu", 4000, None, "asserted"),
            ("orders", "company:nebius", "chip:nvidia-b200", 300, None, "asserted"),
        },
    ),
    "six old chips are no predecessor": (
        "An A100 replaces roughly six V100s for training. The B200 replaces the H200.",
        ("successor_of",),
        {
            ("successor_of", "chip:nvidia-b200", "chip:nvidia-h200", None, None, "asserted"),
        },
    ),
    "the maker's contract is an order of the other": (
        "Samsung's contract with Tesla is worth $16.5 billion. Lambda's contract with Microsoft is worth $3 billion.",
        ("orders",),
        {
            ("orders", "company:microsoft", "company:lambda", 3000000000.0, None, "asserted"),
            ("orders", "company:tesla", "company:samsung", 16500000000.0, None, "asserted"),
        },
    ),
    "the contract told of": (
        "Tesla ordered chips from Samsung. The contract is worth $16.5 billion.",
        ("orders",),
        {
            ("orders", "company:tesla", "company:samsung", 16500000000.0, None, "asserted"),
            ("orders", "company:tesla", "company:samsung", None, None, "asserted"),
        },
    ),
    "a round beside a valuation": (
        "Groq raised $750 million at a valuation of $6.9 billion in a round led by Disruptive. Mistral "
        "was valued at €11.7 billion in the round.",
        ("market_cap", "invests_in"),
        {
            ("invests_in", "company:disruptive", "company:groq", None, None, "asserted"),
            ("market_cap", "company:groq", None, 6900000000.0, "2025-09-18", "asserted"),
            ("market_cap", "company:mistral", None, 11700000000.0, "2025-09-18", "asserted"),
        },
    ),
    "chips are not used by who makes them in them": (
        "Samsung is late with HBM3E; AMD already uses it in the MI350.",
        ("uses",),
        set(),
    ),
    "who watches a foundry estimates": (
        "TSMC's CoWoS capacity will reach 75,000 wafers a month by the end of 2025, TrendForce said.",
        ("capacity",),
        {
            ("capacity", "foundry:tsmc", "segment:advanced-packaging", 75000, "2025-12", "estimated"),
        },
    ),
    "a foundry plans": (
        "TSMC said its CoWoS capacity will reach 75,000 wafers a month by the end of 2025.",
        ("capacity",),
        {
            ("capacity", "foundry:tsmc", "segment:advanced-packaging", 75000, "2025-12", "planned"),
        },
    ),
    "what somebody will receive is supplied": (
        "Humain will receive 18,000 GB300s from Nvidia.",
        ("supplies", "holds"),
        {
            ("supplies", "company:nvidia", "company:humain", 18000, None, "planned"),
        },
    ),
    "what somebody received is held": (
        "Meta received 3,000 H100s in May.",
        ("supplies", "holds"),
        {
            ("holds", "company:meta", "chip:nvidia-h100", 3000, "2025-05", "asserted"),
        },
    ),
    "permission and bids are no goods": (
        "Meta received permission to ship 3,000 H100s. Meta received bids for 3,000 A100s.",
        ("sales", "holds", "supplies"),
        set(),
    ),
    "what any cluster needs is nobody's": (
        "TVA sells power. A cluster of 10,000 H100s needs around 15 MW; Colossus draws 150 MW.",
        ("needs", "power"),
        {
            ("power", "cluster:colossus", None, 150, None, "asserted"),
        },
    ),
    "what a company says any site needs": (
        "OpenAI says a data centre with 100,000 H100s would need 150 MW.",
        ("power", "cluster_size"),
        set(),
    ),
    "a site at a place is one": (
        "Meta says a data centre in Ohio takes 300 MW.",
        ("power",),
        {
            ("power", "cluster:meta", None, 300, None, "asserted"),
        },
    ),
    "what a stake was sold for is invested nowhere": (
        "SoftBank sold its Nvidia stake for $5.8 billion to help pay for a $22.5 billion investment in OpenAI.",
        ("invests_in",),
        {
            ("invests_in", "company:softbank", "company:openai", 22500000000.0, None, "asserted"),
        },
    ),
    "the contract that an order is to serve": (
        "Iren will buy $5.8 billion of GB300s and gear from Dell to serve a $9.7 billion contract with Microsoft.",
        ("orders", "supplies"),
        {
            ("orders", "company:iren", "company:dell", 5800000000.0, None, "planned"),
        },
    ),
    "the model of a cost is there": (
        "DeepSeek put the cost of training R1 at $294,000, using 512 H800s, in a Nature paper.",
        ("develops", "uses", "training_cost"),
        {
            ("develops", "company:deepseek", "model:deepseek-r1", None, None, "asserted"),
            ("training_cost", "model:deepseek-r1", None, 294000, None, "asserted"),
            ("uses", "company:deepseek", "chip:nvidia-h800", None, None, "estimated"),
        },
    ),
    "licences are no rule": (
        "Export licences for the H20 were granted in August. US licences for the H20 have not been issued.",
        ("issues", "restricts"),
        set(),
    ),
    "a rule that may yet be made": (
        "If Washington closes the subsidiary loophole, ByteDance would lose access to the 50,000 "
        "Blackwells that it rents in Malaysia.",
        ("issues", "restricts"),
        {
            ("issues", "region:united-states", "regulation:us-affiliates-rule-2025", None, None, "possible"),
            ("restricts", "regulation:us-affiliates-rule-2025", "chip:nvidia-blackwell", None, None, "possible"),
        },
    ),
    "a condition of the rule itself": (
        "If a chip exceeds 4,800 TPP, the rule of 2023 bars it from China.",
        ("restricts", "threshold"),
        {
            ("restricts", "regulation:us-advanced-computing-2023", "region:china", None, "2023", "asserted"),
            ("threshold", "regulation:us-advanced-computing-2023", None, 4800, None, "asserted"),
        },
    ),
    "suppliers of somebody are not he": (
        "The US added Huawei's suppliers to the Entity List in March.",
        ("restricts",),
        set(),
    ),
    "prices higher than another's": (
        "SMIC's yields are a third of TSMC's, the FT said, and its prices 40% to 50% higher.",
        ("price_change",),
        set(),
    ),
    "prices higher than before": (
        "Samsung's prices are 20% higher than in May.",
        ("price_change",),
        {
            ("price_change", "company:samsung", None, 0.2, "2025", "asserted"),
        },
    ),
    "another puts in a figure of its own": (
        "Nvidia is putting up to $10 billion into Anthropic and Microsoft up to $5 billion.",
        ("invests_in",),
        {
            ("invests_in", "company:microsoft", "company:anthropic", None, None, "planned"),
            ("invests_in", "company:nvidia", "company:anthropic", None, None, "planned"),
        },
    ),
    "others put in figures of their own": (
        "Nvidia put €10 million into Keldra, Intel €5 million and AMD up to €3 million.",
        ("invests_in",),
        {
            ("invests_in", "company:amd", "company:keldra", None, None, "asserted"),
            ("invests_in", "company:intel", "company:keldra", 5000000, None, "asserted"),
            ("invests_in", "company:nvidia", "company:keldra", 10000000.0, None, "asserted"),
        },
    ),
    "a chip called by its line first": (
        "Baidu's third-generation Kunlun chip, the P800, was made by Samsung.",
        ("fabricates",),
        {
            ("fabricates", "foundry:samsung-foundry", "chip:kunlunxin-p800", None, None, "asserted"),
        },
    ),
    "a town near another is no site": (
        "A rival, Evroc, plans a 96 MW site in Mougins, near Cannes.",
        ("operates", "power"),
        {
            ("operates", "company:evroc", "cluster:evroc-mougins", None, None, "planned"),
            ("power", "cluster:evroc-mougins", None, 96, None, "planned"),
        },
    ),
    "the first two are others": (
        "Northwind Compute opened a 24 MW hall outside Gävle on Monday, its third; the first two hold "
        "6,000 H100s between them.",
        ("cluster_size",),
        set(),
    ),
    "a company that hosts is not the site spoken of": (
        "In Denmark, Gefion, a supercomputer, has 1,528 H100s. Iceland's Verne, owned by Ardian, hosts "
        "some 9,000 Nvidia chips.",
        ("cluster_size",),
        {
            ("cluster_size", "cluster:gefion", "chip:nvidia-h100", 1528, None, "asserted"),
        },
    ),
    "what a site is said to be is no other": (
        "Nscale's Narvik project, a joint venture with Aker, is the first Stargate in Europe: 230 MW.",
        ("power",),
        {
            ("power", "cluster:nscale-narvik", None, 230, None, "asserted"),
        },
    ),
    "a site that is sold is no goods": (
        "Bulk sold a site at Vennesla to Microsoft. Nvidia took in $81.6bn in the quarter to April, of "
        "which $71.2bn came from the data centre.",
        ("supplies", "sales"),
        {
            ("sales", "company:nvidia", "segment:data-center", 71200000000.0, "2025-02/2025-04", "asserted"),
        },
    ),
    "who is to make a chip": (
        "Elon Musk told staff that the AI6, a chip that Samsung is to make in Taylor, Texas, would do "
        "both jobs. Tesla's AI5, which TSMC will make in Taiwan, draws 800 W.",
        ("fabricates",),
        {
            ("fabricates", "foundry:samsung-foundry", "chip:tesla-ai6", None, None, "planned"),
            ("fabricates", "foundry:tsmc", "chip:tesla-ai5", None, None, "planned"),
        },
    ),
    "power that somebody sells": (
        "Solaris, which rents out gas turbines, supplies 400 MW. Colossus draws 150 MW.",
        ("power",),
        {
            ("power", "cluster:colossus", None, 150, None, "asserted"),
        },
    ),
    "goods of two kinds that are switched on": (
        "xAI is to fit out Colossus 2, where 550,000 GB200s and GB300s are to go online.",
        ("launches",),
        set(),
    ),
    "data centre GPUs are no data centre": (
        "AMD sold 3,000 data centre GPUs to Meta.",
        ("cluster_size", "supplies"),
        {
            ("supplies", "company:amd", "company:meta", 3000, None, "asserted"),
        },
    ),
    "what is earned on sales is a profit": (
        "Nvidia made $26 billion on revenue of $46.7 billion. Samsung earned 7.0 trillion won from "
        "chips, on sales of 33.1 trillion.",
        ("revenue",),
        {
            ("revenue", "company:nvidia", None, 46700000000.0, None, "asserted"),
            ("revenue", "company:samsung", None, 33100000000000.0, None, "asserted"),
        },
    ),
    "when it was launched": (
        "HBM4 will cost 30% more than HBM3E did at its launch. The B200 cost more at its launch in March 2024.",
        ("launches",),
        {
            ("launches", "company:nvidia", "chip:nvidia-b200", None, "2024-03", "asserted"),
        },
    ),
    "its successor is another": (
        "Maia 100 was shown in 2023. Its successor, known as Braga, has slipped and will not be "
        "mass-produced until 2026. The MI300X has 192 GB. Its successor has 256 GB and ships in May.",
        ("production_start", "successor_of", "spec", "delivery"),
        {
            ("production_start", "chip:microsoft-maia-200", None, None, "2026", "planned"),
            ("spec", "chip:amd-mi300x", None, 192, None, "asserted"),
            ("successor_of", "chip:microsoft-maia-200", "chip:microsoft-maia", None, None, "asserted"),
        },
    ),
    "a chip of somebody else without a name": (
        "Meta has put MTIA chips to use. OpenAI's chip, designed with Broadcom, was to be taped out; "
        "TSMC is to make it on its 3nm process.",
        ("fabricates", "process_node"),
        set(),
    ),
    "the chip of who made the one spoken of": (
        "Google's TPU v7 is out. Google's chip has 192 GB of memory.",
        ("spec",),
        {
            ("spec", "chip:google-tpu-v7", None, 192, None, "asserted"),
        },
    ),
    "price-performance is no price": (
        "Trainium2 offers 30% to 40% better price-performance than GPUs.",
        ("price_change",),
        set(),
    ),
    "what a company asks of its suppliers": (
        "Beijing discouraged the H20. The Information reported that Nvidia had asked Samsung and Amkor "
        "to stop work on it.",
        ("restricts",),
        {
            ("restricts", "regulation:china-h20-discouragement-2025", "chip:nvidia-h20", None, None, "asserted"),
        },
    ),
    "what a government tells companies": (
        "Beijing told Alibaba to stop buying the H20.",
        ("restricts",),
        {
            ("restricts", "regulation:china-h20-discouragement-2025", "chip:nvidia-h20", None, None, "asserted"),
        },
    ),
    "back doors and who will back somebody": (
        '"There are no back doors in our chips," wrote Nvidia\'s security chief. SoftBank will back Groq.',
        ("invests_in",),
        {
            ("invests_in", "company:softbank", "company:groq", None, None, "planned"),
        },
    ),
    "who backs a company has not its revenue": (
        "Anthropic, backed by Amazon and Google, is at $4 billion of annualised revenue.",
        ("revenue",),
        {("revenue", "company:anthropic", None, 4e9, None, "asserted")},
    ),
    "whom an opening is about has the revenue": (
        "Backed by Nvidia, Lambda has $500 million of revenue. Revenue at Nscale, backed by Nokia, was $80 million.",
        ("revenue",),
        {
            ("revenue", "company:lambda", None, 5e8, None, "asserted"),
            ("revenue", "company:nscale", None, 8e7, None, "asserted"),
        },
    ),
    "many without a name use chips": (
        "Lisa Su, AMD's chief executive, said that seven of the ten largest model builders use the MI300X. "
        "Nvidia said every large laboratory uses Blackwell.",
        ("uses",),
        set(),
    ),
    "one who is like many uses chips": (
        "Meta, like most of the big clouds, uses the MI300X.",
        ("uses",),
        {("uses", "company:meta", "chip:amd-mi300x", None, None, "asserted")},
    ),
    "what is rented from another is no investment": (
        "OpenAI has signed with Nvidia, which will invest $100 billion in it, and with Oracle, from which it "
        "is renting $300 billion of computing.",
        ("invests_in",),
        {("invests_in", "company:nvidia", "company:openai", 1e11, None, "planned")},
    ),
    "an investment before what is bought": (
        "Nvidia will invest $5 billion in Intel, from which it will buy processors.",
        ("invests_in",),
        {("invests_in", "company:nvidia", "company:intel", 5e9, None, "planned")},
    ),
    "with whom somebody invested is not supplied": (
        "Nvidia, which invested in Nebius last year alongside Accel, supplies the chips.",
        ("supplies",),
        {("supplies", "company:nvidia", "company:nebius", None, None, "asserted")},
    ),
    "who is told to avoid a chip is not listed": (
        "The Commerce Department placed SMIC on the Entity List in 2020. China's regulator has told firms such as "
        "Alibaba and ByteDance to avoid the H20.",
        ("restricts",),
        {("restricts", "regulation:us-entity-list", "foundry:smic", None, "2020", "asserted")},
    ),
    "firms that are listed": (
        "The Commerce Department added 80 firms to the Entity List, including Inspur.",
        ("restricts",),
        {("restricts", "regulation:us-entity-list", "company:inspur", None, "2025-09", "asserted")},
    ),
    "sales of a chip are not the revenue": (
        "Nvidia had $4.6 billion of sales of the H20. Broadcom had $15.9 billion of sales.",
        ("revenue",),
        {("revenue", "company:broadcom", None, 1.59e10, None, "asserted")},
    ),
    "rivals set beside a company are not spoken of": (
        "Nebius rents out GPUs. Rivals are larger: CoreWeave had revenue of $1.2 billion. Still, the company expects "
        "revenue of $1 billion this year.",
        ("revenue",),
        {
            ("revenue", "company:coreweave", None, 1.2e9, None, "asserted"),
            ("revenue", "company:nebius", None, 1e9, "2025", "estimated"),
        },
    ),
    "power that a company buys is no computing": (
        "Google signed a $3 billion contract with Brookfield for hydropower in Pennsylvania.",
        ("orders", "supplies"),
        set(),
    ),
    "computing that runs on hydropower": (
        "Microsoft signed a $17.4 billion contract with Nebius for GPU capacity powered by hydroelectricity.",
        ("orders", "supplies"),
        {("orders", "company:microsoft", "company:nebius", 1.74e10, None, "asserted")},
    ),
    "work taken from a rival is not bought": (
        "Alchip took the third generation of Trainium from Marvell. AMD took market share from Intel.",
        ("orders", "supplies"),
        set(),
    ),
    "chips taken from a maker are bought": (
        "Meta took 10,000 H100s from Nvidia. Tesla takes most of its chips from Samsung.",
        ("orders",),
        {
            ("orders", "company:meta", "company:nvidia", 10000, None, "asserted"),
            ("orders", "company:tesla", "company:samsung", None, None, "asserted"),
        },
    ),
    "the company that somebody runs is his": (
        "OpenAI buys from AMD. Jensen Huang, who co-founded the company in 1993, said revenue would reach $54 billion. "
        "CoreWeave is growing. Michael Intrator, who runs the company, expects revenue of $5 billion.",
        ("revenue",),
        {
            ("revenue", "company:nvidia", None, 5.4e10, None, "estimated"),
            ("revenue", "company:coreweave", None, 5e9, None, "estimated"),
        },
    ),
    "what is set against the usual supplier": (
        "Oracle buys most of its accelerators from Nvidia, though it agreed in June to deploy 131,072 of AMD's MI355X "
        "chips. Meta gets its GPUs from Nvidia, but it plans to install 50,000 of AMD's MI300X chips.",
        ("orders", "supplies"),
        {
            ("supplies", "company:nvidia", "company:oracle", None, None, "asserted"),
            ("supplies", "company:nvidia", "company:meta", None, None, "asserted"),
            ("orders", "company:meta", "company:amd", 50000, None, "planned"),
        },
    ),
    "what is bought of the supplier named before": (
        "Meta has a contract with Nvidia, and will buy 50,000 H200s. Dell supplies 10,000 servers to CoreWeave, but it "
        "is late.",
        ("orders", "supplies"),
        {
            ("orders", "company:meta", "company:nvidia", 50000, None, "planned"),
            ("supplies", "company:dell", "company:coreweave", 10000, None, "asserted"),
        },
    ),
    "more than then is a difference": (
        "CoreWeave is a cloud. It had 590 MW of active power at the end of June, 120 MW more than in March.",
        ("power",),
        {
            ("power", "company:coreweave", None, 590, "2025-06", "asserted"),
        },
    ),
    "sales for the whole year are revenue": (
        "CoreWeave puts its sales for the whole year at between $5.05 billion and $5.15 billion.",
        ("revenue",),
        {
            ("revenue", "company:coreweave", None, 5050000000.0, "2025", "estimated"),
        },
    ),
    "what sales are put at is estimated": (
        "Nvidia's data-centre sales are put at $41 billion.",
        ("sales", "revenue"),
        {
            ("sales", "company:nvidia", "segment:data-center", 41000000000.0, None, "estimated"),
        },
    ),
    "a time behind an aside is not that of the aside": (
        "Nvidia, which holds about 7% of CoreWeave, has agreed to rent capacity from it until 2032.",
        ("invests_in",),
        {
            ("invests_in", "company:nvidia", "company:coreweave", None, None, "asserted"),
        },
    ),
    "the largest company of a country, set behind its name": (
        "FPT, Vietnam's largest technology company, bought 300 H100s.",
        ("orders",),
        {
            ("orders", "company:fpt", "chip:nvidia-h100", 300, None, "asserted"),
        },
    ),
    "a figure of what came before is not that of the newer one": (
        "Exaone 4.0 was trained on 14 trillion tokens, up from 6.5 trillion for its predecessor. Exaone 4.0 has "
        "32 billion parameters, twice as many as its predecessor's 16 billion. Training it took two months, compared "
        "with three months for the previous version.",
        ("training_tokens", "parameters", "training_time"),
        {
            ("training_tokens", "model:exaone-4.0", None, 14e12, None, "asserted"),
            ("parameters", "model:exaone-4.0", None, 32e9, None, "asserted"),
            ("training_time", "model:exaone-4.0", None, 60, None, "asserted"),
        },
    ),
    "whose successor it is says only what another is": (
        "Eliyan will pair up on Raptor, the successor to Corsair, due in 2026. The H100's successor draws 700 watts.",
        ("launches", "spec"),
        set(),
    ),
    "a size of a version, and a number that is part of a name": (
        "Cohere's Aya, in its 32-billion version, was trained on TPUs. Writer spent $700,000 to train Palmyra X 004.",
        ("parameters", "training_tokens", "training_cost"),
        {
            ("parameters", "model:aya", None, 32e9, None, "asserted"),
            ("training_cost", "model:palmyra-x", None, 7e5, None, "asserted"),
        },
    ),
    "a part that is told to be a company's": (
        "Oumi's accelerator, the Bristlecone, is made on Samsung's SF4X. Mobilint sells its card, the MLA100. "
        "Sandstone-2, from the Riyadh lab Humain, has 34 billion parameters.",
        ("designs", "fabricates", "develops"),
        {
            ("designs", "company:oumi", "chip:oumi-bristlecone", None, None, "asserted"),
            ("fabricates", "foundry:samsung-foundry", "chip:oumi-bristlecone", None, None, "asserted"),
            ("designs", "company:mobilint", "chip:mobilint-mla100", None, None, "asserted"),
            ("develops", "company:humain", "model:sandstone-2", None, None, "asserted"),
        },
    ),
    "what came before, by its name": (
        "Exaone 4.0 was trained on 14 trillion tokens, up from 6.5 trillion for its predecessor, Exaone 3.0.",
        ("training_tokens",),
        {
            ("training_tokens", "model:exaone-4.0", None, 14e12, None, "asserted"),
            ("training_tokens", "model:exaone-3.0", None, 6.5e12, None, "asserted"),
        },
    ),
    "an apposition tells of what it explains": (
        "Tencent trained Hunyuan-Large on 7 trillion tokens, and Xiaomi followed with MiMo, a 7.5-billion-parameter "
        "model trained on 25 trillion.",
        ("training_tokens", "parameters"),
        {
            ("training_tokens", "model:hunyuan-large", None, 7e12, None, "asserted"),
            ("training_tokens", "model:mimo", None, 25e12, None, "asserted"),
            ("parameters", "model:mimo", None, 7.5e9, None, "asserted"),
        },
    ),
    "the text that a model reads is no memory of the chips": (
        "Training YaLM 100B took 65 days on 800 A100s and 1.7 terabytes of text. The A100 has 80 gigabytes of HBM.",
        ("spec",),
        {
            ("spec", "chip:nvidia-a100", None, 80, None, "asserted"),
        },
    ),
    "what a run took is no price of its chips": (
        "The second run cost only $294,000, and used 512 H800s. An H800 cost $30,000, and sold well.",
        ("price",),
        {
            ("price", "chip:nvidia-h800", None, 3e4, None, "asserted"),
        },
    ),
    "behind an aside the verb is that of the company": (
        "NextSilicon, an Israeli firm, launched Maverick-2 with 192GB of HBM3e. Aleph Alpha, based in Heidelberg, "
        "launched Luminous in 2022. The MI355X, a 1,400-watt part, launched last summer.",
        ("launches",),
        {
            ("launches", "company:nextsilicon", "chip:nextsilicon-maverick-2", None, "2025-09", "asserted"),
            ("launches", "company:aleph-alpha", "model:luminous", None, "2022", "asserted"),
        },
    ),
    "who is at work on a chip does not wait for its foundry": (
        "MatX, founded by two Googlers, is designing an accelerator, the MatX One, to be made by TSMC.",
        ("designs", "fabricates"),
        {
            ("designs", "company:matx", "chip:matx-one", None, None, "asserted"),
            ("fabricates", "foundry:tsmc", "chip:matx-one", None, None, "planned"),
        },
    ),
    "whose the chip is that a company calls so or makes": (
        "Groq calls its chip the LPU. Etched says Sohu, its transformer-only chip, is fast. Preferred Networks makes "
        "the MN-Core. Dell makes the most of the H200.",
        ("designs",),
        {
            ("designs", "company:groq", "chip:groq-lpu", None, None, "asserted"),
            ("designs", "company:etched", "chip:etched-sohu", None, None, "asserted"),
            ("designs", "company:preferred-networks", "chip:preferred-networks-mn-core", None, None, "asserted"),
        },
    ),
    "a person of a country, set behind the name": (
        "Lena Hart, Norway's best-known investor, bought 500 A100s.",
        ("orders",),
        set(),
    ),
    "what orders and backlogs come to are no sales": (
        "Supermicro shipped $4 billion of AI servers and finished the year with a $9 billion backlog. Cisco did well: "
        "AI orders reached $2 billion. HPE's backlog of AI systems grew to $3.2 billion.",
        ("sales",),
        {("sales", "company:supermicro", "segment:ai-server", 4e9, "2024-12", "asserted")},
    ),
    "orders and sales in one sentence are two figures": (
        "Orders doubled, and AI servers brought Dell $8.2 billion.",
        ("sales",),
        {("sales", "company:dell", "segment:ai-server", 8.2e9, None, "asserted")},
    ),
    "what customers have ordered of a maker of servers is no order of its own": (
        "Quanta has firm orders for more than 10,000 GB300s. Dell sits on orders worth $20 billion for the B300.",
        ("orders", "holds"),
        set(),
    ),
    "who makes no servers has orders of its own": (
        "Oracle has orders for 10,000 GB300s. Nvidia has orders with SK hynix worth $5 billion.",
        ("orders",),
        {
            ("orders", "company:oracle", "chip:nvidia-gb300", 1e4, None, "asserted"),
            ("orders", "company:nvidia", "company:sk-hynix", 5e9, None, "asserted"),
        },
    ),
    "shares that a person holds are not the company's": (
        "Nebius lets GPUs. Ms. Okafor owns shares of Arm. I hold 30 shares of Intel. The author also owned a stake in "
        "Micron. Larry Ellison owns 40% of Oracle. My wife bought shares in AMD.",
        ("invests_in",),
        set(),
    ),
    "shares that a company holds": (
        "Nvidia makes GPUs. It also owns shares of Arm.",
        ("invests_in",),
        {("invests_in", "company:nvidia", "company:arm", None, None, "asserted")},
    ),
    "what a deal is worth is not what a company is worth": (
        "OpenAI signed with Oracle. The agreement, made public in July, is worth $300 billion.",
        ("market_cap", "orders"),
        {
            ("orders", "company:openai", "company:oracle", None, None, "asserted"),
            ("orders", "company:openai", "company:oracle", 3e11, "2025-07", "asserted"),
        },
    ),
    "what one provides the other has bought": (
        "Meta has rented capacity from Nebius. The deal, which runs to 2031, is valued at $3 billion.",
        ("market_cap", "orders"),
        {("orders", "company:meta", "company:nebius", 3e9, None, "asserted")},
    ),
    "whose chips are to be used has sold them": (
        "Cohere may use Google's TPUs. The contract is said to be worth $2 billion.",
        ("market_cap", "orders"),
        {("orders", "company:cohere", "company:google", 2e9, None, "reported")},
    ),
    "its own chips are no deal": (
        "Google uses its own TPUs. The lab is worth $2 billion. OpenAI uses Nvidia's GPUs. Its deal with Oracle is "
        "worth $300 billion.",
        ("orders",),
        set(),
    ),
    "a forecast that is set is one's own": (
        "Lumentum's revenue was $430 million. It kept its forecast for the year at no less than $2 billion. AMD's "
        "revenue came to $7.7 billion, ahead of its forecast of more than $7.4 billion.",
        ("revenue",),
        {
            ("revenue", "company:lumentum", None, 4.3e8, None, "asserted"),
            ("revenue", "company:lumentum", None, 2e9, "2025-07/2026-06", "estimated"),
            ("revenue", "company:amd", None, 7.7e9, None, "asserted"),
        },
    ),
    "guidance behind spending is of spending": (
        "- **Oracle** spent $8.5 billion on capex last quarter.\n"
        "- **Meta** narrowed its guidance for 2025 to $70 billion.\n"
        "- **Amazon** lifted its forecast for the year to $125 billion.",
        ("revenue", "capex"),
        {
            ("capex", "company:oracle", None, 8.5e9, "2025-06/2025-08", "asserted"),
            ("capex", "company:meta", None, 7e10, "2025", "planned"),
            ("capex", "company:amazon", None, 1.25e11, "2025", "planned"),
        },
    ),
    "who loses an order is the one whom another leaves": (
        "Quanta has lost an order from Oracle. Wiwynn denied that it had lost contracts with Amazon. Intel lost $3 "
        "billion on a contract with Microsoft.",
        ("cuts_orders", "orders"),
        {
            ("cuts_orders", "company:oracle", "company:quanta", None, None, "asserted"),
            ("cuts_orders", "company:amazon", "company:wiwynn", None, None, "denied"),
        },
    ),
    "who is named among those supplied": (
        "Wistron builds racks. Its chairman counted Dell and HPE among the firms that it sells to. Lambda named Nvidia "
        "among the companies it buys from.",
        ("supplies", "orders"),
        {
            ("supplies", "company:wistron", "company:dell", None, None, "asserted"),
            ("supplies", "company:wistron", "company:hpe", None, None, "asserted"),
        },
    ),
    "what is built with a company, and what with its chips": (
        "Reliance plans a campus in Jamnagar, to be developed in phases with Google. Yotta plans one in Noida, to be "
        "built with Nvidia chips.",
        ("partners_with",),
        {("partners_with", "company:reliance", "company:google", None, None, "planned")},
    ),
    "shipments of production parts are deliveries": (
        "AMD showed the MI400. Production shipments will begin in December.",
        ("delivery", "production_start"),
        {("delivery", "chip:amd-mi400", None, None, "2025-12", "planned")},
    ),
    "what has already been put to use": (
        "Oracle has quietly deployed tens of thousands of MI355Xs. Meta, he added, has already installed 9,000 H100s.",
        ("uses",),
        {("uses", "company:oracle", "chip:amd-mi355x", None, None, "asserted")},
    ),
    "goods that are meant again are of the line told before": (
        "Supermicro took in AI server orders of $12 billion. It sold $1.8 billion of the machines. Wall Street "
        "cheered. It sold $2 billion of the bonds.",
        ("sales",),
        {("sales", "company:supermicro", "segment:ai-server", 1.8e9, None, "asserted")},
    ),
    "a sum and another one that is more": (
        "Meta has rented capacity from Nebius. The deal is worth $3 billion and brings more than 200 megawatts.",
        ("orders",),
        {("orders", "company:meta", "company:nebius", 3e9, None, "asserted")},
    ),
    "guidance behind revenue and spending is of revenue": (
        "Oracle's capex was $8.5 billion. Its revenue rose to $14 billion, and it raised its forecast for "
        "2026 to $67 billion.",
        ("revenue", "capex"),
        {
            ("capex", "company:oracle", None, 8.5e9, None, "asserted"),
            ("revenue", "company:oracle", None, 1.4e10, None, "asserted"),
            ("revenue", "company:oracle", None, 6.7e10, "2026", "estimated"),
        },
    ),
}


@pytest.mark.parametrize(("text", "predicates", "stated"), STATED.values(), ids=STATED)
def test_states_what_is_meant_and_no_more(text, predicates, stated):
    found = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language=language_of(text))).facts
    assert {
        (f.predicate, f.subject.id, f.object.id if f.object else None, f.low, f.time, f.modality)
        for f in found
        if f.predicate in predicates
    } == stated


# The results of a quarter, and of which months they are when they are told on some day.
RESULTS = {
    "Nvidia reported first-quarter revenue of $44 billion.": {
        date(2025, 3, 5): "2024-02/2024-04",
        date(2025, 5, 29): "2025-02/2025-04",
        date(2025, 9, 18): "2025-02/2025-04",
        date(2025, 11, 28): "2025-02/2025-04",
    },
    "英伟达第三季度营收350亿美元。": {
        date(2025, 5, 12): "2024-08/2024-10",
        date(2025, 9, 18): "2024-08/2024-10",
        date(2025, 11, 28): "2025-08/2025-10",
    },
    "Samsung's fourth-quarter revenue was 75 trillion won.": {
        date(2025, 11, 28): "2024-Q4",
        date(2026, 1, 28): "2025-Q4",
    },
    "Nvidia expects fourth-quarter revenue of $65 billion.": {
        date(2025, 1, 20): "2024-11/2025-01",
        date(2025, 9, 18): "2025-11/2026-01",
    },
}


@pytest.mark.parametrize(
    ("text", "published", "time"), [(text, day, time) for text, told in RESULTS.items() for day, time in told.items()]
)
def test_results_are_of_a_quarter_that_is_over(text, published, time):
    found = extract(Document("wrong-readings", text, published=published, language=language_of(text))).facts
    assert {f.time for f in found} == {time}


def test_whom_one_counts_as_an_owner_says_nothing():
    text = "Mistral, valued at €11.7 billion last month, counts ASML as its largest shareholder."
    found = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language="en")).facts
    assert [(f.predicate, f.by) for f in found] == [("market_cap", None)]


# A text, the day it is published, a predicate and its times.
TIMES = {
    "what was done in a month behind what would be needed": (
        "The H20 was barred in April, when Nvidia was told that it would need a licence, and freed in July.",
        date(2025, 8, 20),
        "restricts",
        {"2025-04"},
    ),
    "a noun's year is not the figure's": (
        "SK Hynix had revenue of 24.4 trillion won and said that all of next year's HBM was spoken for.",
        date(2025, 10, 31),
        "revenue",
        {None},
    ),
    "the year of a measure is the figure's": (
        "Meta's capex was $40 billion in last year's third quarter.",
        date(2025, 10, 31),
        "capex",
        {"2024-Q3"},
    ),
    "a quarter in brackets": (
        "Micron (quarter to Aug. 28): revenue $11.3 billion, up 46%.",
        date(2025, 10, 31),
        "revenue",
        {"2025-06/2025-08"},
    ),
    "the year is this one": (
        "Half of Samsung's HBM next year will be HBM4. Capex: 47.4 trillion won for the year.",
        date(2025, 10, 31),
        "capex",
        {"2025"},
    ),
    "up to a month of the year after": (
        "去年11月，中国电信向壁仞科技订购了8000张BR106，截至3月底已交付5000张。",
        date(2026, 5, 20),
        "supplies",
        {"2026-03"},
    ),
    "up to a month of the same year": (
        "去年3月，中国电信向壁仞科技订购了8000张BR106，截至11月底已交付5000张。",
        date(2026, 5, 20),
        "supplies",
        {"2025-11"},
    ),
    "by so much on a day": (
        "Alibaba Cloud cut the price of its Qwen-Long model by 97% on Tuesday.",
        date(2024, 5, 23),
        "price_change",
        {"2024-05-21"},
    ),
    "ordered before it was told": (
        "Meta announced in August that it had ordered 50,000 H200 chips.",
        date(2025, 9, 18),
        "orders",
        {None},
    ),
    "ordered when it was told": (
        "Meta ordered 50,000 H200 chips in August.",
        date(2025, 9, 18),
        "orders",
        {"2025-08"},
    ),
    "预估第三季": (
        "台积电预估第三季营收为318亿至330亿美元。",
        date(2025, 9, 18),
        "revenue",
        {"2025-Q3"},
    ),
    "up on a year": ("H100 prices rose by 20% on last year.", date(2024, 5, 23), "price_change", {None}),
    "今日發表": ("鴻海研究院今日發表首款繁體中文大模型FoxBrain。", date(2024, 5, 9), "launches", {"2024-05-09"}),
    "available today": ("The MI355X is available today.", date(2025, 6, 12), "launches", {"2025-06-12"}),
    "12月亮相": ("摩尔线程去年12月亮相的“华山”采用5纳米。", date(2026, 4, 17), "launches", {"2025-12"}),
    "guidance that is kept": (
        "Microsoft reiterated capex of $80 billion for the fiscal year to June.",
        date(2025, 2, 7),
        "capex",
        {"2024-07/2025-06"},
    ),
    "a rule by its month": (
        "华盛顿去年10月出台的规则把A100和H100一并挡在了门外。",
        date(2023, 7, 10),
        "restricts",
        {"2022-10"},
    ),
    "a month before a list of names": (
        "In January Fujitsu, Sakura Internet and Rapidus concluded a basic agreement on cooperation.",
        date(2025, 6, 27),
        "partners_with",
        {"2025-01"},
    ),
    "a start-up starts nothing": (
        "The start-up Groq raised $750 million in September at a valuation of $6.9 billion.",
        date(2025, 11, 19),
        "market_cap",
        {"2025-09"},
    ),
    "a fiscal quarter by its last month": (
        "Nvidia's sales to China amounted to $5.4 billion in its fiscal quarter to October.",
        date(2025, 1, 17),
        "sales",
        {"2024-08/2024-10"},
    ),
    "a sum that somebody added": (
        "Last week OpenAI added $6.5 billion to its commitments with CoreWeave.",
        date(2025, 9, 30),
        "orders",
        {"2025-09"},
    ),
}


@pytest.mark.parametrize(("text", "published", "predicate", "times"), TIMES.values(), ids=TIMES)
def test_has_the_time_that_is_meant(text, published, predicate, times):
    found = extract(Document("wrong-readings", text, published=published, language=language_of(text))).facts
    assert {f.time for f in found if f.predicate == predicate} == times


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Nvidia has cut the price of the H20 by 10%, according to two distributors.", "person:anonymous"),
        ("Omdia puts AMD's share at 8%; it expects AMD to ship 900,000 chips in 2026.", "company:omdia"),
        ("A lawsuit filed in Texas claims that Samsung sold 2,000 chips to SMIC.", None),
    ],
)
def test_who_tells_it(text, by):
    (fact,) = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language="en")).facts
    assert (fact.by.id if fact.by else None) == by


# A text, and how firmly it says what it states, and who says so.
FIRMNESS = {
    "if": ("If the talks succeed, Meta will order 10,000 MI450s from AMD.", "possible", None),
    "should": ("Should the talks succeed, Meta will order 10,000 MI450s from AMD.", "possible", None),
    "倘若": ("倘若谈判成功，Meta将向AMD订购1万块MI450。", "possible", None),
    "if behind": ("Meta will order 10,000 MI450s from AMD if the talks succeed.", "possible", None),
    "even if": ("Even if the talks fail, Meta will order 10,000 MI450s from AMD.", "planned", None),
    "even if behind": ("Meta will order 10,000 MI450s from AMD, even if the talks fail.", "planned", None),
    "asks if behind": ("Meta will order 10,000 MI450s from AMD and ask if it can have more.", "planned", None),
    "as if": ("As if nothing had happened, Meta bought 10,000 MI450s from AMD.", "asserted", None),
    "alleged behind": ("SMIC bought 900 H100s from Nvidia, prosecutors allege.", "reported", "person:anonymous"),
    "said behind": ("SMIC bought 900 H100s from Nvidia, prosecutors said.", "asserted", "person:anonymous"),
    "alleged by a paper": ("SMIC bought 900 H100s from Nvidia, the indictment alleges.", "reported", None),
    "检方称": ("检方称，中芯国际购买了900块H100。", "reported", None),
    "据检方称 behind": ("中芯国际购买了900块H100，据检方称。", "reported", None),
    "据悉 behind": ("中芯国际购买了900块H100，据悉。", "reported", None),
    "据路透社报道 behind": ("中芯国际购买了900块H100，据路透社报道。", "asserted", "company:reuters"),
}


@pytest.mark.parametrize(("text", "modality", "by"), FIRMNESS.values(), ids=FIRMNESS)
def test_how_firmly_it_is_said(text, modality, by):
    found = extract(Document("wrong-readings", text, published=date(2025, 9, 18), language=language_of(text))).facts
    orders = {(f.modality, f.by.id if f.by else None) for f in found if f.predicate == "orders"}
    assert orders == {(modality, by)}

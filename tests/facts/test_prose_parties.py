"""Who is meant in free prose: parties named behind what they are, former employers, "the firm", and what "it" is."""

from datetime import date

import pytest

from assets.articles.document import Document
from assets.facts.extract import extract

STATED = {
    "an officer's company that goes without saying": (
        "# Nscale buys chips\n\nNscale has bought 500 H200s. Nscale wants more.\n\n"
        "“Infineon is our partner for power modules,” Chief Executive Mara Tolland said.",
        "partners_with company:infineon company:nscale None",
    ),
    "what is cancelled, and not what it was before": (
        "CoreWeave has cancelled 10,000 GB200s it had on order with Nvidia.",
        "cuts_orders company:coreweave company:nvidia 10000.0",
    ),
    "half of what is on order": (
        "In June 2023 Nscale cancelled half of the 3,072 H100s it had on order.",
        "orders company:nscale chip:nvidia-h100 3072.0",
    ),
    "weeks that go on as a bare number in words": (
        "The lead time for a B200 is fourteen weeks. At Christmas it was twenty-six.",
        "lead_time chip:nvidia-b200 None 6.0",
    ),
    "a supplier behind its description": (
        "Vultr bought 6,000 H200s from its oldest supplier, Dell.",
        "orders company:vultr company:dell 6000.0",
    ),
    "a foundry behind its description": (
        "The B30A is made by Taiwan's largest foundry, TSMC.",
        "fabricates foundry:tsmc chip:nvidia-b30a None",
    ),
    "a list with descriptions": (
        "Naver, Samsung and memory maker SK Hynix have put $50 million into Rebellions.",
        "invests_in company:naver+company:samsung+company:sk-hynix company:rebellions 50000000.0",
    ),
    "not a former employer": (
        "Started by two former Ericsson engineers, Nscale held its tongue. It owns 2,300 B200s.",
        "holds company:nscale chip:nvidia-b200 2300.0",
    ),
    "the firm is another than who pays it": (
        "Nebius sold 3,000 of them. In June Temasek and EQT put €310 million into the firm.",
        "invests_in company:eqt+company:temasek company:nebius 310000000.0",
    ),
    "a daughter behind a month": (
        "In May Bosch Ventures put €12 million into Nscale.",
        "invests_in company:bosch-ventures company:nscale 12000000.0",
    ),
    "a company known by what the same breath calls it": (
        "Hardly anybody had heard of Fjordyte until June, when the company opened a hall. It owns 4,100 H100s.",
        "holds company:fjordyte chip:nvidia-h100 4100.0",
    ),
    "a machine that it holds": (
        "Nscale switched on the largest cluster in Portugal. It holds 9,216 B200s and draws 15 megawatts.",
        "cluster_size cluster:nscale chip:nvidia-b200 9216.0",
    ),
    "the maker of a chip": (
        "The MI500 carries 432GB of HBM4 supplied by Micron.",
        "supplies company:micron company:amd None",
    ),
    "a machine called so in the next sentence": (
        "Nscale opened a campus near Narvik. Called Aurora Pit, it draws 37 megawatts.",
        "power cluster:aurora-pit None 37.0",
    ),
    "a model called so in the next sentence": (
        "Mistral used its share to train a weather model. Called Regnbyge, it has 1.7 billion parameters.",
        "parameters model:regnbyge None 1700000000.0",
    ),
    "a model without a name": (
        "Reka wants to build a model with 210 billion parameters.",
        "parameters model:unnamed None 210000000000.0",
    ),
    "a seller beside its customer": (
        "Nebius is growing. Microsoft accounted for 71% of a turnover which reached $880 million last year.",
        "revenue company:nebius None 880000000.0",
    ),
    "chips that go to somebody": (
        "Nvidia has a deal with Seoul. Another 55,000 chips will go to SK Group.",
        "supplies company:nvidia company:sk-group 55000.0",
    ),
    "who receives chips of a maker": (
        "Nvidia has a deal with Seoul. Kakao will receive 62,000 of the chips.",
        "supplies company:nvidia company:kakao 62000.0",
    ),
    "whose rival is named": (
        "Nvidia invested $110 billion in Anthropic rival and ChatGPT creator OpenAI.",
        "invests_in company:nvidia company:openai 110000000000.0",
    ),
    "the process of who makes it": (
        "The MI500, as AMD calls it, is produced by GlobalFoundries in Dresden, on its 12nm process.",
        "process_node chip:amd-mi500 None 12.0",
    ),
    "a chip known by who produces it": (
        "Pilchard, as he insists on calling it, is produced by GlobalFoundries in Dresden, on its 12nm process.",
        "fabricates foundry:globalfoundries chip:pilchard None",
    ),
    "a model known by its parameters": (
        "Skua was never supposed to leave the laboratory. Trained by a team of nine, it had 33 billion parameters.",
        "parameters model:skua None 33000000000.0",
    ),
    "who buys a part of the company": (
        "Lotte Brandvold began with forty cards.\n\nToday she has Glaciar Cloud, the Trondheim company of which she is"
        " the boss. The rest came from Singapore, where GIC bought 12 percent of the company for $90 million.",
        "invests_in company:gic company:glaciar-cloud 90000000.0",
    ),
    "several of a chip without a maker": (
        "Jinghua's J300 has 64GB of HBM2E. China Mobile ordered 21,000 J300s.",
        "orders company:china-mobile chip:jinghua-j300 21000.0",
    ),
    "each precision its own speed": (
        "The MI500 delivers over 10 petaFLOPS in 4-bit precision and over 5 petaFLOPS in 8-bit precision.",
        "spec chip:amd-mi500 None 5000.0",
    ),
    "no buyer's revenue": (
        "When the Americans added Jinghua Micro to the Entity List, most wrote it off.\n\nIts J300 has 64GB of HBM2E."
        " iFlytek has installed 12,000 J300s.\n\nBaidu ordered 900 J300s.\n\nRevenue was 1.7 billion yuan last year.",
        "revenue company:jinghua-micro None 1700000000.0",
    ),
    "a chip known by being taped out": (
        "Heverlee Logic has its second chip. Lynx 2, as it is called, was taped out in March. It draws 310 watts.",
        "spec chip:heverlee-logic-lynx-2 None 310.0",
    ),
    "a price set against another's": (
        "The MI500 is on sale. The price is €7,700, or about a third of what an H100 costs.",
        "price chip:amd-mi500 None 7700.0",
    ),
    "a bank that buys": ("RBC bought 1,300 MI300Xs.", "orders company:rbc chip:amd-mi300x 1300.0"),
    "whom an interview introduces by an office": (
        "# Cold rooms\n\nThe head of hardware at Nscale talks to us about heat and TSMC.\n\n**How many do you run?**"
        "\n\nWe own 3,300 H100s.\n\n**And next year?**\n\nWe hope for more.\n\n**How many?**\n\nYou tell us.",
        "holds company:nscale chip:nvidia-h100 3300.0",
    ),
}
NOT_STATED = {
    "what had to be given back": (
        "In July Nebius had to return 1,300 H200s to Supermicro because of leaks.",
        "holds company:nebius",
    ),
    "a company bought in a relative clause": (
        "He worked at Silo AI, which AMD later bought for $665 million.",
        "orders company:amd",
    ),
    "what each has pledged": (
        "SoftBank and OpenAI have each pledged $18 billion to Stargate.",
        "price cluster:stargate",
    ),
    "what its parent owns": (
        "DeepSeek said little, though its parent owns ten thousand A100s.",
        "holds company:deepseek",
    ),
    "a rival of somebody": (
        "Cerebras raised money, up from the $8.1 billion valuation the Nvidia rival had reached in March.",
        "market_cap company:nvidia",
    ),
    "who only has them made": (
        "TSMC was deceived. Huawei will make 610,000 of its 910C chips next year.",
        "fabricates foundry:tsmc",
    ),
    "what each hall holds": (
        "xAI's Colossus has 100,000 H100s, with each hall housing 25,000 GPUs.",
        "cluster_size cluster:colossus chip:gpu",
    ),
    "what was sold, no price": (
        "Dell offered servers with eight MI300Xs in them, at $110,000 each, and by the end of 2020 had sold 90.",
        "price product:amd-mi300x-server None 90.0",
    ),
    "a subject behind an opening phrase": (
        "After a row with its oldest supplier, Dell bought 6,000 H200s.",
        "orders company:dell company:dell",
    ),
    "a chip that others are compared with": (
        "The MI500 arrived. AMD says it is twice as fast as an H200. It will sell for $21,000.",
        "price chip:nvidia-h200",
    ),
    "what only a rank tells apart": (
        "Google said its sixth TPU, Trillium, would be open to customers later; the fifth came out in 2023.",
        "launches company:google",
    ),
    "whose goods somebody looked at": (
        "Kestrel considered AMD's MI400. Its Sines campus draws 40 megawatts.",
        "operates company:amd",
    ),
    "whose goods somebody said it had not looked at": (
        "CoreWeave said it never considered buying AMD's MI400. Its Sines campus draws 40 megawatts.",
        "operates company:amd",
    ),
    "whose goods somebody gets": (
        "IREN signed a contract to provide the group with access to Nvidia's GB300s.",
        "supplies company:iren company:nvidia",
    ),
}


def facts_of(text):
    facts = extract(Document("prose", text, published=date(2025, 11, 20), language="en")).facts
    return [f"{f.predicate} {f.subject.id} {f.object.id if f.object else None} {f.low}" for f in facts]


@pytest.mark.parametrize("name", STATED)
def test_states(name):
    text, fact = STATED[name]
    assert fact in facts_of(text)


@pytest.mark.parametrize("name", NOT_STATED)
def test_does_not_state(name):
    text, fact = NOT_STATED[name]
    assert not [stated for stated in facts_of(text) if stated.startswith(fact)]

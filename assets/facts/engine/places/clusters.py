"""Clusters and other machines that have no name, called after their chips or their owner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.facts.discourse import Node, Sentence
from assets.facts.engine.noun_phrases import chips_of, runs_machine
from assets.facts.engine.places.eligibility import Eligibility
from assets.facts.engine.places.look import Look
from assets.facts.engine.state import COMMON, Filled, node_beside
from assets.facts.mentions import Mention
from assets.facts.mentions.mention import slug as make_slug
from assets.facts.patterns import screened

_CODE_NAME = re.compile(r"[A-Z][a-z]{4,}")
_SUPERPOD = screened(r"超节点|[Ss]uper(?:pod|node)")
_SITES_COUNTED = screened(
    r"(?<![\d,.])\d{1,3} (?:\w+ ){0,2}(?:data cent(?:er|re)s|datacenters|campuses)\b"
    r"(?!.*\b(?:clusters?|supercomputer|campus|data cent(?:er|re))\b)"
    r"|^(?!.*\b(?:clusters?|supercomputer|campus|data cent(?:er|re))\b).*\b(?:open|build)(?:s|ing)? "
    r"(?:new |more )?(?:data cent(?:er|re)s|campuses)\b"
)
# Who only pays for a site: "EcoDataCenter, backed by Areim, has broken ground on a campus".
_FUNDED = screened(r"\b(?:backed|owned|funded|financed|controlled|paid for|advised|led) by (?:the )?$")
# What "it" does that is a machine.
_MACHINE_DOES = re.compile(
    r"\W*It(?: (?:now|already|currently|also|will|would|is to|should|can))* "
    r"(?:holds?|houses?|draws?|drew|consumes?|contains?|packs?|comprises?|consists|strings)\b"
)
# 连同阿比林园区，在建规模超过5吉瓦: of all together.
_TOGETHER_WITH = re.compile(r"(?:连同|加上|算上|包括|除了?)$")
_OWNER = frozenset({"company", "foundry"})
_HOSTS = frozenset({"cloud-provider", "hyperscaler", "neocloud", "data-center-operator"})
_FOR = re.compile(r"(?:为|替|给|帮助?|协助)$")
_IS_BUILT = re.compile(r"[^，。；的]{0,6}?(?:建设|建立|建造|兴建|新建|搭建|打造|部署|布建|盖|建)")
# Behind whose it is, in Chinese: 中国电信在当地的集群.
HAS_SITE = re.compile(
    r"(?:(?:[在于位][^，。；的]{1,10})?的|自有|自建)?(?:[万千]卡|自建|训练|推理|智算|算力|超算|AI)*"
    r"(?:集群|机房|数据中心|智算中心|算力中心|计算中心|园区)"
)
# What tells that a sentence is about a cluster or a site of one.
_SITE_NOUN = re.compile(
    r"集群|计算中心|数据中心(?![A-Z]PU|芯片|业务|收入|级|处理器|客户|市场|产品|部门)|智算中心|超算|超级计算机"
    r"|园区|智算基地|AI工厂"
    r"|cluster|supercomputer|data cent(?:er|re)|datacenter|campus|AI factory"
    # A site may be anything; somebody's site that machines or megawatts are told of is one of these.
    r"|(?:['’]s|\b[Ii]ts) (?:[\w-]+ ){0,3}(?:site|facility|hall|complex)\b"
    r"|\b(?:on|at) an? (?:\w+ )?site (?:rated|wired|good|with)\b"
    # "a 16,000-GPU machine that Meta built"
    r"|\b(?:machine|system) (?:with|of) (?:about |some |around |over )?\d[\d,]{3,}"
    # "Inflection's machine, which CoreWeave built, has 22,000 H100s", "its DGX SuperPOD"
    r"|(?:['’]s|\b[Ii]ts|\b[Tt]heir) (?:[\w-]+ ){0,2}(?:machine|system)\b[^.;]{0,60} \d[\d,]{2,} [A-Z]"
    r"|(?:['’]s|\b[Ii]ts|\b[Tt]heir) (?:DGX )?Super[Pp][Oo][Dd]\b"
    r"|\d[ -](?:GPU|chip|card|accelerator|MW|GW|gigawatt|megawatt|[A-Z]+\d+\w*)s?[ -](?:[\w-]+ ){0,2}"
    r"(?:machine|system|installation|site)\b"
)


class Clusters(Eligibility):
    """Finds clusters that have no name."""

    def _brings_up_site(self, sentence: Sentence, node: Node, before: int) -> bool:
        """Whether a node names the site that is spoken of: by its place anywhere, a known one before the words."""
        site = node.mentions[0]
        if site.rule.startswith("site"):
            return True
        added = _TOGETHER_WITH.search(sentence.words(node.start - 4, node.start)) is not None
        return site.kind == "cluster" and node.end <= before and not (node.marker or added)

    def _at_pod_of(self, look: Look) -> Filled | None:
        """The machine that chips of one kind are tied together to, called after them."""
        quantity, sentence, name, anchor = look.quantity, look.sentence, look.name, look.anchor
        if quantity is None:
            return None
        beside = node_beside(sentence, quantity, ("chip",))
        told = [sentence, *reversed(self._discourse.history)][:2]
        # The first that is spoken of: the others it is only compared with.
        places = [(sentence, beside)] if beside is not None else []
        places += [(each, n) for each in told for n in each.nodes if n.has(("chip",)) and n.start <= quantity.end]
        found = (
            (m, each.words(n.start, n.end))
            for each, n in places
            if n.marker not in COMMON.comparison and n.marker != "of" and (n.kinds or n.start - each.start < 40)
            for m in self._discourse.members(n, ("chip",), each)[:1]
            if not m.generic
        )
        chip, words = next(found, (None, ""))
        if chip is None:
            return None
        kind = "superpod" if sentence.search(_SUPERPOD, anchor[0], anchor[1]) else "pod"
        code_name = _CODE_NAME.search(words) or _CODE_NAME.fullmatch(chip.text)
        called = code_name[0] if code_name else chip.text if chip.text.isascii() else chip.id.partition("-")[2]
        id_ = f"cluster:{make_slug(called)}-{kind}"
        pod = Mention(anchor[0], anchor[0], f"{called} {kind}", id_, id_, "cluster", provisional=True)
        self._counted_as["cluster_size", "units"] = Filled((chip,), anchor[0], anchor[0], None, name)
        return Filled((pod,), anchor[0], anchor[0], None, name)

    def _at_new_cluster(self, look: Look) -> Filled | None:
        """A cluster that only its description names."""
        sentence, anchor = look.sentence, look.anchor
        rest_of_clause = sentence.words(anchor[1], anchor[1] + (16 if self._language == "zh" else 60))
        return self._new_cluster(anchor, sentence) if COMMON["cluster_noun"].search(rest_of_clause) else None

    def _at_owner_cluster(self, look: Look) -> Filled | None:
        """Somebody's cluster that has no name."""
        sentence, anchor = look.sentence, look.anchor
        return self._unnamed_cluster(anchor, sentence)

    def _at_explained_cluster(self, look: Look) -> Filled | None:
        """The unnamed cluster that a clause explains."""
        sentence, anchor = look.sentence, look.anchor
        # "The cluster that Meta built for Llama has …"
        explained = any(runs_machine(sentence, n) for n in sentence.nodes if 0 <= anchor[0] - n.end <= 120)
        return self._unnamed_cluster(anchor, sentence) if explained else None

    def _unnamed_cluster(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        """A cluster with no name is called after its owner, whether the sentence or one before brings it up."""
        found = self._new_cluster(anchor, sentence)
        if found is not None:
            self._cluster = (sentence.block, found)
        elif (
            self._cluster is not None
            and sentence.block - self._cluster[0] <= 1
            and (sentence.search(COMMON["that_cluster"]) or self._goes_on_with_machine(sentence))
        ):
            return replace(self._cluster[1], node=None)
        return found

    def _goes_on_with_machine(self, sentence: Sentence) -> bool:
        """Whether "it" is the machine that the sentence before was about: "It holds 24,576 B200s and draws 38 MW"."""
        return _MACHINE_DOES.match(sentence.text) is not None and any(
            draft.object is not None and draft.object.kind == "cluster" for draft in self._drafts
        )

    def _new_cluster(self, anchor: tuple[int, int], sentence: Sentence) -> Filled | None:
        """The cluster that a sentence brings up: named by its place, else called after its owner."""
        if not _SITE_NOUN.search(sentence.text):
            return None
        sites = [n for n in sentence.nodes if n.mentions and self._brings_up_site(sentence, n, anchor[0])]
        if sites and not self._has_owner_of_its_own(anchor, sentence, sites):
            # The text names it by its place.
            site = min(sites, key=lambda n: sentence.distance(min(n.end, anchor[0]), max(n.start, anchor[0])))
            found = Filled(site.mentions[:1], site.start, site.end, site, "owner-cluster")
            self._cluster = (sentence.block, found)
            return found
        if sentence.search(_SITES_COUNTED):
            return None  # "operates 32 data centres" brings up none of them
        for node in self._owners_of_cluster(anchor, sentence):
            members = self._discourse.members(node, ("company", "foundry"), sentence)
            if len(members) == 1 and not self._discourse.is_observer(members[0]):
                owner = members[0]
                id_, name = f"cluster:{owner.id.partition(':')[2]}", f"{owner.name} cluster"
                cluster = Mention(node.start, node.end, owner.text, id_, name, "cluster", provisional=True)
                found = Filled((cluster,), node.start, node.end, node, "owner-cluster")
                self._cluster = (sentence.block, found)
                return found
        return None

    def _has_owner_of_its_own(self, anchor: tuple[int, int], sentence: Sentence, sites: Sequence[Node]) -> bool:
        """Whether a Chinese clause tells of another's machines than those of the place that another clause names."""
        start, end = sentence.clause(*anchor)
        if self._language != "zh" or any(start <= n.start < end for n in sites):
            return False
        owners = {m.id for n in sentence.nodes if _OWNER & n.kinds for m in n.mentions if start <= n.start < anchor[1]}
        others = {
            m.id
            for site in sites
            for n in sentence.nodes
            if _OWNER & n.kinds and sentence.clause(site.start, site.start)[0] <= n.start < site.end
            for m in n.mentions
        }
        return bool(owners) and bool(others) and not owners & others

    def _owners_of_cluster(self, anchor: tuple[int, int], sentence: Sentence) -> list[Node]:
        """Whose a cluster without a name may be, the likest first."""
        owners = [
            n
            for n in sentence.nodes
            if n.has(("company", "foundry"))
            and (n.end <= anchor[1] + 12 or (n.start - anchor[1] <= 80 and runs_machine(sentence, n)))
            and not n.vendor
            # 英伟达的半导体将用来建造数据中心: whose chips it takes does not own it.
            and not chips_of(sentence, n)
            # 由曙光提供的1024片: who supplies the chips does not own the site.
            and not re.match(r"(?:宣布)?将?(?:提供|供应|供货|给的)", sentence.words(n.end, n.end + 8))
            and n.marker not in COMMON.comparison
            and not self._is_utility(n)
        ]
        if self._language == "en":
            owners = [
                n
                for n in owners
                if not (n.marker == "by" and sentence.search(_FUNDED, n.start - 24, n.start))
                and not (n.anaphor and not n.kinds and any(len(o.mentions) > 1 and not o.marker for o in owners))
            ]
        # What a cloud builds for a customer it runs itself: AWS为Anthropic搭建的集群.
        hosted = any(self._is_host(m.id) for n in owners for m in n.mentions)
        start, end = sentence.clause(*anchor)

        def has_one_here(node: Node) -> bool:
            # 并行科技新上了5000张卡，中国电信在当地的集群超过一万张: of two clauses each tells of its own.
            within = self._language == "zh" and start <= node.start and node.end <= end and not node.marker
            return within and bool(HAS_SITE.match(sentence.words(node.end, min(end, node.end + 24))))

        # "Nvidia said that Meta's cluster": whose it is said to be goes before who else is named.
        return sorted(
            owners,
            key=lambda n: (
                not (_is_built_for(sentence, n) and not hosted),
                not has_one_here(n),
                not ((n.owner and n.end <= anchor[0]) or runs_machine(sentence, n)),
                n.marker in ("in", "for"),
            ),
        )

    def _is_utility(self, node: Node) -> bool:
        entity = self._discourse.catalogue.get(node.mentions[0].id) if node.mentions else None
        return entity is not None and "utility" in entity.roles

    def _is_host(self, id_: str) -> bool:
        """Whether a company is known to let others use its machines."""
        entity = self._discourse.catalogue.get(id_)
        return entity is not None and not _HOSTS.isdisjoint(entity.roles)


def _is_built_for(sentence: Sentence, node: Node) -> bool:
    """Whether somebody else builds a site for a company, whose it then is: 英伟达将帮助OpenAI建设数据中心."""
    return (
        sentence.language == "zh"
        and _FOR.search(sentence.words(max(sentence.start, node.start - 3), node.start)) is not None
        and _IS_BUILT.match(sentence.words(node.end, node.end + 12)) is not None
    )

"""Cases that the tests of the back ends share: made here from public chips and shapes, with wide draws."""

from __future__ import annotations

from kernels import formulas
from kernels.simulation import Case, make_case

GPT3 = {"layers": 96.0, "hidden": 12288.0, "heads": 96.0, "ffn": 49152.0, "vocabulary": 50257.0, "sequence": 2048.0}
LLAMA = {"layers": 32.0, "hidden": 4096.0, "heads": 32.0, "kv_ratio": 0.25, "ffn": 14336.0, "gated": 1.0}
LLAMA |= {"vocabulary": 128256.0, "sequence": 8192.0}
EXPERTS = {"layers": 48.0, "hidden": 2048.0, "heads": 32.0, "kv_ratio": 0.125, "attention_ratio": 2.0, "ffn": 6144.0}
EXPERTS |= {"gated": 1.0, "vocabulary": 151936.0, "sequence": 4096.0, "moe_layers": 48.0, "experts": 128.0}
EXPERTS |= {"experts_active": 8.0, "expert_ffn": 768.0}
A100 = {"matmul_tflops": 312.0, "matmul_fraction": 0.869, "memory_gb": 80.0, "memory_bandwidth_gb_s": 2039.0}
A100 |= {"link_gb_s": 300.0, "link_domain": 8.0, "network_gb_s": 25.0, "chip_power_w": 400.0}
H100 = {"matmul_tflops": 989.4, "matmul_fraction": 0.803, "memory_gb": 80.0, "memory_bandwidth_gb_s": 3350.0}
H100 |= {"link_gb_s": 450.0, "link_domain": 8.0, "network_gb_s": 50.0, "chip_power_w": 700.0, "power_limited": 1.0}
H100 |= {"asynchronous_matmul": 1.0, "low_precision_tflops": 1978.9}
# Wider than in use, so that many layouts win and some scenarios fit in none.
WIDE = {"spread_deployment": 0.14, "spread_matmul": 0.2, "spread_memory_bandwidth": 0.2, "spread_link": 0.5}
WIDE |= {"spread_network": 0.7, "spread_launch": 0.3, "spread_exposed": 0.4, "spread_reserve": 1.2}
WIDE |= {"spread_failures": 0.5, "spread_checkpoint": 0.5, "spread_restart": 0.4, "spread_price": 0.3}
WIDE |= {"spread_power": 0.1, "tokens_lowest": 0.5, "tokens_highest": 2.0}


def gpt3(**values: float) -> Case:
    """GPT-3 on 1,024 A100 with unfused attention."""
    base = {**GPT3, **A100, **WIDE, "gpus": 1024.0, "global_batch": 1536.0, "attention_generation": 0.0}
    return make_case("gpt3", {**base, **values}, formulas.priors(), recipe="2021", chip="a100")


def llama(**values: float) -> Case:
    """A small Llama in 8-bit precision on 64 H100."""
    base = {**LLAMA, **H100, **WIDE, "gpus": 64.0, "global_batch": 256.0, "low_precision": 1.0}
    base["low_precision_fraction"] = 0.709
    return make_case("llama", {**base, **values}, formulas.priors(), recipe="2024", chip="h100")


def experts(**values: float) -> Case:
    """A mixture of experts on 32 H100."""
    base = {**EXPERTS, **H100, **WIDE, "gpus": 32.0, "global_batch": 512.0}
    return make_case("experts", {**base, **values}, formulas.priors(), recipe="2024", chip="h100")

"""The cluster-scaling model: every symbol with its unit, and every formula, once.

Both back ends, the reference and the documentation are made from this module. A formula is plain arithmetic over a
namespace of values and a namespace of operations (`Operations`): with numpy arrays it is the float64 reference, with
the symbols of graph.py it becomes the expression graph that the polars and the Triton back end evaluate.
How a strategy table is enumerated is in strategies.py, which numbers are drawn in draws.py.

Units: TFLOP, GB (1e9 bytes), seconds, GB/s, so that single precision keeps its digits.

Sources: [SC21] Narayanan et al. 2021, arXiv:2104.04473; [K22] Korthikanti et al. 2022, arXiv:2205.05198;
[ZeRO] Rajbhandari et al. 2020, arXiv:1910.02054; [MS] MegaScale, arXiv:2402.15627; [L3] Llama 3, arXiv:2407.21783;
[Daly] Daly 2006, doi:10.1016/j.future.2004.11.016; [Epoch] Epoch AI, training-cost-trends (CC BY 4.0).
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Literal, Protocol

import numpy as np

Kind = Literal["model", "chip", "cluster", "recipe", "software", "spread", "strategy", "draw", "constant"]


@dataclass(frozen=True, slots=True)
class Variable:
    """An input of the formulas.

    Attributes:
        kind: What it describes.
        unit: Its unit; empty for a pure number.
        meaning: What it is.
        default: Its value where an input does not give it; None where it must be given. For a constant: the prior.
        spread: Constants only: standard deviation of the prior, of the logarithm where the constant is positive.
        bounds: Constants only: the range that a fit may use.
    """

    kind: Kind
    unit: str
    meaning: str
    default: float | None = None
    spread: float = 0.0
    bounds: tuple[float, float] = (0.0, 0.0)


def _constant(
    unit: str, meaning: str, prior: float, spread: float = 0.0, low: float = 0.0, high: float = 0.0
) -> Variable:
    return Variable("constant", unit, meaning, prior, spread, (low, high))


VARIABLES: dict[str, Variable] = {
    # The transformer.
    "layers": Variable("model", "", "transformer layers"),
    "hidden": Variable("model", "", "model width"),
    "heads": Variable("model", "", "attention heads"),
    "kv_ratio": Variable("model", "", "key-value heads / attention heads", 1.0),
    "attention_ratio": Variable("model", "", "heads x head width / model width", 1.0),
    "ffn": Variable("model", "", "feed-forward width of a dense layer"),
    "gated": Variable("model", "", "1 if the feed-forward network is gated (SwiGLU)", 0.0),
    "vocabulary": Variable("model", "", "vocabulary size"),
    "sequence": Variable("model", "tokens", "sequence length"),
    "moe_layers": Variable("model", "", "layers with experts", 0.0),
    "experts": Variable("model", "", "experts per such layer", 0.0),
    "experts_active": Variable("model", "", "experts that a token visits", 0.0),
    "expert_ffn": Variable("model", "", "feed-forward width of an expert", 0.0),
    "shared_ffn": Variable("model", "", "feed-forward width of the experts that every token visits", 0.0),
    # The chip.
    "matmul_tflops": Variable("chip", "TFLOP/s", "dense 16-bit peak"),
    "low_precision_tflops": Variable("chip", "TFLOP/s", "dense peak of the 8-bit or 4-bit format of the recipe", 0.0),
    "matmul_fraction": Variable("chip", "", "share of the 16-bit peak that the best matrix product reaches"),
    "low_precision_fraction": Variable("chip", "", "the same for the low-precision peak", 0.7),
    "memory_gb": Variable("chip", "GB", "memory"),
    "memory_bandwidth_gb_s": Variable("chip", "GB/s", "memory bandwidth"),
    "link_gb_s": Variable("chip", "GB/s", "scale-up link (NVLink and the like), one direction"),
    "asynchronous_matmul": Variable("chip", "", "1 if matrix units need kernels of Hopper's generation or later", 0.0),
    "power_limited": Variable("chip", "", "1 if the clock falls under sustained load (Hopper and later)", 0.0),
    "chip_power_w": Variable("chip", "W", "thermal design power", 700.0),
    # The cluster.
    "gpus": Variable("cluster", "", "chips in use"),
    "link_domain": Variable("cluster", "", "chips in one scale-up domain"),
    "network_gb_s": Variable("cluster", "GB/s", "network per chip, one direction"),
    "price_usd_per_hour": Variable("cluster", "USD/h", "price of one chip for one hour", 2.0),
    "host_power_w": Variable("cluster", "W", "power of the rest of the server, per chip", 300.0),
    "power_usage_effectiveness": Variable("cluster", "", "facility power / server power", 1.1),
    "chip_days_between_failures": Variable("cluster", "days", "mean running time of one chip until a failure", 2100.0),
    "checkpoint_stall_s": Variable("cluster", "s", "time that a checkpoint stops training", 30.0),
    "restart_s": Variable("cluster", "s", "time from a failure until training goes on", 900.0),
    # The recipe.
    "global_batch": Variable("recipe", "sequences", "sequences per optimizer step"),
    "tokens": Variable("recipe", "tokens/1e9", "training tokens, in billions", 300.0),
    "low_precision": Variable("recipe", "", "1 if linear layers run in 8 bits, 2 in 4 bits, else 0", 0.0),
    # The software.
    "attention_generation": Variable(
        "software",
        "",
        "0 unfused, 1 FlashAttention, 2 its version 2, 3 kernels for Hopper and later (version 3, cuDNN)",
        3.0,
    ),
    "eager": Variable("software", "", "1 if elementwise operations are not fused", 0.0),
    "overlap_tensor": Variable("software", "", "1 if tensor-parallel communication is overlapped", 1.0),
    "overlap_data": Variable("software", "", "1 if data-parallel communication is overlapped", 1.0),
    "overlap_pipeline": Variable("software", "", "1 if pipeline communication is overlapped", 1.0),
    "partial_recompute": Variable("software", "", "1 if parts can be recomputed and norms split (from 2022)", 1.0),
    "deepspeed": Variable("software", "", "1 for DeepSpeed's engine", 0.0),
    # The uncertainty: spreads are standard deviations of logarithms.
    "spread_deployment": Variable("spread", "", "of how well the software is run", 0.0),
    "spread_matmul": Variable("spread", "", "of the matrix rate", 0.0),
    "spread_memory_bandwidth": Variable("spread", "", "of the memory bandwidth", 0.0),
    "spread_link": Variable("spread", "", "of the link bandwidth", 0.0),
    "spread_network": Variable("spread", "", "of the network bandwidth", 0.0),
    "spread_launch": Variable("spread", "", "of the time per kernel", 0.0),
    "spread_exposed": Variable("spread", "", "of the share of communication that is not hidden", 0.0),
    "spread_reserve": Variable("spread", "", "of the memory reserve", 0.0),
    "spread_failures": Variable("spread", "", "of the time between failures", 0.0),
    "spread_checkpoint": Variable("spread", "", "of the checkpoint stall", 0.0),
    "spread_restart": Variable("spread", "", "of the restart time", 0.0),
    "spread_price": Variable("spread", "", "of the price", 0.0),
    "price_correlation": Variable("spread", "", "correlation between the prices of two chips", 0.5),
    "spread_power": Variable("spread", "", "of the power", 0.0),
    "tokens_lowest": Variable("spread", "", "lowest training tokens / the stated ones", 1.0),
    "tokens_highest": Variable("spread", "", "highest training tokens / the stated ones", 1.0),
    # The parallel layout.
    "tensor_parallel": Variable("strategy", "", "tensor-parallel degree"),
    "pipeline_parallel": Variable("strategy", "", "pipeline stages"),
    "data_parallel": Variable("strategy", "", "data-parallel degree"),
    "context_parallel": Variable("strategy", "", "context-parallel degree", 1.0),
    "expert_parallel": Variable("strategy", "", "expert-parallel degree", 1.0),
    "microbatch": Variable("strategy", "sequences", "sequences of one microbatch"),
    "interleave": Variable("strategy", "", "model chunks per pipeline stage", 1.0),
    "recompute_layer": Variable("strategy", "", "share of the layers recomputed in the backward pass", 0.0),
    "recompute_attention": Variable("strategy", "", "1 if only the attention core is recomputed", 0.0),
    "sequence_parallel": Variable("strategy", "", "1 if norms and dropouts are split over the tensor group", 1.0),
    "zero_stage": Variable("strategy", "", "0 to 3: what is sharded over the data-parallel group", 1.0),
    "hybrid_shard": Variable(
        "strategy", "", "1 if sharding stays inside the scale-up domain and domains replicate", 0.0
    ),
    # What a scenario draws: factors on the above, 1 (or 0) in the nominal case.
    "draw_deployment": Variable("draw", "", "factor on the step time: how well the software is run", 1.0),
    "draw_matmul": Variable("draw", "", "factor on the matrix rate", 1.0),
    "draw_memory_bandwidth": Variable("draw", "", "factor on the memory bandwidth", 1.0),
    "draw_link": Variable("draw", "", "factor on the link bandwidth", 1.0),
    "draw_network": Variable("draw", "", "factor on the network bandwidth", 1.0),
    "draw_launch": Variable("draw", "", "factor on the time per kernel", 1.0),
    "draw_exposed": Variable("draw", "", "factor on the share of communication that is not hidden", 1.0),
    "draw_reserve": Variable("draw", "", "factor on memory that is neither model nor activation", 1.0),
    "draw_failures": Variable("draw", "", "factor on the time between failures", 1.0),
    "draw_checkpoint": Variable("draw", "", "factor on the checkpoint stall", 1.0),
    "draw_restart": Variable("draw", "", "factor on the restart time", 1.0),
    "draw_price": Variable("draw", "", "factor on the price", 1.0),
    "draw_power": Variable("draw", "", "factor on the power", 1.0),
    "draw_tokens": Variable("draw", "", "factor on the training tokens", 1.0),
    # Constants with their priors (microbenchmarks and common practice); fitted values are in assets/scaling.
    "matmul_attained": _constant(
        "", "share of the best matrix rate that a training GEMM attains", 0.92, 0.08, 0.6, 1.0
    ),
    "low_precision_attained": _constant("", "further factor for 8-bit linear layers", 0.90, 0.12, 0.5, 1.0),
    "four_bit_attained": _constant("", "further factor for 4-bit linear layers", 0.60, 0.25, 0.2, 1.0),
    "sustained_clock": _constant("", "clock under load / nominal clock on power-limited chips", 0.92, 0.05, 0.7, 1.0),
    "flash2_attained": _constant("", "share of the 16-bit peak in FlashAttention 2", 0.55, 0.15, 0.3, 0.8),
    "flash3_attained": _constant("", "the same in kernels for Hopper and later", 0.55, 0.15, 0.3, 0.85),
    "ported_attention": _constant("", "factor for FlashAttention 1 and 2 on Hopper and later", 0.6, 0.2, 0.3, 1.0),
    "flash1_attained": _constant("", "the same for FlashAttention 1", 0.38, 0.15, 0.2, 0.6),
    "unfused_attained": _constant("", "the same for the products of unfused attention", 0.35, 0.2, 0.15, 0.8),
    "operand_traffic": _constant("", "share of GEMM operand traffic that is not hidden", 0.5, 0.3, 0.05, 1.5),
    "elementwise_traffic": _constant("", "factor on the elementwise traffic", 1.0, 0.2, 0.4, 2.5),
    "eager_traffic": _constant("", "further factor where it is not fused", 2.0, 0.2, 1.0, 4.0),
    "score_traffic": _constant("", "factor on the traffic of unfused attention scores", 1.0, 0.3, 0.3, 2.5),
    "kernel_us": _constant("us", "fixed time of one kernel", 8.0, 0.3, 2.0, 30.0),
    "host_layer_ms": _constant("ms", "time in which the host issues one layer's forward kernels", 0.9, 0.3, 0.1, 3.0),
    "accumulate_traffic": _constant(
        "B", "traffic of gradient accumulation per weight and microbatch", 10.0, 0.3, 4, 30
    ),
    "link_attained": _constant("", "share of the link bandwidth that collectives reach", 0.72, 0.12, 0.4, 1.0),
    "network_attained": _constant("", "share of the network bandwidth that collectives reach", 0.80, 0.15, 0.3, 1.0),
    "tensor_overlap": _constant("", "share of tensor-parallel communication hidden", 0.6, 0.25, 0.0, 0.95),
    "pipeline_overlap": _constant("", "share of pipeline communication hidden", 0.5, 0.3, 0.0, 0.95),
    "data_overlap": _constant("", "share of the backward pass that hides data-parallel traffic", 0.8, 0.2, 0.2, 1.0),
    "shard_overlap": _constant("", "share of ZeRO-3 communication hidden", 0.85, 0.1, 0.4, 1.0),
    "straggler_spread": _constant("", "spread of the speed of servers", 0.008, 0.3, 0.001, 0.03),
    "step_ms": _constant("ms", "fixed time of an optimizer step", 20.0, 0.4, 1.0, 100.0),
    "engine_traffic": _constant("B", "the same that DeepSpeed's ZeRO adds", 20.0, 0.5, 2.0, 80.0),
    "expert_attained": _constant("", "GEMM efficiency of experts / that of dense layers", 0.7, 0.3, 0.2, 1.0),
    "expert_traffic": _constant("B", "permutation traffic per routed value, one pass", 12.0, 0.3, 4.0, 60.0),
    "all_to_all_exposed": _constant("", "share of expert all-to-all traffic that is not hidden", 0.7, 0.3, 0.1, 2.0),
    "expert_kernels": _constant("", "extra kernels of an expert layer, one pass", 40.0, 0.5, 5.0, 300.0),
    "reserve_gb": _constant("GB", "memory of the runtime, communication buffers and fragmentation", 1.5, 0.0, 0.5, 6.0),
    "activation_overhead": _constant(
        "", "activations with fragmentation and temporaries / formula", 1.2, 0.0, 1.0, 1.5
    ),
    "memory_fill": _constant("", "share of the memory that a job can use", 0.95, 0.0, 0.8, 1.0),
}


class Operations(Protocol):
    """What a formula needs beyond + - * / and comparisons."""

    def minimum(self, a: Any, b: Any) -> Any:
        """The smaller of two values."""

    def maximum(self, a: Any, b: Any) -> Any:
        """The larger of two values."""

    def where(self, condition: Any, a: Any, b: Any) -> Any:
        """`a` where the condition holds, else `b`."""

    def sqrt(self, a: Any) -> Any:
        """Square root."""

    def log(self, a: Any) -> Any:
        """Natural logarithm."""

    def exp(self, a: Any) -> Any:
        """Exponential function."""

    def ceil(self, a: Any) -> Any:
        """The next whole number."""


# Streams of random numbers, one counter each: what two cases share (a recipe, a chip, the world) is drawn once per
# scenario and reused, so that intervals of sums do not shrink falsely [Epoch]. Four uniforms a call.
STREAMS = ("recipe", "recipe", "chip", "world", "case")
UNIFORMS = 4 * len(STREAMS)


def normal(uniform: Any, op: Operations) -> Any:
    """The standard normal number of that cumulative probability; relative error below 1e-6.

    Args:
        uniform: A number in (0, 1).
        op: The operations for that kind of value.

    Returns:
        The number. Source: Giles 2010, "Approximating the erfinv function" (single precision).
    """
    x = 2.0 * uniform - 1.0
    w = 0.0 - op.log(4.0 * uniform * (1.0 - uniform))
    near, far = w - 2.5, op.sqrt(w) - 3.0
    central = 2.81022636e-08
    for coefficient in (3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503):
        central = coefficient + central * near
    for coefficient in (-0.00417768164, 0.246640727, 1.50140941):
        central = coefficient + central * near
    tail = -0.000200214257
    for coefficient in (0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613):
        tail = coefficient + tail * far
    for coefficient in (0.00943887047, 1.00167406, 2.83297682):
        tail = coefficient + tail * far
    return 1.4142135623730951 * x * op.where(w > 5.0, tail, central)


def draw(v: Any, op: Operations, uniforms: Any) -> SimpleNamespace:
    """What a scenario draws, from uniform random numbers.

    Args:
        v: The variables of kind `spread` as attributes.
        op: The operations for that kind of value.
        uniforms: `UNIFORMS` values in (0, 1); call `i` of `STREAMS` gives numbers 4i to 4i + 3.

    Returns:
        The variables of kind `draw`.
    """
    normals = [normal(uniform, op) for uniform in uniforms]
    price = op.sqrt(v.price_correlation) * normals[12] + op.sqrt(1.0 - v.price_correlation) * normals[9]
    return SimpleNamespace(
        draw_deployment=op.exp(v.spread_deployment * normals[0]),
        draw_matmul=op.exp(v.spread_matmul * normals[1]),
        draw_memory_bandwidth=op.exp(v.spread_memory_bandwidth * normals[2]),
        draw_link=op.exp(v.spread_link * normals[3]),
        draw_network=op.exp(v.spread_network * normals[4]),
        draw_launch=op.exp(v.spread_launch * normals[5]),
        draw_exposed=op.exp(v.spread_exposed * normals[6]),
        draw_reserve=op.exp(v.spread_reserve * normals[7]),
        draw_failures=op.exp(v.spread_failures * normals[8]),
        draw_price=op.exp(v.spread_price * price),
        draw_restart=op.exp(v.spread_restart * normals[10]),
        draw_power=op.exp(v.spread_power * normals[11]),
        draw_checkpoint=op.exp(v.spread_checkpoint * normals[16]),
        draw_tokens=v.tokens_lowest + (v.tokens_highest - v.tokens_lowest) * uniforms[17],
    )


def step(v: Any, op: Operations) -> SimpleNamespace:
    """Time of one optimizer step and memory of one chip, for one layout.

    Args:
        v: The variables above as attributes (scalars, arrays that broadcast, or graph symbols).
        op: The operations for that kind of value.

    Returns:
        `step_s` and its parts (`linear_s`, `attention_s`, `elementwise_s`, `tensor_comm_s`, `context_comm_s`,
        `expert_comm_s`, `head_s`, `pipeline_comm_s`, `accumulate_s`, `bubble_s`, `data_comm_s`, `optimizer_s`,
        `recompute_s`, `fixed_s`, `overhead_s`: what stragglers and deployment add), all in seconds;
        `memory_used_gb` with `weights_gb`, `optimizer_gb`, `activations_gb`; `spare_gb`, below zero where the layout
        does not fit; `hardware_ratio`, executed over model FLOP.
    """
    # Shorthand of the sources: T tokens of a microbatch on a chip, t, p, c, d the degrees, h the width.
    t, p, c, d = v.tensor_parallel, v.pipeline_parallel, v.context_parallel, v.data_parallel
    h, r, b, s = v.hidden, v.kv_ratio, v.microbatch, v.sequence
    tokens = b * s / c
    microbatches = op.ceil(v.global_batch / (d * b) - 1e-6)
    dense_share = (v.layers - v.moe_layers) / v.layers
    moe_share = v.moe_layers / v.layers
    width = h * v.attention_ratio
    ffn_matrices = 2.0 + v.gated

    # Rates: TFLOP/s, GB/s.
    clock = op.where(v.power_limited > 0.5, v.sustained_clock, 1.0)
    rate16 = v.matmul_tflops * v.matmul_fraction * v.matmul_attained * clock * v.draw_matmul
    low_factor = op.where(v.low_precision > 1.5, v.four_bit_attained, v.low_precision_attained)
    low_rate = v.low_precision_tflops * v.low_precision_fraction * v.matmul_attained * low_factor * clock
    rate = op.where(v.low_precision > 0.5, low_rate * v.draw_matmul, rate16)
    bandwidth = v.memory_bandwidth_gb_s * v.draw_memory_bandwidth
    link = v.link_gb_s * v.link_attained * v.draw_link
    network = v.network_gb_s * v.network_attained * v.draw_network
    kernel = v.kernel_us * 1e-6 * v.draw_launch
    low_bits = op.minimum(v.low_precision, 1.0)

    # Linear layers, forward, one layer, one microbatch: FLOP and operand bytes [SC21, K22].
    attention_weights = h * width * (2.0 + 2.0 * r)
    attention_flop = 2.0 * tokens / t * attention_weights
    attention_bytes = 2.0 * (2.0 * tokens * (h + width) + (attention_weights + 2.0 * r * tokens * width) / t)
    dense_weights = ffn_matrices * h * v.ffn
    dense_flop = 2.0 * tokens / t * dense_weights
    dense_bytes = 2.0 * (ffn_matrices * (dense_weights / ffn_matrices + tokens * v.ffn) / t + 2.0 * tokens * h)
    expert_width = v.experts_active * v.expert_ffn + v.shared_ffn
    expert_weights = ffn_matrices * h * v.expert_ffn
    shared_weights = ffn_matrices * h * v.shared_ffn
    moe_flop = 2.0 * tokens / t * ffn_matrices * h * expert_width
    local_experts = v.experts / op.maximum(v.expert_parallel, t)
    moe_bytes = (
        2.0 * (local_experts * expert_weights + (shared_weights + tokens * expert_width * ffn_matrices) / t)
        + 4.0 * tokens * h * v.experts_active / t
    )
    linear_flop = attention_flop + dense_share * dense_flop + moe_share * moe_flop / v.expert_attained
    linear_bytes = attention_bytes + dense_share * dense_bytes + moe_share * moe_bytes
    linear = linear_flop * 1e-12 / rate + v.operand_traffic * linear_bytes * 1e-9 / bandwidth + 4.0 * kernel

    # Attention core: FlashAttention skips the masked half and recomputes scores in the backward pass.
    core_flop = 4.0 * tokens * s * width / t
    ampere_kernel = op.where(v.attention_generation > 1.5, v.flash2_attained, v.flash1_attained)
    ported = op.where(v.asynchronous_matmul > 0.5, v.ported_attention, 1.0)
    core_attained = op.where(v.attention_generation > 2.5, v.flash3_attained, ampere_kernel * ported)
    flash = core_flop * 0.5e-12 / (v.matmul_tflops * core_attained * clock * v.draw_matmul) + kernel
    score_bytes = 10.0 * v.heads * b * s * s / (t * c)
    unfused = (
        core_flop * 1e-12 / (v.matmul_tflops * v.unfused_attained * v.draw_matmul)
        + v.score_traffic * score_bytes * 1e-9 / bandwidth
        + 4.0 * kernel
    )
    attention = op.where(v.attention_generation > 0.5, flash, unfused)
    attention_backward = op.where(v.attention_generation > 0.5, 2.7, 2.0)

    # Elementwise traffic; routed values are permuted to and from their experts.
    split = op.where(v.sequence_parallel > 0.5, t, 1.0)
    active_ffn = dense_share * v.ffn + moe_share * expert_width
    elementwise_values = 8.0 * h / split + (3.0 * active_ffn * (1.0 + v.gated / 2.0) + 3.0 * h) / t
    eager_factor = op.where(v.eager > 0.5, v.eager_traffic, 1.0)
    elementwise_bytes = (
        v.elementwise_traffic * eager_factor * 2.0 * tokens * elementwise_values * (1.0 + low_bits)
        + moe_share * v.expert_traffic * tokens * h * v.experts_active / t
    )
    elementwise = elementwise_bytes * 1e-9 / bandwidth + (8.0 + moe_share * v.expert_kernels) * kernel

    # Tensor parallel: two ring all-reduces a pass, or the same volume as reduce-scatter and all-gather [K22].
    tensor_link = op.where(t > v.link_domain, op.minimum(link, network * v.link_domain), link)
    tensor_latency = op.where(t > 1.5, 20e-6, 0.0)
    all_reduce = 2.0 * (t - 1.0) / t * 2.0 * tokens * h * 1e-9 / tensor_link + tensor_latency
    tensor_exposed = op.where(v.overlap_tensor > 0.5, op.minimum((1.0 - v.tensor_overlap) * v.draw_exposed, 1.0), 1.0)
    tensor_comm = 2.0 * all_reduce * tensor_exposed

    # Context parallel: keys and values travel a ring, behind the attention core.
    across = v.link_domain / (t * c)
    context_link = op.where(t * c > v.link_domain, network, link)
    ring = (c - 1.0) / c * 4.0 * b * s * width * r / t * 1e-9 / context_link
    context_comm = op.maximum(ring - 0.8 * attention, 0.0)

    # Expert parallel: dispatch and combine, one pass; the copies of a token inside a domain share one network crossing.
    expert_domains = op.maximum(v.expert_parallel / v.link_domain, 1.0)
    inside = op.minimum(v.link_domain, v.expert_parallel)
    crossings = op.minimum(v.experts_active, expert_domains)
    routed_bytes = 2.0 * 2.0 * tokens * h / t
    all_to_all = (
        routed_bytes
        * 1e-9
        * (v.experts_active * (inside - 1.0) / inside / link + crossings * (1.0 - 1.0 / expert_domains) / network)
    )
    expert_comm = moe_share * op.minimum(v.all_to_all_exposed * v.draw_exposed, 2.0) * all_to_all

    # One layer, forward and backward; what recomputation repeats.
    # Small layers take as long as the host needs to issue their kernels; fused attention needs fewer of them.
    unfused_flag = op.where(v.attention_generation > 0.5, 0.0, 1.0)
    host = v.host_layer_ms * 1e-3 * (0.6 + 0.4 * unfused_flag) * v.draw_launch
    forward = op.maximum(linear + attention + elementwise + tensor_comm + context_comm + expert_comm, host)
    backward_work = (
        2.0 * linear
        + attention_backward * attention
        + 2.0 * elementwise
        + tensor_comm
        + 2.0 * context_comm
        + expert_comm
    )
    backward = op.maximum(backward_work, 1.7 * host)
    recomputed = v.recompute_layer * forward + v.recompute_attention * unfused_flag * attention
    layer = forward + backward + recomputed

    # Output layer and loss, on the last stage.
    head = (
        6.0 * tokens * h * v.vocabulary / t * 1e-12 / rate16
        + 14.0 * tokens * v.vocabulary / t * 1e-9 / bandwidth
        + 6.0 * kernel
    )

    # Weights of one chip, in billions; experts are spread over the expert-parallel group as well.
    dense_layer_weights = attention_weights + dense_share * dense_weights + moe_share * (shared_weights + h * v.experts)
    embedding = v.vocabulary * h / t * 1e-9
    dense_held = dense_layer_weights * v.layers / (p * t) * 1e-9 + embedding
    # Expert ranks take in the tensor ranks; without expert parallelism the tensor group splits each expert.
    expert_split = op.maximum(v.expert_parallel, t)
    experts_held = v.moe_layers * v.experts * expert_weights / (p * expert_split) * 1e-9
    held = dense_held + experts_held

    # Pipeline: the longest stage sets the pace; the bubble is (p-1)/v stages [SC21 2.2].
    stage_layers = op.ceil(v.layers / p - 1e-6)
    last_layers = op.maximum(v.layers - (p - 1.0) * stage_layers, 0.0)
    piped = op.where(p > 1.5, 1.0, 0.0)
    pipeline_link = op.where(t * c * d >= v.link_domain, network, link)
    hidden_pipe = op.where(v.overlap_pipeline > 0.5, 1.0 - v.pipeline_overlap, 1.0)
    pipeline_comm = piped * 2.0 * v.interleave * hidden_pipe * (2.0 * tokens * h / t * 1e-9 / pipeline_link + 10e-6)
    engine = op.where(v.deepspeed > 0.5, op.where(v.zero_stage > 0.5, v.engine_traffic, 0.0), 0.0)
    accumulate = op.where(microbatches > 1.5, v.accumulate_traffic + engine, 0.0) * held / bandwidth
    stage = op.maximum(stage_layers * layer, last_layers * layer + head) + pipeline_comm + accumulate
    bubble = (p - 1.0) / v.interleave * (v.layers / p * layer + pipeline_comm)

    # Data parallel. Ranks of one domain share the network of that domain.
    group = d * c
    # DeepSpeed's ZeRO-3 of 2021 reached the bandwidth of one adapter per server.
    one_adapter = op.where(v.deepspeed > 0.5, op.where(v.zero_stage > 1.5, 1.0, 0.0), 0.0)
    domain_share = op.where(one_adapter > 0.5, 1.0, op.maximum(across, 1.0))
    data_link = op.where(v.gpus > v.link_domain, op.minimum(link, domain_share * network), link)
    log_group = op.log(op.maximum(group, 1.0)) * 1.4426950408889634
    expert_group = op.maximum(group * t / expert_split, 1.0)
    reduced = (group - 1.0) / group * dense_held + (expert_group - 1.0) / expert_group * experts_held
    half_reduce = 2.0 * reduced / data_link + 20e-6 * log_group
    hide = v.data_overlap * stage
    unhidden = (half_reduce - op.minimum(half_reduce, hide * (2.0 / 3.0))) + (
        half_reduce - op.minimum(half_reduce, hide * (1.0 / 3.0))
    )
    data_zero1 = op.where(v.overlap_data > 0.5, unhidden, 2.0 * half_reduce)

    # ZeRO-2 and -3 gather the weights in every pass [ZeRO].
    gathers = op.where(v.zero_stage > 2.5, 2.0, 1.0 / microbatches)
    # Hybrid sharding gathers inside the domain; the domains then reduce what each holds.
    inside_group = op.maximum(op.minimum(group, v.link_domain / t), 1.0)
    shard_group = op.where(v.hybrid_shard > 0.5, inside_group, group)
    full_gather = (gathers + 1.0) * 2.0 * reduced / data_link
    hybrid_gather = (gathers + 1.0) * 2.0 * held / link + 4.0 * held / inside_group / microbatches / data_link
    gather = op.where(v.hybrid_shard > 0.5, hybrid_gather, full_gather)
    shard_exposed = op.minimum((1.0 - v.shard_overlap) * v.draw_exposed, 1.0)
    sharded = op.maximum(gather * shard_exposed, gather - stage)
    is_sharded = op.where(v.zero_stage > 1.5, 1.0, 0.0)
    data_comm = is_sharded * microbatches * sharded + (1.0 - is_sharded) * data_zero1

    sharded_weights = dense_held / shard_group + experts_held / op.minimum(expert_group, shard_group)
    optimized = op.where(v.zero_stage > 0.5, sharded_weights, held)
    optimizer = 30.0 * optimized / bandwidth

    # The slowest of many servers sets the pace: expected maximum of normals.
    stragglers = 1.0 + v.straggler_spread * op.sqrt(2.0 * op.log(op.maximum(v.gpus / v.link_domain, 1.0)))
    pipeline = microbatches * stage + bubble
    fixed = v.step_ms * 1e-3
    undisturbed = pipeline + data_comm + optimizer + fixed
    step_s = ((pipeline + data_comm) * stragglers + optimizer + fixed) * v.draw_deployment

    # Memory of the first stage [K22; ZeRO]: weights, gradients and optimizer state, activations in flight, logits.
    gathered = op.where(v.zero_stage > 2.5, 4.0 * held * p / v.layers, 0.0)
    parameters_held = op.where(v.zero_stage > 2.5, sharded_weights, held)
    gradients_held = op.where(v.zero_stage > 1.5, sharded_weights, held)
    weights_gb = 2.0 * parameters_held + gathered + 4.0 * gradients_held
    optimizer_gb = 12.0 * optimized
    stored = tokens * h * (8.0 / split + (2.0 * (1.0 + 2.0 * r) + 2.0 + (4.0 + 2.0 * v.gated) * active_ffn / h) / t)
    scores = unfused_flag * (1.0 - v.recompute_attention) * 5.0 * v.heads * b * s * s / (t * c)
    inputs = 2.0 * tokens * h / split
    kept = (1.0 - v.recompute_layer) * (stored + scores) + v.recompute_layer * inputs
    interleaved = op.where(v.interleave > 1.5, 1.0 + (p - 1.0) / (p * v.interleave), 1.0)
    in_flight = op.minimum(p, microbatches) * interleaved
    working = op.where(v.recompute_layer > 0.0, stored + scores, 0.0)
    logits = op.where(p > 1.5, 0.0, 6.0 * tokens * v.vocabulary / t)
    activations_gb = v.activation_overhead * (stage_layers * in_flight * kept + working + logits) * 1e-9
    memory_used_gb = weights_gb + optimizer_gb + activations_gb + v.reserve_gb * v.draw_reserve
    spare_gb = v.memory_fill * v.memory_gb - memory_used_gb

    core_model = v.layers * core_flop
    model_flop = v.layers * (attention_flop + dense_share * dense_flop + moe_share * moe_flop) + core_model
    head_flop = 2.0 * tokens * h * v.vocabulary / t
    extra_flop = v.recompute_layer * model_flop + v.recompute_attention * unfused_flag * core_model
    hardware_ratio = 1.0 + extra_flop / (3.0 * (model_flop + head_flop))

    passes = microbatches * v.layers / p
    return SimpleNamespace(
        step_s=step_s,
        linear_s=passes * 3.0 * linear,
        attention_s=passes * (1.0 + attention_backward) * attention,
        elementwise_s=passes * 3.0 * elementwise,
        tensor_comm_s=passes * 2.0 * tensor_comm,
        context_comm_s=passes * 3.0 * context_comm,
        expert_comm_s=passes * 2.0 * expert_comm,
        recompute_s=passes * recomputed,
        head_s=microbatches * (stage - pipeline_comm - accumulate) - passes * layer,
        pipeline_comm_s=microbatches * pipeline_comm,
        accumulate_s=microbatches * accumulate,
        bubble_s=bubble,
        data_comm_s=data_comm,
        optimizer_s=optimizer,
        fixed_s=fixed,
        overhead_s=step_s - undisturbed,
        memory_used_gb=memory_used_gb,
        weights_gb=weights_gb,
        optimizer_gb=optimizer_gb,
        activations_gb=activations_gb,
        spare_gb=spare_gb,
        hardware_ratio=hardware_ratio,
    )


def outcome(v: Any, op: Operations, step_s: Any, hardware_ratio: Any) -> SimpleNamespace:
    """What a training run takes, given the time of its step.

    Args:
        v: The variables as attributes.
        op: The operations for that kind of value.
        step_s: Seconds of one step.
        hardware_ratio: Executed over model FLOP of the layout.

    Returns:
        `tokens_per_s` (of the cluster), `mfu` (model FLOP over the peak of the precision used), `goodput` (share of
        the time that is not lost to failures and checkpoints), `days`, `cost_usd`, `energy_mwh`.
    """
    tokens_per_s = v.global_batch * v.sequence / step_s
    h, r = v.hidden, v.kv_ratio
    width = h * v.attention_ratio
    expert_width = v.experts_active * v.expert_ffn + v.shared_ffn
    ffn_width = ((v.layers - v.moe_layers) * v.ffn + v.moe_layers * expert_width) / v.layers
    layer_flop = 2.0 * (h * width * (2.0 + 2.0 * r) + (2.0 + v.gated) * h * ffn_width) + 4.0 * v.sequence * width
    tflop_per_token = 3e-12 * (v.layers * layer_flop + 2.0 * h * v.vocabulary)
    peak = op.where(v.low_precision > 0.5, v.low_precision_tflops, v.matmul_tflops)
    mfu = tflop_per_token * tokens_per_s / (v.gpus * peak)

    # Checkpoints at the interval that loses least [Daly]; a failure costs half an interval and a restart [L3, MS].
    failures_per_s = v.gpus / (v.chip_days_between_failures * 86400.0 * v.draw_failures)
    stall = v.checkpoint_stall_s * v.draw_checkpoint
    interval = op.sqrt(2.0 * stall / failures_per_s)
    lost = stall / interval + failures_per_s * (0.5 * interval + v.restart_s * v.draw_restart)
    goodput = 1.0 / (1.0 + lost)
    days = v.tokens * v.draw_tokens * 1e9 / (tokens_per_s * goodput) / 86400.0

    hours = 24.0 * days
    cost_usd = v.gpus * hours * v.price_usd_per_hour * v.draw_price
    # A chip draws about a third of its design power when it waits; all of it at 60 % of the 16-bit peak.
    busy = mfu * hardware_ratio * peak / v.matmul_tflops
    chip_load = op.minimum(0.35 + 0.65 * busy / 0.6, 1.0)
    watts = (chip_load * v.chip_power_w + v.host_power_w) * v.power_usage_effectiveness * v.draw_power
    energy_mwh = v.gpus * hours * watts * 1e-6
    return SimpleNamespace(
        tokens_per_s=tokens_per_s, mfu=mfu, goodput=goodput, days=days, cost_usd=cost_usd, energy_mwh=energy_mwh
    )


def names(*kinds: Kind) -> tuple[str, ...]:
    """The names of the variables of these kinds, in the order of their definition."""
    return tuple(name for name, variable in VARIABLES.items() if variable.kind in kinds)


def priors() -> dict[str, float]:
    """Every constant at its prior."""
    return {name: float(VARIABLES[name].default or 0.0) for name in names("constant")}


def evaluate(values: dict[str, Any]) -> SimpleNamespace:
    """The float64 reference: all outputs of `step` and `outcome`.

    Args:
        values: Variables by name; numbers or arrays that broadcast. What is absent takes its default.

    Returns:
        The outputs as attributes, arrays of the broadcast shape.

    Raises:
        ValueError: A variable without a default is absent, or a name is unknown.
    """
    unknown = sorted(set(values) - set(VARIABLES))
    missing = sorted(name for name, x in VARIABLES.items() if x.default is None and name not in values)
    if unknown or missing:
        raise ValueError(f"The scaling model does not know {unknown} and lacks {missing}")
    complete = {name: values.get(name, x.default) for name, x in VARIABLES.items()}
    v = SimpleNamespace(**{name: np.asarray(value, dtype=np.float64) for name, value in complete.items()})
    with np.errstate(divide="ignore", invalid="ignore"):
        first = step(v, np)
        second = outcome(v, np, first.step_s, first.hardware_ratio)
    return SimpleNamespace(**vars(first), **vars(second))


def document() -> str:
    """The symbols with their units and the formulas, as Markdown: the documentation of the model."""
    lines = ["| symbol | kind | unit | meaning | default or prior |", "|---|---|---|---|---|"]
    for name, x in VARIABLES.items():
        default = "" if x.default is None else f"{x.default:g}"
        lines.append(f"| `{name}` | {x.kind} | {x.unit} | {x.meaning} | {default} |")
    functions: tuple[Callable[..., Any], ...] = (normal, draw, step, outcome)
    for function in functions:
        lines += ["", f"### {function.__name__}", "", "```"]
        body = ast.parse(inspect.getsource(function)).body[0]
        assert isinstance(body, ast.FunctionDef)
        lines += [ast.unparse(node) for node in body.body if isinstance(node, (ast.Assign, ast.For))]
        result = body.body[-1]
        if isinstance(result, ast.Return) and isinstance(result.value, ast.Call):
            named = [(x.arg, ast.unparse(x.value)) for x in result.value.keywords]
            lines += [f"{name} = {value}" for name, value in named if name != value]
        lines.append("```")
    return "\n".join(lines)

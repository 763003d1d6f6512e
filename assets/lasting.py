"""What is made once and stays as long as the program runs: the garbage collector has nothing to look for in it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def lasting(make: Callable[P, T]) -> Callable[P, T]:
    """Decorate a function whose result, of a hundred thousand objects, stays for good.

    While it is made the collector is paused, which would else go through all that is there again and again, and
    afterwards what is there is set apart from what is collected (`gc.freeze`).
    """

    @wraps(make)
    def paused(*args: P.args, **kwargs: P.kwargs) -> T:
        enabled = gc.isenabled()
        gc.disable()
        try:
            return make(*args, **kwargs)
        finally:
            gc.freeze()
            if enabled:
                gc.enable()

    return paused

"""Makes processes that begin with their work at once, for they are forked from one that has loaded the program."""

from __future__ import annotations

import multiprocessing

SERVER = multiprocessing.get_context("forkserver")
# It has no threads of polars or DuckDB, for it runs no query.
SERVER.set_forkserver_preload(["tests.loaded"])

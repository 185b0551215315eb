"""The formula of docs/scaling.md, by hand on round numbers."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "extrapolate.py"
    spec = importlib.util.spec_from_file_location("extrapolate", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["extrapolate"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_formula(benchmark: ModuleType) -> None:
    one = benchmark.Measured(
        articles=10,
        words=500,
        seconds=0.036,
        statements=200,
        shard_bytes=5000,
        source_bytes=3000,
        load_seconds=0.0036,
        store_bytes=100_000,
    )
    given = benchmark.Given(
        cores=100,
        busy=0.5,
        core_hour=0.05,
        gigabyte_month=0.02,
        thousand_writes=0.005,
        thousand_reads=0.0004,
        shard_size=1000,
    )
    needs = benchmark.extrapolate(1_000_000, one, given)
    assert needs.core_hours == pytest.approx(20)  # 36,000 s of work, half of the time
    assert needs.hours == pytest.approx(0.2)
    assert needs.statements == pytest.approx(2e8)
    assert needs.shard_gigabytes == pytest.approx(5)
    assert needs.source_gigabytes == pytest.approx(3)
    assert needs.store_gigabytes == pytest.approx(100)
    assert needs.load_hours == pytest.approx(1)
    assert needs.compute_dollars == pytest.approx(1)
    assert needs.storage_dollars == pytest.approx(0.16)
    assert needs.request_dollars == pytest.approx(4 * 0.005 + 1000 * 0.0004)  # 4,000 writes, a million reads

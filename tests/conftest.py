"""What holds for all tests: how fast a machine is and how it starts them decide nothing."""

from __future__ import annotations

import gc
import signal

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGQUIT, signal.SIG_DFL)):
    if (
        signal.getsignal(number) is signal.SIG_IGN
    ):  # as a shell leaves them to what runs behind it, and that to its children
        signal.signal(number, usual)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Spare a worker the collections of garbage at its end, which last longer than it is given to leave."""
    gc.collect()
    gc.freeze()

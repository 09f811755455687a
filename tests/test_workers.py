"""Work spread over processes gives what it gives in one, in the same order, and failures are told."""

from __future__ import annotations

import os
from functools import partial

import pytest

from generator.workers import WorkerError, spread


class OddError(Exception):
    """An exception that cannot be rebuilt from its message alone."""

    def __init__(self, number, place):
        super().__init__(f"{number} at {place}")


def square(number):
    return number * number, os.getpid()


def fail(number):
    if number == 3:
        raise OddError(number, "here")
    return number


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_come_in_the_order_of_the_tasks(workers):
    results = list(spread([partial(square, number) for number in range(40)], workers=workers))
    assert [value for value, _ in results] == [number * number for number in range(40)]
    assert (os.getpid() in {process for _, process in results}) is (workers == 1)


def test_a_failure_in_another_process_is_raised_with_its_account():
    with pytest.raises(WorkerError, match="OddError: 3 at here"):
        list(spread([partial(fail, number) for number in range(6)], workers=2))


def test_a_failure_right_here_is_raised_as_it_is():
    with pytest.raises(OddError):
        list(spread([partial(fail, number) for number in range(6)], workers=1))

"""Spread tasks over the machine's cores; results come in the order of the tasks, however many cores there are."""

from __future__ import annotations

import gc
import multiprocessing
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.errors import GeneratorError

T = TypeVar("T")


class WorkerError(GeneratorError):
    """Raised when a task fails in another process; the message holds that process's own account."""


@dataclass(frozen=True)
class _Failure:
    account: str


def spread(tasks: Sequence[Callable[[], T]], *, workers: int) -> Iterator[T]:
    """Yield the result of every task, in order; raise WorkerError when one fails in another process.

    The tasks and all they hold reach the other processes by forking, so only results are copied.
    With one worker, or where a process cannot fork, they run one after the other right here.
    """
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (task() for task in tasks)
        return
    # What exists now is shared with the children; a collector that touched it would copy it.
    gc.freeze()
    context = multiprocessing.get_context("fork")
    with context.Pool(workers, initializer=_take, initargs=(tasks,)) as pool:
        for result in pool.imap(_run, range(len(tasks))):
            if isinstance(result, _Failure):
                raise WorkerError(result.account)
            yield result
    gc.unfreeze()


_taken: Sequence[Callable[[], Any]] = ()


def _take(tasks: Sequence[Callable[[], Any]]) -> None:
    """Keep the tasks in a fresh child process; the parent's own variable stays empty."""
    global _taken  # noqa: PLW0603
    _taken = tasks


def _run(number: int) -> Any:  # noqa: ANN401
    try:
        return _taken[number]()
    except Exception:
        # An exception with arguments of its own would not survive the way back.
        return _Failure(traceback.format_exc())

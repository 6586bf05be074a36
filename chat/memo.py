"""What was asked once in a transaction is not asked again in it. The journal keeps the acts of many people
in one transaction, and fills in beforehand, in one query each, what their rules will ask of everybody."""

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


class _Memo(threading.local):
    """Answers of this thread's transaction; None outside `kept`."""

    answers: dict[Hashable, Any] | None = None


_memo = _Memo()


@contextmanager
def kept() -> Iterator[None]:
    """Within this, `ask` asks once. The rooms of the transaction must be locked before anything is asked."""
    _memo.answers = {}
    try:
        yield
    finally:
        _memo.answers = None


def ask(key: Hashable, question: Callable[[], T]) -> T:
    """The answer to `question`, which `key` names."""
    if _memo.answers is None:
        return question()
    if key not in _memo.answers:
        _memo.answers[key] = question()
    return _memo.answers[key]


def fill(answers: Mapping[Any, Any]) -> None:
    """Answers that are known beforehand; nothing outside `kept`."""
    if _memo.answers is not None:
        _memo.answers.update(answers)

"""Several people who press in the very same moment."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connections


def at_once(*doings: Callable) -> list:
    """What each of `doings` gave, when all start together in threads of their own."""
    start, answers = Barrier(len(doings)), [None] * len(doings)

    def run(n: int, do: Callable) -> None:
        start.wait(10)
        try:
            answers[n] = do()
        except Exception as error:  # the test shows it
            answers[n] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=item) for item in enumerate(doings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def statuses(answers: list) -> list[int]:
    """The status of each answer; what went wrong stands in its place."""
    return [getattr(answer, "status_code", answer) for answer in answers]

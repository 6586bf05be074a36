"""Background work inside the embedded server: one thread that drains the durable queue.

Tasks and periodic jobs stand in the database, so what a crash interrupts is done after the restart.
A grown installation runs `manage.py db_worker` and `manage.py run_periodic --forever` as own units.
"""

import logging
import threading

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from neighbourhoods.periodic import run_due

log = logging.getLogger("rosa.worker")


class EmbeddedWorker:
    """Runs due periodic jobs and queued tasks every `interval` seconds until `stop`."""

    def __init__(self, interval: float = 2.0) -> None:
        self.interval = interval
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, name="rosa-worker", daemon=True)

    def start(self) -> None:
        """Begin working in the background."""
        self.thread.start()

    def stop(self) -> None:
        """Finish the task at hand, at most ten seconds, and end."""
        self.stopping.set()
        if self.thread.is_alive():
            self.thread.join(10)

    def _run(self) -> None:
        while not self.stopping.wait(self.interval):
            try:
                close_old_connections()
                run_due(timezone.now())
                drain_queue()
            except (
                Exception
            ):  # the queue must outlive any task and a database that is away for a while
                log.exception("the embedded worker stumbled and goes on")
            finally:
                close_old_connections()


def drain_queue() -> None:
    """Run every task that stands in the queue now; an empty queue takes no write lock."""
    if not DBTaskResult.objects.ready().exists():
        return
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="embedded",
        excluded_queue_names=[],
    ).run()

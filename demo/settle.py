"""Do now what would wait in the queue, so that the first visitor finds a centre that can be searched."""

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from cms.worker import drain_queue

INDEXING = (
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.tasks.update_reference_index_task",
)
MANY = 100  # tasks; above this, indexing all at once is quicker than one by one


def settle() -> None:
    """Leave an empty queue behind. Whatever is indexed one by one is part of indexing everything."""
    waiting = DBTaskResult.objects.ready().filter(task_path__in=INDEXING)
    if waiting.count() > MANY:
        waiting.delete()
        call_command("update_index", verbosity=0)
        call_command("rebuild_references_index", verbosity=0)
    drain_queue()

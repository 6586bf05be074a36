"""How gunicorn runs Rosa: `gunicorn cms.asgi:application -k cms.gunicorn_worker.RosaWorker`."""

from uvicorn_worker import UvicornWorker

from cms.socket_protocol import OPTIONS


class RosaWorker(UvicornWorker):
    """Uvicorn as `cms.serve` runs it too."""

    # Without a log of requests, as there: some addresses are secrets of a person.
    CONFIG_KWARGS = {**UvicornWorker.CONFIG_KWARGS, **OPTIONS, "access_log": False}

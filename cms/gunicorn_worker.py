"""How gunicorn runs Rosa: `gunicorn cms.asgi:application -k cms.gunicorn_worker.RosaWorker`."""

from uvicorn_worker import UvicornWorker

from cms.socket_protocol import OPTIONS


class RosaWorker(UvicornWorker):
    """Uvicorn as `cms.serve` runs it too."""

    CONFIG_KWARGS = {**UvicornWorker.CONFIG_KWARGS, **OPTIONS}

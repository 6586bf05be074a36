"""Where the living room's socket lives."""

from django.urls import path

from chat.consumers import RoomSocket

websocket_urlpatterns = [path("ws/huiskamer/", RoomSocket.as_asgi())]

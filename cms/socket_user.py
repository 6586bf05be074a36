"""Who opens a line, asked over the living room's own database connections."""

from channels.auth import AuthMiddleware, get_user

from chat.database import ask


class SocketUser(AuthMiddleware):
    """As Channels', without opening a database connection for each line."""

    async def resolve_scope(self, scope) -> None:
        """Put the person of the session into the scope."""
        scope["user"]._wrapped = await ask(get_user.func, scope)

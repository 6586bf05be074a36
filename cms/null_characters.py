"""No address of ours has a null character, and PostgreSQL can't even be asked about one."""

from django.http import HttpRequest, HttpResponse

from cms import errors

NULL = "\0"


class NullCookieMiddleware:
    """A cookie with a null character is none of ours: as if it did not come. Stands before the sessions."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in [name for name, value in request.COOKIES.items() if NULL in value]:
            del request.COOKIES[name]
        return self.get_response(request)


class NullCharacterMiddleware:
    """A path with a null character leads nowhere (404), in whatever room it was tried.

    A path goes to the database as it is. What stands behind a question mark doesn't: each room
    reads it as words of a person, and answers in words.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NULL in request.path:
            return errors.page_not_found(request)
        return self.get_response(request)

"""Party."""

from django.http import Http404


def party(request, secret):
    raise Http404

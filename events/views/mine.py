"""Mine."""

from django.http import Http404


def mine(request):
    raise Http404


leave_one = take_seat = mine

"""Joining."""

from django.http import Http404


def join_series(request, slug):
    raise Http404


def join_date(request, slug, date):
    raise Http404

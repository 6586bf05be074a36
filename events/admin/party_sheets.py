"""The list of who takes part on paper and as a table for a spreadsheet."""

import csv

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actions import organise
from events.admin.party_views import _page, _who, get_date
from events.local_time import local_of
from events.models import State
from events.party_address import address_of_party
from events.party_list import counts_of, parties_of
from people.spreadsheet import harmless


def table(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """As CSV, with the byte order mark by which spreadsheets see that it is UTF-8."""
    _activity, found = get_date(request, pk, date)
    organise.note(found, "export_parties", _who(request))
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="meedoen-{found.slug}.csv"'
    answer["Cache-Control"] = "private, no-store"
    sheet = csv.writer(answer)
    sheet.writerow(
        [
            _("Name"), _("People"), _("State"), _("Their answer"), _("Phone number"),
            _("E-mail address"), _("Signed up"), _("Came"),
        ]
    )  # fmt: skip
    for party in parties_of(found):
        asked = local_of(party.asked_at, found.series.zone)
        sheet.writerow(
            [
                harmless(value)
                for value in (
                    party.display_name, party.size, party.get_state_display(), party.answer,
                    party.phone, address_of_party(party), f"{asked:%Y-%m-%d %H:%M}",
                    party.noted[0].came if party.noted else "",
                )
            ]
        )  # fmt: skip
    return answer


def paper(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """For at the door: names and boxes to tick. No addresses and numbers: paper gets left behind."""
    page, found = get_date(request, pk, date)
    organise.note_opening(found, _who(request), timezone.now())
    everybody = list(parties_of(found))
    context = {
        "coming": [party for party in everybody if party.state != State.WAITING],
        "waiting": [party for party in everybody if party.state == State.WAITING],
        "counts": counts_of(found.series_id, [found])[found.pk],
    }
    return _page(request, page, found, "paper", context)

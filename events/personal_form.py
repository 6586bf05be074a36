"""What somebody wants in their own calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.filters import AgendaFilter, Choices
from events.models import PersonalFeed
from events.spoken import SPOKEN

KEPT, CHOSEN = "kept", "chosen"
WHAT = [
    (KEPT, _("Only what I keep, and where I signed up")),
    (CHOSEN, _("Also other activities: I choose below which. Choose nothing for all.")),
]


def _several(label) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class PersonalFeedForm(forms.Form):
    """The choice of the agenda, as tick boxes. Several of one kind mean "one of these"."""

    what = forms.ChoiceField(
        label=_("What do you want in your calendar?"),
        choices=WHAT,
        initial=KEPT,
        widget=forms.RadioSelect,
    )
    categories = _several(_("Kind"))
    places = _several(_("Place"))
    partners = _several(_("Organised by"))
    languages = _several(_("Language spoken"))
    is_free = forms.BooleanField(label=_("Only what is free"), required=False)
    wheelchair = forms.BooleanField(label=_("Reachable with a wheelchair"), required=False)

    def __init__(self, *args, choices: Choices, feed: PersonalFeed | None, **kwargs) -> None:
        if feed:
            kwargs["initial"] = _answers(feed)
        super().__init__(*args, **kwargs)
        offered = {
            "categories": [(c.slug, c.name) for c in choices.categories],
            "places": [(p.slug, p.name) for p in choices.places],
            "partners": [(o.slug, o.name) for o in choices.partners],
            "languages": SPOKEN,
        }
        for name, values in offered.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]
            if not values:
                del self.fields[name]

    def choice(self) -> AgendaFilter | None:
        """What was chosen out of the agenda; None for only what is kept."""
        data = self.cleaned_data
        if data["what"] == KEPT:
            return None
        several = ("categories", "places", "partners", "languages")
        return AgendaFilter(
            **{name: tuple(sorted(data.get(name, []))) for name in several},
            is_free=data["is_free"],
            wheelchair=data["wheelchair"],
        )


def _answers(feed: PersonalFeed) -> dict:
    choice = feed.choice
    if choice is None:
        return {"what": KEPT}
    several = ("categories", "places", "partners", "languages")
    return {
        "what": CHOSEN,
        **{name: list(getattr(choice, name)) for name in several},
        "is_free": choice.is_free,
        "wheelchair": choice.wheelchair,
    }

"""Which nickname a visitor may take: a name of their own, that nobody takes for somebody else's."""

import re

from django.core.exceptions import ValidationError
from wagtail.models import Site

from chat.likeness import likeness, likenesses, words_of
from chat.models import Guest
from chat.person import TEAM
from chat.refusals import Refused
from chat.worries import has_address
from neighbourhoods.models import NeighbourhoodSettings
from neighbourhoods.text import clean_text
from people.models import Membership, Step, User

LONGEST = 24
MOST_DIGITS = 4  # more look like a phone number
LONG = 6  # a word of an office this long is refused also within another word

# Who speaks for the house, in its four languages. Nobody else may sound like them.
OFFICES = [
    "rosa",
    "huiskamer",
    "team",
    "host",
    "gastvrouw",
    "gastheer",
    "werker",
    "welzijnswerker",
    "sociaalwerker",
    "moderator",
    "beheerder",
    "beheer",
    "admin",
    "administrator",
    "redactie",
    "redacteur",
    "eindredacteur",
    "buurtverbinder",
    "medewerker",
    "vrijwilliger",
    "gemeente",
    "politie",
    "wijkagent",
    "hulpverlener",
    "systeem",
    "gast",
    "bezoeker",
    "iemand",
    "hostess",
    "worker",
    "socialworker",
    "welfareworker",
    "manager",
    "editor",
    "staff",
    "official",
    "volunteer",
    "police",
    "council",
    "helpdesk",
    "support",
    "system",
    "guest",
    "visitor",
    "somebody",
    "you",
    "evsahibi",
    "görevli",
    "yönetici",
    "moderatör",
    "editör",
    "sosyalçalışan",
    "gönüllü",
    "belediye",
    "polis",
    "sistem",
    "misafir",
    "مضيف",
    "مضيفة",
    "المضيف",
    "المضيفة",
    "مشرف",
    "مشرفة",
    "المشرف",
    "مدير",
    "مديرة",
    "المدير",
    "موظف",
    "موظفة",
    "محرر",
    "متطوع",
    "أخصائي",
    "الأخصائي",
    "الشرطة",
    "شرطة",
    "البلدية",
    "بلدية",
    "الإدارة",
    "إدارة",
    "روزا",
    "ضيف",
    "زائر",
]


def clean_nickname(site: Site, value: str) -> str:
    """`value` as it will be shown.

    Raises:
        Refused: "name_strange", "name_office" or "name_taken", in words.
    """
    try:
        name = clean_text(value, LONGEST, single_line=True)
    except ValidationError as error:
        raise Refused("name_strange", text=error.messages[0]) from error
    letters = sum(letter.isalpha() for letter in name)
    digits = sum(letter.isdigit() for letter in name)
    if not likeness(name) or letters < 2 or digits > MOST_DIGITS or has_address(name):
        raise Refused("name_strange")
    if not re.fullmatch(r"[\w\s.'’\-‌‍]+", name):
        raise Refused("name_strange")
    if sounds_like_the_house(site, name):
        raise Refused("name_office")
    if looks_like_somebody(site, name):
        raise Refused("name_taken")
    return name


def sounds_like_the_house(site: Site, name: str) -> bool:
    """Whether `name` holds a word for who speaks for the house, or the name of the house itself."""
    own = NeighbourhoodSettings.for_site(site)
    offices = {likeness(word) for word in OFFICES}
    whole, parts = likenesses(name), set(words_of(name))
    if offices & (whole | parts) or whole & {likeness(own.name), likeness(own.centre_name)}:
        return True
    return any(
        office in one for office in offices if len(office) >= LONG for one in {*whole, *parts}
    )


def looks_like_somebody(site: Site, name: str) -> bool:
    """Whether `name` looks like that of a resident, or holds that of somebody of the team. Two queries."""
    looks, parts = likenesses(name), set(words_of(name))
    members = Membership.objects.filter(site=site).values_list("user__called", "step")
    for called, step in members:
        like = likeness(called)
        if like in looks or (step == Step.CONNECTOR and like in parts):
            return True
    team = User.objects.filter(
        groups__role_group__site=site, groups__role_group__role__in=[role.value for role in TEAM]
    )
    return any(
        likeness(called) in looks | parts for called in team.values_list("called", flat=True)
    )


def is_free(site: Site, name: str) -> bool:
    """Whether no other visitor looks like that now."""
    return not Guest.objects.filter(site=site, likeness=likeness(name)).exists()

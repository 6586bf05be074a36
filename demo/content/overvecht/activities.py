"""Three activities in Overvecht."""

WE, TH, FR = 2, 3, 4

ACTIVITIES = [
    {
        "slug": "eten-op-zeven", "title": "Eten op zeven", "category": "eten", "picture": "overvecht_kitchen",
        "introduction": "Mina kookt elke woensdag voor wie wil mee-eten.",
        "start": (WE, -8, "18.00"), "hours": 2, "rule": "FREQ=WEEKLY", "place": "huis",
        "for_whom": "Iedereen uit de flats", "languages": "nl,en", "contact": "Mina",
        "text": "Neem een bord mee, en een stoel als je er een hebt.",
    },
    {
        "slug": "bewegen-bij-de-vijver", "title": "Bewegen bij de vijver", "category": "sport", "picture": "overvecht_park",
        "introduction": "Een uur rustig bewegen in het park, op je eigen tempo.",
        "start": (TH, -8, "10.00"), "hours": 1, "rule": "FREQ=WEEKLY", "place": "park",
        "for_whom": "Iedereen", "languages": "nl,ar", "contact": "Nadia",
        "text": "We verzamelen bij het bankje aan de vijver. Bij regen staan we droog onder de fietsenstalling.",
    },
    {
        "slug": "dammen-op-vrijdag", "title": "Dammen op vrijdag", "category": "ontmoeten", "picture": "games",
        "introduction": "Een middag dammen met Ruben. De stenen zitten in een jampot.",
        "start": (FR, -8, "14.00"), "hours": 3, "rule": "FREQ=WEEKLY;INTERVAL=2", "place": "huis",
        "for_whom": "Iedereen", "languages": "nl", "contact": "Ruben",
        "text": "Je kunt het ook hier leren. Winnen hoeft niet.",
    },
]  # fmt: skip

PLACES = {
    "huis": {
        "name": "Huiskamer Overvecht", "street": "Zamenhofdreef 15", "postcode": "3562 JW",
        "latitude": "52.117800", "longitude": "5.110600",
        "wheelchair": True, "accessible_toilet": True, "hearing_loop": False,
        "directions": "Begane grond, naast de lift. Druk op de gele bel.",
    },
    "park": {
        "name": "Park de Gagel", "street": "Gageldijk", "postcode": "3566 ME",
        "latitude": "52.126300", "longitude": "5.106500",
        "wheelchair": True, "accessible_toilet": False, "hearing_loop": False,
        "directions": "Bij het bankje aan de vijver. Het pad is verhard.",
    },
}  # fmt: skip

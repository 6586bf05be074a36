"""The two neighbourhoods of the demo: their name, house, hours and look."""

WEEKDAYS = range(5)
SATURDAY = 5

LOMBOK = {
    "name": "Lombok",
    "centre_name": "Huiskamer Lombok",
    "settings": {
        "tagline": "Samen in de buurt",
        "languages": "nl,en,tr,ar",
        "phone": "030 123 45 67",
        "email": "lombok@rosa.example",
        "street": "Kanaalstraat 123",
        "postcode": "3531 CH",
        "city": "Utrecht",
        "latitude": "52.092400",
        "longitude": "5.098700",
        "skyline": "lombok",
    },
    "hours": [(day, "09:00", "21:00") for day in WEEKDAYS] + [(SATURDAY, "10:00", "17:00")],
    # days from the day of loading; without times: closed
    "other_hours": [
        {
            "in_days": 17,
            "opens": "09:00",
            "closes": "15:00",
            "reason": "Uitje van de vrijwilligers",
        },
        {"in_days": 40, "days": 2, "reason": "We verven de keuken"},
    ],
}

OVERVECHT = {
    "name": "Overvecht",
    "centre_name": "Huiskamer Overvecht",
    "settings": {
        "tagline": "Hoog wonen, dichtbij zijn",
        "languages": "nl,en,tr,ar",
        "phone": "030 765 43 21",
        "email": "overvecht@rosa.example",
        "street": "Zamenhofdreef 15",
        "postcode": "3562 JW",
        "city": "Utrecht",
        "latitude": "52.117800",
        "longitude": "5.110600",
        "skyline": "overvecht",
        "wall": "#3B2150",
        "wall_light": "#4A2B63",
        "main": "#5B3A86",
        "main_light": "#EBDDF5",
        "lamp": "#9BDB6C",
        "lamp_light": "#E9F7DD",
        "rug": "#A0380F",
        "rug_light": "#FDE7DB",
    },
    "hours": [(day, "10:00", "18:00") for day in WEEKDAYS],
    "other_hours": [{"in_days": 12, "reason": "De vloer wordt gemaakt"}],
}

"""One sentence above each room."""

ROOMS = {
    "buurtkrant": "Nieuws uit Lombok, geschreven door bewoners. Heb jij een verhaal? Kom naar de redactie.",
    "agenda": "Alles wat er te doen is. Bijna altijd gratis, en je mag altijd eerst komen kijken.",
    "prikbord": "Vraag iets, geef iets weg of bied je hulp aan. Een briefje ophangen duurt één minuut.",
    "huiskamer": "Ga zitten en praat met je buren. Alleen meelezen mag ook.",
}

HOUSE_RULES = """\
Zeg gedag als je binnenkomt.
Praat met elkaar, niet over elkaar.
Zet geen telefoonnummers en adressen in de kamer.
Gaat er iets mis? Druk op Meld dit."""

OVERVECHT = {
    "buurtkrant": "Nieuws van de flats, de dreven en het park.",
    "agenda": "Wat er te doen is in Overvecht.",
    "prikbord": "Vraag iets, geef iets weg of bied je hulp aan.",
    "huiskamer": "Ga zitten en praat met je buren. Alleen meelezen mag ook.",
}

# The rooms beside the living room of Lombok. Hours: day of the week (0 is Monday), from, until.
PLACES = [
    {
        "slug": "taalcafe",
        "name": "Taalcafé",
        "topic": "Oefen Nederlands met elkaar. Fouten maken mag.",
        "house_rules": "Praat langzaam en in korte zinnen.\nLach niet om fouten, leg ze uit.\nJe eigen taal mag ook, als niemand het woord weet.",
        "hours": [(1, "19:00", "21:00"), (3, "10:00", "12:00"), (5, "11:00", "13:00")],
        "other_days": [{"in_days": 28, "days": 14, "reason": "Wintervakantie"}],
        "guests": "read",
    },
    {
        "slug": "breiclub",
        "name": "Breiclub",
        "topic": "Brei mee vanaf je eigen stoel. Truus weet alles van steken.",
        "house_rules": "Iedereen is welkom, ook met één naald.\nWol die over is, deel je.",
        "hours": [(day, "09:00", "22:00") for day in range(7)],
        "other_days": [],
        "guests": "read",
    },
]

# Who receives people: room, day of the week, from, until, who.
ROSTER = [
    *[("huiskamer", day, "09:00", "13:00", "fatma") for day in range(5)],
    *[("huiskamer", day, "13:00", "17:00", "ayse") for day in range(5)],
    *[("huiskamer", day, "19:00", "21:30", "karim") for day in (0, 2, 4)],
    *[("huiskamer", day, "19:00", "21:30", "joy") for day in (1, 3)],
    *[("huiskamer", day, "10:00", "16:00", "karim") for day in (5, 6)],
    ("taalcafe", 1, "19:00", "21:00", "joy"),
    ("taalcafe", 3, "10:00", "12:00", "joy"),
    ("taalcafe", 5, "11:00", "13:00", "joy"),
    ("breiclub", 2, "13:30", "15:30", "shanti"),
    ("breiclub", 4, "13:30", "15:30", "shanti"),
]

"""What stands around the activities: kinds, places, closed periods and the partner organisations."""

# key: (name, colour, drawing, names in other languages)
CATEGORIES = {
    "eten": ("Eten", "lamp", "food", {"en": "Food", "tr": "Yemek", "ar": "طعام"}),
    "taal": ("Taal", "tile", "language", {"en": "Language", "tr": "Dil", "ar": "لغة"}),
    "hulp": ("Hulp", "main", "help", {"en": "Help", "tr": "Yardım", "ar": "مساعدة"}),
    "sport": ("Bewegen", "garden", "sport", {"en": "Sport", "tr": "Spor", "ar": "رياضة"}),
    "maken": ("Maken", "rug", "creative", {"en": "Making", "tr": "El işi", "ar": "أعمال يدوية"}),
    "muziek": ("Muziek", "rug", "music", {"en": "Music", "tr": "Müzik", "ar": "موسيقى"}),
    "kinderen": ("Kinderen", "lamp", "children", {"en": "Children", "tr": "Çocuklar", "ar": "أطفال"}),
    "groen": ("Groen", "garden", "green", {"en": "Green", "tr": "Yeşil", "ar": "حديقة"}),
    "ontmoeten": ("Ontmoeten", "main", "meeting", {"en": "Meeting", "tr": "Buluşma", "ar": "لقاء"}),
    "feest": ("Feest", "rug", "party", {"en": "Party", "tr": "Eğlence", "ar": "حفلة"}),
}  # fmt: skip

PLACES = {
    "huis": {
        "name": "Huiskamer Lombok", "street": "Kanaalstraat 123", "postcode": "3531 CH",
        "latitude": "52.092400", "longitude": "5.098700",
        "wheelchair": True, "accessible_toilet": True, "hearing_loop": False,
        "directions": "De blauwe deur naast de bakker. Er is geen drempel. Bus 3, halte Damstraat.",
    },
    "zaal": {
        "name": "De zaal boven", "street": "Kanaalstraat 123", "postcode": "3531 CH",
        "latitude": "52.092400", "longitude": "5.098700",
        "wheelchair": True, "accessible_toilet": True, "hearing_loop": True,
        "directions": "Door de huiskamer naar achteren. Neem de lift of de trap naar de eerste verdieping.",
    },
    "molen": {
        "name": "Molen De Ster", "street": "Molenpark 3", "postcode": "3531 EK",
        "latitude": "52.089600", "longitude": "5.100400",
        "wheelchair": True, "accessible_toilet": False, "hearing_loop": False,
        "directions": "Loop het Molenpark in en volg het geluid van de zaag. De zaagvloer is gelijk met de straat.",
    },
    "tuin": {
        "name": "De tuin achter de molen", "street": "Molenpark", "postcode": "3531 EK",
        "latitude": "52.089200", "longitude": "5.099600",
        "wheelchair": True, "accessible_toilet": False, "hearing_loop": False,
        "directions": "Het groene hek links van de molen. Het pad is van schelpen, en breed genoeg.",
    },
    "muntplein": {
        "name": "Muntplein", "street": "Muntplein", "postcode": "3531 AA",
        "latitude": "52.090300", "longitude": "5.103900",
        "wheelchair": True, "accessible_toilet": False, "hearing_loop": False,
        "directions": "Achter de Munt. We staan bij de houten doelen.",
    },
    "moskeeplein": {
        "name": "Moskeeplein", "street": "Moskeeplein", "postcode": "3531 BX",
        "latitude": "52.092900", "longitude": "5.106800",
        "wheelchair": True, "accessible_toilet": True, "hearing_loop": False,
        "directions": "Aan het begin van de Kanaalstraat. Toiletten zijn in de moskee, deur links.",
    },
    "digipunt": {
        "name": "Digipunt Vleutenseweg", "street": "Vleutenseweg 201", "postcode": "3532 HG",
        "latitude": "52.094500", "longitude": "5.097100",
        "wheelchair": True, "accessible_toilet": True, "hearing_loop": True,
        "directions": "In de bibliotheek, naast de tijdschriften. De deur gaat vanzelf open.",
    },
}  # fmt: skip

CLOSURES = [
    {"name": "Vakantieweek", "in_weeks": 5, "weeks": 1},
    {"name": "Schoolvakantie", "in_weeks": 14, "weeks": 2},
]

ORGANISATIONS = {
    "de-brug": {
        "name": "Taalschool De Brug", "kind": "language",
        "introduction": "Nederlands leren op jouw tempo, met een boek, een app en veel praten.",
        "description": (
            "Bij De Brug leer je Nederlands lezen, schrijven en spreken. Er zijn lessen in de ochtend, "
            "de middag en de avond. Heb je kinderen? Dan is er opvang.\n\n"
            "Woon je nog niet lang in Nederland? Dan helpen we je met de inburgering. Woon je hier al "
            "dertig jaar en wil je beter leren lezen? Dan ben je net zo welkom.\n\n"
            "Elke eerste woensdag zit Bram in het taalcafé van de huiskamer. Hij kijkt samen met jou "
            "welke les bij je past."
        ),
        "contact_name": "Bram", "phone": "030 234 56 78", "email": "bram@debrug.example",
        "street": "Groeneweg 40", "website": "https://debrug.example/", "picture": "language_cafe",
    },
    "digipunt": {
        "name": "Digipunt Vleutenseweg", "kind": "advice",
        "introduction": "Hulp met computer, telefoon en internet. In de bibliotheek, gratis.",
        "description": (
            "Bij het Digipunt helpen we je met alles waar een scherm op zit. Een afspraak maken bij het "
            "ziekenhuis. Een formulier van de gemeente. Of gewoon een foto naar je zus sturen.\n\n"
            "Je hoeft geen lid te zijn van de bibliotheek. Je kunt een laptop lenen. Er zijn ook cursussen "
            "van vier ochtenden, in kleine groepen.\n\n"
            "Op dinsdag zitten we samen met Yusuf in de huiskamer voor het digitaal spreekuur."
        ),
        "contact_name": "Ilse", "phone": "030 345 67 89", "email": "hallo@digipunt.example",
        "street": "Vleutenseweg 201", "website": "https://digipunt.example/", "picture": "phone_help",
    },
    "molenpark": {
        "name": "Sportclub Molenpark", "kind": "sport",
        "introduction": "Sporten voor wie nooit op een sportclub zat. Voor alle leeftijden en lijven.",
        "description": (
            "Sportclub Molenpark is er voor iedereen. Je hoeft niet snel, sterk of jong te zijn. We fietsen, "
            "wandelen, voetballen en doen gym op een stoel.\n\n"
            "De eerste vier keer zijn gratis. Daarna betaal je wat je kunt missen. Met een U-pas betaal "
            "je niets. Sportkleding mag, maar hoeft niet."
        ),
        "contact_name": "Karim", "phone": "030 456 78 90", "email": "sport@molenpark.example",
        "street": "Molenpark 12", "website": "https://molenpark.example/", "picture": "football",
    },
}  # fmt: skip

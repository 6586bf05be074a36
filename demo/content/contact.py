"""The contact page: how to come, whom you find, and the questions that came in."""

PAGE = {
    "introduction": "Stel je vraag aan een mens. Bel, schrijf of loop binnen. Je krijgt altijd antwoord, meestal binnen twee dagen.",
    "directions": (
        "Neem bus 3 tot halte Damstraat. Stap uit en loop met de bus mee. Na dertig stappen hoor je de bakker "
        "aan je rechterhand. De deur daarna is van ons. Hij is blauw en gaat vanzelf open. Kom je met de fiets? "
        "Voor de deur staan rekken."
    ),
    "getting_in": (
        "Er is geen drempel. De deur is 95 centimeter breed. Beneden is een toilet met beugels. "
        "Er is een lift naar de zaal. Hulphonden zijn welkom. In de zaal ligt een ringleiding."
    ),
    "form_title": "Stuur een bericht",
    "form_introduction": "Schrijf zoals je praat. In het Nederlands, Turks, Arabisch of Engels. Alleen ons team leest het.",
    "thanks": "Je bericht is binnen. Ayşe of Fatma leest het vandaag of morgen. Als je een e-mailadres gaf, krijg je daar antwoord.",
}

FIELDS = [
    {"label": "Waar gaat het over?", "field_type": "dropdown", "required": False,
     "choices": "Een activiteit\r\nHulp of advies\r\nMeedoen als vrijwilliger\r\nDeze website\r\nIets anders"},
    {"label": "Je vraag", "field_type": "multiline", "required": True,
     "help_text": "Schrijf geen wachtwoorden of bankgegevens op."},
    {"label": "Hoe bereiken we je het liefst?", "field_type": "singleline", "required": False,
     "help_text": "Bijvoorbeeld: bel me na vijf uur. Of: ik kom woensdag langs."},
]  # fmt: skip

TEAM = [
    {"name": "Fatma", "role": "gastvrouw", "face": "m1", "languages": "Turks, Nederlands", "when": "elke dag van 9 tot 13 uur"},
    {"name": "Ayşe", "role": "sociaal werker", "face": "m7", "languages": "Nederlands, Turks, Engels", "when": "maandag tot en met vrijdag"},
    {"name": "Shanti", "role": "moderator en naaijuf", "face": "m12", "languages": "Nederlands, Sarnami", "when": "dinsdagavond, en op de website"},
    {"name": "Henk", "role": "eindredacteur van de buurtkrant", "face": "m11", "languages": "Nederlands, Engels", "when": "woensdag, en zaterdag in de molen"},
    {"name": "Joy", "role": "schrijft de buurtkrant", "face": "m3", "languages": "Engels, Twi, Nederlands", "when": "donderdagavond bij het koor"},
    {"name": "Yusuf", "role": "helpt met telefoons", "face": "m6", "languages": "Nederlands, Somalisch, Engels", "when": "dinsdag van 14 tot 16 uur"},
]  # fmt: skip

# hours ago, and how far it is: new, taken or done (by whom)
QUESTIONS = [
    {"name": "Moniek", "email": "moniek@bewoner.example", "hours": 3, "language": "nl", "topic": "Een activiteit",
     "text": "Is er nog plaats bij het naaiatelier? Ik heb een jurk die korter moet voor een bruiloft.", "reach": "Mail is goed."},
    {"name": "Gülay", "email": "", "hours": 7, "language": "tr", "topic": "Hulp of advies",
     "text": "Belediyeden bir mektup aldım ama anlamıyorum. Biri benimle okuyabilir mi?", "reach": "Salı günü gelebilirim."},
    {"name": "Peter", "email": "peter@bewoner.example", "hours": 26, "language": "nl", "topic": "Meedoen als vrijwilliger",
     "text": "Ik ben net met pensioen en kan goed met hout overweg. Kan ik helpen bij de molen of het reparatiecafé?",
     "reach": "Bel me na vijf uur.", "state": "taken", "by": "fatma"},
    {"name": "Hanan", "email": "hanan@bewoner.example", "hours": 50, "language": "ar", "topic": "Een activiteit",
     "text": "هل يمكنني إحضار طفلي الصغير إلى مقهى اللغة؟ عمره سنتان.", "reach": "", "state": "done", "by": "ayse"},
    {"name": "Kwame", "email": "kwame@bewoner.example", "hours": 98, "language": "en", "topic": "Deze website",
     "text": "I have a new e-mail address. How do I change it in my account?", "reach": "I pass by every morning.",
     "state": "done", "by": "ayse"},
    {"name": "Een buur", "email": "", "hours": 31, "language": "nl", "topic": "Hulp of advies",
     "text": "Mijn buurvrouw komt al een week niet buiten. Ik maak me zorgen. Kan iemand een keer aanbellen?",
     "reach": "Liever niet bellen.", "state": "taken", "by": "ayse"},
    {"name": "Sami", "email": "sami@bewoner.example", "hours": 145, "language": "nl", "topic": "Iets anders",
     "text": "Mogen wij de zaal gebruiken voor een repetitie met onze band? We zijn met vier en best hard.",
     "reach": "", "state": "done", "by": "fatma"},
]  # fmt: skip

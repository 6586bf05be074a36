"""Thirty activities in Lombok, told from the day of loading so that the agenda is always fresh.

`start` is (weekday, weeks from this week, clock); `hours` how long on the clock. `changes` speaks of the
dates that follow: the n-th from today is cancelled, or moved by some days to another clock time.
"""

MO, TU, WE, TH, FR, SA, SU = range(7)

ACTIVITIES = [
    {
        "slug": "soep-op-maandag", "title": "Soep op maandag", "category": "eten", "picture": "soup",
        "introduction": "We koken samen een grote pan soep en eten die ook samen op. Iedereen mag aanschuiven.",
        "start": (MO, -12, "17.30"), "hours": 1.5, "rule": "FREQ=WEEKLY", "place": "huis",
        "for_whom": "Iedereen, ook kinderen", "languages": "nl,tr,ar", "contact": "Fatma",
        "changes": [{"nth": 5, "cancel": "De keuken wordt geverfd. Kom wel langs voor broodjes op woensdag."}],
        "text": """
Fatma kookt elke maandag met wat de winkels overhouden. Wil je meesnijden? Kom dan vanaf half vier. Alleen eten mag ook.

- Het eten is halal, en er is altijd soep zonder vlees.
- Je hoeft je niet op te geven.
- Neem een bakje mee voor wat overblijft.
""",
    },
    {
        "slug": "taalcafe", "title": "Taalcafé", "category": "taal", "picture": "language_cafe",
        "introduction": "Oefen Nederlands aan tafel met buren. Fouten maken is juist goed.",
        "start": (WE, -12, "9.30"), "hours": 2, "rule": "FREQ=WEEKLY", "place": "huis",
        "organisation": "de-brug", "for_whom": "Iedereen die Nederlands wil oefenen", "languages": "nl",
        "contact": "Wim", "skips_closures": True,
        "text": """
Aan elke tafel zit iemand die goed Nederlands spreekt. Er ligt een kaartje met een onderwerp. Je praat, je lacht en je leert één zin die je meteen kunt gebruiken.

- Kinderen tot vier jaar mogen mee. Er is een speelhoek.
- Elke eerste woensdag is Bram van De Brug er. Hij weet alles over lessen.
""",
    },
    {
        "slug": "digitaal-spreekuur", "title": "Digitaal spreekuur", "category": "hulp", "picture": "phone_help",
        "introduction": "Hulp met je telefoon, DigiD of een formulier op internet. Geen vraag is te klein.",
        "start": (TU, -12, "14.00"), "hours": 2, "rule": "FREQ=WEEKLY", "place": "zaal",
        "organisation": "digipunt", "for_whom": "Iedereen", "languages": "nl,en,tr", "contact": "Yusuf",
        "changes": [
            {"nth": 2, "move_days": 1, "clock": "10.00", "reason": "Dinsdag is er les in de zaal. We zitten er op woensdag."},
            {"nth": 6, "cancel": "Yusuf heeft examen. Duim voor hem!"},
        ],
        "text": """
Yusuf en Ilse helpen je. Zij wijzen, jij drukt. Zo kun je het de volgende keer zelf.

- Neem je telefoon of laptop mee, en de oplader.
- Neem ook de brief mee waar het over gaat.
- Je wachtwoord houd je altijd voor jezelf.
""",
    },
    {
        "slug": "fietsles-voor-vrouwen", "title": "Fietsles voor vrouwen", "category": "sport", "picture": "bicycle",
        "introduction": "Leer fietsen bij de molen, stap voor stap. Deze groep is vol, voor de volgende is nog plaats.",
        "start": (TH, -6, "10.00"), "hours": 1.5, "rule": "FREQ=WEEKLY;COUNT=20", "place": "molen",
        "organisation": "molenpark", "for_whom": "Vrouwen vanaf 16 jaar", "languages": "nl,ar,en", "contact": "Ratna",
        "skips_closures": True,
        "text": """
Je begint zonder trappers. Na tien lessen fiets je door de buurt. Er zijn fietsen en helmen.

!! Deze groep is vol
Er doen acht vrouwen mee. Zet je naam op de lijst bij Ratna. Over tien weken begint een nieuwe groep.

Een lange jurk of een hoofddoek is geen probleem. We zetten een jasbeschermer op het wiel.
""",
    },
    {
        "slug": "naaiatelier", "title": "Naaiatelier", "category": "maken", "picture": "sewing",
        "introduction": "Maak iets nieuws van oude stof. Shanti leert je naaien, vanaf de eerste steek.",
        "start": (TU, -12, "19.00"), "hours": 2, "rule": "FREQ=WEEKLY", "place": "zaal",
        "for_whom": "Volwassenen", "languages": "nl,tr", "contact": "Shanti",
        "text": """
Er staan acht naaimachines. Stof en garen zijn er. Neem je eigen broek, jurk of gordijn mee.

Kun je het al? Dan mag je een ander helpen. Elke maand maken we samen iets voor iemand die het nodig heeft.
""",
    },
    {
        "slug": "buurtkoor", "title": "Buurtkoor", "category": "muziek", "picture": "choir",
        "introduction": "Zing mee in vijf talen. Je hoeft geen noten te lezen.",
        "start": (TH, -12, "19.30"), "hours": 1.5, "rule": "FREQ=WEEKLY", "place": "zaal",
        "for_whom": "Iedereen die wil zingen", "languages": "nl,en,tr,ar", "contact": "Shanti",
        "skips_closures": True,
        "text": """
We zingen liedjes uit alle hoeken van de wereld. Iedereen mag er een meebrengen. Karim schrijft de klanken op, dus je kunt meteen mee.

Kom je liever eerst luisteren? Er staat een bank bij de deur. In de pauze is er koffie.
""",
    },
    {
        "slug": "pleinvoetbal", "title": "Voetbal op het plein", "category": "kinderen", "picture": "football",
        "introduction": "Elke zaterdag voetballen met Karim. Iedereen van zes tot zestien mag meedoen.",
        "start": (SA, -12, "10.00"), "hours": 2, "rule": "FREQ=WEEKLY", "place": "muntplein",
        "organisation": "molenpark", "for_whom": "Kinderen van 6 tot 16 jaar", "languages": "nl,ar", "contact": "Karim",
        "text": """
Geen club en geen contributie. We maken eerlijke teams en iedereen speelt evenveel. Meisjes zijn extra welkom.

Bij regen spelen we gewoon door. Bij onweer gaan we naar de huiskamer voor limonade.
""",
    },
    {
        "slug": "tuinochtend", "title": "Tuinochtend", "category": "groen", "picture": "garden",
        "introduction": "Samen zaaien, wieden en oogsten in de tuin achter de molen.",
        "start": (SA, -12, "10.00"), "hours": 3, "rule": "FREQ=WEEKLY", "place": "tuin",
        "for_whom": "Iedereen, ook met rolstoel", "languages": "nl", "contact": "Ratna",
        "text": """
Er zijn laarzen, handschoenen en schepjes. De bakken staan op werkhoogte, dus zitten kan ook. Om elf uur drinken we thee met munt van Ahmed.

Neem groenteschillen mee voor de compost.
""",
    },
    {
        "slug": "molen-open", "title": "Molen De Ster is open", "category": "ontmoeten", "picture": "mill",
        "introduction": "Kijk hoe de molen planken zaagt. Kinderen schuren hun eigen plankje.",
        "start": (SA, -12, "10.00"), "hours": 6, "rule": "FREQ=WEEKLY", "place": "molen",
        "for_whom": "Iedereen", "languages": "nl,en", "contact": "Henk",
        "changes": [{"nth": 3, "cancel": "De wieken krijgen nieuw zeil. De molen draait niet."}],
        "text": """
Als er wind is, draait de molen. Is er geen wind? Dan vertellen de molenaars verhalen. Op de stelling zie je de Dom, de kerk en de moskee.

De zaagvloer is goed te doen met een rolstoel. Naar boven gaat met een steile trap.
""",
    },
    {
        "slug": "koffie-in-de-huiskamer", "title": "Koffie in de huiskamer", "category": "ontmoeten", "picture": "coffee",
        "introduction": "De koffie staat klaar. Je hoeft niets te doen en niets te zeggen.",
        "start": (MO, -12, "10.00"), "hours": 1.5, "rule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "place": "huis",
        "for_whom": "Iedereen", "languages": "nl,tr,ar,en", "contact": "Fatma",
        "text": """
Er is altijd een gastvrouw of gastheer. Ken je niemand? Zeg dan dat je nieuw bent. Fatma stelt je voor. Krant lezen in een hoekje mag ook.
""",
    },
    {
        "slug": "hulp-met-brieven", "title": "Hulp met brieven en formulieren", "category": "hulp", "picture": "tea",
        "introduction": "Een moeilijke brief? Wim en Ayşe lezen hem samen met jou.",
        "start": (MO, -12, "13.30"), "hours": 1.5, "rule": "FREQ=WEEKLY;BYDAY=MO,TH", "place": "huis",
        "for_whom": "Iedereen", "languages": "nl,tr,en", "contact": "Wim",
        "text": """
Neem je brief mee, ook als hij nog dicht is. Wij lezen hem samen en bedenken wat je kunt doen. Wat je vertelt, blijft tussen ons.

Je hoeft geen afspraak te maken. Is het druk? Dan is er thee.
""",
    },
    {
        "slug": "gym-op-je-eigen-tempo", "title": "Gym op je eigen tempo", "category": "sport", "picture": "moving",
        "introduction": "Rustig bewegen op muziek, staand of op een stoel.",
        "start": (FR, -12, "9.30"), "hours": 1, "rule": "FREQ=WEEKLY", "place": "zaal",
        "organisation": "molenpark", "for_whom": "Iedereen vanaf 55 jaar", "languages": "nl,tr",
        "is_free": False, "price": "2 euro, gratis met U-pas", "contact": "Karim", "skips_closures": True,
        "text": """
We beginnen bij de tenen en eindigen bij de schouders. Doe mee zo goed als het gaat. Makkelijke kleren en schoenen zijn genoeg.

Na afloop is er koffie beneden. Dat hoort bij de oefening.
""",
    },
    {
        "slug": "dammen-en-schaken", "title": "Dammen, schaken en okey", "category": "ontmoeten", "picture": "games",
        "introduction": "Speel een potje met Ahmed of Truus. Verliezen mag ook.",
        "start": (FR, -12, "14.00"), "hours": 3, "rule": "FREQ=WEEKLY", "place": "huis",
        "for_whom": "Iedereen van 8 tot 108", "languages": "nl,tr,ar", "contact": "Ahmed",
        "text": """
De borden staan klaar bij het raam. Ken je het spel niet? Dan leert iemand het je. Truus wint meestal, dus schrik niet.
""",
    },
    {
        "slug": "voorlezen", "title": "Voorlezen met Truus", "category": "kinderen", "picture": "library",
        "introduction": "Truus leest voor uit de boekenkast in de hal. Kinderen kiezen het boek.",
        "start": (WE, -12, "16.00"), "hours": 1, "rule": "FREQ=WEEKLY", "place": "huis",
        "for_whom": "Kinderen van 3 tot 8 jaar", "languages": "nl", "contact": "Truus", "skips_closures": True,
        "text": """
Neem je knuffel mee. Er liggen kussens en er is warme melk. Op de laatste woensdag van de maand leest Fatma voor in het Turks.
""",
    },
    {
        "slug": "huiswerkhulp", "title": "Huiswerkhulp", "category": "kinderen", "picture": "drawing",
        "introduction": "Een rustige tafel, iemand die meekijkt en een boterham met pindakaas.",
        "start": (MO, -12, "15.30"), "hours": 2, "rule": "FREQ=WEEKLY;BYDAY=MO,WE", "place": "zaal",
        "for_whom": "Leerlingen van groep 6 tot en met klas 3", "languages": "nl,ar,en", "contact": "Joy",
        "skips_closures": True,
        "text": """
Studenten en gepensioneerde leraren helpen je. Je mag elke week komen, of alleen als je een toets hebt. Het is gratis.
""",
    },
    {
        "slug": "wandelclub", "title": "Wandelclub langs de Leidse Rijn", "category": "sport", "picture": "walk",
        "introduction": "Om de week wandelen we een uur langs het water. Daarna is er thee op een bankje.",
        "start": (SU, -12, "14.00"), "hours": 2, "rule": "FREQ=WEEKLY;INTERVAL=2", "place": "molen",
        "organisation": "molenpark", "for_whom": "Iedereen, ook met rollator", "languages": "nl,tr", "contact": "Henk",
        "changes": [{"nth": 2, "move_days": 0, "clock": "11.00", "reason": "Om twee uur is er een roeiwedstrijd op de Rijn. Daarom gaan we eerder."}],
        "text": """
We lopen op het tempo van de langzaamste. Honden mogen mee. We verzamelen bij de molen, naast de bank met het bordje.
""",
    },
    {
        "slug": "filmavond", "title": "Filmavond", "category": "ontmoeten", "picture": "film",
        "introduction": "Elke laatste zondag van de maand een film, met ondertitels en popcorn.",
        "start": (SU, -12, "19.30"), "hours": 2.5, "rule": "FREQ=MONTHLY;BYDAY=-1SU", "place": "zaal",
        "for_whom": "Vanaf 12 jaar", "languages": "nl,en", "is_free": False, "price": "1 euro voor de popcorn",
        "contact": "Joy",
        "text": """
Bewoners kiezen om de beurt de film. We kijken met Nederlandse ondertitels. Na afloop praten we nog even, of juist niet.

De ringleiding staat aan.
""",
    },
    {
        "slug": "reparatiecafe", "title": "Reparatiecafé", "category": "maken", "picture": "repair",
        "introduction": "Lamp stuk, band lek, rits kapot? Maak het samen met een handige buur.",
        "start": (SA, -12, "11.00"), "hours": 4, "rule": "FREQ=MONTHLY;BYDAY=1SA", "place": "huis",
        "for_whom": "Iedereen met iets kapots", "languages": "nl,tr,ar", "contact": "Wim",
        "text": """
Je gooit het niet weg, je maakt het. Er zijn mensen voor fietsen, stroom, kleding en hout. Je betaalt alleen de onderdelen.

Eén ding per persoon, dan is er tijd voor iedereen.
""",
    },
    {
        "slug": "mannen-koken", "title": "Mannen koken", "category": "eten", "picture": "long_table",
        "introduction": "Mannen leren van elkaar koken. Om de week op woensdag, en de afwas hoort erbij.",
        "start": (WE, -11, "17.00"), "hours": 3, "rule": "FREQ=WEEKLY;INTERVAL=2", "place": "huis",
        "for_whom": "Mannen vanaf 18 jaar", "languages": "nl,ar,tr", "is_free": False, "price": "3 euro, gratis met U-pas",
        "contact": "Karim", "joining": "dates", "seats": 10,
        "text": """
Elke keer is iemand anders de kok. Tot nu toe aten we tajine, hutspot, mantı en pom. Er is plaats voor tien mannen. Meld je aan, dan weten we hoeveel uien we nodig hebben.
""",
    },
    {
        "slug": "redactie-buurtkrant", "title": "Redactie van de buurtkrant", "category": "ontmoeten", "picture": "laptop",
        "introduction": "Denk mee over de volgende buurtkrant. Iedereen mag een verhaal meebrengen.",
        "start": (TU, -12, "20.00"), "hours": 1.5, "rule": "FREQ=MONTHLY;BYDAY=2TU", "place": "huis",
        "for_whom": "Wie graag schrijft, tekent of praat", "languages": "nl,en", "contact": "Henk",
        "text": """
We zitten met zes mensen aan tafel en verdelen de stukjes. Kun je niet goed spellen? Geeft niets. Daar is Henk voor.
""",
    },
    {
        "slug": "nederlands-op-je-scherm", "title": "Nederlands oefenen op je scherm", "category": "taal", "picture": "laptop",
        "introduction": "Praat drie kwartier Nederlands vanaf je eigen bank. Een camera hoeft niet.",
        "start": (TH, -12, "20.00"), "hours": 0.75, "rule": "FREQ=WEEKLY", "where": "online",
        "online_link": "https://debrug.example/oefenen", "organisation": "de-brug",
        "for_whom": "Iedereen die thuis wil oefenen", "languages": "nl", "contact": "Bram", "skips_closures": True,
        "text": """
Een kwartier van tevoren zie je hier een knop. Druk erop en je bent binnen. We zijn met hooguit zes mensen. Zijn de kinderen nog wakker? Dan doen ze gewoon mee.
""",
    },
    {
        "slug": "vraag-het-ayse", "title": "Vraag het Ayşe", "category": "hulp", "picture": "portrait_ayse",
        "introduction": "Ayşe zit in de huiskamer op deze site en beantwoordt je vragen.",
        "start": (TU, -12, "11.00"), "hours": 1, "rule": "FREQ=WEEKLY", "where": "living_room",
        "for_whom": "Iedereen", "languages": "nl,tr,en", "contact": "Ayşe",
        "text": """
Hoe vraag ik huurtoeslag aan? Waar vind ik een tandarts? Vraag het in de huiskamer. Is je vraag persoonlijk? Dan praat Ayşe met jou alleen.
""",
    },
    {
        "slug": "open-dag-moskee-en-kerk", "title": "Open dag van de moskee en de kerk", "category": "ontmoeten", "picture": "towers",
        "introduction": "Loop binnen, kijk rond en vraag wat je altijd al wilde vragen.",
        "start": (SU, 3, "12.00"), "hours": 5, "place": "moskeeplein",
        "for_whom": "Iedereen", "languages": "nl,tr,ar,en", "contact": "Shanti",
        "text": """
Om twaalf uur is de deur van de moskee open. Om twee uur mag je de kerktoren op. Scholieren uit de wijk geven rondleidingen. Na afloop is er soep en brood op het plein.
""",
    },
    {
        "slug": "ruilmarkt", "title": "Ruilmarkt in de Damstraat", "category": "feest", "picture": "flea_market",
        "introduction": "De hele dag ruilen zonder geld. Breng wat je over hebt en neem mee wat je nodig hebt.",
        "start": (SA, 4, "0.00"), "all_days": 1, "place": "muntplein",
        "for_whom": "Iedereen", "languages": "nl,tr,ar", "contact": "Joy",
        "text": """
Kleding, speelgoed, boeken, pannen: alles mag. Om acht uur zetten we de tafels neer. Er is muziek, en Fatma bakt gözleme. Wat overblijft, gaat naar de kringloop.
""",
    },
    {
        "slug": "dansavond", "title": "Dansavond: van Ankara tot Accra", "category": "feest", "picture": "party",
        "introduction": "Dansen tot na middernacht. Buren draaien hun lievelingsmuziek.",
        "start": (SA, 2, "21.00"), "hours": 4.5, "place": "zaal",
        "for_whom": "Vanaf 18 jaar", "languages": "nl,tr,ar,en", "is_free": False, "price": "5 euro, gratis met U-pas",
        "contact": "Joy",
        "text": """
Van negen tot half twee. Elke dj krijgt een half uur. Om twaalf uur is er soep, want dat hoort zo. Er is geen alcohol, wel heel veel limonade met munt.

Kom je alleen? Zeg het aan de deur. Er is een tafel voor wie niemand kent.
""",
    },
    {
        "slug": "bewonersavond-verkeer", "title": "Bewonersavond: veilig oversteken", "category": "ontmoeten", "picture": "stall",
        "introduction": "Praat mee over het verkeer in de Kanaalstraat. De wethouder luistert.",
        "start": (WE, 1, "19.30"), "hours": 2, "place": "zaal",
        "for_whom": "Bewoners en winkeliers", "languages": "nl,tr,ar", "contact": "Ayşe",
        "changes": [{"nth": 1, "move_days": 7, "clock": "19.30", "reason": "De wethouder is ziek. We doen het een week later."}],
        "text": """
Waar vind jij het gevaarlijk? Wat zou helpen? Eerst praten we in kleine groepjes. Daarna schrijven we samen drie voorstellen op. Er zijn tolken voor Turks en Arabisch.
""",
    },
    {
        "slug": "koekjes-bakken", "title": "Koekjes bakken met Fatma", "category": "kinderen", "picture": "baking",
        "introduction": "Bak sterren en rondjes, en neem een zakje mee voor thuis.",
        "start": (WE, 2, "14.00"), "hours": 2, "place": "huis",
        "for_whom": "Kinderen van 5 tot 10 jaar, met een grote erbij", "languages": "nl,tr", "contact": "Fatma",
        "joining": "dates", "seats": 12, "most_guests": 3, "question": "Mag je kind iets niet eten?",
        "text": """
Er is plaats voor twaalf mensen, groot en klein samen. Meel op je trui hoort erbij.
""",
    },
    {
        "slug": "cursus-eerste-hulp", "title": "Cursus eerste hulp", "category": "hulp", "picture": "garden",
        "introduction": "Leer in drie avonden wat je doet als er iets gebeurt. De cursus is vol.",
        "start": (MO, 1, "19.00"), "hours": 2.5, "extra": [(MO, 2, "19.00"), (TH, 3, "19.30")], "place": "zaal",
        "for_whom": "Volwassenen", "languages": "nl,en", "contact": "Ayşe", "joining": "series", "seats": 6,
        "text": """
!! Vol
Alle zes plaatsen zijn bezet. Zet je naam op de wachtlijst. In het voorjaar doen we hem nog eens.

Je leert reanimeren, verbinden en rustig blijven. Het meeste oefen je op een pop. Die klaagt nooit.
""",
    },
    {
        "slug": "vakantieweek", "title": "Vakantieweek voor kinderen", "category": "kinderen", "picture": "toys",
        "introduction": "Drie dagen knutselen, sporten en koken. Elke dag de hele dag, met lunch.",
        "start": (TU, 5, "0.00"), "all_days": 3, "place": "huis",
        "for_whom": "Kinderen van 6 tot 12 jaar", "languages": "nl,tr,ar", "contact": "Karim",
        "text": """
Op dinsdag bouwen we hutten. Op woensdag gaan we naar de molen. Op donderdag koken de kinderen voor hun ouders. Brengen kan vanaf half negen, halen tot vijf uur.
""",
    },
    {
        "slug": "lange-tafel", "title": "De lange tafel", "category": "feest", "picture": "long_table",
        "introduction": "Met heel Lombok eten aan één tafel op het Moskeeplein. Neem iets mee.",
        "start": (SA, 11, "17.00"), "hours": 5, "place": "moskeeplein",
        "for_whom": "Iedereen", "languages": "nl,tr,ar,en", "contact": "Karim",
        "text": """
Neem een stoel mee en een schaal met eten voor vier mensen. Meer is niet nodig. Bij regen eten we in de grote tent.
""",
    },
    {
        "slug": "fotos-van-vroeger", "title": "Foto's van vroeger kijken", "category": "ontmoeten", "picture": "snow",
        "introduction": "Truus legde haar oude foto's op tafel. Samen zochten we de namen erbij.",
        "start": (FR, -3, "14.00"), "hours": 2.5, "place": "huis",
        "for_whom": "Iedereen met herinneringen", "languages": "nl", "contact": "Truus",
        "text": """
We vonden 23 namen bij 64 foto's. Er bleek ook een paard bij te zitten, in een winkel, met een hoed. Weet jij meer? Kom op vrijdagmiddag langs.
""",
    },
]  # fmt: skip

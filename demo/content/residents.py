"""Who lives here. The key is used all through the content; `face` is one of the drawn faces.

The eight accounts of the demo (password `rosa`) are among them; the others can't sign in.
"""

RESIDENTS = [
    {
        "key": "samira", "account": "bewoner", "called": "Samira", "face": "m10",
        "step": "resident", "visibility": "residents", "speaks": "Arabisch, Nederlands, een beetje Engels",
        "about": "Ik kom uit Khartoem en woon drie jaar in de Damstraat. Ik leer Nederlands in het taalcafé. En ik heb net leren fietsen!",
        "offers": "Arabische les, samen koken", "seeks": "Iemand om mee te wandelen",
    },
    {
        "key": "wim", "account": "buur", "called": "Wim", "face": "m2",
        "step": "resident", "visibility": "residents", "speaks": "Nederlands, Duits",
        "about": "Al 41 jaar in de Balistraat. Vroeger was ik conducteur bij de spoorwegen. Ik bak graag appeltaart.",
        "offers": "Brieven lezen en schrijven, fietsen maken", "seeks": "Een schaakmaatje",
    },
    {
        "key": "joy", "account": "redacteur", "called": "Joy", "face": "m3", "role": "editor",
        "step": "connector", "visibility": "residents", "speaks": "Engels, Twi, Nederlands",
        "about": "Ik schrijf voor de buurtkrant en zing in het koor. Geboren in Kumasi, thuis in Lombok.",
        "offers": "Engelse les, haren vlechten", "seeks": "Verhalen uit de buurt",
    },
    {
        "key": "karim", "called": "Karim", "face": "m4", "step": "connector",
        "visibility": "residents", "speaks": "Nederlands, Marokkaans-Arabisch, Tarifit",
        "about": "Op zaterdag voetbal ik met de kinderen op het Muntplein. Ik kom uit de Bankastraat en ga nooit meer weg.",
        "offers": "Sporten, sjouwen, klussen", "seeks": "Vrijwilligers voor het voetbal",
    },
    {
        "key": "fatma", "called": "Fatma", "face": "m1", "step": "connector", "host": True,
        "visibility": "residents", "speaks": "Turks, Nederlands",
        "about": "Ik ben gastvrouw in de huiskamer. Op maandag kook ik soep. Kom gerust binnen, ook als je niemand kent.",
        "offers": "Vertalen Turks en Nederlands, meegaan naar de dokter", "seeks": "Potjes met deksel",
    },
    {
        "key": "truus", "called": "Truus", "face": "m5", "step": "resident",
        "visibility": "met", "speaks": "Nederlands, Utrechts",
        "about": "81 jaar en geboren in de Damstraat. Ik heb hier alles zien veranderen. Het meeste is mooier geworden.",
        "offers": "Breien leren, oude foto's bekijken", "seeks": "Hulp met mijn telefoon",
    },
    {
        "key": "yusuf", "called": "Yusuf", "face": "m6", "step": "resident",
        "visibility": "met", "speaks": "Nederlands, Somalisch, Engels",
        "about": "Ik ben 17 en doe havo. Op dinsdag help ik bij het digitaal spreekuur.",
        "offers": "Telefoon en laptop uitleggen", "seeks": "Een stageplek",
    },
    {
        "key": "ayse", "account": "werker", "called": "Ayşe", "face": "m7", "role": "worker",
        "step": "connector", "visibility": "residents", "speaks": "Nederlands, Turks, Engels",
        "about": "Ik ben sociaal werker in Lombok. Je kunt bij mij terecht met grote en kleine vragen. Alles blijft tussen ons.",
        "offers": "Meedenken over geld, wonen, gezin en zorg", "seeks": "",
    },
    {
        "key": "ratna", "called": "Ratna", "face": "m8", "step": "resident",
        "visibility": "residents", "speaks": "Nederlands, Indonesisch",
        "about": "Mijn oma kwam uit Bandung. Daarom vind ik onze straatnamen zo mooi. Ik zorg voor de buurttuin.",
        "offers": "Stekjes, tuinieren, saté maken", "seeks": "Compost",
    },
    {
        "key": "ahmed", "called": "Ahmed", "face": "m9", "step": "resident",
        "visibility": "residents", "speaks": "Tarifit, Arabisch, Nederlands",
        "about": "In 1969 kwam ik uit Nador naar Utrecht, voor de fabriek. Nu drink ik thee en speel ik dammen.",
        "offers": "Verhalen, munt uit eigen tuin", "seeks": "Een goede tegenstander bij het dammen",
    },
    {
        "key": "henk", "account": "eindredacteur", "called": "Henk", "face": "m11", "role": "chief_editor",
        "step": "connector", "visibility": "residents", "speaks": "Nederlands, Engels",
        "about": "Ik lees alle stukken voor de buurtkrant na. En ik ben molenaar in opleiding bij De Ster.",
        "offers": "Teksten nakijken, rondleiding in de molen", "seeks": "Foto's van vroeger",
    },
    {
        "key": "shanti", "account": "moderator", "called": "Shanti", "face": "m12", "role": "moderator",
        "step": "connector", "visibility": "residents", "speaks": "Nederlands, Sarnami, Sranantongo",
        "about": "Ik houd het prikbord en de huiskamer gezellig. Heb je ergens last van? Zeg het mij.",
        "offers": "Een luisterend oor, roti leren maken", "seeks": "Zangers voor het koor",
    },
]  # fmt: skip

# Staff and partners: they have an account, but no face among the neighbours.
OTHERS = [
    {
        "key": "sanne", "account": "beheerder", "called": "Sanne", "role": "manager", "face": "",
        "step": "resident", "visibility": "nobody", "speaks": "Nederlands, Engels",
        "about": "Ik houd de website in de lucht.", "offers": "", "seeks": "",
    },
    {
        "key": "bram", "account": "partner", "called": "Bram van De Brug", "role": "partner", "face": "",
        "step": "resident", "visibility": "nobody", "speaks": "Nederlands",
        "about": "Ik werk bij Taalschool De Brug.", "offers": "", "seeks": "",
    },
]  # fmt: skip

# Overvecht has its own people; nobody of Lombok is among them.
OVERVECHT = [
    {
        "key": "nadia", "called": "Nadia", "face": "m1", "step": "connector", "host": True,
        "visibility": "residents", "speaks": "Nederlands, Arabisch",
        "about": "Gastvrouw op de Zamenhofdreef. De koffie is altijd vers.",
        "offers": "Fietsles", "seeks": "Gezelschap op vrijdag",
    },
    {
        "key": "ruben", "called": "Ruben", "face": "m11", "step": "resident",
        "visibility": "residents", "speaks": "Nederlands, Papiamento",
        "about": "Tiende verdieping, mooiste uitzicht van Utrecht.",
        "offers": "Sjouwen", "seeks": "Een dambord",
    },
    {
        "key": "mina", "called": "Mina", "face": "m8", "step": "resident",
        "visibility": "residents", "speaks": "Nederlands, Dari, Engels",
        "about": "Ik kook elke woensdag voor de hele flat.",
        "offers": "Koken", "seeks": "Grote pannen",
    },
]  # fmt: skip

PASSWORD = "rosa"

"""What stands in the private conversations and help talks of the demo accounts: (who, minutes ago, words)."""

# asker, other, about, words; the last one waits for an answer.
TALKS = [
    {
        "asker": "samira",
        "other": "wim",
        "about": "",
        "said": [
            ("samira", 2880, "Dag Wim! Je zei in de huiskamer dat je brieven leest. Mag ik je iets vragen?"),
            ("wim", 2850, "Dag Samira. Natuurlijk. Waar gaat het over?"),
            ("samira", 2846, "Een brief van de woningbouw. Ik begrijp één zin niet."),
            ("wim", 2840, "Kom donderdag om 10 uur naar het Huis. Ik ben er toch voor het schaken. En er is appeltaart."),
            ("samira", 2836, "Wat lief. Dan neem ik thee met munt mee."),
            ("wim", 95, "Het was gezellig vanmorgen! Je brief is nu duidelijk, toch?"),
            ("wim", 94, "Zullen we volgende week samen wandelen langs het kanaal?"),
        ],
        "unread": {"samira": 2},
    },
    {
        "asker": "truus",
        "other": "samira",
        "about": "Arabische les en samen koken",
        "said": [
            ("truus", 180, "Dag Samira, ik ben Truus uit de Damstraat. Ik zou zo graag leren hoe jij linzensoep maakt. Heb je een keer tijd?"),
        ],
        "waits": True,
    },
]  # fmt: skip

HELP = [
    {
        "asker": "ahmed",
        "subject": "letter",
        "said": [("ahmed", 25, "Ik kreeg een brief van de gemeente over mijn toeslag. Ik moet voor vrijdag antwoorden. Wie kijkt er met mij mee?")],
    },
    {
        "asker": "samira",
        "subject": "home",
        "worker": "ayse",
        "said": [
            ("samira", 300, "In mijn badkamer zit schimmel. De woningbouw belt niet terug. Wat kan ik doen?"),
            ("ayse", 280, "Wat vervelend, Samira. Heb je foto's gemaakt? Dan schrijven we samen een brief."),
            ("samira", 270, "Ja, vier foto's. Kan ik morgen langskomen?"),
            ("ayse", 60, "Morgen om 11 uur ben ik er. Neem je contract mee, als je dat hebt."),
        ],
        "unread": {"samira": 1},
    },
    {
        "asker": "wim",
        "subject": "lonely",
        "worker": "ayse",
        "closed": True,
        "said": [
            ("wim", 6000, "Sinds mijn vrouw er niet meer is, zijn de zondagen lang. Weet jij iets?"),
            ("ayse", 5980, "Wat fijn dat je dit vraagt, Wim. Op zondag eten we samen in het Huis. Karim haalt je graag op."),
            ("wim", 5970, "Dat wil ik wel proberen. Dank je."),
            ("ayse", 5900, "Afgesproken. Hij belt zondag om vijf uur bij je aan."),
        ],
    },
]  # fmt: skip

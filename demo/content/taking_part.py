"""Who joined what: the activity, then who (a key of a resident), with how many others, and an answer."""

PARTIES = {
    "koekjes-bakken": [
        ("samira", 2, "Geen varkensgelatine"),
        ("karim", 2, ""),
        ("joy", 1, "Noten"),
        ("wim", 1, ""),
        ("ratna", 1, "Nee"),
        ("shanti", 2, "Geen ei"),
        ("yusuf", 1, ""),
    ],
    "mannen-koken": [("henk", 0, ""), ("ahmed", 0, ""), ("yusuf", 0, "")],
    "cursus-eerste-hulp": [
        ("fatma", 0, ""),
        ("truus", 0, ""),
        ("ahmed", 0, ""),
        ("henk", 0, ""),
        ("joy", 0, ""),
        ("samira", 0, ""),
        ("wim", 0, ""),
    ],
}

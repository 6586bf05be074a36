"""Scenes around food: soup, tea, coffee, the long table, the vegetable stall, baking."""

from ..parts import nature, things, town
from ..parts.people import figure, seated
from ..parts.place import at, glow, paper, shade


def _tiles(y: float, height: float, light: str, line: str) -> str:
    """A tiled kitchen wall."""
    across = "".join(f"M{x} {y}v{height}" for x in range(0, 1601, 100))
    down = "".join(f"M0 {y + row}h1600" for row in range(0, int(height) + 1, 100))
    flowers = "".join(
        f'<g transform="translate({x} {y + row})"><path d="M0-26l8 18 18 8-18 8-8 18-8-18-18-8 18-8z" fill="{line}"/></g>'
        for x in range(150, 1600, 400)
        for row in range(150, int(height), 200)
    )
    return (
        f'<rect x="0" y="{y}" width="1600" height="{height}" fill="{light}"/>'
        f'<path d="{across}{down}" stroke="{line}" stroke-width="4" opacity=".5"/><g opacity=".6">{flowers}</g>'
    )


def soup() -> str:
    pot = (
        '<ellipse cx="0" cy="8" rx="330" ry="30" fill="#2A1B2E" opacity=".25"/>'
        '<path d="M-290-280h580v170q0 110-120 114h-340q-120-4-120-114z" fill="#0E5A5C"/>'
        '<path d="M180-280h110v170q0 110-120 114h-60q70-20 70-114z" fill="#093F41" opacity=".6"/>'
        '<ellipse cx="0" cy="-280" rx="290" ry="64" fill="#137276"/><ellipse cx="0" cy="-278" rx="252" ry="48" fill="#F28C38"/>'
        '<path d="M-200-270q90 34 190 4 90-26 190 12" fill="none" stroke="#FFB35C" stroke-width="14" stroke-linecap="round" opacity=".8"/>'
        '<g><circle cx="-120" cy="-292" r="24" fill="#E5484D"/><circle cx="60" cy="-258" r="22" fill="#4E9B4A"/><circle cx="120" cy="-298" r="20" fill="#FFE48A"/>'
        '<circle cx="-40" cy="-302" r="18" fill="#FFE48A"/><circle cx="-60" cy="-254" r="16" fill="#E5484D"/><path d="M0-290q20-16 40 0-20 14-40 0z" fill="#4E9B4A"/></g>'
        '<path d="M-292-200h-56q-24 0-24 24t24 24h56M292-200h56q24 0 24 24t-24 24h-56" fill="none" stroke="#093F41" stroke-width="30" stroke-linecap="round"/>'
        '<path d="M-230-190v60q0 50 40 74" fill="none" stroke="#1B8A86" stroke-width="20" stroke-linecap="round" opacity=".8"/>'
    )
    ladle = '<path d="M0 0L120-330" stroke="#B9AEB0" stroke-width="22" stroke-linecap="round"/><path d="M-44-16h88q0 46-44 46T-44-16z" fill="#8A7A8C"/>'
    shelf = (
        '<rect x="80" y="180" width="420" height="22" rx="6" fill="#8A5A2A"/>'
        + at(
            140,
            180,
            '<rect x="-36" y="-84" width="72" height="84" rx="12" fill="#E5484D"/><rect x="-40" y="-96" width="80" height="18" rx="6" fill="#9C1B42"/>',
        )
        + at(
            250,
            180,
            '<rect x="-36" y="-104" width="72" height="104" rx="12" fill="#FFBA33"/><rect x="-40" y="-116" width="80" height="18" rx="6" fill="#D98E1F"/>',
        )
        + at(
            360,
            180,
            '<rect x="-36" y="-70" width="72" height="70" rx="12" fill="#7FA552"/><rect x="-40" y="-82" width="80" height="18" rx="6" fill="#4E5F17"/>',
        )
        + nature.pot_plant(450, 180, 0.62)
    )
    counter = (
        '<path d="M0 760h1600v240H0z" fill="#C9692F"/><path d="M0 760h1600v26H0z" fill="#E08A4A"/>'
        '<path d="M0 850h1600M0 930h1600" stroke="#A8521F" stroke-width="6" opacity=".5"/>'
    )
    onion = '<path d="M0-84c10 20 50 26 50 62 0 30-30 36-50 36s-50-6-50-36c0-36 40-42 50-62z" fill="#E3A04A"/><path d="M0-70c-20 20-30 50-20 84M0-70c20 20 30 50 20 84" fill="none" stroke="#B96F32" stroke-width="5"/>'
    carrot = '<path d="M0 0q90-36 190-8Q100 36 0 40-30 20 0 0z" fill="#F28C38"/><path d="M186-8l50-34M188 0l58-8" stroke="#4E9B4A" stroke-width="14" stroke-linecap="round"/><path d="M40 2l8 24M84-6l8 20" stroke="#C9692F" stroke-width="6" stroke-linecap="round"/>'
    return (
        _tiles(0, 780, "#FFE9BF", "#F3C46C")
        + shelf
        + things.lights(620, 40, 1640, 60, 30, 9, "#FFF0CC")
        + seated("fatma", 330, 790, 2.25, ((-40, 116), (120, 40)))
        + seated("henk", 1290, 790, 2.2, ((-60, 84), (60, 84)))
        + counter
        + at(1290, 700, things.bowl(0, 0, 1.25, "#1E4F9C"))
        + at(800, 800, pot)
        + at(620, 540, ladle, 1)
        + things.steam(700, 470, 1.5)
        + things.steam(930, 450, 1.3)
        + at(180, 860, onion)
        + at(290, 880, onion, 0.8)
        + at(1300, 860, carrot)
        + things.bread(1330, 985, 1.3)
        + things.bowl(130, 985, 1.1)
        + things.bowl(340, 990, 1.1, "#0E5A5C")
    )


def tea() -> str:
    window = (
        '<rect x="230" y="60" width="1140" height="520" rx="10" fill="#FFF4DE"/>'
        f"{shade('teasky', (0, '#54407F'), (0.5, '#C75F84'), (0.8, '#FF9D6C'), (1, '#FFE09A'))}"
        '<rect x="262" y="92" width="1076" height="456" fill="url(#teasky)"/>'
        '<clipPath id="teapane"><rect x="262" y="92" width="1076" height="456"/></clipPath><g clip-path="url(#teapane)">'
        + '<circle cx="820" cy="430" r="96" fill="#FFEDB8"/>'
        + at(1130, 560, town.mosque("#4A2A5E", "#FFDD9A"), 0.72)
        + at(380, 560, town.dom("#8A4478"), 0.72)
        + town.street(
            250,
            560,
            (120, 104, 130, 112, 124, 100, 128, 116, 130),
            130,
            lit="#FFD778",
            frame="#6E2A4A",
        )
        + "</g>"
        '<path d="M606 92v456M994 92v456" stroke="#FFF4DE" stroke-width="26"/><path d="M200 574h1200v38H200z" fill="#FFF4DE"/><path d="M200 604h1200v14H200z" fill="#C9A76B"/>'
    )
    curtain = '<path d="M0 0h200c6 220-30 380-120 480-30 90 10 150-20 240H-40c30-240-10-480 40-720z" fill="#9C1B42"/><path d="M60 10c0 200-10 320-40 420M130 10c4 180-20 300-76 410" fill="none" stroke="#5E0E28" stroke-width="12" opacity=".5" stroke-linecap="round"/>'
    tray = (
        '<ellipse cx="800" cy="880" rx="640" ry="86" fill="#2A1B2E" opacity=".25"/>'
        '<ellipse cx="800" cy="856" rx="640" ry="86" fill="#D98E1F"/><ellipse cx="800" cy="846" rx="606" ry="72" fill="#FFBA33"/>'
        '<ellipse cx="800" cy="846" rx="540" ry="58" fill="none" stroke="#D98E1F" stroke-width="7" stroke-dasharray="26 18"/>'
    )
    return (
        paper("#0E5A5C")
        + window
        + at(120, 0, curtain)
        + '<g transform="translate(1480 0) scale(-1 1)">'
        + curtain
        + "</g>"
        + '<path d="M0 720h1600v280H0z" fill="#7A1A3C"/>'
        + things.rug(0, 716, 1600, 70)
        + things.rug(0, 930, 1600, 70)
        + glow("tealight", 800, 760, 620, "#FFCE6B", 0.5)
        + tray
        + things.teapot(820, 830, 1.75)
        + things.tea_glass(420, 850, 1.45)
        + things.tea_glass(1210, 850, 1.45, "#D2691E")
        + things.tea_glass(600, 900, 1.35, "#B8420F")
        + things.tea_glass(1020, 900, 1.35, "#3F9B73")
        + things.steam(420, 660, 1)
        + things.steam(1210, 660, 1)
        + at(
            800,
            905,
            '<ellipse cx="0" cy="0" rx="86" ry="20" fill="#FFFBF4"/><g fill="#FFF4DE" stroke="#D9C9A8" stroke-width="3"><rect x="-46" y="-36" width="34" height="30" rx="4"/><rect x="-6" y="-40" width="34" height="30" rx="4"/><rect x="-26" y="-62" width="34" height="30" rx="4"/></g>',
        )
    )


def coffee() -> str:
    cup = (
        '<ellipse cx="0" cy="6" rx="240" ry="36" fill="#2A1B2E" opacity=".18"/><ellipse cx="0" cy="-6" rx="230" ry="34" fill="#FFFBF4"/><ellipse cx="0" cy="-12" rx="150" ry="20" fill="#E6CFA6"/>'
        '<path d="M150-190c110-20 120 130-10 140" fill="none" stroke="#1E4F9C" stroke-width="30"/>'
        '<path d="M-170-230h340q0 200-110 224h-120q-110-24-110-224z" fill="#2A63BB"/><ellipse cx="0" cy="-230" rx="170" ry="40" fill="#1E4F9C"/><ellipse cx="0" cy="-228" rx="146" ry="30" fill="#6B3A20"/>'
        '<path d="M-60-232q-40-26 0-22 40-6 60 6 20-20 60-6 20 10-60 36-40-6-60-14z" fill="#E6C49A"/>'
        '<path d="M-140-150l28 28-28 28M-60-150l28 28-28 28M20-150l28 28-28 28" fill="none" stroke="#FFF4DE" stroke-width="10" stroke-linecap="round"/>'
    )
    cake = (
        '<ellipse cx="0" cy="4" rx="220" ry="34" fill="#FFFBF4"/><path d="M-150-20v-120q150-70 300 0v120q-150 50-300 0z" fill="#D98E4A"/><path d="M-150-140q150-70 300 0-150 70-300 0z" fill="#F3C46C"/>'
        '<path d="M-130-140L110-110M-110-158L140-134M-60-172L60-106M20-176L-80-108M90-166L0-100M130-150L70-110" stroke="#B96F32" stroke-width="11" stroke-linecap="round"/>'
        '<path d="M-140-70q140 50 280 0" fill="none" stroke="#B96F32" stroke-width="8" opacity=".5"/>'
    )
    return (
        paper("#FFE3DB")
        + '<path d="M0 0h1600v90H0z" fill="#F7C9BE"/>'
        + things.bunting(-40, 60, 1640, 60, 70, 15)
        + nature.pot_plant(1450, 620, 1.6)
        + at(
            90,
            620,
            '<path d="M0-420h190v420H0z" fill="#F3B9AC"/>'
            + things.shelf_of_books(10, -216, 200, 3)
            + '<path d="M0-216h190v14H0zM0 0h190v14H0z" fill="#C98B4E"/>'
            + things.shelf_of_books(10, 0, 200, 6),
        )
        + seated("truus", 520, 650, 2.1, ((-30, 110), (40, 96)))
        + seated("ahmed", 1080, 650, 2.1, ((-70, 40), (40, 100)))
        + '<path d="M0 620h1600v380H0z" fill="#B9552F"/><path d="M0 620h1600v30H0z" fill="#D9772B"/>'
        + '<path d="M140 1000l120-350h1080l120 350z" fill="#FFFBF4"/><path d="M200 1000l110-350h90l-80 350zM560 1000l30-350h90l-10 350zM930 1000l-20-350h90l40 350zM1290 1000l-90-350h90l110 350z" fill="#FDE4E8"/>'
        + at(540, 900, cup)
        + at(1090, 890, cake)
        + things.steam(540, 640, 1.5)
    )


def long_table() -> str:
    people = ("samira", "wim", "joy", "ahmed", "ratna", "truus", "karim", "shanti")
    guests = "".join(
        seated(
            who, 130 + i * 192, 690, 1.12, (((-30, 112), (40, 70)), ((-64, 40), (30, 110)))[i % 2]
        )
        for i, who in enumerate(people)
    )
    dishes = (
        things.bowl(150, 820, 1.1)
        + things.tea_glass(290, 812, 0.8)
        + things.bread(470, 830, 1.05)
        + things.fruit_bowl(700, 830, 1.05)
        + things.tea_glass(850, 820, 0.8)
        + things.bowl(1000, 828, 1.15, "#0E5A5C", "#E5604D")
        + things.teapot(1210, 826, 0.8)
        + things.bowl(1410, 824, 1.1, "#5B3A86", "#FFBA33")
        + things.tea_glass(1530, 816, 0.8)
    )
    return (
        f"{shade('night', (0, '#1E2A5A'), (0.45, '#5A3F86'), (0.8, '#C75F84'), (1, '#FF9D6C'))}"
        '<rect width="1600" height="620" fill="url(#night)"/>'
        '<g fill="#FFF4DE"><circle cx="160" cy="90" r="4"/><circle cx="390" cy="50" r="3"/><circle cx="640" cy="120" r="4"/><circle cx="1010" cy="60" r="4"/><circle cx="1440" cy="130" r="3"/><circle cx="1250" cy="70" r="4"/></g>'
        '<path d="M1360 90a70 70 0 1 0 60 110 84 84 0 0 1-60-110z" fill="#FFF0CC"/>'
        + at(800, 620, town.mosque("#3F2463", "#FFDD9A", "#5B3A86"), 0.95)
        + town.street(-10, 640, (150, 130, 160, 140), 230, lit="#FFD778", frame="#6E2A4A")
        + town.street(
            1080,
            640,
            (140, 150, 130, 160),
            220,
            ("#7A2B4B", "#A63D24", "#8E2F3A", "#BF5B33"),
            "#FFD778",
            frame="#6E2A4A",
        )
        + things.lights(-20, 110, 820, 150, 70, 9)
        + things.lights(780, 150, 1640, 90, 70, 9)
        + '<path d="M0 620h1600v380H0z" fill="#4A2A5E"/>'
        + guests
        + '<path d="M0 676h1600v150H0z" fill="#FFFBF4"/>'
        + '<path d="M0 740h1600v70H0z" fill="#FFFBF4"/>'
        + things.rug(0, 836, 1600, 74)
        + '<path d="M0 820h1600v18H0z" fill="#E6CFA6"/><path d="M0 910h1600v90H0z" fill="#FFF4DE"/>'
        + glow("lamplight", 800, 740, 900, "#FFCE6B", 0.35)
        + dishes
    )


def stall() -> str:
    stripes = "".join(
        f'<path d="M{x} 180h{110}l20 130q-65 50-130 0z" fill="{("#9C1B42", "#FFFBF4")[i % 2]}"/>'
        for i, x in enumerate(range(140, 1460, 110))
    )
    crates = "".join(
        at(
            x,
            y,
            '<path d="M-120 0l-14-96h268L120 0z" fill="#C98B4E"/><path d="M-128-60h256M-124-28h248" stroke="#8A5A2A" stroke-width="8"/>',
        )
        for x, y in ((300, 930), (575, 930), (850, 930), (1125, 930), (1375, 930))
    )

    def heap(x: float, colour: str, light: str, leaf: str = "") -> str:
        spots = (
            (-90, -100),
            (-44, -104),
            (4, -102),
            (52, -104),
            (96, -100),
            (-66, -138),
            (-18, -142),
            (30, -140),
            (74, -136),
            (-34, -174),
            (14, -178),
        )
        return at(
            x,
            930,
            "".join(
                f'<circle cx="{dx}" cy="{dy}" r="29" fill="{colour}"/><circle cx="{dx - 8}" cy="{dy - 9}" r="8" fill="{light}" opacity=".7"/>'
                + (
                    f'<path d="M{dx - 12} {dy - 26}l12 8 12-8" stroke="{leaf}" stroke-width="7" fill="none" stroke-linecap="round"/>'
                    if leaf
                    else ""
                )
                for dx, dy in spots
            ),
        )

    aubergines = at(
        1125,
        930,
        "".join(
            f'<g transform="translate({dx} {dy}) rotate({turn})"><path d="M-14-50q14-14 28 0 26 60 16 100-18 26-44 20-32-8-26-50 8-40 26-70z" fill="#4A2463"/><path d="M-16-50q16-22 32 0l-8 16-8-10-8 10z" fill="#5F9A4A"/><path d="M-8-10q-14 30-6 50" stroke="#8A5FB0" stroke-width="6" fill="none" stroke-linecap="round"/></g>'
            for dx, dy, turn in ((-80, -130, -14), (-30, -146, 6), (26, -138, -8), (82, -134, 12))
        ),
    )
    herbs = at(
        1375,
        930,
        "".join(
            nature.tuft(
                dx,
                -80 - (i % 2) * 14,
                2.6 + (i % 3) * 0.5,
                ("#5F9A4A", "#7FA552", "#3F7A4A")[i % 3],
            )
            for i, dx in enumerate((-92, -52, -12, 28, 68, 96))
        ),
    )
    return (
        paper("#CFE6F5")
        + nature.sun(1480, 90, 64)
        + nature.cloud(220, 110, 1)
        + nature.cloud(1180, 80, 0.7)
        + town.street(-20, 760, (190, 170, 200, 180, 190, 170, 200, 180, 190), 500, floors=3)
        + '<path d="M0 760h1600v240H0z" fill="#D9C9B8"/><path d="M0 760h1600v20H0z" fill="#B9A79A"/>'
        + '<path d="M160 240h22v720h-22zM1420 240h22v720h-22z" fill="#5A3B40"/><path d="M150 300h1300v340H150z" fill="#2A1B2E" opacity=".22"/>'
        + seated("ahmed", 640, 760, 1.7, ((-110, 60), (80, -24)))
        + at(1010, 760, figure("kid", 0, 130, 1.1, ((-50, 110), (70, 10)), 1.3, legs=False))
        + seated("ayse", 1190, 770, 1.62, ((-60, 90), (30, 90)))
        + '<path d="M140 160h1320v30H140z" fill="#5A3B40"/>'
        + stripes
        + heap(300, "#E5484D", "#F8A0A0", "#4E9B4A")
        + heap(575, "#F28C38", "#FFCE8A")
        + heap(850, "#FFBA33", "#FFF0CC")
        + aubergines
        + herbs
        + crates
        + '<path d="M120 926h1370v74H120z" fill="#0E5A5C"/>'
        + things.rug(120, 944, 1370, 40)
        + at(
            860,
            620,
            '<path d="M-70-10h140l-14 80h-112z" fill="#8A7A8C"/><ellipse cx="0" cy="-10" rx="86" ry="16" fill="#B9AEB0"/><circle cx="0" cy="34" r="24" fill="#FFFBF4"/><path d="M0 34l10-14" stroke="#E5484D" stroke-width="5"/>',
        )
    )


def baking() -> str:
    cookie = '<circle r="38" fill="#D98E4A"/><circle r="30" fill="#E8B06A"/><g fill="#6B3A20"><circle cx="-10" cy="-8" r="6"/><circle cx="12" cy="4" r="6"/><circle cx="-6" cy="14" r="5"/></g>'
    star = '<path d="M0-42l12 28 30 2-23 20 7 30L0 22l-26 16 7-30-23-20 30-2z" fill="#E8B06A"/>'
    trays = "".join(
        at(600 + i % 4 * 130, 850 + i // 4 * 92, (cookie, star)[(i + i // 4) % 2]) for i in range(8)
    )
    return (
        _tiles(0, 700, "#E1ECFB", "#9DB9E6")
        + at(
            1260,
            60,
            '<rect width="320" height="470" rx="20" fill="#8A7A8C"/><rect x="26" y="120" width="268" height="240" rx="14" fill="#2A1B2E"/><rect x="46" y="140" width="228" height="200" rx="8" fill="#F28C38"/><path d="M46 260h228M46 300h228" stroke="#6B3A20" stroke-width="7"/><ellipse cx="160" cy="252" rx="86" ry="22" fill="#E0A058"/><circle cx="60" cy="60" r="22" fill="#FFFBF4"/><circle cx="130" cy="60" r="22" fill="#FFFBF4"/><path d="M190 50h90v20h-90z" fill="#FFBA33"/>',
        )
        + at(
            110,
            110,
            '<rect width="300" height="330" rx="10" fill="#FFF4DE"/><rect x="20" y="20" width="260" height="290" fill="#BFE3DA"/>'
            + at(150, 310, town.mill(), 0.36)
            + '<path d="M150 20v290M20 150h260" stroke="#FFF4DE" stroke-width="14"/>',
        )
        + seated("girl", 400, 720, 1.9, ((-20, 96), (70, 70)))
        + seated("fatma", 790, 720, 2.25, ((-84, 90), (84, 90)))
        + seated("boy", 1170, 720, 1.9, ((-60, 70), (40, 96)))
        + '<path d="M0 690h1600v310H0z" fill="#D9A05A"/><path d="M0 690h1600v28H0z" fill="#F0C07A"/>'
        + '<path d="M520 780h560l40 200H480z" fill="#8A7A8C"/><path d="M536 794h528l34 172H502z" fill="#B9AEB0"/>'
        + trays
        + at(
            290,
            900,
            '<path d="M-130-110h260q-10 130-80 134h-100q-70-4-80-134z" fill="#FFFBF4"/><ellipse cx="0" cy="-110" rx="130" ry="26" fill="#E6CFA6"/><path d="M-118-60q118 34 236 0" stroke="#1E4F9C" stroke-width="9" fill="none"/><path d="M40-120L120-260" stroke="#C98B4E" stroke-width="18" stroke-linecap="round"/>',
        )
        + at(
            1330,
            880,
            '<rect x="-110" y="-26" width="220" height="52" rx="26" fill="#C98B4E"/><path d="M-160 0h50M110 0h50" stroke="#8A5A2A" stroke-width="24" stroke-linecap="round"/>',
            turn=-14,
        )
        + '<g fill="#FFFBF4" opacity=".9"><circle cx="1180" cy="800" r="9"/><circle cx="1230" cy="770" r="6"/><circle cx="1440" cy="950" r="10"/><circle cx="1260" cy="960" r="7"/><circle cx="1500" cy="800" r="6"/></g>'
    )

"""Scenes outside: the mill, the towers, the market, the square, the snow."""

from ..parts import nature, things, town
from ..parts.people import figure
from ..parts.place import at, glow, shade


def welcome() -> str:
    front = (
        '<rect x="330" y="150" width="940" height="690" fill="#B4472B"/><path d="M330 150l470-130 470 130z" fill="#8E2F3A"/><path d="M310 140h980v26H310z" fill="#FFF4DE"/>'
        + "".join(
            f'<path d="M330 {y}h940" stroke="#8E2F3A" stroke-width="4" opacity=".45"/>'
            for y in range(200, 840, 48)
        )
        + "".join(
            f'<path d="M{x - 12} 400v-150q76-56 152 0v150z" fill="#FFF4DE"/><path d="M{x} 390v-134q64-46 128 0v134z" fill="#FFDD9A"/><path d="M{x + 64} 234v156M{x} 310h128" stroke="#FFF4DE" stroke-width="9"/>'
            for x in (400, 570, 902, 1072)
        )
        + '<circle cx="800" cy="96" r="44" fill="#FFF4DE"/><path d="M776 100l24-22 24 22v22h-48z" fill="#9C1B42"/>'
    )
    door = (
        '<path d="M660 840V560q140-110 280 0v280z" fill="#FFF4DE"/><path d="M680 840V570q120-90 240 0v270z" fill="#FFCE6B"/>'
        '<path d="M680 840V570q20-16 44-26v296z" fill="#0E5A5C"/><path d="M680 840V570l-90-30v310z" fill="#137276"/><circle cx="606" cy="710" r="10" fill="#FFBA33"/>'
        '<rect x="700" y="640" width="0" height="0" fill="#fff"/>'
    )
    shop = (
        "".join(
            f'<rect x="{x - 12}" y="568" width="244" height="200" fill="#FFF4DE"/><rect x="{x}" y="580" width="220" height="176" fill="#FFE3A8"/>'
            for x in (372, 1008)
        )
        + nature.pot_plant(420, 756, 0.8)
        + things.tea_glass(520, 752, 0.6)
        + things.shelf_of_books(1016, 756, 220, 2, 100)
    )
    awning = "".join(
        f'<path d="M{340 + i * 70} 500h70v46q-35 34-70 0z" fill="{("#FFBA33", "#FFFBF4")[i % 2]}"/>'
        for i in range(4)
    ) + "".join(
        f'<path d="M{980 + i * 70} 500h70v46q-35 34-70 0z" fill="{("#FFBA33", "#FFFBF4")[i % 2]}"/>'
        for i in range(4)
    )
    return (
        f"{shade('dusk', (0, '#CFE6F5'), (1, '#FFF0CC'))}"
        '<rect width="1600" height="1000" fill="url(#dusk)"/>'
        + nature.cloud(180, 160, 1)
        + nature.cloud(1440, 120, 1.1)
        + town.street(-40, 840, (200, 180), 560, ("#CC7440", "#7A2B4B"), floors=3, doors=True)
        + town.street(1270, 840, (190, 200), 540, ("#D08A4E", "#93364A"), floors=3, doors=True)
        + front
        + awning
        + shop
        + door
        + '<path d="M0 840h1600v160H0z" fill="#D9C9B8"/><path d="M0 840h1600v16H0z" fill="#B9A79A"/><path d="M640 840h320l90 160H550z" fill="#FFE3A8" opacity=".8"/>'
        + glow("hall", 800, 720, 300, "#FFCE6B", 0.7)
        + figure("fatma", 800, 850, 0.82, ((-56, 122), (80, -30)))
        + figure("rania", 1080, 950, 1.06, ((-30, 100), (60, 122)))
        + figure("girl", 1200, 956, 0.72, ((-80, 10), (56, 110)), 1.3)
        + figure("wim", 440, 950, 1.06, ((-56, 122), (86, 20)))
        + nature.pot_plant(600, 870, 1.1, "#1E4F9C", "#2F6FC4")
        + nature.pot_plant(1000, 870, 1.1, "#1E4F9C", "#2F6FC4")
        + things.bunting(-20, 60, 640, 110, 40, 9)
        + things.bunting(960, 110, 1620, 60, 40, 9)
        + things.bicycle(200, 980, 0.8, "#0E5A5C", basket=False)
    )


def bicycle() -> str:
    return (
        f"{shade('sky', (0, '#BFE0F2'), (1, '#F3F7E4'))}"
        '<rect width="1600" height="1000" fill="url(#sky)"/>'
        + nature.sun(1370, 170, 86)
        + nature.cloud(330, 190, 1.2)
        + nature.cloud(880, 120, 0.8)
        + at(1180, 640, town.mill(turn=38), 0.52)
        + town.street(-20, 640, (110, 96, 120, 100, 112, 96), 170)
        + '<path d="M0 630q420-60 820-6t780-24v400H0z" fill="#A9CC7E"/>'
        + nature.poplar(760, 650, 0.62)
        + nature.poplar(850, 660, 0.52)
        + nature.tree(1480, 700, 1.15)
        + nature.tree(120, 720, 1.1)
        + '<path d="M0 820q500-120 900-60t700-50v290H0z" fill="#7FA552"/>'
        + '<path d="M0 900q520-110 940-50t660-60v120q-300 70-700 50T0 1000z" fill="#E9DCC4"/><path d="M40 950q480-90 880-46t640-44" fill="none" stroke="#FFFBF4" stroke-width="8" stroke-dasharray="50 40"/>'
        + figure("joy", 1130, 900, 1.12, ((-84, 30), (56, 122)))
        + things.bicycle(700, 930, 1.35)
        + at(632, 716, figure("samira", 0, 150, 1.2, ((70, 70), (92, 82)), legs=False))
        + '<path d="M610 700q-30 90 60 130l30 66" fill="none" stroke="#33343F" stroke-width="44" stroke-linecap="round"/><path d="M690 900h56" stroke="#F7F3EA" stroke-width="26" stroke-linecap="round"/>'
        + figure("ratna", 300, 920, 1.05, ((-70, -30), (70, -30)))
        + nature.tuft(80, 990, 1.6)
        + nature.tuft(980, 985, 1.4)
        + nature.tuft(1400, 960, 1.6)
        + nature.flower(1460, 990, 0.8, "#FFFBF4")
        + nature.flower(1520, 980, 0.7, "#E5484D")
        + nature.flower(170, 990, 0.7, "#FFFBF4")
    )


def mill() -> str:
    return (
        f"{shade('morning', (0, '#8FC3E4'), (0.6, '#FCE3C4'), (1, '#FFD9A0'))}"
        '<rect width="1600" height="760" fill="url(#morning)"/>'
        + nature.sun(300, 480, 90, "#FFCF5C")
        + nature.cloud(520, 150, 1.2)
        + nature.cloud(1330, 210, 1)
        + nature.cloud(80, 240, 0.8)
        + town.street(-20, 700, (120, 104, 130, 110, 120), 190)
        + town.street(1180, 700, (110, 120, 104, 130), 180)
        + nature.tree(1220, 720, 1)
        + nature.poplar(560, 720, 0.7)
        + nature.poplar(1330, 720, 0.8)
        + '<path d="M0 690q400-20 800-10t800-6v90H0z" fill="#7FA552"/>'
        + at(880, 730, town.mill(turn=24), 0.92)
        + f"{shade('water', (0, '#6FB3CF'), (1, '#2F7FA3'))}"
        '<rect y="744" width="1600" height="256" fill="url(#water)"/><path d="M0 740h1600v14H0z" fill="#5A3B40"/>'
        + '<path d="M700 760l40 150h270l40-150z" fill="#6B2F3A" opacity=".28"/>'
        + nature.ripples(800, 180)
        + at(
            330,
            900,
            '<path d="M-210-40h420q-20 76-90 80h-240q-70-4-90-80z" fill="#9C1B42"/><path d="M-216-46h432v16h-432z" fill="#FFBA33"/><path d="M-90-46v-50h150v50z" fill="#FFF4DE"/><path d="M-70-84h40v28h-40zM-10-84h40v28h-40z" fill="#6FB3CF"/>'
            + figure("henk", 120, 30, 0.5, ((-56, 122), (76, -30)), legs=False),
        )
        + at(
            1270,
            960,
            '<path d="M-46 0q-14-40 34-44 30-34 52-8-4 22-26 24 10 30-60 28z" fill="#FFFBF4"/><path d="M40-46l24 6-24 8z" fill="#F28C38"/><circle cx="30" cy="-44" r="4" fill="#2A1B2E"/>',
        )
        + at(
            1400,
            940,
            '<path d="M-46 0q-14-40 34-44 30-34 52-8-4 22-26 24 10 30-60 28z" fill="#C98B4E"/><path d="M40-46l24 6-24 8z" fill="#F28C38"/><circle cx="30" cy="-44" r="4" fill="#2A1B2E"/>',
            0.8,
        )
        + nature.tuft(40, 760, 2.4, "#4E7A3A")
        + nature.tuft(110, 764, 1.8, "#5F8838")
        + nature.tuft(1530, 766, 2.4, "#4E7A3A")
    )


def towers() -> str:
    birds = "".join(
        f'<path d="M{x} {y}q16-20 30 0 14-20 30 0" fill="none" stroke="#3F2463" stroke-width="7" stroke-linecap="round"/>'
        for x, y in ((620, 210), (720, 260), (560, 290), (1010, 190))
    )
    return (
        f"{shade('evening', (0, '#54407F'), (0.42, '#C75F84'), (0.72, '#FF9D6C'), (1, '#FFE09A'))}"
        '<rect width="1600" height="820" fill="url(#evening)"/>'
        '<circle cx="800" cy="560" r="300" fill="#FFEDB8" opacity=".18"/><circle cx="800" cy="560" r="220" fill="#FFEDB8" opacity=".25"/><circle cx="800" cy="560" r="150" fill="#FFEDB8"/>'
        + nature.cloud(220, 200, 1.3, opacity=0.22)
        + nature.cloud(1380, 150, 1.5, opacity=0.22)
        + birds
        + at(800, 790, town.dom("#A8507F"), 0.72)
        + at(1160, 800, town.mosque("#4A2A5E", "#FFBA33", "#5B3A86"), 1.18)
        + at(330, 800, town.church("#3F2463", "#FFBA33"), 1.12)
        + town.street(-20, 830, (130, 112, 140, 120), 170, lit="#FFD778", frame="#6E2A4A")
        + town.street(
            560,
            830,
            (112, 130, 118, 126),
            150,
            ("#A63D24", "#D08A4E", "#93364A", "#BF5B33"),
            "#FFD778",
            frame="#6E2A4A",
        )
        + town.street(
            1380, 830, (120, 130), 180, ("#7A2B4B", "#CC7440"), "#FFD778", frame="#6E2A4A"
        )
        + '<path d="M0 826h1600v174H0z" fill="#4A2A3E"/>'
        + things.rug(0, 830, 1600, 44)
        + nature.tree(500, 850, 0.62, "#5F4A6E", "#4A3A5C", "#2A1B2E")
        + nature.tree(1420, 850, 0.62, "#5F4A6E", "#4A3A5C", "#2A1B2E")
        + figure("truus", 640, 970, 0.66)
        + figure("ahmed", 740, 974, 0.68, ((-56, 122), (64, 30)))
        + figure("kid", 900, 976, 0.46, ((-80, -40), (80, -40)), 1.35)
        + figure("nadia", 1010, 970, 0.66, ((-64, 60), (56, 122)))
    )


def snow() -> str:
    flakes = "".join(
        f'<circle cx="{(i * 397) % 1600}" cy="{(i * 613) % 970}" r="{5 + i % 4 * 2}" fill="#FFFFFF" opacity="{0.95 - i % 3 * 0.2:.2f}"/>'
        for i in range(96)
    )
    snowman = (
        '<ellipse cx="0" cy="6" rx="120" ry="18" fill="#8FA9C4" opacity=".5"/><circle cx="0" cy="-70" r="80" fill="#FFFFFF"/><circle cx="0" cy="-190" r="58" fill="#FFFFFF"/><circle cx="0" cy="-286" r="42" fill="#FFFFFF"/>'
        '<path d="M-46-248q46 26 92 0v22q-46 26-92 0z" fill="#9C1B42"/><path d="M30-236l26 80h-32l-16-70z" fill="#B5274F"/><path d="M4-286l50 8-50 10z" fill="#F28C38"/><circle cx="-14" cy="-298" r="6" fill="#2A1B2E"/><circle cx="16" cy="-298" r="6" fill="#2A1B2E"/>'
        '<path d="M-44-318h88v12h-88zM-28-318v-60h56v60z" fill="#2A1B2E"/><circle cx="0" cy="-190" r="6" fill="#2A1B2E"/><circle cx="0" cy="-160" r="6" fill="#2A1B2E"/>'
        '<path d="M-54-200l-80-40M54-200l80-50" stroke="#7A4A2A" stroke-width="10" stroke-linecap="round"/>'
    )
    lamp = '<path d="M-8 0v-420h16V0z" fill="#3A3346"/><path d="M-34-420h68l-14-70h-40z" fill="#FFDD9A"/><path d="M-42-420h84v12h-84zM-26-490h52l-26-26z" fill="#3A3346"/>'
    return (
        f"{shade('winter', (0, '#7C93B8'), (0.6, '#C7D4E4'), (1, '#F4E9E4'))}"
        '<rect width="1600" height="1000" fill="url(#winter)"/>'
        + at(800, 640, town.mill("#7A5A6E", "#5E4660", turn=30), 0.5)
        + town.street(
            -30,
            760,
            (180, 160, 190),
            520,
            ("#A85A4A", "#8E4A56", "#B9784E"),
            "#FFDD9A",
            3,
            True,
            roof="#FFFFFF",
        )
        + town.street(
            1090,
            760,
            (180, 170, 190),
            520,
            ("#93505E", "#B0684A", "#8A4656"),
            "#FFDD9A",
            3,
            True,
            roof="#FFFFFF",
        )
        + '<path d="M0 760q400-40 800-10t800-4v260H0z" fill="#E8EEF6"/><path d="M520 1000q150-160 230-254h100q80 94 230 254z" fill="#FFFFFF"/><path d="M640 1000q90-140 130-244M960 1000q-90-140-130-244" fill="none" stroke="#C7D4E4" stroke-width="9"/>'
        + nature.bare_tree(560, 780, 1.15)
        + nature.bare_tree(1060, 780, 1.15)
        + at(610, 880, lamp)
        + glow("lamp1", 610, 430, 210, "#FFCE6B", 0.7)
        + at(380, 950, snowman, 1.05)
        + figure("girl", 560, 960, 0.8, ((-90, 10), (70, -20)), 1.3)
        + figure("boy", 200, 960, 0.82, ((-70, -30), (80, 30)), 1.3)
        + figure("wim", 1190, 940, 1, ((-56, 122), (50, 100)))
        + at(
            1330,
            960,
            '<path d="M-110-10h220M-90-10v-34M90-10v-34" stroke="#7A4A2A" stroke-width="12" stroke-linecap="round"/><path d="M-120-48h230" stroke="#C98B4E" stroke-width="16" stroke-linecap="round"/>'
            + figure("kid", 0, 60, 0.66, ((-40, 100), (40, 100)), 1.35, legs=False),
        )
        + '<path d="M1246 868L1220 900" stroke="#7A4A2A" stroke-width="6"/>'
        + flakes
    )


def football() -> str:
    goal = (
        '<path d="M0 0v-250h360V0" fill="none" stroke="#FFFFFF" stroke-width="18" stroke-linecap="round"/>'
        + '<g opacity=".6"><path d="'
        + "".join(f"M{x} 0v-246" for x in range(36, 360, 36))
        + "".join(f"M6 {-y}h348" for y in range(36, 250, 36))
        + '" stroke="#FFFFFF" stroke-width="4"/></g>'
    )
    return (
        f"{shade('noon', (0, '#A9D6F0'), (1, '#F3F0DC'))}"
        '<rect width="1600" height="700" fill="url(#noon)"/>'
        + nature.sun(180, 140, 74)
        + nature.cloud(620, 150, 1.1)
        + nature.cloud(1250, 110, 1.2)
        + town.street(-20, 560, (170, 150, 180, 160, 170, 150, 180, 160, 170, 150), 330, doors=True)
        + nature.tree(300, 590, 1)
        + nature.tree(1330, 590, 1)
        + nature.tree(820, 580, 0.85)
        + '<path d="M0 560h1600v440H0z" fill="#D98A5A"/><path d="M0 560h1600v18H0z" fill="#B96A3E"/><path d="M0 640h1600M0 760h1600M0 900h1600" stroke="#C2744A" stroke-width="5" opacity=".6"/>'
        + '<ellipse cx="800" cy="860" rx="420" ry="110" fill="none" stroke="#FFF4DE" stroke-width="10"/>'
        + at(1150, 690, goal, 1)
        + figure("karim", 190, 900, 1.1, ((-50, 100), (90, -30)))
        + at(196, 690, '<circle cx="14" cy="0" r="13" fill="#FFBA33"/>', 1)
        + figure("boy", 560, 940, 0.98, ((-90, 40), (80, 20)), 1.28)
        + figure("girl", 1010, 930, 0.94, ((-90, 10), (90, 40)), 1.28)
        + figure("kid", 1330, 720, 0.8, ((-100, -10), (100, -10)), 1.3)
        + figure("samira", 400, 700, 0.74, ((-30, 100), (30, 100)))
        + figure("joy", 500, 690, 0.74, ((-70, -40), (70, -40)))
        + '<ellipse cx="770" cy="945" rx="56" ry="12" fill="#2A1B2E" opacity=".25"/>'
        + things.ball(770, 896, 50)
        + things.bunting(-40, 300, 820, 260, 30, 12)
        + things.bunting(780, 260, 1640, 300, 30, 12)
    )


def walk() -> str:
    return (
        f"{shade('autumn', (0, '#BFE0F2'), (1, '#FFF0CC'))}"
        '<rect width="1600" height="1000" fill="url(#autumn)"/>'
        + nature.sun(1240, 180, 76, "#FFCF5C")
        + nature.cloud(420, 160, 1.1)
        + town.street(-20, 560, (120, 104, 130, 112, 124, 104, 130), 220)
        + at(1060, 560, town.mill(turn=10), 0.42)
        + town.street(1260, 560, (120, 110, 130), 200)
        + '<path d="M0 550h1600v60H0z" fill="#7FA552"/>'
        + f"{shade('canal', (0, '#7CBAD4'), (1, '#3F8FB0'))}"
        '<path d="M0 600h1600v190H0z" fill="url(#canal)"/>'
        + nature.ripples(640, 120)
        + at(
            1180,
            690,
            '<path d="M-240-60h480q-30 90-110 94h-260q-80-4-110-94z" fill="#1E4F9C"/><path d="M-246-66h492v18h-492z" fill="#FFF4DE"/><path d="M-150-66v-70h230v70z" fill="#C9692F"/><path d="M-126-122h46v36h-46zM-58-122h46v36h-46zM10-122h46v36h-46z" fill="#FFDD9A"/>'
            + nature.pot_plant(140, -66, 0.6),
        )
        + '<path d="M0 780q800-30 1600 0v220H0z" fill="#E9DCC4"/><path d="M0 776q800-30 1600 0v18q-800-30-1600 0z" fill="#7FA552"/>'
        + nature.tree(120, 830, 1.4, "#E3A04A", "#C9692F")
        + nature.tree(1480, 830, 1.4, "#F0B24A", "#D9772B")
        + figure("shanti", 380, 950, 1.05, ((-56, 122), (90, 20)))
        + figure("truus", 580, 950, 1, ((-56, 122), (50, 100)))
        + '<path d="M634 842l20 108" stroke="#7A4A2A" stroke-width="9" stroke-linecap="round"/>'
        + figure("ahmed", 780, 955, 1.03, ((-70, 60), (56, 122)))
        + figure("fatma", 980, 950, 1, ((-40, 110), (60, 40)))
        + figure("karim", 1180, 955, 1.06)
        + "".join(
            f'<path d="M{x} {y}q14-18 28 0-14 16-28 0z" fill="{c}"/>'
            for x, y, c in (
                (260, 890, "#E3A04A"),
                (690, 985, "#C9692F"),
                (1090, 985, "#F0B24A"),
                (1330, 930, "#E3A04A"),
                (480, 975, "#D9772B"),
            )
        )
    )


def party() -> str:
    cones = '<path d="M300 0L60 620h420z" fill="#FFBA33" opacity=".16"/><path d="M800 0L560 640h480z" fill="#F49AA0" opacity=".16"/><path d="M1300 0l-180 620h420z" fill="#6FD0C4" opacity=".16"/>'
    drum = '<ellipse cx="0" cy="0" rx="70" ry="22" fill="#FFF4DE"/><path d="M-70 0q10 50 30 70l-10 60h100l-10-60q20-20 30-70-70 34-140 0z" fill="#C9692F"/><path d="M-60 16l20 40 20-30 20 34 20-34 20 30 20-40" fill="none" stroke="#FFBA33" stroke-width="7"/>'
    notes = "".join(
        f'<g transform="translate({x} {y})"><path d="M0 0v-60l46-12v60" fill="none" stroke="{c}" stroke-width="9"/><ellipse cx="-10" cy="2" rx="15" ry="11" fill="{c}"/><ellipse cx="36" cy="-10" rx="15" ry="11" fill="{c}"/></g>'
        for x, y, c in (
            (220, 330, "#FFDD9A"),
            (1360, 300, "#F49AA0"),
            (560, 250, "#6FD0C4"),
            (1050, 230, "#FFDD9A"),
        )
    )
    return (
        f"{shade('late', (0, '#241A4A'), (1, '#5B2A6E'))}"
        '<rect width="1600" height="1000" fill="url(#late)"/>'
        + cones
        + things.lights(-40, 60, 820, 80, 60, 11)
        + things.lights(780, 80, 1640, 60, 60, 11)
        + '<path d="M0 760h1600v240H0z" fill="#7A1A3C"/>'
        + things.rug(0, 760, 1600, 64)
        + notes
        + figure("joy", 300, 940, 1.5, ((-90, -40), (96, 0)))
        + figure("karim", 640, 970, 1.5, ((-96, 0), (90, -40)))
        + figure("ratna", 970, 940, 1.5, ((-90, -40), (90, -40)))
        + figure("wim", 1300, 970, 1.5, ((-96, 10), (70, -50)))
        + at(1500, 840, drum, 1.2)
        + at(90, 840, drum, 1.1)
        + things.bunting(-40, 170, 1640, 170, 60, 19)
    )

"""Scenes with earth, tools and games: the garden, the repair table, chess, moving, the flea market."""

from ..parts import nature, things, town
from ..parts.people import figure, seated
from ..parts.place import at, glow, paper, shade


def garden() -> str:
    beds = "".join(
        at(
            x,
            y,
            '<path d="M-260 0l30-70h460l30 70z" fill="#6B4226"/><path d="M-270 0h540v44h-540z" fill="#C98B4E"/><path d="M-270 22h540M-90 0v44M90 0v44" stroke="#8A5A2A" stroke-width="5"/>'
            + inside,
        )
        for x, y, inside in (
            (
                330,
                940,
                "".join(nature.sprout(dx, -10, 1.1) for dx in (-200, -120, -40, 40, 120, 200))
                + "".join(nature.sprout(dx, -46, 0.9) for dx in (-160, -80, 0, 80, 160)),
            ),
            (
                930,
                950,
                "".join(
                    nature.tulip(dx, -8, 0.95, ("#E5484D", "#FFBA33", "#F49AA0", "#9C1B42")[i % 4])
                    for i, dx in enumerate((-210, -150, -90, -30, 30, 90, 150, 210))
                ),
            ),
            (
                1480,
                930,
                "".join(
                    at(
                        dx,
                        -20,
                        '<circle r="44" fill="#7FA552"/><circle r="30" fill="#A9CC7E"/><path d="M0 0v-26M0 0l24 14M0 0l-24 14" stroke="#5F8838" stroke-width="5"/>',
                    )
                    for dx in (-180, -80, 20)
                ),
            ),
        )
    )
    can = '<path d="M-70-100H70l14 100H-84z" fill="#1E4F9C"/><path d="M74-70l110-60" stroke="#1E4F9C" stroke-width="24" stroke-linecap="round"/><path d="M160-150l50 40" stroke="#2F6FC4" stroke-width="18" stroke-linecap="round"/><path d="M-60-104q60-80 120 0" fill="none" stroke="#2F6FC4" stroke-width="16"/>'
    drops = "".join(
        f'<path d="M{x} {y}q10 14 0 22-10-8 0-22z" fill="#6FB3CF"/>'
        for x, y in ((0, 0), (26, 16), (-16, 30), (12, 46), (36, 58))
    )
    shed = '<path d="M-130 0v-230h260V0z" fill="#0E5A5C"/><path d="M-160-220L0-330l160 110z" fill="#5A3B40"/><path d="M-44 0v-150h88V0z" fill="#FFBA33"/><circle cx="26" cy="-70" r="8" fill="#5A3B40"/><path d="M-100-180h50v50h-50zM54-180h50v50H54z" fill="#FFF0CC"/><path d="M-130-60h260M-130-120h260" stroke="#093F41" stroke-width="5" opacity=".5"/>'
    return (
        f"{shade('spring', (0, '#BFE0F2'), (1, '#F6F3DC'))}"
        '<rect width="1600" height="1000" fill="url(#spring)"/>'
        + nature.sun(760, 150, 80)
        + nature.cloud(360, 190, 1.1)
        + nature.cloud(1050, 210, 0.8)
        + at(1250, 640, town.mill(turn=52), 0.72)
        + town.street(-30, 640, (120, 104, 130, 112), 190)
        + '<path d="M0 630q400-40 800-10t800-10v390H0z" fill="#A9CC7E"/><path d="M0 760q500-60 900-20t700-20v280H0z" fill="#8FB868"/>'
        + nature.tree(90, 720, 1.2)
        + nature.bush(640, 690, 1, "#7FA552", "#E5484D")
        + nature.bush(1560, 740, 1.2, "#7FA552", "#FFBA33")
        + at(420, 700, shed, 0.95)
        + figure("shanti", 700, 890, 1.15, ((-56, 122), (96, 60)))
        + at(860, 720, can, 0.9, 16)
        + at(1010, 720, drops)
        + figure("ahmed", 1180, 890, 1.15, ((-30, 70), (-14, 110)))
        + '<path d="M1148 660v240" stroke="#8A5A2A" stroke-width="15" stroke-linecap="round"/><path d="M1120 880h56l-8 60q-20 24-40 0z" fill="#8A7A8C"/>'
        + figure("girl", 260, 900, 0.85, ((-40, 100), (70, 50)), 1.3)
        + at(330, 744, nature.flower(0, 0, 0.8, "#F49AA0"))
        + beds
        + things.bunting(-30, 360, 300, 330, 20, 5)
        + '<path d="M500 560q16-22 34-6 18-16 34 6-16 22-34 6-18 16-34-6z" fill="#FFBA33"/>'
    )


def repair() -> str:
    radio = '<rect x="-130" y="-130" width="260" height="130" rx="18" fill="#9C1B42"/><circle cx="-60" cy="-62" r="44" fill="#FFF4DE"/><circle cx="-60" cy="-62" r="30" fill="#5A4760"/><rect x="10" y="-110" width="96" height="44" rx="6" fill="#FFDD9A"/><path d="M40-110v44" stroke="#E5484D" stroke-width="5"/><circle cx="30" cy="-34" r="14" fill="#FFBA33"/><circle cx="84" cy="-34" r="14" fill="#FFBA33"/><path d="M100-130l60-100" stroke="#8A7A8C" stroke-width="8" stroke-linecap="round"/>'
    lamp = '<path d="M-60 0h120l-14-22h-92z" fill="#1E4F9C"/><path d="M0-22l-60-120L40-240" fill="none" stroke="#1E4F9C" stroke-width="16" stroke-linecap="round"/><path d="M10-290l90 50-76 80-70-60z" fill="#2F6FC4"/><circle cx="62" cy="-190" r="24" fill="#FFDD9A"/>'
    toaster = '<path d="M-110 0v-90q0-50 50-50h120q50 0 50 50V0z" fill="#B9AEB0"/><path d="M-70-140v-36q0-30 70-30t70 30v36z" fill="#E0A058"/><path d="M-84-140h168" stroke="#5A4760" stroke-width="13"/><path d="M110-80h26" stroke="#5A4760" stroke-width="15" stroke-linecap="round"/><path d="M-110-20h220V0h-220z" fill="#5A4760"/>'
    driver = '<path d="M0 0h120" stroke="#8A7A8C" stroke-width="13"/><rect x="-110" y="-20" width="110" height="40" rx="14" fill="#FFBA33"/><path d="M-90-6h70M-90 8h70" stroke="#D98E1F" stroke-width="5"/>'
    spanner = '<path d="M-90 0h180" stroke="#8A7A8C" stroke-width="26"/><circle cx="-100" cy="0" r="36" fill="#8A7A8C"/><circle cx="-112" cy="0" r="17" fill="#D9A05A"/><circle cx="104" cy="0" r="32" fill="#8A7A8C"/><path d="M104-14h44v28h-44z" fill="#D9A05A"/>'
    board = "".join(
        f'<path d="M{x} 150v{h}" stroke="{c}" stroke-width="15" stroke-linecap="round"/><rect x="{x - 18}" y="{150 + h}" width="36" height="84" rx="10" fill="{k}"/>'
        for x, h, c, k in (
            (300, 80, "#8A7A8C", "#E5484D"),
            (380, 100, "#8A7A8C", "#FFBA33"),
            (460, 70, "#8A7A8C", "#1E4F9C"),
        )
    )
    return (
        paper("#FFE0B8")
        + '<rect x="220" y="90" width="620" height="330" rx="14" fill="#137276"/>'
        + board
        + '<path d="M560 160h120v26H560z" fill="#5A4760"/><path d="M606 186h30v150h-30z" fill="#C98B4E"/><circle cx="760" cy="220" r="54" fill="none" stroke="#FFDD9A" stroke-width="14"/><circle cx="760" cy="220" r="26" fill="none" stroke="#FFDD9A" stroke-width="10"/>'
        + things.lights(860, 40, 1640, 70, 50, 7, "#FFF4DE")
        + at(1180, 420, things.bicycle(0, 0, 0.9, "#1E4F9C", basket=False))
        + '<path d="M1000 140v60M1350 140v60" stroke="#5A3B40" stroke-width="10"/>'
        + seated("henk", 430, 740, 2.2, ((-30, 110), (100, 90)))
        + seated("samira", 890, 740, 2.15, ((-60, 100), (40, 104)))
        + seated("karim", 1290, 740, 2.2, ((-104, 60), (30, 106)))
        + '<path d="M0 710h1600v290H0z" fill="#D9A05A"/><path d="M0 710h1600v30H0z" fill="#F0C07A"/>'
        + at(640, 880, radio, 1.3)
        + at(1060, 860, lamp, 1.15)
        + at(250, 880, toaster, 1.15)
        + at(860, 950, driver, 1, -12)
        + at(1330, 930, spanner, 1, 14)
        + '<g fill="#8A7A8C"><circle cx="480" cy="950" r="11"/><circle cx="520" cy="930" r="8"/><circle cx="1200" cy="960" r="10"/><circle cx="560" cy="968" r="9"/></g>'
    )


def games() -> str:
    squares = "".join(
        f'<path d="M{560 + c * 60 - r * 14} {760 + r * 28}h{60}l-14 28h-{60}z" fill="{("#FFF4DE", "#7A4A2A")[(r + c) % 2]}"/>'
        for r in range(8)
        for c in range(8)
    )
    pawn = '<path d="M-22 0q0-30 14-40-12-8-6-24 6-16 14-16t14 16q6 16-6 24 14 10 14 40z" fill="{c}"/><circle cx="0" cy="-84" r="17" fill="{c}"/>'
    rook = '<path d="M-26 0q0-20 10-30v-50h-10v-32h12v12h8v-12h12v12h8v-12h12v32h-10v50q10 10 10 30z" fill="{c}"/>'
    pieces = "".join(
        at(x, y, (pawn if i % 3 else rook).format(c=c), 0.95)
        for i, (x, y, c) in enumerate(
            (
                (630, 800, "#2A1B2E"),
                (756, 826, "#2A1B2E"),
                (880, 800, "#2A1B2E"),
                (930, 850, "#2A1B2E"),
                (610, 930, "#9C1B42"),
                (726, 960, "#9C1B42"),
                (800, 900, "#9C1B42"),
                (900, 950, "#9C1B42"),
            )
        )
    )
    okey = "".join(
        f'<g transform="translate({x} 870) rotate({r})"><rect x="-24" y="-68" width="48" height="68" rx="8" fill="#FFFBF4"/><circle cx="0" cy="-40" r="12" fill="{c}"/></g>'
        for x, r, c in (
            (1180, -4, "#E5484D"),
            (1234, 0, "#1E4F9C"),
            (1288, 3, "#FFBA33"),
            (1342, -2, "#2A1B2E"),
            (1396, 2, "#E5484D"),
        )
    )
    return (
        paper("#CFE3D8")
        + '<circle cx="800" cy="380" r="430" fill="#E4F0E6"/>'
        + at(
            120,
            140,
            '<rect width="300" height="220" rx="8" fill="#FFF4DE"/><rect x="18" y="18" width="264" height="184" fill="#FFDD9A"/>'
            + at(150, 202, town.mill(), 0.3),
        )
        + at(
            1180,
            130,
            '<rect width="300" height="220" rx="8" fill="#FFF4DE"/><rect x="18" y="18" width="264" height="184" fill="#E1ECFB"/>'
            + at(150, 202, town.mosque("#1E4F9C", "#FFBA33"), 0.42),
        )
        + seated("ahmed", 420, 740, 2.3, ((-50, 104), (90, 80)))
        + seated("boy", 1010, 740, 2.1, ((-70, 90), (50, 60)))
        + seated("truus", 1370, 740, 2.15, ((-40, 104), (40, 104)))
        + '<path d="M0 720h1600v280H0z" fill="#C9692F"/><path d="M0 720h1600v28H0z" fill="#E08A4A"/>'
        + '<path d="M546 750h500l-118 252H428z" fill="#4A2A1C"/>'
        + squares
        + pieces
        + '<path d="M1130 870h320l20 34h-360z" fill="#8A5A2A"/>'
        + okey
        + things.tea_glass(250, 900, 1.2)
        + things.steam(250, 740, 0.8)
        + things.tea_glass(1530, 890, 0.9)
    )


def moving() -> str:
    mats = "".join(
        f'<ellipse cx="{x}" cy="920" rx="150" ry="26" fill="{c}"/>'
        for x, c in ((250, "#F49AA0"), (620, "#9DB9E6"), (990, "#A9CC7E"), (1360, "#FFDD9A"))
    )
    return (
        paper("#FFF4DE")
        + '<path d="M0 0h1600v700H0z" fill="#D9EFEA"/>'
        + "".join(
            at(
                x,
                80,
                '<rect width="300" height="460" rx="150" fill="#FFFBF4"/><rect x="18" y="18" width="264" height="424" rx="132" fill="#BFE0F2"/><path d="M150 18v424M18 230h264" stroke="#FFFBF4" stroke-width="13"/>',
            )
            for x in (110, 480, 850, 1220)
        )
        + nature.tree(260, 560, 0.7)
        + nature.tree(1370, 560, 0.7)
        + '<path d="M0 700h1600v300H0z" fill="#E0B07A"/><path d="M0 690h1600v18H0z" fill="#B97F48"/><path d="M0 780h1600M0 870h1600M0 950h1600" stroke="#C9955C" stroke-width="5"/>'
        + mats
        + figure("truus", 250, 920, 1.4, ((-96, -30), (96, -30)))
        + figure("karim", 620, 920, 1.45, ((-110, 30), (110, 30)))
        + figure("fatma", 990, 920, 1.4, ((-60, -90), (60, -90)))
        + figure("wim", 1360, 920, 1.42, ((-56, 122), (80, -60)))
        + nature.pot_plant(60, 900, 1.2)
    )


def flea_market() -> str:
    clothes = "".join(
        at(
            x,
            330,
            f'<path d="M0-40q0-22 16-18" fill="none" stroke="#5A4760" stroke-width="6"/><path d="M-60-30L0-42l60 12 30 60-34 16-10-20v130h-92V26l-10 20-34-16z" fill="{c}"/>{d}',
        )
        for x, c, d in (
            (260, "#E5604D", '<path d="M-46 60h92v22h-92z" fill="#FFF4DE"/>'),
            (430, "#1E4F9C", '<circle cx="0" cy="50" r="24" fill="#FFBA33"/>'),
            (
                600,
                "#7FA552",
                '<path d="M-46 40h92M-46 70h92M-46 100h92" stroke="#FFF4DE" stroke-width="9"/>',
            ),
            (
                770,
                "#5B3A86",
                '<path d="M0 20l12 26 28 4-20 20 4 28-24-14-24 14 4-28-20-20 28-4z" fill="#FFDD9A"/>',
            ),
        )
    )
    return (
        f"{shade('market', (0, '#BFE0F2'), (1, '#FFF0CC'))}"
        '<rect width="1600" height="1000" fill="url(#market)"/>'
        + nature.cloud(1250, 130, 1.1)
        + town.street(-20, 700, (170, 150, 180, 160, 170, 150, 180, 160, 170, 150), 340)
        + '<path d="M0 690h1600v310H0z" fill="#D9C9B8"/>'
        + things.bunting(-40, 130, 820, 110, 50, 12)
        + things.bunting(780, 110, 1640, 130, 50, 12)
        + '<path d="M160 270h740M190 270v430M870 270v430" stroke="#5A3B40" stroke-width="15" stroke-linecap="round"/>'
        + clothes
        + figure("joy", 1010, 740, 1.2, ((-84, 40), (56, 122)))
        + seated("ayse", 1290, 780, 1.8, ((-60, 90), (80, 20)))
        + figure("shanti", 420, 800, 1.25, ((-56, 122), (70, -10)))
        + figure("kid", 640, 830, 0.95, ((-40, 100), (40, 100)), 1.3)
        + '<path d="M900 760h760v60H900z" fill="#FFFBF4"/><path d="M900 820h760v180H900z" fill="#9C1B42"/>'
        + things.rug(900, 850, 700, 50)
        + things.teapot(1020, 770, 0.7, "#F49AA0", "#C73058")
        + things.shelf_of_books(1100, 770, 190, 2, 100)
        + at(
            1400,
            770,
            '<path d="M-30 0h60l-10-30 30-70h-100l30 70z" fill="#0E5A5C"/><path d="M-60-100H60L30-190h-60z" fill="#FFDD9A"/>',
        )
        + nature.pot_plant(1530, 770, 0.9)
        + at(
            180,
            960,
            '<path d="M-130-90h260v100h-260z" fill="#C98B4E"/><path d="M-130-90l-40-40h120l40 40M130-90l40-40H60" fill="#E7B77E"/>'
            + things.ball(-50, -120, 36)
            + at(
                40,
                -90,
                '<path d="M-36-70q36-40 72 0v70h-72z" fill="#8A5A2A"/><circle cx="-30" cy="-92" r="15" fill="#8A5A2A"/><circle cx="30" cy="-92" r="15" fill="#8A5A2A"/><circle cx="0" cy="-70" r="40" fill="#A8703A"/><circle cx="-14" cy="-76" r="5" fill="#2A1B2E"/><circle cx="14" cy="-76" r="5" fill="#2A1B2E"/><ellipse cx="0" cy="-56" rx="13" ry="9" fill="#E7B77E"/>',
            ),
        )
    )


def film() -> str:
    seats = "".join(
        f'<g transform="translate({x} {y})"><path d="M-70 0v-130q0-40 70-40t70 40V0z" fill="{c}"/></g>'
        for y, c, row in ((880, "#7A1A3C", 0), (1000, "#9C1B42", 80))
        for x in range(60 + row - 80, 1700, 180)
    )
    heads = "".join(
        f'<circle cx="{x}" cy="{y}" r="44" fill="#1A1030"/><path d="M{x - 66} {y + 110}q0-70 66-70t66 70z" fill="#1A1030"/>'
        for x, y in ((240, 700), (600, 694), (780, 706), (1140, 698), (1320, 704))
    )
    return (
        paper("#241A4A")
        + '<path d="M800 1000L300 90h1000z" fill="#FFF0CC" opacity=".08"/>'
        + '<rect x="290" y="70" width="1020" height="540" rx="10" fill="#FFF4DE"/>'
        + f"{shade('movie', (0, '#54407F'), (0.5, '#FF9D6C'), (1, '#FFE09A'))}"
        '<rect x="310" y="90" width="980" height="500" fill="url(#movie)"/><circle cx="800" cy="400" r="100" fill="#FFEDB8"/>'
        + '<clipPath id="screen"><rect x="310" y="90" width="980" height="500"/></clipPath><g clip-path="url(#screen)">'
        + at(560, 590, town.mill(), 0.55)
        + at(1080, 590, town.mosque("#4A2A5E", "#FFBA33"), 0.6)
        + '<path d="M300 560q500-40 1000 0v60H300z" fill="#3F2453"/>'
        + at(800, 580, things.bicycle(0, 0, 0.5, "#2A1B2E", basket=False))
        + "</g>"
        + glow("beam", 800, 400, 760, "#FFCE6B", 0.28)
        + '<path d="M0 0h170q20 340-90 640Q40 760 0 800zM1600 0h-170q-20 340 90 640 40 120 80 160z" fill="#9C1B42"/><path d="M60 0q10 300-40 640M120 0q10 280-50 560M1540 0q-10 300 40 640M1480 0q-10 280 50 560" fill="none" stroke="#5E0E28" stroke-width="11" opacity=".6"/>'
        + heads
        + seats
        + at(
            1480,
            960,
            '<path d="M-70-150H70L54 40H-54z" fill="#FFFBF4"/><path d="M-40-150l8 190M0-150V40M40-150L32 40" stroke="#E5484D" stroke-width="20"/><g fill="#FFE48A"><circle cx="-50" cy="-160" r="28"/><circle cx="-8" cy="-180" r="30"/><circle cx="36" cy="-168" r="28"/><circle cx="62" cy="-150" r="20"/></g>',
        )
    )

"""Scenes in the house: talking, learning, making, singing."""

from ..parts import nature, things, town
from ..parts.people import figure, seated
from ..parts.place import at, glow, paper, shade


def _wall(colour: str, skirting: str, floor: str, y: int = 760) -> str:
    return (
        paper(colour)
        + f'<path d="M0 {y}h1600v{1000 - y}H0z" fill="{floor}"/><path d="M0 {y - 22}h1600v22H0z" fill="{skirting}"/>'
    )


def _window(x: float, y: float, scale: float = 1, view: str = "") -> str:
    piece = (
        '<rect width="320" height="380" rx="8" fill="#FFF4DE"/><rect x="20" y="20" width="280" height="340" fill="#BFE0F2"/>'
        f"{view or town.street(20, 360, (96, 84, 100), 150) + nature.cloud(150, 110, 0.6)}"
        '<path d="M160 20v340M20 150h280" stroke="#FFF4DE" stroke-width="14"/><path d="M-14 372h348v24H-14z" fill="#FFF4DE"/><path d="M-14 392h348v8H-14z" fill="#C9A76B"/>'
    )
    return at(x, y, piece, scale)


def language_cafe() -> str:
    def words(x: float, y: float, colour: str, long: tuple[int, ...]) -> str:
        return "".join(
            f'<path d="M{x} {y + i * 34}h{w}" stroke="{colour}" stroke-width="13" stroke-linecap="round"/>'
            for i, w in enumerate(long)
        )

    heart = '<path d="M0 34C-60-6-44-50-16-46-4-44 0-32 0-28 0-32 4-44 16-46 44-50 60-6 0 34z" fill="#FFF4DE"/>'
    question = '<path d="M-26-30q0-34 30-34 34 0 34 30 0 20-20 32-14 10-14 26" fill="none" stroke="#2A1B2E" stroke-width="15" stroke-linecap="round"/><circle cx="4" cy="52" r="10" fill="#2A1B2E"/>'
    tree = '<path d="M-6 44l2-40h8l2 40z" fill="#7A4A2A"/><circle cx="0" cy="-20" r="36" fill="#FFF4DE"/>'
    return (
        _wall("#EBDDF5", "#B9A3CF", "#A88BC4")
        + _window(80, 150, 0.95)
        + at(
            1240,
            130,
            '<rect width="300" height="200" rx="12" fill="#5B3A86"/><rect x="16" y="16" width="268" height="168" fill="#FFF4DE"/>'
            + words(46, 60, "#9C1B42", (120, 190, 80))
            + at(230, 140, tree, 0.6),
        )
        + things.bubble(270, 40, 300, 170, "#0E5A5C", 1, words(56, 56, "#FFF4DE", (180, 110, 150)))
        + things.bubble(610, 90, 220, 170, "#FFBA33", -1, at(106, 82, question))
        + things.bubble(
            880, 60, 290, 160, "#9C1B42", 1, at(90, 84, heart) + words(150, 62, "#FFF4DE", (80, 60))
        )
        + seated("rania", 330, 740, 1.95, ((-40, 100), (96, 30)))
        + seated("wim", 700, 740, 1.95, ((-60, 90), (50, 60)))
        + seated("nadia", 1060, 740, 1.95, ((-90, 30), (30, 104)))
        + seated("ahmed", 1400, 740, 1.9, ((-50, 96), (40, 100)))
        + '<path d="M60 720h1480q30 0 30 26v34H30v-34q0-26 30-26z" fill="#FFFBF4"/><path d="M30 780h1540v50H30z" fill="#E6CFA6"/><path d="M130 830h60v170h-60zM1410 830h60v170h-60z" fill="#C9A76B"/>'
        + things.tea_glass(180, 752, 0.72)
        + things.tea_glass(900, 752, 0.72)
        + things.teapot(545, 760, 0.62)
        + things.tea_glass(1240, 752, 0.72)
        + at(
            1130,
            756,
            '<path d="M-70 0l-20-52q50-22 90 0 40-22 90 0L70 0q-40-16-70 0-30-16-70 0z" fill="#FFFFFF"/><path d="M0-52V0M-66-40q30-10 52 0M-62-24q28-8 48 0M66-40q-30-10-52 0M62-24q-28-8-48 0" stroke="#1E4F9C" stroke-width="5" fill="none"/>',
            1.05,
        )
        + things.bread(360, 766, 0.6)
    )


def phone_help() -> str:
    phone = (
        '<rect x="-170" y="-330" width="340" height="660" rx="46" fill="#2A1B2E"/><rect x="-146" y="-290" width="292" height="580" rx="18" fill="#FFFBF4"/>'
        '<path d="M-40-312h80" stroke="#5A4760" stroke-width="10" stroke-linecap="round"/>'
        '<rect x="-146" y="-290" width="292" height="120" rx="18" fill="#0E5A5C"/><path d="M-110-244h130M-110-212h190" stroke="#FFF4DE" stroke-width="15" stroke-linecap="round"/>'
        '<rect x="-110" y="-130" width="220" height="62" rx="14" fill="#E1ECFB"/><circle cx="-80" cy="-99" r="9" fill="#1E4F9C"/><circle cx="-48" cy="-99" r="9" fill="#1E4F9C"/><circle cx="-16" cy="-99" r="9" fill="#1E4F9C"/><circle cx="16" cy="-99" r="9" fill="#1E4F9C"/>'
        '<rect x="-110" y="-44" width="220" height="62" rx="14" fill="#FFBA33"/><path d="M-50-13H50" stroke="#2A1B2E" stroke-width="15" stroke-linecap="round"/>'
        '<circle cx="0" cy="140" r="76" fill="#7FA552"/><path d="M-34 140l26 28 46-54" fill="none" stroke="#FFFFFF" stroke-width="22" stroke-linecap="round"/>'
    )
    letter = '<path d="M-110-70h220v150h-220z" fill="#FFFFFF"/><path d="M-110-70L0 16l110-86" fill="none" stroke="#B9A3CF" stroke-width="8"/><path d="M50 40h40M34 58h56" stroke="#1E4F9C" stroke-width="8"/>'
    lock = '<rect x="-46" y="-10" width="92" height="76" rx="14" fill="#FFBA33"/><path d="M-28-10v-24q0-30 28-30t28 30v24" fill="none" stroke="#5A4760" stroke-width="15"/><circle cx="0" cy="22" r="11" fill="#2A1B2E"/><path d="M0 24v22" stroke="#2A1B2E" stroke-width="9" stroke-linecap="round"/>'
    return (
        _wall("#D9EFEA", "#9CD0C4", "#1B8A86", 800)
        + '<circle cx="800" cy="440" r="400" fill="#BFE3DA"/><circle cx="800" cy="440" r="300" fill="#FFFBF4" opacity=".5"/>'
        + _window(70, 110, 0.85)
        + at(
            1230,
            180,
            '<path d="M0 0h300v20H0zM0 190h300v20H0z" fill="#C98B4E"/>'
            + things.shelf_of_books(10, 0, 290, 4, 120)
            + things.shelf_of_books(10, 190, 290, 9, 120),
        )
        + at(800, 440, phone, 1, -5)
        + at(540, 220, letter, 0.8, -12)
        + at(1080, 560, lock, 1, 10)
        + seated("truus", 360, 830, 2.35, ((-40, 100), (100, 20)))
        + seated("yusuf", 1240, 830, 2.35, ((-104, 10), (40, 100)))
        + '<path d="M0 806h1600v60H0z" fill="#D98E4A"/><path d="M0 806h1600v18H0z" fill="#F0B86A"/><path d="M0 866h1600v134H0z" fill="#B9703A"/>'
        + things.rug(0, 900, 1600, 60)
        + things.tea_glass(130, 826, 0.8)
        + things.tea_glass(1480, 826, 0.8)
        + at(830, 812, '<path d="M-150 0l30-24h240l30 24z" fill="#8A7A8C"/>')
    )


def library() -> str:
    def case(x: float, w: float) -> str:
        rows = "".join(
            things.shelf_of_books(x + 20, y, w - 40, i * 5 + int(x / 90), 140)
            + f'<path d="M{x} {y}h{w}v18H{x}z" fill="#8A5A2A"/>'
            for i, y in enumerate((230, 420, 610, 800))
        )
        return f'<rect x="{x}" y="50" width="{w}" height="790" rx="8" fill="#C98B4E"/><rect x="{x + 16}" y="66" width="{w - 32}" height="750" fill="#A06A34"/>{rows}'

    armchair = '<path d="M-200-330q0-60 60-60h280q60 0 60 60v280h-400z" fill="#1E4F9C"/><path d="M-250-190q0-50 50-50t50 50v90h300v-90q0-50 50-50t50 50V0h-500z" fill="#2A63BB"/><path d="M-220 0v34M220 0v34" stroke="#5A3B20" stroke-width="24" stroke-linecap="round"/>'
    lamp = '<path d="M0 0v-560" stroke="#D98E1F" stroke-width="13"/><path d="M-50 0q50-24 100 0z" fill="#D98E1F"/><path d="M-56-680H56l44 130h-200z" fill="#FFBA33"/><path d="M-96-560H96l4 12h-200z" fill="#FFE09A"/>'
    open_book = '<path d="M-80 0l-14-74q54-20 94 4 40-24 94-4L80 0Q40-18 0 0-40-18-80 0z" fill="#FFFFFF"/><path d="M-80 0Q-40-18 0 0q40-18 80 0v12Q40-6 0 12q-40-18-80 0z" fill="#9C1B42"/><path d="M0-70V0" stroke="#C9A76B" stroke-width="5"/>'
    return (
        _wall("#F3E3C8", "#D9C09A", "#7A4A2A", 840)
        + case(30, 380)
        + case(440, 380)
        + case(1230, 340)
        + glow("read", 1160, 300, 420, "#FFCE6B", 0.6)
        + '<path d="M0 860h1600v140H0z" fill="#8A5A34"/>'
        + '<ellipse cx="900" cy="940" rx="640" ry="70" fill="#9C1B42"/><ellipse cx="900" cy="934" rx="580" ry="56" fill="none" stroke="#FFBA33" stroke-width="8" stroke-dasharray="30 20"/>'
        + at(1180, 930, lamp)
        + at(960, 920, armchair, 1.1)
        + figure("henk", 960, 900, 1.35, ((-44, 96), (44, 96)), legs=False)
        + at(960, 772, open_book, 1.15)
        + '<path d="M888 760h150v90q70 0 60 70H830q-10-70 58-70z" fill="#3C4A55"/>'
        + at(960, 778, open_book, 1.15)
        + figure("girl", 560, 950, 0.95, ((-30, 90), (30, 90)), 1.28)
        + at(560, 810, open_book, 0.6)
        + at(
            330,
            950,
            '<path d="M-90-30H90v36H-90z" fill="#C9692F"/><path d="M-80-66H84v36H-80z" fill="#0E5A5C"/><path d="M-92-100H70v34H-92z" fill="#FFBA33"/>',
        )
        + at(
            330,
            850,
            '<g fill="#2A1B2E"><path d="M-46 4c-8-30 2-50 18-58-2-10-2-18 0-26l11 9q7-3 14 0l11-9c3 9 3 18 0 28 16 12 22 34 16 56z"/><path d="M18-2c24 8 36-2 34-18" fill="none" stroke="#2A1B2E" stroke-width="10" stroke-linecap="round"/></g><circle cx="-17" cy="-62" r="3" fill="#FFD778"/><circle cx="-2" cy="-62" r="3" fill="#FFD778"/>',
            1.1,
        )
        + nature.pot_plant(1480, 920, 1.3)
    )


def sewing() -> str:
    machine = (
        '<path d="M-330 0h660v-54h-660z" fill="#0E5A5C"/><path d="M150-54h150v-250q0-60-70-60h-470q-60 0-60 60v70h110v-40h340z" fill="#137276"/>'
        '<path d="M-276-234h70v70h-70z" fill="#B9AEB0"/><path d="M-241-164v108" stroke="#8A7A8C" stroke-width="11"/><path d="M-286-56h90" stroke="#B9AEB0" stroke-width="18" stroke-linecap="round"/>'
        '<circle cx="318" cy="-250" r="54" fill="#FFBA33"/><circle cx="318" cy="-250" r="20" fill="#D98E1F"/><circle cx="210" cy="-180" r="28" fill="#FFFBF4"/><path d="M210-180l14-16" stroke="#9C1B42" stroke-width="8"/>'
        '<path d="M-160-320h250" stroke="#FFBA33" stroke-width="14" stroke-linecap="round"/><path d="M-40-290q20-30 40 0t40 0" fill="none" stroke="#FFF4DE" stroke-width="8"/>'
        '<path d="M40-364v-60M70-364v-60" stroke="#8A7A8C" stroke-width="8"/><rect x="26" y="-440" width="58" height="66" rx="8" fill="#E5484D"/><path d="M26-424h58M26-406h58M26-388h58" stroke="#9C1B42" stroke-width="5"/>'
        '<path d="M30-420Q-120-460-241-240" fill="none" stroke="#E5484D" stroke-width="5"/>'
    )
    cloth = '<path d="M-520 0q160-60 300-20t300 6 360-16l60 60q-220 40-420 20t-600 10z" fill="#F49AA0"/><g fill="#FFFBF4"><circle cx="-400" cy="6" r="13"/><circle cx="-280" cy="0" r="13"/><circle cx="-150" cy="14" r="13"/><circle cx="10" cy="18" r="13"/><circle cx="160" cy="16" r="13"/><circle cx="300" cy="20" r="13"/><circle cx="400" cy="14" r="13"/></g>'
    bags = "".join(
        at(
            x,
            300,
            f'<path d="M-46-96q0-70 46-70t46 70" fill="none" stroke="{c}" stroke-width="13"/><path d="M-84-96H84L72 70H-72z" fill="{c}"/>{deco}',
        )
        for x, c, deco in (
            (180, "#1E4F9C", '<path d="M0-50l30 30-30 30-30-30z" fill="#FFBA33"/>'),
            (
                400,
                "#FFBA33",
                '<circle cx="0" cy="-10" r="34" fill="#9C1B42"/><circle cx="0" cy="-10" r="14" fill="#FFF4DE"/>',
            ),
            (
                620,
                "#7FA552",
                '<path d="M-60-30l30 30 30-30 30 30 30-30M-60 20l30 30 30-30 30 30 30-30" fill="none" stroke="#FFF4DE" stroke-width="9"/>',
            ),
        )
    )
    spools = "".join(
        at(
            x,
            700,
            f'<rect x="-30" y="-76" width="60" height="60" fill="{c}"/><path d="M-38-88h76v14h-76zM-38-18h76v14h-76z" fill="#C98B4E"/><path d="M-30-60h60M-30-44h60M-30-30h60" stroke="#2A1B2E" stroke-width="3" opacity=".3"/>',
        )
        for x, c in ((1250, "#0E5A5C"), (1340, "#9C1B42"), (1430, "#5B3A86"))
    )
    return (
        _wall("#FDE4E8", "#F3B9C4", "#C98B4E", 720)
        + '<path d="M60 120h680" stroke="#8A5A2A" stroke-width="14" stroke-linecap="round"/>'
        + bags
        + _window(1190, 90, 0.95)
        + seated("ayse", 960, 720, 2.3, ((-96, 110), (60, 104)))
        + '<path d="M0 690h1600v310H0z" fill="#D9A05A"/><path d="M0 690h1600v28H0z" fill="#F0C07A"/>'
        + spools
        + at(640, 900, machine, 1.12)
        + at(700, 905, cloth)
        + at(
            1350,
            880,
            '<path d="M0 0l-130-90M0 0l-130 60" stroke="#8A7A8C" stroke-width="18" stroke-linecap="round"/><path d="M0 0l90-46M0 0l90 56" stroke="#B9AEB0" stroke-width="18" stroke-linecap="round"/><circle cx="-150" cy="-100" r="36" fill="none" stroke="#9C1B42" stroke-width="17"/><circle cx="-150" cy="74" r="36" fill="none" stroke="#9C1B42" stroke-width="17"/><circle r="10" fill="#2A1B2E"/>',
            0.9,
            14,
        )
        + '<path d="M140 960q200-60 420-10" fill="none" stroke="#FFF4DE" stroke-width="26"/><path d="M150 958q200-58 400-10" fill="none" stroke="#9C1B42" stroke-width="5" stroke-dasharray="6 22"/>'
    )


def drawing() -> str:
    def sheet(colour: str, inside: str) -> str:
        return f'<rect x="-150" y="-110" width="300" height="220" fill="#FFFFFF"/><rect x="-150" y="-110" width="300" height="220" fill="{colour}" opacity=".35"/>{inside}'

    house = '<path d="M-50 70v-80h100v80z" fill="#E5484D"/><path d="M-66-6L0-70 66-6z" fill="#1E4F9C"/><path d="M-14 70v-40h28v40z" fill="#FFBA33"/><path d="M-140 74h280" stroke="#7FA552" stroke-width="14" stroke-linecap="round"/><circle cx="106" cy="-66" r="24" fill="#FFBA33"/><path d="M106-104v-4M68-66h-6M80-92l-4-4M132-92l4-4" stroke="#FFBA33" stroke-width="7" stroke-linecap="round"/>'
    swing = '<path d="M-80 80L-50-60 30-60 60 80" fill="none" stroke="#9C1B42" stroke-width="11" stroke-linecap="round"/><path d="M-24-60l10 96M14-60l10 96M-18 36h46" stroke="#2A1B2E" stroke-width="6"/><circle cx="4" cy="-4" r="15" fill="#D9A07A"/><path d="M4 10v26" stroke="#1E4F9C" stroke-width="13" stroke-linecap="round"/><path d="M90 80V20" stroke="#7A4A2A" stroke-width="12"/><circle cx="92" cy="0" r="36" fill="#7FA552"/>'
    rainbow = "".join(
        f'<path d="M-{r} 70a{r} {r} 0 0 1 {2 * r} 0" fill="none" stroke="{c}" stroke-width="18"/>'
        for r, c in (
            (118, "#E5484D"),
            (100, "#FFBA33"),
            (82, "#7FA552"),
            (64, "#2F6FC4"),
            (46, "#5B3A86"),
        )
    )
    crayons = "".join(
        at(
            x,
            y,
            f'<rect x="-60" y="-12" width="110" height="24" rx="4" fill="{c}"/><path d="M50-12l34 12-34 12z" fill="{c}"/><path d="M-40-12v24M30-12v24" stroke="#2A1B2E" stroke-width="4" opacity=".35"/>',
            1.1,
            turn,
        )
        for x, y, c, turn in (
            (220, 900, "#E5484D", 20),
            (760, 930, "#1E4F9C", -14),
            (1180, 940, "#FFBA33", 32),
            (1420, 900, "#3F9B73", -30),
            (520, 950, "#5B3A86", 6),
        )
    )
    wall = (
        at(300, 210, sheet("#FFE48A", house), 0.9, -4)
        + at(660, 190, sheet("#CFE6F5", rainbow), 0.9, 3)
        + at(1010, 210, sheet("#EDF2D3", swing), 0.9, -2)
        + at(
            1340,
            200,
            sheet(
                "#FDE4E8",
                '<path d="M-60 60q60-120 120 0z" fill="#0E5A5C"/><path d="M-84 60v-110l10-20 10 20v110zM64 60v-110l10-20 10 20v110z" fill="#137276"/><path d="M-130 66h260" stroke="#FFBA33" stroke-width="12" stroke-linecap="round"/>',
            ),
            0.9,
            4,
        )
    )
    pins = "".join(
        f'<circle cx="{x}" cy="{y}" r="12" fill="{c}"/>'
        for x, y, c in (
            (300, 120, "#9C1B42"),
            (660, 100, "#1E4F9C"),
            (1010, 120, "#FFBA33"),
            (1340, 110, "#9C1B42"),
        )
    )
    return (
        _wall("#E7B77E", "#C98B4E", "#0E5A5C", 740)
        + '<rect x="20" y="20" width="1560" height="400" rx="16" fill="#E7B77E" stroke="#8A5A2A" stroke-width="20"/>'
        + wall
        + pins
        + seated("kid", 330, 760, 1.9, ((-40, 100), (50, 100)))
        + seated("girl", 640, 760, 1.9, ((-60, 96), (36, 104)))
        + seated("joy", 960, 750, 2.1, ((-104, 70), (40, 96)))
        + seated("boy", 1290, 760, 1.9, ((-50, 100), (60, 96)))
        + '<path d="M0 730h1600v270H0z" fill="#FFDD9A"/><path d="M0 730h1600v26H0z" fill="#FFF0CC"/>'
        + at(350, 850, sheet("#FFFFFF", house), 0.9, -8)
        + at(680, 850, sheet("#FFFFFF", rainbow), 0.85, 5)
        + at(
            1000,
            850,
            sheet(
                "#FFFFFF",
                '<circle cx="0" cy="0" r="50" fill="#FFBA33"/><path d="M-100 60q100-40 200 0" fill="none" stroke="#7FA552" stroke-width="14"/>',
            ),
            0.8,
            -3,
        )
        + at(1300, 850, sheet("#FFFFFF", swing), 0.9, 8)
        + crayons
    )


def choir() -> str:
    front = ("fatma", "henk", "joy", "karim", "shanti", "ratna")
    back = ("wim", "yusuf", "ahmed", "truus", "samira")
    notes = "".join(
        f'<g transform="translate({x} {y}) rotate({r})"><path d="M0 0v-74l56-14v74" fill="none" stroke="{c}" stroke-width="11"/><ellipse cx="-12" cy="2" rx="19" ry="14" fill="{c}"/><ellipse cx="44" cy="-12" rx="19" ry="14" fill="{c}"/></g>'
        for x, y, c, r in (
            (170, 230, "#FFBA33", -8),
            (420, 140, "#F49AA0", 8),
            (760, 190, "#FFF4DE", -4),
            (1080, 130, "#FFBA33", 10),
            (1400, 220, "#F49AA0", -6),
        )
    )
    folder = '<path d="M-46-30L0-20l46-10v56L0 36l-46-10z" fill="#2A1B2E"/><path d="M-38-24L0-14l38-10v44L0 30l-38-10z" fill="#FFFFFF"/>'
    return (
        f"{shade('hallwall', (0, '#0A3A3D'), (1, '#137276'))}"
        '<rect width="1600" height="800" fill="url(#hallwall)"/>'
        + glow("stage", 800, 460, 760, "#FFCE6B", 0.5)
        + '<path d="M0 0h220q10 300-110 520Q40 640 0 700zM1600 0h-220q-10 300 110 520 70 120 110 180z" fill="#9C1B42"/><path d="M70 0q10 300-60 560M150 0q10 260-80 470M1530 0q-10 300 60 560M1450 0q-10 260 80 470" fill="none" stroke="#5E0E28" stroke-width="12" opacity=".5"/>'
        + '<path d="M200 250q300-90 600-20t600-20" fill="none" stroke="#FFF4DE" stroke-width="4" opacity=".35"/><path d="M200 280q300-90 600-20t600-20" fill="none" stroke="#FFF4DE" stroke-width="4" opacity=".35"/><path d="M200 220q300-90 600-20t600-20" fill="none" stroke="#FFF4DE" stroke-width="4" opacity=".35"/>'
        + notes
        + '<path d="M0 800h1600v200H0z" fill="#B9703A"/><path d="M0 800h1600v20H0z" fill="#D98E4A"/><path d="M240 720h1120v100H240z" fill="#8A5228"/>'
        + "".join(
            figure(who, 370 + i * 215, 730, 1.12, ((-34, 96), (34, 96)), sing=True)
            + at(370 + i * 215, 545, folder)
            for i, who in enumerate(back)
        )
        + "".join(
            figure(who, 255 + i * 218, 950, 1.22, ((-34, 96), (34, 96)), sing=True)
            + at(255 + i * 218, 748, folder, 1.08)
            for i, who in enumerate(front)
        )
    )


def laptop() -> str:
    def tile(x: float, y: float, who: str, colour: str) -> str:
        return f'<rect x="{x}" y="{y}" width="300" height="210" rx="14" fill="{colour}"/><clipPath id="tile{who}"><rect x="{x}" y="{y}" width="300" height="210"/></clipPath><g clip-path="url(#tile{who})">{seated(who, x + 150, y + 224, 0.98, ((-44, 100), (44, 100)))}</g>'

    return (
        _wall("#FFF0CC", "#F3C46C", "#C9692F", 820)
        + _window(90, 120, 0.9)
        + nature.pot_plant(1440, 800, 1.5)
        + at(
            1260,
            240,
            '<path d="M0 0h280v18H0z" fill="#C98B4E"/>' + things.shelf_of_books(10, 0, 270, 2, 130),
        )
        + '<path d="M380 150h840q30 0 30 30v540H350V180q0-30 30-30z" fill="#2A1B2E"/><rect x="390" y="190" width="820" height="500" fill="#0A3A3D"/>'
        + tile(480, 210, "rania", "#FDE4E8")
        + tile(810, 210, "wim", "#D9EFEA")
        + tile(480, 445, "samira", "#E1ECFB")
        + tile(810, 445, "shanti", "#EDF2D3")
        + '<path d="M0 780h1600v220H0z" fill="#D9A05A"/><path d="M0 780h1600v26H0z" fill="#F0C07A"/>'
        + '<path d="M350 720h900l110 150H240z" fill="#8A7A8C"/><path d="M400 740h800l50 70H350z" fill="#5A4760"/><path d="M240 870h1120v22H240z" fill="#5A4760"/><path d="M700 822h200l14 34H686z" fill="#B9AEB0"/>'
        + things.tea_glass(180, 940, 1.2)
        + things.steam(180, 780, 0.9)
    )

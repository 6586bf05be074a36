"""Our neighbours from head to foot. A figure stands on its zero point and is 350 high."""

from dataclasses import dataclass

from . import heads
from .place import at

Hand = tuple[float, float]


@dataclass(frozen=True)
class Look:
    head: str
    skin: str
    top: str
    sleeve: str
    legs: str
    shoes: str = "#2A1B2E"
    skirt: bool = False


LOOKS = {
    "fatma": Look(
        heads.scarf("#1B8A86", "#0E5A5C", "#D9A07A"),
        "#D9A07A",
        "#0E5A5C",
        "#137276",
        "#093F41",
        skirt=True,
    ),
    "wim": Look(
        heads.whiskers("#D8D2CC", "#F2C4A4", "#E9B694", "#ECE7E1"),
        "#F2C4A4",
        "#1E4F9C",
        "#2A63BB",
        "#33343F",
        "#7A4A2A",
    ),
    "joy": Look(
        heads.curls("#2B1713", "#8F5233", "#7A4328", "#FFBA33", smile="open"),
        "#8F5233",
        "#FFBA33",
        "#F0A21A",
        "#5B3A86",
        "#FFFBF4",
    ),
    "karim": Look(
        heads.short("#221616", "#CB8E66", "#B97A54", "#221616"),
        "#CB8E66",
        "#9C1B42",
        "#B5274F",
        "#2A1B2E",
        "#FFFBF4",
    ),
    "truus": Look(
        heads.bun("#F3EFF2", "#F5CFB6", "#EDBFA3"),
        "#F5CFB6",
        "#4E5F17",
        "#667A25",
        "#5A4760",
        "#7A4A2A",
        skirt=True,
    ),
    "yusuf": Look(heads.YUSUF, "#74432A", "#E5484D", "#F06A6E", "#33343F", "#FFFBF4"),
    "ayse": Look(heads.AYSE, "#F2C4A4", "#5B3A86", "#7250A0", "#2A1B2E", "#9C1B42"),
    "ratna": Look(heads.RATNA, "#EBBD90", "#0E5A5C", "#1B8A86", "#2A1B2E", "#C9692F"),
    "ahmed": Look(heads.AHMED, "#CB8E66", "#8A5A2B", "#A06C38", "#6B4420", "#3A2A18", skirt=True),
    "samira": Look(heads.SAMIRA, "#6B3E28", "#33343F", "#4A4B58", "#1E4F9C", "#F7F3EA"),
    "henk": Look(heads.HENK, "#F7D3BC", "#4E5F17", "#667A25", "#3C4A55", "#5B3A20"),
    "shanti": Look(heads.SHANTI, "#BC7C54", "#1E4F9C", "#2F6FC4", "#FFBA33", "#2A1B2E", skirt=True),
    "nadia": Look(
        heads.scarf("#5B3A86", "#3F2463", "#B97F58"),
        "#B97F58",
        "#C9692F",
        "#DA7D42",
        "#2A1B2E",
        "#FFBA33",
    ),
    "rania": Look(
        heads.curls("#4A2A1C", "#DCA781", "#C8926C", "#1B8A86"),
        "#DCA781",
        "#E5604D",
        "#EF7A68",
        "#1E4F9C",
        "#2A1B2E",
    ),
    "boy": Look(
        heads.short("#2B1A14", "#B97F58", "#A36C48", smile="open"),
        "#B97F58",
        "#E5484D",
        "#F06A6E",
        "#1E4F9C",
        "#FFFBF4",
    ),
    "girl": Look(
        heads.tails("#5A3522", "#EDBE98", "#DCA982", "#E5484D", smile="open"),
        "#EDBE98",
        "#FFBA33",
        "#F0A21A",
        "#9C1B42",
        "#2A1B2E",
        skirt=True,
    ),
    "kid": Look(
        heads.curls("#1F1210", "#8F5233", "#7A4328", smile="open"),
        "#8F5233",
        "#3F9B73",
        "#56B58B",
        "#33343F",
        "#FFBA33",
    ),
}

DOWN: tuple[Hand, Hand] = ((-56, 122), (56, 122))


def figure(
    who: str,
    x: float,
    y: float,
    scale: float = 1,
    hands: tuple[Hand, Hand] = DOWN,
    big_head: float = 1,
    sing: bool = False,
    behind: str = "",
    legs: bool = True,
    apron: str = "",
) -> str:
    """`who` standing at (x, y); `hands` as seen from the middle of the shoulders.

    A child is a small figure with a big head.
    """
    look = LOOKS[who]
    unit = 1.68 * big_head  # one of the head's 64 parts
    top = -274 - 44 * unit  # the chin is just above the shoulders
    head = at(-32 * unit, top, look.head, unit)
    if sing:
        head += f'<ellipse cx="0" cy="{top + 39.5 * unit:g}" rx="7" ry="9" fill="#7A2F2A"/>'
    body = f'<path d="M-48-142C-52-234-40-262 0-262S52-234 48-142z" fill="{look.top}"/>'
    if apron:
        body += (
            f'<path d="M-30-222h60l10 110q-40 12-80 0z" fill="{apron}"/>'
            f'<path d="M-26-222q-6-26 10-38M26-222q6-26-10-38" fill="none" stroke="{apron}" stroke-width="6"/>'
        )
    lower = _lower(look) if legs else ""
    return at(
        x,
        y,
        behind
        + lower
        + body
        + head
        + "".join(_arm(look, *h) for h in zip((-1, 1), hands, strict=False)),
        scale,
    )


def seated(who: str, x: float, y: float, scale: float = 1, hands: tuple[Hand, Hand] = DOWN) -> str:
    """The upper half of `who`, for behind a table; (x, y) is where the table's edge cuts."""
    return figure(who, x, y + 140 * scale, scale, hands, legs=False)


def _lower(look: Look) -> str:
    shoes = f'<path d="M-44 0q0-16 18-16h20v16zM6 0v-16h20q18 0 18 16z" fill="{look.shoes}"/>'
    if look.skirt:
        return shoes + f'<path d="M-47-150h94l18 138q-65 16-130 0z" fill="{look.legs}"/>'
    return shoes + f'<path d="M-48-152h96l-6 142h-34l-8-104-8 104h-34z" fill="{look.legs}"/>'


def _arm(look: Look, side: int, hand: Hand) -> str:
    shoulder = (side * 38, -226)
    x, y = hand[0], -262 + hand[1]
    reach = ((x - shoulder[0]) ** 2 + (y - shoulder[1]) ** 2) ** 0.5
    bend = max(0.0, 96 - reach) * 0.55
    middle = (
        (shoulder[0] + x) / 2 + side * (bend + 14),
        (shoulder[1] + y) / 2 + (bend * 0.6 if y > shoulder[1] else 12),
    )
    return (
        f'<path d="M{shoulder[0]} {shoulder[1]}Q{middle[0]:g} {middle[1]:g} {x:g} {y:g}" fill="none" '
        f'stroke="{look.sleeve}" stroke-width="20" stroke-linecap="round"/>'
        f'<circle cx="{x:g}" cy="{y:g}" r="11" fill="{look.skin}"/>'
    )

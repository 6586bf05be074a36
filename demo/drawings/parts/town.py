"""Houses, towers and the mill: Lombok from the street."""

from .place import at

BRICK = ("#B4472B", "#8E2F3A", "#CC7440", "#7A2B4B", "#A63D24", "#D08A4E", "#93364A", "#BF5B33")


def _gable(kind: int, w: float) -> str:
    """The top of a house of width `w`, standing on y = 0."""
    if kind == 0:  # steps
        step = w / 8
        return f"M0 0h{step}v-{step}h{step}v-{step}h{step}v-{step}h{w - 6 * step}v{step}h{step}v{step}h{step}v{step}h{step}z"
    if kind == 1:  # point
        return f"M0 0L{w / 2} -{w * 0.42}L{w} 0z"
    if kind == 2:  # bell
        return f"M0 0C{w * 0.2} -{w * 0.06} {w * 0.22} -{w * 0.3} {w * 0.36} -{w * 0.42}H{w * 0.64}C{w * 0.78} -{w * 0.3} {w * 0.8} -{w * 0.06} {w} 0z"
    return f"M-{w * 0.03} 0v-{w * 0.1}h{w * 1.06}v{w * 0.1}z"


def house(
    w: float,
    h: float,
    colour: str,
    kind: int = 1,
    lit: str = "#CFE6F5",
    frame: str = "#FFF4DE",
    floors: int = 2,
    door: str = "",
    roof: str = "",
) -> str:
    """A house on the ground at its zero point, `w` wide and `h` to the gutter."""
    parts = [
        f'<path d="{_gable(kind, w)}" fill="{roof or colour}" transform="translate(0 {-h})"/>',
        f'<rect x="0" y="{-h}" width="{w}" height="{h}" fill="{colour}"/>',
        f'<rect x="0" y="{-h}" width="{w}" height="6" fill="{frame}" opacity=".65"/>',
    ]
    ground = 0.3 * h if door else 0.06 * h
    row = (h - ground) / floors
    width = w * 0.3
    for floor in range(floors):
        for x in (w * 0.13, w * 0.57):
            top = -h + floor * row + row * 0.16
            parts.append(_window(x, top, width, row * 0.66, lit, frame))
    if door:
        tall = 0.27 * h
        parts.append(
            f'<rect x="{w * 0.13}" y="{-tall}" width="{w * 0.26}" height="{tall}" fill="{door}"/>'
            f'<rect x="{w * 0.17}" y="{-tall * 0.9}" width="{w * 0.18}" height="{tall * 0.26}" fill="{lit}"/>'
            f'<circle cx="{w * 0.35}" cy="{-tall * 0.45}" r="{w * 0.015}" fill="#FFBA33"/>'
        )
        parts.append(_window(w * 0.52, -tall * 0.92, w * 0.36, tall * 0.68, lit, frame))
    return "".join(parts)


def _window(x: float, y: float, w: float, h: float, lit: str, frame: str) -> str:
    edge = w * 0.09
    return (
        f'<rect x="{x - edge:g}" y="{y - edge:g}" width="{w + 2 * edge:g}" height="{h + 2 * edge:g}" fill="{frame}"/>'
        f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" fill="{lit}"/>'
        f'<rect x="{x + w / 2 - edge / 3:g}" y="{y:g}" width="{edge * 0.66:g}" height="{h:g}" fill="{frame}"/>'
        f'<rect x="{x:g}" y="{y + h * 0.34:g}" width="{w:g}" height="{edge * 0.66:g}" fill="{frame}"/>'
        f'<rect x="{x - edge * 1.6:g}" y="{y + h + edge:g}" width="{w + edge * 3.2:g}" height="{edge:g}" fill="#2A1B2E" opacity=".25"/>'
    )


def street(
    x: float,
    y: float,
    widths: tuple[int, ...],
    height: float,
    colours: tuple[str, ...] = BRICK,
    lit: str = "#CFE6F5",
    floors: int = 2,
    doors: bool = False,
    frame: str = "#FFF4DE",
    roof: str = "",
) -> str:
    """A row of houses, none like its neighbour."""
    parts = []
    paints = ("#0E5A5C", "#9C1B42", "#1E4F9C", "#4E5F17", "#5B3A86", "#2A1B2E")
    for i, width in enumerate(widths):
        tall = height * (0.86 + (i * 37 % 29) / 100)
        piece = house(
            width,
            tall,
            colours[i % len(colours)],
            i % 4,
            lit,
            frame,
            floors,
            paints[i % len(paints)] if doors else "",
            roof,
        )
        parts.append(at(x, y, piece))
        x += width
    return "".join(parts)


def sails(colour: str, cloth: str, turn: float = 20, length: float = 300) -> str:
    """The four sails of a mill around their axle."""
    one = (
        f'<path d="M0 0V{-length}" stroke="{colour}" stroke-width="12" stroke-linecap="round"/>'
        f'<path d="M6 {-length * 0.2}h46v{-length * 0.78}H6z" fill="{cloth}" opacity=".9"/>'
        f'<path d="M6 {-length * 0.2}h46v{-length * 0.78}H6zM29 {-length * 0.2}v{-length * 0.78}'
        + "".join(f"M6 {-length * part:g}h46" for part in (0.36, 0.52, 0.68, 0.84))
        + f'" fill="none" stroke="{colour}" stroke-width="4"/>'
        f'<path d="M-6 {-length * 0.2}h-14v{-length * 0.78}h14z" fill="{colour}"/>'
    )
    arms = "".join(
        f'<g transform="rotate({turn + quarter})">{one}</g>' for quarter in (0, 90, 180, 270)
    )
    return f'{arms}<circle r="16" fill="#FFBA33"/><circle r="7" fill="{colour}"/>'


def mill(
    body: str = "#6B2F3A", dark: str = "#4A2A3E", cloth: str = "#FFF4DE", turn: float = 22
) -> str:
    """Molen De Ster: a saw mill on its long sheds. 640 high, on its zero point."""
    shed = (
        '<path d="M-330 0v-92h660V0z" fill="#8A4B2E"/><path d="M-350-90l40-62h620l40 62z" fill="#5A3140"/>'
        + "".join(
            f'<rect x="{x}" y="-66" width="50" height="40" fill="#FFDD9A"/><path d="M{x} -46h50M{x + 25} -66v40" '
            'stroke="#5A3140" stroke-width="4"/>'
            for x in (-300, -220, 170, 250)
        )
        + '<path d="M-60 0v-72q60-40 120 0V0z" fill="#3A1F2A"/>'
        '<path d="M-330-92V0M-260-92V0M-130-92V0M130-92V0M230-92V0" stroke="#6B3822" stroke-width="5"/>'
    )
    tower = (
        f'<path d="M-108-150l40-286h136l40 286z" fill="{body}"/>'
        f'<path d="M20-436h48l40 286H40z" fill="{dark}" opacity=".45"/>'
        + "".join(
            f'<path d="M{-104 + i * 6.3:g} {-180 - i * 45}H{104 - i * 6.3:g}" stroke="{dark}" stroke-width="4" opacity=".5"/>'
            for i in range(6)
        )
        + '<path d="M-150-238h300l8 18h-316z" fill="#FFF4DE"/>'
        '<path d="M-150-238v-44h300v44M-110-282v44M-70-282v44M-30-282v44M10-282v44M50-282v44M90-282v44" '
        'fill="none" stroke="#FFF4DE" stroke-width="7"/>'
        '<rect x="-20" y="-390" width="40" height="52" rx="20" fill="#FFDD9A"/>'
        f'<path d="M-84-430q6-84 84-88 78 4 84 88z" fill="{dark}"/>'
        '<path d="M-84-436h168v12H-84z" fill="#FFBA33"/>'
    )
    return shed + tower + at(0, -470, sails("#3F2453", cloth, turn, 310))


def church(colour: str, light: str = "#FFDD9A") -> str:
    """A church with its spire. 520 high."""
    return (
        f'<path d="M60 0v-190l110-80 110 80V0z" fill="{colour}"/>'
        f'<path d="M-60 0v-330h120V0z" fill="{colour}"/><path d="M-70-326h140L0-520z" fill="{colour}"/>'
        f'<path d="M-3-520v-44h6v44zM-16-548h32v6h-32z" fill="{light}"/>'
        f'<circle cx="0" cy="-270" r="26" fill="{light}"/><path d="M0-270v-18M0-270l12 8" stroke="{colour}" stroke-width="5" stroke-linecap="round"/>'
        f'<path d="M-20-60v-70q20-34 40 0v70zM120-60v-60q20-34 40 0v60zM196-60v-60q20-34 40 0v60z" fill="{light}"/>'
    )


def mosque(colour: str, trim: str = "#FFDD9A", dome: str = "") -> str:
    """The Ulu mosque with its two towers. 520 high."""
    tower = (
        f'<path d="M-20 0v-390h40V0z" fill="{colour}"/><path d="M-22-390h44L0-500z" fill="{dome or colour}"/>'
        f'<path d="M-34-300h68v16h-68zM-30-390h60v12h-60z" fill="{trim}"/><circle cx="0" cy="-510" r="9" fill="{trim}"/>'
        f'<path d="M-7-330v-30q7-12 14 0v30z" fill="{trim}"/>'
    )
    return (
        at(-190, 0, tower) + at(190, 0, tower) + f'<path d="M-170 0v-180h340V0z" fill="{colour}"/>'
        f'<path d="M-130-180q0-120 130-160 130 40 130 160z" fill="{dome or colour}"/>'
        f'<path d="M-4-340h8v-30h-8z" fill="{trim}"/><circle cx="0" cy="-382" r="13" fill="{trim}"/>'
        f'<path d="M-170-184h340v14h-340z" fill="{trim}"/>'
        + "".join(
            f'<path d="M{x} -50v-60q18-40 36 0v60z" fill="{trim}"/>' for x in (-138, -82, 46, 102)
        )
        + f'<path d="M-28 0v-86q28-58 56 0V0z" fill="{trim}"/>'
    )


def dom(colour: str) -> str:
    """The Dom tower far away. 560 high."""
    return (
        f'<path d="M-46 0v-250h92V0zM-34-250v-130h68v130zM-22-380v-84h44v84zM-14-464L0-560l14 96z" fill="{colour}"/>'
        f'<path d="M-52-254h104v10H-52zM-40-384h80v9h-80zM-27-468h54v8h-54z" fill="{colour}"/>'
    )


def flat(
    colour: str, lit: tuple[str, str], w: int = 300, floors: int = 10, trim: str = "#FFF4DE"
) -> str:
    """A block of Overvecht, `floors` high, with balconies."""
    parts = [
        f'<rect x="0" y="{-floors * 46 - 20}" width="{w}" height="{floors * 46 + 20}" fill="{colour}"/>'
    ]
    for floor in range(floors):
        y = -floors * 46 + floor * 46
        columns = w // 60
        for i in range(columns):
            x = i * 60 + 10
            on = lit[(floor * 7 + i * 5 + floor * i) % 3 == 0]
            parts.append(f'<rect x="{x}" y="{y}" width="40" height="24" fill="{on}"/>')
        parts.append(f'<rect x="-4" y="{y + 26}" width="{w + 8}" height="9" fill="{trim}"/>')
    return "".join(parts)

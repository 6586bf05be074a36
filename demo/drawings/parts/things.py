"""What stands on tables and in streets."""

from .place import at


def steam(
    x: float, y: float, scale: float = 1, colour: str = "#FFFFFF", opacity: float = 0.8
) -> str:
    wave = "c-18-26 18-42 0-70-14-24 10-38 2-58"
    piece = (
        f'<path d="M-46 0{wave}M0-14{wave}M46 0{wave}" fill="none" stroke="{colour}" stroke-width="11" '
        f'stroke-linecap="round" opacity="{opacity}"/>'
    )
    return at(x, y, piece, scale)


def tea_glass(
    x: float, y: float, scale: float = 1, tea: str = "#C24A12", saucer: str = "#FFFBF4"
) -> str:
    """A Turkish glass on a saucer, 120 high."""
    glass = "M-38-116h76c-6 24-24 34-20 54 3 18 18 26 16 50-2 8-12 12-34 12s-32-4-34-12c-2-24 13-32 16-50 4-20-14-30-20-54z"
    piece = (
        f'<ellipse cx="0" cy="2" rx="74" ry="15" fill="{saucer}"/><ellipse cx="0" cy="-1" rx="52" ry="9" fill="#9C1B42" opacity=".25"/>'
        f'<path d="{glass}" fill="#FFFFFF" opacity=".5"/>'
        f'<path d="M-31-98h62c-6 16-17 24-14 38 3 16 17 24 15 46-2 7-11 10-32 10s-30-3-32-10c-2-22 12-30 15-46 3-14-8-22-14-38z" fill="{tea}"/>'
        f'<ellipse cx="0" cy="-98" rx="31" ry="6" fill="#E58A3C"/>'
        '<path d="M-24-84q-4 12 4 24" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".6"/>'
        '<path d="M36-8h44" stroke="#B9AEB0" stroke-width="7" stroke-linecap="round"/><ellipse cx="84" cy="-10" rx="14" ry="8" fill="#B9AEB0"/>'
    )
    return at(x, y, piece, scale)


def teapot(
    x: float, y: float, scale: float = 1, body: str = "#DCE6E8", dark: str = "#9FB4BA"
) -> str:
    """A round pot with a curved spout, 190 high."""
    piece = (
        f'<path d="M-74-30c-44 0-50-56-96-86" fill="none" stroke="{body}" stroke-width="26" stroke-linecap="round"/>'
        f'<path d="M84-106c60-10 66 74 0 78" fill="none" stroke="{dark}" stroke-width="18"/>'
        f'<path d="M-60 0C-110-34-108-118-34-130h68c74 12 76 96 26 130z" fill="{body}"/>'
        f'<path d="M-84-74q84 34 168 0" stroke="{dark}" stroke-width="9" fill="none"/>'
        f'<path d="M-30-130q30-66 60 0z" fill="{dark}"/><circle cx="0" cy="-172" r="14" fill="#FFBA33"/>'
        '<path d="M-52-106q-24 20-22 52" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity=".7"/>'
    )
    return at(x, y, piece, scale)


def bowl(
    x: float, y: float, scale: float = 1, colour: str = "#9C1B42", soup: str = "#F28C38"
) -> str:
    piece = (
        '<ellipse cx="0" cy="0" rx="70" ry="10" fill="#2A1B2E" opacity=".16"/>'
        f'<path d="M-82-58h164q-6 58-54 60h-56q-48-2-54-60z" fill="{colour}"/><ellipse cx="0" cy="-58" rx="82" ry="20" fill="{colour}"/>'
        f'<ellipse cx="0" cy="-58" rx="69" ry="14" fill="{soup}"/><circle cx="-20" cy="-60" r="8" fill="#4E9B4A"/><circle cx="16" cy="-54" r="7" fill="#E5484D"/><circle cx="34" cy="-62" r="6" fill="#FFE48A"/>'
        '<path d="M-66-36q66 22 132 0" stroke="#FFF4DE" stroke-width="5" fill="none" stroke-dasharray="10 9"/>'
    )
    return at(x, y, piece, scale)


def bread(x: float, y: float, scale: float = 1) -> str:
    piece = (
        '<ellipse cx="0" cy="-20" rx="104" ry="34" fill="#B96F32"/><ellipse cx="0" cy="-28" rx="104" ry="32" fill="#E0A058"/>'
        '<path d="M-60-44l28 32M-26-54l34 46M16-56l30 42M52-48l22 26M60-44l-28 32M26-54l-34 46M-16-56l-30 42M-52-48l-22 26" stroke="#B96F32" stroke-width="6" stroke-linecap="round"/>'
        '<g fill="#FFF4DE"><circle cx="-40" cy="-30" r="3"/><circle cx="0" cy="-32" r="3"/><circle cx="42" cy="-30" r="3"/><circle cx="16" cy="-18" r="3"/><circle cx="-18" cy="-18" r="3"/></g>'
    )
    return at(x, y, piece, scale)


def fruit_bowl(x: float, y: float, scale: float = 1) -> str:
    piece = (
        '<circle cx="-38" cy="-74" r="34" fill="#E5484D"/><circle cx="30" cy="-80" r="36" fill="#FFBA33"/><circle cx="-4" cy="-104" r="32" fill="#7FA552"/>'
        '<path d="M-4-134q4-20 18-22" stroke="#7A4A2A" stroke-width="6" fill="none" stroke-linecap="round"/>'
        '<path d="M-100-64h200q-10 60-66 64h-68q-56-4-66-64z" fill="#1E4F9C"/><path d="M-88-40q88 26 176 0" stroke="#CFE6F5" stroke-width="7" fill="none"/>'
    )
    return at(x, y, piece, scale)


def book(w: float, h: float, colour: str, band: str = "#FFF4DE") -> str:
    """A book standing upright on its zero point."""
    return (
        f'<rect x="0" y="{-h}" width="{w}" height="{h}" rx="4" fill="{colour}"/>'
        f'<rect x="0" y="{-h * 0.86:g}" width="{w}" height="{h * 0.07:g}" fill="{band}"/>'
        f'<rect x="0" y="{-h * 0.2:g}" width="{w}" height="{h * 0.05:g}" fill="{band}"/>'
    )


def shelf_of_books(x: float, y: float, width: float, seed: int = 1, tall: float = 150) -> str:
    colours = (
        "#9C1B42",
        "#0E5A5C",
        "#FFBA33",
        "#1E4F9C",
        "#C9692F",
        "#7FA552",
        "#5B3A86",
        "#E5604D",
        "#2F6FC4",
        "#F49AA0",
    )
    parts = []
    here, i = 0.0, seed
    while here < width - 60:
        w = 26 + i * 17 % 30
        h = tall * (0.66 + i * 31 % 35 / 100)
        if i % 7 == 3:
            parts.append(at(x + here + 16, y, book(w, h * 0.95, colours[i % 10]), turn=10))
            here += w + 30
        else:
            parts.append(
                at(x + here, y, book(w, h, colours[i % 10], "#FFDD9A" if i % 3 else "#FFF4DE"))
            )
            here += w + 3
        i += 1
    return "".join(parts)


def bicycle(
    x: float, y: float, scale: float = 1, frame: str = "#9C1B42", basket: bool = True
) -> str:
    """A town bicycle, wheels on the ground at its zero point; 420 wide."""
    carrier = (
        '<path d="M104-196h112v58H120z" fill="#C98B4E"/><path d="M108-176h104M112-156h100M140-196v58M176-196v58" stroke="#8A5A2A" stroke-width="4"/>'
        '<g fill="#E5484D"><circle cx="136" cy="-204" r="17"/><circle cx="178" cy="-208" r="17"/></g>'
        '<path d="M154-214l10-34M190-218l18-26" stroke="#3F9B73" stroke-width="12" stroke-linecap="round"/>'
        if basket
        else ""
    )
    spokes = "".join(
        f'<path d="M0-66V66M-66 0H66M-47-47L47 47M47-47L-47 47" stroke="#8A7A8C" stroke-width="3" transform="translate({cx} -76)"/>'
        for cx in (-132, 132)
    )
    piece = (
        f"{spokes}"
        '<g fill="none" stroke="#2A1B2E" stroke-width="14"><circle cx="-132" cy="-76" r="70"/><circle cx="132" cy="-76" r="70"/></g>'
        f'<g fill="none" stroke="{frame}" stroke-width="14" stroke-linecap="round"><path d="M-132-76l70-118H68l64 118M-62-194l66 118h-136M4-76L72-206"/></g>'
        '<path d="M72-204l-8-44h44M-70-194l-8-26M-112-226h66" fill="none" stroke="#2A1B2E" stroke-width="14" stroke-linecap="round"/>'
        '<circle cx="4" cy="-76" r="20" fill="#2A1B2E"/><path d="M4-76l20 30" stroke="#8A7A8C" stroke-width="9" stroke-linecap="round"/>'
        f'{carrier}<circle cx="112" cy="-250" r="9" fill="#FFBA33"/>'
    )
    return at(x, y, piece, scale)


def chair(
    x: float, y: float, scale: float = 1, colour: str = "#C98B4E", seat: str = "#9C1B42"
) -> str:
    piece = (
        f'<path d="M-64 0l10-150v-150M64 0L54-150v-150M-54-280h108M-54-230h108" fill="none" stroke="{colour}" stroke-width="17" stroke-linecap="round"/>'
        f'<path d="M-76-158h152l6 26H-82z" fill="{seat}"/>'
    )
    return at(x, y, piece, scale)


def bunting(x1: float, y1: float, x2: float, y2: float, dip: float = 60, flags: int = 12) -> str:
    """Flags on a line from one point to another."""
    colours = ("#E5484D", "#FFBA33", "#1E4F9C", "#3F9B73", "#F49AA0", "#FFFBF4", "#5B3A86")
    parts = [
        f'<path d="M{x1} {y1}Q{(x1 + x2) / 2} {max(y1, y2) + dip * 2} {x2} {y2}" fill="none" stroke="#2A1B2E" stroke-width="5" opacity=".6"/>'
    ]
    top = max(y1, y2) + dip * 2
    for i in range(flags):
        t = (i + 0.5) / flags
        x = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * (x1 + x2) / 2 + t * t * x2
        y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * top + t * t * y2
        parts.append(f'<path d="M{x - 26:g} {y:g}h52l-26 62z" fill="{colours[i % 7]}"/>')
    return "".join(parts)


def lights(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    dip: float = 60,
    bulbs: int = 12,
    colour: str = "#FFDD9A",
) -> str:
    """Lamps on a line."""
    top = max(y1, y2) + dip * 2
    parts = [
        f'<path d="M{x1} {y1}Q{(x1 + x2) / 2} {top} {x2} {y2}" fill="none" stroke="#2A1B2E" stroke-width="4" opacity=".7"/>'
    ]
    for i in range(bulbs):
        t = (i + 0.5) / bulbs
        x = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * (x1 + x2) / 2 + t * t * x2
        y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * top + t * t * y2
        parts.append(
            f'<circle cx="{x:g}" cy="{y + 14:g}" r="34" fill="{colour}" opacity=".25"/><circle cx="{x:g}" cy="{y + 14:g}" r="13" fill="{colour}"/>'
        )
    return "".join(parts)


def bubble(
    x: float, y: float, w: float, h: float, colour: str, tail: int = 1, lines: str = ""
) -> str:
    """A speech bubble, its tail below; `tail` -1 left, 1 right."""
    foot = w / 2 + tail * w * 0.24
    return at(
        x,
        y,
        f'<rect x="0" y="0" width="{w}" height="{h}" rx="{min(w, h) * 0.3:g}" fill="{colour}"/>'
        f'<path d="M{foot - 26:g} {h - 6:g}h52l{tail * 26:g} 62z" fill="{colour}"/>{lines}',
    )


def rug(x: float, y: float, width: float, height: float = 60, base: str = "#9C1B42") -> str:
    """The centre's own border of diamonds."""
    parts = [f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{base}"/>']
    unit = height / 60
    parts.append(
        f'<path d="M{x} {y + 5 * unit:g}h{width}M{x} {y + height - 5 * unit:g}h{width}" stroke="#FFBA33" stroke-width="{4 * unit:g}"/>'
    )
    middle, step, i = y + height / 2, 90 * unit, 0
    here = x + step / 2
    while here < x + width:
        outer, inner = (("#FFBA33", "#0E5A5C"), ("#2F6FC4", "#FFF4DE"))[i % 2]
        for colour, size in ((outer, 20 * unit), (inner, 11 * unit)):
            parts.append(
                f'<path d="M{here:g} {middle - size:g}l{size * 1.25:g} {size:g}-{size * 1.25:g} {size:g}-{size * 1.25:g}-{size:g}z" fill="{colour}"/>'
            )
        small = 6 * unit
        parts.append(
            f'<path d="M{here + step / 2:g} {middle - small:g}l{small:g} {small:g}-{small:g} {small:g}-{small:g}-{small:g}z" fill="#FFF4DE"/>'
        )
        here, i = here + step, i + 1
    return "".join(parts)


def ball(x: float, y: float, r: float = 40) -> str:
    return at(
        x,
        y,
        '<circle r="40" fill="#FFFFFF"/><path d="M0-18l17 13-7 20h-20l-7-20z" fill="#2A1B2E"/>'
        '<path d="M0-18V-38M17-5l19-7M10 15l13 18M-10 15l-13 18M-17-5l-19-7" stroke="#2A1B2E" stroke-width="5"/>'
        '<path d="M-12-39h24L0-29zM31-25l8 18-10-1zM33 21L17 37l-2-9zM-33 21L-17 37l2-9zM-31-25l-8 18 10-1z" fill="#2A1B2E"/>',
        r / 40,
    )

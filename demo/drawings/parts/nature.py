"""Sun, clouds, trees, water and what grows."""

from .place import at


def sun(x: float, y: float, r: float = 70, colour: str = "#FFBA33") -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="{r * 1.5}" fill="{colour}" opacity=".18"/>'
        f'<circle cx="{x}" cy="{y}" r="{r * 1.22}" fill="{colour}" opacity=".28"/>'
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="{colour}"/>'
    )


def cloud(
    x: float, y: float, scale: float = 1, colour: str = "#FFFFFF", opacity: float = 0.85
) -> str:
    piece = f'<path d="M-120 0q-4-44 44-46 14-46 66-42 40 4 50 36 60-10 80 52z" fill="{colour}" opacity="{opacity}"/>'
    return at(x, y, piece, scale)


def tree(
    x: float,
    y: float,
    scale: float = 1,
    leaf: str = "#7FA552",
    dark: str = "#5F8838",
    trunk: str = "#7A4A2A",
) -> str:
    """A round tree, 300 high."""
    piece = (
        f'<path d="M-12 0l4-150h16L12 0z" fill="{trunk}"/>'
        f'<path d="M0-90l44-50M0-110l-36-44" stroke="{trunk}" stroke-width="8" stroke-linecap="round"/>'
        f'<g fill="{dark}"><circle cx="-54" cy="-170" r="58"/><circle cx="58" cy="-176" r="60"/><circle cx="4" cy="-160" r="64"/></g>'
        f'<g fill="{leaf}"><circle cx="-44" cy="-190" r="56"/><circle cx="50" cy="-200" r="56"/><circle cx="0" cy="-238" r="66"/></g>'
        '<g fill="#FFF4DE" opacity=".22"><circle cx="-20" cy="-262" r="22"/><circle cx="-58" cy="-204" r="14"/></g>'
    )
    return at(x, y, piece, scale)


def poplar(
    x: float, y: float, scale: float = 1, leaf: str = "#7FA552", dark: str = "#5F8838"
) -> str:
    piece = (
        '<path d="M-9 0l3-120h12L9 0z" fill="#7A4A2A"/>'
        f'<path d="M0-380C60-300 66-180 44-110 20-84-20-84-44-110-66-180-60-300 0-380z" fill="{leaf}"/>'
        f'<path d="M0-380C60-300 66-180 44-110 34-98 18-92 0-90z" fill="{dark}"/>'
    )
    return at(x, y, piece, scale)


def bare_tree(
    x: float, y: float, scale: float = 1, colour: str = "#5A3B40", snow: str = "#FFFFFF"
) -> str:
    twigs = "M0 0V-150M0-90L70-190M0-110L-64-200M0-150L-26-260M0-150L34-270M70-190L96-250M70-190L120-196M-64-200L-104-214M-64-200L-80-262"
    piece = (
        f'<path d="{twigs}" fill="none" stroke="{colour}" stroke-width="15" stroke-linecap="round"/>'
        f'<path d="M4-98L72-198M-2-118L-62-208M70-198L94-256M-66-208L-104-221" fill="none" stroke="{snow}" stroke-width="7" stroke-linecap="round"/>'
    )
    return at(x, y, piece, scale)


def bush(x: float, y: float, scale: float = 1, leaf: str = "#7FA552", berries: str = "") -> str:
    dots = (
        f'<g fill="{berries}"><circle cx="-40" cy="-40" r="8"/><circle cx="6" cy="-62" r="8"/><circle cx="44" cy="-36" r="8"/><circle cx="-8" cy="-24" r="8"/></g>'
        if berries
        else ""
    )
    piece = (
        f'<path d="M-90 0q-10-50 34-58 12-42 56-40 44-2 54 38 46 6 36 60z" fill="{leaf}"/>{dots}'
    )
    return at(x, y, piece, scale)


def tuft(x: float, y: float, scale: float = 1, colour: str = "#5F8838") -> str:
    return at(
        x,
        y,
        f'<path d="M-16 0q-4-22-14-30 16 4 20 26 0-30 10-44 6 18 4 44 6-20 20-26-10 12-12 30z" fill="{colour}"/>',
        scale,
    )


def flower(
    x: float,
    y: float,
    scale: float = 1,
    colour: str = "#E5484D",
    heart: str = "#FFBA33",
    tall: float = 90,
) -> str:
    petals = "".join(
        f'<ellipse cx="0" cy="-17" rx="10" ry="16" fill="{colour}" transform="rotate({turn})"/>'
        for turn in range(0, 360, 60)
    )
    piece = (
        f'<path d="M0 0q8-{tall / 2} 0-{tall}" fill="none" stroke="#4E7A3A" stroke-width="7" stroke-linecap="round"/>'
        f'<path d="M2-{tall * 0.3}q28-30 40-16-14 22-40 16z" fill="#5F9A4A"/>'
        f'<g transform="translate(0 -{tall})">{petals}<circle r="11" fill="{heart}"/></g>'
    )
    return at(x, y, piece, scale)


def tulip(x: float, y: float, scale: float = 1, colour: str = "#E5484D") -> str:
    piece = (
        '<path d="M0 0V-80" stroke="#4E7A3A" stroke-width="8" stroke-linecap="round"/>'
        '<path d="M-2-10q-40-20-34-66 30 22 34 66zM2-6q34-14 36-54-30 14-36 54z" fill="#5F9A4A"/>'
        f'<path d="M-24-124l13 18 11-26 11 26 13-18q10 50-24 52-34-2-24-52z" fill="{colour}"/>'
    )
    return at(x, y, piece, scale)


def sprout(x: float, y: float, scale: float = 1, colour: str = "#5F9A4A") -> str:
    piece = (
        f'<path d="M0 0V-40" stroke="{colour}" stroke-width="7" stroke-linecap="round"/>'
        f'<path d="M0-30q-40 2-44-34 40-4 44 34zM0-38q34 4 42-30-38-6-42 30z" fill="{colour}"/>'
    )
    return at(x, y, piece, scale)


def pot_plant(
    x: float, y: float, scale: float = 1, pot: str = "#C9692F", rim: str = "#E08A4A"
) -> str:
    piece = (
        f'<path d="M-38-58h76l-8 58h-60z" fill="{pot}"/><path d="M-42-64h84v16h-84z" fill="{rim}"/>'
        '<g fill="#3F9B73"><path d="M0-62C-30-104-54-104-68-134c34-2 58 20 68 72zM0-62c-4-54 10-86 40-104 8 38-6 74-40 104zM2-62c14-34 36-48 62-46-8 26-28 42-62 46zM-2-62c-22-32-28-72-12-112 20 30 22 70 12 112z"/></g>'
        '<g stroke="#2C7A58" stroke-width="3" fill="none"><path d="M0-62C-20-88-36-106-60-128M0-64c4-40 16-70 34-92M2-62c16-22 32-34 56-42M-2-64c-8-36-14-66-12-102"/></g>'
    )
    return at(x, y, piece, scale)


def ripples(
    y: float, height: float, colour: str = "#FFFFFF", opacity: float = 0.35, seed: int = 3
) -> str:
    """Light on water, over the whole width."""
    parts = []
    for i in range(26):
        x = (i * 337 + seed * 91) % 1600
        line = y + (i * 53 % 100) / 100 * height
        length = 40 + i * 29 % 90
        parts.append(f"M{x} {line:g}h{length}")
    return f'<path d="{"".join(parts)}" stroke="{colour}" stroke-width="6" stroke-linecap="round" opacity="{opacity}"/>'

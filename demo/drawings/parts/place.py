"""Where a piece stands, and how large."""


def at(x: float, y: float, piece: str, scale: float = 1, turn: float = 0) -> str:
    """`piece` with its own zero point at (x, y)."""
    move = f"translate({x:g} {y:g})"
    if turn:
        move += f" rotate({turn:g})"
    if scale != 1:
        move += f" scale({scale:g})"
    return f'<g transform="{move}">{piece}</g>'


def mirrored(x: float, y: float, piece: str, scale: float = 1) -> str:
    """As `at`, but looking the other way."""
    move = f"translate({x:g} {y:g}) scale({-scale:g} {scale:g})"
    return f'<g transform="{move}">{piece}</g>'


def paper(colour: str) -> str:
    """One colour over the whole picture."""
    return f'<rect width="1600" height="1000" fill="{colour}"/>'


def shade(name: str, *stops: tuple[float, str], direction: str = "down") -> str:
    """A gradient to fill with `url(#name)`; a stop's colour may end in `@0.4` for see-through."""
    parts = []
    for offset, colour in stops:
        hue, _, alpha = colour.partition("@")
        see = f' stop-opacity="{alpha}"' if alpha else ""
        parts.append(f'<stop offset="{offset:g}" stop-color="{hue}"{see}/>')
    inside = "".join(parts)
    if direction == "out":
        return f'<radialGradient id="{name}">{inside}</radialGradient>'
    axis = 'y2="1"' if direction == "down" else 'x2="1"'
    return f'<linearGradient id="{name}" {axis}>{inside}</linearGradient>'


def glow(name: str, x: float, y: float, radius: float, colour: str, strength: float = 0.7) -> str:
    """Light around a lamp or a sun."""
    stops = (0, f"{colour}@{strength}"), (0.45, f"{colour}@{strength / 3:.2f}"), (1, f"{colour}@0")
    return (
        shade(name, *stops, direction="out")
        + f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="url(#{name})"/>'
    )

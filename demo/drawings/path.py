"""Path data (`M10 20c…z`) to polylines: the part of SVG's path grammar that our scenes use."""

import itertools
import math
import re
from collections.abc import Iterator

Point = tuple[float, float]
Line = tuple[list[Point], bool]  # its points, and whether it is closed

TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def flatten(data: str, steps: int = 18) -> list[Line]:
    """The lines of path `data`, each curve cut into `steps` straight pieces."""
    lines: list[Line] = []
    points: list[Point] = []
    start = here = control = (0.0, 0.0)
    before = ""
    for command, numbers in _commands(data):
        kind = command.upper()
        to = _absolute(command, numbers, here)
        if kind == "M":
            if len(points) > 1:
                lines.append((points, False))
            start = here = to[0]
            points = [here]
        elif kind == "Z":
            lines.append((points, True))
            here = start
            points = [here]
        elif kind == "A":
            points += _arc(here, numbers, to[-1], steps)
            here = to[-1]
        elif kind in "CSQT":
            if kind in "ST":
                mirrored = before in ("CS" if kind == "S" else "QT")
                to.insert(0, _mirror(control, here) if mirrored else here)
            points += _bezier([here, *to], steps)
            control, here = to[-2], to[-1]
        else:
            here = to[0]
            points.append(here)
        before = kind
    if len(points) > 1:
        lines.append((points, False))
    return lines


def ellipse(cx: float, cy: float, rx: float, ry: float, steps: int = 72) -> Line:
    turn = math.tau / steps
    return [
        (cx + rx * math.cos(i * turn), cy + ry * math.sin(i * turn)) for i in range(steps)
    ], True


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0) -> Line:
    radius = min(radius, width / 2, height / 2)
    if not radius:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], True
    corners = [
        (x + width - radius, y + radius, -90),
        (x + width - radius, y + height - radius, 0),
        (x + radius, y + height - radius, 90),
        (x + radius, y + radius, 180),
    ]
    points = []
    for cx, cy, degrees in corners:
        for i in range(13):
            angle = math.radians(degrees + i * 7.5)
            points.append((cx + radius * math.cos(angle), cy + radius * math.sin(angle)))
    return points, True


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; repeated numbers repeat the command."""
    tokens = _split_arc_flags(data)
    at = 0
    command = ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        count = ARGUMENTS[command.upper()]
        yield command, [float(token) for token in tokens[at : at + count]]
        at += count
        command = {"M": "L", "m": "l"}.get(command, command)


def _split_arc_flags(data: str) -> list[str]:
    """Tokens, with the flags of arcs set apart: `a7 7 0 0114 0` has flags 0 and 1."""
    spaced = re.sub(
        r"([Aa]|(?<=[Aa]))\s*([\d.]+)[ ,]*([\d.]+)[ ,]*(-?[\d.]+)[ ,]*([01])[ ,]*([01])[ ,]*",
        r"\1\2 \3 \4 \5 \6 ",
        data,
    )
    return TOKEN.findall(spaced)


def _absolute(command: str, numbers: list[float], here: Point) -> list[Point]:
    kind, relative = command.upper(), command.islower()
    dx, dy = here if relative else (0.0, 0.0)
    if kind == "H":
        return [(numbers[0] + dx, here[1])]
    if kind == "V":
        return [(here[0], numbers[0] + dy)]
    if kind == "A":
        numbers = numbers[5:]
    return [(x + dx, y + dy) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _mirror(control: Point, here: Point) -> Point:
    return 2 * here[0] - control[0], 2 * here[1] - control[1]


def _bezier(corners: list[Point], steps: int) -> list[Point]:
    result = []
    for i in range(1, steps + 1):
        points, t = corners, i / steps
        while len(points) > 1:  # de Casteljau
            points = [
                (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
                for a, b in itertools.pairwise(points)
            ]
        result.append(points[0])
    return result


def _arc(here: Point, numbers: list[float], end: Point, steps: int) -> list[Point]:
    """Endpoint to centre form, as in SVG 1.1 appendix F.6.5."""
    rx, ry, rotation, large, sweep = numbers[:5]
    phi = math.radians(rotation)
    cos, sin = math.cos(phi), math.sin(phi)
    mx, my = (here[0] - end[0]) / 2, (here[1] - end[1]) / 2
    x, y = cos * mx + sin * my, cos * my - sin * mx
    grow = math.sqrt(max(1, (x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (rx * y) ** 2 + (ry * x) ** 2
    factor = math.sqrt(max(0, ((rx * ry) ** 2 - under) / under)) if under else 0
    factor *= -1 if large == sweep else 1
    cx, cy = factor * rx * y / ry, -factor * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    turn = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if sweep and turn < 0:
        turn += math.tau
    if not sweep and turn > 0:
        turn -= math.tau
    middle = (here[0] + end[0]) / 2, (here[1] + end[1]) / 2
    points = []
    for i in range(1, steps + 1):
        angle = first + turn * i / steps
        px, py = cx + rx * math.cos(angle), cy + ry * math.sin(angle)
        points.append((cos * px - sin * py + middle[0], sin * px + cos * py + middle[1]))
    return points

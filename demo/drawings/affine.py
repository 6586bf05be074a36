"""Moving, turning and scaling: the matrices of `transform="…"`, as (a, b, c, d, e, f)."""

import math
import re

from .path import Point

Matrix = tuple[float, float, float, float, float, float]


def times(a: Matrix, b: Matrix) -> Matrix:
    """First `b`, then `a`."""
    return (
        a[0] * b[0] + a[2] * b[1],
        a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3],
        a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4],
        a[1] * b[4] + a[3] * b[5] + a[5],
    )


def apply(m: Matrix, point: Point) -> Point:
    """Where `point` ends up."""
    x, y = point
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def unit(m: Matrix) -> float:
    """How many pixels one unit of the drawing is."""
    return math.sqrt(abs(m[0] * m[3] - m[1] * m[2]))


def from_text(text: str) -> Matrix:
    """The matrix of a `transform` attribute: translate, scale and rotate."""
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    for name, inside in re.findall(r"(\w+)\(([^)]*)\)", text):
        n = [float(part) for part in re.split(r"[ ,]+", inside.strip())]
        if name == "translate":
            step: Matrix = (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0)
        elif name == "scale":
            step = (n[0], 0, 0, n[1] if len(n) > 1 else n[0], 0, 0)
        else:
            cos, sin = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
            x, y = (n[1], n[2]) if len(n) > 1 else (0.0, 0.0)
            step = (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)
        matrix = times(matrix, step)
    return matrix

"""Planes and thick lines, on the image or on a mask."""

import itertools
import math
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from .path import Line, Point


@dataclass(frozen=True)
class Pen:
    """A Pillow pen with its ink: a colour on the image, 255 on a mask."""

    draw: ImageDraw.ImageDraw
    ink: str | int

    def polygon(self, points: list[Point]) -> None:
        self.draw.polygon(points, fill=self.ink)

    def dot(self, x: float, y: float, half: float) -> None:
        self.draw.ellipse((x - half, y - half, x + half, y + half), fill=self.ink)


def plane(pen: Pen, lines: list[Line], at: Point) -> None:
    for points, _ in lines:
        if len(points) > 2:
            pen.polygon([(x - at[0], y - at[1]) for x, y in points])


def even_odd(lines: list[Line], at: Point, mask: Image.Image) -> Image.Image:
    for line in lines:
        part = Image.new("L", mask.size)
        plane(Pen(ImageDraw.Draw(part), 255), [line], at)
        mask = ImageChops.difference(mask, part)
    return mask


def outline(
    pen: Pen, lines: list[Line], at: Point, width: float, is_round: bool, dashes: list[float]
) -> None:
    for points, shut in lines:
        moved = [(x - at[0], y - at[1]) for x, y in points]
        if shut:
            moved.append(moved[0])
        for piece in _dashed(moved, dashes):
            _thick(pen, piece, width, is_round or (shut and not dashes))


def _thick(pen: Pen, points: list[Point], width: float, is_round: bool) -> None:
    half = width / 2
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        length = math.hypot(x2 - x1, y2 - y1)
        if length:
            nx, ny = (y1 - y2) / length * half, (x2 - x1) / length * half
            corners = [(x1 + nx, y1 + ny), (x2 + nx, y2 + ny), (x2 - nx, y2 - ny)]
            pen.polygon([*corners, (x1 - nx, y1 - ny)])
    for x, y in points if is_round else points[1:-1]:
        pen.dot(x, y, half)


def _dashed(points: list[Point], dashes: list[float]) -> list[list[Point]]:
    if not dashes:
        return [points]
    pieces: list[list[Point]] = [[points[0]]]
    turn, left, is_on = 0, dashes[0], True
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        length, done = math.hypot(x2 - x1, y2 - y1), 0.0
        while length - done > left:
            done += left
            here = x1 + (x2 - x1) * done / length, y1 + (y2 - y1) * done / length
            if is_on:
                pieces[-1].append(here)
            else:
                pieces.append([here])
            turn, is_on = turn + 1, not is_on
            left = dashes[turn % len(dashes)]
        left -= length - done
        if is_on:
            pieces[-1].append((x2, y2))
    return pieces

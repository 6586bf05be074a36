"""Colours and gradients for `render`: what goes where the mask is."""

import itertools
from dataclasses import dataclass
from xml.etree import ElementTree as xml

from PIL import Image, ImageColor

Box = tuple[int, int, int, int]
Stop = tuple[float, tuple[int, int, int], float]  # offset, colour, opacity


@dataclass(frozen=True)
class Flat:
    colour: str

    def tile(self, box: Box) -> tuple[str, None]:
        return self.colour, None


@dataclass(frozen=True)
class Gradient:
    """Runs over the box of the shape it fills: down, across, or from the middle out."""

    stops: tuple[Stop, ...]
    direction: str  # "down", "across" or "out"

    def tile(self, box: Box) -> tuple[Image.Image, Image.Image]:
        size = box[2] - box[0], box[3] - box[1]
        ramp = self._ramp(size)
        colours = [ramp.point(self._table(channel)) for channel in range(3)]
        return Image.merge("RGB", colours), ramp.point(self._table(3))

    def _ramp(self, size: tuple[int, int]) -> Image.Image:
        if self.direction == "out":
            return Image.radial_gradient("L").resize(size, Image.Resampling.BILINEAR)
        ramp = Image.linear_gradient("L")
        return (ramp if self.direction == "down" else ramp.rotate(90)).resize(size)

    def _table(self, channel: int) -> list[int]:
        # Pillow's radial gradient reaches 255 at 181/128 of the half width: the corner.
        far = 181 / 255 if self.direction == "out" else 1
        return [int(self._at(min(1, i / 255 / far), channel)) for i in range(256)]

    def _at(self, where: float, channel: int) -> float:
        values = [(offset, (*colour, alpha * 255)[channel]) for offset, colour, alpha in self.stops]
        if where <= values[0][0]:
            return values[0][1]
        for (o1, v1), (o2, v2) in itertools.pairwise(values):
            if where <= o2:
                return v1 + (v2 - v1) * (where - o1) / (o2 - o1)
        return values[-1][1]


Paint = Flat | Gradient


def paint_from(value: str, known: dict[str, Gradient]) -> Paint | None:
    """A fill or stroke attribute as something to paint with; None for `none`."""
    if value == "none":
        return None
    if value.startswith("url("):
        return known[value[5:-1]]
    return Flat(value)


def gradients(root: xml.Element) -> dict[str, Gradient]:
    known = {}
    for node in root.iter():
        if node.tag in ("linearGradient", "radialGradient"):
            stops = tuple(
                (
                    float(stop.get("offset") or 0),
                    ImageColor.getrgb(stop.get("stop-color", "#000"))[:3],
                    float(stop.get("stop-opacity", 1)),
                )
                for stop in node
            )
            is_down = node.get("y2") == "1"
            direction = "out" if node.tag == "radialGradient" else "down" if is_down else "across"
            known[node.get("id", "")] = Gradient(stops, direction)
    return known

"""A drawing (a small part of SVG) to an image, with Pillow alone.

Known: g, path, circle, ellipse, rect, linearGradient, radialGradient, clipPath,
symbol/use, transform, opacity, stroke with round or butt ends and dashes. Drawn
twice as large and brought down, for smooth edges.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.etree import ElementTree as xml

from PIL import Image, ImageChops, ImageDraw

from . import affine, path
from .affine import Matrix
from .paint import Flat, Paint, gradients, paint_from
from .pen import Pen, even_odd, outline, plane

OVERSAMPLING = 2


@dataclass(frozen=True)
class State:
    """What a shape inherits from the groups around it."""

    matrix: Matrix
    fill: str = "#000"
    stroke: str = "none"
    stroke_width: float = 1
    linecap: str = "butt"
    opacity: float = 1
    dashes: tuple[float, ...] = ()
    even_odd: bool = False
    clip: Image.Image | None = None


def render(drawing: str, width: int, height: int, view: str = "") -> Image.Image:
    """`drawing` (elements without the svg around them) as an RGB image of that size.

    `view` is a viewBox; without it one unit is one pixel.
    """
    x, y, across, down = (float(n) for n in (view or f"0 0 {width} {height}").split())
    scale_x, scale_y = width * OVERSAMPLING / across, height * OVERSAMPLING / down
    root = xml.fromstring(f"<svg>{drawing}</svg>")  # noqa: S314 - our own drawings only
    easel = Easel(root, (width * OVERSAMPLING, height * OVERSAMPLING))
    easel.draw(root, State((scale_x, 0, 0, scale_y, -x * scale_x, -y * scale_y)))
    return easel.image.reduce(OVERSAMPLING)


class Easel:
    """One image under way."""

    def __init__(self, root: xml.Element, size: tuple[int, int]) -> None:
        self.image = Image.new("RGB", size, "#FFFBF4")
        self.names = {node.get("id"): node for node in root.iter() if node.get("id")}
        self.gradients = gradients(root)

    def draw(self, node: xml.Element, state: State) -> None:
        for child in node:
            if child.tag in ("defs", "linearGradient", "radialGradient", "clipPath", "symbol"):
                continue
            inner = self._inherit(child, state)
            if child.tag == "g":
                self.draw(child, inner)
            elif child.tag == "use":
                self._use(child, inner)
            else:
                self._shape(child, inner)

    def _use(self, node: xml.Element, state: State) -> None:
        target = self.names[node.get("href", "").lstrip("#")]
        matrix = affine.times(state.matrix, (1, 0, 0, 1, _number(node, "x"), _number(node, "y")))
        if target.get("viewBox") and node.get("width"):
            box = [float(n) for n in target.get("viewBox", "").split()]
            by = _number(node, "width") / box[2]
            matrix = affine.times(matrix, (by, 0, 0, by, -box[0] * by, -box[1] * by))
        self.draw(target, replace(state, matrix=matrix))

    def _shape(self, node: xml.Element, state: State) -> None:
        lines = [
            ([affine.apply(state.matrix, point) for point in points], shut)
            for points, shut in _lines(node)
        ]
        fill = paint_from(state.fill, self.gradients)
        if fill:
            self._lay(lambda pen, at: plane(pen, lines, at), lines, 0, fill, state)
        stroke = paint_from(state.stroke, self.gradients)
        if stroke:
            unit = affine.unit(state.matrix)
            width, dashes = state.stroke_width * unit, [dash * unit for dash in state.dashes]
            is_round = state.linecap == "round"
            self._lay(
                lambda pen, at: outline(pen, lines, at, width, is_round, dashes),
                lines,
                width,
                stroke,
                state,
            )

    def _lay(
        self,
        shape: Callable[[Pen, path.Point], None],
        lines: list[path.Line],
        margin: float,
        paint: Paint,
        state: State,
    ) -> None:
        """Lay `paint` where `shape` draws: straight on the image when nothing shines through."""
        if isinstance(paint, Flat) and state.opacity == 1 and not state.clip and not state.even_odd:
            shape(Pen(ImageDraw.Draw(self.image), paint.colour), (0, 0))
            return
        box = self._box([point for points, _ in lines for point in points], margin + 2)
        if box is None:
            return
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        if state.even_odd:
            mask = even_odd(lines, box[:2], mask).point(lambda v: int(v * state.opacity))
        else:
            shape(Pen(ImageDraw.Draw(mask), round(255 * state.opacity)), box[:2])
        if state.clip:
            mask = ImageChops.multiply(mask, state.clip.crop(box))
        colour, alpha = paint.tile(box)
        if alpha:
            mask = ImageChops.multiply(mask, alpha)
        self.image.paste(colour, box, mask)

    def _box(self, points: list[path.Point], margin: float) -> tuple[int, int, int, int] | None:
        if not points:
            return None
        width, height = self.image.size
        left = max(0, int(min(x for x, _ in points) - margin))
        top = max(0, int(min(y for _, y in points) - margin))
        right = min(width, int(max(x for x, _ in points) + margin) + 1)
        bottom = min(height, int(max(y for _, y in points) + margin) + 1)
        return (left, top, right, bottom) if right > left and bottom > top else None

    def _inherit(self, node: xml.Element, state: State) -> State:
        changes: dict[str, object] = {}
        for attribute, name in (("fill", "fill"), ("stroke", "stroke")):
            if node.get(attribute):
                changes[name] = node.get(attribute)
        if node.get("stroke-width"):
            changes["stroke_width"] = _number(node, "stroke-width")
        if node.get("stroke-linecap"):
            changes["linecap"] = node.get("stroke-linecap")
        if node.get("stroke-dasharray"):
            changes["dashes"] = tuple(float(n) for n in node.get("stroke-dasharray", "").split())
        if node.get("fill-rule"):
            changes["even_odd"] = node.get("fill-rule") == "evenodd"
        if node.get("opacity"):
            changes["opacity"] = state.opacity * _number(node, "opacity")
        if node.get("transform"):
            changes["matrix"] = affine.times(
                state.matrix, affine.from_text(node.get("transform", ""))
            )
        if node.get("clip-path"):
            moved = replace(state, **changes)  # type: ignore[arg-type]
            changes["clip"] = self._clip(node.get("clip-path", ""), moved)
        return replace(state, **changes) if changes else state  # type: ignore[arg-type]

    def _clip(self, reference: str, state: State) -> Image.Image:
        mask = Image.new("L", self.image.size)
        pen = ImageDraw.Draw(mask)
        for child in self.names[reference[5:-1]]:
            for points, _ in _lines(child):
                pen.polygon([affine.apply(state.matrix, p) for p in points], fill=255)
        return ImageChops.multiply(mask, state.clip) if state.clip else mask


def _lines(node: xml.Element) -> list[path.Line]:
    if node.tag == "path":
        return path.flatten(node.get("d", ""))
    if node.tag == "circle":
        r = _number(node, "r")
        return [path.ellipse(_number(node, "cx"), _number(node, "cy"), r, r)]
    if node.tag == "ellipse":
        radii = _number(node, "rx"), _number(node, "ry")
        return [path.ellipse(_number(node, "cx"), _number(node, "cy"), *radii)]
    if node.tag == "rect":
        corner = _number(node, "x"), _number(node, "y")
        size = _number(node, "width"), _number(node, "height")
        return [path.rectangle(*corner, *size, _number(node, "rx"))]
    raise ValueError(f"This drawing has a <{node.tag}>, which render() does not know.")


def _number(node: xml.Element, name: str) -> float:
    return float(node.get(name) or 0)

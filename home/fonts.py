"""Cuts the letters of the site: `python -m home.fonts`.

Takes the open fonts that npm brought (OFL), keeps the letters and weights that Rosa uses and writes
them with their stylesheet to static/fonts/. Without them the letters of the device serve.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
TARGET = ROOT / "static" / "fonts"

LATIN = "U+0000-00FF,U+0131,U+0152-0153,U+2000-206F,U+20AC,U+2122,U+2212"
# Turkish, and the letters of Tarifit in Latin script.
TURKISH = (
    "U+011E-011F,U+0130,U+015E-015F,U+010C-010D,U+01E6-01E7,U+1E0C-1E0D,U+1E24-1E25,"
    "U+1E5A-1E5B,U+1E62-1E63,U+1E6C-1E6D,U+1E92-1E93"
)
ARABIC = "U+0600-06FF,U+0750-077F,U+200C-200E,U+FB50-FDFF,U+FE70-FEFC"


@dataclass(frozen=True)
class Cut:
    """One file: which letters of which font, in which weights.

    Attributes:
        family: its name in the stylesheet.
        package, part: where it comes from.
        weights: the lightest and the heaviest weight, equal for one weight.
    """

    name: str
    family: str
    package: str
    part: str
    letters: str
    weights: tuple[int, int]

    @property
    def source(self) -> Path:
        """The file of the npm package."""
        return PACKAGES / self.package / "files" / f"{self.package}-{self.part}-wght-normal.woff2"

    @property
    def css(self) -> str:
        """Its rule in the stylesheet. Letters that come too late wait for the next page: nothing jumps."""
        low, high = self.weights
        weight = str(low) if low == high else f"{low} {high}"
        return (
            f'@font-face{{font-family:"{self.family}";src:url("{self.name}.woff2") format("woff2");'
            f"font-weight:{weight};font-display:optional;unicode-range:{self.letters}}}"
        )


def cuts() -> list[Cut]:
    """Every file that is made."""
    text, heading = ("readex-pro", (400, 700)), ("baloo-bhaijaan-2", (700, 700))
    return [
        Cut("readex-latin", "Readex", text[0], "latin", LATIN, text[1]),
        Cut("readex-turkish", "Readex", text[0], "latin-ext", TURKISH, text[1]),
        Cut("readex-arabic", "Readex", text[0], "arabic", ARABIC, text[1]),
        Cut("baloo-latin", "Baloo", heading[0], "latin", LATIN, heading[1]),
        Cut("baloo-turkish", "Baloo", heading[0], "latin-ext", TURKISH, heading[1]),
        # A family of its own: Latin words in Arabic headings take the letters of the text (tokens.css)
        Cut("baloo-arabic", "Baloo-Arabic", heading[0], "arabic", ARABIC, heading[1]),
    ]


def make(cut: Cut) -> int:
    """Write one file; returns its size in bytes."""
    options = Options(flavor="woff2", hinting=False, desubroutinize=True, notdef_outline=True)
    font = load_font(str(cut.source), options, dontLoadGlyphNames=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codepoints(cut.letters))
    subsetter.subset(font)
    low, high = cut.weights
    instantiateVariableFont(font, {"wght": low if low == high else (low, high)}, inplace=True)
    target = TARGET / f"{cut.name}.woff2"
    save_font(font, str(target), options)
    return target.stat().st_size


def codepoints(letters: str) -> set[int]:
    """The numbers in a CSS unicode-range."""
    found: set[int] = set()
    for part in letters.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def main() -> int:
    """Cut all fonts, or say why not."""
    missing = [cut.source for cut in cuts() if not cut.source.exists()]
    if missing:
        print(f"not found: {missing[0].relative_to(ROOT)}; run npm ci first", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    for cut in cuts():
        print(f"{cut.name}: {make(cut) / 1000:.1f} kB")
    rules = "".join(cut.css + "\n" for cut in cuts())
    (TARGET / "fonts.css").write_text(rules)
    return 0


if __name__ == "__main__":
    sys.exit(main())

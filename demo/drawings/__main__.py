"""`python -m demo.drawings FOLDER [name …]`: draw the scenes into a folder, to look at them."""

import sys
from pathlib import Path

from .render import render
from .scenes import HEIGHT, SCENES, WIDTH

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name in sys.argv[2:] or SCENES:
    render(SCENES[name](), WIDTH, HEIGHT).save(folder / f"{name}.png")

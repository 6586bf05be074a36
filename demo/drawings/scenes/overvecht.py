"""Scenes of the second neighbourhood: high flats, a wide park, the Vecht."""

from ..parts import nature, things, town
from ..parts.people import figure, seated
from ..parts.place import at, paper, shade


def flats() -> str:
    lit = ("#FFDD9A", "#8FA9C4")
    return (
        f"{shade('dawn', (0, '#3A2463'), (0.5, '#8A5FB0'), (0.85, '#F49AA0'), (1, '#FFE09A'))}"
        '<rect width="1600" height="1000" fill="url(#dawn)"/>'
        + nature.sun(1080, 620, 110, "#FFEDB8")
        + nature.cloud(360, 170, 1.2, opacity=0.25)
        + nature.cloud(1300, 230, 1, opacity=0.25)
        + at(90, 800, town.flat("#5B3A86", lit, 300, 11))
        + at(470, 800, town.flat("#7250A0", lit, 240, 9))
        + at(1190, 800, town.flat("#5B3A86", lit, 360, 12))
        + at(800, 800, town.flat("#8A5FB0", lit, 300, 7))
        + '<path d="M0 780q400-30 800 0t800 0v220H0z" fill="#4E7A3A"/><path d="M0 860q500-40 900-10t700-20v170H0z" fill="#7FA552"/>'
        + nature.tree(60, 860, 1)
        + nature.tree(740, 830, 0.9)
        + nature.tree(1150, 840, 1)
        + nature.poplar(430, 830, 0.9)
        + nature.poplar(1540, 840, 0.95)
        + figure("karim", 380, 950, 0.8)
        + figure("girl", 470, 956, 0.56, ((-80, 0), (70, -20)), 1.3)
        + figure("rania", 900, 950, 0.8, ((-56, 122), (70, 0)))
        + figure("truus", 1010, 950, 0.78)
        + things.bicycle(1330, 960, 0.72, "#FFBA33")
    )


def park() -> str:
    return (
        f"{shade('clear', (0, '#A9D6F0'), (1, '#F3F7E4'))}"
        '<rect width="1600" height="1000" fill="url(#clear)"/>'
        + nature.sun(220, 170, 80)
        + nature.cloud(720, 170, 1.2)
        + nature.cloud(1250, 120, 0.9)
        + at(180, 600, town.flat("#B9A3CF", ("#FFFBF4", "#CFE6F5"), 300, 8))
        + at(1150, 600, town.flat("#A88BC4", ("#FFFBF4", "#CFE6F5"), 300, 9))
        + '<path d="M0 590h1600v410H0z" fill="#A9CC7E"/>'
        + f"{shade('pond', (0, '#8CC7DE'), (1, '#4F9DBD'))}"
        '<path d="M420 700q380-110 780 0 90 60-60 110-340 70-680 0-120-50-40-110z" fill="url(#pond)"/><path d="M560 730h90M780 700h120M960 780h90M640 800h110" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".5"/>'
        + nature.tree(100, 700, 1.3)
        + nature.tree(1490, 720, 1.4)
        + nature.poplar(620, 640, 0.8)
        + nature.poplar(980, 640, 0.8)
        + at(
            800,
            770,
            '<path d="M-46 0q-14-40 34-44 30-34 52-8-4 22-26 24 10 30-60 28z" fill="#FFFBF4"/><path d="M40-46l24 6-24 8z" fill="#F28C38"/><circle cx="30" cy="-44" r="4" fill="#2A1B2E"/>',
        )
        + figure("nadia", 330, 950, 1.1, ((-80, 20), (80, 20)))
        + figure("joy", 560, 960, 1.1, ((-90, -10), (90, -10)))
        + figure("shanti", 1060, 960, 1.1, ((-90, -10), (90, -10)))
        + figure("henk", 1290, 950, 1.1, ((-80, 20), (80, 20)))
        + nature.flower(90, 980, 1, "#F49AA0")
        + nature.flower(170, 990, 0.8, "#FFFBF4")
        + nature.flower(1500, 985, 1, "#F49AA0")
        + nature.flower(820, 990, 0.8, "#FFFBF4")
    )


def kitchen() -> str:
    return (
        paper("#E6F4D8")
        + '<path d="M0 0h1600v110H0z" fill="#5B3A86"/>'
        + things.bunting(-40, 100, 1640, 100, 50, 17)
        + at(
            100,
            240,
            '<path d="M0 0h360v20H0z" fill="#C98B4E"/>'
            + things.shelf_of_books(10, 0, 200, 5, 110)
            + nature.pot_plant(300, 0, 0.8),
        )
        + at(
            1140,
            240,
            '<path d="M0 0h360v20H0z" fill="#C98B4E"/>'
            + things.teapot(110, 0, 0.5)
            + things.bowl(260, 0, 0.8),
        )
        + seated("rania", 300, 700, 2, ((-40, 100), (90, 60)))
        + seated("joy", 650, 700, 2, ((-80, 60), (40, 104)))
        + seated("boy", 970, 710, 1.8, ((-50, 100), (60, 90)))
        + seated("truus", 1300, 700, 2, ((-90, 50), (40, 104)))
        + '<path d="M0 690h1600v310H0z" fill="#FFFBF4"/><path d="M0 690h1600v20H0z" fill="#E6CFA6"/>'
        + things.rug(0, 920, 1600, 80, "#5B3A86")
        + things.bowl(220, 840, 1.4, "#5B3A86")
        + things.bread(520, 860, 1.3)
        + things.fruit_bowl(800, 870, 1.3)
        + things.bowl(1080, 840, 1.4, "#0E5A5C", "#7FA552")
        + things.tea_glass(1320, 850, 1)
        + things.tea_glass(1490, 860, 1, "#3F9B73")
        + things.steam(220, 720, 0.9)
        + things.steam(1080, 720, 0.9)
    )

"""What hangs on the notice board: one thing, as if photographed on a carpet at home."""

from ..parts import nature, things
from ..parts.place import at, paper


def _room(wall: str, floor: str, spot: str) -> str:
    return (
        paper(wall)
        + f'<path d="M0 690h1600v310H0z" fill="{floor}"/><path d="M0 672h1600v20H0z" fill="#FFF4DE"/>'
        f'<ellipse cx="800" cy="880" rx="620" ry="86" fill="{spot}"/>'
        '<ellipse cx="800" cy="876" rx="560" ry="70" fill="none" stroke="#FFF4DE" stroke-width="8" stroke-dasharray="26 18" opacity=".7"/>'
    )


def armchair() -> str:
    piece = (
        '<path d="M-230-470q0-80 80-80h300q80 0 80 80v360h-460z" fill="#C9692F"/><path d="M-150-500q0-26 26-26h248q26 0 26 26v200h-300z" fill="#D9772B"/>'
        '<g fill="#B9552F"><circle cx="-70" cy="-440" r="9"/><circle cx="0" cy="-440" r="9"/><circle cx="70" cy="-440" r="9"/><circle cx="-35" cy="-380" r="9"/><circle cx="35" cy="-380" r="9"/></g>'
        '<path d="M-300-270q0-60 62-60t62 60v110h352v-110q0-60 62-60t62 60V-30h-600z" fill="#E08A4A"/><path d="M-180-190h360q24 0 24 26v44h-408v-44q0-26 24-26z" fill="#F0A24A"/><path d="M-270-30v50M270-30v50" stroke="#5A3B20" stroke-width="28" stroke-linecap="round"/>'
        + at(
            60,
            -230,
            '<rect x="-70" y="-70" width="140" height="140" rx="22" fill="#0E5A5C"/><path d="M0-50l50 50-50 50-50-50z" fill="#FFBA33"/><path d="M0-24l24 24-24 24-24-24z" fill="#FFF4DE"/>',
            1,
            12,
        )
    )
    return (
        _room("#FDE4E8", "#B9703A", "#9C1B42")
        + nature.pot_plant(1380, 840, 1.6)
        + at(800, 870, piece, 1.15)
    )


def pram() -> str:
    piece = (
        '<path d="M-260-330a260 260 0 0 1 260-230v230z" fill="#1E4F9C"/><path d="M0-560L-90-330M0-560l-184 106" stroke="#2F6FC4" stroke-width="9"/><path d="M-270-330h470q-20 190-170 200h-130q-150-10-170-200z" fill="#2A63BB"/><path d="M-270-330h470v30h-470z" fill="#FFBA33"/>'
        '<path d="M200-330l110-110h60" fill="none" stroke="#2A1B2E" stroke-width="18" stroke-linecap="round"/><path d="M-130-140l-60 80M60-140l80 80M-160-90L110-90" stroke="#5A4760" stroke-width="15" stroke-linecap="round"/>'
        '<g fill="#FFFBF4" stroke="#2A1B2E" stroke-width="22"><circle cx="-190" cy="-50" r="72"/><circle cx="140" cy="-50" r="72"/></g><circle cx="-190" cy="-50" r="18" fill="#2A1B2E"/><circle cx="140" cy="-50" r="18" fill="#2A1B2E"/>'
        '<g fill="#FFF4DE"><path d="M-120-250l12 24 26 4-19 18 4 26-23-12-23 12 4-26-19-18 26-4zM60-250l12 24 26 4-19 18 4 26-23-12-23 12 4-26-19-18 26-4z"/></g>'
    )
    return _room("#E1ECFB", "#C98B4E", "#F49AA0") + at(800, 880, piece, 1.15)


def drill() -> str:
    piece = (
        '<path d="M-300-420h390q40 0 40 40v70q0 40-40 40h-390q-60-10-60-75t60-75z" fill="#FFBA33"/><path d="M-300-420h120v150h-120q-60-10-60-75t60-75z" fill="#2A1B2E"/><path d="M130-400h70l50 30v50l-50 30h-70z" fill="#5A4760"/><path d="M250-345h230" stroke="#B9AEB0" stroke-width="24"/><path d="M290-360l30 30M340-360l30 30M390-360l30 30M440-360l30 30" stroke="#8A7A8C" stroke-width="8"/>'
        '<path d="M-160-280h130L-60-40h-130z" fill="#D98E1F"/><path d="M-230-40h210v70h-210z" fill="#2A1B2E"/><path d="M-20-270h50q10 70-40 80z" fill="#9C1B42"/><path d="M-100-380h140" stroke="#D98E1F" stroke-width="13" stroke-linecap="round"/>'
    )
    return _room("#D9EFEA", "#D9A05A", "#1E4F9C") + at(760, 860, piece, 1.25)


def cat() -> str:
    piece = (
        '<path d="M-150 0c-50-150 0-290 90-330-10-50-10-100 2-140l60 46q36-10 72 0l60-46c12 40 12 90 2 140 90 50 130 190 84 330z" fill="#E08A4A"/><path d="M190-20c130 30 190-40 160-140" fill="none" stroke="#E08A4A" stroke-width="48" stroke-linecap="round"/>'
        '<path d="M-20-400v50M36-412v54M92-400v50M-120-120h70M-130-60h70M160-120h70M165-60h70" stroke="#B9552F" stroke-width="15" stroke-linecap="round"/><path d="M-30-200q66-30 132 0 20 120-20 200H0q-50-80-30-200z" fill="#FFF4DE"/><ellipse cx="36" cy="-284" rx="62" ry="44" fill="#FFF4DE"/>'
        '<ellipse cx="-12" cy="-336" rx="17" ry="22" fill="#7FA552"/><ellipse cx="84" cy="-336" rx="17" ry="22" fill="#7FA552"/><ellipse cx="-12" cy="-336" rx="6" ry="20" fill="#2A1B2E"/><ellipse cx="84" cy="-336" rx="6" ry="20" fill="#2A1B2E"/><path d="M22-300h28l-14 16z" fill="#C73058"/><path d="M36-284q-20 22-36 6M36-284q20 22 36 6" fill="none" stroke="#7A2F2A" stroke-width="6" stroke-linecap="round"/>'
        '<path d="M-40-290l-90-14M-40-274l-86 14M112-290l90-14M112-274l86 14" stroke="#FFFBF4" stroke-width="6" stroke-linecap="round"/><path d="M-60-226q96 50 192 0v26q-96 50-192 0z" fill="#1E4F9C"/><circle cx="36" cy="-178" r="20" fill="#FFBA33"/>'
    )
    return _room("#EBDDF5", "#B9703A", "#0E5A5C") + at(760, 890, piece, 1.35)


def keys() -> str:
    key = '<circle r="90" fill="{c}"/><circle cy="-30" r="26" fill="#C98B4E"/><path d="M-24 70h48v280l-24 24-24-24z" fill="{c}"/><path d="M24 200h44v32H24zM24 262h60v32H24z" fill="{c}"/>'
    ring = '<circle r="110" fill="none" stroke="#8A7A8C" stroke-width="22"/>'
    tag = '<rect x="-80" y="-30" width="160" height="240" rx="30" fill="#9C1B42"/><circle cy="10" r="16" fill="#C98B4E"/><path d="M0 70l46 46-46 46-46-46z" fill="#FFBA33"/><path d="M0 94l22 22-22 22-22-22z" fill="#FFF4DE"/>'
    planks = "".join(
        f'<path d="M0 {y}h1600v8H0z" fill="#8A5A2A" opacity=".5"/>' for y in range(120, 1000, 180)
    )
    return (
        paper("#C98B4E")
        + planks
        + at(
            800,
            330,
            at(-60, 150, key.format(c="#FFBA33"), 1.1, 24)
            + at(120, 140, key.format(c="#B9AEB0"), 1, -14)
            + at(-10, 150, tag, 1.25, 62)
            + ring,
        )
    )


def plants() -> str:
    shelf = "".join(
        nature.pot_plant(x, 850, 2, p, r)
        for x, p, r in (
            (330, "#C9692F", "#E08A4A"),
            (650, "#1E4F9C", "#2F6FC4"),
            (970, "#9C1B42", "#C73058"),
            (1290, "#FFBA33", "#F0A21A"),
        )
    )
    return (
        paper("#EDF2D3")
        + '<path d="M0 850h1600v150H0z" fill="#C98B4E"/><path d="M0 850h1600v26H0z" fill="#E0B07A"/>'
        + shelf
        + "".join(nature.sprout(x, 850, 1.6) for x in (490, 810, 1130))
    )


def toys() -> str:
    blocks = "".join(
        at(x, y, f'<rect x="-70" y="-140" width="140" height="140" rx="12" fill="{c}"/>{d}', 1, t)
        for x, y, c, d, t in (
            (1130, 900, "#1E4F9C", '<circle cx="0" cy="-70" r="36" fill="#FFF4DE"/>', 0),
            (1280, 900, "#FFBA33", '<path d="M0-110l40 70h-80z" fill="#9C1B42"/>', 0),
            (1205, 756, "#7FA552", '<path d="M-34-104h68v68h-68z" fill="#FFF4DE"/>', 6),
        )
    )
    train = '<path d="M-200-150h180v-100h130v250h-310z" fill="#9C1B42"/><path d="M-10-220h90v80h-90z" fill="#CFE6F5"/><path d="M-50-270h190v24H-50zM-170-230h50v80h-50z" fill="#2A1B2E"/><g fill="#FFBA33" stroke="#2A1B2E" stroke-width="13"><circle cx="-140" cy="0" r="48"/><circle cx="-20" cy="0" r="48"/><circle cx="80" cy="0" r="36"/></g>'
    bear = '<ellipse cx="0" cy="-110" rx="100" ry="110" fill="#A8703A"/><ellipse cx="0" cy="-100" rx="56" ry="66" fill="#E7B77E"/><circle cx="-64" cy="-330" r="36" fill="#A8703A"/><circle cx="64" cy="-330" r="36" fill="#A8703A"/><circle cx="0" cy="-270" r="90" fill="#A8703A"/><ellipse cx="0" cy="-244" rx="40" ry="30" fill="#E7B77E"/><circle cx="-30" cy="-286" r="10" fill="#2A1B2E"/><circle cx="30" cy="-286" r="10" fill="#2A1B2E"/><path d="M-12-256h24l-12 13z" fill="#2A1B2E"/><ellipse cx="-80" cy="-6" rx="44" ry="36" fill="#A8703A"/><ellipse cx="80" cy="-6" rx="44" ry="36" fill="#A8703A"/><path d="M-60-196q60 30 120 0v22q-60 30-120 0z" fill="#E5484D"/>'
    return (
        _room("#FFF0CC", "#D9A05A", "#5B3A86")
        + at(380, 900, train, 1.2)
        + at(800, 890, bear, 1.25)
        + blocks
    )


def table() -> str:
    piece = '<path d="M-480-300h960v50h-960z" fill="#D9A05A"/><path d="M-480-300h960v16h-960z" fill="#F0C07A"/><path d="M-440-250h50V40h-50zM390-250h50V40h-50z" fill="#B9803F"/><path d="M-390-250h780v36h-780z" fill="#C9923F"/>'
    return (
        _room("#FFE3DB", "#8A5A34", "#0E5A5C")
        + at(560, 880, things.chair(0, 0, 1.25, "#B9803F", "#1E4F9C"))
        + at(1060, 880, things.chair(0, 0, 1.25, "#B9803F", "#1E4F9C"))
        + at(800, 880, piece, 1.15)
        + at(
            800,
            540,
            nature.tulip(-30, 0, 1, "#E5484D")
            + nature.tulip(26, 0, 1.1, "#FFBA33")
            + '<path d="M-44-20h88l-14 60h-60z" fill="#2F6FC4"/>',
        )
    )


def child_bike() -> str:
    return _room("#CFE6F5", "#A9CC7E", "#7FA552") + at(
        800, 890, things.bicycle(0, 0, 1.9, "#E5484D")
    )


def books() -> str:
    return (
        paper("#F3E3C8")
        + '<path d="M0 800h1600v200H0z" fill="#B9703A"/>'
        + at(
            300,
            800,
            '<path d="M-40 30h1080l-50 160H10z" fill="#C98B4E"/><path d="M-60-10h1120v56H-60z" fill="#E7B77E"/>',
        )
        + things.shelf_of_books(300, 800, 1010, 3, 360)
        + at(300, 800, '<path d="M-60-10h1120v56H-60z" fill="#E7B77E"/>')
    )

"""The heads of our neighbours, 64 by 64, without shoulders. Same people as the drawn faces."""

INK = "#2A1B2E"


def _face(skin: str, mouth: str = "#7A2F2A", cheeks: str = "#E2806A", smile: str = "line") -> str:
    mouths = {
        "line": f'<path d="M26.5 38q5.5 5 11 0" fill="none" stroke="{mouth}" stroke-width="2.2" '
        'stroke-linecap="round"/>',
        "open": '<path d="M26 37.5q6 7 12 0z" fill="#fff"/>',
        "o": f'<ellipse cx="32" cy="39.5" rx="3.4" ry="4" fill="{mouth}"/>',
    }
    return (
        f'<ellipse cx="32" cy="30" rx="13" ry="15.5" fill="{skin}"/>'
        f'<circle cx="27" cy="30" r="1.7" fill="{INK}"/><circle cx="37" cy="30" r="1.7" fill="{INK}"/>'
        f"{mouths[smile]}"
        f'<g fill="{cheeks}" opacity=".5"><circle cx="23.5" cy="35.5" r="2.6"/>'
        '<circle cx="40.5" cy="35.5" r="2.6"/></g>'
    )


def _neck(skin: str) -> str:
    return f'<rect x="26.5" y="38" width="11" height="26" fill="{skin}"/>'


def _glasses(colour: str = INK) -> str:
    return (
        f'<g fill="none" stroke="{colour}" stroke-width="1.6"><circle cx="26" cy="30" r="4.8"/>'
        '<circle cx="38" cy="30" r="4.8"/><path d="M30.8 30h2.4"/></g>'
    )


def scarf(outer: str, inner: str, skin: str, **face: str) -> str:
    """A headscarf."""
    return (
        '<path d="M32 7c14 0 20 10 20 23 0 12-2 22-6 30-5 4-23 4-28 0-4-8-6-18-6-30C12 17 18 7 32 7z" '
        f'fill="{outer}"/>{_face(skin, **face)}'
        f'<path d="M18.5 30c1-11 7-15.5 13.5-15.5S44.5 19 45.5 30c-3-8-8-9.5-13.5-9.5'
        f'S21.5 22 18.5 30z" fill="{inner}"/>'
    )


def short(hair: str, skin: str, neck: str, beard: str = "", **face: str) -> str:
    """Short hair, with or without a beard."""
    chin = (
        f'<path d="M19.5 32c.5 10 5.5 15 12.5 15s12-5 12.5-15c-2 4-4.5 4.5-7 3.5-2-1-8-1-11 0'
        f'-2.5 1-5 .5-7-3.5z" fill="{beard}"/>'
        '<path d="M28 39.5q4 3 8 0" fill="none" stroke="#E9A58F" stroke-width="2" stroke-linecap="round"/>'
        if beard
        else ""
    )
    return (
        f"{_neck(neck)}{_face(skin, **face)}{chin}"
        f'<path d="M18 29c-1.5-14 5.5-20.5 14-20.5S47.5 15 46 29c-2-6-4-8.5-6-9.5-5 2-12 2-17 0'
        f'-2 1-4 4-5 9.5z" fill="{hair}"/>'
    )


def curls(hair: str, skin: str, neck: str, rings: str = "", **face: str) -> str:
    """A round head of curls."""
    earrings = (
        f'<circle cx="19.5" cy="39" r="2.4" fill="{rings}"/>'
        f'<circle cx="44.5" cy="39" r="2.4" fill="{rings}"/>'
        if rings
        else ""
    )
    return (
        f'<g fill="{hair}"><circle cx="32" cy="19" r="15"/><circle cx="19" cy="25" r="10"/>'
        '<circle cx="45" cy="25" r="10"/><circle cx="16" cy="36" r="8"/><circle cx="48" cy="36" r="8"/>'
        '<circle cx="24" cy="13" r="8"/><circle cx="41" cy="13" r="8"/></g>'
        f"{_neck(neck)}{_face(skin, **face)}{earrings}"
    )


def bun(hair: str, skin: str, neck: str, **face: str) -> str:
    """Hair pinned up."""
    return (
        f'<circle cx="32" cy="8" r="7.5" fill="{hair}"/><ellipse cx="32" cy="25" rx="17" ry="16" fill="{hair}"/>'
        f"{_neck(neck)}{_face(skin, **face)}"
        f'<path d="M18.5 28c3-9 8-12 13.5-12s10.5 3 13.5 12c-5-3-9.5-4-13.5-7-4 3-8.5 4-13.5 7z" fill="{hair}"/>'
    )


def whiskers(hair: str, skin: str, neck: str, beard: str = "") -> str:
    """White hair, glasses and a full beard."""
    return (
        f'{_neck(neck)}<ellipse cx="32" cy="28" rx="14" ry="16.5" fill="{skin}"/>'
        f'<path d="M18 27c-2-12 5-19 14-19s16 6 14 19c-1-6-3-9-6-10-6 1-12 1-16-1-4 2-5 6-6 11z" fill="{hair}"/>'
        f'<path d="M19 31c0 14 6 22 13 22s13-8 13-22c-2 5-4 6-7 6-3-1-9-1-12 0-3 0-5-1-7-6z" fill="{beard or hair}"/>'
        '<path d="M27 41q5 4 10 0" fill="none" stroke="#8A3A30" stroke-width="2.2" stroke-linecap="round"/>'
        f'{_glasses()}<circle cx="26" cy="30" r="1.5" fill="{INK}"/><circle cx="38" cy="30" r="1.5" fill="{INK}"/>'
    )


def tails(hair: str, skin: str, neck: str, ribbon: str, **face: str) -> str:
    """A girl with two tails."""
    return (
        f'<g fill="{hair}"><ellipse cx="12" cy="34" rx="6" ry="12"/><ellipse cx="52" cy="34" rx="6" ry="12"/>'
        '<ellipse cx="32" cy="24" rx="16.5" ry="16"/></g>'
        f'<circle cx="15" cy="23" r="4" fill="{ribbon}"/><circle cx="49" cy="23" r="4" fill="{ribbon}"/>'
        f"{_neck(neck)}{_face(skin, **face)}"
        f'<path d="M18.5 28c1-9 6-13 13.5-13s12.5 4 13.5 13c-5-2-10-5-13.5-8-3.5 3-8.5 6-13.5 8z" fill="{hair}"/>'
    )


# The seven neighbours whose heads are like nobody else's, as in the drawn faces.
YUSUF = (
    '<rect x="26.5" y="38" width="11" height="26" fill="#5E3520"/><ellipse cx="32" cy="30" rx="12.5" ry="15" fill="#74432A"/>'
    '<path d="M18.5 27c-2-5-1-12 4-15 4-4 15-4 19 0 5 3 6 10 4 15-2-4-3-6-5-7-6 1-11 1-17 0-2 1-3 3-5 7z" fill="#1C0F0C"/>'
    '<g fill="#1C0F0C"><circle cx="22" cy="14" r="4"/><circle cx="28" cy="11" r="4.5"/><circle cx="36" cy="11" r="4.5"/><circle cx="42" cy="14" r="4"/></g>'
    '<path d="M17 30C15 4 49 4 47 30" fill="none" stroke="#2F6FC4" stroke-width="3.5"/><rect x="13.5" y="26" width="7" height="12" rx="3.5" fill="#1E4F9C"/><rect x="43.5" y="26" width="7" height="12" rx="3.5" fill="#1E4F9C"/>'
    '<circle cx="27" cy="30" r="1.7" fill="#1C0F0C"/><circle cx="37" cy="30" r="1.7" fill="#1C0F0C"/><path d="M27 37q5 5 10 0z" fill="#fff"/>'
)
AYSE = (
    '<path d="M32 8c13 0 18 9 18 20 0 8 0 18 0 28H14c0-10 0-20 0-28C14 17 19 8 32 8z" fill="#6B3A22"/><rect x="27" y="38" width="10" height="26" fill="#E9B694"/>'
    '<ellipse cx="32" cy="30" rx="12" ry="14.5" fill="#F2C4A4"/><path d="M19.5 31c0-9 3-14 8-15 8 1 15 4 17 15 3-15-4-20-12.5-20S16.5 17 19.5 31z" fill="#6B3A22"/>'
    '<circle cx="27" cy="31" r="1.7" fill="#2A1B2E"/><circle cx="37" cy="31" r="1.7" fill="#2A1B2E"/><path d="M27 38q5 4.5 10 0" fill="none" stroke="#A8403A" stroke-width="2.2" stroke-linecap="round"/>'
    '<circle cx="23.5" cy="36" r="2.5" fill="#E58B7B" opacity=".55"/><circle cx="40.5" cy="36" r="2.5" fill="#E58B7B" opacity=".55"/>'
)
RATNA = (
    '<path d="M32 8c14 0 19 9 19 22v26H13V30C13 17 18 8 32 8z" fill="#1B1420"/><rect x="27" y="38" width="10" height="26" fill="#DDA779"/><ellipse cx="32" cy="30" rx="12.5" ry="15" fill="#EBBD90"/>'
    '<path d="M19 29c-2-13 5-18 13-18s15 5 13 18c0-4-1-6-2-7-7 2-15 2-22 0-1 1-2 3-2 7z" fill="#1B1420"/>'
    '<path d="M25 31q2-2.2 4 0M35 31q2-2.2 4 0" fill="none" stroke="#1B1420" stroke-width="2" stroke-linecap="round"/><path d="M27 38q5 4 10 0" fill="none" stroke="#B03A3A" stroke-width="2.2" stroke-linecap="round"/>'
    '<circle cx="23.5" cy="35.5" r="2.5" fill="#E58B7B" opacity=".55"/><circle cx="40.5" cy="35.5" r="2.5" fill="#E58B7B" opacity=".55"/>'
)
AHMED = (
    '<rect x="26.5" y="38" width="11" height="26" fill="#B97A54"/><ellipse cx="32" cy="31" rx="13" ry="15" fill="#CB8E66"/>'
    '<path d="M18 22c0-10 6-14 14-14s14 4 14 14c-9-3-19-3-28 0z" fill="#FFF4DE"/><path d="M18 22c9-3 19-3 28 0v-4c-9-3-19-3-28 0z" fill="#9C1B42"/>'
    '<path d="M24 12l3 3-3 3M32 10l3 3-3 3M40 12l3 3" fill="none" stroke="#D98E1F" stroke-width="1.6"/><path d="M18.5 26v7M45.5 26v7" stroke="#D8D2CC" stroke-width="3" stroke-linecap="round"/>'
    '<path d="M23 26q3-2 6 0M35 26q3-2 6 0" fill="none" stroke="#ECE7E1" stroke-width="2.2" stroke-linecap="round"/><circle cx="27" cy="30" r="1.7" fill="#1C0F0C"/><circle cx="37" cy="30" r="1.7" fill="#1C0F0C"/>'
    '<path d="M23 38c2-4 7-4 9-2 2-2 7-2 9 2-3 1-6 0-9-1-3 1-6 2-9 1z" fill="#ECE7E1"/><path d="M29 41q3 2 6 0" fill="none" stroke="#7A2F2A" stroke-width="1.8" stroke-linecap="round"/>'
)
SAMIRA = (
    '<path d="M32 7c14 0 19 10 19 21 0 12-1 20-4 27-7 5-23 5-30 0-3-7-4-15-4-27C13 17 18 7 32 7z" fill="#D98E1F"/><path d="M17 55c7 5 23 5 30 0l2-8c-8 8-26 8-34 0z" fill="#B8720F"/>'
    '<ellipse cx="32" cy="31" rx="12.5" ry="15" fill="#6B3E28"/><path d="M19.5 30c1-11 7-15 12.5-15s11.5 4 12.5 15c-3-7-7-10-12.5-10s-9.5 3-12.5 10z" fill="#B8720F"/>'
    '<g fill="none" stroke="#FFF4DE" stroke-width="1.6"><rect x="21.5" y="27" width="9" height="7.5" rx="3"/><rect x="33.5" y="27" width="9" height="7.5" rx="3"/><path d="M30.5 30h3"/></g>'
    '<circle cx="26" cy="30.8" r="1.7" fill="#1C0F0C"/><circle cx="38" cy="30.8" r="1.7" fill="#1C0F0C"/><path d="M27 39q5 5 10 0z" fill="#fff"/>'
)
HENK = (
    '<rect x="26.5" y="38" width="11" height="26" fill="#EDBFA3"/><ellipse cx="32" cy="29" rx="13" ry="15.5" fill="#F7D3BC"/>'
    '<path d="M18.5 27c-3-12 3-19 13.5-19 11 0 17 6 13.5 19-1-5-3-8-6-8-5 0-9-1-11-4-2 5-8 5-10 12z" fill="#C2571B"/><path d="M19 31c0 11 6 17 13 17s13-6 13-17c-2 4-3 6-6 5-3-2-11-2-14 0-3 1-4-1-6-5z" fill="#C2571B"/>'
    '<path d="M27.5 40q4.5 3.5 9 0" fill="none" stroke="#FFF4DE" stroke-width="2.2" stroke-linecap="round"/><circle cx="27" cy="29" r="1.7" fill="#2A1B2E"/><circle cx="37" cy="29" r="1.7" fill="#2A1B2E"/>'
    '<g fill="#D98A62"><circle cx="24" cy="33" r=".8"/><circle cx="26.5" cy="34.5" r=".8"/><circle cx="37.5" cy="34.5" r=".8"/><circle cx="40" cy="33" r=".8"/></g>'
)
SHANTI = (
    '<rect x="26.5" y="38" width="11" height="26" fill="#A86B45"/><ellipse cx="32" cy="30" rx="12.5" ry="15" fill="#BC7C54"/>'
    '<path d="M18 30c-4-15 4-22 15-22 10 0 17 8 13 22-1-6-4-10-8-12-7 5-14 3-17 4-2 2-3 4-3 8z" fill="#7B5EA7"/><path d="M21 16c4-5 10-6 16-5" fill="none" stroke="#A98BD0" stroke-width="2" stroke-linecap="round"/>'
    '<circle cx="27" cy="30" r="1.7" fill="#1C0F0C"/><circle cx="37" cy="30" r="1.7" fill="#1C0F0C"/><path d="M26.5 37q5.5 5.5 11 0" fill="none" stroke="#7A2F2A" stroke-width="2.2" stroke-linecap="round"/><circle cx="19.5" cy="37" r="1.8" fill="#FFBA33"/>'
)

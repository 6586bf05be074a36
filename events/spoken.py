"""Languages that people speak at an activity, each by its own name."""

SPOKEN = [
    ("nl", "Nederlands"),
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("rif", "Tarifit"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pl", "Polski"),
    ("uk", "Українська"),
    ("fa", "فارسی"),
    ("so", "Soomaali"),
    ("ti", "ትግርኛ"),
    ("dse", "Nederlandse Gebarentaal"),
]
NAMES = dict(SPOKEN)


def pack(codes: list[str]) -> str:
    """Codes as they are stored: ",nl,tr,", so that one can be found."""
    known = [code for code, _name in SPOKEN if code in codes]
    return f",{','.join(known)}," if known else ""


def unpack(packed: str) -> list[str]:
    """The codes in a stored text."""
    return [code for code in packed.split(",") if code in NAMES]

"""Organisations for tests."""

from partners.models import Kind, Organisation


def organisation(site, name: str = "Taalschool De Brug", **fields) -> Organisation:
    """An organisation that visitors of `site` see, with all that its page can show."""
    return Organisation.objects.create(
        **{
            "site": site, "name": name, "kind": Kind.LANGUAGE, "introduction": "Nederlands leren, ook in de avond.",
            "description": "Je begint wanneer je wilt.\n\nDe eerste les is gratis.", "contact_name": "Bram",
            "phone": "030 123 45 67", "email": "brug@rosa.example", "website": "https://brug.example/lessen",
            "street": "Kanaalstraat 12",
        } | fields
    )  # fmt: skip

"""What search engines read of a centre: schema.org, https://schema.org/LocalBusiness."""

import json

from django.utils.safestring import SafeString, mark_safe

from neighbourhoods.models import NeighbourhoodSettings

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def structured_data(neighbourhood: NeighbourhoodSettings, url: str) -> SafeString:
    """JSON-LD of the centre, safe inside a script element."""
    facts: dict = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "@id": url,
        "url": url,
        "name": neighbourhood.centre_name,
        "telephone": neighbourhood.phone_uri.removeprefix("tel:"),
        "email": neighbourhood.email,
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": DAYS[hours.weekday],
                "opens": f"{hours.opens:%H:%M}",
                "closes": f"{hours.closes:%H:%M}",
            }
            for hours in neighbourhood.opening_hours.all()
        ],
    }
    if neighbourhood.street:
        facts["address"] = {
            "@type": "PostalAddress",
            "streetAddress": neighbourhood.street,
            "postalCode": neighbourhood.postcode,
            "addressLocality": neighbourhood.city,
            "addressCountry": "NL",
        }
    if neighbourhood.latitude is not None and neighbourhood.longitude is not None:
        facts["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(neighbourhood.latitude),
            "longitude": float(neighbourhood.longitude),
        }
    known = {name: value for name, value in facts.items() if value}
    return mark_safe(json.dumps(known, ensure_ascii=False).translate(ESCAPES))  # noqa: S308

"""The twelve drawn faces that people choose from; the drawings are in the sprite of the look."""

from django.utils.translation import gettext_lazy as _

FACES = [
    ("m1", _("woman with a teal headscarf")),
    ("m2", _("man with a grey beard and glasses")),
    ("m3", _("woman with curls")),
    ("m4", _("man with a black beard")),
    ("m5", _("woman with a white bun")),
    ("m6", _("young man with headphones")),
    ("m7", _("woman in a wheelchair")),
    ("m8", _("woman with straight black hair")),
    ("m9", _("older man with a cap and moustache")),
    ("m10", _("young woman with an ochre headscarf and glasses")),
    ("m11", _("man with a red beard")),
    ("m12", _("person with short purple hair")),
]

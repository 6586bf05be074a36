"""Told downstairs, heard upstairs.

`neighbourhood_opened` is sent once when a neighbourhood is made, with `site` and `home` (its Dutch
front page); each room prepares what it needs there (a living room, groups' rights, a first form).
"""

from django.dispatch import Signal

neighbourhood_opened = Signal()

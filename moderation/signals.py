"""Told downstairs, heard upstairs.

`sanction_changed` is sent with `sanction` inside the transaction that imposed or lifted it; the rooms
tell the person's open pages once that is committed.
"""

from django.dispatch import Signal

sanction_changed = Signal()

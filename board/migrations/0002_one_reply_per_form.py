"""A form is one reply in one talk: the author of a notice answers several neighbours from one page."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("board", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="noticereply", name="one_reply_per_form"),
        migrations.AddConstraint(
            model_name="noticereply",
            constraint=models.UniqueConstraint(
                fields=("notice", "neighbour", "writer", "key"), name="one_reply_per_form"
            ),
        ),
    ]

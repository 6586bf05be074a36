"""A change that is not right yet keeps its pictures; a form counts once in each neighbourhood."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("board", "0002_one_reply_per_form"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="noticepicture",
            name="staged_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.RemoveConstraint(model_name="notice", name="one_notice_per_form"),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                fields=("site", "author", "key"), name="one_notice_per_form"
            ),
        ),
    ]

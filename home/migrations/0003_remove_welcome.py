"""Takes away the welcome page and the site that Wagtail's own first migration makes.

Otherwise a new installation would greet visitors of `localhost` with them.
"""

from django.db import migrations


def remove(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    root = Page.objects.filter(depth=1).first()
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page").first()
    if root is None or welcome is None or welcome.numchild:
        return
    Site.objects.filter(root_page_id=welcome.pk).delete()
    welcome.delete()
    root.numchild -= 1
    root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_body_field"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]

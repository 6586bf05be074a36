"""Wagtail comes with groups and a workflow for the whole tree. Ours belong to a neighbourhood each
(home.actions.page_rights); with the others somebody could be given rights everywhere by mistake."""

from django.db import migrations


def retire(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name__in=["Editors", "Moderators"], user__isnull=True).delete()
    apps.get_model("wagtailcore", "WorkflowPage").objects.all().delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").update(active=False)
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").update(active=False)


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0003_remove_welcome'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('people', '0001_user'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
        ('wagtaildocs', '0014_alter_document_file_size'),
    ]

    operations = [migrations.RunPython(retire, migrations.RunPython.noop)]

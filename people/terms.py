"""How long what people/, neighbourhoods/ and the libraries hold of somebody is kept: the ground's part of
the table of terms (people/retention.py)."""

from django.utils.translation import gettext_lazy as _

from people.retention import ACCOUNT, ON_THE_SITE, Term, keeps, not_personal

TWO_YEARS = Term(_("two years, then nobody knows who it was"), "people.tasks.forget_acts")


def register() -> None:
    """Every field of the ground floor and of what it stands on."""
    _account()
    _on_the_way()
    _work()
    _not_personal()


def _account() -> None:
    keeps(
        _("Your name, your e-mail address and how you sign in, so that you can come in."),
        ACCOUNT,
        {
            "people.User": "password username first_name last_name called email",
            "people.User_groups": "user",
            "people.User_user_permissions": "user",
            "account.EmailAddress": "user email",
            "account.EmailConfirmation": "key",
            "mfa.Authenticator": "user data",
            "wagtailcore.APIToken": "user name key_hash prefix",
        },
    )
    keeps(
        _("That you belong to this neighbourhood, and what you tell in the book of faces."),
        ACCOUNT,
        {
            "people.Membership": "user",
            "people.Profile": "avatar about languages offers seeks",
        },
    )
    keeps(
        _("That you are signed in on this device, so that you need not do it each time."),
        Term(_("60 days after your last visit"), "people.tasks.forget_visits"),
        {"sessions.Session": "session_key session_data"},
    )
    keeps(
        _("That you asked to be forgotten, so that it is done."),
        Term(_("a day at most"), "people.tasks.erase_accounts"),
        {"people.Erasure": "user"},
    )
    keeps(
        _("The copy of everything about you, if you asked for it."),
        Term(_("a week"), "people.tasks.forget_exports"),
        {"people.Export": "user file"},
    )
    keeps(
        _(
            "With which welcome card you came in, so that a card works once. Its code is not readable."
        ),
        Term(_("two months after the card was made"), "people.tasks.forget_cards"),
        {"people.WelcomeCard": "person made_by code_hash"},
    )


def _on_the_way() -> None:
    keeps(
        _("Mails to you, until they have left."),
        Term(_("minutes; two weeks when the address does not work"), "people.tasks.send_due_mail"),
        {"people.OutgoingMail": "to reply_to subject body"},
    )
    keeps(
        _(
            "How often something is done from one address, to slow down who misuses it. Not readable."
        ),
        Term(_("two days"), "neighbourhoods.tasks.forget_hits"),
        {"neighbourhoods.Hits": "who"},
    )
    keeps(
        _("What background work tells when it goes wrong, to mend it."),
        Term(_("two weeks"), "people.tasks.forget_results"),
        {"django_tasks_database.DBTaskResult": "args_kwargs return_value traceback"},
    )


def _work() -> None:
    keeps(
        _(
            "Who did what in the admin, so that it can be looked at again. Also what moderators did."
        ),
        TWO_YEARS,
        {
            "wagtailcore.ModelLogEntry": "user label data object_id",
            "wagtailcore.PageLogEntry": "user label data",
            "wagtailcore.Revision": "user",
            "wagtailcore.WorkflowState": "requested_by",
            "wagtailcore.TaskState": "finished_by comment",
            "wagtail_localize.StringTranslation": "last_translated_by",
            "wagtail_localize.SegmentOverride": "last_translated_by",
            "neighbourhoods.Picture": "uploaded_by_user",
            "wagtaildocs.Document": "uploaded_by_user",
            "wagtailimages.Image": "uploaded_by_user",
        },
    )
    keeps(
        _("Half-filled forms in the admin, so that the preview works."),
        Term(_("a day"), "people.tasks.forget_forms"),
        {"wagtailadmin.FormState": "data user", "wagtailadmin.EditingSession": "user"},
    )
    keeps(
        _("Which pages an editor made, locked or remarks on, and how they like the admin."),
        ACCOUNT,
        {
            "wagtailcore.Page": "owner locked_by",
            "wagtailcore.Revision": "content object_str",
            "wagtailcore.UploadedFile": "uploaded_by_user file",
            "wagtail_localize.TranslationSource": "content_json object_repr",
            "wagtailcore.Comment": "user text resolved_by contentpath position",
            "wagtailcore.CommentReply": "user text",
            "wagtailcore.PageSubscription": "user",
            "wagtailusers.UserProfile": "user preferred_language current_time_zone avatar dismissibles",
        },
    )
    keeps(
        _("How to reach the centre, and pictures with who made them."),
        ON_THE_SITE,
        {
            "neighbourhoods.NeighbourhoodSettings": "phone email",
            "neighbourhoods.Picture": "title file description credit",
            "neighbourhoods.Rendition": "file",
        },
    )


def _not_personal() -> None:
    for because, models in {
        "editors write it for everybody": {
            "wagtailcore.Page": "path title draft_title slug url_path seo_title search_description",
            "neighbourhoods.NeighbourhoodSettings": "name centre_name tagline languages street postcode"
            " city wall wall_light main main_light lamp lamp_light rug rug_light",
            "neighbourhoods.NeighbourhoodHost": "hostname",
            "neighbourhoods.OpeningException": "reason",
            "wagtailcore.Site": "hostname site_name",
            "wagtailcore.Collection": "path name",
            "wagtailredirects.Redirect": "old_path redirect_page_route_path redirect_link",
            "wagtaildocs.Document": "title file file_hash",
            "taggit.Tag": "name slug",
            "wagtail_localize.String": "data",
            "wagtail_localize.StringTranslation": "data tool_name field_error",
            "wagtail_localize.SegmentOverride": "data_json field_error",
            "wagtail_localize.StringSegment": "attrs",
            "wagtail_localize.OverridableSegment": "data_json",
            "wagtail_localize.Template": "template template_format",
            "wagtail_localize.TranslationContext": "path field_path",
            "wagtail_localize.TranslationSource": "schema_version",
        },
        "a machine reckons it from what stands elsewhere, and it goes with that": {
            "neighbourhoods.Picture": "file_hash",
            "neighbourhoods.Rendition": "filter_spec focal_point_key",
            "wagtailsearch.IndexEntry": "object_id autocomplete title body title_text body_text",
            "wagtailsearch.SQLiteFTSIndexEntry": "autocomplete title body",
            "wagtailcore.ReferenceIndex": "object_id to_object_id model_path content_path",
        },
        "a code or a name that a machine gives": {
            "people.OutgoingMail": "message_id error",
            "neighbourhoods.Hits": "scope",
            "neighbourhoods.PeriodicRun": "name error",
            "wagtailadmin.EditingSession": "object_id",
            "wagtailadmin.FormState": "object_id parent_object_id",
            "wagtailcore.ModelLogEntry": "action",
            "wagtailcore.PageLogEntry": "action",
            "wagtailcore.Revision": "object_id",
            "wagtailcore.WorkflowState": "object_id",
            "wagtailcore.Locale": "language_code",
            "django_tasks_database.DBTaskResult": "task_path worker_ids queue_name backend_name"
            " exception_class_path",
            "contenttypes.ContentType": "app_label model",
            "auth.Permission": "name codename",
            "recurrence.Param": "param",
        },
        "the manager names it": {
            "auth.Group": "name",
            "wagtailcore.Workflow": "name",
            "wagtailcore.Task": "name",
        },
        "Rosa does not use it: no page stores here": {
            "wagtailforms.FormSubmission": "form_data",
            "wagtailembeds.Embed": "url hash html title author_name provider_name thumbnail_url",
            "wagtailimages.Image": "title file description file_hash",
            "wagtailimages.Rendition": "filter_spec file focal_point_key",
            "wagtailcore.CollectionViewRestriction": "password",
            "wagtailcore.PageViewRestriction": "password",
        },
    }.items():
        for model, fields in models.items():
            not_personal(model, fields, because)

"""The people of this neighbourhood in Wagtail's admin: their step and their roles, nothing else.

Wagtail's own user screens would show every neighbourhood's people with their addresses, and whoever
may change a user may become anybody. So no group has rights there (people/checks.py) and this narrow
screen does what a volunteer who runs a neighbourhood needs.
"""

from typing import ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import EditView
from wagtail.admin.widgets import Button
from wagtail.log_actions import log

from people.access import has_role
from people.actions import give_role, makes_cards, take_role
from people.models import Membership, User
from people.narrow_viewset import HereIndex, NarrowViewSet
from people.roles import Role


class MembershipForm(forms.ModelForm):
    """The step, and for a manager the roles."""

    roles = forms.MultipleChoiceField(
        label=_("roles"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What this person may do for the neighbourhood. Only a manager changes it."),
    )

    class Meta:
        model = Membership
        fields = ["step"]

    def __init__(self, *args, for_user: User | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.for_user = for_user
        self.before = _given(self.instance)
        self.fields["roles"].initial = sorted(self.before)
        if not self._may_give():
            self.fields["roles"].disabled = True

    def clean_roles(self) -> list[str]:
        """A manager may not lock the last door behind themselves."""
        chosen = self.cleaned_data["roles"]
        leaves = self.instance.user == self.for_user and Role.MANAGER in self.before
        if leaves and Role.MANAGER not in chosen and not self.for_user.is_superuser:
            raise forms.ValidationError(
                _("You can't take this role from yourself. Ask another manager.")
            )
        return chosen

    def save(self, commit: bool = True) -> Membership:
        """Write the step, give and take roles, and log each change of roles."""
        member = super().save(commit)
        if self._may_give():
            chosen = set(self.cleaned_data["roles"])
            for role in Role:
                if role.value in chosen - self.before:
                    give_role(member.user, member.site, role)
                    self._log("people.give_role", role)
                elif role.value in self.before - chosen:
                    take_role(member.user, member.site, role)
                    self._log("people.take_role", role)
        return member

    def _may_give(self) -> bool:
        return bool(self.for_user) and has_role(self.for_user, self.instance.site, Role.MANAGER)

    def _log(self, action: str, role: Role) -> None:
        log(self.instance, action, user=self.for_user, data={"role": role.value})


def _given(member: Membership) -> set[str]:
    """The roles that were given; somebody with all rights was not given any by that."""
    groups = member.user.groups.filter(role_group__site=member.site)
    return set(groups.values_list("role_group__role", flat=True))


class MembersFilters(WagtailFilterSet):
    """By step."""

    class Meta:
        model = Membership
        fields = ["step"]


class MembersIndex(HereIndex):
    """The members of this neighbourhood, newest first. No addresses."""

    def get_base_queryset(self) -> QuerySet:
        """With their roles."""
        here = super().get_base_queryset().select_related("user", "site")
        return here.prefetch_related("user__groups__role_group")


class MemberEdit(EditView):
    """One member."""

    def get_object(self, queryset: QuerySet | None = None) -> Membership:
        """As if another neighbourhood's member did not exist, also for who works in both."""
        found = super().get_object(queryset) if queryset is not None else super().get_object()
        if found.site_id != self.request.site.pk:
            raise Http404
        return found

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Who lost their card gets a new one at the desk; a manager can erase the account."""
        buttons = super().header_more_buttons
        if makes_cards(self.request.user, self.request.site):
            url = reverse("people_new_card", args=[self.object.pk])
            buttons.append(Button(_("New welcome card"), url=url, icon_name="key", priority=20))
        if has_role(self.request.user, self.request.site, Role.MANAGER):
            url = reverse("people_erase_at_the_desk", args=[self.object.pk])
            buttons.append(Button(_("Erase this account"), url=url, icon_name="bin", priority=30))
        return buttons

    def get_form_kwargs(self) -> dict:
        """Tell the form who is asking."""
        return super().get_form_kwargs() | {"for_user": self.request.user}


def role_names(member: Membership) -> str:
    """The roles of a member here, in words."""
    here = [
        group.role_group.role
        for group in member.user.groups.all()
        if hasattr(group, "role_group") and group.role_group.site_id == member.site_id
    ]
    return ", ".join(str(role.label) for role in Role if role.value in here)


class MembersViewSet(NarrowViewSet):
    """Members: who they are called, their step, their roles. People join by themselves and are not erased here."""

    model = Membership
    doors: ClassVar = {"index", "edit", "history"}
    name = "people_members"
    url_prefix = "mensen"
    icon = "group"
    menu_label = _("People")
    menu_name = "members"
    menu_order = 160
    add_to_admin_menu = True
    index_view_class = MembersIndex
    edit_view_class = MemberEdit
    filterset_class = MembersFilters
    search_fields = ["user__called"]
    ordering = ["-joined", "-pk"]
    list_display = [
        "__str__",
        "step",
        Column("roles", label=_("Roles"), accessor=role_names),
        DateColumn("joined", label=_("Joined")),
    ]

    def get_form_class(self, for_update: bool = False):
        """One form; people are never added here."""
        return MembershipForm

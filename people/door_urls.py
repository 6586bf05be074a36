"""The one door. Names are allauth's, addresses are ours; without namespace, as allauth wants."""

from django.urls import path

from neighbourhoods.caching import private_page
from people.views import door


def page(address: str, view, name: str):
    """A private page at this address."""
    return path(address, private_page(view.as_view()), name=name)


urlpatterns = [
    page("inloggen/", door.SignIn, "account_login"),
    page("inloggen/code/", door.AskCode, "account_request_login_code"),
    page("inloggen/code/invullen/", door.GiveCode, "account_confirm_login_code"),
    page("inloggen/gesloten/", door.Closed, "account_inactive"),
    page("uitloggen/", door.SignOut, "account_logout"),
    page("aanmelden/", door.SignUp, "account_signup"),
    page("aanmelden/code/", door.ConfirmAddress, "account_email_verification_sent"),
    page("mijn/e-mail/", door.ChangeAddress, "account_email"),
    page("mijn/wachtwoord/", door.ChangePassword, "account_change_password"),
    page("mijn/wachtwoord/kiezen/", door.SetPassword, "account_set_password"),
    path("_util/login/", door.to_the_door, name="wagtailcore_login"),
    path("login/", door.to_the_door),
    path("accounts/login/", door.to_the_door),
]

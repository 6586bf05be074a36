"""The bar: the one small answer that differs per person."""


def test_a_visitor_gets_no_name_no_token_and_no_cookie(site, client):
    answer = client.get("/mijn/balk/")
    assert answer.json() == {
        "signed_in": False, "name": "", "avatar": "", "csrf": "", "unread": 0, "links": [],
    }  # fmt: skip
    assert not answer.cookies
    assert answer["Cache-Control"] == "private, no-store"


def test_a_resident_gets_a_name_a_face_a_token_and_a_way_out(client, resident, site):
    profile = resident.memberships.get(site=site).profile
    profile.avatar = "m4"
    profile.save()
    client.force_login(resident)
    answer = client.get("/mijn/balk/").json()
    assert (answer["signed_in"], answer["name"], answer["avatar"]) == (True, "Bewoner", "m4")
    assert len(answer["csrf"]) == 64
    addresses = [link["url"] for link in answer["links"]]
    assert addresses[0] == "/mijn/"
    assert addresses[-1] == "/uitloggen/"
    assert "/beheer/" not in addresses


def test_the_token_of_the_bar_opens_a_form(site, resident, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(resident)
    token = strict.get("/mijn/balk/").json()["csrf"]
    assert strict.post("/uitloggen/", headers={"x-csrftoken": "wrong" * 12}).status_code == 403
    assert strict.post("/uitloggen/", headers={"x-csrftoken": token}).status_code == 302


def test_links_are_in_the_language_of_the_page_and_editors_find_the_admin(client, editor):
    client.force_login(editor)
    addresses = [link["url"] for link in client.get("/tr/mijn/balk/").json()["links"]]
    assert "/tr/mijn/" in addresses
    assert "/beheer/" in addresses


def test_somebody_of_elsewhere_is_signed_in_without_a_face(client, outsider):
    client.force_login(outsider)
    answer = client.get("/mijn/balk/").json()
    assert (answer["signed_in"], answer["avatar"]) == (True, "")


def test_without_script_an_own_page_says_who_one_is_and_a_public_page_cannot(client, resident):
    client.force_login(resident)
    own, public = (client.get(path).content.decode() for path in ("/mijn/", "/"))
    assert '<span class="top__name" dir="auto">Bewoner</span>' in own
    assert "Bewoner" not in public
    assert "/inloggen/" in public

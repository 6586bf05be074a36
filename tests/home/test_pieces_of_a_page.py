"""The tags and components that every page is made of."""

from datetime import time
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.translation import override

from home.models import ContentPage
from home.templatetags.components import FACES, face_key, street_name
from neighbourhoods.models import NeighbourhoodSettings


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


def words(template: str, **context) -> str:
    return Template(template).render(Context(context))


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("m3", "m3"),
        ("", "m0"),
        ("m99", "m0"),
        ("<script>", "m0"),
        (SimpleNamespace(avatar="m7"), "m7"),
        (SimpleNamespace(profile=SimpleNamespace(avatar="m2")), "m2"),
        (None, "m0"),
    ],
)
def test_everybody_has_a_face(who, key):
    assert face_key(who) == key


def test_a_face_is_silent_beside_its_name_and_speaks_alone():
    assert 'aria-hidden="true"' in words('{% face "m1" %}')
    assert 'role="img" aria-label="Fatma &amp; co"' in words(
        '{% face "m1" "l" name %}', name="Fatma & co"
    )


def test_the_sprite_holds_every_face(settings):
    sprite = (settings.BASE_DIR / "static/img/faces.svg").read_text()
    for key in (*FACES, "m0"):
        assert f'id="{key}"' in sprite


def test_an_address_keeps_the_language():
    assert words('{% address "mijn/" %}|{% address %}') == "/mijn/|/"
    with override("tr"):
        assert words('{% address "mijn/" %}|{% address %}') == "/tr/mijn/|/tr/"


@pytest.mark.parametrize(
    ("street", "name"),
    [
        ("Kanaalstraat 123", "Kanaalstraat"),
        ("Laan van Nieuw-Guinea 4 bis", "Laan van Nieuw-Guinea 4 bis"),
        ("", ""),
    ],
)
def test_a_street_is_written_without_its_number(street, name):
    assert street_name(street) == name


@pytest.mark.parametrize(
    ("path", "section"),
    [("/", "home"), ("/agenda/soep/", "events"), ("/prikbord/", "board"), ("/over-ons/", "")],
)
def test_a_page_knows_its_room(rf, path, section):
    assert words("{% section %}", request=rf.get(path)) == section


def test_a_page_in_another_language_knows_its_room(rf):
    with override("ar"):
        assert words("{% section %}", request=rf.get("/ar/huiskamer/")) == "chat"
        assert words("{% section %}", request=rf.get("/ar/")) == "home"


def week(site, *hours):
    found = NeighbourhoodSettings.for_site(site)
    for day, opens, closes in hours:
        found.opening_hours.add(
            found.opening_hours.model(weekday=day, opens=time(opens), closes=time(closes))
        )
    found.save()
    return found


def test_days_with_the_same_hours_stand_together(site):
    found = week(site, *[(day, 9, 21) for day in range(5)], (5, 10, 17))
    html = words(
        "{% opening_week as rows %}{% for r in rows %}{{ r.days }}: {{ r.hours }};{% endfor %}",
        neighbourhood=found,
    )
    assert html == "Maandag t/m vrijdag: 9.00 – 21.00;Zaterdag: 10.00 – 17.00;Zondag: gesloten;"


def test_a_day_may_have_two_stretches(site):
    found = week(site, (0, 9, 12), (0, 13, 17))
    html = words("{% opening_week as rows %}{{ rows.0.hours }}", neighbourhood=found)
    assert html == "9.00 – 12.00, 13.00 – 17.00"


def test_unknown_hours_are_not_called_closed(site):
    assert (
        words(
            "{% opening_week as rows %}{{ rows|length }}",
            neighbourhood=NeighbourhoodSettings.for_site(site),
        )
        == "0"
    )


def test_the_language_menu_leads_to_the_same_page_or_the_nearest_one_above(site, client):
    home = site.root_page
    home.add_child(
        instance=ContentPage(title="Alleen Nederlands", slug="alleen", locale=home.locale)
    )
    html = client.get("/alleen/").content.decode()
    assert '<a class="menu__link" href="/alleen/" lang="nl"' in html
    assert '<a class="menu__link" href="/tr/" lang="tr"' in html
    assert 'hreflang="tr" href=' not in html  # no claim that a translation exists
    html = client.get("/tr/").content.decode()
    assert '<link rel="alternate" hreflang="ar"' in html


def test_the_language_menu_keeps_what_was_looked_for(site, client):
    html = client.get("/zoeken/?zoek=soep&x=%22%3E").content.decode()
    assert 'href="/tr/zoeken/?zoek=soep&amp;x=%22%3E" lang="tr"' in html
    assert 'hreflang="tr" href="http://testserver/tr/zoeken/"' in html


def test_the_dutch_name_of_the_centre_is_marked_on_other_pages(site, client):
    assert '<span dir="auto" lang="nl">Huiskamer Lombok' in client.get("/ar/").content.decode()
    assert '<span dir="auto">Huiskamer Lombok' in client.get("/").content.decode()


def test_a_language_is_called_by_its_own_name_and_marked(site, client):
    html = client.get("/").content.decode()
    assert 'lang="ar" dir="rtl" hreflang="ar"' in html
    assert "العربية" in html
    assert "Türkçe" in html


def test_small_pages_stand_in_the_footer_of_their_language(site, client):
    home = site.root_page
    home.add_child(instance=ContentPage(title="Huisregels", locale=home.locale))
    home.add_child(instance=ContentPage(title="Verborgen", live=False, locale=home.locale))
    html = client.get("/").content.decode()
    assert ">Huisregels</a>" in html
    assert "Verborgen" not in html
    assert "Huisregels" not in client.get("/tr/").content.decode()


class Choice(forms.Form):
    name = forms.CharField(label="Name", help_text="As people say it")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Agree")


def test_a_field_has_its_label_its_help_and_its_error_tied_to_it():
    html = render_to_string("components/form.html", {"form": Choice({})})
    assert '<label class="field__label" for="id_name">Name</label>' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<legend class="field__label">Kind</legend>' in html
    assert 'class="form-summary" tabindex="-1"' in html
    assert '<a href="#id_name">Name:' in html


def test_the_links_of_the_summary_lead_to_a_field_that_exists():
    html = render_to_string("components/form.html", {"form": Choice({})})
    for target in ("id_name", "id_agree"):
        assert f'href="#{target}"' in html
        assert f'id="{target}"' in html
    assert 'href="#id_kind' in html
    assert 'id="id_kind' in html


def test_pagination_keeps_the_filters():
    page = Paginator(range(30), 10).page(2)
    html = render_to_string(
        "components/pagination.html", {"page_obj": page, "query": "soort=gratis"}
    )
    assert 'href="?soort=gratis&amp;pagina=1"' in html
    assert 'href="?soort=gratis&amp;pagina=3"' in html
    alone = Paginator(range(3), 10).page(1)
    assert "<nav" not in render_to_string("components/pagination.html", {"page_obj": alone})


@pytest.mark.parametrize("language", ["nl", "en", "tr", "ar"])
def test_the_clock_is_written_as_the_language_does(language):
    with override(language):
        expected = "9:00" if language in {"en", "ar"} else "9.00"
        assert words("{{ t|clock }}", t=time(9)) == expected


def test_the_style_page_is_for_editors(site, client, editor, resident):
    assert client.get("/stijl/").status_code == 302
    client.force_login(resident)
    assert client.get("/stijl/").status_code == 403
    client.force_login(editor)
    answer = client.get("/stijl/")
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert "form-summary" in answer.content.decode()


def test_the_style_page_shows_every_component_and_every_theme(
    site, other_site, client, editor, settings
):
    client.force_login(editor)
    answer = client.get("/stijl/")
    shown = {template.name for template in answer.templates}
    folder = settings.BASE_DIR / "templates/components"
    missing = {f"components/{path.name}" for path in folder.glob("*.html")} - shown
    assert not missing
    html = answer.content.decode()
    assert 'href="http://overvecht.localhost/stijl/"' in html
    assert 'dir="rtl"' in html
    assert html.count("<h1") == 1

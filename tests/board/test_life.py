"""The life of a notice: every legal jump works and is logged, every other is refused in words."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from board.kinds import HANGING, JUMPS, Kind, State
from board.models import Notice
from board.models.life import IllegalJump
from tests.board.factories import form_data, notice, picture

VERBS = {
    "submit": (lambda n, by, now: n.submit(by, now, needs_approval=False), {State.DRAFT}, State.OPEN),
    "submit_new": (lambda n, by, now: n.submit(by, now, needs_approval=True), {State.DRAFT}, State.WAITING),
    "approve": (lambda n, by, now: n.approve(by, now), {State.WAITING}, State.OPEN),
    "send_back": (lambda n, by, now: n.send_back(by, now), {State.WAITING}, State.DRAFT),
    "ask_again": (lambda n, by, now: n.ask_again(by, now), set(HANGING), State.WAITING),
    "reserve": (lambda n, by, now: n.reserve(by, now), {State.OPEN}, State.RESERVED),
    "release": (lambda n, by, now: n.release(by, now), {State.RESERVED}, State.OPEN),
    "succeed": (lambda n, by, now: n.close(by, now, succeeded=True), set(HANGING), State.SUCCEEDED),
    "fail": (lambda n, by, now: n.close(by, now, succeeded=False), set(HANGING), State.FAILED),
    "withdraw": (lambda n, by, now: n.withdraw(by, now), set(State) - {State.WITHDRAWN}, State.WITHDRAWN),
    "expire": (lambda n, by, now: n.expire(now), set(HANGING), State.EXPIRED),
}  # fmt: skip
WHILE_HIDDEN = {"withdraw", "expire"}


@hypothesis_settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(verbs=st.lists(st.sampled_from([*VERBS, "hide", "restore", "renew"]), max_size=12))
def test_any_history_keeps_to_the_drawing(site, resident, verbs):
    now = timezone.now()
    mine = notice(resident, site, state=State.DRAFT)
    for verb in verbs:
        before, logged = mine.state, ModelLogEntry.objects.for_instance(mine).count()
        if verb in {"hide", "restore"}:
            mine.hide(resident, "unkind", now) if verb == "hide" else mine.restore(resident, now)
        elif verb == "renew":
            if mine.why_not_renew(now):
                with pytest.raises(IllegalJump):
                    mine.renew(resident, now)
                continue
            mine.renew(resident, now)
        else:
            do, legal_from, to = VERBS[verb]
            legal = before in legal_from and (verb in WHILE_HIDDEN or not mine.is_hidden)
            if not legal:
                with pytest.raises(IllegalJump) as refused:
                    do(mine, resident, now)
                assert refused.value.messages[0].endswith(".")
                assert Notice.objects.get(pk=mine.pk).state == before
                continue
            do(mine, resident, now)
            assert to in JUMPS[State(before)]
            assert mine.state == to
        stored = Notice.objects.get(pk=mine.pk)
        assert stored.state == mine.state
        assert stored.is_hidden == bool(stored.hidden_reason)
        assert ModelLogEntry.objects.for_instance(mine).count() == logged + 1
        if stored.state in HANGING:
            assert stored.expires_at > now
        public = Notice.objects.of(site).public(now).filter(pk=mine.pk).exists()
        shown = stored.state in {*HANGING, State.SUCCEEDED} and not stored.is_hidden
        assert public == shown


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_hangs_its_own_term(site, resident, kind):
    now = timezone.now()
    mine = notice(resident, site, state=State.DRAFT, kind=kind)
    mine.submit(resident, now, needs_approval=False)
    assert mine.expires_at == now + timedelta(days=kind.days)


@pytest.mark.parametrize("state", [State.DRAFT, State.WAITING, State.OPEN, State.RESERVED])
@pytest.mark.parametrize(
    "who", ["neighbour", "moderator", "outsider", "outsider at home", "nobody"]
)
def test_somebody_else_cannot_act(
    request, client, other_client, site, other_site, resident, who, state
):
    mine = notice(resident, site, state=state, text="Van mij")
    mine.refresh_from_db()
    before = Notice.objects.values().get()
    visitor = other_client if who == "outsider at home" else client
    if who != "nobody":
        visitor.force_login(request.getfixturevalue(who.split()[0]))
    doings = {
        "bewerken": form_data(title="Van een ander"),
        "afronden": {"succeeded": "yes"},
        **{verb: {} for verb in ("reserveren", "vrijgeven", "verlengen", "weghalen")},
    }
    for verb, data in doings.items():
        answer = visitor.post(f"/prikbord/{mine.number}/{verb}/", data)
        refused = {302, 403} if who == "nobody" else {404}
        assert answer.status_code in refused, verb
        assert "Van mij" not in answer.content.decode()
    assert Notice.objects.values().get() == before


def test_the_author_reserves_frees_and_closes(client, site, resident):
    mine = notice(resident, site)
    client.force_login(resident)
    for verb, state in (("reserveren", State.RESERVED), ("vrijgeven", State.OPEN)):
        page = client.post(f"/prikbord/{mine.number}/{verb}/", follow=True)
        mine.refresh_from_db()
        assert mine.state == state
        assert page.status_code == 200
    page = client.post(f"/prikbord/{mine.number}/afronden/", {}, follow=True).content.decode()
    assert "Kies ja of nee." in page
    data = {"succeeded": "yes", "thanks": "Dank je Samira!"}
    client.post(f"/prikbord/{mine.number}/afronden/", data)
    mine.refresh_from_db()
    assert (mine.state, mine.thanks) == (State.SUCCEEDED, "Dank je Samira!")
    client.logout()
    assert "Dank je Samira!" in client.get(f"/prikbord/{mine.number}/").content.decode()
    assert mine.title not in client.get("/prikbord/").content.decode()
    assert mine.title in client.get("/prikbord/?alles=1").content.decode()


def test_an_act_that_came_too_late_says_so(client, site, resident):
    mine = notice(resident, site, state=State.SUCCEEDED)
    client.force_login(resident)
    page = client.post(f"/prikbord/{mine.number}/reserveren/", follow=True).content.decode()
    assert "Dat kan nu niet: dit briefje is gelukt." in page


def test_taken_down_is_gone_at_once(client, site, resident):
    mine = notice(resident, site, text="Geheim van de stoel")
    stored = picture(mine)
    client.force_login(resident)
    page = client.post(f"/prikbord/{mine.number}/weghalen/", follow=True).content.decode()
    assert "Weggehaald." in page
    mine.refresh_from_db()
    assert (mine.state, mine.title, mine.text, mine.folded) == (State.WITHDRAWN, "", "", "")
    assert not mine.pictures.exists()
    assert client.get(stored.small_url).status_code == 404
    client.logout()
    answer = client.get(f"/prikbord/{mine.number}/")
    assert answer.status_code == 410
    assert "hangt hier niet meer" in answer.content.decode()


@pytest.mark.parametrize("state", [State.SUCCEEDED, State.FAILED, State.EXPIRED])
def test_what_is_over_can_still_be_taken_down(client, site, resident, state):
    mine = notice(resident, site, state=state, text="Mijn verhaal", thanks="Dank je Samira!")
    stored = picture(mine)
    client.force_login(resident)
    assert "Ja, haal het weg" in client.get(mine.own_url).content.decode()
    page = client.post(f"/prikbord/{mine.number}/weghalen/", follow=True).content.decode()
    assert "Weggehaald." in page
    mine.refresh_from_db()
    assert (mine.state, mine.text, mine.thanks) == (State.WITHDRAWN, "", "")
    assert client.get(stored.small_url).status_code == 404
    client.logout()
    assert client.get(f"/prikbord/{mine.number}/").status_code == 410

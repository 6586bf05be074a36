"""Fetching a partner's calendar: from where it should be, and never from where we may not look."""

import gzip
import ssl
import zlib
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from events.ical_in.fetch import fetch
from events.ical_in.reach import PUBLIC, Reach, is_public
from events.ical_in.refusals import REASONS, Refused
from events.ical_in.source import Unreadable
from tests.events.far_server import CALENDAR, NEAR, answer, drip, far_server, pour

NEVER = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",  # noqa: S104
    "169.254.169.254", "100.64.0.1", "198.18.0.1", "198.19.255.255", "192.0.2.1", "198.51.100.1",
    "203.0.113.1", "192.0.0.8", "192.88.99.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1",
    "64:ff9b:1::1", "2002:7f00:1::1", "2002:c0a8:101::1", "2001::1", "2001:0:4136:e378::1",
    "2001:db8::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%1",
    "fec0::1", "ff02::1", "100::1", "2606:4700::1%eth0",
]  # fmt: skip
ALWAYS = [
    "8.8.8.8", "145.97.39.155", "2a00:1450:400e::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
    "2002:808:808::1",
]  # fmt: skip


@pytest.fixture
def server():
    """A partner's server that we may connect to."""
    with far_server() as running:
        yield running


def refused(address: str, reach: Reach = NEAR, seconds: float = 10) -> str:
    """Why an address is refused; the words are there too."""
    with pytest.raises(Unreadable) as error:
        fetch(address, reach=reach, seconds=seconds)
    assert isinstance(error.value, Refused)
    assert str(error.value.reason) == str(REASONS[error.value.key])
    return error.value.key


def test_a_calendar_comes_with_what_is_needed_to_ask_again(server):
    server.answers["/a.ics?key=%C3%A9"] = answer(ETag='"1"', Last_Modified="Sat, 01 Aug 2026")
    found = fetch(server.url("/a.ics?key=é"), reach=NEAR)
    assert (found.body, found.etag, found.last_modified) == (CALENDAR, '"1"', "Sat, 01 Aug 2026")
    head = server.asked[0]
    assert f"Host: 127.0.0.1:{server.port}" in head
    assert "User-Agent: Rosa" in head
    assert not any(name in head for name in ("Cookie", "If-None-Match", "Authorization"))


def test_what_did_not_change_is_not_sent_again(server):
    server.answers["/a.ics"] = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
    found = fetch(server.url("/a.ics"), '"1"', "Sat, 01 Aug 2026", reach=NEAR)
    assert (found.body, found.etag) == (None, '"1"')
    assert 'If-None-Match: "1"' in server.asked[0]
    assert "If-Modified-Since: Sat, 01 Aug 2026" in server.asked[0]
    assert refused(server.url("/a.ics")) == "unusual"  # nobody asked for that


def test_a_validator_can_not_bring_headers_along(server):
    server.answers["/a.ics"] = answer(ETag='"é"')
    found = fetch(server.url("/a.ics"), '"1"\r\nX-Evil: 1', "é", reach=NEAR)
    assert found.etag == ""
    assert "X-Evil" not in server.asked[0]


@pytest.mark.parametrize("address", NEVER)
def test_an_address_inside_is_never_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ALWAYS)
def test_an_address_outside_is_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "LOCALHOST.", "2130706433", "0x7f000001", "0x7f.1", "017700000001",
        "0177.0.0.1", "127.1", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "①②⑦.⓪.⓪.①",
    ],
)  # fmt: skip
def test_no_way_of_writing_leads_to_this_machine(server, host):
    anywhere = Reach(ports=None)
    assert refused(server.url(host=host), anywhere) in ("forbidden", "unknown_host")
    assert refused(server.url(scheme="webcal", host=host), anywhere) in (
        "forbidden",
        "unknown_host",
    )
    assert server.asked == []


@pytest.mark.parametrize("port", [22, 25, 5432, 6379, 8000, 8443, 0])
def test_only_the_ports_of_the_web_are_asked(port):
    outside = Reach(resolve=lambda host, port: pytest.fail("was looked up"))
    assert refused(f"http://example.org:{port}/", outside) == "forbidden"
    assert PUBLIC.ports == {80, 443}


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "scheme"),
        ("kalender", "scheme"),
        ("ftp://example.org/a.ics", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("http+unix://%2Frun%2Fdocker.sock/", "scheme"),
        ("gopher://example.org/", "scheme"),
        ("http://", "address"),
        ("http:///a.ics", "address"),
        ("http://[::1/", "address"),
        ("http://example.org:port/", "address"),
        ("http://example.org:99999/", "address"),
        ("http://exa mple.org/", "address"),
        ("http://example.org/\r\nX-Evil: 1", "address"),
        ("http://example.org\\@127.0.0.1/", "address"),
        ("http://%2Frun%2Fdocker.sock/", "address"),
        ("http://" + "a" * 70 + ".org/", "address"),
        ("http://example.org/" + "a" * 3000, "address"),
        ("http://piet:geheim@example.org/", "credentials"),
        ("webcal://piet@example.org/", "credentials"),
    ],
)
def test_what_is_no_address_is_refused_in_words(address, why):
    assert refused(address) == why


def test_a_redirect_is_followed_to_the_calendar(server):
    server.answers["/old"] = answer(b"", "301 Moved", Location="/new?x=1", Set_Cookie="a=b")
    server.answers["/new?x=1"] = answer(b"", "302 Found", Location=server.url("/a.ics"))
    server.answers["/a.ics"] = answer()
    found = fetch(server.url("/old"), reach=NEAR)
    assert (found.body, found.address) == (CALENDAR, server.url("/a.ics"))
    assert not any("Cookie" in head for head in server.asked)


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://127.0.0.2:{port}/", "forbidden"),
        ("//127.0.0.2:{port}/", "forbidden"),
        ("http://[::1]:{port}/", "forbidden"),
        ("http://[::ffff:127.0.0.2]:{port}/", "forbidden"),
        ("http://2130706434:{port}/", "forbidden"),
        ("http://169.254.169.254/latest/meta-data", "forbidden"),
        ("webcal://127.0.0.2:{port}/", "forbidden"),
        ("file:///etc/passwd", "scheme"),
        ("http://piet:geheim@127.0.0.1:{port}/", "credentials"),
    ],
)
def test_a_redirect_does_not_lead_inside(server, target, why):
    with far_server("127.0.0.2") as inside:
        inside.answers["/"] = answer()
        server.answers["/"] = answer(b"", "302 Found", Location=target.format(port=inside.port))
        assert refused(server.url()) == why
        assert inside.asked == []


def test_going_round_and_round_ends(server):
    server.answers["/a"] = answer(b"", "302 Found", Location="/b")
    server.answers["/b"] = answer(b"", "302 Found", Location="/a")
    assert refused(server.url("/a")) == "redirects"
    assert len(server.asked) == 6


def test_a_name_that_leads_inside_is_refused(server):
    inside = Reach(ports=None, resolve=lambda host, port: ["8.8.8.8", "10.0.0.7"])
    assert refused(server.url(host="kalender.example"), inside) == "forbidden"


def test_a_name_is_looked_up_once_and_that_address_is_connected_to(server):
    looked_up = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["127.0.0.2"]

    server.answers["/"] = answer(b"", "302 Found", Location="/again")
    rebinding = Reach(NEAR.allows, resolve, ports=None)
    assert refused(server.url(host="kalender.example"), rebinding) == "forbidden"
    assert looked_up == ["kalender.example"] * 2
    assert len(server.asked) == 1
    assert f"Host: kalender.example:{server.port}" in server.asked[0]


def test_a_name_that_does_not_exist_is_refused():
    def resolve(host: str, port: int) -> list[str]:
        raise OSError

    assert refused("http://kalender.example/", Reach(resolve=resolve)) == "unknown_host"


def test_a_look_up_that_never_ends_is_left_alone(server):
    slow = Reach(resolve=lambda host, port: server.closing.wait() or [])
    assert refused("http://kalender.example/", slow, seconds=0.2) == "too_slow_server"


def test_a_server_that_is_not_there_is_said_to_be_silent():
    with far_server() as gone:
        pass
    assert refused(gone.url()) == "no_answer"
    assert refused(gone.url(scheme="webcal")) == "no_answer"


@pytest.mark.parametrize(
    "start",
    [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\nBEGIN:VCALENDAR\r\n"],
)
def test_a_server_that_drips_is_left_when_the_time_is_up(server, start):
    server.answers["/"] = drip(start)
    assert refused(server.url(), seconds=0.5) == "too_slow_server"


def test_a_server_that_says_nothing_at_all_is_left(server):
    server.answers["/"] = lambda connection, server: server.closing.wait()
    assert refused(server.url(), seconds=0.3) == "too_slow_server"


def test_a_packed_calendar_is_unpacked(server):
    twice = gzip.compress(CALENDAR) + gzip.compress(b"X")
    server.answers["/"] = answer(twice, Content_Encoding="gzip")
    assert fetch(server.url(), reach=NEAR).body == CALENDAR + b"X"


def test_a_bomb_is_left_after_five_megabytes(server):
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b"\0" * 10**6) for _ in range(500)) + packer.flush()
    server.answers["/"] = answer(bomb, Content_Encoding="gzip")
    assert refused(server.url()) == "too_large"


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip", "x"])
def test_an_unknown_packing_is_refused(server, encoding):
    server.answers["/"] = answer(Content_Encoding=encoding)
    assert refused(server.url()) == "encoding"


def test_a_body_without_end_is_left_after_five_megabytes(server):
    server.answers["/"] = pour(b"HTTP/1.1 200 OK\r\n\r\n", CALENDAR * 1000)
    assert refused(server.url()) == "too_large"
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    server.answers["/"] = pour(head, chunk)
    assert refused(server.url()) == "too_large"
    server.answers["/"] = answer(Content_Length="6000000")
    assert refused(server.url()) == "too_large"


@pytest.mark.parametrize(
    "said",
    [
        answer(Content_Length="9999"),
        answer(gzip.compress(CALENDAR * 100)[:-20], Content_Encoding="gzip"),
    ],
)
def test_half_a_calendar_is_not_taken(server, said):
    server.answers["/"] = said
    assert refused(server.url()) == "cut_off"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xff\xfe hello\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc",
        answer(b"no gzip at all", Content_Encoding="gzip"),
    ],
)
def test_an_answer_that_is_no_http_is_refused(server, said):
    server.answers["/"] = said
    assert refused(server.url()) == "garbled"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (answer(b"", "401 Unauthorized"), "sign_in"),
        (answer(b"", "403 Forbidden"), "sign_in"),
        (answer(b"", "404 Not Found"), "gone"),
        (answer(b"", "410 Gone"), "gone"),
        (answer(b"", "429 Slow down"), "their_trouble"),
        (answer(b"", "500 Oops"), "their_trouble"),
        (answer(b"", "204 Nothing"), "unusual"),
        (answer(b"", "302 Found"), "unusual"),
        (answer(b" <!doctype html><form>Log in", Content_Type="text/html"), "web_page"),
        (answer(b"\xef\xbb\xbf<html>", Content_Type="text/calendar"), "web_page"),
    ],
)
def test_a_server_without_a_calendar_is_said_in_words(server, said, why):
    server.answers["/"] = said
    assert refused(server.url()) == why


@pytest.fixture
def certificate(tmp_path):
    """A certificate for kalender.example, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kalender.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("kalender.example")]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "certificate.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture
def tls_server(certificate):
    """A server that speaks TLS under the name kalender.example."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    with far_server(tls=context) as running:
        running.answers["/"] = answer()
        yield running


def test_a_certificate_must_be_known_and_fit_the_name(tls_server, certificate, monkeypatch):
    named = Reach(NEAR.allows, lambda host, port: ["127.0.0.1"], ports=None)
    right = tls_server.url(scheme="https", host="kalender.example")
    wrong = tls_server.url(scheme="https", host="agenda.example")
    assert refused(right, named) == "no_tls"  # nobody we know signed it
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch(right, reach=named).body == CALENDAR
    assert refused(wrong, named) == "no_tls"


def test_a_dripping_server_with_tls_is_left_too(tls_server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    named = Reach(NEAR.allows, lambda host, port: ["127.0.0.1"], ports=None)
    tls_server.answers["/"] = drip(b"HTTP/1.1 200 OK\r\n\r\n")
    address = tls_server.url(scheme="https", host="kalender.example")
    assert refused(address, named, seconds=0.5) == "too_slow_server"


def test_webcal_is_asked_with_tls_and_without_when_it_must(
    server, tls_server, certificate, monkeypatch
):
    server.answers["/"] = answer()
    assert fetch(server.url(scheme="webcal"), reach=NEAR).address == server.url()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    named = Reach(NEAR.allows, lambda host, port: ["127.0.0.1"], ports=None)
    found = fetch(tls_server.url(scheme="WEBCAL", host="kalender.example"), reach=named)
    assert found.address == tls_server.url(scheme="https", host="kalender.example")


def test_proxies_of_the_environment_are_not_asked(server, monkeypatch):
    with far_server() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        server.answers["/"] = answer()
        assert fetch(server.url(), reach=NEAR).body == CALENDAR
        assert proxy.asked == []

"""Which addresses a page is fetched from, and that no connection is tried to any other."""

from __future__ import annotations

import httpcore
import httpx
import pytest

from rashomon.readers.addresses import AddressRefused, HostUnknown, is_public
from rashomon.readers.transport import CheckedTransport
from rashomon.readers.web import Limits, Web
from tests.reading import failures, only_page, pages, read

REFUSED = """
127.0.0.1 127.8.8.8 10.1.1.1 172.16.0.1 192.168.0.1 169.254.169.254 0.0.0.0 100.64.0.1 192.0.2.1 198.18.0.1 224.0.0.1
239.1.1.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd00:ec2::254 ff02::1 2001:db8::1
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::808:808 2002:7f00:1::
2002:c0a8:1:: 2001:0:4136:e378:8000:63bf:80ff:fffe nonsense
"""
ALLOWED = "8.8.8.8 93.184.216.34 2606:4700::1 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1"


@pytest.mark.parametrize("number", REFUSED.split())
def test_an_address_that_is_not_public_is_known_in_every_spelling(number):
    assert not is_public(number)


@pytest.mark.parametrize("number", ALLOWED.split())
def test_public_addresses_are_known_too(number):
    assert is_public(number)


class Network:
    """Names and their addresses, answers by address, and a record of every connection that was tried."""

    def __init__(self, names, answers=(), peers=()):
        self.names = {name: [*numbers] for name, numbers in names.items()}
        self.answers, self.peers = dict(answers), dict(peers)
        self.tried, self.resolved = [], []

    def resolve(self, host, port):
        self.resolved.append(host)
        answers = self.names.get(host, [[host]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.tried.append(host)
        if host not in self.answers:
            raise httpcore.ConnectError("refused")
        return Wire([*self.answers[host]], (self.peers.get(host, host), port))

    def web(self, **options):
        transport = CheckedTransport(allow_private=False, resolve=self.resolve, connect=self.connect)
        return Web(transport=transport, limits=Limits(delay=0, backoff=0, **options))


class Wire(httpcore.MockStream):
    def __init__(self, buffer, peer):
        super().__init__(buffer)
        self.peer = peer

    def get_extra_info(self, info):
        return self.peer if info == "server_addr" else super().get_extra_info(info)


def answer(body=b"Bridge closed, the mayor said.", head=b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"):
    return [head + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body]


@pytest.mark.parametrize("number", REFUSED.split())
def test_no_connection_is_tried_to_a_refused_address(number):
    network = Network({"inside.example": [[number]]})
    assert failures(read("http://inside.example/", web=network.web())) == [
        ("http://inside.example/", "inside.example is a private address; not fetched")
    ]
    assert network.tried == []


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    network = Network({"both.example": [["93.184.216.34", "127.0.0.1"]]})
    assert "private address" in failures(read("http://both.example/", web=network.web()))[0][1]
    assert network.tried == []


def test_a_redirect_to_a_private_address_is_refused_before_it_is_tried():
    robots = answer(b"", b"HTTP/1.1 404 Not Found\r\n")
    away = answer(b"", b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data\r\n")
    network = Network({"a.example": [["93.184.216.34"]]}, {"93.184.216.34": robots})
    web = network.web()
    network.answers["93.184.216.34"] = []
    replies = [robots, away]
    network.connect_once = network.connect

    def connect(host, port, **options):
        network.answers["93.184.216.34"] = replies.pop(0) if replies else []
        return network.connect_once(host, port, **options)

    web = Web(
        transport=CheckedTransport(allow_private=False, resolve=network.resolve, connect=connect),
        limits=Limits(delay=0, backoff=0),
    )
    assert failures(read("http://a.example/", web=web)) == [
        ("http://a.example/", "169.254.169.254 is a private address; not fetched")
    ]
    assert set(network.tried) == {"93.184.216.34"}


def test_a_name_that_answers_otherwise_the_second_time_is_checked_the_second_time():
    network = Network(
        {"rebind.example": [["93.184.216.34"], ["127.0.0.1"]]},
        {"93.184.216.34": answer(b"", b"HTTP/1.1 404 Not Found\r\n")},
    )
    assert failures(read("http://rebind.example/", web=network.web())) == [
        ("http://rebind.example/", "rebind.example is a private address; not fetched")
    ]
    # The first connection, for robots.txt, went to the number that was checked; the second was never tried.
    assert network.tried == ["93.184.216.34"]


def test_a_connection_that_ends_elsewhere_is_dropped():
    network = Network({"a.example": [["93.184.216.34"]]}, {"93.184.216.34": answer()}, {"93.184.216.34": "10.0.0.1"})
    assert "private address" in failures(read("http://a.example/", web=network.web()))[0][1]


def test_the_checked_number_is_connected_to_and_the_next_one_where_it_fails():
    network = Network({"a.example": [["203.0.114.1", "93.184.216.34"]]}, {"93.184.216.34": answer()})
    assert only_page("http://a.example/", web=network.web()).content == "Bridge closed, the mayor said."
    assert network.tried == ["203.0.114.1", "93.184.216.34"] * 2
    assert len(network.resolved) == 2


def test_an_unknown_host_is_said_to_be():
    network = Network({"none.example": [[]]})
    assert failures(read("http://none.example/", web=network.web()))[0][1] == "the host none.example is unknown"


def test_the_transport_raises_its_own_errors_outside_a_run():
    network = Network({"none.example": [[]], "inside.example": [["127.0.0.1"]]})
    with httpx.Client(transport=CheckedTransport(allow_private=False, resolve=network.resolve)) as client:
        with pytest.raises(HostUnknown):
            client.get("http://none.example/")
        with pytest.raises(AddressRefused):
            client.get("http://inside.example/")


def test_private_addresses_can_be_allowed():
    network = Network({"inside.example": [["127.0.0.1"]]}, {"127.0.0.1": answer()})
    transport = CheckedTransport(allow_private=True, resolve=network.resolve, connect=network.connect)
    web = Web(transport=transport, limits=Limits(delay=0, backoff=0))
    assert [page.given.url for page in pages(read("http://inside.example/", web=web))] == ["http://inside.example/"]

"""Nothing that can come over a line breaks the reading of it: it is a frame, or it is not one of ours."""

import json
from dataclasses import fields
from typing import get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st

from chat import protocol

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=40),
    st.sampled_from([0, 1, -1, 2**53 - 1, 2**53, 2**63, 10**400, 1e308]),
    st.sampled_from(["\x00", "\ud800", "\u202e", "12345678", "a" * 36, "a" * 37, "a" * 20_000]),
)
THINGS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=6), st.dictionaries(st.text(max_size=12), inner, max_size=6)
    ),
    max_leaves=20,
)
NAMES = sorted({field.name for frame in get_args(protocol.Frame) for field in fields(frame)} | {"id", "cursor"})  # fmt: skip
FRAMES = st.builds(
    lambda kind, what: {**what, "type": kind},
    st.sampled_from([*protocol.READERS, "welcome", "change", "websocket.send", "hint", ""]),
    st.dictionaries(st.sampled_from(NAMES), st.one_of(THINGS, st.integers(0, 9)), max_size=8),
)


def is_read_or_refused(data: object) -> None:
    """The one promise: it is a frame, or it is refused with an answer that can be sent."""
    try:
        frame = protocol.parse(data)
    except protocol.BadFrame as error:
        protocol.encode(protocol.nack(error.ref, {}))
        return
    assert isinstance(frame, get_args(protocol.Frame))


@settings(max_examples=600, deadline=None)
@given(FRAMES)
def test_any_object_is_a_frame_or_none_of_ours(frame):
    is_read_or_refused(json.dumps(frame))
    is_read_or_refused(json.dumps(frame, ensure_ascii=False))


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300), THINGS.map(json.dumps)))
@example("[" * 9000)
@example('{"a":' * 3000)
@example('{"type":"send","type":["send"]}')
@example('{"type":"here","cursors":{"٣":1}}')
@example('{"type":"hello","rooms":[{"id":true}]}')
def test_anything_else_is_none_of_ours(data):
    is_read_or_refused(data)

"""The words of the demo: our own, plain, and pointing nowhere else."""

import re
from html import unescape
from pathlib import Path
from statistics import mean

import pytest

from demo.content.activities import ACTIVITIES
from demo.content.notices import NOTICES
from demo.content.pictures import PICTURES
from demo.markup import CONTENT, read, read_all
from demo.talk import read_talk

FILES = sorted(path for path in CONTENT.rglob("*") if path.suffix in {".md", ".py", ".txt"})
DUTCH = [
    path for path in CONTENT.rglob("*.md")
    if "translations" not in path.parts
]  # fmt: skip
HERE = {"localhost", "overvecht.localhost"}


def words_of(path: Path) -> str:
    """All running text of a document, without marks."""
    document = read(path)
    parts = [document.get("introduction")]
    for block in document.body:
        if block.kind == "text":
            parts.append(re.sub(r"</(p|li)>", ". ", str(block.value)))
        elif block.kind in {"quote", "callout"}:
            parts.append(block.value.get("quote") or block.value["text"])
        elif block.kind == "interview":
            parts += [answer for _question, answer in block.value["turns"]]
    return unescape(re.sub(r"<[^>]+>", "", " ".join(parts)))


def sentences(text: str) -> list[int]:
    """The number of words of each sentence."""
    found = re.split(r"[.!?:]+[\"”]?\s+", text)
    return [count for sentence in found if (count := len(re.findall(r"[\w'’-]+", sentence)))]


@pytest.mark.parametrize("path", DUTCH, ids=lambda path: path.stem)
def test_dutch_sentences_are_short(path):
    lengths = sentences(words_of(path))
    if lengths:
        assert mean(lengths) <= 14
        assert max(lengths) <= 24, "a sentence that long needs cutting"


def test_together_our_sentences_are_as_short_as_people_speak():
    lengths = [n for path in DUTCH for n in sentences(words_of(path))]
    assert len(lengths) > 300
    assert mean(lengths) <= 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CONTENT)))
def test_nothing_is_filled_up_and_nothing_points_elsewhere(path):
    text = path.read_text(encoding="utf-8")
    assert "lorem" not in text.lower()
    assert "TODO" not in text
    hosts = {host.lower() for host in re.findall(r"https?://([^/\s\"')]+)", text)}
    assert {host for host in hosts if not host.endswith(".example")} <= HERE
    mails = re.findall(r"[\w.]+@([\w.-]+\.\w+)", text)
    assert all(domain.endswith(".example") for domain in mails)


def test_fifteen_articles_over_three_months_each_with_a_picture_that_is_told_in_words():
    articles = read_all(CONTENT / "articles")
    printed = [a for a in articles.values() if a.get("state", "published") == "published"]
    ages = [float(article["days_ago"]) for article in printed]
    assert len(printed) == 15
    assert max(ages) - min(ages) > 75
    for article in articles.values():
        assert PICTURES[article["picture"]][1], article["slug"]
        assert article["caption"]


def test_thirty_activities_of_every_sort():
    assert len(ACTIVITIES) >= 30
    rules = " ".join(activity.get("rule", "") for activity in ACTIVITIES)
    for part in ("FREQ=WEEKLY", "INTERVAL=2", "BYDAY=-1SU", "COUNT="):
        assert part in rules
    changes = [change for activity in ACTIVITIES for change in activity.get("changes", ())]
    assert {"cancel", "reason"} <= {key for change in changes for key in change}
    assert any("all_days" in activity for activity in ACTIVITIES)
    assert {"online", "living_room"} <= {activity.get("where") for activity in ACTIVITIES}
    ends = [
        (float(activity["start"][2]) + activity.get("hours", 0), activity["slug"])
        for activity in ACTIVITIES
    ]
    assert max(ends)[0] > 24, "something lasts past midnight"


def test_every_notice_kind_and_every_state_hangs_on_the_board():
    assert len(NOTICES) == 25
    assert {notice["kind"] for notice in NOTICES} == {
        "offered", "wanted", "lend", "help_wanted", "help_offered", "lost_found", "call",
    }  # fmt: skip
    assert {notice.get("end") for notice in NOTICES} == {
        None, "reserved", "succeeded", "failed", "withdrawn", "expired", "waiting", "draft",
    }  # fmt: skip


def test_two_hundred_messages_by_all_twelve_residents_in_four_languages():
    lines = read_talk(CONTENT / "conversation")
    assert len(lines) >= 200
    assert len({line.who for line in lines}) == 12
    assert {"nl", "tr", "ar", "en"} <= {line.language for line in lines}
    assert len({line.day for line in lines}) == 8, "a week, and just now"
    assert sum(1 for line in lines if line.answers) >= 10

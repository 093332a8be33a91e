"""A crawl with Scrapy against a forum on this machine, and items as its tools see them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import forumparse as fp

ROOT = Path(__file__).parent.parent
FORUM = Path(__file__).parent / "forum"
SPIDER = ROOT / "examples" / "scrapy_spider.py"
FILES = {
    "/": "index.html",
    "/viewtopic.php?t=1": "topic-1.html",
    "/viewtopic.php?t=2": "topic-2.html",
}


class Forum(BaseHTTPRequestHandler):
    """Answers as a board did on 14 December 2024; what it does not have is not found."""

    def do_GET(self):
        name = FILES.get(self.path)
        body = (FORUM / name).read_bytes() if name else b"no such topic"
        self.send_response(200 if name else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def date_time_string(self, timestamp=None):
        return "Sat, 14 Dec 2024 09:00:00 GMT"

    def log_message(self, *_):
        pass


@pytest.fixture
def forum():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Forum)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_crawl_feeds_posts_and_topics(forum, tmp_path):
    pytest.importorskip("scrapy")
    pytest.importorskip("resiliparse")
    done = subprocess.run(
        [sys.executable, SPIDER, forum, "posts.jsonl", "topics.csv", "Asia/Baghdad"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    check_posts((tmp_path / "posts.jsonl").read_text(encoding="utf-8"))
    check_topics((tmp_path / "topics.csv").read_text(encoding="utf-8"), forum)


def check_posts(written):
    posts = sorted(map(json.loads, written.splitlines()), key=lambda post: post["body"])
    assert [(post["author"], post["body"].split(",")[0]) for post in posts] == [
        ("Zoë", "Only on Sundays"),
        ("Rosa", "The ferry stops at the old pier again from Monday"),
        ("Emil", "The new lamp can be seen from the cape"),
    ]
    stamps = [post["timestamp"] for post in posts]
    assert [stamp["kind"] for stamp in stamps] == ["day", "absolute", "day"]
    assert [stamp["raw"] for stamp in stamps] == [
        "Today at 7:09 am",
        "Thu 12 Dec 2024, 6:34 am",
        "Yesterday at 6:36 pm",
    ]
    assert (stamps[0]["days"], stamps[0]["clock"]) == (0, {"hour": 7, "minute": 9, "second": 0})
    assert stamps[1]["year"] == 2024


def check_topics(written, forum):
    rows = list(csv.DictReader(written.splitlines()))
    assert [(row["title"], row["author"], row["posted_at"]) for row in rows] == [
        ("Ferry to stop at the old pier again", "Rosa", "2024-12-14 07:09:00+03:00"),
        ("Lighthouse lamp replaced", "Emil", "2024-12-13 18:36:00+03:00"),
        ("Tide tables for the coming year", "Zoë", "2024-12-12 06:34:00+03:00"),
    ]
    assert [row["url"] for row in rows] == [f"{forum}viewtopic.php?t={n}" for n in (1, 2, 3)]


ENTRIES = "» Ferry to stop at the old pier again\nToday at 7:09 am by Rosa"


def test_every_type_is_an_item():
    itemadapter = pytest.importorskip("itemadapter")
    page = fp.parse_page(ENTRIES)
    for item in (page, *page.sidebar, page.sidebar[0].timestamp, *page.blocks):
        assert itemadapter.is_item(item)
    adapter = itemadapter.ItemAdapter(page.sidebar[0])
    assert list(adapter) == ["span", "title", "truncated", "timestamp", "author", "forum", "url"]
    data = adapter.asdict()
    assert (data["author"], data["timestamp"]["kind"]) == ("Rosa", "day")
    json.dumps(data)


def test_a_whole_page_survives_a_feed():
    exporters = pytest.importorskip("scrapy.exporters")
    from io import BytesIO

    page = fp.parse_page(f"It is currently 14 Dec 2024 09:00\n\n{ENTRIES}")
    feed = BytesIO()
    exporters.JsonLinesItemExporter(feed).export_item(page)
    assert fp.from_dict({"format": 1, **json.loads(feed.getvalue())}) == page


def test_items_cannot_be_changed_in_a_pipeline():
    itemadapter = pytest.importorskip("itemadapter")
    adapter = itemadapter.ItemAdapter(fp.parse_page(ENTRIES).sidebar[0])
    with pytest.raises(AttributeError):
        adapter["title"] = "another"

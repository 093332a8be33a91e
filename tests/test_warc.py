"""Web archives: which records are pages, what crawlers do to them, and files that break off."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

import forumparse as fp
from forumparse import _warc, cli
from forumparse._warc import read_archive

pytest.importorskip("fastwarc")

ROOT = Path(__file__).parent.parent
INDEX = (ROOT / "tests" / "forum" / "index.html").read_bytes()
ENTRIES = "» Ferry to stop at the old pier again\nToday at 7:09 am by Rosa\n"
READ_AT = datetime(2024, 12, 14, 9, 0, tzinfo=UTC)


def record(kind, content, **headers):
    """Return a record as a crawler writes it, put together by hand."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>",
        "WARC-Date": "2024-12-14T09:00:00Z",
        "WARC-Target-URI": "http://board.example/",
        "Content-Length": str(len(content)),
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"WARC/1.0\r\n{lines}\r\n".encode() + content + b"\r\n\r\n"


def response(body=INDEX, status="200 OK", content_type="text/html; charset=utf-8", **headers):
    fields = {"Content-Type": content_type} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    content = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    return record("response", content, Content_Type="application/http; msgtype=response")


def conversion(text=ENTRIES, **headers):
    content = text if isinstance(text, bytes) else text.encode()
    return record("conversion", content, **{"Content_Type": "text/plain"} | headers)


def pages(*records):
    return list(read_archive(io.BytesIO(b"".join(records))))


def one(*records):
    (page,) = pages(*records)
    return page


# Which records are pages.


def test_a_response_is_a_page():
    page = one(response())
    assert page.html == INDEX
    assert page.id == "<urn:uuid:00000000-0000-4000-8000-000000000001>"
    assert (page.url, page.reference) == ("http://board.example/", READ_AT)
    assert (page.content_type, page.text, page.error) == ("text/html; charset=utf-8", None, None)


def test_a_conversion_is_a_page():
    page = one(conversion())
    assert (page.text, page.html, page.reference) == (ENTRIES, None, READ_AT)


@pytest.mark.parametrize(
    ("content_type", "is_html"), [("text/html", True), ("text/plain; charset=utf-8", False)]
)
def test_a_resource_is_a_page(content_type, is_html):
    page = one(record("resource", b"Ferry", Content_Type=content_type))
    assert (page.html, page.text) == ((b"Ferry", None) if is_html else (None, "Ferry"))


HTTP_RESPONSE = "application/http; msgtype=response"
NO_PAGES = {
    "warcinfo": record("warcinfo", b"software: x\r\n", Content_Type="application/warc-fields"),
    "request": record(
        "request", b"GET /\r\n\r\n", Content_Type="application/http; msgtype=request"
    ),
    "metadata": record("metadata", b"depth: 1\r\n", Content_Type="application/warc-fields"),
    "revisit": record("revisit", b"", Content_Type=HTTP_RESPONSE),
    "picture": record("resource", b"\x89PNG", Content_Type="image/png"),
    "mail": record("response", b"mail", Content_Type="message/rfc822"),
    "not found": response(status="404 Not Found"),
    "moved": response(status="301 Moved Permanently"),
    "no status": response(status="nonsense"),
    "picture response": response(content_type="image/png"),
    "robots.txt": response(content_type="text/plain"),
    "untyped": response(content_type=None),
    "links": conversion(Content_Type="application/json"),
}


@pytest.mark.parametrize("name", NO_PAGES)
def test_other_records_are_passed_by(name):
    assert one(NO_PAGES[name], conversion()).text == ENTRIES


def test_xhtml_and_parameters_are_known():
    assert one(response(content_type="Application/XHTML+xml ;charset=UTF-8")).html == INDEX


def test_a_record_without_a_date_or_an_address_is_a_page():
    page = one(conversion(WARC_Date=None, WARC_Target_URI=None))
    assert (page.reference, page.url, page.text) == (None, None, ENTRIES)


# How bodies are packed.


def chunked(body, size=1000):
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


GZIP = gzip.compress(INDEX)
PACKED = {
    "gzip": response(GZIP, Content_Encoding="gzip"),
    "x-gzip": response(GZIP, Content_Encoding="X-GZIP"),
    "deflate": response(zlib.compress(INDEX), Content_Encoding="deflate"),
    "chunked": response(chunked(INDEX), Transfer_Encoding="chunked"),
    "both": response(chunked(GZIP), Transfer_Encoding="chunked", Content_Encoding="gzip"),
    "not at all": response(INDEX, Content_Encoding="identity"),
    # unpacked by the crawler, which kept the header
    "once gzip": response(INDEX, Content_Encoding="gzip"),
    "once br": response(INDEX, Content_Encoding="br"),
    "once zstd": response(INDEX, Content_Encoding="zstd"),
    "once deflate": response(INDEX, Content_Encoding="deflate"),
    "once chunked": response(INDEX, Transfer_Encoding="chunked"),
    "once both": response(INDEX, Content_Encoding="gzip", Transfer_Encoding="chunked"),
}


@pytest.mark.parametrize("name", PACKED)
def test_bodies_are_unpacked(name):
    assert one(PACKED[name]).html == INDEX


def test_a_body_that_does_not_unpack_costs_its_record():
    broken = gzip.compress(INDEX)[:20] + b"\xff" * 200
    failed, fine = pages(response(broken, Content_Encoding="gzip"), conversion())
    assert failed.html is None
    assert (failed.url, fine.text) == ("http://board.example/", ENTRIES)
    assert failed.error


def test_a_body_that_grows_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(_warc, "LARGEST", 10_000)
    bomb, fine = pages(
        response(gzip.compress(bytes(10_001)), Content_Encoding="gzip"), conversion()
    )
    assert "when unpacked" in bomb.error
    assert fine.text == ENTRIES


def test_a_record_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(_warc, "LARGEST", 100)
    large, fine = pages(conversion("a" * 101), conversion())
    assert (large.text, large.error) == (None, "longer than 100 bytes, which no page is")
    assert fine.text == ENTRIES


def test_text_that_is_no_text_costs_its_record():
    broken, fine = pages(conversion(b"\xff\xfe\xff"), conversion("\ufeffFerry"))
    assert "utf-8" in broken.error
    assert fine.text == "Ferry"


# Whole files.


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress], ids=["plain", "gzip"])
def test_records_packed_one_by_one_are_read(pack):
    records = [pack(conversion(f"page {number}")) for number in range(5)]
    assert [page.text for page in pages(*records)] == [f"page {number}" for number in range(5)]


def test_a_file_that_breaks_off_is_an_error_in_its_place():
    whole = conversion("first") + conversion("second and last")
    fine, cut = pages(whole[:-10])
    assert fine.text == "first"
    assert cut.text is None
    assert cut.error == "the file ends after 9 of 15 bytes"


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress], ids=["plain", "gzip"])
def test_what_is_no_record_ends_the_file(pack):
    fine, broken = pages(pack(conversion("first")), b"nonsense\r\n\r\n", pack(conversion("last")))
    assert fine.text == "first"
    assert broken.error.startswith("the rest of the file cannot be read: ")


def test_another_file_is_an_error():
    (broken,) = pages(b"%PDF-1.7 and so on\n" * 100)
    assert broken.error.startswith("the rest of the file cannot be read: ")


def test_an_empty_file_has_no_pages():
    assert pages(b"") == []


def test_the_reader_is_lazy():
    class Counted(io.BytesIO):
        def read(self, *size):
            data = super().read(*size)
            self.taken = getattr(self, "taken", 0) + len(data)
            return data

    stream = Counted(b"".join(conversion("a" * 50_000) for _ in range(100)))
    next(read_archive(stream))
    assert stream.taken < 1_000_000


def test_without_fastwarc_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(fp.MissingExtra, match="warc"):
        pages(conversion())


# On the command line.


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    records = [conversion(), response(status="404 Not Found"), conversion("a" * 30)]
    path.write_bytes(b"".join(gzip.compress(content) for content in records))
    return path


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, [json.loads(line) for line in said.out.splitlines()], said.err


def test_the_date_of_the_record_is_the_reference(capsys, archive):
    status, lines, said = run(capsys, archive, "--tz=Asia/Baghdad")
    assert (status, said) == (0, "")
    assert [line["source"] for line in lines] == [f"{archive}:http://board.example/"] * 2
    assert lines[0]["reference"] == "2024-12-14T09:00:00+00:00"
    (post,) = lines[0]["sidebar"]
    assert post["resolution"]["value"] == "2024-12-14T07:09:00+03:00"


@pytest.mark.parametrize(
    ("asked", "reference"),
    [
        ("mtime", "2024-12-14T09:00:00+00:00"),
        ("2020-02-02", "2020-02-02"),
        ("page", None),
    ],
)
def test_another_reference_can_be_asked_for(capsys, archive, asked, reference):
    _, (line, _), _ = run(capsys, archive, f"--reference={asked}")
    assert line["reference"] == reference


def test_a_folder_is_searched_for_archives(capsys, archive):
    (archive.parent / "text.warc.wet").write_bytes(conversion("in the other"))
    (archive.parent / "notes.pdf").write_bytes(b"%PDF")
    _, lines, _ = run(capsys, archive.parent)
    assert [line["text"][:5] for line in lines] == ["» Fer", "aaaaa", "in th"]


def test_a_broken_archive_is_named_and_the_others_go_on(capsys, archive):
    other = archive.with_name("broken.warc")
    other.write_bytes(conversion("fine") + conversion("cut off")[:-8])
    status, lines, said = run(capsys, other, archive)
    assert (status, len(lines)) == (1, 3)
    assert said == (
        f"forumparse: {other}:http://board.example/: the file ends after 3 of 7 bytes\n"
    )


def test_standard_input_can_be_an_archive(archive):
    done = subprocess.run(
        [sys.executable, "-m", "forumparse", "-", "--from=warc"],
        input=archive.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, b"", 2)


def test_the_content_type_of_a_response_is_used(capsys, tmp_path):
    pytest.importorskip("resiliparse")
    html = "<p>Kompa zamknięta<br>Today at 7:09 am<br>Ferry<br>Today at 7:08 am".encode("cp1250")
    path = tmp_path / "crawl.warc"
    path.write_bytes(response(html, content_type="text/html; charset=windows-1250"))
    _, (line,), _ = run(capsys, path)
    assert "Kompa zamknięta" in line["text"]


# Into batches and Parquet.


def test_an_archive_becomes_batches_of_pages(tmp_path):
    pa = pytest.importorskip("pyarrow")
    from forumparse.batch import PAGE_SCHEMA, WARC_SCHEMA, parse_batches, read_warc

    path = tmp_path / "crawl.warc"
    path.write_bytes(conversion() + conversion("cut off")[:-8])
    for source in (path, str(path), io.BytesIO(path.read_bytes())):
        batches = list(read_warc(source))
        assert [batch.schema for batch in batches] == [WARC_SCHEMA]
        fine, cut = pa.Table.from_batches(
            parse_batches(batches, tz="Asia/Baghdad"), PAGE_SCHEMA
        ).to_pylist()
        assert fine["sidebar"][0]["posted_at"] == datetime(2024, 12, 14, 4, 9, tzinfo=UTC)
        assert (fine["url"], fine["reference"]) == (
            "http://board.example/",
            "2024-12-14T09:00:00+00:00",
        )
        assert (cut["url"], cut["error"]) == (
            "http://board.example/",
            "the file ends after 3 of 7 bytes",
        )


def test_batches_of_an_archive_are_bounded(monkeypatch):
    pytest.importorskip("pyarrow")
    from forumparse import _page_table, batch

    stream = io.BytesIO(b"".join(conversion("a" * 1000) for _ in range(600)))
    assert [b.num_rows for b in batch.read_warc(stream)] == [256, 256, 88]
    monkeypatch.setattr(_page_table, "_SIZE_AT_ONCE", 10_000)
    stream.seek(0)
    assert max(b.num_rows for b in batch.read_warc(stream)) == 10


def test_a_missing_archive_is_an_error():
    pytest.importorskip("pyarrow")
    from forumparse.batch import read_warc

    with pytest.raises(FileNotFoundError):
        list(read_warc("no/such/file.warc"))


@pytest.mark.parametrize("wrong", [None, b"WARC/1.0", 7])
def test_an_archive_is_a_path_or_a_file(wrong):
    pytest.importorskip("pyarrow")
    from forumparse.batch import read_warc

    with pytest.raises(TypeError, match="a path or a file is read, not"):
        list(read_warc(wrong))

"""Store parsed pages as JSON lines, read them back, and only then decide what "today" was.

What was written and what it means are kept apart: a stored page can be dated again at any time,
with a better reference or another zone, without being parsed again.

Run `python examples/store_now_date_later.py`.
"""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import forumparse as fp

BOARD = Path(__file__).parent / "pages" / "board.txt"


def store(pages: list[fp.Page], path: Path) -> None:
    lines = (json.dumps(fp.to_dict(page)) for page in pages)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def stored(path: Path) -> list[fp.Page]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [fp.from_dict(json.loads(line)) for line in lines]


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        store([fp.parse_page(BOARD.read_text(encoding="utf-8"))], path)
        (page,) = stored(path)
    stamp = page.sidebar[0].timestamp
    assert stamp is not None
    for tz in ("Europe/Lisbon", "Asia/Baghdad"):
        meant = fp.Resolver(date(2024, 12, 14), tz=tz).resolve(stamp)
        print(f"{stamp.raw!r} in {tz}: {meant.isoformat()}")


if __name__ == "__main__":
    main()

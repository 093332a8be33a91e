"""Posts in a pandas frame: who posts most, and at what time of day.

Run `python examples/pandas_frames.py`.
"""

from datetime import date
from pathlib import Path

import pandas as pd

import forumparse as fp

PAGES = Path(__file__).parent / "pages"


def main() -> None:
    resolver = fp.Resolver(date(2024, 12, 14), tz="Europe/Lisbon")
    posts = pd.DataFrame(
        {"page": path.name, **record}
        for path in sorted(PAGES.glob("*.txt"))
        for record in fp.to_records(fp.parse_page(path.read_text(encoding="utf-8")), resolver)
    )
    print(posts.dtypes["posted_at"])
    print(posts.groupby("author").agg(posts=("title", "size"), latest=("posted_at", "max")))
    print(posts.groupby(posts["posted_at"].dt.hour).size().rename("posts by hour"))


if __name__ == "__main__":
    main()

"""Draw when people posted, and save the picture.

    python examples/plot_activity.py PAGE DAY activity.png [ZONE]

DAY is the day the page was scraped, such as 2024-12-14.
"""

import sys
from datetime import date
from pathlib import Path

import forumparse as fp
from forumparse.plot import plot_activity


def main(path: str, day: str, target: str, tz: str | None = None) -> None:
    page = fp.parse_page(Path(path).read_text(encoding="utf-8"))
    ax = plot_activity(page, fp.Resolver(date.fromisoformat(day), tz=tz))
    ax.set_title(page.article.headline if page.article else Path(path).name, loc="left")
    ax.figure.savefig(target)
    print(f"{len(page.sidebar) + len(page.posts)} posts in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Sidebar posts of many pages as one CSV file: flat rows that any table program reads.

Run `python examples/records_to_csv.py > posts.csv`.
"""

import csv
import sys
from datetime import date
from pathlib import Path

import forumparse as fp

PAGES = Path(__file__).parent / "pages"


def main() -> None:
    resolver = fp.Resolver(date(2024, 12, 14), tz="Europe/Lisbon")
    rows = [
        {"page": path.name, **record}
        for path in sorted(PAGES.glob("*.txt"))
        for record in fp.to_records(fp.parse_page(path.read_text(encoding="utf-8")), resolver)
    ]
    table = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)


if __name__ == "__main__":
    main()

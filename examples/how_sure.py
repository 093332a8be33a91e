"""How much each way of writing a time leaves open, and what a careful reader should know.

python examples/how_sure.py
"""

from datetime import datetime

import forumparse as fp

WRITTEN = (
    "Today at 7:09 am",
    "Today at 11:30 pm",
    "Yesterday",
    "2 hours ago",
    "Dec 2023",
    "Fri 12 Dec 2024, 6:34 am",
    "03/04/2024",
    "25:00",
)


def main() -> None:
    resolver = fp.Resolver(datetime(2024, 12, 14, 9, 0))  # noqa: DTZ001 - naive in, naive out
    for text in WRITTEN:
        meant = resolver.explain(text)
        if meant.earliest is None or meant.latest is None:
            print(f"{text:26} {', '.join(sorted(meant.flags))}")
            continue
        open_for = meant.latest - meant.earliest
        notes = ", ".join(sorted(meant.flags)) or "-"
        print(f"{text:26} {meant.value}  open for {open_for}  {notes}")


if __name__ == "__main__":
    main()

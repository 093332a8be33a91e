"""`python -m forumparse FILE…` does what the command `forumparse` does."""

from __future__ import annotations

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())

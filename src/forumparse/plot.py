"""When people posted, as a picture.                                    (extra: `plot`)

* Only resolved times are drawn: what "today" was is told by a resolver, as everywhere.
* A bar stands for a stretch of the calendar as the board's clock showed it, so that the picture
  does not depend on the zone that the plotting library believes in.
* A bar is not narrower than most stamps allow.  Posts whose stamp leaves open more than one bar
  (`3 months ago` among minutes) stand on top in a paler tone, and those without any time are
  counted beside the bars: nothing is left out in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import median_low
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from attrs import frozen

from ._read_when import check_resolver, zone_of
from .errors import MissingExtra
from .model import Page, Post, SidebarPost
from .notebook import posts_of
from .resolver import Resolver

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Every: TypeAlias = Literal["hour", "day", "week", "month", "year"]
"""How wide a bar can be."""

_SURE: Final = "#3fa46a"
_ROUGH: Final = "#a9d6bb"
_DAY: Final = timedelta(days=1)
_COVERED: Final = 0.9  # of its stretch, by a bar


@frozen(kw_only=True)
class _Stretch:
    """One way to cut the calendar."""

    width: timedelta
    """Of the longest such stretch."""
    apart: timedelta
    """How far apart posts may lie that are shown this way."""
    start: Callable[[datetime], datetime]
    """The beginning of the stretch that a time lies in."""


def _day(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _week(moment: datetime) -> datetime:
    return _day(moment) - min(moment.weekday(), moment.toordinal() - 1) * _DAY


_STRETCHES: Final[Mapping[Every, _Stretch]] = MappingProxyType(
    {
        "hour": _Stretch(
            width=_DAY / 24,
            apart=3 * _DAY,
            start=lambda moment: moment.replace(minute=0, second=0, microsecond=0),
        ),
        "day": _Stretch(width=_DAY, apart=100 * _DAY, start=_day),
        "week": _Stretch(width=7 * _DAY, apart=700 * _DAY, start=_week),
        "month": _Stretch(
            width=31 * _DAY, apart=3660 * _DAY, start=lambda moment: _day(moment).replace(day=1)
        ),
        "year": _Stretch(
            width=366 * _DAY,
            apart=timedelta.max,
            start=lambda moment: _day(moment).replace(month=1, day=1),
        ),
    }
)


@frozen
class _Dated:
    """When a post was written by the board's clock, and how much its stamp leaves open."""

    moment: datetime
    open_for: timedelta


def plot_activity(
    posts: Page | Iterable[SidebarPost | Post],
    resolver: Resolver,
    *,
    every: Every | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how many of *posts* fall in each stretch of time, and return the axes drawn on.

    *posts* are those of a page, its thread and its sidebar both, or any you choose.  A bar stands
    for an hour, day, week, month or year: *every*, or the first that their stamps allow and that
    shows them in some hundred bars.  Times are as the board's clock showed them, in the zone of
    *resolver*.  Without *ax* there is a new figure, `ax.figure`.

    >>> from datetime import date
    >>> import forumparse as fp
    >>> page = fp.parse_page("» Ferry stops again\\nToday at 7:09 am\\n» Lamp\\nToday at 6:36 am")
    >>> ax = plot_activity(page, fp.Resolver(date(2024, 12, 14), tz="Europe/Lisbon"))
    >>> ax.get_xlabel(), ax.get_ylabel(), [int(bar.get_height()) for bar in ax.patches]
    ('time in Europe/Lisbon', 'posts per hour', [1, 1])

    Raises:
        MissingExtra: when matplotlib is not installed.
        ValueError: for an *every* that is none of the five.
        TypeError: for a *resolver* that is none, and for anything else than a page or posts.
    """
    if every is not None and every not in _STRETCHES:
        choices = ", ".join(map(repr, get_args(Every)))
        raise ValueError(f"every must be one of {choices}, not {every!r}")
    check_resolver(resolver)
    chosen = posts_of(posts)
    ax = _new_axes() if ax is None else ax
    dated = [found for post in chosen if (found := _dated(post, resolver))]
    every = every or _fitting(dated)
    if dated:
        _draw_bars(ax, dated, every)
        _keep_to_the_calendar(ax)
        _label_ticks(ax)
    else:
        ax.set(xticks=[], yticks=[])
    zone = zone_of(resolver)
    ax.set_xlabel("time on the board's clock" if zone is None else f"time in {zone}")
    ax.set_ylabel(f"posts per {every}")
    _add_legend(ax, without=len(chosen) - len(dated))
    return ax


def _new_axes() -> Axes:
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        raise MissingExtra("plot", "matplotlib") from None
    _, ax = plt.subplots(figsize=(9, 3), layout="constrained")
    return ax


def _dated(post: SidebarPost | Post, resolver: Resolver) -> _Dated | None:
    meant = resolver.explain(post.timestamp) if post.timestamp else None
    if meant is None or meant.value is None or meant.earliest is None or meant.latest is None:
        return None
    return _Dated(meant.value.replace(tzinfo=None), meant.latest - meant.earliest)


def _fitting(dated: Sequence[_Dated]) -> Every:
    """Return the narrowest stretch that most stamps allow, and that makes no forest of bars."""
    if not dated:
        return "day"
    moments = [found.moment for found in dated]
    apart = max(moments) - min(moments)
    usual = median_low(found.open_for for found in dated)
    fitting: list[Every] = [
        name for name, cut in _STRETCHES.items() if apart <= cut.apart and usual <= cut.width
    ]
    return fitting[0] if fitting else "year"


def _draw_bars(ax: Axes, dated: Sequence[_Dated], every: Every) -> None:
    cut = _STRETCHES[every]
    sure, rough = Counter[datetime](), Counter[datetime]()
    for found in dated:
        (sure if found.open_for <= cut.width else rough)[cut.start(found.moment)] += 1
    for counts, below, colour, label in (
        (sure, Counter[datetime](), _SURE, ""),
        (rough, sure, _ROUGH, f"may be of another {every}"),
    ):
        if starts := sorted(counts):
            ax.bar(
                _dates().date2num(starts),
                [counts[start] for start in starts],
                width=cut.width / _DAY * _COVERED,
                bottom=[below[start] for start in starts],
                align="edge",
                color=colour,
                label=label,
            )


def _keep_to_the_calendar(ax: Axes) -> None:
    """Cut off margins before the year 1 and after 9999, which the axis could not label."""
    first, last = (float(_dates().date2num(day)) for day in (date.min, date.max))
    left, right = ax.get_xlim()
    if left < first or right > last:
        ax.set_xlim(max(left, first), min(right, last))


def _label_ticks(ax: Axes) -> None:
    from matplotlib.ticker import MaxNLocator

    locator = _dates().AutoDateLocator()
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(_dates().ConciseDateFormatter(locator))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))


def _dates() -> Any:
    """Return the module that has no types where all others have."""
    import matplotlib.dates

    return matplotlib.dates


def _add_legend(ax: Axes, *, without: int) -> None:
    ax.spines[["top", "right"]].set_visible(False)
    if without:
        ax.plot([], [], linestyle="none", label=f"{without} without a time")
    if any(ax.get_legend_handles_labels()):
        ax.legend(frameon=False)

"""Bars add up to the posts, stand where the board's clock says, and no page makes them fail."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forumparse as fp
from any_page import TIMESTAMPS
from forumparse import plot

matplotlib = pytest.importorskip("matplotlib", reason="the extra plot is not installed")
matplotlib.use("agg")

import matplotlib.pyplot as plt  # noqa: E402 - it is there only with the extra
from matplotlib.dates import num2date  # noqa: E402

DAY = date(2024, 12, 14)
NOON = datetime(2024, 12, 14, 12)


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    plt.close("all")


def post(written):
    stamp = fp.parse_timestamp(written) if isinstance(written, str) else written
    return fp.SidebarPost(span=fp.Span(0, 0), title="Ferry", timestamp=stamp)


def posts(*stamps):
    return [post(written) for written in stamps]


def bars(ax):
    """Return each bar as where it starts, how high it stands on what, and its colour."""
    return [
        (
            num2date(bar.get_x()).replace(tzinfo=None),
            bar.get_height(),
            bar.get_y(),
            matplotlib.colors.to_hex(bar.get_facecolor()),
        )
        for bar in ax.patches
    ]


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()] if ax.get_legend() else []


def test_a_bar_counts_the_posts_of_its_hour():
    ax = plot.plot_activity(
        posts("Today at 7:09 am", "Today at 7:58 am", "Yesterday at 6:36 pm"), fp.Resolver(DAY)
    )
    assert [(start, height) for start, height, *_ in bars(ax)] == [
        (datetime(2024, 12, 13, 18), 1),
        (datetime(2024, 12, 14, 7), 2),
    ]
    assert (ax.get_ylabel(), ax.get_xlabel()) == ("posts per hour", "time on the board's clock")
    assert legend(ax) == []


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", None])
def test_bars_stand_where_the_clock_of_the_board_says(zone):
    ax = plot.plot_activity(posts("Today at 7:09 am"), fp.Resolver(DAY, tz=zone))
    assert bars(ax)[0][0] == datetime(2024, 12, 14, 7)
    assert (zone or "the board's clock") in ax.get_xlabel()


def test_the_posts_of_a_page_are_those_of_its_thread_and_its_sidebar():
    (entry,) = posts("Today at 7:09 am")
    written = fp.Post(span=fp.Span(0, 0), body="", timestamp=entry.timestamp)
    page = fp.Page(text="", sidebar=(entry,), posts=(written,))
    assert [height for _, height, *_ in bars(plot.plot_activity(page, fp.Resolver(DAY)))] == [2]


@pytest.mark.parametrize(
    ("stamps", "every"),
    [
        (("Today at 7:09 am", "Yesterday at 7:09 am"), "hour"),
        (("Today", "Yesterday"), "day"),  # without clocks: all of them would be at midnight
        (("Today at 7:09 am", "1 Dec 2024, 6:34 am"), "day"),
        (("Today at 7:09 am", "1 Jan 2024, 6:34 am"), "week"),
        (("Dec 2023", "Nov 2023"), "month"),
        (("Today at 7:09 am", "1 Jan 2004, 6:34 am"), "year"),
    ],
)
def test_bars_are_as_narrow_as_the_stamps_allow(stamps, every):
    ax = plot.plot_activity(posts(*stamps), fp.Resolver(NOON))
    assert ax.get_ylabel() == f"posts per {every}"


@pytest.mark.parametrize(
    ("every", "start"),
    [
        ("hour", datetime(2024, 12, 12, 6)),
        ("day", datetime(2024, 12, 12)),
        ("week", datetime(2024, 12, 9)),  # a Monday
        ("month", datetime(2024, 12, 1)),
        ("year", datetime(2024, 1, 1)),
    ],
)
def test_the_width_of_bars_can_be_chosen(every, start):
    ax = plot.plot_activity(posts("Thu 12 Dec 2024, 6:34 am"), fp.Resolver(DAY), every=every)
    assert bars(ax)[0][0] == start


def test_what_is_not_known_that_finely_stands_on_top_in_a_paler_tone():
    ax = plot.plot_activity(
        posts("Today at 12:05 am", "Today", "Dec 2024"), fp.Resolver(DAY), every="hour"
    )
    midnight = datetime(2024, 12, 14)
    assert sorted(bars(ax)) == [
        (datetime(2024, 12, 1), 1, 0, plot._ROUGH),
        (midnight, 1, 0, plot._SURE),
        (midnight, 1, 1, plot._ROUGH),
    ]
    assert legend(ax) == ["may be of another hour"]


def test_posts_without_a_time_are_counted():
    ax = plot.plot_activity(posts("Today at 7:09 am", None, "2 hours ago"), fp.Resolver(DAY))
    assert len(bars(ax)) == 1
    assert legend(ax) == ["2 without a time"]


@pytest.mark.parametrize("stamps", [(), (None,)])
def test_nothing_to_draw_is_drawn_as_nothing(stamps):
    ax = plot.plot_activity(posts(*stamps), fp.Resolver(DAY))
    assert (bars(ax), list(ax.get_xticks()), list(ax.get_yticks())) == ([], [], [])


def test_axes_of_your_own_are_drawn_on():
    _, ax = plt.subplots()
    assert plot.plot_activity(posts("Today at 7:09 am"), fp.Resolver(DAY), ax=ax) is ax
    assert len(plt.get_fignums()) == 1


REFERENCES = st.one_of(st.dates(), st.datetimes(), st.sampled_from([date.min, date.max]))


@settings(max_examples=5)
@given(st.lists(st.none() | TIMESTAMPS, max_size=4), REFERENCES)
def test_no_page_makes_the_picture_fail(stamps, reference):
    ax = plot.plot_activity(posts(*stamps), fp.Resolver(reference))
    left_out = sum(int(word.split()[0]) for word in legend(ax) if word.endswith("without a time"))
    assert sum(height for _, height, *_ in bars(ax)) + left_out == len(stamps)
    ax.figure.savefig(io.BytesIO(), format="svg")
    plt.close(ax.figure)


@pytest.mark.parametrize("edge", [date.min, date.max])
@pytest.mark.parametrize("every", ["hour", "year"])
def test_the_ends_of_the_calendar_can_be_drawn(edge, every):
    stamps = posts("Today at 11:30 pm", "Thu 12 Dec 2024, 6:34 am")
    ax = plot.plot_activity(stamps, fp.Resolver(edge), every=every)
    ax.figure.savefig(io.BytesIO(), format="svg")


def test_weeks_begin_on_monday_or_with_the_calendar():
    first = datetime.min
    for days in range(30):
        week = plot._week(first + timedelta(days=days, hours=7))
        assert week == first or week.weekday() == 0
        assert (first + timedelta(days=days)) - week < timedelta(days=7)


@pytest.mark.parametrize(
    ("resolver", "options", "error"),
    [
        (fp.Resolver(DAY), {"every": "minute"}, ValueError),
        (DAY, {}, TypeError),
    ],
)
def test_wrong_arguments_are_refused(resolver, options, error):
    with pytest.raises(error):
        plot.plot_activity([], resolver, **options)


def test_posts_are_plotted_and_nothing_else():
    with pytest.raises(TypeError, match="a page or its posts are shown, not int"):
        plot.plot_activity([7], fp.Resolver(DAY))


def test_without_matplotlib_the_extra_is_named():
    code = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "from datetime import date\nimport forumparse as fp\n"
        "from forumparse.plot import plot_activity\n"
        "plot_activity([], fp.Resolver(date(2024, 12, 14)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.endswith('pip install "forumparse[plot]"  (needs matplotlib)\n')

"""When: what the words say of a time, before the months are worked out."""

from typing import NamedTuple


class When(NamedTuple):
    """What the words say of a time.

    year: the calendar year, or None; shift: years from the report's own (0 "this year", -1 "last year");
    first and last: months, None for whole years; last_year: of a span of years.
    style: "span", "same" (the same months as the neighbour's), "running" ("this year": not over yet),
    "date" (a day), "length" ("ten years", `shift` of them, "in recent years"), "since", "after" ("a year later"),
    "fiscal" (a fiscal year named by that in which it ends), "fiscal months" (of one), "fiscal part" (months counted
    from its start), "iranian" (from 21 March; months counted from there), "month" (`shift` from the report's own),
    "month before" (the one before the neighbour's), "part before" (as long as the neighbour's, right before it),
    "recent" (`last` months up to the report),
    "rolling" (`first` months up to `last`, twelve unless told), "that" (the months told before: "in that period"),
    "decade" (the end of the report's own).
    """

    year: int | None = None
    shift: int | None = None
    first: int | None = None
    last: int | None = None
    last_year: int | None = None
    style: str = "span"

"""Users' questions about casualty series, answered from figures composed for it (a war in an invented Varda)."""

from tests.verification.figures.conftest import Reconciled, figure, table

from trucewatch.model import Conclusion, Dated, Measure, Outcome, Reconciliation


def kinds(found: list[Reconciliation]) -> list[str]:
    return [f"{one.kind} {one.outcome}" for one in found]


def test_how_many_since_the_ceasefire_is_the_difference_of_two_values_of_one_count(reconciled: Reconciled) -> None:
    (one,) = reconciled(
        """
        9   67,183
        10  67,211
        20  68,229
        31  68,470
        """,
        dates=["2031-03-11"],
    )
    assert (one.kind, one.outcome, one.low, one.high) == (Conclusion.SINCE, Outcome.DERIVED, 1259, 1259)
    assert one.because == (
        "Health Office of Varda: 1,259 people killed since 11 March 2031, as its running count goes from 67,211 by "
        "10 March 2031 to 68,470 by 31 March 2031."
    )
    assert one.figures == ("figure-0001", "figure-0003")


def test_since_a_day_between_two_counts_is_bounded_by_both(reconciled: Reconciled) -> None:
    (one,) = reconciled("1 100\n8 130\n20 >=190", dates=["2031-03-05"])
    assert (one.low, one.high) == (60, None)
    (one,) = reconciled("1 100\n8 130\n20 190", dates=["2031-03-05"])
    assert (one.low, one.high) == (60, 90)


def test_since_a_day_before_all_counts_or_after_them_is_not_told(reconciled: Reconciled) -> None:
    assert reconciled("5 100\n8 130", dates=["2031-03-05", "2031-03-09"]) == []


def test_since_is_told_from_the_days_too_and_never_across_counters(reconciled: Reconciled) -> None:
    days = "3 . 5\n4 . 7\n5 . 2"
    running = table("2 90\n5 110", counter="Varda Monitor", dated=Dated.REPORT)
    found = reconciled([*table(days, dated=Dated.REPORT), *running], dates=["2031-03-03"])
    assert [(one.counter, one.low) for one in found] == [("Health Office of Varda", 14), ("Varda Monitor", 20)]


def test_a_rise_of_359_beside_64_new_is_shown_with_its_late_additions(reconciled: Reconciled) -> None:
    (one,) = reconciled("6 1,000\n7 1,362 64 298")
    assert (one.kind, one.outcome) == (Conclusion.LATE_ADDITIONS, Outcome.EXPLAINED)
    assert "362 = 64 + 298." in one.because
    (one,) = reconciled("6 1,000\n7 1,359 64 298")
    assert (one.kind, one.outcome) == (Conclusion.LATE_ADDITIONS, Outcome.ASK)
    assert one.because == (
        "Health Office of Varda: the running count of people killed rises by 359 from 6 March 2031 (1,000) to "
        "7 March 2031 (1,359), against 64 counted as new and 298 late additions: 359 = 64 + 298 − 3; the rise is 3 fewer "
        "than both make."
    )
    assert len(one.figures) == 4


def test_swapped_digits_are_found_where_the_count_falls(reconciled: Reconciled) -> None:
    found = reconciled("1 4,201\n2 4,327\n3 4,259\n4 4,290")
    assert kinds(found) == ["fall cannot-be", "transposed ask"]
    assert "4,327 by 2 March 2031 may be 4,237" in found[1].because


def test_swapped_digits_are_found_by_the_daily_counts_where_nothing_falls(reconciled: Reconciled) -> None:
    found = reconciled("1 4,201 .\n2 4,237 63")
    assert kinds(found) == ["transposed ask", "daily-cumulative cannot-be"]
    assert "63 by 2 March 2031 may be 36 with two digits swapped: 36 = 36." in found[0].because


def test_where_more_than_one_swap_would_fit_none_is_told(reconciled: Reconciled) -> None:
    assert kinds(reconciled("1 10\n2 54\n3 45\n4 60")) == ["fall cannot-be"]


def test_a_count_that_was_set_anew_falls_once(reconciled: Reconciled) -> None:
    assert kinds(reconciled("1 100\n2 110\n3 120\n4 70\n5 77\n6 88\n7 140")) == ["fall cannot-be"]
    assert kinds(reconciled("1 10\n2 5,000\n3 12\n4 14\n5 16")) == ["fall cannot-be"]


def test_a_mention_that_comes_days_later_and_is_in_no_count_is_lost(reconciled: Reconciled) -> None:
    late = figure("2", late=True, as_of="2031-03-05", start="2031-03-03", dated=Dated.REPORT)
    rows = "4 100\n5 104 4"
    (one,) = reconciled([*table(rows, dated=Dated.REPORT), late])
    assert (one.kind, one.outcome) == (Conclusion.LOST, Outcome.ASK)
    assert "added on 5 March 2031 for 3 March 2031 are not in the running count" in one.because
    (one,) = reconciled([*table("4 100\n5 106 4", dated=Dated.REPORT), late])
    assert (one.kind, one.outcome) == (Conclusion.LATE_ADDITIONS, Outcome.EXPLAINED)


def test_daily_counts_and_the_running_one_agree_or_it_is_said_where_not(reconciled: Reconciled) -> None:
    assert reconciled("1 100 .\n2 105 5\n3 . 4\n4 112 3") == []
    (one,) = reconciled("1 100 .\n2 105 5\n3 . 4\n4 115 3")
    assert kinds([one]) == ["daily-cumulative cannot-be"]
    assert "rises by 10 from 2 March 2031 (105) to 4 March 2031 (115), but 7 are counted" in one.because
    assert "3 fewer" in one.because


def test_where_days_are_not_counted_only_too_many_are_told(reconciled: Reconciled) -> None:
    assert reconciled("1 100 .\n4 120 3") == []
    assert kinds(reconciled("1 100 .\n4 102 3")) == ["daily-cumulative cannot-be"]


def test_786_in_one_day_is_asked_about(reconciled: Reconciled) -> None:
    rises = [12, 9, 15, 11, 8, 14, 10, 13, 786, 12]
    rows, count = ["1 5,000"], 5000
    for day, rise in enumerate(rises, start=2):
        count += rise
        rows.append(f"{day} {count}")
    (one,) = reconciled("\n".join(rows))
    assert (one.kind, one.outcome) == (Conclusion.BATCH, Outcome.ASK)
    assert "rises by 786 from 9 March 2031" in one.because


def test_a_table_that_is_filled_once_a_week_holds_no_batch(reconciled: Reconciled) -> None:
    assert reconciled("\n".join(f"{day} {1000 + 90 * (day // 7)}" for day in range(1, 31))) == []
    mondays = [20 * day + 90 * (day // 7) for day in range(31)]
    assert reconciled("\n".join(f"{day} {1000 + mondays[day]}" for day in range(1, 31))) == []


def test_parts_that_do_not_make_their_total(reconciled: Reconciled) -> None:
    def parts(whole: str, *numbers: str) -> list[Reconciliation]:
        fields = {"measure": Measure.VIOLATIONS, "as_of": "2031-03-18", "counter": "Varda Mission", "cumulative": True}
        return reconciled(
            [
                figure(whole, label="all", **fields),
                *(figure(one, label=str(place), total="all", **fields) for place, one in enumerate(numbers)),
            ]
        )

    (one,) = parts(">=11,000", "4,478", "1,496", "125", "63", "6,291")
    assert (one.kind, one.outcome) == (Conclusion.SUM, Outcome.ASK)
    assert "its own parts make 12,453 (4,478 + 1,496 + 125 + 63 + 6,291), 1,453 more than that bound" in one.because
    assert parts(">=11,000", "4,478", "7,000") == []
    assert parts("11,478", "4,478", "7,000") == []
    assert kinds(parts("11,000", "4,478", "7,000")) == ["sum cannot-be"]
    assert "478 too many" in parts("11,000", "4,478", "7,000")[0].because
    assert "22 are missing" in parts("11,500", "4,478", "7,000")[0].because
    assert "a part cannot be greater" in parts("40", "41")[0].because
    assert parts("~11,500", "4,478", "7,000") == []


def test_killed_and_wounded_are_no_more_than_the_casualties(reconciled: Reconciled) -> None:
    def three(casualties: str) -> list[Reconciliation]:
        told = {Measure.KILLED: "40", Measure.WOUNDED: "90", Measure.CASUALTIES: casualties}
        return reconciled([figure(one, measure=measure, as_of="2031-03-18") for measure, one in told.items()])

    assert kinds(three("120")) == ["sum cannot-be"]
    assert three("130") == three("150") == three(">=100") == []


def test_what_is_entered_twice_and_two_values_for_one_day(reconciled: Reconciled) -> None:
    rows = "1 100\n2 105"
    again = table("2 105", dated=Dated.REPORT)
    other = table("2 106", dated=Dated.REPORT)
    assert kinds(reconciled([*table(rows, dated=Dated.REPORT), *again])) == ["duplicate ask"]
    (one,) = reconciled([*table(rows, dated=Dated.REPORT), *other])
    assert kinds([one]) == ["disagree cannot-be"]
    assert "is given with 105 and with 106 people killed for 2 March 2031" in one.because
    assert reconciled([*table(rows, dated=Dated.REPORT), *table("2 >=90", dated=Dated.REPORT)]) == []


def test_what_is_reported_later_for_a_day_of_events(reconciled: Reconciled) -> None:
    fields = {"start": "2031-03-03", "cumulative": False, "dated": Dated.EVENT}
    (one,) = reconciled([figure("3", as_of="2031-03-03", **fields), figure("5", as_of="2031-03-06", **fields)])
    assert (one.kind, one.outcome) == (Conclusion.EVENT_DATE, Outcome.EXPLAINED)
    assert "of 3 March 2031, 3 people killed were told on 3 March 2031 and 5 on 6 March 2031: 2 more" in one.because


def test_a_table_by_event_beside_one_by_report(reconciled: Reconciled) -> None:
    def both(last: str) -> list[Reconciliation]:
        event = table(f"1 . 5\n2 . 4\n3 . {last}", dated=Dated.EVENT)
        return reconciled([*event, *table("1 . 3\n2 . 4\n3 . 5", dated=Dated.REPORT)])

    (one,) = both("3")
    assert (one.outcome, "the same people, dated otherwise" in one.because) == (Outcome.EXPLAINED, True)
    (one,) = both("7")
    assert (one.outcome, "4 are in the one" in one.because) == (Outcome.ASK, True)


def test_a_count_since_a_day_stands_against_the_longer_count(reconciled: Reconciled) -> None:
    longer = table("10 67,211\n31 68,470")

    def since(number: str) -> list[Reconciliation]:
        return reconciled([*longer, figure(number, cumulative=True, start="2031-03-11", as_of="2031-03-31")])

    assert since("1,259") == since(">=1,200") == []
    (one,) = since("1,295")
    assert (one.kind, one.outcome) == (Conclusion.WINDOW, Outcome.CANNOT_BE)
    assert "a rise of 1,259" in one.because


def test_open_and_vague_numbers_conclude_nothing_where_both_can_be(reconciled: Reconciled) -> None:
    assert reconciled("1 >=400 .\n2 >=390 5\n3 ~410 30\n4 <500 .") == []
    assert kinds(reconciled("1 >=400\n2 <390")) == ["fall cannot-be"]


def test_counters_measures_rules_and_places_are_never_compared(reconciled: Reconciled) -> None:
    high, low = ({"as_of": f"2031-03-0{day}", "cumulative": True} for day in (1, 2))
    for other in (
        {"counter": "Varda Monitor"},
        {"measure": Measure.WOUNDED},
        {"rule": "verified only"},
        {"place": "Port Vale"},
        {"counted": "civilians"},
        {"start": "2031-02-01"},
    ):
        assert reconciled([figure("100", **high), figure("90", **low, **other)]) == []
    assert kinds(reconciled([figure("100", **high), figure("90", **low)])) == ["fall cannot-be"]

"""Which dated backups stay: of the last days, weeks and months."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.domain.backups import worth_keeping

LAST = date(2026, 11, 26)


def days(*ago: int) -> set[date]:
    return {LAST - timedelta(days=number) for number in ago}


def test_few_backups_all_stay() -> None:
    assert worth_keeping(days(0, 1, 5, 40)) == days(0, 1, 5, 40)
    assert worth_keeping([]) == frozenset()


def test_of_a_year_of_days_twelve_days_ten_weeks_and_nine_months_stay() -> None:
    kept = worth_keeping(days(*range(365)))
    assert days(*range(12)) <= kept
    assert LAST - timedelta(days=13) not in kept
    # Sundays end the weeks, last days the months; 26 November is a Thursday.
    assert {date(2026, 11, 22), date(2026, 11, 8), date(2026, 9, 27)} <= kept
    assert date(2026, 9, 20) not in kept
    assert {date(2026, 10, 31), date(2026, 8, 31), date(2026, 3, 31)} <= kept
    assert date(2026, 2, 28) not in kept
    assert len(kept) == 12 + 7 + 8  # three of the weeks and one of the months end among the days


def test_days_without_a_backup_do_not_count() -> None:
    far_apart = days(*range(0, 12 * 30, 30))
    assert worth_keeping(far_apart) == far_apart


def test_thinning_again_and_again_comes_to_the_same_as_at_once() -> None:
    present: frozenset[date] = frozenset()
    for number in range(400, -1, -1):
        present = worth_keeping({*present, LAST - timedelta(days=number)})
    at_once = worth_keeping(days(*range(401)))
    assert set(days(*range(12))) <= present
    assert len(at_once - present) <= 2

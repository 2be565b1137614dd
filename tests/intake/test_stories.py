"""Dates that reports lend each other, and when they do not."""

from collections.abc import Callable

from trucewatch.codebook import Codebook
from trucewatch.intake import date_reports
from trucewatch.model import Basis, Precision, Report, Text

Opened = Callable[..., tuple[Report, Text]]

# 4 May 2031 is a Sunday.
STORY = (
    "Guns fell silent along the Westra river after the armies of Northland and Southland took a paper drafted by mediators in Westport. "
    "The paper asks both armies to pull mortars nine kilometres back from the Westra bridge and lets monitors of the joint commission cross."
)
OTHER = "Fishermen of the Bay islands caught more herring this spring than in any year since the harbour was dredged, a guild reckoned."


def dates(
    book: Codebook, *pairs: tuple[Report, Text], known: tuple[tuple[Report, Text], ...] = ()
) -> list[tuple[str | None, Basis, Precision]]:
    found = date_reports(pairs, known, book)
    return [(report.published.date, report.published.basis, report.published.precision) for report in found]


def test_a_picture_and_a_later_day_on_which_somebody_spoke_give_the_date(opened: Opened, book: Codebook) -> None:
    words = f"Truce holds\n\nGuns are moved from the river on May 4, 2031. (AFP)\n\n{STORY}\n\nThe ministry said on Monday that all was quiet.\n\n{OTHER}"
    assert dates(book, opened(words)) == [("2031-05-05", Basis.TEXT, Precision.DAY)]


def test_a_day_of_the_picture_itself_gives_it_only_about(opened: Opened, book: Codebook) -> None:
    words = f"Truce holds\n\nGuns are moved from the river on May 4, 2031. (AFP)\n\n{STORY}\n\nThe ministry said on Sunday that all was quiet.\n\n{OTHER}"
    assert dates(book, opened(words)) == [("2031-05-04", Basis.TEXT, Precision.RANGE)]


def test_an_old_picture_a_far_off_date_and_a_coming_day_give_none(opened: Opened, book: Codebook) -> None:
    old = f"Truce holds\n\nFILE - In this May 4, 2030 file photo, guns are moved. (AP Photo/N)\n\n{STORY}\n\nThe ministry said on Monday that all was quiet.\n\n{OTHER}"
    background = f"Truce holds\n\n{STORY} The war began on 4 May 2029.\n\nThe ministry said on Monday that all was quiet.\n\n{OTHER}"
    ahead = f"Truce holds\n\nGuns are moved from the river on May 4, 2031. (AFP)\n\n{STORY}\n\nThe envoys said they would meet on Monday.\n\n{OTHER}"
    assert (
        dates(book, opened(old, "a"), opened(background, "b"), opened(ahead, "c"))
        == [(None, Basis.UNCLEAR, Precision.UNCLEAR)] * 3
    )


def test_a_report_that_shares_much_wording_lends_its_date(opened: Opened, book: Codebook) -> None:
    dated = opened(f"Truce holds\n\nMay 4, 2031\n\n{STORY}\n\n{OTHER}", "dated.txt")
    copy = opened(
        f"Silence on the river\n\n{STORY} Nobody crossed.\n\nA short night followed for all who live there.", "copy.txt"
    )
    later = opened(
        f"Silence on the river\n\n{STORY} Nobody crossed.\n\nThe ministry said on Monday that it was quiet.",
        "later.txt",
    )
    far = opened(f"Herring\n\n{OTHER}\n\nThe guild said on Monday that prices would fall.", "far.txt")
    assert dates(
        book,
        dated,
        copy,
        later,
        opened(
            "Wheat\n\nFarmers of the plain fear a drought, as wells sink and dust storms come early this year.", "w.txt"
        ),
    ) == [
        ("2031-05-04", Basis.TEXT, Precision.DAY),
        ("2031-05-04", Basis.SAME_STORY, Precision.DAY),
        ("2031-05-05", Basis.SAME_STORY, Precision.DAY),
        (None, Basis.UNCLEAR, Precision.UNCLEAR),
    ]
    assert dates(book, copy, known=(dated,)) == [("2031-05-04", Basis.SAME_STORY, Precision.DAY)]
    assert dates(book, far)[0][0] is None


def test_the_words_of_a_lent_date_name_the_lender(opened: Opened, book: Codebook) -> None:
    dated = opened(f"Truce holds\n\nMay 4, 2031\n\n{STORY}\n\n{OTHER}", "dated.txt")
    later = opened(
        f"Silence on the river\n\n{STORY} Nobody crossed.\n\nThe ministry said on Monday that it was quiet.",
        "later.txt",
    )
    assert date_reports([later], [dated], book)[0].published.words == "dated.txt (2031-05-04); Monday"


def test_two_lenders_that_disagree_lend_nothing(opened: Opened, book: Codebook) -> None:
    one = opened(f"Truce holds\n\nMay 4, 2031\n\n{STORY}", "one.txt")
    two = opened(f"Truce holds\n\nMay 14, 2031\n\n{STORY}", "two.txt")
    copy = opened(f"Silence on the river\n\n{STORY}", "copy.txt")
    assert dates(book, copy, known=(one, two)) == [(None, Basis.UNCLEAR, Precision.UNCLEAR)]


def test_dated_reports_stay_as_they_are_and_the_order_too(opened: Opened, book: Codebook) -> None:
    pairs = [opened(f"Truce holds\n\nMay {day}, 2031\n\n{STORY}", f"{day}.txt") for day in (6, 4, 5)]
    assert date_reports(pairs, [], book) == tuple(report for report, _ in pairs)
    assert date_reports([], [], book) == ()

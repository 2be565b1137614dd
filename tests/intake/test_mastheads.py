"""What stands above a title: an outlet that no list knows, its motto, slugs, labelled lines, places with dates."""

from collections.abc import Callable

import pytest

from trucewatch.model import Report, Text

Opened = Callable[..., tuple[Report, Text]]

TITLE = "River truce holds for second day"
STORY = "The army of Northland said on Monday that its guns had fallen silent along the whole of the river line."
SECOND = "Monitors of the joint commission said that the truce was broken eleven times in its first two days."
BODY = f"{STORY}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Agence Boreal", "Agence Boreal"),
        ("Der Nordbote (Westport)", "Der Nordbote"),
        ("The Vale Courier", "The Vale Courier"),
        ("THE VALEMAN", "THE VALEMAN"),
        ("Boreal", "Boreal"),
        ("Gaceta Boreal (Northland)", "Gaceta Boreal"),
        ("Gaceta del Vale, translated from Spanish", "Gaceta del Vale"),
        ("Vale Press Agency (VPA)", "Vale Press Agency"),
    ],
)
@pytest.mark.parametrize("under", ["\n4 May 2031\n", "\nBy Some Name\n\n4 May 2031\n", "\n"])
def test_a_name_above_the_title_is_the_outlet(opened: Opened, name: str, outlet: str, under: str) -> None:
    report, text = opened(f"{name}\n{TITLE}{under}\n{BODY}")
    assert (report.outlet, report.title) == (outlet, TITLE)
    assert [text.content[block.start : block.end] for block in text.blocks] == [STORY, SECOND]


@pytest.mark.parametrize(
    "first",
    [
        "River Truce Holds",  # a short title above its standfirst: its words are in the story
        "Guns fall silent",
        "A quiet night",  # no name: its second word is small
    ],
)
def test_a_short_title_is_no_outlet(opened: Opened, first: str) -> None:
    report, _ = opened(f"{first}\nThe army says its guns are silent along the river\n\n{BODY}")
    assert (report.outlet, report.title) == (None, first)


def test_a_name_credited_in_the_story_is_the_outlet_though_the_story_speaks_of_its_words(opened: Opened) -> None:
    story = f"PORT VALE (Northland Boreal) - {STORY}"
    report, _ = opened(f"Northland Boreal\n{TITLE}\n\n{story}\n\n{SECOND}")
    assert (report.outlet, report.title, report.credits) == ("Northland Boreal", TITLE, ())
    owned = opened(f"Northland Boreal\n{TITLE}\n\n{BODY}\n\n© Northland Boreal 2031")[0]
    assert (owned.outlet, owned.title) == ("Northland Boreal", TITLE)


def test_motto_section_and_standfirst_around_the_title(opened: Opened) -> None:
    report, text = opened(
        f"THE VALEMAN\nFearless since 1977\n\n{TITLE}\n\nOne dead near the mill; army counts nine breaches\n\n"
        f"Staff report\nPublished: May 4, 2031 9:15 PM\n\n{BODY}"
    )
    assert (report.outlet, report.title, report.published.date) == ("THE VALEMAN", TITLE, "2031-05-04")
    labels = [(aside.label.value, text.content[aside.start : aside.end]) for aside in text.asides]
    assert ("standfirst", "One dead near the mill; army counts nine breaches") in labels
    assert [text.content[block.start : block.end] for block in text.blocks] == [STORY, SECOND]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Radio Boreal, morning bulletin, 4 May 2031", "Radio Boreal"),
        ("Boreal Radio — Transcript of the 19:00 news, Sunday 4 May 2031", "Boreal Radio"),
        ("Vale Chronicle, Sunday 4 May 2031", "Vale Chronicle"),
        ("WESTPORT, 4 May 2031", None),
        ("4 May 2031 - By Some Name in Port Vale", None),
        ("Northland, Sunday, May 4, 2031", None),
        ("Sunday 4 May 2031, page 4", None),
    ],
)
def test_a_line_with_a_date_and_an_outlet_or_a_place(opened: Opened, line: str, outlet: str | None) -> None:
    for story in (f"{line}\n\n{TITLE}\n\n{BODY}", f"{TITLE}\n{line}\n\n{BODY}"):
        report, text = opened(story)
        assert (report.title, report.published.date) == (TITLE, "2031-05-04")
        assert report.outlet == outlet
        assert [text.content[block.start : block.end] for block in text.blocks] == [STORY, SECOND]


def test_labelled_lines_above_a_story(opened: Opened) -> None:
    report, text = opened(
        f"Publication: Der Nordbote (Westport)\nDate: 4 May 2031\nAuthor: Some Name\nPage: 4\n\n{TITLE}\n\n{BODY}"
    )
    assert (report.outlet, report.title, report.published.date) == ("Der Nordbote", TITLE, "2031-05-04")
    assert [text.content[block.start : block.end] for block in text.blocks] == [STORY, SECOND]
    mail = opened(f"From: Press desk <press@example.org>\nSubject: {TITLE}\n\n{BODY}")[0]
    assert (mail.outlet, mail.title) == (None, TITLE)


def test_one_labelled_line_alone_is_a_title_as_any_other(opened: Opened) -> None:
    assert opened(f"Language: the last front of a river war\n\n{BODY}")[0].title == (
        "Language: the last front of a river war"
    )


def test_a_slug_is_no_title(opened: Opened) -> None:
    report, _ = opened(f"BC-NORTHLAND-TRUCE/WRAP 4\n{TITLE}\n\nBy Some Name\n\n{BODY}")
    assert report.title == TITLE


def test_a_notice_of_translation_in_brackets_is_no_title(opened: Opened) -> None:
    report, text = opened(f"[Translated from Norlandic. The translation is unofficial.]\n\n{TITLE}\n\n{BODY}")
    assert report.title == TITLE
    assert [aside.label.value for aside in text.asides] == ["notice", "title"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Nile Boreal / Vale Press Agency", ["Nile Boreal", "Vale Press Agency"]),
        ("Vale Courier with Vale Press Agency and AFP", ["Vale Courier", "Vale Press Agency", "AFP"]),
        ("-- With additional input from Boreal", ["Boreal"]),
        ("VPA/ak/mm", []),
        ("afp-bur/ak/mm", []),
        ("(End/ak/mm)", []),
        ("[Image: Guns at the mill of Port Vale on 4 May. Photo: VPA/S. Name]", []),
        ("[Unofficial translation from the Norlandic. The original prevails.]", []),
        ("This page was translated from Norlandic by an editor.", []),
        ("Port Vale", []),
        ("Published in The Vale Courier, May 4th, 2031", []),
    ],
)
def test_what_stands_under_a_story_is_no_body(opened: Opened, line: str, names: list[str]) -> None:
    report, text = opened(f"{TITLE}\n\n{BODY}\n\n{line}")
    assert [text.content[block.start : block.end] for block in text.blocks] == [STORY, SECOND]
    assert [credit.name for credit in report.credits] == names


def test_an_outlet_does_not_credit_the_letters_it_goes_by(opened: Opened) -> None:
    report, _ = opened(f"Vale Press Agency (VPA)\n{TITLE}\n\nPORT VALE, May 4 (VPA) – {STORY}\n\n{SECOND}")
    assert (report.outlet, report.credits) == ("Vale Press Agency", ())


def test_an_outlet_in_capitals_with_a_dash_opens_no_story(opened: Opened) -> None:
    report, _ = opened(
        f"OFFICE OF THE VALE - NATIONAL NEWS SERVICE\n\n{TITLE}\n\nPort Vale D.C., May 4, 2031\n\n{BODY}"
    )
    assert report.published.date == "2031-05-04"


def test_a_sentence_that_begins_with_a_date_is_body(opened: Opened) -> None:
    said = "On July 6, 2030, the envoy of Northland made this offer:"
    _, text = opened(f"{TITLE}\n\n{STORY}\n\n{said}\n\n{SECOND}")
    assert said in [text.content[block.start : block.end] for block in text.blocks]

"""Body finding on composed articles about invented and far-off truces."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.intake.body import find_body

LayOut = Callable[[str], list[str]]

PARAGRAPH = "The army of Northland said on Monday that its guns had fallen silent along the whole of the river line."
SECOND = "Monitors of the joint commission counted eleven breaches in the first two days, most of them at night."


def test_title_standfirst_and_paragraphs(laid_out: LayOut) -> None:
    content = f"River truce holds for second day\n\nBoth armies keep their guns silent as envoys meet in the capital\n\n{PARAGRAPH}\n\n{SECOND}"
    assert laid_out(content) == [
        "title|River truce holds for second day",
        "standfirst|Both armies keep their guns silent as envoys meet in the capital",
        f"body|{PARAGRAPH}",
        f"body|{SECOND}",
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "This handout picture released by the Northland army on May 3, 2031 shows guns being moved. RESTRICTED TO EDITORIAL USE",
        "FILE - In this Saturday, May 3, 2031 file photo, guns are moved from the river. (AP Photo/Some Name)",
        "Soldiers walk beside a gun near the river in Northland on May 3, 2031. / AFP / POOL / Some Name",
        "Soldiers of Northland walk beside a gun, near the river line they have held since spring [Northland army via AFP]",
        "Soldiers walk beside a gun near the river. (Photo by",
        "Envoys of the two armies sat down in the old palace before Sunday's talks in the capital. **AP / Xinhua**",
        "The envoy of Northland, left, and the envoy of Southland on Sunday in the capital.",
        "A file photo of the river bridge",
        "Guns beside the river. Photo: Some Name/Valley Post",
        "Guns are moved from the river line. REUTERS/Some Name",
        "Fighters of the Northland army with a seized gun at the river line. AFP",
        "Photo taken on May 3, 2031 shows guns beside the river. (NVA/Some Name)",
        "Guns beside the river line on Sunday. (NVA/Some Other Name)",
        "Photo taken on May 3, 2031 shows guns that stand beside the river line",
        "Guns stand beside the river line in Sarn, Northland, on May 3, 2031. Valley Wire/Some Name",
        "Women wait for bread behind sandbags in Port Vale, May 3, 2031. Some Name / The Valley Wire",
        "Guns stand beside the river line, 3 May 2031 | Some Name for The Valley Wire",
        "A gun lies in a field near the river. [Some Name/Valley Wire]",
        'Media caption: Watch: "We slept in the cellar" - a night beside the river',
        "Image source, Valley Wire",
    ],
)
def test_captions_are_set_aside(laid_out: LayOut, caption: str) -> None:
    found = laid_out(f"River truce holds for second day\n\n{PARAGRAPH}\n\n{caption}\n\n{SECOND}")
    assert found == [
        "title|River truce holds for second day",
        f"body|{PARAGRAPH}",
        f"caption|{caption}",
        f"body|{SECOND}",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The army said that the guns of the river line would stay where they were for the whole of the summer. NVA",
        "The guns were to be drawn back by the river patrol of both armies before the summer (Northland/Southland).",
        "Photographers of both armies were taken to the river line on Sunday and saw no gun there in working order.",
    ],
)
def test_what_ends_or_begins_like_a_caption_is_body(laid_out: LayOut, line: str) -> None:
    found = laid_out(f"River truce holds for second day\n\n{PARAGRAPH}\n\n{line}\n\n{SECOND}")
    assert f"body|{line}" in found


def test_a_caption_that_repeats_a_sentence_of_the_body_is_known_by_its_credit(laid_out: LayOut) -> None:
    said = "Northland's army has so far failed to take the bridge, where the envoys' guards are based"
    found = laid_out(
        f"River truce holds\n\n{PARAGRAPH}\n\n{said} [Northland army via AFP]\n\n{said}, after weeks of fighting.\n\n{SECOND}"
    )
    assert [line.split("|")[0] for line in found] == ["title", "body", "caption", "body", "body"]


def test_a_correction_before_a_caption_is_its_own_part(laid_out: LayOut) -> None:
    found = laid_out(
        f"{PARAGRAPH}\n\nCORRECTS SPELLING OF NAME --  FILE - In this May 3, 2031 file photo, guns are moved. (AP Photo/N)\n\n{SECOND}"
    )
    assert found[1:3] == [
        "correction|CORRECTS SPELLING OF NAME --",
        "caption|FILE - In this May 3, 2031 file photo, guns are moved. (AP Photo/N)",
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("By [Reuters](#)", "credit"),
        ("By Some Name and Other Name", "credit"),
        ("Source ; News Agencies", "credit"),
        ("Source: Valley News Agency", "credit"),
        ("AFP", "credit"),
        ("Reuters/AP", "credit"),
        ("(Reporting by Some Name; Editing by Other Name)", "credit"),
        ("Related article: [Envoys leave the capital](#)", "related"),
        ("Read also: Envoys leave the capital", "related"),
        ("Next Story", "navigation"),
        ("Share it", "navigation"),
        ("Share | Comments (12) | Support a paper of the valley: donate here", "navigation"),
        ("Also in today's paper: The price of bread | Weather | Letters", "related"),
        ("NOTICE: Because of the floods the Valley Post comes out twice a week.", "notice"),
        ("Original url:", "navigation"),
        ("<https://valleypost.example/2031/05/04/river>", "navigation"),
        ("Your email address stays with us. Required fields have a star *", "navigation"),
        ("Beta V.2.1 - Powered by automated translation", "notice"),
        ("All rights reserved.", "notice"),
        ("This note is issued in French and Northish. In case of doubt the French text prevails.", "notice"),
        ("Translation provided for convenience only; the Northish text is authoritative.", "notice"),
        ("(Unofficial translation from the Northish)", "notice"),
        ("For media enquiries: Office of the Spokesperson.", "notice"),
        ("Next report: 4 May 2031.", "notice"),
        ("- END -", "notice"),
        ("The Valley Post comes out when it can. Subscribe to our list for the next issue.", "advert"),
        ("Each evening our editors pick the news of the day. Sign up for the newsletter.", "advert"),
        ("Follow Valley Post on all its channels. Share this story with a friend.", "navigation"),
        ("More news: Bread prices rise; Rain expected on Sunday", "related"),
        ("By Some Name, Port Vale correspondent", "credit"),
        ("This article was originally published elsewhere.", "notice"),
        ("Correction: an earlier version gave the wrong number of guns.", "correction"),
        ("Advertisement", "advert"),
        ("Sign up for our daily newsletter", "advert"),
        ("May 4, 2031", "other"),
        ("Published: Sunday, 4 May 2031, 10:15 GMT", "other"),
        ("* * *", "other"),
        ("A second day", "heading"),
        ("Bridge", "heading"),
        ("‘Nobody will cross’", "heading"),
    ],
)
def test_lines_that_are_no_prose(laid_out: LayOut, line: str, label: str) -> None:
    found = laid_out(f"River truce holds for second day\n\n{PARAGRAPH}\n\n{line}\n\n{SECOND}")
    assert found[1:] == [f"body|{PARAGRAPH}", f"{label}|{line}", f"body|{SECOND}"]


@pytest.mark.parametrize(
    "line",
    [
        "Northland denied it.",
        "A notice to residents of Sarn told them to stay indoors.",
        "The minister of war tweeted",
        "Read in full, the text of the truce names neither the bridge nor the two villages behind it, envoys said.",
        "Share prices fell in the capital after the news.",
        "Sources in the capital said that the envoys would meet again.",
        "Correcting an earlier toll, the ministry said that nine people had died.",
        "Nine people died, the agency Reuters reported, citing the ministry (of health).",
        "Guns stand beside the river line in Sarn, and nobody there talks of going home.",
        "The paper was issued in French and Northish, the envoys said on Sunday.",
        "More news came from Sarn: the army said that it had lost eleven men.",
        "The next meeting of the commission will be held on 4 May 2031.",
        "The chief of the clan told young men what he wanted. “Join our ranks.”",
        "The army keeps to the truce on all channels of the river, its chief said.",
    ],
)
def test_short_prose_stays_body(laid_out: LayOut, line: str) -> None:
    found = laid_out(f"River truce holds for second day\n\n{PARAGRAPH}\n\n{line}\n\n“{SECOND}”")
    assert found[2] == f"body|{line}"


def test_a_sentence_broken_by_blank_lines_is_one_block(laid_out: LayOut) -> None:
    found = laid_out(
        "The truce holds\n\nThe envoy of the southern\n\nfaction signed the paper, the mediator said.\n\nBoth said the\n\nBridge was quiet."
    )
    assert found == [
        "title|The truce holds",
        "body|The envoy of the southern¶¶faction signed the paper, the mediator said.",
        "body|Both said the¶¶Bridge was quiet.",
    ]


def test_nothing_is_joined_over_what_is_set_aside(laid_out: LayOut) -> None:
    found = laid_out(
        f"{PARAGRAPH}\n\nThe envoy of the southern\n\nAdvertisement\n\nfaction signed the paper, the mediator said.\n\n{SECOND}"
    )
    assert found[1:4] == [
        "body|The envoy of the southern",
        "advert|Advertisement",
        "body|faction signed the paper, the mediator said.",
    ]


@pytest.mark.parametrize(
    ("dateline", "label"),
    [
        ("Westport: ", "other"),
        ("WESTPORT — ", "other"),
        ("WESTPORT (Reuters) - ", "credit"),
        ("WESTPORT, May 4. /TASS/. ", "credit"),
        ("Afp - ", "credit"),
    ],
)
def test_a_dateline_is_cut_from_the_first_paragraph(laid_out: LayOut, dateline: str, label: str) -> None:
    found = laid_out(f"River truce holds for second day\n\n{dateline}{PARAGRAPH}\n\n{SECOND}")
    assert found == [
        "title|River truce holds for second day",
        f"{label}|{dateline.strip()}",
        f"body|{PARAGRAPH}",
        f"body|{SECOND}",
    ]


def test_a_masthead_before_the_title(laid_out: LayOut, book: Codebook) -> None:
    content = f"Valley Herald\n\nRiver truce holds for second day\n\n{PARAGRAPH}\n\n{SECOND}"
    assert laid_out(content)[:2] == ["other|Valley Herald", "title|River truce holds for second day"]
    assert find_body(content, book).masthead == "Valley Herald"


def test_a_flattened_page_loses_its_furniture_at_both_ends(laid_out: LayOut) -> None:
    title = "River truce holds for second day as envoys meet"
    content = (
        f"{title}\n\nPublished May 4 2031 {title} {PARAGRAPH} Guns near the river May 3 2031. (Valley News and Agencies) {SECOND} "
        + PARAGRAPH
        + " Source Valley News and agencies"
    )
    assert laid_out(content) == [
        f"title|{title}",
        "other|Published May 4 2031",
        f"title|{title}",
        f"body|{PARAGRAPH}",
        "caption|Guns near the river May 3 2031. (Valley News and Agencies)",
        f"body|{SECOND} {PARAGRAPH}",
        "credit|Source Valley News and agencies",
    ]


def test_links_below_related_articles_belong_to_them(laid_out: LayOut) -> None:
    found = laid_out(
        f"{PARAGRAPH}\n\n{SECOND}\n\nRelated Articles\n\nEnvoys leave the capital\nBridge reopened to traders"
    )
    assert [line.split("|")[0] for line in found] == ["body", "body", "related", "related", "related"]


def test_links_that_ask_or_are_marked_as_items_belong_to_their_section(laid_out: LayOut) -> None:
    links = "More on this story\n- Northland: who are the clans?\n- Clans take a bridge, residents say\nWho keeps the truce?"
    found = laid_out(f"{PARAGRAPH}\n\n{SECOND}\n\n{links}")
    assert [line.split("|")[0] for line in found] == ["body", "body", "related", "related", "related", "related"]


def test_one_paragraph_a_line_without_blank_lines(laid_out: LayOut) -> None:
    found = laid_out(f"River truce holds for second day\n{PARAGRAPH}\n{SECOND}\n{PARAGRAPH}")
    assert found == [
        "title|River truce holds for second day",
        f"body|{PARAGRAPH}",
        f"body|{SECOND}",
        f"body|{PARAGRAPH}",
    ]


def test_wrapped_lines_are_one_paragraph(laid_out: LayOut) -> None:
    wrapped = (
        "The army of Northland said on Monday that its guns had fallen silent\n"
        "along the whole of the river line, and that it would keep them so as\n"
        "long as the other side did. Monitors of the joint commission counted\n"
        "eleven breaches in the first two days.\n"
    )
    found = laid_out(f"River truce holds for second day\n\n{wrapped}\n{wrapped}")
    assert [line.split("|")[0] for line in found] == ["title", "body", "body"]
    assert found[1].endswith("eleven breaches in the first two days.")


def test_carriage_returns_form_feeds_and_no_break_spaces(laid_out: LayOut) -> None:
    found = laid_out(f"River truce holds\r\n\r\n{PARAGRAPH}\xa0\r\n\f{SECOND}\r\n")
    assert found == ["title|River truce holds", f"body|{PARAGRAPH}", f"body|{SECOND}"]


def test_right_to_left_text_is_body(laid_out: LayOut) -> None:
    first = "قال الجيش يوم الاثنين إن المدافع صمتت على طول خط النهر منذ منتصف الليل."
    second = "وقالت لجنة المراقبة إنها سجلت أحد عشر خرقا في اليومين الأولين من الهدنة."
    found = laid_out(f"الهدنة صامدة\n\n{first}\n\n{second}")
    assert found == ["title|الهدنة صامدة", f"body|{first}", f"body|{second}"]


def test_a_text_of_short_lines_is_not_all_headings(laid_out: LayOut) -> None:
    found = laid_out(
        "Log of post 4\n04:30 shelling at the bridge\n05:10 two wounded, village east\n06:00 quiet\n07:20 shelling at the mill"
    )
    assert [line.split("|")[0] for line in found] == ["title", "body", "body", "body", "body"]


_LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                PARAGRAPH,
                SECOND,
                "By Reuters",
                "AFP",
                "Related Articles",
                "May 4, 2031",
                "(Photo by",
                "WESTPORT (AP) — " + SECOND,
                "Tags",
                "",
                "faction said.",
                "[x via AFP]",
            ]
        ),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(_LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\f", " "]))
def test_parts_are_in_order_apart_and_inside(book: Codebook, lines: list[str], gap: str) -> None:
    content = gap.join(lines)
    body = find_body(content, book)
    parts = sorted([*body.blocks, *body.asides], key=lambda part: (part.start, part.end))
    assert all(0 <= part.start < part.end <= len(content) for part in parts)
    assert all(before.end <= after.start for before, after in pairwise(parts))
    assert list(body.blocks) == sorted(body.blocks, key=lambda block: block.start)
    covered = "".join(content[part.start : part.end] for part in parts)
    assert sum(map(str.isalnum, covered)) == sum(map(str.isalnum, content)), "every letter is body or labelled"


def test_what_stands_before_the_dateline_is_no_body_unless_it_is_long(laid_out: LayOut) -> None:
    story = f"WESTPORT (Reuters) - {PARAGRAPH}\n\n{SECOND}"
    found = laid_out(f"River truce holds\n\nBoth armies keep quiet.\n\nEnvoys sit in the old palace.\n\n{story}")
    assert [line.split("|")[0] for line in found] == ["title", "standfirst", "caption", "credit", "body", "body"]
    long = " ".join([PARAGRAPH] * 5)
    assert laid_out(f"River truce holds\n\n{long}\n\n{story}")[1] == f"body|{long}"

"""Differences between versions of a text: word by word, and both texts whole."""

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.register.decided.differences import differences

WORDS = st.lists(
    st.sampled_from(["the", "truce", "holds", "from", "12", "March", ".", "\n", " ", "é", "\U0001f54a"])
).map("".join)


def marked(old: str, new: str) -> str:
    """Return both texts in one, what differs in brackets."""
    parts = []
    for one in differences(old, new):
        gone, put = old[one.old_start : one.old_end], new[one.new_start : one.new_end]
        if one.kind == "same":
            parts.append(gone)
        else:
            parts.append((f"[-{gone}-]" if gone else "") + (f"[+{put}+]" if put else ""))
    return "".join(parts)


def test_words_are_marked_and_the_rest_stands() -> None:
    old = "Article 1. All fire ceases on 12 March.\nArticle 2. The road opens.\n"
    new = "Article 1. All shelling ceases on 14 March.\nArticle 2. The road opens.\nArticle 3. A committee meets.\n"
    assert marked(old, new) == (
        "Article 1. All [-fire-][+shelling+] ceases on [-12-][+14+] March.\nArticle 2. The road opens.\n"
        "[+Article 3. A committee meets.\n+]"
    )


def test_the_same_text_is_the_same() -> None:
    assert [one.kind for one in differences("no change", "no change")] == ["same"]
    assert differences("", "") == ()


def test_texts_of_too_many_lines_are_only_said_to_differ() -> None:
    old, new = "a\n" * 3000, "a\n" * 2999 + "b\n"
    assert [(one.kind, one.old_end, one.new_end) for one in differences(old, new)] == [("other", len(old), len(new))]


@given(old=WORDS, new=WORDS)
def test_the_changes_together_are_both_texts(old: str, new: str) -> None:
    found = differences(old, new)
    assert "".join(old[one.old_start : one.old_end] for one in found) == old
    assert "".join(new[one.new_start : one.new_end] for one in found) == new
    for one in found:
        same = old[one.old_start : one.old_end] == new[one.new_start : one.new_end]
        assert (one.kind == "same") == same

"""Every line of a plan says why: code, thing, what the sentence quotes, sources; and what is open tonight."""

from quietlegs.massage.because import line


def test_a_line_without_sources_is_our_own_judgement() -> None:
    assert line("plan", "plan.dose", times=3).sources == ("own_judgement",)
    assert line("plan", "plan.dose", sources=("aasm2025",)).sources == ("aasm2025",)

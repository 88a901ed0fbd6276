"""Whose words a plan's sentences are, and that what many schools write makes no pairs: the cost grows with what is written."""

from __future__ import annotations

from dataclasses import replace

from generator.city import City
from generator.rules.city._prose import MANY, length, own_words, sentences, shared_lengths
from generator.rules.city.plans_copied import copies
from tests.rules.casebook import today


def city() -> City:
    return today()[0].city


def test_a_school_s_name_marks_and_the_policy_s_words_are_nobody_s_own() -> None:
    school = city().school("_example")
    assert school is not None
    filing = school.filings[0]
    policy_s = "校内课后服务由学生和家长自愿选择，学校和老师不强迫，也不变相强迫任何人参加。"
    plan = replace(filing.plan, voluntary=f"{policy_s}XX市样例小学尊重 每个家庭的选择！样例小学尊重每个家庭的选择。好。")
    alone = replace(filing, parts={"plan": replace(plan, providers=())})
    mine = sentences(alone) - sentences(replace(alone, parts={"plan": replace(plan, voluntary="", providers=())}))
    assert mine == {"尊重每个家庭的选择"}


def test_what_more_than_ten_schools_write_makes_no_pairs() -> None:
    shared, common = "全校都这样安排", "人人都这样安排"
    written = {f"s{number:02d}": frozenset({common, *([shared] if number < MANY else [])}) for number in range(MANY + 1)}
    own = own_words(written)
    assert set().union(*own.values()) == {shared}
    pairs = shared_lengths(own)
    assert len(pairs) == MANY * (MANY - 1) // 2
    assert set(pairs.values()) == {length(frozenset({shared}))}


def test_no_two_schools_of_the_sample_wrote_the_same_plan() -> None:
    assert copies(city()) == {}


def copied(whole: City) -> City:
    """The city as it would be if baima had filed what yucai did."""
    original, copier = whole.school("yucai"), whole.school("baima")
    assert original is not None
    assert copier is not None
    by_term = {filing.id: filing for filing in original.filings}
    filings = tuple(replace(filing, parts=by_term[filing.id].parts, profile=by_term[filing.id].profile) for filing in copier.filings)
    return replace(whole, schools=(replace(copier, filings=filings), original))


def test_a_plan_copied_word_for_word_is_told_once_at_its_latest_term() -> None:
    found = copies(copied(city()))
    assert {pair: (str(plan.term), percent) for pair, (plan, percent) in found.items()} == {("yucai", "baima"): ("2026-autumn", 100)}


def test_a_term_for_which_no_policy_sets_a_limit_is_not_compared() -> None:
    whole = copied(city())
    schools = tuple(replace(school, filings=tuple(replace(filing, policy=None) for filing in school.filings)) for school in whole.schools)
    assert copies(replace(whole, schools=schools)) == {}

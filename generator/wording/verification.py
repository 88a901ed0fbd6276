"""What a verification found in; its sentences out, in Chinese and English."""

from __future__ import annotations

from generator.wording.builtin import FLAWS

VERDICTS = {
    ("code", "genuine"): ("是真的，现在仍是现行的一版", "genuine, and the version that stands"),
    ("code", "superseded"): ("是真的，但已有新版", "genuine, but superseded"),
    ("code", "withdrawn"): ("公开过，后来由教育局撤回", "published once, withdrawn since"),
    ("code", "purged"): ("公开过，内容已依法删除", "published once, purged by law since"),
    ("code", "unknown"): ("查不到：不是本市公开过的，或者抄错了", "unknown: never published here, or mistyped"),
    ("ledger", "sound"): ("记录册前后接得上", "the ledger holds together"),
    ("ledger", "broken"): ("记录册有问题", "the ledger is at fault"),
    ("site", "sound"): ("网站和它自己的清单、记录册相符", "the site agrees with its list and its ledger"),
    ("site", "broken"): ("网站有问题", "the site is at fault"),
    ("file", "sound"): ("这个文件和公开的一样", "the file is as published"),
    ("file", "broken"): ("这个文件和公开的不一样", "the file is not as published"),
    ("file", "unknown"): (
        "判断不了：旁边没有网站的清单，也没有可对照的项目文件夹",
        "cannot be told: no site and no repository to compare with",
    ),
}
"""By what was looked at and what came of it."""

TROUBLES = {
    "torn": (
        "{place} 的最后一行只写了一半，多半是上次写入时断了电；用 notices verify --repair 恢复到写入以前",
        "{place}: the last line is torn; notices verify --repair brings back the whole lines",
    ),
    "head-shorter": (
        "比存下的少了：存下的是第{place}行（{head}），现在没有这一行。有人截短了记录册",
        "shorter than what was saved: there is no line {place} ({head})",
    ),
    "head-rewritten": (
        "第{place}行不是存下的那一行（{head}）。有人改写过记录册",
        "line {place} is not the line that was saved ({head}): the ledger was rewritten",
    ),
    "no-sums": (
        "没有清单 {place}，或者清单读不懂：不是本程序生成的网站，或者被改过",
        "no list {place} that can be read: not a site of this program, or changed",
    ),
    "no-build": ("没有 {place}，或者读不懂", "no {place} that can be read"),
    "build-id": ("{place} 里的编号和清单对不上：清单或文件被改过", "the number in {place} is not that of the list"),
    "build-head": ("{place} 里写的记录册末行，和网站上的记录册对不上", "the head in {place} is not that of the ledger on the site"),
    "file-missing": ("缺少 {place}", "{place} is missing"),
    "file-changed": ("{place} 被改过", "{place} was changed"),
    "file-unknown": ("{place} 不在清单里", "{place} is not in the list"),
    "differs": ("{place} 和项目文件夹里的数据生成出来的不一样", "{place} is not what the repository publishes"),
    **{f"flaw-{what}": (f"{{place}} {zh}", f"{{place}} {en}") for what, (zh, en) in FLAWS.items()},
}
"""What can be wrong, by its code."""

UNPROVEN = {
    "truncation": (
        "没有存下的末行可比：记录册末尾有没有被截短，无从证明",
        "without a saved head nobody can tell whether lines were cut off at the end",
    ),
    "rewriting": (
        "没有存下的末行可比：整本记录册有没有被从头重写，无从证明",
        "without a saved head nobody can tell whether all of it was rewritten",
    ),
    "last-line": (
        "没有存下的末行可比：最后一行有没有被改过，无从证明",
        "without a saved head nobody can tell whether the last line was edited",
    ),
    "after-head": (
        "存下的末行以后新添的各行，只能证明前后接得上；请把现在的末行也存下来（notices verify --head）",
        "lines after the last saved head are only shown to hold together; save the present head too (notices verify --head)",
    ),
    "repository": (
        "没有项目文件夹可对照：连同清单一起改动的文件，无从发现",
        "without the repository a file that was changed together with the list cannot be found",
    ),
}
"""What could not be proved, by its code."""

"""A text or a name in; the other words for what it speaks of out. Also what parents ask about, with the page that answers."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that is looked for by any word of `same`, which mean the same, or of `also`, which are near it."""

    same: tuple[str, ...]
    also: tuple[str, ...]
    title: str
    text: str
    address: str


_SCHOOLS, _GUIDE, _COMPLAIN, _OVERSIGHT = "schools/", "guide-parent/", "complain/", "oversight/"

TOPICS = (
    Topic(
        ("收费标准", "费标", "收费", "价格", "多少钱", "课后费", "服务费"),
        ("费用", "交钱", "缴费"),
        "收费标准：一学期多少钱",
        "各校每课时、每学期的收费标准列在全部学校一览里；怎样算出来、依据哪份文件，写在学校告知书的“收费事项”里。",
        _SCHOOLS,
    ),
    Topic(
        ("退费", "退钱", "退款", "多退少补"),
        ("退还", "退回", "请假"),
        "退费：多收的钱怎样退",
        "没有开的课、请假的课按规定退费，多退少补。上学期退了多少，在学校的页面上；每名学生该退多少，在收支公示里列出。",
        _GUIDE,
    ),
    Topic(
        ("减免", "免收", "减收", "免费"),
        ("贫困", "困难家庭", "低保", "孤儿", "残疾"),
        "减免：哪些家庭免收，怎样申请",
        "哪些家庭免收或减收、向谁申请，写在学校告知书的“收费事项”里。符合条件却仍被收费的，可以反映。",
        _GUIDE,
    ),
    Topic(
        ("弹性离校", "接送", "接孩子", "提前离校"),
        ("早退", "晚接", "晚到", "早走"),
        "弹性离校：什么时候接，在哪里接，晚到怎么办",
        "接送的时间、地点、由谁送出，提前离校和家长晚到的办法，写在学校告知书的“服务时间”里。",
        _GUIDE,
    ),
    Topic(
        ("投诉", "举报", "监督电话"),
        ("反映", "热线", "意见", "电话", "12345", "12315"),
        "投诉：有意见向谁反映",
        "先打学校的监督电话，再找教育局基教股、纪检监察组，也可以打12345。电话印在每份公示的末尾。",
        _COMPLAIN,
    ),
    Topic(
        ("结束时间", "几点结束", "到几点"),
        ("几点放学", "放学时间", "服务时间"),
        "几点结束：照看到几点",
        "各校本学期最晚几点结束列在全部学校一览里；每个年级每天几点放学、几点结束，写在学校的页面和告知书里。",
        _SCHOOLS,
    ),
    Topic(
        ("培训机构", "校外机构"),
        ("第三方", "机构进校", "白名单"),
        "培训机构：谁进学校上课",
        "引入了哪家机构、许可和价格是多少，写在学校告知书的“服务方式”里；在校外另找机构时，看清证照再交钱。",
        _GUIDE,
    ),
    Topic(
        ("自愿", "强制", "强迫"),
        ("必须参加", "可以不参加", "不参加"),
        "自愿：可以不参加",
        "参加与否由学生和家长决定。不参加的学生按正常时间放学，学期中也可以退出。被要求参加的，可以反映。",
        _GUIDE,
    ),
    Topic(
        ("中途退出", "退出"),
        ("不参加了",),
        "退出：学期中不参加了怎么办",
        "向谁提出、何时停止、费用怎样退，写在学校的告知书里。",
        _GUIDE,
    ),
    Topic(
        ("收支", "账目"),
        ("花到哪里", "结余", "收支公示", "钱用在哪"),
        "收支公示：收了多少，花到哪里，剩下多少",
        "学期结束以后各校公示收入、退费、支出和结余；还没有公示的学校列在公开监督里。",
        _GUIDE,
    ),
    Topic(
        ("补课", "上新课", "讲新课"),
        ("辅导班",),
        "补课：课后服务不讲新课、不补课",
        "课后服务以作业辅导和自主阅读为主。讲新课、补课的，可以反映。",
        _COMPLAIN,
    ),
    Topic(
        ("报名",),
        ("申请", "选课", "申请表"),
        "报名：怎样申请参加",
        "申请的时间和办法写在学校的告知书里，由学校审核以后公布。",
        _GUIDE,
    ),
    Topic(
        ("逾期", "没公示", "未公示"),
        ("拖延",),
        "逾期：哪些学校还没有公示",
        "收支公示逾期的学校、没有通过校验的公示，列在公开监督里。",
        _OVERSIGHT,
    ),
)


def other_words(text: str) -> tuple[str, ...]:
    """The words of every topic of which the text has one, but those that it has itself."""
    meant = (topic.same for topic in TOPICS if any(word in text for word in topic.same))
    return tuple(dict.fromkeys(word for words in meant for word in words if word not in text))


def other_numbers(name: str) -> tuple[str, ...]:
    """The name with its number written the other way: 第7实验学校 for 第七实验学校, and back; nothing where it has none."""
    arabic = _CHINESE.sub(lambda found: f"第{_value(found[1])}", name)
    chinese = _ARABIC.sub(lambda found: f"第{_chinese(int(found[1]))}", name)
    return tuple(other for other in dict.fromkeys((arabic, chinese)) if other != name)


_DIGITS = "零一二三四五六七八九"
_CHINESE = re.compile("第([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?![十百千])")
_ARABIC = re.compile("第([1-9][0-9]?)(?![0-9])")


def _value(number: str) -> int:
    tens, ten, units = number.rpartition("十")
    return (_DIGITS.index(tens or "一") * 10 if ten else 0) + (_DIGITS.index(units) if units else 0)


def _chinese(number: int) -> str:
    tens, units = divmod(number, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[units] if units else "")

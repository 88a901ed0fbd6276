"""A text in; the words by which people look for what it speaks of, though it does not use them, out."""

from __future__ import annotations

import re

_SAME = (
    ("收费标准", "费标", "收费", "费用", "价格", "多少钱", "课后费", "服务费"),
    ("退费", "退钱", "退款", "退还", "多退少补", "退回"),
    ("减免", "免费", "免收", "减收", "贫困", "低保"),
    ("弹性离校", "接送", "接孩子", "早退", "晚接", "提前离校"),
    ("投诉", "举报", "反映", "监督电话", "热线"),
    ("结束时间", "几点结束", "几点放学", "放学时间", "到几点"),
    ("培训机构", "校外机构", "第三方", "机构进校"),
    ("自愿", "强制", "必须参加", "可以不参加"),
    ("退出", "不参加了", "中途退出"),
    ("收支", "账目", "花到哪里", "结余"),
    ("补课", "上新课", "讲新课"),
    ("作业", "作业辅导", "写作业"),
    ("报名", "申请", "选课"),
    ("寒暑假", "节假日", "放假", "假期"),
)
"""Words of one line are looked for in place of each other."""


def other_words(text: str) -> tuple[str, ...]:
    """The words of every line of which the text has one, but those that it has itself."""
    return tuple(dict.fromkeys(word for line in _SAME if any(each in text for each in line) for word in line if word not in text))


def other_numbers(name: str) -> tuple[str, ...]:
    """The name with its number written the other way: 第7实验学校 for 第七实验学校, and back; nothing where it has none."""
    arabic = _CHINESE.sub(lambda found: f"第{_value(found[1])}", name)
    chinese = _ARABIC.sub(lambda found: f"第{_chinese(int(found[1]))}", name)
    return tuple(other for other in dict.fromkeys((arabic, chinese)) if other != name)


_DIGITS = "零一二三四五六七八九"
_CHINESE = re.compile("第([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])")
_ARABIC = re.compile("第([1-9][0-9]?)(?![0-9])")


def _value(number: str) -> int:
    tens, ten, units = number.rpartition("十")
    return (_DIGITS.index(tens or "一") * 10 if ten else 0) + (_DIGITS.index(units) if units else 0)


def _chinese(number: int) -> str:
    tens, units = divmod(number, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[units] if units else "")

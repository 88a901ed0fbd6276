from __future__ import annotations

import pytest

from generator.notices.pinyin import full, initials

NAMES = [
    ("育才小学", "yucaixiaoxue", "ycxx"),
    ("第七实验学校", "diqishiyanxuexiao", "dqsyxx"),
    ("云岭村小", "yunlingcunxiao", "ylcx"),
    # Characters with several readings.
    ("重庆路小学", "chongqingluxiaoxue", "cqlxx"),
    ("长安小学", "changanxiaoxue", "caxx"),
    ("长风小学", "changfengxiaoxue", "cfxx"),
    ("朝阳中学", "chaoyangzhongxue", "cyzx"),
    ("重阳路学校", "chongyangluxuexiao", "cylxx"),
    ("行知小学", "xingzhixiaoxue", "xzxx"),
    ("音乐路小学", "yinyueluxiaoxue", "yylxx"),
    ("厦门路小学", "xiamenluxiaoxue", "xmlxx"),
    ("会稽路小学", "kuaijiluxiaoxue", "kjlxx"),
    ("单县路小学", "shanxianluxiaoxue", "sxlxx"),
    ("成都路小学", "chengduluxiaoxue", "cdlxx"),
    ("绿野小学", "lvyexiaoxue", "lyxx"),
    # What is no character.
    ("第7实验学校", "di7shiyanxuexiao", "d7syxx"),
    ("XX市样例小学（东校区）", "xxshiyanglixiaoxuedongxiaoqu", "xxsylxxdxq"),
    ("学校 baima", "xuexiaobaima", "xxbaima"),
    ("·", "", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("name", "whole", "first"), NAMES)
def test_pinyin(name: str, whole: str, first: str) -> None:
    assert (full(name), initials(name)) == (whole, first)

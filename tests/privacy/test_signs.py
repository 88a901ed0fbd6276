"""What is looked at before the detectors are asked: nothing that any of them would find is passed over."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.privacy import words
from generator.privacy.detect import detect, detect_slowly
from generator.privacy.plain import _ODD, even, plain
from generator.project import read_files
from tests.privacy import made
from tests.rules.casebook import ROOT

PIECES = (
    *"0123456789", *" -.·_\n,，:：|\"'（）()[]、；;#*xX@~+是为在不", *"EGDSPHMegdsphmaIZb", *"桂粤京村屯庄寨第组队社号日生年月一十栋幢座",
    "  ", "出生", "出 生", "出生日期", "生日", "生 日", "birth", "birthday", "born", "dob", "2012", "2012-03-04", "2012年3月4日", "20120304",
    "之前", "以后", "QQ", "qq群", "扣扣", "微信", "微 信号", "wechat", "weixin", "wxid_abcdef12", "abcdef", "zhang_123", "a@b.cn",
    "家庭住址", "现居住地", "户籍地址", "户口所在地", "通讯地址", "单元", "号楼", "村民小组", "民委员会", "姓名", "姓 名", "学生名单", "花名册", "性别",
    "班级", "student_names", "pupillist", "name_list", "学生", "减免", "王小明", "李雷", "张三", "乙肝", "肝炎病毒", "艾滋", "癫痫", "精神病",
    "抑郁症", "自闭症", "病史", "病 史", "残疾证", "残疾等级", "宗教信仰", "政治面貌", "不得登记", "护照", "台胞", "台湾居民", "来往大陆", "12345678",
    "身份证号", "学籍号", "银行卡号", "开户", "许可证", "家长电话", "0771-1234567", "139 ****0000", "139-XXXX0000", "****", "XXX", "###", "sha256: ", "\"e7e746276d3c6e3ef1bdb8a68112ee01\"",
    "\"12345678901234567890123456789012\"", "a23456789012345678901234567890123",
    *(maker(random.Random("signs")) for maker in (*made.MAKERS.values(), made.mistyped, made.uscc)),  # noqa: S311 - nothing secret is made
)  # fmt: skip


@settings(max_examples=4000)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_no_text_has_more_for_all_the_detectors(text: str) -> None:
    spelled = plain(text).text
    assert detect(spelled) == detect_slowly(spelled)


@pytest.mark.parametrize("piece", PIECES)
def test_nor_any_piece_beside_any_other(piece: str) -> None:
    for text in (form.format(piece, other) for other in PIECES for form in ("{}{}", "{} {}", "甲：{}\n{}", "{}: {}。", "{1}{0}{1}")):
        assert detect(text) == detect_slowly(text), text


def test_nor_any_file_of_the_sample() -> None:
    texts = [plain(raw.decode("utf-8", "replace")).text for file, raw in read_files(ROOT).items() if file.endswith(".yml")]
    assert [text for text in texts if detect(text) != detect_slowly(text)] == []


def test_an_even_text_has_one_spelling() -> None:
    assert not [character for character in _ODD if even(character)]
    assert not [character for character in map(chr, range(0x20000)) if even(character) and plain(character).text != character]


def test_each_sign_is_seen_where_it_stands_alone() -> None:
    chinese = "桂A1 出生 生 日 扣扣 微信号a 5生。 住址 居住地 家庭地址 户籍地 户口所在地 通讯地址 3单元 屯第三 姓名： 名册，性别 乙肝 肝炎病毒 艾滋 癫痫 精神病 抑郁症"
    more = "自闭症 病史 残疾证 残疾等级 宗教信仰 政治面貌 台胞 台湾居民 来往大陆"
    words_found = [bool(words.CHINESE_SIGNS.search(sign)) for sign in (*chinese.replace("生 日", "生日").split(), *more.split())]
    letters = "birth born dob qq wechat weixin wxid student_name pupillist name_list @ 1** 2-xxx 3###"
    letters_found = [bool(words.LETTER_SIGNS.search(sign)) for sign in letters.split()]
    assert (set(words_found), set(letters_found)) == ({True}, {True})

"""The words that tell what a number or a name beside them is: patterns, nothing else."""

from __future__ import annotations

import re

IDENTITY = re.compile(r"身\s?份\s?证|身份号|证件号|证号码|公民身份|id_?card|identity|id_?(?:number|no)\b", re.IGNORECASE)
STUDENT = re.compile(r"学\s?籍|教育ID|student_?(?:id|no|number)", re.IGNORECASE)
BANK = re.compile(r"卡\s?号|[账帐]\s?号|银行卡|[账帐]户号|开户|bank|card_?(?:no|number)|account_?(?:no|number)", re.IGNORECASE)
PASSPORT = re.compile(r"护照|通行证|证件|台胞|回乡证|居留|passport", re.IGNORECASE)
TAIWAN = re.compile(r"台胞|台湾居民|来往大陆")
BUSINESS = re.compile(r"许可|登记证?号?|信用代码|文号|备案|发票|合同|协议|教民|订单|批号|标准号|编号[:：]?\s*$")
HOME_PHONE = re.compile(r"(?:家庭|住宅|家里|家长|父亲|母亲|监护人|本人)(?:联系)?电话")
PLATES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
    "邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤农蓝玉甘班闭岑"
)
PUPILS = re.compile(r"学生|免费|困难|残疾|留守|减免|名单|资助|孤儿|贫困|低保|pupil|student|names?\b", re.IGNORECASE)

_SEPARATED = r"(?P<y>(?:19|20)\d\d)\s*[-./年·]\s*\d{1,2}(?:\s*[-./月·]\s*\d{1,2})?\s*[日号]?"
_DATE = rf"(?:{_SEPARATED}|(?<!\d)(?:19|20)\d\d[01]\d[0-3]\d(?!\d))"
_NOT_A_LIMIT = r"(?!\s*(?:日|号)?\s*(?:（含）|\(含\))?\s*(?:之?前|以前|之?后|以后|及以|至|到|~|～|-\s*(?:19|20)\d\d))"
BIRTH = re.compile(
    rf"(?:出\s?生|生\s?日|birth_?(?:day|date)?|\bborn\b|\bdob\b)[^\d\n]{{0,12}}(?:\n[\s-]*[\"']?)?(?P<date>{_DATE}){_NOT_A_LIMIT}",
    re.IGNORECASE,
)
BORN = re.compile(rf"(?P<date>{_DATE})\s{{0,2}}(?:出生|生(?=[，。,；;、）)\s]|$))".replace("(?P<y>", "(?:"), re.MULTILINE)

_NOT_STATED = r"(?!\s*(?:不|勿|请|无|未|没|由|与|须|只|见|仅|已|按|会|不予|\(不|（不))"
MAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?![\w-])", re.ASCII)
QQ = re.compile(r"(?:\bQQ|扣扣)(?:群|号|号码|邮箱)*[^\d\n]{0,6}(?P<value>[1-9](?:[ \-\x00]?\d){4,11})(?!\d)", re.IGNORECASE)
WECHAT = re.compile(
    r"(?:微\s?信(?:号|账号|帐号|ID)?|wechat|weixin)[\"']?\s*[:：是为=]?\s*[\"']?(?P<value>[A-Za-z][-_A-Za-z0-9]{5,19})(?![-_A-Za-z0-9])|\bwxid_[a-z0-9]{6,20}",
    re.IGNORECASE | re.ASCII,
)
_NUMERAL = r"[\d一二三四五六七八九十]{1,4}"
ADDRESS = re.compile(
    rf"(?:家庭|现|常|居)?(?:住址|居住地|家庭地址|户籍地址?|户口所在地|通讯地址)[\"']?(?:\s*[:：|]|\s*[是为在])\s*{_NOT_STATED}(?P<value>\S{{4,60}})"
    rf"|(?P<flat>{_NUMERAL}\s*(?:栋|幢|号楼|座|号院?)\s*{_NUMERAL}\s*单元)"
    rf"|(?P<farm>[村屯庄寨](?:民委员会)?[第]?\s*{_NUMERAL}\s*(?:村民小|小)?[组队社](?:\s*{_NUMERAL}\s*号)?)"
)
_HEADER = (
    r"(?:(?:[\w\u4e00-\u9fff]{0,8}(?:学生|幼儿|儿童|孩子|困难|贫困|减免|免费|资助|残疾|留守|年级|班|参加|报名|孤儿|低保)[\u4e00-\u9fff]{0,3})?"
    r"(?:姓\s?名|名单|名册|花名册)|(?:student|pupil)_?(?:names?|list)|name_?list)"
)
_NEXT_HEADER = "(?:性别|班级|年级|学籍|身份证|电话|联系|出生)"
NAME_LIST = re.compile(
    rf"(?:^|[\s\-#|,，;；\"'{{\[(（])(?P<value>{_HEADER})[\"'（(]?(?:\s*[:：|,\t]{_NOT_STATED}|[\s，]{{1,4}}(?={_NEXT_HEADER})|[ \t]*\|)",
    re.IGNORECASE | re.MULTILINE,
)
NAMES = re.compile(
    r"(?:学生|免费|困难|残疾|留守|减免|名单|资助|孤儿|贫困|低保)[^\n:：]{0,10}[:：]\s*\[?\s*(?P<value>[\u4e00-\u9fff·]{2,4}(?:\s*[、,，;；\s]\s*[\u4e00-\u9fff·]{2,4}){2,})"
)
PASSPORT_NUMBER = re.compile(r"(?<![A-Za-z0-9])(?P<value>[EGDSPH][A-Z]?[ \x00]?\d{7,8}|[HM]\d{8,10})(?![A-Za-z0-9])", re.IGNORECASE)
PLATE = re.compile(rf"(?<![\u4e00-\u9fff])[{PLATES}][A-HJ-Y][ ·\x00]?(?=[A-Z0-9]{{0,5}}\d)[A-HJ-NP-Z0-9]{{5,6}}(?![A-Za-z0-9])")

SENSITIVE = re.compile(
    r"(?<![不无未免没])(?P<value>乙肝|肝炎病毒|艾滋|癫痫|精神病|抑郁症|自闭症|病\s?史|残疾(?:等级|证)|宗教信仰|政治面貌)"
)
"""Health, faith and politics of somebody."""
NOT_ASKED = re.compile(r"不(?:得)?(?:登记|收集|填|写|公开|询问|要求)")
"""Beside such a word: it says that nothing of the kind is asked for."""

MASKED = re.compile(r"(?<![\d*])\d{1,14}(?:[ \-]?(?:\*{2,}|[xX]{3,}|#{3,}))[* xX#-]{0,16}[\dXx]{0,4}(?![\d*])")

TELL_TALES = {
    "birth": ("出生", "出 生", "生日", "生 日", "birth", "born", "dob"),
    "born": ("出生", "日生", "号生", "月生", "年生", "日 生", *(f"{digit}生" for digit in range(10))),
    "mail": ("@",),
    "qq": ("qq", "扣扣"),
    "wechat": ("微信", "微 信", "wechat", "weixin", "wxid"),
    "address": ("住址", "居住地", "地址", "户籍", "户口", "单元", "村", "屯", "庄", "寨"),
    "names": ("姓名", "姓 名", "名单", "名册", "student", "pupil", "name"),
    "masked": ("*", "xxx", "###"),
    "sensitive": ("乙肝", "肝炎", "艾滋", "癫痫", "精神病", "抑郁", "自闭", "病史", "病 史", "残疾等级", "残疾证", "宗教", "政治"),
}
"""One of these stands in any text, in small letters, that the patterns of the same name can match: looking for them costs little."""

# Each begins with a set of characters, which `re` looks for quickly; what stands before the next ones is looked at afterwards.
_FIRST = "出生扣微住居家户通单村屯庄寨姓名乙肝艾癫精抑自病残宗政台来"
_SECOND = r"生日扣信址住庭籍口讯元民第一二三四五六七八九十名单册肝炎滋痫神郁闭史疾教治胞湾往，。,；;、）)A-HJ-Y\s\d"
CHINESE_SIGNS = re.compile(
    rf"[{_FIRST}{PLATES}](?=[{_SECOND}]|$)(?:(?<=[{PLATES}])[A-HJ-Y][ ·]?[A-Z0-9]|(?<=出)\s?生|(?<=生)\s?日|(?<=扣)扣"
    r"|(?<=微)\s?信(?:号|账号|帐号|ID)?[\"']?\s*[:：是为=]?\s*[\"']?[A-Za-z]|(?<=[\d日号\s]生)(?:[，。,；;、）)\s]|$)"
    r"|(?<=住)址|(?<=居)住地|(?<=家)庭地址|(?<=户)(?:籍地|口所在地)|(?<=通)讯地址|(?<=[\d一二三四五六七八九十\s]单)元"
    r"|(?<=[村屯庄寨])(?:民委员会)?第?\s*[\d一二三四五六七八九十]"
    rf"|(?:(?<=姓)\s?名|(?<=名)[单册])[\"'（(]?(?:\s*[:：|,]|[\s，]{{1,4}}{_NEXT_HEADER})"
    r"|(?<=乙)肝|(?<=肝)炎病毒|(?<=艾)滋|(?<=癫)痫|(?<=精)神病|(?<=抑)郁症|(?<=自)闭症|(?<=病)\s?史|(?<=残)疾(?:等级|证)"
    r"|(?<=宗)教信仰|(?<=政)治面貌|(?<=台)(?:胞|湾居民)|(?<=来)往大陆)"
)
LETTER_SIGNS = re.compile(
    r"[bquwmx@*#](?:(?<=b)(?:irth|orn)|(?<=dob)|(?<=q)q|(?<=u)(?:dent|pil)_?(?:name|list)|(?<=w)(?:echat|eixin|xid)|(?<=m)e_?list"
    r"|(?<=@)|(?:(?<=\d[x*#])|(?<=\d[ \-][x*#]))(?:xx|\*|##))"
)
NUMBER_SIGNS = re.compile(r"[0-9][0-9]{6}(?:(?<=[A-Za-z]\d{7})|(?<=[A-Za-z] \d{7}))")
"""A text of common characters (see plain) with none of the first and third signs, with none of the second in small letters, and without
NAMES holds nothing but runs of digits."""
TEN_DIGITS = re.compile("[0-9](?<![0-9].)" + r"[ \-.·_]*+[0-9]" * 9)
"""And without this no such run either."""
CHECK_SUM = re.compile(r'"(?=[0-9]*[a-f])[0-9a-f]{32,64}"')
"""What is no sign of anything."""

"""The findings that are no rules of the policy: form and shape of files, places of files, terms without a policy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Builtin:
    """Texts of one built-in finding: title, sentence and way to mend, in Chinese and English."""

    id: str
    area: str
    title: str
    zh: str
    mend: str
    en: str
    mend_en: str


_FORM, _FIELDS, _PLACE = "文件格式", "填写格式", "文件位置"

_ALL = (
    Builtin(
        "too-large",
        _FORM,
        "文件过大",
        "文件有 {size} 字节，超过 {limit} 字节的上限",
        "删去不需要的内容；一个文件只写一所学校一个学期的一类信息。",
        "the file has {size} bytes, the limit is {limit}",
        "Remove what is not needed.",
    ),
    Builtin(
        "not-utf8",
        _FORM,
        "编码不是 UTF-8",
        "文件编码不是 UTF-8（看起来是 {encoding}）",
        "用记事本打开，选“另存为”，编码选 UTF-8，再提交。",
        "the file is not UTF-8 (it looks like {encoding})",
        "Save it again as UTF-8.",
    ),
    Builtin(
        "bad-character",
        _FORM,
        "有看不见的或不能用的字符",
        "这里有一个看不见的或不能使用的字符（{character}）",
        "删掉这一处重新输入，不要从网页或聊天软件直接粘贴。",
        "a character that must not be used ({character})",
        "Delete it and type the text again.",
    ),
    Builtin(
        "too-long",
        _FIELDS,
        "内容过长",
        "内容有 {length} 个字符，超过 {limit} 的上限",
        "缩短到上限以内。",
        "{length} characters, the limit is {limit}",
        "Shorten it.",
    ),
    Builtin(
        "syntax",
        _FORM,
        "写法有误，无法读取",
        "这里的写法有误，文件无法读取{cause_zh}",
        "对照 schools/_example 里同名文件的写法修改：冒号用半角并在后面空一格，缩进用空格，同一层对齐。",
        "the file cannot be read: {problem}",
        "Compare with the file of the same name in schools/_example.",
    ),
    Builtin(
        "empty-file",
        _FORM,
        "文件是空的",
        "文件里没有内容",
        "填写内容，或删除这个文件。",
        "the file is empty",
        "Fill it in or delete it.",
    ),
    Builtin(
        "not-a-mapping",
        _FORM,
        "文件开头的写法不对",
        "文件应当由“名称: 内容”组成",
        "对照 schools/_example 里同名文件填写；冒号用半角，后面空一格。",
        "the file must consist of keys and values",
        "Compare with the file of the same name in schools/_example.",
    ),
    Builtin(
        "several-documents",
        _FORM,
        "一个文件里有几份内容",
        "文件里出现了第二份内容（---）",
        "一个文件只写一份，删去 --- 之后的部分或另建文件。",
        "a second document begins here",
        "One document a file.",
    ),
    Builtin(
        "too-deep",
        _FORM,
        "层次过深",
        "内容嵌套超过 {limit} 层",
        "检查缩进和括号是否写多了。",
        "nested deeper than {limit} levels",
        "Check indentation and brackets.",
    ),
    Builtin(
        "too-many",
        _FIELDS,
        "项目过多",
        "项目超过 {limit} 个",
        "合并或删去多余的项目。",
        "more than {limit} items",
        "Merge or remove some.",
    ),
    Builtin(
        "too-few",
        _FIELDS,
        "项目过少",
        "“{label}”至少要有 {limit} 项",
        "补充内容。",
        "at least {limit} items are needed",
        "Add what is missing.",
    ),
    Builtin(
        "anchor-or-alias",
        _FORM,
        "用了引用符号",
        "这里用了 & 或 * 引用，填报文件不能用",
        "把内容原样再写一遍；文字里有 & 或 * 时加引号。",
        "anchors and aliases are not allowed",
        "Write the content out; quote a text that begins with & or *.",
    ),
    Builtin(
        "tag",
        _FORM,
        "用了类型标记",
        "这里用了 ! 或 % 开头的标记，填报文件不能用",
        "删去标记；文字以 ! 或 % 开头时加引号。",
        "tags and directives are not allowed",
        "Remove it; quote a text that begins with ! or %.",
    ),
    Builtin(
        "merge-key",
        _FORM,
        "用了合并写法",
        "这里用了 << 合并，填报文件不能用",
        "把内容原样再写一遍。",
        "merge keys are not allowed",
        "Write the content out.",
    ),
    Builtin(
        "duplicate-key",
        _FORM,
        "同一项写了两次",
        "“{key}”在第 {first} 行已经写过",
        "留下正确的一处，删去另一处。",
        "{key} stands already on line {first}",
        "Keep the right one.",
    ),
    Builtin(
        "key-not-text",
        _FORM,
        "名称写法不对",
        "这里应当是一个名称",
        "对照 schools/_example 里同名文件改正。",
        "a key must be a short plain text",
        "Compare with schools/_example.",
    ),
    Builtin(
        "unknown-field",
        _FIELDS,
        "没有这一项",
        "没有“{field}”这一项",
        "改为正确的名称，或删去。各项名称见 schools/_example 里的同名文件。",
        "there is no field “{field}”",
        "Correct the name or remove it; see schools/_example.",
    ),
    Builtin(
        "missing-field",
        _FIELDS,
        "缺少必填项",
        "缺少“{label}”（{field}）",
        "补上这一项，写法见 schools/_example 里的同名文件。",
        "“{field}” is missing",
        "Add it; see schools/_example.",
    ),
    Builtin(
        "wrong-type",
        _FIELDS,
        "写法与这一项不符",
        "“{label}”（{field}）的写法不对：该写一个值、一个列表还是下列各项，与要求不符",
        "对照 schools/_example 里的同名文件改正。",
        "“{field}” has the wrong shape (a value, a list or a mapping)",
        "Compare with schools/_example.",
    ),
    Builtin(
        "blank",
        _FIELDS,
        "内容空白",
        "“{label}”是空白的",
        "填写内容，或整行删去。",
        "“{field}” is blank",
        "Fill it in or remove the line.",
    ),
    Builtin(
        "not-a-choice",
        _FIELDS,
        "不是可选的内容",
        "“{label}”只能写：{choices}",
        "从可选内容中选一个，照原样写。",
        "“{field}” must be one of: {choices}",
        "Choose one of them.",
    ),
    Builtin(
        "bad-date",
        _FIELDS,
        "日期写法不对",
        "“{label}”不是日期",
        "写成 2021-09-06 的样子：四位年、两位月、两位日，用半角连字符；并确认这一天存在。",
        "“{field}” is not a date",
        "Write it like 2021-09-06.",
    ),
    Builtin(
        "bad-time",
        _FIELDS,
        "时间写法不对",
        "“{label}”不是时间",
        '写成 "17:30" 的样子：24 小时制，小时和分钟各两位，用半角冒号。',
        "“{field}” is not a time of day",
        'Write it like "17:30".',
    ),
    Builtin(
        "bad-money",
        _FIELDS,
        "金额写法不对",
        "“{label}”不是金额",
        "写成 391.00 的样子：只写数字和小数点，最多两位小数，不写“元”和千分位逗号。",
        "“{field}” is not an amount",
        "Write it like 391.00.",
    ),
    Builtin(
        "bad-number",
        _FIELDS,
        "数字写法不对",
        "“{label}”应当是整数",
        "只写半角数字，不写单位。",
        "“{field}” must be a whole number",
        "Write digits only.",
    ),
    Builtin(
        "out-of-range",
        _FIELDS,
        "数字超出范围",
        "“{label}”应当在 {least} 到 {most} 之间",
        "核对数字。",
        "“{field}” must be between {least} and {most}",
        "Check the number.",
    ),
    Builtin(
        "bad-format",
        _FIELDS,
        "代码写法不对",
        "“{label}”的写法不对，应为{form}",
        "核对后照要求填写。",
        "“{field}” is not a valid {form}",
        "Check it.",
    ),
    Builtin(
        "unknown-file",
        _PLACE,
        "不认识的文件",
        "这里不该有文件 {file}",
        "学校文件夹里只放 school.yml 和各学期的 plan.yml、times.yml、staff.yml、record.yml、finance.yml；改正文件名，或删去。",
        "no file of this name belongs here: {file}",
        "Correct its name or remove it.",
    ),
    Builtin(
        "not-a-file",
        _PLACE,
        "不是普通文件",
        "{file} 是链接或其他特殊文件",
        "删去，改放真正的文件。",
        "{file} is no regular file",
        "Replace it by a real file.",
    ),
    Builtin(
        "path-mismatch",
        _PLACE,
        "与所在位置不符",
        "这里写的是“{actual}”，而文件放在“{expected}”的位置",
        "改成与文件夹一致，或把文件移到正确的位置。",
        "it says “{actual}” but stands in the place of “{expected}”",
        "Make them agree.",
    ),
    Builtin(
        "school-not-registered",
        _PLACE,
        "学校不在名册上",
        "学校“{id}”不在教育局的学校名册上",
        "核对文件夹名称；新学校请先请教育局登记。",
        "school “{id}” is not on the bureau's register",
        "Check the folder's name or ask the bureau to register the school.",
    ),
    Builtin(
        "term-not-registered",
        _PLACE,
        "学期未登记",
        "{term}没有登记开学和结束日期",
        "核对文件夹名称；请教育局在 content/bureau/terms.yml 登记。",
        "{term} has no dates in content/bureau/terms.yml",
        "Check the folder's name or ask the bureau to add the term.",
    ),
    Builtin(
        "term-without-policy",
        "政策",
        "学期没有可依据的办法",
        "{term}没有在有效期内的实施办法可以依据{latest_zh}",
        "不在有效期内的学期不能填报；请教育局登记延续或新的办法。",
        "no policy is in force for {term}{latest_en}",
        "Ask the bureau to register an extension or a successor.",
    ),
    Builtin(
        "reason-unused",
        _FIELDS,
        "理由没有对应的情形",
        "这条理由针对的“{rule}”没有不符合的情形",
        "删去这条理由，或核对规则编号和“针对”的名称。",
        "nothing here violates “{rule}”, so its reason is not needed",
        "Remove it or correct rule and about.",
    ),
)

BUILTIN = {text.id: text for text in _ALL}
"""Every built-in finding by id."""

CAUSES = {
    "full-width-colon": "：这一行用了全角冒号“：”，应改为半角冒号加一个空格",
    "tab": "：这一行开头用了制表符，应改为空格",
    "quote": "：引号没有成对",
    "indentation": "：可能是缩进没有对齐，或冒号后面少了空格",
    "other": "",
}

FORMS = {
    "id": ("小写字母、数字和连字符", "identifier (lower case letters, digits, hyphens)"),
    "term": ("学期，如 2021-autumn 或 2022-spring", "term such as 2021-autumn"),
    "phone": ("固定电话，如 0700-0000001，不填手机号", "landline number"),
    "uscc": ("18 位统一社会信用代码，且校验位正确", "unified social credit code"),
    "url": ("以 https:// 开头的网址", "https address"),
}

GAPS = {
    "missing-file": ("还没有提交 {file}", "{file} is not filed yet"),
    "broken-file": ("{file} 有误，无法读取", "{file} cannot be used"),
    "unknown-year": ("{year}年的放假安排尚未公布", "the holidays of {year} are not announced yet"),
    "no-parameter": ("本学期没有规定参数 {parameter}", "no value of {parameter} is in force"),
}
"""Why a rule was not evaluated, in Chinese and English."""

"""A kind of file in; its JSON Schema (draft-07) out, for editors: titles and help in Chinese, keys and words to choose from.

An editor reads YAML 1.1: a bare 17:30 reaches the schema as the number 1050, so a time must be quoted there although the check
understands it either way. Patterns take what `convert` takes and no more, except that no pattern can reckon a credit code's
last character.
"""

from __future__ import annotations

from typing import Any

from generator.model.fields import Spec
from generator.model.kinds import Kind
from generator.model.values import FEWER
from generator.schema.check import root_spec

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema(kind: Kind) -> Schema:
    """The schema of a whole file, complete in itself."""
    about = f"“{kind.label}”文件的各项。这里只看写法，是否符合办法以 notices check 的结果为准"
    return {"$schema": DRAFT} | _schema(root_spec(kind)) | {"title": kind.label, "description": about}


def _schema(spec: Spec) -> Schema:
    """The schema of one field, its inner fields included."""
    if spec.kind == "part":
        body = _part(spec)
    elif spec.kind == "list":
        assert spec.item is not None
        body = {"type": "array", "items": _schema(spec.item), "minItems": spec.min, "maxItems": spec.max}
        body["errorMessage"] = "这里是列表：每项另起一行、以“- ”开头，或写成 [甲, 乙]" + _may_go(spec)
    else:
        body = _scalar(spec)
    return _words(spec) | body


def _part(spec: Spec) -> Schema:
    fields = spec.inner()
    return {
        "type": "object",
        "properties": {name: _schema(inner) for name, inner in fields.items()},
        "required": [name for name, inner in fields.items() if inner.required],
        "additionalProperties": False,
    }


def _words(spec: Spec) -> Schema:
    """Title and description: what an editor shows beside the key."""
    example = f'"{spec.example}"' if spec.kind == "time" else spec.example
    told = [spec.help or spec.label]
    told += [f"单位：{spec.unit}"] if spec.unit else []
    told += [f"例：{example}"] if example else []
    return {"title": spec.label, "description": "。".join(told)}


def _scalar(spec: Spec) -> Schema:
    """Types, limits, pattern, and what is said of anything else."""
    message = _message(spec) + _may_go(spec)
    body: Schema = _form(spec) | {"errorMessage": message}
    if "pattern" in body:
        body["patternErrorMessage"] = "这一项不能空着" if spec.kind == "text" else message
    if spec.example and spec.kind == "time":
        # The language server would write an example without the quotes that it then asks for.
        body["defaultSnippets"] = [{"label": f'"{spec.example}"', "body": f'"{spec.example}"'}]
    elif spec.example:
        body["examples"] = [int(spec.example) if spec.kind in ("count", "group") and spec.example.isdecimal() else spec.example]
    return body


def _may_go(spec: Spec) -> str:
    # To an editor a key without a value is a null, which no field takes; offering null as a word would put it into filings.
    return "" if spec.required else "；不写就删去这一行"


def _form(spec: Spec) -> Schema:
    match spec.kind:
        case "text":
            return {"type": "string", "maxLength": spec.max} | ({"minLength": 1, "pattern": r"\S"} if spec.required else {})
        case "count":
            limits = {"minimum": spec.min, "maximum": spec.max}
            return {"type": ["integer", "string"], "pattern": _whole(_number(spec)), **limits}
        case "group":
            return {"type": ["integer", "string"], "pattern": _whole(f"{FEWER}|{_number(spec)}"), "minimum": spec.min, "maximum": spec.max}
        case "money" | "hundredths":
            return {"type": ["number", "string"], "pattern": _whole(_PATTERNS["money"]), "minimum": 0, "exclusiveMaximum": 1_000_000_000}
        case "yesno":
            return {"enum": ["是", "否", True, False]}
        case "choice":
            return {"type": "string", "enum": list(spec.choices)}
        case "date":
            return {"type": "string", "format": "date", "pattern": _whole(_PATTERNS["date"])}
        case kind:
            return {"type": "string", "pattern": _whole(_PATTERNS[kind])}


def _message(spec: Spec) -> str:
    match spec.kind:
        case "count":
            return f"这里写 {spec.min} 至 {spec.max} 的整数，不带单位"
        case "choice":
            return f"这里写{'、'.join(spec.choices)}中的一个"
        case kind:
            return _MESSAGES[kind]


_MESSAGES = {
    "text": '这里写文字；只有数字或像 yes、no 的要加引号，写成 "2021"',
    "group": f"这里写人数，不带单位；人数少于公开下限的写 {FEWER}",
    "hundredths": "这里写一个数，最多两位小数，写成 20.83",
    "money": "这里写金额，最多两位小数，不带单位和逗号，写成 391.00",
    "date": "这里写日历上有的日期，写成 2021-09-06",
    "month_day": "这里写月和日，写成 05-01",
    "time": '时间请加引号，写成 "17:30"',
    "yesno": "这里写 是 或 否",
    "id": "这里写小写字母、数字和连字符，2 至 40 个；只有数字的要加引号",
    "term": "这里写学期，写成 2021-autumn 或 2022-spring",
    "phone": '这里写固定电话，写成 0700-0000001；只有数字的要加引号，写成 "12345"',
    "uscc": "这里写 18 位统一社会信用代码，字母大写；只有数字的要加引号",
    "url": "这里写以 https:// 开头的网址",
}


def _whole(pattern: str) -> str:
    """A pattern for the whole text: Python's `$` would let a newline follow, a browser's does not."""
    return rf"^(?:{pattern})$(?!\n)"


def _number(spec: Spec) -> str:
    """Whole numbers within the field's limits, of nine digits at most, leading zeros included."""
    fewer = rf"(?!0*(?:{_up_to(spec.min - 1)})$)" if spec.min else ""
    return rf"(?=[0-9]{{1,9}}$){fewer}0*(?:{_up_to(spec.max)})"


def _up_to(most: int) -> str:
    """Numbers from 0 to `most` without leading zeros: shorter ones, those that fall below at some digit, and itself."""
    digits = str(most)
    below = [
        f"{digits[:place]}[0-{int(digit) - 1}][0-9]{{{len(digits) - place - 1}}}" for place, digit in enumerate(digits) if digit != "0"
    ]
    shorter = [f"[0-9]{{1,{len(digits) - 1}}}"] if len(digits) > 1 else []
    return "|".join([*shorter, *below, digits])


_COMMON_DAY = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
_LEAP_YEAR = "[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00"

_PATTERNS = {
    "money": r"[0-9]{1,9}(?:\.[0-9]{1,2})?",
    "date": f"(?!0000)(?:[0-9]{{4}}-(?:{_COMMON_DAY})|(?:{_LEAP_YEAR})-02-29)",
    "month_day": f"{_COMMON_DAY}|02-29",
    "time": "(?:[01][0-9]|2[0-3]):[0-5][0-9]",
    "id": "_?[a-z0-9][a-z0-9-]{1,39}",
    "term": "20[0-9]{2}-(?:autumn|spring)",
    "phone": "0[0-9]{2,3}-?[0-9]{7,8}(?:-[0-9]{1,6})?|1[0-9]{4}",
    "uscc": "[0-9A-HJ-NP-RTUWXY]{18}",
    "url": r"https://[a-z0-9][a-z0-9.-]{1,80}(?::[0-9]{2,5})?(?:/[A-Za-z0-9/._-]*)?",
}
"""The forms of `convert` as patterns that Python and JavaScript read alike."""

"""Nothing in; personal data made up at run time out, by a fixed rule, so that no number of anybody's stands in the repository."""

from __future__ import annotations

import random

from generator.privacy.numbers import check_character, luhn
from generator.schema.uscc import check_character as uscc_check

REGIONS = (11, 13, 23, 32, 35, 42, 44, 45, 51, 53, 61, 65)


def digits(rng: random.Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def birthday(rng: random.Random) -> str:
    return f"{rng.randrange(1940, 2020)}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}"


def identity(rng: random.Random) -> str:
    first = f"{rng.choice(REGIONS)}{digits(rng, 4)}{birthday(rng)}{digits(rng, 3)}"
    return first + check_character(first)


def mistyped(rng: random.Random) -> str:
    number = identity(rng)
    return number[:17] + ("1" if number[17] != "1" else "2")


def mobile(rng: random.Random) -> str:
    return f"1{rng.choice('3456789')}{digits(rng, 9)}"


def card(rng: random.Random) -> str:
    first = f"62{digits(rng, rng.choice((13, 16)))}"
    return next(first + last for last in "0123456789" if luhn(first + last))


def student(rng: random.Random) -> str:
    return rng.choice("GJL") + identity(rng)


def uscc(rng: random.Random) -> str:
    first = f"9{rng.choice('123')}{rng.choice(REGIONS)}{digits(rng, 4)}" + "".join(
        rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(9)
    )
    return first + uscc_check(first)


def full_width(number: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in number)


def escaped(number: str) -> str:
    return "".join(f"\\u{ord(character):04x}" for character in number)


def spaced(number: str, sign: str = " ") -> str:
    if len(number) == 11:
        return sign.join((number[:3], number[3:7], number[7:]))
    if len(number) == 18:
        return sign.join((number[:6], number[6:14], number[14:]))
    return sign.join(number[at : at + 4] for at in range(0, len(number), 4))


MAKERS = {"id-number": identity, "mobile": mobile, "bank-card": card, "student-number": student}

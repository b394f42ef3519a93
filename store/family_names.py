"""Which word of a person's name is the family name: "Peskov" of Dmitry Peskov, "Xi" of Xi Jinping.

Chinese and Korean names begin with it, and newspapers keep that order and call the person by it. Of Vietnamese and
Cambodian names, which begin with it too, they use the last word, as here.
"""

from __future__ import annotations

import re

PARTICLES = frozenset({"von", "van", "de", "der", "den", "al", "el", "bin", "ibn", "di", "da", "del", "la", "le"})
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_FIRST = frozenset(
    """ahn bae baek bai baik ban bo cai cao chai chan chang chen cheng cheon cheung chiang chiu cho choe choi chong chu
    chun chung cui dai deng ding dong du duan fan fang feng fu gao geng goh gong gu guo han hao he heo hong hou hsieh
    hsu hu hua huang hwang jang jeon jeong ji jia jiang jin jung kang kao ko kong koo kuo kwak kwok kwon lai lau lei
    leung li liang liao lim lin ling liu long lu luo ma mao meng moon nam ng ni nie noh oh ong ouyang pak pan park peng
    qi qian qiao qin qiu qu quek ren rhee ri roh ryang ryu seo shao shen shi shih shin si song soong su suh sun sung
    tan tang tao teo tian tsai tsao tseng wan wang wei wen won wong woo wu xi xia xiao xie xing xu xue yan yang yao ye
    yeh yeo yi yin yip yoo yoon yu yuan yun zeng zhai zhang zhao zheng zhong zhou zhu zou""".split()  # noqa: SIM905
)
_FIRST_BEFORE_TWO = frozenset({"jo", "kim", "lee"})
"""Given names elsewhere, so family names only before two syllables that stand apart: Lee Jae-myung, no Lee Cooper."""
_SYLLABLE = r"(?:[bcdfghjklmnpqrstwxyz]|[csz]h|[hk]s|[kgh]w|k[kh]|ph|t[shz])?y?[aeiouüw]{1,4}(?:ng|[nmkptlh])?"
_GIVEN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
_PARTED = re.compile(rf"{_SYLLABLE}[ -]{_SYLLABLE}")


def begins_with_family_name(name: str) -> bool:
    """Whether ``name``, words between blanks, is built as Chinese and Korean names are."""
    first, _, given = name.casefold().partition(" ")
    if first in _FIRST_BEFORE_TWO:
        return _PARTED.fullmatch(given) is not None
    parts = re.split("[ -]", given)
    return first in _FIRST and len(parts) <= 2 and all(_GIVEN.fullmatch(part) for part in parts)


def family_name(name: str) -> str:
    """The family name in ``name`` with its particles and suffix: "bin Salman", "Walker Jr"; one word stays as it is."""
    words = name.split()
    if len(words) < 2:
        return name
    if begins_with_family_name(" ".join(words)):
        return words[0]
    start = len(words) - (2 if words[-1].lower() in SUFFIXES and len(words) > 2 else 1)
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[start:])

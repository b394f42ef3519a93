"""Which word of a name is the family name."""

from __future__ import annotations

import pytest

from store.family_names import family_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Xi Jinping", "Xi"),
        ("Wang Yi", "Wang"),
        ("Mao Ning", "Mao"),
        ("Lin Jian", "Lin"),
        ("Guo Jiakun", "Guo"),
        ("Zhang Jun", "Zhang"),
        ("Tsai Ing-wen", "Tsai"),
        ("Kim Jong-un", "Kim"),
        ("Kim Jong Un", "Kim"),
        ("Lee Jae-myung", "Lee"),
        ("Lee Hsien Loong", "Lee"),
        ("Ban Ki-moon", "Ban"),
        ("Choe Son-hui", "Choe"),
        ("Yoon Suk-yeol", "Yoon"),
        ("Moon Jae-in", "Moon"),
        ("Cho Tae-yul", "Cho"),
        ("Kang Kyung-wha", "Kang"),
    ],
)
def test_that_stands_first(name: str, expected: str) -> None:
    assert family_name(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dmitry Peskov", "Peskov"),
        ("Shigeru Ishiba", "Ishiba"),
        ("To Lam", "Lam"),
        ("Pham Minh Chinh", "Chinh"),
        ("Kim Beazley", "Beazley"),
        ("Lee Zeldin", "Zeldin"),
        ("Lee Cooper", "Cooper"),
        ("Jo Cox", "Cox"),
        ("Joe Biden", "Biden"),
        ("Carrie Lam", "Lam"),
        ("Ro Khanna", "Khanna"),
        ("Min Aung Hlaing", "Hlaing"),
        ("Tan Dhesi", "Dhesi"),
        ("Jean Ping", "Ping"),
        ("Mohammed bin Salman", "bin Salman"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("James Walker Jr", "Walker Jr"),
        ("Peskov", "Peskov"),
    ],
)
def test_that_stands_last(name: str, expected: str) -> None:
    assert family_name(name) == expected

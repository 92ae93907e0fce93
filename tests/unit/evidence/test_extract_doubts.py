"""Damage is seen in texts whose letters are wrong, and not in good texts of any script."""

from __future__ import annotations

import pytest

from briefgen.evidence.sources.trust import is_damaged

ENGLISH = (
    "At least 32 civilians were killed by the army, and more than 100 homes burned, witnesses said. " * 4
)
ARABIC = (
    "في عام 2017 استخدم معظم المصريين الإنترنت عبر هواتفهم الذكية بينما اقتصرت اشتراكات الخطوط الثابتة "
    "على نسبة ضئيلة " * 3
)

PROSE = (
    "the commission heard that soldiers came before dawn and burned the houses near the market while "
    "families were asleep some of them died and others fled to the forest where they spent three days "
    "without water or food until the mayor of the next village sent a truck"
)
CHANGED_ROUND = str.maketrans("abcdefghijklmnopqrstuvwxyz", "defghijklmnopqrstuvwxyzabc")

GOOD = {
    "prose": PROSE,
    "english": ENGLISH,
    "french": "Depuis près d’une année, à l’été, les élèves répétèrent où ça s’était passé, dès février. "
    * 4,
    "russian": "Представитель администрации района — молодой человек в сером костюме — ушёл. " * 4,
    "arabic": ARABIC,
    "vietnamese": "Chính quyền đã bắt giữ nhiều người biểu tình ở thành phố trong năm vừa qua. " * 4,
    "chinese": "警方在示威期间逮捕了数百人，其中包括记者和律师。" * 10,
    "polish": "Źródła świadczą, że żołnierze zabili co najmniej trzydziestu cywilów w końcu września. " * 4,
    "table": "Country 2010 2011\nChad x x\nMali x –\nNiger – x\n" * 20,
    "bullets": "\uf0b7 the first demand\n\uf0b7 the second\n\uf0b7 the third demand\n\uf0a7 and a fourth\n",
    "addresses": "\n".join(
        f"http://www.mnthlyhtml.org/wp/{n}.html 187 http https ssl tcp" for n in range(40)
    ),
    "a few lost ligatures": ENGLISH + "Twi\ufffder and Microso\ufffd",
    "empty": "",
}
DAMAGED = {
    "private use": " ".join("\ue012\ue034\ue045a\ue001" for _ in range(30)),
    "replacement": ENGLISH.replace("i", "\ufffd"),
    "letters changed round": PROSE.translate(CHANGED_ROUND),
    "Cyrillic read as Latin": "Ïðåäñòàâèòåëü àäìèíèñòðàöèè ðàéîíà óøåë " * 3,
    "UTF-8 read as Latin": ENGLISH.replace("e", "Ã©"),
    "single letters": "\n".join("Amanstandsinanoilslickcoveringacreeknearbodocity"),
    "Arabic backwards": " ".join(word[::-1] for word in ARABIC.split()),
    "Arabic glyphs standing alone": " ".join("ﺍﺏﺕﺙﺝ"[n % 5] for n in range(60)),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_text_is_trusted(name: str) -> None:
    assert not is_damaged(GOOD[name])


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_text_is_doubted(name: str) -> None:
    assert is_damaged(DAMAGED[name])

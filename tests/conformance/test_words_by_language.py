"""Every word of a brief stands in its PDF's text, in every language that has labels, and in Greek."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from briefgen.templating import Templates
from tests.built import run
from tests.pdfs import pdfium_pages, poppler_pages
from tests.workspaces import write_workspace

TEXTS = {
    "en": "The army killed at least 32 civilians; nobody has been charged. Survivors’ “voices”",
    "fr": "L’armée a tué au moins 32 civils ; personne n’a été inculpé : « pourquoi ? », où l’œuvre, déçoit.",
    "es": "El Ejército mató al menos a 32 civiles; ¿por qué nadie rinde cuentas? ¡Nunca más!, niñez.",
    "pt": "O Exército matou pelo menos 32 civis; ninguém foi responsabilizado. À nação, aos órfãos: não.",
    "sw": "Jeshi liliua raia wasiopungua 32; hakuna aliyeshtakiwa. Ng’ombe na mashamba yalichomwa moto.",
    "de": "Die Armee tötete mindestens 32 Zivilpersonen; niemand wurde angeklagt. Größe, Übergriffe.",
    "ru": "Убиты не менее 32 человек — никто не привлечён к ответственности: «объезд», ещё щёлкнул.",
    "el": "Ο στρατός σκότωσε τουλάχιστον 32 αμάχους· κανείς δεν λογοδότησε. Ξεκίνησε ΐ ΰ Άέή ϊ ϋ ψυχή.",
    "ar": (
        "قتلت القوات المسلحة ما لا يقل عن 32 مدنيا في الطريق بين القريتين، ولم يحاسب أحد حتى الآن. "
        "طالبت الأمم المتحدة ومنظمات حقوق الإنسان بإجراء تحقيق مستقل ومحايد في الاحتجاز التعسفي والاختفاء "
        "القسري والتعذيب وسوء المعاملة؛ وقال الأهالي: لا أحد يسأل عنا، لا الآن ولا في الأمس. تمويل إعادة "
        "الإعمار وإصلاح الآبار والمستشفيات والمدارس مسؤولية الحكومة، "
        "لأن الله والقانون لا يفرقان بين الضحايا الأبرياء؟"
    ),
}
SIGNED = "وثّق أُغلقت أُجري حقٌّ منّة كافةً آليًا مُعترَف المتخيَّل ماءً بئرًا مسؤوليّة"
"""Words with vowel signs, which WeasyPrint's PDFs tear; see ``briefgen/briefing/signs.py``."""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("languages")
    briefs = {
        lang: yaml.safe_dump(
            {
                "title": f"{lang.upper()} {text}",
                "lang": "en" if lang == "el" else lang,
                "date": "2026-01-15",
                "status": "published",
                "key_message": text,
                "summary": f"{text}\n\n**{text}**" + (f"\n\n{SIGNED}" if lang == "ar" else ""),
                "sources": {"s": {"title": text, "publisher": text, "kind": "data"}},
            },
            allow_unicode=True,
        )
        for lang, text in TEXTS.items()
    }
    run("build", "--only", "pdf", "--quiet", cwd=write_workspace(root, **briefs))
    return root / "output"


def words(text: str) -> list[str]:
    """The words of a text. Poppler's marks of direction part a number from the word behind it."""
    return re.findall(r"[\w’'\u064b-\u0652]+", text)


def text_of(output: Path, lang: str, reader: str) -> str:
    pages = poppler_pages if reader == "poppler" else pdfium_pages
    return " ".join(pages(output / "briefings" / lang / f"{lang}.pdf"))


def test_every_language_with_labels_is_tried() -> None:
    assert set(TEXTS) >= set(Templates().names("labels", ".yaml"))


@pytest.mark.parametrize("reader", ["poppler", "pdfium"])
@pytest.mark.parametrize("lang", TEXTS)
def test_every_word_stands_in_the_pdf(output: Path, lang: str, reader: str) -> None:
    found = words(text_of(output, lang, reader))
    wanted = words(TEXTS[lang])
    times = {
        word: wanted.count(word) * 4 for word in wanted
    }  # title, key message, summary and its bold repeat
    assert [word for word, least in times.items() if found.count(word) < least] == []


def test_no_presentation_form_and_no_sign_is_lost(output: Path) -> None:
    for reader in ("poppler", "pdfium"):
        text = text_of(output, "ar", reader)
        assert not re.findall("[\ufb50-\ufdff\ufe70-\ufefc]", text)
        letters = sorted(re.sub(r"\s", "", SIGNED))
        for letter in set(letters):
            assert text.count(letter) >= letters.count(letter), (reader, letter)


@pytest.mark.parametrize("reader", ["poppler", "pdfium"])
def test_words_with_signs_are_whole(output: Path, reader: str) -> None:
    """Two signs on one letter stand in either order: the same word, says Unicode."""
    found, wanted = (
        words(unicodedata.normalize("NFC", text)) for text in (text_of(output, "ar", reader), SIGNED)
    )
    assert [word for word in wanted if word not in found] == []


def test_a_lost_letter_would_be_seen(output: Path) -> None:
    damaged = text_of(output, "ru", "pdfium").replace("щёлкнул", "щ лкнул")
    assert "щёлкнул" in words(TEXTS["ru"])
    assert "щёлкнул" not in words(damaged)

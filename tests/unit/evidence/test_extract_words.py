"""HTML, DOCX, Markdown and plain text: all the words, none that nobody sees, in any charset."""

from __future__ import annotations

import pytest

from briefgen.evidence.pages import PageText
from briefgen.evidence.sources.docxtext import read_docx
from briefgen.evidence.sources.htmltext import read_html
from briefgen.evidence.sources.markdowntext import read_markdown
from briefgen.evidence.sources.plaintext import decoded, read_plain
from briefgen.evidence.sources.refused import MAX_UNZIPPED, Refusal
from tests.sourcefiles import WORD, corpus, docx


def marks(page: PageText) -> list[str]:
    return [page.text[start:end] for start, end in page.raised]


def html(text: str) -> PageText:
    return read_html(text.encode())[0]


def word(body: str, parts: dict[str, str] | None = None) -> PageText:
    return read_docx(docx(body, parts))[0]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_html_gives_captions_asides_and_notes_line_by_line() -> None:
    page = html(
        "<html><head><title>T</title></head><body><h1>Mali</h1><p>At least\n <b>32</b>&nbsp;civilians<br>"
        "died.<aside>Aside</aside><figure><img alt=x><figcaption>Caption</figcaption></figure><ul><li>one"
        "<li>two</ul><table><tr><td>Gao<td>7</tr></table><footer>&eacute;nd"
    )
    kept = [line.strip() for line in page.text.split("\n") if line.strip()]
    assert kept == [
        "Mali",
        "At least 32\xa0civilians",
        "died.",
        "Aside",
        "Caption",
        "one",
        "two",
        "Gao\t7",
        "énd",
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>no</script>", "<style>no</style>", "<template>no</template>", "<noscript>no</noscript>",
        "<div hidden>no<p>no</p></div>", "<p style='display: none'>no</p>", "<!-- no -->", "<img alt='no'>",
    ],
)  # fmt: skip
def test_html_leaves_out_what_nobody_sees(unseen: str) -> None:
    assert html(f"<p>before{unseen}<p>after").text.split() == ["before", "after"]


def test_html_raises_marks_and_leaves_ordinals() -> None:
    page = html("<p>198 million<sup>2</sup> le 1<sup>er</sup> mai<sup><a href=#n>[3]</a></sup> 5 km²")
    assert page.text.strip() == "198 million2 le 1er mai[3] 5 km²"
    assert marks(page) == ["2", "[3]", "²"]


def test_html_however_deep_is_read_to_its_end() -> None:
    assert html("<div>" * 100_000 + "deep" + "</div>" * 100_000 + "<p>end").text.split() == ["deep", "end"]


FRENCH = "Les témoins ont été arrêtés à l’aube ; près de 358 000 personnes déplacées, d’après l’enquête. " * 3
RUSSIAN = "Представитель администрации района пришёл на улицу и ушёл, увидев камеры журналистов. " * 3
RAISED = "<w:vertAlign w:val='superscript'/>"
ARABIC = "استخدم معظم المصريين الإنترنت عبر هواتفهم الذكية في عام 2017 بينما اقتصرت الخطوط " * 3


@pytest.mark.parametrize(
    ("text", "charset", "declared"),
    [
        (FRENCH, "utf-8", "iso-8859-1"),
        (FRENCH, "cp1252", "utf-8"),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "utf-16", ""),
        (FRENCH, "utf-16-le", ""),
        (FRENCH, "utf-8-sig", "cp1252"),
        (RUSSIAN, "cp1251", ""),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "cp1256", ""),
        (FRENCH, "cp1252", "no-such-charset"),
        (FRENCH, "cp1252", "rot13"),
    ],
)
def test_the_charset_is_found_whatever_the_file_says(text: str, charset: str, declared: str) -> None:
    assert decoded(text.encode(charset), declared) == text


def test_docx_gives_body_tables_notes_and_insertions() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f"<w:footnotes {WORD}><w:footnote w:type='separator' w:id='0'><w:p>{run('no')}</w:p></w:footnote>"
        f"<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>{run(' A note.')}</w:p></w:footnote>"
        "</w:footnotes>"
    )
    page = word(
        f"<w:p>{run('At least ')}<w:del>{run('no')}</w:del><w:ins>{run('32')}</w:ins>{run(' died.')}"
        f"{reference}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('Gao')}</w:p></w:tc><w:tc><w:p>{run('7')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p><w:moveFrom>{run('no')}</w:moveFrom>{run('no', '<w:vanish/>')}{run('end')}</w:p>",
        {"word/footnotes.xml": notes},
    )
    assert page.text == "At least 32 died.1\nGao\t7\nend\n1 A note.\n"
    assert marks(page) == ["1", "1"]


def test_docx_gives_a_text_box_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent>"
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{twice}</mc:AlternateContent>"
    page = word(f"<w:p>{run('sent')}<w:r>{both}</w:r>{run('ence')}</w:p><w:p>{run('next')}</w:p>")
    assert page.text == "sentence\nboxed\nnext\n"


def test_docx_raises_superscript_runs() -> None:
    page = word(f"<w:p>{run('52.3')}{run('4', RAISED)}{run(' years')}</w:p>")
    assert page.text == "52.34 years\n"
    assert marks(page) == ["4"]


def test_docx_bombs_are_refused() -> None:
    entities = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><w:document {WORD}>&a;</w:document>'
    with pytest.raises(Refusal, match="unreadable"):
        read_docx(docx("", {"word/footnotes.xml": entities}))
    with pytest.raises(Refusal) as refusal:
        read_docx(docx("", {"word/footnotes.xml": " " * (MAX_UNZIPPED + 1)}))
    assert refusal.value.code == "source-unzips-too-large"
    assert word("<w:p>" * 50_000 + run("deep") + "</w:p>" * 50_000).text.strip() == "deep"


def test_markdown_gives_the_words_as_printed() -> None:
    page = read_markdown(
        b"# Heading\n\nThe *army* [burned **100**](https://x.org/a_b) homes[^n1]. snake_case 2*3*4\n\n"
        b"> quoted\n> on\n\n- one\n- two\n\n![alt](x.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        b"[^n1]: See [it](y).\n"
    )[0]
    kept = [line.strip() for line in page.text.split("\n") if line.strip()]
    assert kept[:3] == ["Heading", "The army burned 100 homes1. snake_case 234", "quoted on"]
    assert kept[3:] == ["one", "two", "a\tb", "1\t2", "1 See it."]
    assert marks(page) == ["1", "1"]


def test_form_feeds_part_a_plain_text_into_pages() -> None:
    pages, paged = read_plain(b"one\r\nline\x0ctwo\x0c")
    assert paged
    assert [(page.number, page.text) for page in pages] == [(1, "one\nline"), (2, "two")]
    pages, paged = read_plain("one ²".encode())
    assert not paged
    assert marks(pages[0]) == ["²"]


def test_bytes_that_no_text_has_are_no_plain_text() -> None:
    with pytest.raises(Refusal) as refusal:
        read_plain(bytes(range(256)) * 20)
    assert refusal.value.code == "source-kind-unknown"


def test_real_files_give_their_words() -> None:
    assert "Leopoldo Aragón" in read_html(corpus("panama-cv-tortura-es.htm").read_bytes())[0].text
    assert (
        "au moins 25 sites liés" in read_docx(corpus("derived-ooni-catalonia-fr.docx").read_bytes())[0].text
    )
    syria = read_markdown(corpus("syrianarchive-atarib-ar.md").read_bytes())[0].text
    assert "تم استهداف سوق الأتارب ومخفر الشرطة بثلاث ضربات جوية" in syria
    assert "](" not in syria

"""Web pages and feeds: what of them is the article, and what they tell about it."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.loading.origins import is_place, path_of
from store.model import SourceText
from store.sources import Failure, read_sources, source_text, walk
from store.sources.feeds import Entry, read_feed
from store.sources.web_pages import day_of, fragment_text, read_page

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Mali and Niger to reopen border | Sahel Post</title>
<meta property="og:site_name" content="Sahel Post"><link rel="canonical" href="https://post.example/mali-niger">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
  {"@type": "NewsArticle", "headline": "Mali and Niger to reopen border",
   "datePublished": "2025-03-12T23:30:00-05:00"}]}
</script></head>
<body class="has-sidebar"><header><a href="/">Sahel Post</a></header><nav><a>World</a> <a>Sport</a></nav>
<form action="/all"><main><article><h1>Mali and Niger to reopen border</h1>
<p class="standfirst">Ministers meet for the first time in a year</p>
<figure><img alt="no text"><figcaption>The crossing at Labbezanga</figcaption></figure>
<p>BAMAKO &mdash; The foreign ministers of <a href="/m">Mali</a> and <b>Niger</b>
   will meet on Monday,<!-- a remark --> officials said.</p>
<div class="related-stories"><p>Read more: a strike in Niamey</p></div>
<aside><p>Most read</p></aside><script>var p = "<p>no</p>";</script><p hidden>tracking</p>
<p>&#8220;We are ready,&#8221; said one.<br>He left.<br><br>Nobody else spoke.</p>
<ul><li>Talks broke down in May.</li><li><p>They resumed in July.</p></li><li></li></ul>
<table><tr><td>Monday</td><td>Bamako</td></tr></table>
</article></main></form><footer><p>Copyright Sahel Post. All rights reserved, and so on and on.</p></footer>
</body></html>
"""
TEXT = """Mali and Niger to reopen border

Ministers meet for the first time in a year

The crossing at Labbezanga

BAMAKO — The foreign ministers of Mali and Niger will meet on Monday, officials said.

“We are ready,” said one.
He left.

Nobody else spoke.

- Talks broke down in May.

- They resumed in July.

Monday Bamako"""


def read(*paths: Path | str, **told: Any) -> list[SourceText | Failure]:
    return list(read_sources([str(path) for path in paths], **told))


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.txt", "page.xml"])
def test_of_a_page_the_article_is_kept_as_text(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    (source,) = read(tmp_path / name, published=date(2000, 1, 1), outlet="Other")
    assert isinstance(source, SourceText)
    assert source.text == TEXT
    told = source.url, source.outlet, source.published, source.origin
    assert told == ("https://post.example/mali-niger", "Sahel Post", date(2025, 3, 12), str(tmp_path / name))


def test_what_a_page_does_not_tell_is_what_was_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><p>Talks were held in Oslo.</p>")
    (source,) = read(tmp_path / "a.html", published=date(2025, 1, 1), outlet="Post")
    assert isinstance(source, SourceText)
    assert (source.text, source.published, source.outlet) == ("Talks were held in Oslo.", date(2025, 1, 1), "Post")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<article><p>A long story on talks.</p></article><p>short</p>", "A long story on talks."),
        # a front page: no article is most of it
        ("<article><p>One story.</p></article><article><p>Two story.</p></article>", "One story.\n\nTwo story."),
        ("<div role='main'><p>The story itself.</p></div><p>x</p>", "The story itself."),
        ("<div class='subscribe-wall'><p>All of the story stands in here.</p></div><p>x</p>", None),
        ("Only <i>loose</i> words", "Only loose words"),
        ("<p>a<span> b</span>c</p>", "a bc"),
        ("<p>one</p>two<p>three</p>", "one\n\ntwo\n\nthree"),
        ("<div aria-hidden='true'>x</div><p>seen</p>", "seen"),
        ("<noscript><p>Please switch JavaScript on to read all of this page.</p></noscript><p>seen</p>", "seen"),
    ],
)
def test_which_part_of_a_page_is_its_article(body: str, text: str | None) -> None:
    page = read_page(f"<html><body>{body}")
    assert page is not None
    assert page.text == (text or "All of the story stands in here.\n\nx")


def test_a_headline_outside_the_article_is_put_before_it() -> None:
    page = read_page("<html><title>T</title><h1>Envoys meet</h1><main><p>They met in Doha on Monday.</p></main>")
    assert page is not None
    assert page.text == "Envoys meet\n\nThey met in Doha on Monday."


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-02-29T01:00:00+09:00">',
        '<meta name="DC.date.issued" content="2024-02-29">',
        '<meta itemprop="datePublished" content="Thu, 29 Feb 2024 23:10:00 GMT">',
        '<time itemprop="datePublished" datetime="2024-02-29">yesterday</time>',
        '<script type="application/ld+json">{broken</script><meta name="pubdate" content="2024-02-29 10:00">',
        '<meta name="date" content="lately"><meta name="pubdate" content="2024-02-29">',
    ],
)
def test_the_day_of_a_page(head: str) -> None:
    page = read_page(f"<html><head>{head}</head><body><p>Text.</p>")
    assert page is not None
    assert page.published == date(2024, 2, 29)


def test_a_day_that_is_only_shown_is_left_to_the_reading_of_the_text() -> None:
    page = read_page("<html><body><p>29 February 2024</p><time>2024-02-29</time><p>Text.</p>")
    assert page is not None
    assert page.published is None


@pytest.mark.parametrize("text", ["2024-13-01", "soon", "", "Thu, 99 Feb 2024 10:00:00 GMT", "2024"])
def test_what_is_no_day(text: str) -> None:
    assert day_of(text) is None


def test_a_page_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1250"></head><body><p>Przedstawiciele spotkają się w Łodzi.</p>'
    (tmp_path / "a.html").write_bytes(page.encode("cp1250"))
    (source,) = read(tmp_path / "a.html")
    assert isinstance(source, SourceText)
    assert (source.text, source.encoding) == ("Przedstawiciele spotkają się w Łodzi.", "cp1250")


@pytest.mark.parametrize("declared", ["nonsense", "base64", "utf-16", "undefined"])
def test_an_encoding_that_is_none_is_not_believed(declared: str, tmp_path: Path) -> None:
    page = f'<html><meta charset="{declared}"><p>Entretiens à Genève, déjà.</p>'
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    (source,) = read(tmp_path / "a.html")
    assert isinstance(source, SourceText)
    assert source.text == "Entretiens à Genève, déjà."


def test_a_page_without_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><head></head><body><img></body></html>")
    (failure,) = read(tmp_path / "a.html")
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("a web page without text")
    assert "save the page as shown, or its text as .txt" in failure.reason, "what can be done"


def test_of_a_saved_page_only_the_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "Talks_files").mkdir()
    (tmp_path / "Talks_files" / "frame.html").write_text("<html><p>Buy</p>")
    (tmp_path / "own_files").mkdir()
    (tmp_path / "own_files" / "a.txt").write_text("x")
    (tmp_path / "Talks.html").write_text("<html><p>Talks</p>")
    found = [Path(file.path).name for file in walk([tmp_path]) if not isinstance(file, Failure)]
    assert found == ["Talks.html", "a.txt"]


@pytest.mark.parametrize("part", ["<div>", "<p>a", "<!--", "<b>", "<table>", "<a ", "&", "<![CDATA[", "<li>", "</"])
def test_a_flood_of_markup_is_read(part: str) -> None:
    read_page("<html><body><p>Seen.</p>" + part * 3000)
    read_feed(b"<rss><channel>" + part.encode() * 3000)


@given(st.text(max_size=200))
def test_any_text_is_read_as_a_page(text: str) -> None:
    page = read_page("<html><body>" + text)
    assert page is None or page.text.strip()
    assert fragment_text(text) == fragment_text(text).strip()


RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Andes Daily</title><image><title>logo</title></image>
<item><title>Peru &amp; Chile to talk</title><link>https://daily.example/1</link><guid isPermaLink="false">a-1</guid>
 <pubDate>Wed, 12 Mar 2025 23:00:00 -0500</pubDate><description>short</description>
 <content:encoded><![CDATA[<p>Peru and Chile will meet in Lima.</p>
  <script>x</script><p>They said so.</p>]]></content:encoded>
</item>
<item><title>Second</title><link>https://daily.example/2</link><dc:date>2025-03-13</dc:date>
 <description>&lt;p&gt;Second story.&lt;/p&gt;</description></item>
<item><guid>empty</guid></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Posts</title><entry><title>Kenya hosts</title>
<link rel="self" href="https://x.example/self"/><link href="https://x.example/1"/><id>tag:x,2025:1</id>
<updated>2025-04-02T10:00:00Z</updated><published>2025-04-01T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kenya <b>hosts</b> talks.</p></div></content></entry>
</feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Old</title></channel><item><title>Only a title</title></item></rdf:RDF>"""


def test_an_rss_feed_brings_an_article_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "news.rss"
    path.write_bytes(RSS)
    first, second, third = read(path, published=date(2000, 1, 1), outlet="Other")
    assert isinstance(first, SourceText)
    assert first.text == "Peru & Chile to talk\n\nPeru and Chile will meet in Lima.\n\nThey said so."
    told = first.origin, first.given_id, first.url, first.outlet, first.published
    assert told == (f"{path}#a-1", "a-1", "https://daily.example/1", "Andes Daily", date(2025, 3, 12))
    assert isinstance(second, SourceText)
    told = second.text, second.given_id, second.published
    assert told == ("Second\n\nSecond story.", "https://daily.example/2", date(2025, 3, 13))
    assert third == Failure(f"{path}#empty", "the entry has neither title nor text")


def test_atom_and_rdf_feeds() -> None:
    day = date(2025, 4, 1)
    expected = Entry("tag:x,2025:1", "https://x.example/1", "Posts", day, "Kenya hosts\n\nKenya hosts talks.")
    assert read_feed(ATOM) == [expected]
    assert read_feed(RDF) == [Entry(None, None, "Old", None, "Only a title")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<rss><channel></channel></rss>", "a feed without entries"),
        (b"<opml><body/></opml>", "no RSS or Atom feed; give an article as .txt or .html"),
        (b"Talks were held.", "no RSS or Atom feed; give an article as .txt or .html"),
        (b"", "empty: there is no text in it"),
    ],
)
def test_xml_that_brings_no_article_is_named(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    assert read(tmp_path / "a.xml") == [Failure(str(tmp_path / "a.xml"), reason)]


def test_entities_of_a_feed_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    entities = f'<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}"><!ENTITY a "{"a" * 1000}">'
    entities += "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdef", "bcdefg", strict=True))
    items = "<item><title>&s;&g; Talks</title></item>"
    entries = read_feed(f"<!DOCTYPE rss [{entities}]><rss><channel>{items}</channel></rss>".encode())
    assert entries is not None
    assert "secret words" not in entries[0].text
    assert len(entries[0].text) < 100


@pytest.mark.parametrize(("data", "texts"), [(PAGE.encode(), [TEXT]), (ATOM, ["Kenya hosts\n\nKenya hosts talks."])])
def test_pages_and_feeds_come_through_a_pipe(data: bytes, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [source.text for source in read("-") if isinstance(source, SourceText)] == texts


@pytest.mark.parametrize("name", ["news.jsonl", "NEWS.JSONL", "feed.xml", "Feed.RSS", "posts.atom"])
def test_a_place_in_a_file_of_many_is_no_lasting_place(name: str) -> None:
    """Entries without an id move when others come before them: a number is not where an article stays."""
    assert path_of(f"{name}:7") == name
    assert not is_place(source_text("Talks.", f"{name}:7"))
    assert is_place(source_text("Talks.", f"{name}#7", given_id="7"))
    assert is_place(source_text("Talks.", "news.txt"))

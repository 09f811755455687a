"""Read the numbers of articles and of documents as offices write them."""

from __future__ import annotations

import re

from generator.schemas import Field
from generator.search.numerals import DIGITS, UNITS, parse_chinese
from generator.submission.normal_cells import plain_characters, plain_letters, refused, taken, without_marks
from generator.submission.values import Normalised
from generator.validation.identifiers import with_year_in_its_brackets

_NUMERAL = "".join(DIGITS) + "".join(UNITS)
_FIGURES = re.compile(f"[{_NUMERAL}]+")
_SQUARE_BRACKETS = str.maketrans("〔【{〕】}", "[[[]]]")
_ARTICLE = re.compile(
    r"第?(?P<article>\d+)条?(?:第?\(?(?P<paragraph>\d+)\)?款|\((?P<round>\d+)\))?"
    r"(?:第?\(?(?P<item>\d+)\)?项|\[(?P<square>\d+)\])?(?:[的之]?规定)?",
    re.ASCII,
)
_ARTICLES = re.compile(r"[、,;/和及至到~]")
_LAW = re.compile(r"^(?P<law>[《〈]?[^\d第]*?(?:法|条例|办法|规定|细则|规则)[》〉]?)(?P<rest>第.+)")
_HALF_ROUND = re.compile(r"\(([\u4e00-\u9fff]+)\)|^\((\d{4})\)(?=[\u4e00-\u9fff])")
_OTHER_BRACKETS = str.maketrans("〈<《｛{［〉>》｝}］", "[[[[[[]]]]]]")


def read_article(field: Field, text: str) -> Normalised:
    """Return an article in our form: 第六十条第二款 is ``60(2)``, 第57条第1项 is ``57[1]``."""
    if re.fullmatch(field.pattern or r"\d+(\(\d+\))?(\[\d+\])?", text):
        return taken(field, text, read=text, note="article-read")
    written = plain_characters(without_marks(text)).translate(_SQUARE_BRACKETS).replace(" ", "")
    if law := _LAW.match(written):
        return refused(field, "article-with-law", read=text, law=law["law"], suggestion=_article(law["rest"]))
    if article := _article(written):
        return taken(field, article, read=text, note="article-read")
    is_several = _ARTICLES.search(written) and re.search(r"\d", _in_digits(written))
    return refused(field, "article-several" if is_several else "article-form", read=text)


def _article(written: str) -> str:
    match = _ARTICLE.fullmatch(_in_digits(written))
    if match is None:
        return ""
    paragraph, item = match["paragraph"] or match["round"], match["item"] or match["square"]
    return match["article"] + (f"({paragraph})" if paragraph else "") + (f"[{item}]" if item else "")


def _in_digits(written: str) -> str:
    return _FIGURES.sub(lambda found: parse_chinese(found.group()) or found.group(), written)


def read_document_number(field: Field, text: str) -> Normalised:
    """Return a document number with its year in 〔〕, places and courts' years in （）, and no blanks."""
    written = re.sub(r"\s+", "", plain_letters(without_marks(text))).translate(_OTHER_BRACKETS)
    written = _HALF_ROUND.sub(lambda match: f"（{match[1] or match[2]}）", written)
    return taken(field, with_year_in_its_brackets(written), read=text, note="document-number-read")

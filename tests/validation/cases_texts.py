# Made-up personal data: no number, name or address in this file is anybody's.
"""Break texts: identifiers, personal data, characters and web addresses.

No identifier here was ever issued: area codes 99…, mobile prefix 154, card numbers of noughts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.validation.cases import Case, Finding
from tests.validation.corpus import Edit, cell

CSV = "liaoning/typical-cases.csv"


def facts(value: str) -> Edit:
    return cell("liaoning/typical-cases", 3, "facts_zh", value)


def leak(name: str, value: str, code: str, shown: str, says: str) -> Case:
    return Case(name, facts(value), Finding(code, CSV, 3, "facts_zh", shown), says)


def bad(name: str, value: str, code: str, says: str) -> Case:
    return Case(name, facts(value), Finding(code, CSV, 3, "facts_zh", value), says)


def _file(name: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / "liaoning" / name).write_text("x", encoding="utf-8")

    return edit


# 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2 times 99000019900307123 is 293; 293 mod 11 = 7; the table 10X98765432 gives 5.
CARD = "990000199003071235"
# 6, doubled and cast out, is 3; with the 2 that is 5; 5 more make 10.
BANK_CARD = "6200000000000005"

CASES = (
    # ── identifiers ──
    # The standard's own example ends in 3 (GB 32100-2015, annex).
    bad("a credit code with a wrong check digit", "代码为91350100M000100Y44。", "uscc-check-digit",
        "“91350100M000100Y44”的校验位应为“3”"),
    # Verified vector: 201710601862 has the check digit 3.
    bad("a patent number with a wrong check digit", "专利号ZL201710601862.4。", "patent-check-digit",
        "“ZL201710601862.4”的校验位应为“3”"),
    bad("an old patent number with a wrong check digit", "专利号ZL95115608.1。", "patent-check-digit",
        "的校验位应为“X”"),
    Case("a decision number with square brackets", cell("liaoning/typical-cases", 3, "decision_no",
         "辽市监处罚[2024]18号"),
         Finding("decision-number-form", CSV, 3, "decision_no", "辽市监处罚[2024]18号", is_warning=True),
         "是否为“辽市监处罚〔2024〕18号”？"),
    Case("a decision number of another year", cell("liaoning/typical-cases", 2, "decision_no",
         "辽市监处罚〔2022〕17号"),
         Finding("decision-number-year", CSV, 2, "decision_no", "辽市监处罚〔2022〕17号", is_warning=True),
         "文号年份2022与决定日期2024-03-20不符"),
    # ── personal data ──
    leak("an identity card", f"当事人身份证号{CARD}。", "identity-card", "99" + "*" * 16, "居民身份证号码"),
    leak("an identity card in full width", "身份证９９００００１９９００３０７１２３５。", "identity-card",
         "99" + "*" * 16, "居民身份证号码"),
    leak("an identity card with blanks", "身份证990000 19900307 1235。", "identity-card", "99" + "*" * 16,
         "居民身份证号码"),
    leak("an identity card digit by digit", "身份证" + " ".join(CARD) + "。", "identity-card", "99" + "*" * 16,
         "居民身份证号码"),
    leak("an old identity card", "身份证990000900307123。", "identity-card", "99" + "*" * 13, "居民身份证号码"),
    leak("a bank card", f"转入{BANK_CARD}账户。", "bank-card", "62" + "*" * 14, "银行卡号"),
    leak("a bank card in groups", "转入6200 0000 0000 0005。", "bank-card", "62" + "*" * 14, "银行卡号"),
    leak("a mobile number", "电话15400000000。", "mobile-number", "15" + "*" * 9, "手机号码"),
    leak("a mobile number with hyphens", "电话154-0000-0000。", "mobile-number", "15" + "*" * 9, "手机号码"),
    leak("a mobile number with country code", "电话+86 15400000000。", "mobile-number", "+8" + "*" * 12, "手机号码"),
    leak("a plate", "驾驶辽A·00000货车。", "vehicle-plate", "辽A" + "*" * 6, "车辆号牌"),
    leak("an e-mail address", "邮箱nobody@example.com。", "email", "no" + "*" * 16, "电子邮箱"),
    leak("a messenger account", "微信号：nobody_000", "messenger-id", "微信" + "*" * 12, "即时通信账号"),
    leak("a home address", "当事人家住某市甲路1号2单元。", "home-address", "家住" + "*" * 9, "住址"),
    leak("a person by name", "当事人张三于2024年开店。", "person-named", "张*", "自然人姓名"),
    leak("a legal representative by name", "法定代表人：王大锤，男。", "person-named", "王**", "自然人姓名"),
    Case("a natural person as a party", cell("liaoning/case-parties", 3, "name_zh", "张三丰"),
         Finding("person-unmasked", "liaoning/case-parties.csv", 3, "name_zh", "张**"), "自然人当事人“张**”没有隐名"),
    Case("the party of a single case", cell("liaoning/case-parties", 4, "name_zh", "沈阳甲乙丙商贸有限公司"),
         Finding("single-case-named", "liaoning/case-parties.csv", 4, "name_zh", "沈阳甲乙丙商贸有限公司"),
         "并非典型案例"),
    Case("an identity card in a file name", _file(f"{CARD}.jpg"),
         Finding("identity-card", "liaoning/99****************.jpg", value="99" + "*" * 16), "居民身份证号码",
         others=(Finding("stray-file", "liaoning/99****************.jpg"),)),
    Case("a blank before personal data", facts(" 电话15400000000。"),
         Finding("mobile-number", CSV, 3, "facts_zh", "15" + "*" * 9), "手机号码",
         others=(Finding("surrounding-blanks", CSV, 3, "facts_zh", " 电" + "*" * 13),)),
    # ── characters ──
    bad("a control character", "案\x07情", "control-character", "第2字是控制字符（U+0007）"),
    bad("a NUL byte", "案\x00情", "control-character", "（U+0000）"),
    bad("a tab", "案\t情", "control-character", "（U+0009）"),
    bad("a bidi override", "案情\u202egnp.exe", "bidi-character", "第3字是改变文字方向的不可见字符（U+202E）"),
    bad("a zero-width space", "侵\u200b权", "zero-width-character", "（U+200B）"),
    bad("a replacement character", "侵\ufffd权", "replacement-character", "（U+FFFD）"),
    bad("a private-use character", "侵\ue000权", "private-use-character", "（U+E000）"),
    bad("UTF-8 read as GBK", "鐨勫", "mojibake", "疑为乱码"),
    bad("UTF-8 read as Latin-1", "ä¾µæ", "mojibake", "疑为乱码"),
    bad("a decomposed letter", "cafe\u0301", "not-nfc", "未合成的字符"),
    bad("a blank at the end", "案情。 ", "surrounding-blanks", "首尾有空白"),
    bad("an ideographic blank at the start", "\u3000案情。", "surrounding-blanks", "首尾有空白"),
    bad("a formula", '=HYPERLINK("https://example.com")', "formula", "以“=”开头"),
    bad("a formula behind an at sign", "@SUM(1+1)", "formula", "以“@”开头"),
    bad("a formula in full width", "＝1+1", "formula", "以“＝”开头"),
    Case("half-width punctuation", facts("查获商品,依法扣押。"),
         Finding("half-width", CSV, 3, "facts_zh", "查获商品,依法扣押。", is_warning=True), "请改为全角“，”"),
    # ── web addresses ──
    Case("a javascript address", cell("liaoning/typical-cases", 3, "source_url", "javascript:alert(1)"),
         Finding("url-scheme", CSV, 3, "source_url", "javascript:alert(1)"), "协议是“javascript”"),
    Case("a data address", cell("liaoning/typical-cases", 3, "source_url", "data:text/html,x"),
         Finding("url-scheme", CSV, 3, "source_url", "data:text/html,x"), "协议是“data”"),
    Case("an address with a password", cell("liaoning/typical-cases", 3, "source_url", "https://gov.cn:x@example.com/"),
         Finding("url-credentials", CSV, 3, "source_url", "ht****************"), "实际指向 example.com"),
    Case("an address with a blank", cell("liaoning/typical-cases", 3, "source_url", "https://example.com/a b"),
         Finding("url-form", CSV, 3, "source_url", "https://example.com/a b"), "不是完整的网址"),
    Case("an address without host", cell("liaoning/typical-cases", 3, "source_url", "https:///a"),
         Finding("url-form", CSV, 3, "source_url", "https:///a"), "不是完整的网址"),
)  # fmt: skip

"""Measure the search index at 400, 10,000 and 100,000 records: time, memory, size, bytes a query fetches."""

import random
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.search.documents import SearchDocument, build_index
from generator.search.query import search
from generator.search.reader import IndexReader
from tests.search.support import corpus, real_documents

QUERIES = (
    "侵权", "从轻", "商标", "酒", "第60条", "商标法60", "五万元", "50000",
    "侵犯注册商标专用权", "青岛啤酒 洛阳", "nike",
    "HELLO KITTY", "甬梅关知字〔2025〕0025号", "卖假货", "广东 假冒 白酒", "深圳假冒手表", "2023年", "專利侵權糾紛",
)  # fmt: skip


def made(count: int) -> Iterator[SearchDocument]:
    """Yield `count` records made from the real ones, shuffled with a fixed seed."""
    chance = random.Random(1)
    real = [document for document in real_documents("zh") if document.kind in ("cases", "standards", "agreements")]
    sentences = sorted({text for document in real for block in document.body for text in block.split("；")})
    codes = sorted(code for code in corpus().jurisdictions if code[:2].isdigit() and code != "100000")
    for number in range(count):
        first, second = chance.choice(real), chance.choice(real)
        code = chance.choice(codes)
        year = str(chance.randint(2015, 2026))
        cut = len(first.title) // 2
        facets = dict(first.facets) | {
            "region": tuple(dict.fromkeys((code, code[:4] + "00", code[:2] + "0000"))),
            "year": (year,),
        }
        yield replace(
            first,
            url=f"{first.kind}/made-{number}.html",
            title=first.title[:cut] + second.title[len(second.title) // 2 :],
            body=(*first.body[:8], *chance.sample(sentences, 12), f"罚款{chance.randint(1, 999) * 500}元"),
            keywords=(f"made-{number}", f"某市监处罚〔{year}〕{chance.randint(1, 2000)}号"),
            facets=facets,
            date=f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        )


def measure(name: str, documents: Iterable[SearchDocument], *, asks: bool = True) -> None:
    """Build, then ask every query of an index that nothing was read from yet."""
    start = time.perf_counter()
    files, size, count = {}, 0, 0
    for artifact in build_index(documents, lang="zh", facet_labels={}):
        size += len(artifact.content)
        count += 1
        if asks:
            files[artifact.path] = artifact.content
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{name}: {time.perf_counter() - start:.1f} s, {count} files, {size / 1e6:.1f} MB, peak {memory} MB")
    if not asks:
        return
    facets = sum(len(content) for path, content in files.items() if "/f/" in path)
    print(f"  contents {len(files['search/zh/index.json'])}, facets {facets} bytes")
    for query in QUERIES:
        index = IndexReader(files.__getitem__, lang="zh")
        start = time.perf_counter()
        result = search(index, query)
        spent = time.perf_counter() - start
        fetched = f"{sum(index.fetched.values()):>7} bytes {len(index.fetched):>3} files {spent * 1000:5.0f} ms"
        print(f"  {query:<24} {result.total:>6} {'' if result.is_exact else 'about':5} {fetched}")


if __name__ == "__main__":
    wanted = [int(argument) for argument in sys.argv[1:]] or [400, 10_000]
    for number in wanted:
        measure(f"{number} made records", made(number), asks=number <= 20_000)
    measure("the real records", real_documents("zh"))

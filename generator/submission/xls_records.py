"""Walk through the records of a workbook of Excel 97 to 2003, and read their texts ([MS-XLS])."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from generator.submission.number_formats import as_number

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C


def records(stream: bytes, start: int) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the kind and the bytes of each record of a part of the stream, with those that continue it.

    Parts inside the part, such as charts, are passed over. Raise ValueError for a part without a
    beginning or an end, for its cells would be lost.
    """
    if stream[start : start + 2] != BOF.to_bytes(2, "little"):
        raise ValueError("no beginning")
    depth = 0
    kind, pieces = CONTINUE, [b""]
    at = start
    while at + 4 <= len(stream):
        following, length = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if following == CONTINUE:
            pieces.append(data)
            continue
        if depth == 1 and kind != CONTINUE:
            yield kind, pieces
        depth += (following == BOF) - (following == EOF)
        if depth <= 0:
            return
        kind, pieces = (following, [data]) if depth == 1 else (CONTINUE, [b""])
    raise ValueError("no end")


def packed_number(bits: int) -> int | float:
    """Return a number packed into 30 bits (2.5.217), behind two flags: a hundredth, an integer."""
    value: float
    if bits & 2:
        value = (bits ^ 0x80000000) - 0x80000000 >> 2
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (bits & ~3) << 32))
    return as_number(repr(value / 100 if bits & 1 else value))


class Pieces:
    """The bytes of a record, read from its beginning; raise ValueError where they end too soon."""

    def __init__(self, pieces: Sequence[bytes], *, skip: int = 0) -> None:
        """Begin `skip` bytes into the first piece."""
        self._pieces, self._piece, self._at = pieces, 0, skip

    def integer(self, size: int) -> int:
        """Return the next `size` bytes as a number."""
        return int.from_bytes(self._bytes(size), "little")

    def string(self, *, length_size: int = 2) -> str:
        """Return the next string (2.5.293 to 2.5.296) and pass over its fonts and phonetic hints."""
        length, flags = self.integer(length_size), self.integer(1)
        runs = self.integer(2) if flags & 8 else 0
        extra = self.integer(4) if flags & 4 else 0
        text = self._text(length, is_wide=bool(flags & 1))
        self._bytes(4 * runs + extra)
        return text

    def _text(self, length: int, *, is_wide: bool) -> str:
        found: list[str] = []
        while length:
            if self._at >= len(self._pieces[self._piece]):
                # Where a text is continued, it says anew how wide its characters are.
                self._next()
                is_wide = bool(self.integer(1) & 1)
            width = 2 if is_wide else 1
            count = min(length, (len(self._pieces[self._piece]) - self._at) // width)
            if count == 0:
                raise ValueError("text cut off")
            found.append(self._bytes(count * width).decode("utf-16-le" if is_wide else "latin-1"))
            length -= count
        return "".join(found)

    def _bytes(self, count: int) -> bytes:
        found = b""
        while count:
            part = self._pieces[self._piece][self._at : self._at + count]
            if part:
                found += part
                self._at += len(part)
                count -= len(part)
            else:
                self._next()
        return found

    def _next(self) -> None:
        if self._piece + 1 >= len(self._pieces):
            raise ValueError("record cut off")
        self._piece, self._at = self._piece + 1, 0

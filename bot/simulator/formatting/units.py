"""UTF-16 code units, in which Telegram counts: text goes in, lengths and slices come out."""


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def slice_units(text: str, offset: int, length: int) -> str:
    """The part of `text` at these UTF-16 units. Half a surrogate pair comes out as a lone surrogate."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def unit_offsets(text: str) -> list[int]:
    """For each index into `text`, and for its end, the UTF-16 offset there."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if character > "\uffff" else 1))
    return offsets


def is_encodable(text: str) -> bool:
    """Whether `text` can travel as UTF-8, which a lone surrogate can't."""
    return not any("\ud800" <= character <= "\udfff" for character in text)

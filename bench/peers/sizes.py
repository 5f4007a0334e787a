"""`python -m bench.peers.sizes NAME...`: packages go in; the bytes that they and all they need take here come out.

Runs in any environment that has `packaging`. One JSON object: bytes of torch and what only torch needs, of everything
else, and how many packages that is.
"""

import json
import re
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_OF_TORCH = re.compile(r"torch|triton|nvidia-.*|cuda-.*|sympy|mpmath|networkx")


def sizes(names: Iterable[str]) -> dict[str, int]:
    """Bytes on the disk without compiled Python, which comes and goes."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(each) for each in names]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        for each in map(Requirement, found[name].requires or []):
            extras = ["", *wanted.extras]
            if each.marker is None or any(each.marker.evaluate({"extra": one}) for one in extras):
                waiting.append(each)
    torch = {name for name in found if _OF_TORCH.fullmatch(name)}
    return {
        "torch": sum(_bytes(found[name]) for name in torch),
        "others": sum(_bytes(found[name]) for name in found if name not in torch),
        "packages": len(found),
    }


def _bytes(package: Distribution) -> int:
    places = [Path(str(package.locate_file(each))) for each in package.files or [] if "__pycache__" not in each.parts]
    return sum(each.stat().st_size for each in places if each.is_file())


if __name__ == "__main__":
    json.dump(sizes(sys.argv[1:]), sys.stdout)

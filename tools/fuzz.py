"""An hour of fuzzing, or as long as one has, in parts as large as what every run of the tests tries: minutes go in; it
ends with the first input that breaks something, which every run of the tests tries again from then on.

    python -m tools.fuzz [MINUTES]
"""

import itertools
import secrets
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests" / "fuzz"
MINUTES = 60.0
SEEDS = 2**32


def main(arguments: list[str]) -> int:
    """Run parts until the time is up: 0; 1 for a finding."""
    minutes = float(arguments[0]) if arguments else MINUTES
    begun = time.monotonic()
    for part in itertools.count(1):
        passed = (time.monotonic() - begun) / 60
        if passed >= minutes:
            print(f"{part - 1} parts in {passed:.0f} minutes: nothing found")
            return 0
        seed = secrets.randbelow(SEEDS)
        print(f"part {part}, after {passed:.0f} of {minutes:g} minutes: --hypothesis-seed={seed}", flush=True)
        command = [sys.executable, "-m", "pytest", str(TESTS), f"--hypothesis-seed={seed}"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            found = sorted(str(path.relative_to(ROOT)) for path in (TESTS / "corpus").glob("*/found.json"))
            print("found, and kept: mend it, then give the file a name that says what it is.", *found, sep="\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How long musnad takes to start: the median of several runs, in milliseconds."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

_RUNS = 15
_COMMAND = Path(sys.executable).with_name("musnad")


def milliseconds(*command: str) -> float:
    """Return the median time of ``command`` on the clock."""
    times = []
    for _ in range(_RUNS):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands
        times.append(1000 * (time.perf_counter() - started))
    return median(times)


def main() -> None:
    """Measure and print."""
    python = milliseconds(sys.executable, "-c", "pass")
    print(f"start-up: Python alone {python:.0f} ms")
    print(f"  import musnad      {milliseconds(sys.executable, '-c', 'import musnad') - python:.0f} ms more")
    print(f"  musnad --version   {milliseconds(str(_COMMAND), '--version'):.0f} ms")
    sample = Path(__file__).parent.parent / "samples" / "05-fighters.txt"
    print(f"  musnad read SAMPLE {milliseconds(str(_COMMAND), 'read', str(sample)):.0f} ms")


if __name__ == "__main__":
    main()

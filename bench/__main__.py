"""All benchmarks, one after the other: `make bench`. Each prints ratios measured in one run.

`python -m bench chat --quick` runs one of them, in its short form where it has one.
"""

import importlib
import pkgutil
import signal
import sys

import bench


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all of them; 1 when one of them found something too slow."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended
    names, worst = [name for name in names if not name.startswith("--")], 0
    for found in pkgutil.iter_modules(bench.__path__):
        if found.name.startswith("_") or (names and found.name not in names):
            continue
        module = importlib.import_module(f"bench.{found.name}")
        print(f"\n== {found.name}: {(module.__doc__ or '').splitlines()[0]}", flush=True)
        worst = max(worst, module.main() or 0)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

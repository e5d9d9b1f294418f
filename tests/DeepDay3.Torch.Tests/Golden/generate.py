"""Regenerates every golden file here, or the subjects named: /usr/bin/python3 generate.py [random elementwise ...]."""
import glob
import importlib
import os
import sys

import golden
import torch


def main(wanted):
    files = sorted(glob.glob(os.path.join(golden.FOLDER, "cases_*.py")))
    known = [os.path.basename(f)[len("cases_"):-len(".py")] for f in files]
    unknown = [w for w in wanted if w not in known]
    if unknown:
        sys.exit(f"no such subject: {', '.join(unknown)}; there are {', '.join(known)}")
    total = 0
    for name in wanted or known:
        torch.manual_seed(0)  # nothing should depend on it; if something does, it is at least the same every time
        subject = importlib.import_module("cases_" + name).subject()
        count, size = subject.write()
        total += size
        print(f"{name:16} {count:5} cases {size / 1024:8.1f} KiB")
    print(f"{total / 1024:.1f} KiB in all")


if __name__ == "__main__":
    main(sys.argv[1:])

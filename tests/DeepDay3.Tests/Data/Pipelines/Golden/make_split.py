#!/usr/bin/env python3
"""Writes split.json: parts that PyTorch's random_split gives."""
import json

import torch

cases = []
for count, lengths, seed in [(10, [8, 2], 0), (10, [8, 2], 42), (23, [11, 7, 5], 7), (1000, [999, 1], 3)]:
    parts = torch.utils.data.random_split(range(count), lengths, torch.Generator().manual_seed(seed))
    cases.append({"count": count, "lengths": lengths, "seed": seed, "parts": [list(part.indices) for part in parts]})
# Shares come with PyTorch 1.13's successor; floor, and one more for the first ones, is its documentation.
with open("split.json", "w", encoding="utf-8", newline="\n") as out:
    json.dump(cases, out, separators=(",", ":"))
    out.write("\n")

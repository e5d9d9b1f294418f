"""Rectangles of torchvision's RandomErasing (Debian's python3-torchvision) from seeds: /usr/bin/python3 make_erasing.py"""
import json

import torch
import torchvision.transforms as T

cases = []
for seed, (height, width, scale, ratio, p, value) in enumerate([
    (32, 32, (0.02, 0.33), (0.3, 3.3), 0.5, 0.0), (20, 48, (0.1, 0.9), (0.2, 5.0), 1.0, 0.0), (9, 7, (0.02, 0.33), (0.3, 3.3), 0.8, 0.5), (6, 6, (0.5, 1.0), (0.5, 4.0), 1.0, 0.25), (28, 28, (0.02, 0.2), (1.0, 1.0), 0.3, 1.0),
]):
    erase = T.RandomErasing(p, scale, ratio, value)
    torch.manual_seed(seed)
    boxes = []
    for _ in range(40):
        marked = erase(torch.full((1, height, width), 7.0))[0] != 7
        rows, columns = marked.any(1).nonzero().flatten().tolist(), marked.any(0).nonzero().flatten().tolist()
        boxes.append([rows[0], columns[0], len(rows), len(columns)] if rows else [])
    cases.append({"seed": seed, "size": [height, width], "scale": scale, "ratio": ratio, "p": p, "value": value, "boxes": boxes})
# Noise in place of a colour.
torch.manual_seed(9)
noise = T.RandomErasing(1.0, (0.2, 0.4), (0.5, 2.0), "random")(torch.zeros(3, 8, 9))
with open("erasing.json", "w") as f:
    json.dump({"torchvision": "0.14.1", "cases": cases, "noise": {"seed": 9, "shape": [3, 8, 9], "scale": [0.2, 0.4], "ratio": [0.5, 2.0], "values": noise.flatten().tolist()}}, f)

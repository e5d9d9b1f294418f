#!/usr/bin/env python3
"""Writes png.json: PNG files of every colour type, bit depth and interlacing with the pixels that Pillow decodes them to.

The files are packed here from the formulas of ISO/IEC 15948, with a different filter in each row; Pillow is the judge.
Pillow keeps 16 bits only for grey without alpha: elsewhere the expected samples are those that were packed.
"""
import base64
import io
import json
import random
import struct
import zlib

from PIL import Image

random.seed(6)
WIDTH, HEIGHT = 11, 9
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
MODES = {0: "L", 2: "RGB", 4: "LA", 6: "RGBA"}


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def filtered(kind, row, above, step):
    out = bytearray()
    for i, value in enumerate(row):
        a = row[i - step] if i >= step else 0
        b = above[i]
        c = above[i - step] if i >= step else 0
        p = a + b - c
        nearest = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
        out.append((value - [0, a, b, (a + b) // 2, nearest][kind]) & 255)
    return bytes([kind]) + bytes(out)


def pack_row(values, depth):
    if depth == 16:
        return b"".join(struct.pack(">H", v) for v in values)
    bits = "".join(format(v, f"0{depth}b") for v in values)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def png(color, depth, interlaced, pixels, extra=b""):
    step = max(1, SAMPLES[color] * depth // 8)
    raw = b""
    for x0, y0, dx, dy in PASSES if interlaced else [(0, 0, 1, 1)]:
        above = None
        for number, y in enumerate(range(y0, HEIGHT, dy)):
            row = pack_row([s for x in range(x0, WIDTH, dx) for s in pixels[y][x]], depth)
            if not row:
                break
            raw += filtered(number % 5, row, above or bytes(len(row)), step)
            above = row
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, color, 0, 0, int(interlaced))
    packed = zlib.compress(raw)
    half = len(packed) // 2
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"tEXt", b"a\0b")
            + chunk(b"IDAT", packed[:half]) + chunk(b"IDAT", packed[half:]) + chunk(b"IEND", b""))


cases = []
for color, depth, transparent in [(c, d, t) for c, depths in [(0, (1, 2, 4, 8, 16)), (2, (8, 16)), (3, (1, 2, 4, 8)), (4, (8, 16)), (6, (8, 16))]
                                  for d in depths for t in ((False, True) if c in (0, 2, 3) else (False,))]:
    top = min((1 << depth) - 1, 9) if color == 3 else (1 << depth) - 1
    pixels = [[tuple(random.randint(0, top) for _ in range(SAMPLES[color])) for _ in range(WIDTH)] for _ in range(HEIGHT)]
    extra = b""
    if color == 3:
        extra += chunk(b"PLTE", bytes(random.randint(0, 255) for _ in range(3 * (top + 1))))
    if transparent:
        key = pixels[0][0]
        extra += chunk(b"tRNS", bytes([0, 128]) if color == 3 else b"".join(struct.pack(">H", s) for s in key))
    for interlaced in (False, True):
        data = png(color, depth, interlaced, pixels, extra)
        image = Image.open(io.BytesIO(data))
        image.load()
        channels = (4 if color != 0 else 2) if transparent else {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}[color]
        if depth == 16:
            top = 65535
            expected = []
            for row in pixels:
                for pixel in row:
                    expected += list(pixel) + ([0 if pixel == key else top] if transparent else [])
            if color == 0 and not transparent:
                assert list(image.getdata()) == expected
        else:
            mode = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[channels]
            if color == 0 and transparent:
                # Pillow compares after scaling; the standard compares the stored samples.
                grey = list(image.convert("L").getdata())
                flat = [p for row in pixels for p in row]
                expected = [v for g, p in zip(grey, flat) for v in (g, 0 if p == key else 255)]
            else:
                expected = [v for p in image.convert(mode).getdata() for v in (p if isinstance(p, tuple) else (p,))]
        cases.append({"name": f"colour type {color}, {depth} bits{', transparent' if transparent else ''}{', interlaced' if interlaced else ''}",
                      "png": base64.b64encode(data).decode(), "channels": channels, "depth": depth, "expected": expected})

with open("png.json", "w", encoding="utf-8", newline="\n") as out:
    json.dump({"width": WIDTH, "height": HEIGHT, "cases": cases}, out, separators=(",", ":"))
    out.write("\n")
print(len(cases), "cases")

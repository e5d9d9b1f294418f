#!/usr/bin/env python3
"""Writes bpe.json: merges of byte pair encoding, learnt the plain way: all pairs are counted anew before each merge."""
import collections
import json
import random

random.seed(5)
stems = ["".join(random.choice("abcde") for _ in range(random.randint(1, 6))) for _ in range(30)]
words = [random.choice(stems) + random.choice(["", "er", "est", "a"]) for _ in range(400)]
vocabulary = {tuple(w[:-1]) + (w[-1] + "</w>",): n for w, n in collections.Counter(words).items()}


def merged(symbols, pair):
    out, i = [], 0
    while i < len(symbols):
        if tuple(symbols[i:i + 2]) == pair:
            out.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            out.append(symbols[i])
            i += 1
    return tuple(out)


merges = []
for _ in range(60):
    pairs = collections.Counter()
    for symbols, n in vocabulary.items():
        for pair in zip(symbols, symbols[1:]):
            pairs[pair] += n
    pair, n = min(pairs.items(), key=lambda item: (-item[1], item[0]))
    if n < 2:
        break
    merges.append(pair)
    vocabulary = {merged(s, pair): n for s, n in vocabulary.items()}

encoded = {}
for word in sorted(set(words)) + ["xyz", "abest"]:
    symbols = tuple(word[:-1]) + (word[-1] + "</w>",)
    for pair in merges:
        symbols = merged(symbols, pair)
    encoded[word] = symbols
with open("bpe.json", "w", encoding="utf-8", newline="\n") as out:
    json.dump({"words": words, "merges": merges, "encoded": encoded}, out, separators=(",", ":"))
    out.write("\n")

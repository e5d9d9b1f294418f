#!/usr/bin/env python3
"""Writes mel.json: mel spectrograms and MFCC from the formulas of librosa 0.9, in numpy and float64.

librosa itself is not needed. Sources: Slaney (1998), Auditory Toolbox, for the mel scale; librosa's documentation of
stft (periodic Hann window, center=True, pad_mode="reflect"), filters.mel (htk=False, norm="slaney"), power_to_db
(ref=1, amin=1e-10, top_db=80) and feature.mfcc (DCT-II, norm="ortho").
"""
import json

import numpy as np

rng = np.random.default_rng(7)


def hz_to_mel(f):
    f = np.asarray(f, dtype=float)
    linear = f / (200.0 / 3)
    return np.where(f < 1000, linear, 15 + np.log(np.maximum(f, 1e-9) / 1000) / (np.log(6.4) / 27))


def mel_to_hz(m):
    m = np.asarray(m, dtype=float)
    return np.where(m < 15, m * 200.0 / 3, 1000 * np.exp(np.log(6.4) / 27 * (m - 15)))


def filters(sr, n_fft, n_mels, fmin, fmax):
    bins = np.linspace(0, sr / 2, 1 + n_fft // 2)
    edges = mel_to_hz(np.linspace(hz_to_mel(fmin), hz_to_mel(fmax), n_mels + 2))
    ramps = edges[:, None] - bins[None, :]
    width = np.diff(edges)
    lower, upper = -ramps[:-2] / width[:-1, None], ramps[2:] / width[1:, None]
    return np.maximum(0, np.minimum(lower, upper)) * (2.0 / (edges[2:] - edges[:-2]))[:, None]


def melspectrogram(y, sr, n_fft, hop, win, n_mels, fmin, fmax, center, power):
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(win) / win)
    left = (n_fft - win) // 2
    window = np.pad(window, (left, n_fft - win - left))
    if center:
        y = np.pad(y, n_fft // 2, mode="reflect")
    frames = 1 + (len(y) - n_fft) // hop
    stft = np.stack([np.fft.rfft(window * y[t * hop:t * hop + n_fft]) for t in range(frames)], axis=1)
    return filters(sr, n_fft, n_mels, fmin, fmax) @ np.abs(stft) ** power


def power_to_db(s, top_db=80.0):
    db = 10 * np.log10(np.maximum(1e-10, s))
    return np.maximum(db, db.max() - top_db)


def dct2_ortho(x):
    n = x.shape[0]
    k = np.arange(n)[:, None]
    basis = np.cos(np.pi * k * (2 * np.arange(n)[None, :] + 1) / (2 * n)) * np.sqrt(2.0 / n)
    basis[0] /= np.sqrt(2)
    return basis @ x


def rounded(a):
    return [float(f"{v:.8g}") for v in np.ravel(a)]


t = np.arange(900) / 8000
signal = 0.4 * np.sin(2 * np.pi * (300 + 2000 * t) * t) + 0.1 * np.sin(2 * np.pi * 1800 * t) + 0.02 * rng.standard_normal(len(t))
signal[600:] *= 1e-6
signal = signal.astype(np.float32)
cases = []
for sr, n_fft, hop, win, n_mels, fmin, fmax, center, power, samples in [
    (8000, 256, 80, 200, 40, 0, 4000, True, 2, 900),
    (22050, 512, 128, 512, 24, 50, 8000, False, 1, 900),
    (8000, 300, 100, 255, 13, 20, 3500, True, 2, 100),
]:
    mel = melspectrogram(signal[:samples].astype(float), sr, n_fft, hop, win, n_mels, fmin, fmax, center, power)
    db = power_to_db(mel)
    cases.append({"sr": sr, "n_fft": n_fft, "hop": hop, "win": win, "n_mels": n_mels, "fmin": fmin, "fmax": fmax, "center": center, "power": power,
                  "samples": samples, "frames": mel.shape[1], "mel": rounded(mel), "db": rounded(db), "mfcc": rounded(dct2_ortho(db)[:13])})
with open("mel.json", "w", encoding="utf-8", newline="\n") as out:
    json.dump({"signal": [float(s) for s in signal], "cases": cases}, out, separators=(",", ":"))
    out.write("\n")

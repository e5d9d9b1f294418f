"""Fourier transforms, short-time transforms and eigenvalues."""
import torch

from golden import In, Subject, Values

C64, C128 = torch.complex64, torch.complex128


def power_sums(a):
    """What does not depend on the order of eigenvalues."""
    values = torch.linalg.eigvals(a)
    return torch.stack([(values ** k).sum() for k in (1, 2, 3, 4)]), values.abs().sum()


def spread(a):
    """What depends neither on the order of eigenvectors nor on their phases."""
    values, vectors = torch.linalg.eig(a)
    return (vectors.abs().square() * values.unsqueeze(-2)).sum(-1)


def subject():
    s = Subject("fft", "Fourier transforms, short-time transforms, eigenvalues.")
    v = Values(212)
    z = lambda *shape, dtype=C128, **k: In(torch.complex(v.normal(*shape, dtype=torch.float64), v.normal(*shape, dtype=torch.float64)).to(dtype), grad=True, **k)
    r = lambda *shape, **k: In(v.normal(*shape, dtype=torch.float64), grad=True, **k)
    single = {name: getattr(torch.fft, name) for name in ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft")}
    for name, f in single.items():
        make = r if name in ("rfft", "ihfft") else z
        run = lambda label, x, **args: s.good(f"{name} {label}", name, lambda t: f(t, **args), [x], args)
        for length in (2, 3, 4, 5, 8, 9, 13, 30, 37, 64, 101):
            run(f"of {length}", make(length))
        for norm in ("ortho", "forward", "backward"):
            for length in (6, 7):
                run(f"{norm} of {length}", make(2, length), norm=norm)
        for n in (1, 3, 4, 9, 12):
            run(f"to {n}", make(2, 6), n=n)
        for dim in (0, 1, -2):
            run(f"along {dim}", make(4, 5, 3), dim=dim)
            run(f"along {dim} to 6", make(4, 5, 3), dim=dim, n=6)
        run("transposed", make(4, 6, layout="transposed"))
        run("strided", make(4, 6, layout="strided"))
        run("offset", make(4, 6, layout="offset"))
        run("of no rows", make(0, 6))
        run("single precision", In(make(3, 10).value.to(torch.float32 if make is r else C64), grad=True))
        run("of whole numbers", torch.tensor([3, 1, 4, 1, 5, 9]))
        run("of bools", torch.tensor([True, False, True]))
        s.error(f"{name} of nothing", name, f, [make(0)])
        s.error(f"{name} to 0", name, lambda t: f(t, n=0), [make(3)], {"n": 0})
        s.error(f"{name} to -3", name, lambda t: f(t, n=-3), [make(3)], {"n": -3})
        s.error(f"{name} along 3", name, lambda t: f(t, dim=3), [make(3)], {"dim": 3})
        if make is r:
            s.error(f"{name} of complex numbers", name, f, [z(4)])
        else:
            run("of real numbers", r(7))
    s.good("fft of a large prime", "fft", torch.fft.fft, [z(257)], {})
    s.good("rfft of a large prime", "rfft", torch.fft.rfft, [r(331)], {})
    s.error("irfft of one", "irfft", torch.fft.irfft, [z(1)], {})

    several = {name: getattr(torch.fft, name) for name in ("fftn", "ifftn", "rfftn", "irfftn", "hfftn", "ihfftn", "fft2", "ifft2", "rfft2", "irfft2", "hfft2", "ihfft2")}
    for name, f in several.items():
        make = r if name.startswith(("rfft", "ihfft")) else z
        run = lambda label, x, **args: s.good(f"{name} {label}", name, lambda t: f(t, **args), [x], args)
        run("", make(3, 4))
        run("of three", make(2, 3, 5))
        for norm in ("ortho", "forward"):
            run(norm, make(3, 5), norm=norm)
        run("sized", make(3, 4), s=[5, 3])
        run("along two of three", make(2, 3, 4), dim=[0, -2])
        run("along two of three, sized", make(2, 3, 4), dim=[2, 0], s=[6, 3])
        run("with a size left open", make(3, 4), s=[-1, 3])
        run("transposed", make(3, 4, layout="transposed"))
        run("of no rows", make(0, 3, 4), dim=[1, 2])
        run("single precision", In(make(3, 6).value.to(torch.float32 if make is r else C64), grad=True))
        if name.endswith("n"):
            run("along one", make(3, 4), dim=[0])
            run("sized, last ones", make(2, 3, 4), s=[2, 6])
            s.error(f"{name} with too many sizes", name, lambda t: f(t, s=[1, 2, 3]), [make(3, 4)], {"s": [1, 2, 3]})
            s.error(f"{name} with other sizes than dimensions", name, lambda t: f(t, s=[1], dim=[0, 1]), [make(3, 4)], {"s": [1], "dim": [0, 1]})
        s.error(f"{name} twice along one", name, lambda t: f(t, dim=[0, 0]), [make(3, 4)], {"dim": [0, 0]})
        s.error(f"{name} to 0", name, lambda t: f(t, s=[0, 2]), [make(3, 4)], {"s": [0, 2]})
        if make is r:
            s.error(f"{name} of complex numbers", name, f, [z(3, 4)])
    for name in ("rfftn", "irfftn", "hfftn", "ihfftn"):
        s.error(f"{name} along nothing", name, lambda t: getattr(torch.fft, name)(t, dim=[]), [r(3, 4)], {"dim": []})
    for name in ("fftshift", "ifftshift"):
        f = getattr(torch.fft, name)
        s.good(f"{name} complex", name, f, [z(3, 4)], {})
        s.good(f"{name} complex along 0", name, lambda t: f(t, dim=[0]), [z(3, 4)], {"dim": [0]})

    def stft(label, x, window=None, **args):
        inputs = [x] if window is None else [x, window]
        s.case(f"stft {label}", "stft", lambda t, w=None: torch.stft(t, window=w, **args), inputs, args)

    def istft(label, x, window=None, **args):
        inputs = [x] if window is None else [x, window]
        s.case(f"istft {label}", "istft", lambda t, w=None: torch.istft(t, window=w, **args), inputs, args)

    hann = lambda n: torch.hann_window(n, dtype=torch.float64)
    full = {"return_complex": True}
    stft("of a signal", r(20), n_fft=6, **full)
    stft("of a batch", r(2, 19), hann(6), n_fft=6, hop_length=2, **full)
    stft("with a gradient of the window", r(20), r(5), n_fft=5, hop_length=2, **full)
    stft("with a short window", r(20), hann(4), n_fft=8, win_length=4, **full)
    stft("with an odd short window", r(20), hann(3), n_fft=8, win_length=3, **full)
    stft("with a short window of ones", r(20), n_fft=8, win_length=5, **full)
    stft("normalized", r(20), hann(8), n_fft=8, normalized=True, **full)
    stft("not centred", r(20), hann(8), n_fft=8, center=False, **full)
    stft("two-sided", r(20), hann(8), n_fft=8, onesided=False, **full)
    stft("as pairs", r(20), hann(8), n_fft=8, return_complex=False)
    for mode in ("constant", "replicate", "circular"):
        stft(f"padded {mode}", r(20), hann(8), n_fft=8, pad_mode=mode, **full)
    stft("of a complex signal", z(20), hann(8), n_fft=8, hop_length=3)
    stft("with a complex window", r(20), z(8), n_fft=8, hop_length=3)
    stft("single precision", In(v.normal(2, 30), grad=True), torch.hann_window(10), n_fft=10, **full)
    stft("strided", r(2, 15, layout="strided"), n_fft=5, **full)
    stft("without frames", r(20), n_fft=0, center=False, **full)
    stft("with too long frames", r(20), n_fft=30, center=False, **full)
    stft("with too long a window", r(20), n_fft=4, win_length=9, **full)
    stft("with another window", r(20), r(3), n_fft=4, **full)
    stft("without hop", r(20), n_fft=4, hop_length=0, **full)
    stft("one-sided of complex numbers", z(20), n_fft=4, onesided=True, **full)
    stft("of a cube", r(2, 3, 9), n_fft=4, center=False, **full)
    stft("padded beyond the signal", r(9), n_fft=24, **full)
    spectrum = lambda n, frames, *batch: z(*batch, n // 2 + 1, frames)
    istft("of a spectrum", spectrum(8, 6), hann(8), n_fft=8)
    istft("of a batch", spectrum(8, 6, 2), hann(8), n_fft=8, hop_length=3)
    istft("without window", spectrum(8, 6), n_fft=8)
    istft("odd", spectrum(7, 6), hann(7), n_fft=7, hop_length=2)
    istft("with a gradient of the window", spectrum(6, 5), In(hann(6) + 0.1, grad=True), n_fft=6, hop_length=2)
    istft("with a short window", spectrum(8, 6), torch.hamming_window(6, dtype=torch.float64), n_fft=8, win_length=6)
    istft("normalized", spectrum(8, 6), hann(8), n_fft=8, normalized=True)
    istft("not centred", spectrum(8, 6), torch.hamming_window(8, dtype=torch.float64), n_fft=8, center=False)
    istft("shorter", spectrum(8, 6), hann(8), n_fft=8, length=7)
    istft("longer", spectrum(8, 6), torch.hamming_window(8, dtype=torch.float64), n_fft=8, length=19)
    istft("two-sided", z(8, 6), hann(8), n_fft=8, onesided=False)
    istft("to complex numbers", z(8, 6), hann(8), n_fft=8, onesided=False, return_complex=True)
    istft("of pairs", r(5, 6, 2), hann(8), n_fft=8)
    istft("of another size", spectrum(8, 6), n_fft=12)
    istft("with too large a hop", spectrum(8, 6), n_fft=8, hop_length=9)
    istft("of nothing", spectrum(8, 0), n_fft=8)
    istft("with another window", spectrum(8, 6), r(3), n_fft=8)
    istft("with a window of zeros", spectrum(8, 6), torch.zeros(8, dtype=torch.float64), n_fft=8)
    istft("one-sided to complex numbers", spectrum(8, 6), n_fft=8, return_complex=True)

    for label, a in {"1": r(1, 1), "4": r(4, 4), "a batch": r(3, 5, 5), "complex": z(4, 4), "complex batch": z(2, 3, 3), "transposed": r(4, 4, layout="transposed"), "none": r(0, 0)}.items():
        s.good(f"eigvals {label}", "eig_power_sums", power_sums, [a])
        if label != "none":
            s.good(f"eig {label}", "eig_spread", spread, [a])
    rotation = torch.tensor([[0.0, -1.0], [1.0, 0.0]], dtype=torch.float64)
    s.good("eigvals of a rotation", "eig_power_sums", power_sums, [In(rotation, grad=True)])
    s.good("eigvals of zeros", "eig_power_sums", power_sums, [torch.zeros(3, 3, dtype=C128)])
    s.error("eig of no square", "eig_power_sums", power_sums, [r(2, 3).value])
    s.error("eig of a vector", "eig_power_sums", power_sums, [r(3).value])
    s.error("eig of NaN", "eig_spread", spread, [rotation * float("nan")])
    s.error("eig of whole numbers", "eig_power_sums", power_sums, [torch.ones(2, 2, dtype=torch.int32)])
    return s

"""Golden values for the Fourier transforms: python3 golden.py writes golden.json beside this file."""
import os
import sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Testing"))
import torch
from golden import flat, ramp, save

cases = []
for n in (1, 2, 3, 4, 5, 6, 7, 8, 12, 15, 16, 30, 37):
    z = torch.view_as_complex(ramp([2, n, 2], 1)).requires_grad_()
    x = ramp([2, n], 2).requires_grad_()
    half = torch.view_as_complex(ramp([2, n // 2 + 1, 2], 3)).requires_grad_()
    spectrum, real = torch.fft.rfft(x), torch.fft.irfft(half, n)
    torch.view_as_real(spectrum).backward(ramp([2, n // 2 + 1, 2], 4))
    real.backward(ramp([2, n], 5))
    cases.append(dict(op="fft", n=n, forward=flat(torch.fft.fft(z)), inverse=flat(torch.fft.ifft(z)), spectrum=flat(spectrum),
                      real=flat(real), spectrum_dx=flat(x.grad), real_dx=flat(half.grad)))
save(__file__, cases)

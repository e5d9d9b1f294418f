"""Transforms of images: functions of torchvision 0.14.1, and automatic augmentation from seeds."""
import torch
import torchvision.transforms as T
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode

from golden import Subject, Values


def subject():
    s = Subject("transforms", "Transforms of images, and automatic augmentation drawn from seeds.")
    v = Values(131)
    byte = v.integers(3, 5, 7, low=0, high=256, dtype=torch.uint8)
    images = {"bytes": byte, "float32": v.uniform(3, 5, 7), "gray": v.integers(2, 1, 4, 5, low=0, high=256, dtype=torch.uint8), "float64": v.uniform(1, 3, 4, 5, dtype=torch.float64)}

    def each(op, function, args=None, only=None):
        for label, image in images.items():
            if only is None or label in only:
                s.good(f"{op} {args or ''} {label}", op, function, [image], args)

    for factor in (0.0, 0.4, 1.0, 1.7):
        for op in ("adjust_brightness", "adjust_contrast", "adjust_saturation"):
            each(op, lambda x: getattr(F, op)(x, factor), {"factor": factor})
        each("adjust_sharpness", lambda x: F.adjust_sharpness(x, factor), {"factor": factor})
    for factor in (-0.5, -0.2, 0.0, 0.13, 0.5):
        # Of bytes, 0.14 cuts off what follows the point on the way back, so that a turn by 0 darkens; convert_image_dtype does not.
        each("adjust_hue", lambda x: F.adjust_hue(x, factor), {"factor": factor}, ("gray", "float32", "float64"))
    for gamma in (0.5, 2.2):
        each("adjust_gamma", lambda x: F.adjust_gamma(x, gamma, 1.5), {"gamma": gamma, "gain": 1.5})
    for op in ("autocontrast", "invert", "hflip", "vflip", "rgb_to_grayscale"):
        each(op, getattr(F, op))
    for threshold in (0.0, 0.5, 100.0):
        each("solarize", lambda x: F.solarize(x, threshold), {"threshold": threshold}, None if threshold < 1 else ("bytes", "gray"))
    for bits in (1, 3, 8):
        each("posterize", lambda x: F.posterize(x, bits), {"bits": bits}, ("bytes", "gray"))
    s.good("equalize bytes", "equalize", F.equalize, [v.integers(1, 18, 22, low=20, high=180, dtype=torch.uint8)])
    for kernel, sigma in (((3, 3), (0.5, 0.5)), ((5, 3), (1.5, 0.7))):
        each("gaussian_blur", lambda x: F.gaussian_blur(x, list(kernel), list(sigma)), {"kernel": kernel, "sigma": sigma}, ("bytes", "float32", "float64"))
    modes = {"nearest": InterpolationMode.NEAREST, "bilinear": InterpolationMode.BILINEAR}
    for mode, interpolation in modes.items():
        for angle in (0.0, 17.0, 90.0, -133.0):
            for expand in (False, True):
                each("rotate", lambda x: F.rotate(x, angle, interpolation, expand), {"angle": angle, "mode": mode, "expand": expand}, ("bytes", "float32"))
        each("rotate_about", lambda x: F.rotate(x, 30.0, interpolation, center=[1, 2], fill=[7.0]), {"mode": mode}, ("bytes", "gray"))
        each("affine", lambda x: F.affine(x, 12.0, [2, -1], 1.2, [8.0, -5.0], interpolation), {"mode": mode}, ("bytes", "float32"))
        points = [[0, 0], [6, 0], [6, 4], [0, 4]], [[1, 0], [5, 1], [6, 3], [0, 4]]
        each("perspective", lambda x: F.perspective(x, *points, interpolation), {"mode": mode, "from": points[0], "to": points[1]}, ("bytes", "float32"))
        for size in ((4, 5), (8, 11), (5, 7)):
            each("resize", lambda x: F.resize(x, list(size), interpolation, antialias=False), {"mode": mode, "size": size}, ("bytes", "float32"))
    each("crop", lambda x: F.crop(x, 2, 1, 2, 3), {"box": (2, 1, 2, 3)})
    each("crop", lambda x: F.crop(x, -2, 3, 5, 8), {"box": (-2, 3, 5, 8)})
    each("center_crop", lambda x: F.center_crop(x, [3, 4]), {"size": (3, 4)})
    each("center_crop", lambda x: F.center_crop(x, [9, 4]), {"size": (9, 4)})
    for mode in ("constant", "edge", "reflect", "symmetric"):
        each("image_pad", lambda x: F.pad(x, [1, 2, 3, 0], 5, mode), {"mode": mode}, ("bytes", "float32") if mode != "symmetric" else ())
    each("normalize_image", lambda x: F.normalize(x, [0.4, 0.5, 0.6], [0.2, 0.3, 0.1]), only=("float32",))
    for dtype in (torch.uint8, torch.float32, torch.float64, torch.int16):
        each("convert_image_dtype", lambda x: F.convert_image_dtype(x, dtype), {"dtype": dtype})

    # Automatic augmentation: one image many times from one seed, so that every operation comes.
    image = v.integers(3, 18, 22, low=0, high=256, dtype=torch.uint8)

    def automatic(name, op, transform, args, x, times=12):
        def run(x):
            torch.manual_seed(args["seed"])
            return [transform(x) for _ in range(times)]

        s.good(name, op, run, [x], {**args, "times": times})

    one = image[:1, :12, :10]
    for mode, interpolation in modes.items():
        for seed, magnitude in enumerate((0, 9, 30)):
            automatic(f"RandAugment {magnitude} {mode}", "RandAugment", T.RandAugment(1, magnitude, 31, interpolation), {"seed": seed, "ops": 1, "magnitude": magnitude, "bins": 31, "mode": mode}, one, 40)
        automatic(f"RandAugment of colors {mode}", "RandAugment", T.RandAugment(2, 9, 31, interpolation, [200.0, 10.0, 40.0]),
                  {"seed": 7, "ops": 2, "magnitude": 9, "bins": 31, "mode": mode, "fill": [200.0, 10.0, 40.0]}, image, 10)
        automatic(f"RandAugment in five steps {mode}", "RandAugment", T.RandAugment(3, 4, 5, interpolation, [128.0]), {"seed": 8, "ops": 3, "magnitude": 4, "bins": 5, "mode": mode, "fill": [128.0]}, image[:1])
        automatic(f"TrivialAugmentWide {mode}", "TrivialAugmentWide", T.TrivialAugmentWide(31, interpolation), {"seed": 9, "bins": 31, "mode": mode}, image[1:2], 24)
        automatic(f"AugMix {mode}", "AugMix", T.AugMix(interpolation=interpolation), {"seed": 10, "severity": 3, "width": 3, "depth": -1, "alpha": 1.0, "all": True, "mode": mode}, image, 6)
    automatic("AugMix severe", "AugMix", T.AugMix(10, 2, 4, 0.5, False, InterpolationMode.NEAREST, [9.0]),
              {"seed": 11, "severity": 10, "width": 2, "depth": 4, "alpha": 0.5, "all": False, "mode": "nearest", "fill": [9.0]}, image[:1])
    automatic("AugMix of a batch", "AugMix", T.AugMix(alpha=2.0), {"seed": 12, "severity": 3, "width": 3, "depth": -1, "alpha": 2.0, "all": True, "mode": "bilinear"},
              v.integers(3, 3, 9, 8, low=0, high=256, dtype=torch.uint8))
    return s

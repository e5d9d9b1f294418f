using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Factories of transforms. Those named after chance draw from the default generator at every call.</summary>
    public static partial class transforms
    {
        static ITransform Of(Func<Tensor, Tensor> function) => new FunctionTransform(function);

        /// <summary>One transform after the other.</summary>
        public static ITransform Compose(params ITransform[] transforms) => Of(x => transforms.Aggregate(x, (image, transform) => transform.call(image)));

        public static ITransform Lambda(Func<Tensor, Tensor> lambda) => Of(lambda);

        public static ITransform AdjustBrightness(double brightness_factor) => Of(x => functional.adjust_brightness(x, brightness_factor));

        public static ITransform AdjustContrast(double contrast_factor) => Of(x => functional.adjust_contrast(x, contrast_factor));

        public static ITransform AdjustGamma(double gamma, double gain = 1) => Of(x => functional.adjust_gamma(x, gamma, gain));

        public static ITransform AdjustHue(double hue_factor) => Of(x => functional.adjust_hue(x, hue_factor));

        public static ITransform AdjustSaturation(double saturation_factor) => Of(x => functional.adjust_saturation(x, saturation_factor));

        public static ITransform AdjustSharpness(double sharpness) => Of(x => functional.adjust_sharpness(x, sharpness));

        public static ITransform AutoContrast() => Of(functional.autocontrast);

        public static ITransform CenterCrop(int height, int width) => Of(x => functional.center_crop(x, height, width));

        public static ITransform CenterCrop(int size) => CenterCrop(size, size);

        public static ITransform ConvertImageDtype(ScalarType dtype) => Of(x => functional.convert_image_dtype(x, dtype));

        public static ITransform Crop(int top, int left, int height, int width) => Of(x => functional.crop(x, top, left, height, width));

        public static ITransform Equalize() => Of(functional.equalize);

        public static ITransform Erase(int top, int left, int height, int width, Tensor value, bool inplace = false) => Of(x => functional.erase(x, top, left, height, width, value, inplace));

        public static ITransform GaussianBlur(IList<long> kernelSize, float sigma) => Of(x => functional.gaussian_blur(x, kernelSize, [sigma]));

        /// <summary>A blur whose standard deviation is drawn from a range.</summary>
        public static ITransform GaussianBlur(IList<long> kernelSize, float min = 0.1f, float max = 2) => Of(x => functional.gaussian_blur(x, kernelSize, [(float)Chance.Between(min, max)]));

        public static ITransform GaussianBlur(long kernel_size, float sigma) => GaussianBlur([kernel_size], sigma);

        public static ITransform GaussianBlur(long kernel_size, float min = 0.1f, float max = 2) => GaussianBlur([kernel_size], min, max);

        public static ITransform GaussianBlur(long kernelHeight, long kernelWidth, float sigma) => GaussianBlur([kernelWidth, kernelHeight], sigma);

        public static ITransform GaussianBlur(long kernelHeight, long kernelWidth, float min = 0.1f, float max = 2) => GaussianBlur([kernelWidth, kernelHeight], min, max);

        public static ITransform Grayscale(int outputChannels = 1) => Of(x => functional.rgb_to_grayscale(x, outputChannels));

        public static ITransform HorizontalFlip() => Of(functional.hflip);

        public static ITransform Invert() => Of(functional.invert);

        public static ITransform Normalize(double[] means, double[] stdevs, ScalarType dtype = ScalarType.Float32, Device? device = null)
        {
            Device.RequireCpu(device);
            return Of(x => functional.normalize(x, means, stdevs, dtype));
        }

        public static ITransform Pad(long[] padding, PaddingModes mode = PaddingModes.Constant, double fill = 0) => Of(x => functional.pad(x, padding, fill, mode));

        public static ITransform Perspective(IList<IList<int>> startpoints, IList<IList<int>> endpoints, InterpolationMode interpolation = InterpolationMode.Bilinear, IList<float>? fill = null) =>
            Of(x => functional.perspective(x, startpoints, endpoints, interpolation, fill));

        public static ITransform Posterize(int bits) => Of(x => functional.posterize(x, bits));

        public static ITransform Resize(int height, int width, InterpolationMode interpolation = InterpolationMode.Nearest, int? maxSize = null, bool antialias = false) =>
            Of(x => functional.resize(x, height, width, interpolation, maxSize, antialias));

        /// <summary>The shorter side gets the size.</summary>
        public static ITransform Resize(int size, InterpolationMode interpolation = InterpolationMode.Nearest, int? maxSize = null, bool antialias = false) =>
            Resize(size, -1, interpolation, maxSize, antialias);

        public static ITransform Resize(int height, int width, int? maxSize = null) => Resize(height, width, InterpolationMode.Nearest, maxSize);

        public static ITransform Resize(int height, int width) => Resize(height, width, InterpolationMode.Nearest);

        public static ITransform Resize(int size, int? maxSize = null) => Resize(size, -1, InterpolationMode.Nearest, maxSize);

        public static ITransform Resize(int size) => Resize(size, -1, InterpolationMode.Nearest);

        public static ITransform ResizedCrop(int top, int left, int height, int width, int newHeight, int newWidth) => Of(x => functional.resized_crop(x, top, left, height, width, newHeight, newWidth));

        public static ITransform ResizedCrop(int top, int left, int size, int newSize) => ResizedCrop(top, left, size, size, newSize, newSize);

        public static ITransform Rotate(float angle, InterpolationMode interpolation = InterpolationMode.Nearest, bool expand = false, (int, int)? center = null, IList<float>? fill = null) =>
            Of(x => functional.rotate(x, angle, interpolation, expand, center, fill));

        public static ITransform Solarize(double threshold) => Of(x => functional.solarize(x, threshold));

        public static ITransform VerticalFlip() => Of(functional.vflip);
    }
}

using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        /// <summary>
        /// Operations chosen by chance among fourteen, all at one magnitude (Cubuk et al., "RandAugment: Practical automated data augmentation with a
        /// reduced search space", 2019).
        /// </summary>
        /// <param name="num_ops">How many, one after the other.</param>
        /// <param name="magnitude">0 to num_magnitude_bins - 1.</param>
        /// <param name="num_magnitude_bins">2 or more.</param>
        /// <param name="interpolation">Of what is moved: nearest or bilinear.</param>
        /// <param name="fill">Around what is moved: one value, or one for each channel; black unless given.</param>
        /// <param name="generator">Where the choices are drawn from.</param>
        /// <returns>A transform of images of bytes [..., 1 or 3, H, W].</returns>
        public static ITransform RandAugment(int num_ops = 2, int magnitude = 9, int num_magnitude_bins = 31, InterpolationMode interpolation = InterpolationMode.Nearest, IList<float>? fill = null, Generator? generator = null)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(num_ops);
            RequireBins(num_magnitude_bins);
            if (magnitude < 0 || magnitude >= num_magnitude_bins) throw new ArgumentException($"The magnitude is 0 to {num_magnitude_bins - 1}, not {magnitude}.", nameof(magnitude));
            return Of(image =>
            {
                AugmentationChoice.RequireBytes(image, nameof(RandAugment));
                var (_, height, width) = Images.Size(image);
                var choice = new AugmentationChoice(
                    [
                        AugmentationSteps.Identity,
                        .. AugmentationSteps.Moves(num_magnitude_bins, 0.3, 150.0 / 331 * width, 150.0 / 331 * height, 30),
                        .. AugmentationSteps.Colors(num_magnitude_bins, 0.9),
                        .. AugmentationSteps.Levels(num_magnitude_bins, 8, 4),
                        .. AugmentationSteps.Histograms,
                    ], interpolation, fill, generator);
                for (int i = 0; i < num_ops; i++) image = choice.Once(image, _ => magnitude);
                return image;
            });
        }

        /// <summary>
        /// One operation at one magnitude, both by chance, from wide ranges (Mueller and Hutter, "TrivialAugment: Tuning-free yet state-of-the-art data
        /// augmentation", 2021).
        /// </summary>
        /// <inheritdoc cref="RandAugment"/>
        public static ITransform TrivialAugmentWide(int num_magnitude_bins = 31, InterpolationMode interpolation = InterpolationMode.Nearest, IList<float>? fill = null, Generator? generator = null)
        {
            RequireBins(num_magnitude_bins);
            return Of(image =>
            {
                AugmentationChoice.RequireBytes(image, nameof(TrivialAugmentWide));
                var choice = new AugmentationChoice(
                    [
                        AugmentationSteps.Identity,
                        .. AugmentationSteps.Moves(num_magnitude_bins, 0.99, 32, 32, 135),
                        .. AugmentationSteps.Colors(num_magnitude_bins, 0.99),
                        .. AugmentationSteps.Levels(num_magnitude_bins, 8, 6),
                        .. AugmentationSteps.Histograms,
                    ], interpolation, fill, generator);
                return choice.Once(image, bins => Chance.Below(bins, generator));
            });
        }

        /// <summary>
        /// A mixture of the image with chains of operations on it, by random weights (Hendrycks et al., "AugMix: A simple data processing method to improve
        /// robustness and uncertainty", 2019).
        /// </summary>
        /// <param name="severity">1 to 10: magnitudes are drawn from as many tenths.</param>
        /// <param name="mixture_width">How many chains.</param>
        /// <param name="chain_depth">Operations in a chain; drawn from 1 to 3 where it is not positive.</param>
        /// <param name="alpha">Of the Dirichlet distributions of the weights: above 1 they are more even, below less.</param>
        /// <param name="all_ops">With brightness, saturation, contrast and sharpness, which corruptions of test sets are made of.</param>
        /// <param name="interpolation">Of what is moved: nearest or bilinear.</param>
        /// <param name="fill">Around what is moved: one value, or one for each channel; black unless given.</param>
        /// <param name="generator">Where the choices and weights are drawn from.</param>
        /// <returns>A transform of images of bytes [..., 1 or 3, H, W]; the images of a batch [N, C, H, W] have weights of their own, but go through the same chains.</returns>
        public static ITransform AugMix(int severity = 3, int mixture_width = 3, int chain_depth = -1, double alpha = 1, bool all_ops = true, InterpolationMode interpolation = InterpolationMode.Bilinear, IList<float>? fill = null, Generator? generator = null)
        {
            const int Bins = 10;
            if (severity is < 1 or > Bins) throw new ArgumentException($"The severity must be between [1, {Bins}]. Got {severity} instead.", nameof(severity));
            ArgumentOutOfRangeException.ThrowIfLessThan(mixture_width, 1);
            if (!(alpha > 0)) throw new ArgumentException($"Alpha is positive, not {alpha}.", nameof(alpha));
            return Of(image =>
            {
                AugmentationChoice.RequireBytes(image, nameof(AugMix));
                var (_, height, width) = Images.Size(image);
                var choice = new AugmentationChoice(
                    [
                        .. AugmentationSteps.Moves(Bins, 0.3, width / 3.0, height / 3.0, 30),
                        .. AugmentationSteps.Levels(Bins, 4, 4),
                        .. AugmentationSteps.Histograms,
                        .. all_ops ? AugmentationSteps.Colors(Bins, 0.9) : [],
                    ], interpolation, fill, generator);
                var batch = image.dim() < 4 ? image.reshape([.. Enumerable.Repeat(1L, 4 - (int)image.dim()), .. image.shape]) : image;
                long[] each = [batch.shape[0], .. Enumerable.Repeat(1L, (int)batch.dim() - 1)];
                var ofImage = Chance.Dirichlet((float)alpha, (int)batch.shape[0], 2, generator);
                var ofChains = Chance.Dirichlet((float)alpha, (int)batch.shape[0], mixture_width, generator) * ofImage.narrow(1, 1, 1);
                var mixture = ofImage.select(1, 0).reshape(each) * batch;
                for (int chain = 0; chain < mixture_width; chain++)
                {
                    var changed = batch;
                    int depth = chain_depth > 0 ? chain_depth : 1 + Chance.Below(3, generator);
                    for (int i = 0; i < depth; i++) changed = choice.Once(changed, _ => Chance.Below(severity, generator));
                    mixture.add_(ofChains.select(1, chain).reshape(each) * changed);
                }
                return mixture.reshape(image.shape).to_type(ScalarType.Byte);
            });
        }

        static void RequireBins(int bins)
        {
            if (bins < 2) throw new ArgumentException($"There must be two magnitudes or more, not {bins}.", nameof(bins));
        }
    }
}

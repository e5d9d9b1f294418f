using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torchvision;
using F = TorchSharp.torchvision.transforms.functional;

namespace DeepDay3.Torch.Tests.Vision;

[Collection("kernel settings")]
public class TransformTests
{
    /// <summary>[channels, height, width] with values 0, 1, 2, ...</summary>
    static Tensor Ramp(long channels, long height, long width) => arange(channels * height * width, dtype: float32).reshape(channels, height, width);

    static float[] Floats(Tensor x) => x.to_type(float32).contiguous().data<float>().ToArray();

    static byte[] Bytes(Tensor x) => x.contiguous().data<byte>().ToArray();

    [Fact]
    public void Crops_reach_beyond_the_image_with_zeros()
    {
        Assert.Equal([5f, 6, 9, 10], Floats(F.crop(Ramp(1, 3, 4), 1, 1, 2, 2)));
        Assert.Equal([0f, 0, 0, 0], Floats(F.crop(Ramp(1, 3, 4), -1, -1, 2, 2)));
        Assert.Equal([11f, 0, 0, 0], Floats(F.crop(Ramp(1, 3, 4), 2, 3, 2, 2)));
        Assert.Equal([0f, 0], Floats(F.crop(Ramp(1, 3, 4), 7, 7, 1, 2)));
    }

    [Fact]
    public void The_centre_of_a_small_image_has_zeros_around()
    {
        Assert.Equal([5f, 6], Floats(F.center_crop(Ramp(1, 3, 4), 1, 2)));
        Assert.Equal([0f, 0, 0, 0, 0, 0, 1, 0, 0, 2, 3, 0, 0, 0, 0, 0], Floats(F.center_crop(Ramp(1, 2, 2), 4)));
    }

    [Fact]
    public void Flips_reverse_one_axis()
    {
        Assert.Equal([1f, 0, 3, 2], Floats(F.hflip(Ramp(1, 2, 2))));
        Assert.Equal([2f, 3, 0, 1], Floats(F.vflip(Ramp(1, 2, 2))));
    }

    [Theory]
    [InlineData(10, 20, 5, null, 5, 10)]
    [InlineData(20, 10, 5, null, 10, 5)]
    [InlineData(10, 20, 5, 8, 4, 8)]
    public void One_size_is_that_of_the_shorter_side(long height, long width, int size, int? most, long newHeight, long newWidth) =>
        Assert.Equal([3, newHeight, newWidth], transforms.Resize(size, most).call(Ramp(3, height, width)).shape);

    [Fact]
    public void Resized_bytes_are_rounded_bytes()
    {
        var image = tensor(new byte[] { 0, 255, 100, 200 }).reshape(1, 2, 2);
        Assert.Equal([0, 64, 191, 255, 25, 79, 187, 241, 75, 110, 179, 214, 100, 125, 175, 200], Bytes(F.resize(image, 4, 4, InterpolationMode.Bilinear)).Select(b => (int)b));
        Assert.Equal([0, 255, 100, 200], Bytes(F.resize(F.resize(image, 4, 4), 2, 2)));
    }

    [Fact]
    public void Types_of_images_have_ranges()
    {
        Assert.Equal([0f, 1], Floats(F.convert_image_dtype(tensor(new byte[] { 0, 255 }), float32)));
        Assert.Equal([0, 127, 255], Bytes(F.convert_image_dtype(tensor(new[] { 0f, 0.5f, 1f }), uint8)));
        Assert.Equal([0, 1, 127], Bytes(F.convert_image_dtype(tensor(new short[] { 0, 128, 16256 }), uint8)).Select(b => (int)b));
        Assert.Throws<ArgumentException>(() => F.convert_image_dtype(tensor(1f), int64));
    }

    [Fact]
    public void Gray_weighs_the_channels()
    {
        var image = tensor(new[] { 1f, 0, 0, 0, 1, 0, 0, 0, 1 }).reshape(3, 1, 3);
        var gray = F.rgb_to_grayscale(image);
        Assert.Equal([1L, 1, 3], gray.shape);
        Assert.Equal([0.2989f, 0.587f, 0.114f], Floats(gray));
        Assert.Equal([3L, 1, 3], F.rgb_to_grayscale(image, 3).shape);
    }

    [Fact]
    public void Factors_of_one_leave_the_image_and_zero_leaves_its_gray()
    {
        manual_seed(1);
        var image = rand(3, 4, 5);
        Func<Tensor, double, Tensor>[] all = [F.adjust_brightness, F.adjust_contrast, F.adjust_saturation, F.adjust_sharpness];
        foreach (var adjust in all) Assert.True(adjust(image, 1).allclose(image));
        Assert.True(F.adjust_brightness(image, 0).eq(0).all().item<bool>());
        Assert.True(F.adjust_saturation(image, 0).allclose(F.rgb_to_grayscale(image, 3)));
        Assert.True(F.adjust_contrast(image, 0).allclose(F.rgb_to_grayscale(image).mean().expand(3, 4, 5)));
        Assert.Throws<ArgumentException>(() => F.adjust_brightness(image, -1));
    }

    [Fact]
    public void A_third_of_a_turn_moves_red_to_green()
    {
        var red = tensor(new[] { 0.8f, 0.1f, 0.1f }).reshape(3, 1, 1);
        Assert.True(F.adjust_hue(red, 1.0 / 3).flatten().allclose(tensor(new[] { 0.1f, 0.8f, 0.1f }), atol: 1e-5));
        Assert.True(F.adjust_hue(red, 120, degrees: true).flatten().allclose(tensor(new[] { 0.1f, 0.8f, 0.1f }), atol: 1e-5));
        manual_seed(2);
        var image = rand(3, 6, 6);
        Assert.True(F.adjust_hue(image, 0).allclose(image, atol: 1e-5));
        Assert.True(F.adjust_hue(F.adjust_hue(image, 0.3), -0.3).allclose(image, atol: 1e-5));
    }

    [Fact]
    public void Values_are_inverted_solarized_posterized_and_stretched()
    {
        var bytes = tensor(new byte[] { 0, 100, 200, 255 }).reshape(1, 2, 2);
        Assert.Equal([255, 155, 55, 0], Bytes(F.invert(bytes)).Select(b => (int)b));
        Assert.Equal([0, 100, 55, 0], Bytes(F.solarize(bytes, 200)).Select(b => (int)b));
        Assert.Equal([0, 64, 192, 192], Bytes(F.posterize(bytes, 2)).Select(b => (int)b));
        Assert.Equal([0f, 0.5f, 1, 0.25f], Floats(F.autocontrast(tensor(new[] { 2f, 4, 6, 3 }).Over(10).reshape(1, 2, 2))).Select(v => MathF.Round(v, 5)));
        Assert.Equal([0.5f, 0.5f], Floats(F.autocontrast(tensor(new[] { 0.5f, 0.5f }).reshape(1, 1, 2))));
        Assert.Equal([0f, 0.25f, 1], Floats(F.adjust_gamma(tensor(new[] { 0f, 0.5f, 1 }).reshape(1, 1, 3), 2)));
    }

    [Fact]
    public void Equalizing_spreads_the_values_over_the_range()
    {
        var values = new byte[512];
        for (int i = 0; i < 512; i++) values[i] = (byte)(i / 4);
        var result = Bytes(F.equalize(tensor(values).reshape(1, 16, 32)));
        Assert.Equal(0, result[0]);
        Assert.InRange(result[^1], 250, 255);
        Assert.Equal(result.Order(), result);
        var flat = full([1, 4, 4], 7, uint8);
        Assert.Equal(Bytes(flat), Bytes(F.equalize(flat)));
    }

    [Fact]
    public void Normalizing_subtracts_and_divides_by_channel()
    {
        var result = transforms.Normalize([1, 2], [2, 4]).call(tensor(new[] { 3f, 5, 6, 10 }).reshape(2, 1, 2));
        Assert.Equal([1f, 2, 1, 2], Floats(result));
        Assert.Throws<ArgumentException>(() => transforms.Normalize([1], [0]).call(Ramp(1, 1, 1)));
    }

    [Fact]
    public void Quarter_turns_permute_the_pixels()
    {
        var image = Ramp(2, 3, 3);
        Assert.Equal(Floats(image.rot90(1, (-2, -1))), Floats(F.rotate(image, 90)));
        Assert.Equal(Floats(image.rot90(2, (-2, -1))), Floats(F.rotate(image, 180)));
        Assert.Equal([2L, 6, 4], F.rotate(Ramp(2, 4, 6), 90, expand: true).shape);
        Assert.Equal(Floats(Ramp(2, 4, 6).rot90(1, (-2, -1))), Floats(F.rotate(Ramp(2, 4, 6), 90, expand: true)));
        Assert.Equal([7f, 7, 7], Floats(F.rotate(ones(1, 5, 5), 45, fill: [7])).Where((_, i) => i is 0 or 4 or 20));
    }

    [Fact]
    public void Affine_maps_move_and_perspectives_map_points()
    {
        Assert.Equal([0f, 0, 1, 0, 3, 4, 0, 6, 7], Floats(F.affine(Ramp(1, 3, 3), translate: [1, 0])));
        var image = Ramp(1, 4, 4);
        IList<IList<int>> corners = [[0, 0], [3, 0], [3, 3], [0, 3]], mirrored = [[3, 0], [0, 0], [0, 3], [3, 3]];
        Assert.True(F.perspective(image, corners, corners).allclose(image, atol: 1e-4));
        Assert.Equal([1L, 4, 4], F.perspective(image, corners, mirrored).shape);
    }

    [Fact]
    public void A_blur_keeps_what_is_flat_and_the_mean_of_what_is_not()
    {
        Assert.True(F.gaussian_blur(full([3, 5, 6], 0.3), 3, 1f).allclose(full([3, 5, 6], 0.3)));
        var point = zeros(1, 5, 5);
        point[0, 2, 2] = 1;
        var blurred = F.gaussian_blur(point, [3L, 3], [0.8f, 0.8f]);
        Assert.Equal(1, blurred.sum().ToSingle(), 5);
        Assert.Equal(Math.Exp(-0.5 / 0.64), blurred[0, 2, 1].ToSingle() / blurred[0, 2, 2].ToSingle(), 4);
        Assert.Throws<ArgumentException>(() => F.gaussian_blur(point, 4, 1f));
    }

    [Fact]
    public void Padding_takes_one_two_or_four_amounts()
    {
        Assert.Equal([1L, 4, 4], F.pad(Ramp(1, 2, 2), 1).shape);
        Assert.Equal([1L, 6, 4], F.pad(Ramp(1, 2, 2), (1, 2)).shape);
        Assert.Equal([0f, 1, 9, 2, 3, 9, 9, 9, 9], Floats(F.pad(Ramp(1, 2, 2), (0, 0, 1, 1), 9)));
        Assert.Equal([1f, 0, 1, 0], Floats(F.pad(tensor(new[] { 0f, 1 }).reshape(1, 1, 2), (1, 0, 1, 0), padding_mode: PaddingModes.Reflect)));
    }

    [Fact]
    public void Chances_of_zero_and_one_are_certain_and_seeds_decide_the_rest()
    {
        var image = Ramp(3, 8, 8) / 200;
        Assert.True(transforms.RandomHorizontalFlip(1).call(image).equal(F.hflip(image)).all().item<bool>());
        Assert.True(transforms.RandomVerticalFlip(0).call(image).equal(image).all().item<bool>());
        foreach (var transform in (ITransform[])[transforms.RandomResizedCrop(4), transforms.ColorJitter(0.5f, 0.5f, 0.5f, 0.1f), transforms.RandomRotation(30), transforms.RandomPerspective(p: 1), transforms.GaussianBlur(3)])
        {
            manual_seed(4);
            var first = transform.call(image);
            manual_seed(4);
            Assert.Equal(Floats(first), Floats(transform.call(image)));
            Assert.Contains(Enumerable.Range(0, 8).Select(_ => Floats(transform.call(image))), other => !other.SequenceEqual(Floats(first)));
        }
        Assert.Throws<ArgumentException>(() => transforms.RandomInvert(1.5));
    }

    [Fact]
    public void Compositions_run_in_order()
    {
        var twice = transforms.Compose(transforms.Lambda(x => x + 1), transforms.Lambda(x => x * 2));
        Assert.Equal([2f, 4], Floats(twice.call(Ramp(1, 1, 2))));
        Assert.Equal([3f, 7, 7, 7], Floats(F.erase(full([1, 2, 2], 3.0), 0, 0, 2, 2, tensor(new[] { 3f, 7, 7, 7 }).reshape(2, 2))));
    }
}

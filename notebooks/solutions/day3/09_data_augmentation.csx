// Solutions of notebooks/day3/09_data_augmentation.ipynb: each section replaces the cell tagged with its exercise.

// exercise: aug-01
Exercise.Check("aug-01", (256 - 100 + 1) * (256 - 100 + 1));

// exercise: aug-02
Exercise.Check("aug-02", "c");

// exercise: aug-03
Exercise.Check("aug-03", new[] { 0.7, 0, 0.3 });

// exercise: aug-04
Tensor MyContrast(Tensor image, double factor)
{
    var mean = image.mean([1, 2], keepdim: true);
    return ((image - mean) * factor + mean).clamp(0, 1);
}

Exercise.Check("aug-04", MyContrast);

// exercise: aug-05
(Tensor, double) MyCutMix(Tensor a, Tensor b, int top, int left, int height, int width)
{
    int rows = (int)a.shape[1], columns = (int)a.shape[2];
    int t = Math.Clamp(top, 0, rows), bottom = Math.Clamp(top + height, 0, rows);
    int l = Math.Clamp(left, 0, columns), right = Math.Clamp(left + width, 0, columns);
    var image = a.clone();
    if (bottom > t && right > l)
        image.narrow(1, t, bottom - t).narrow(2, l, right - l).copy_(b.narrow(1, t, bottom - t).narrow(2, l, right - l));
    return (image, 1 - (double)(bottom - t) * (right - l) / (rows * columns));
}

Exercise.Check("aug-05", MyCutMix);

// exercise: aug-06
Tensor MyHueTurn(Tensor h, Tensor s, Tensor v, double turn)
{
    Tensor Channel(int n)
    {
        var k = (n + 6 * (h + turn).remainder(1)).remainder(6);
        return v - v * s * k.minimum(4 - k).clamp(0, 1);
    }
    return stack([Channel(5), Channel(3), Channel(1)], 0);
}

Exercise.Check("aug-06", MyHueTurn);

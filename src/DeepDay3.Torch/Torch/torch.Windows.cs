namespace TorchSharp;

public static partial class torch
{
    // Window functions of signal processing. Periodic: one period of the window, for spectra; else symmetric, for filters.

    public static Tensor bartlett_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Window("bartlett_window", len, periodic, dtype, device, requires_grad, x => x <= 0.5 ? 2 * x : 2 - (2 * x));

    // In this order the ends are 0, not the rounding of 0.42 + 0.08.
    public static Tensor blackman_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Window("blackman_window", len, periodic, dtype, device, requires_grad, x => (0.08 * Math.Cos(4 * Math.PI * x)) - (0.5 * Math.Cos(2 * Math.PI * x)) + 0.42);

    public static Tensor hamming_window(long len, bool periodic = true, float alpha = 0.54f, float beta = 0.46f, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        // The decimal numbers that were meant, not their nearest single-precision neighbours.
        double a = (double)(decimal)alpha, b = (double)(decimal)beta;
        return Window("hamming_window", len, periodic, dtype, device, requires_grad, x => a - (b * Math.Cos(2 * Math.PI * x)));
    }

    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Window("hann_window", len, periodic, dtype, device, requires_grad, x => 0.5 - (0.5 * Math.Cos(2 * Math.PI * x)));

    public static Tensor kaiser_window(long len, bool periodic = true, float beta = 12, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        double scale = BesselI0(beta);
        return Window("kaiser_window", len, periodic, dtype, device, requires_grad, x => BesselI0(beta * Math.Sqrt(Math.Max(0, 1 - Math.Pow((2 * x) - 1, 2)))) / scale);
    }

    static double BesselI0(double x) => MathNet.Numerics.SpecialFunctions.BesselI0(x);

    /// <summary>Values of a function over [0, 1].</summary>
    static Tensor Window(string name, long length, bool periodic, ScalarType? dtype, Device? device, bool requiresGrad, Func<double, double> function)
    {
        var type = dtype ?? defaultType;
        if (!DTypes.IsFloat(type)) throw TorchError.Create($"{name} expects floating point dtypes, got: {DTypes.Name(type)}");
        if (length < 0) throw TorchError.Create($"{name} requires non-negative window_length, got window_length={length}");
        var values = new double[length];
        double last = Math.Max(1, periodic ? length : length - 1);
        for (int i = 0; i < values.Length; i++) values[i] = length == 1 ? 1 : function(i / last);
        return Creation.Data<double>(values, [length], type, device, requiresGrad, null);
    }
}

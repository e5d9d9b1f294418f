using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Where a view lies in the memory of its base. Views may look at complex memory as real numbers or the other way round: then both are
/// described in real numbers.
/// </summary>
internal readonly struct ViewPlace
{
    readonly Layout whole;
    readonly Layout view;
    readonly long relative;
    readonly bool wholeSplits;
    readonly bool viewSplits;

    internal ViewPlace(Tensor whole, Tensor view)
    {
        bool crossing = whole.scalarType != view.scalarType;
        wholeSplits = crossing && DTypes.IsComplex(whole.scalarType);
        viewSplits = crossing && DTypes.IsComplex(view.scalarType);
        this.whole = wholeSplits ? whole.layout.Split() : whole.layout;
        this.view = viewSplits ? view.layout.Split() : view.layout;
        relative = (viewSplits ? 2 * view.offset : view.offset) - (wholeSplits ? 2 * whole.offset : whole.offset);
    }

    /// <summary>From a gradient of the base to that of the view.</summary>
    internal Tensor Gather(Tensor gradient)
    {
        var found = Region.Gather(wholeSplits ? gradient.view_as_real() : gradient, whole, view, relative);
        return viewSplits ? found.view_as_complex() : found;
    }

    /// <summary>From a gradient of the view to that of the base.</summary>
    internal Tensor Scatter(Tensor gradient)
    {
        var spread = Region.Scatter(viewSplits ? gradient.view_as_real() : gradient, whole, view, relative);
        return wholeSplits ? spread.view_as_complex() : spread;
    }
}

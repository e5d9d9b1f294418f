using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>
/// Group normalisation (グループ正規化; Wu and He, 2018): every example by itself, over groups of neighbouring channels. One group is layer
/// normalisation with a γ and β a channel; as many groups as channels is instance normalisation.
/// </summary>
public sealed class GroupNormLayer : NormalizationLayer
{
    readonly Standardization standardization;

    /// <summary>Cuts the channels into groups of one size.</summary>
    /// <param name="groups">How many groups.</param>
    /// <param name="channels">C of [N, C] or [N, C, ...]; a multiple of the groups.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <param name="dtype">float32 when null.</param>
    /// <exception cref="ArgumentException">The channels cannot be cut so.</exception>
    public GroupNormLayer(long groups, long channels, double epsilon = 1e-5, ScalarType? dtype = null) : base([channels], epsilon, dtype)
    {
        if (groups < 1 || channels % groups != 0)
            throw new ArgumentException($"GroupNormLayer got {groups} groups for {channels} channels: a number that divides the channels was expected.");
        Groups = groups;
        standardization = new Standardization(epsilon);
    }

    /// <summary>How many groups the channels are cut into.</summary>
    public long Groups { get; }

    private protected override long[] ParameterView(Tensor x) => ChannelView(x, fewestAxes: 2);

    private protected override Tensor Normalize(Tensor x) => standardization.Forward(Grouped(x), [2]).reshape(x.shape);

    private protected override Tensor? NormalizeBackward(Tensor gradient) => standardization.Backward(Grouped(gradient))?.reshape(gradient.shape);

    // [N, groups, everything of a group].
    Tensor Grouped(Tensor x) => x.reshape(x.shape[0], Groups, -1);
}

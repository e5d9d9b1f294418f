using DeepDay3.Data;
using TorchSharp;

namespace DeepDay3.Tests.Data.Pipelines;

public class SequencesTests
{
    [Theory]
    [InlineData(5, false, new[] { 1, 2, 3, 0, 0 })]
    [InlineData(5, true, new[] { 0, 0, 1, 2, 3 })]
    [InlineData(2, false, new[] { 1, 2 })]
    [InlineData(2, true, new[] { 2, 3 })]
    [InlineData(0, false, new int[0])]
    public void Sequences_are_padded_or_cut_at_either_end(int length, bool atStart, int[] expected) =>
        Assert.Equal(expected, Sequences.PadOrCut<int>([1, 2, 3], length, 0, atStart));

    [Fact]
    public void A_batch_has_the_length_of_its_longest_sequence_or_the_one_that_is_told()
    {
        (torch.Tensor batch, torch.Tensor lengths) = Sequences.Pad([[1, 2, 3], [4]], pad: 9);
        (torch.Tensor cut, torch.Tensor kept) = Sequences.Pad([[1, 2, 3], [4]], pad: 9, length: 2);

        Assert.Equal([2, 3], batch.shape);
        Assert.Equal([1L, 2, 3, 4, 9, 9], batch.data<long>().ToArray());
        Assert.Equal([3L, 1], lengths.data<long>().ToArray());
        Assert.Equal([1L, 2, 4, 9], cut.data<long>().ToArray());
        Assert.Equal([2L, 1], kept.data<long>().ToArray());
    }

    [Fact]
    public void What_cannot_be_is_named()
    {
        Assert.Contains("length -1", Assert.Throws<ArgumentException>(() => Sequences.PadOrCut<int>([], -1, 0)).Message);
        Assert.Contains("no sequences", Assert.Throws<ArgumentException>(() => Sequences.Pad([])).Message);
    }
}

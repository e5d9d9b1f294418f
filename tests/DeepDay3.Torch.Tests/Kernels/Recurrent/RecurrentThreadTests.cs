using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels.Recurrent;

/// <summary>What touches state of the whole process, and so runs alone.</summary>
[CollectionDefinition("recurrent kernels alone", DisableParallelization = true)]
[Collection("recurrent kernels alone")]
public class RecurrentThreadTests
{
    [Theory]
    [MemberData(nameof(RecurrentPathTests.Variants), MemberType = typeof(RecurrentPathTests))]
    public void One_and_two_threads_and_a_second_run_give_the_same_bits(CellKind kind, string path)
    {
        var c = RecurrentCase<float>.Random(kind, new RecurrentShape(33, 10, 3, 48));
        var count = Workers.Count;
        try
        {
            Workers.Count = 1;
            var one = c.Run(Enum.Parse<RecurrentPath>(path));
            Workers.Count = 2;
            var two = c.Run(Enum.Parse<RecurrentPath>(path));
            var again = c.Run(Enum.Parse<RecurrentPath>(path));
            foreach (var ((name, expected), ((_, actual), (_, repeated))) in one.Parts().Zip(two.Parts().Zip(again.Parts())))
            {
                Assert.True(expected.AsSpan().SequenceEqual(actual), name);
                Assert.True(expected.AsSpan().SequenceEqual(repeated), name);
            }
        }
        finally
        {
            Workers.Count = count;
        }
    }

    [Theory]
    [InlineData("Rows")]
    [InlineData("Vector256")]
    [InlineData("Vector512")]
    public void A_requested_stop_ends_the_forward_and_the_backward_pass(string path)
    {
        var c = RecurrentCase<float>.Random(CellKind.Lstm, new RecurrentShape(5, 9, 3, 20));
        var expected = c.Run(Enum.Parse<RecurrentPath>(path));
        Interruption.Requested = true;
        try
        {
            Assert.Throws<OperationCanceledException>(() => c.Run(Enum.Parse<RecurrentPath>(path)));
            Assert.Throws<OperationCanceledException>(() => LstmKernel<float>.Backward(
                c.Shape, c.X, c.H0, new RecurrentWeights<float>(c.InputHidden, c.HiddenHidden, c.InputBias, c.HiddenBias),
                expected.Output, new float[LstmKernel<float>.SavedLength(c.Shape)], c.GradOutput, c.GradHN, c.GradCN, default));
        }
        finally
        {
            Interruption.Requested = false;
        }
        Assert.Equal(expected.Output, c.Run(Enum.Parse<RecurrentPath>(path)).Output);
    }
}

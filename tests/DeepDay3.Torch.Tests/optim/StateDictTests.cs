using DeepDay3.Torch.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Optimizers;

public class StateDictTests
{
    /// <summary>The golden cases in float64: all optimizers with several options.</summary>
    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var golden in GoldenFile.Load("optimizers").Cases.Where(golden => OptimizerFactory.Names.Contains(golden.Op) && golden.Inputs[0].DType == "float64")) names.Add(golden.Name);
            return names;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Training_goes_on_from_a_saved_state(string name) => GoOn(name, (from, to) => to.load_state_dict(Bytes(from)));

    [Theory, MemberData(nameof(Names))]
    public void Training_goes_on_from_a_state_dictionary(string name) => GoOn(name, (from, to) =>
    {
        to.load_state_dict(from.state_dict());
        // What was loaded is a copy: the optimizer that it came from may go on, or go.
        from.Dispose();
    });

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, path = Path.Combine(folder, "adam.state");
        try
        {
            var parameter = One();
            using var optimizer = optim.Adam([parameter], 0.25);
            parameter.sum().backward();
            optimizer.step();
            optimizer.save_state_dict(path);
            optimizer.save_state_dict(path);
            Assert.Equal([path], Directory.GetFiles(folder));
            using var other = optim.Adam([One()]);
            other.load_state_dict(path);
            Assert.Equal(0.25, other.ParamGroups.Single().LearningRate);
            Assert.True(other.state_dict().State[0].ApproximatelyEquals(optimizer.state_dict().State[0]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_dictionary_names_the_states_of_each_group()
    {
        using var optimizer = optim.Adam([new Adam.ParamGroup([One(), One()]), new Adam.ParamGroup([One()])]);
        var dictionary = optimizer.state_dict();
        Assert.Equal((2, 3), (dictionary.Options.Count, dictionary.State.Count));
        Assert.Equal([[0, 1], [2]], dictionary.StateIndexRef);
    }

    [Fact]
    public void States_differ_after_a_step()
    {
        var parameter = One();
        using var first = optim.Adam([parameter]);
        using var second = optim.Adam([One()]);
        var state = first.state_dict().State[0];
        Assert.True(state.ApproximatelyEquals(second.state_dict().State[0]));
        parameter.sum().backward();
        first.step();
        Assert.False(state.ApproximatelyEquals(second.state_dict().State[0]));
        using var sgd = optim.SGD([One()], 0.1);
        Assert.False(state.ApproximatelyEquals(sgd.state_dict().State[0]));
    }

    [Fact]
    public void Another_kind_number_or_shape_is_refused()
    {
        using var adam = optim.Adam([One()]);
        using var adamW = optim.AdamW([One()]);
        using var two = optim.Adam([One(), One()]);
        using var wide = optim.Adam([new Parameter(ones(2, 3))]);
        Assert.Equal("The stream holds the state of an optimizer 'AdamW', but 'Adam' was expected.", Assert.Throws<InvalidDataException>(() => adam.load_state_dict(Bytes(adamW))).Message);
        Assert.Throws<ArgumentException>(() => adam.load_state_dict(adamW.state_dict()));
        Assert.Equal("The optimizer has 1 parameter states, but the state to load has 2.", Assert.Throws<ArgumentException>(() => adam.load_state_dict(Bytes(two))).Message);
        Assert.Throws<ArgumentException>(() => adam.load_state_dict(two.state_dict()));
        Assert.Contains("Float32[2, 3]", Assert.Throws<InvalidDataException>(() => adam.load_state_dict(Bytes(wide))).Message);
        Assert.Throws<ArgumentException>(() => adam.load_state_dict(wide.state_dict()));
    }

    [Fact]
    public void A_broken_stream_is_refused_and_changes_nothing()
    {
        var parameter = new Parameter(arange(300, dtype: ScalarType.Float64));
        using var optimizer = optim.RMSProp([parameter], momentum: 0.5, centered: true);
        (parameter * parameter).sum().backward();
        optimizer.step();
        byte[] good = Save(optimizer);
        var random = new Random(5);
        for (int i = 0; i < 400; i++)
        {
            var bad = (byte[])good.Clone();
            if (i % 2 == 0) bad = bad[..random.Next(bad.Length)];
            else for (int n = random.Next(1, 4); n > 0; n--) bad[random.Next(Math.Min(bad.Length, 120))] = (byte)random.Next(256);
            try
            {
                optimizer.load_state_dict(new BinaryReader(new MemoryStream(bad)));
                // A changed number is still a number: put the state back.
                optimizer.load_state_dict(new BinaryReader(new MemoryStream(good)));
            }
            catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ArgumentException)
            {
                Assert.NotEmpty(error.Message);
            }
            Assert.Equal(good, Save(optimizer));
        }
    }

    static void GoOn(string name, Action<OptimizerHelper, OptimizerHelper> hand)
    {
        var golden = GoldenFile.Load("optimizers")[name];
        var problem = new OptimizerProblem(golden);
        var first = OptimizerFactory.Make(golden.Op, problem.Parameters, golden.Args);
        for (int i = 0; i < 10; i++) problem.Step(first);
        using var second = OptimizerFactory.Make(golden.Op, problem.Parameters);
        hand(first, second);
        for (int i = 10; i < 20; i++) problem.Step(second);
        OptimizerProblem.Close(golden.Outputs[^3]!.ToDoubles(), OptimizerProblem.Values(problem.W), problem.Tolerance, "w");
        OptimizerProblem.Close(golden.Outputs[^2]!.ToDoubles(), OptimizerProblem.Values(problem.B), problem.Tolerance, "b");
    }

    static byte[] Save(OptimizerHelper optimizer)
    {
        var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        return stream.ToArray();
    }

    static BinaryReader Bytes(OptimizerHelper optimizer) => new(new MemoryStream(Save(optimizer)));

    static Parameter One() => new(ones(1, dtype: ScalarType.Float64));
}

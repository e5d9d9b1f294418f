namespace DeepDay3.Torch.Tests.Golden;

public class SpecialGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("special");

    // Where PyTorch 1.13 has fewer digits than double precision holds: its trigamma is a short series, its Bessel functions end between eight and
    // ten digits, its incomplete gammas at nine.
    static double Tolerance(string name) => name is "polygamma 0 gradient" or "polygamma 1" or "polygamma 1 gradient" || name.StartsWith("igamma", StringComparison.Ordinal)
        ? 2e-9
        : name.StartsWith("bessel_", StringComparison.Ordinal) ? 1e-7 : 1e-12;

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("special", name, relative64: Tolerance(name), absolute64: Tolerance(name));
}

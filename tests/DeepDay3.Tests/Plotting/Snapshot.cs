using System.Runtime.CompilerServices;
using System.Text;

namespace DeepDay3.Tests.Plotting;

/// <summary>
/// Compares a text with a file that a person has looked at. On a difference the text is written beside it as
/// <c>name.received.ending</c>: look at it, and rename it to accept it.
/// </summary>
static class Snapshot
{
    public static void Match(string name, string actual, [CallerFilePath] string caller = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots");
        string verified = Path.Combine(folder, name);
        string received = Path.Combine(folder, Path.GetFileNameWithoutExtension(name) + ".received" + Path.GetExtension(name));
        string? expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(received, actual, new UTF8Encoding(false));
        if (expected is null)
            Assert.Fail($"There is no snapshot {name} yet: look at {received} and rename it to accept it.");
        int line = expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"The text differs from snapshot {name} first in line {line + 1}: compare it with {received}.");
    }
}

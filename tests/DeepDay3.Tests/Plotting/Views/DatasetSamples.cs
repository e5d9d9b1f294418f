using DeepDay3.Data;
using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting.Views;

/// <summary>Samples of the datasets that the project makes by itself.</summary>
static class DatasetSamples
{
    public static Dictionary<string, Func<Chart>> All { get; } = new()
    {
        ["DrawnDigits"] = () => Datasets.Show(DrawnDigits.Make(60)),
        ["SpokenDigits"] = () => Datasets.Show(SpokenDigits.Synthetic()),
        ["Shapes"] = () => Datasets.Show(CaptionedShapes.Make(6)),
        ["Translation"] = () => Datasets.Show(ToyTranslation.Pairs(6)),
        ["Dialogues"] = () => Datasets.Show(ToyDialogues.Make(4)),
        ["Sentences"] = () => Datasets.Show(ToyWorld.Sentences(5)),
    };

    public static TheoryData<string> Names => [.. All.Keys];
}

using DeepDay3.Training.Live;

namespace DeepDay3.Tests.Training.Live;

public class LineReportTests
{
    [Fact]
    public void A_short_training_is_one_line()
    {
        var output = new StringWriter();
        using (var report = new LineReport(output))
        {
            for (int i = 0; i < 1000; i++)
            {
                if (report.IsDue) report.Show("step", i / 1000.0, null);
            }
            report.Finish("done", null);
        }

        Assert.Equal($"done{Environment.NewLine}", output.ToString());
    }
}

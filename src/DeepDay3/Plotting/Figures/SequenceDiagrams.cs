using static DeepDay3.Plotting.Figures.DiagramColors;

namespace DeepDay3.Plotting.Figures;

/// <summary>Diagrams of models that turn one thing into another.</summary>
public static class SequenceDiagrams
{
    /// <summary>An encoder that reads a sentence into one vector and a decoder that writes another from it.</summary>
    /// <param name="input">The tokens that are read, up to 6.</param>
    /// <param name="output">The tokens that are written, up to 6.</param>
    /// <exception cref="ArgumentException">There is no token, or there are more than 6.</exception>
    public static Chart EncoderDecoder(IReadOnlyList<string> input, IReadOnlyList<string> output)
    {
        Check(input, "input");
        Check(output, "output");
        const double step = 92;
        double decoder = 60 + step * input.Count + 40, width = decoder + step * output.Count - 20;
        var diagram = new Diagram((int)width, 260);
        for (int i = 0; i < input.Count; i++)
        {
            double x = 60 + i * step, next = i + 1 < input.Count ? x + step - 30 : decoder - 30;
            diagram.Arrow((x, 194), (x, 156)).Arrow((x + 30, 130), (next, 130)).Box(x, 130, 60, 50, "h" + Subscript(i + 1), State).Box(x, 210, 76, 32, input[i], Input);
        }
        diagram.Text(decoder - step / 2 - 18, 112, "context", 11);
        for (int i = 0; i < output.Count; i++)
        {
            double x = decoder + i * step;
            diagram.Arrow((x, 104), (x, 66)).Box(x, 130, 60, 50, "s" + Subscript(i + 1), Memory).Box(x, 50, 76, 32, output[i], Output)
                .Arrow((x, 194), (x, 156)).Box(x, 210, 76, 32, i == 0 ? "<bos>" : output[i - 1], Operation);
            if (i + 1 < output.Count)
                diagram.Arrow((x + 30, 130), (x + step - 30, 130));
        }
        diagram.Text(60 + (input.Count - 1) * step / 2, 244, "encoder").Text(decoder + (output.Count - 1) * step / 2, 244, "decoder");
        return diagram.ToChart("Encoder and decoder");
    }

    /// <summary>Attention: scores of a query against all keys become weights, and the weights mix the values.</summary>
    public static Chart Attention()
    {
        var diagram = new Diagram(640, 330);
        double[] places = [80, 190, 300];
        for (int i = 0; i < places.Length; i++)
        {
            double x = places[i];
            diagram.Arrow((x, 264), (x, 226)).Arrow((x, 174), (x, 136)).Text(x + 8, 156, "α" + Subscript(i + 1), anchor: "start")
                .Line([(x, 110), (x, 90), (440, 90)]).Box(x, 280, 70, 32, "x" + Subscript(i + 1), Input)
                .Box(x, 200, 70, 50, "h" + Subscript(i + 1), State).Circle(x, 123, 26, 26, "×", Operation);
        }
        return diagram.Arrow((430, 90), (468, 90)).Circle(480, 90, 26, 26, "+", Operation).Arrow((494, 90), (546, 90)).Box(582, 90, 70, 40, "context\ncₜ", Output)
            .Box(480, 200, 110, 44, "softmax of\nscores", Gate).Line([(336, 200), (424, 200)], arrow: true).Arrow((480, 266), (480, 223)).Box(480, 286, 110, 38, "query sₜ₋₁", Memory)
            .Line([(480, 178), (480, 150), (322, 150)], arrow: true, dashed: true).Text(488, 152, "weights αᵢ, sum 1", 11, "start")
            .Text(380, 190, "keys", 11).ToChart("Attention: a weighted mean of all states");
    }

    /// <summary>A VQ-VAE: the encoder's vector is replaced by the nearest of the codebook; the gradient passes straight through.</summary>
    public static Chart VqVae() => new Diagram(720, 260)
        .Arrow((90, 90), (124, 90)).Arrow((214, 90), (258, 90)).Arrow((302, 90), (334, 90)).Arrow((446, 90), (478, 90)).Arrow((522, 90), (556, 90)).Arrow((646, 90), (672, 90))
        .Box(56, 90, 66, 44, "x", Input).Box(170, 90, 88, 60, "encoder", State).Circle(280, 90, 46, 46, "zₑ", Gate)
        .Box(390, 90, 110, 44, "nearest\ncode k", Operation).Circle(500, 90, 46, 46, "z_q", Gate).Box(602, 90, 88, 60, "decoder", State).Box(694, 90, 40, 44, "x̂", Output)
        .Arrow((390, 190), (390, 114)).Box(390, 212, 190, 42, "codebook e₁ … eₖ", Memory)
        .Line([(500, 66), (500, 30), (280, 30), (280, 65)], arrow: true, dashed: true, color: "#d7263d")
        .Text(390, 18, "gradient, straight through", 11)
        .ToChart("VQ-VAE");

    static void Check(IReadOnlyList<string> tokens, string what)
    {
        if (tokens.Count is 0 or > 6)
            throw new ArgumentException($"SequenceDiagrams.EncoderDecoder got {tokens.Count} tokens of {what}: 1 to 6 were expected.");
    }

    static char Subscript(int digit) => "₀₁₂₃₄₅₆₇₈₉"[digit];
}

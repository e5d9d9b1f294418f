using static DeepDay3.Plotting.Figures.DiagramColors;

namespace DeepDay3.Plotting.Figures;

/// <summary>Diagrams of recurrent networks and their cells.</summary>
public static class RecurrentDiagrams
{
    /// <summary>A simple recurrent network and, to its right, the same network unrolled over time.</summary>
    public static Chart Rnn()
    {
        var diagram = new Diagram(680, 300);
        Column(diagram, 70, "xₜ", "hₜ", "yₜ");
        // The loop of the folded network.
        diagram.Line([(100, 140), (126, 140), (126, 162), (101, 162)], arrow: true).Text(132, 151, "W", anchor: "start");
        diagram.Text(190, 150, "=", 26);
        string[] times = ["₁", "₂", "₃"];
        double[] places = [280, 420, 560];
        diagram.Arrow((222, 150), (250, 150)).Text(232, 137, "h₀", anchor: "middle");
        for (int i = 0; i < places.Length; i++)
        {
            Column(diagram, places[i], "x" + times[i], "h" + times[i], "y" + times[i]);
            double next = i + 1 < places.Length ? places[i + 1] - 30 : 640;
            diagram.Arrow((places[i] + 30, 150), (next, 150)).Text((places[i] + 30 + next) / 2, 137, "W");
        }
        return diagram.Text(656, 150, "…", 18).ToChart("A simple RNN, folded and unrolled over time");
    }

    static void Column(Diagram diagram, double x, string input, string state, string output) => diagram
        .Arrow((x, 224), (x, 176)).Arrow((x, 124), (x, 76))
        .Text(x + 8, 202, "U", anchor: "start").Text(x + 8, 92, "V", anchor: "start")
        .Circle(x, 245, 42, 42, input, Input).Box(x, 150, 60, 50, state, State).Circle(x, 55, 42, 42, output, Output);

    /// <summary>An LSTM cell: the cell state above, the gates below it.</summary>
    public static Chart LstmCell()
    {
        var diagram = new Diagram(680, 380)
            .Box(335, 190, 490, 330, "", Operation, dashed: true)
            // Cell state.
            .Arrow((40, 80), (138, 80)).Arrow((162, 80), (338, 80)).Line([(362, 80), (640, 80)], arrow: true)
            .Text(28, 80, "cₜ₋₁").Text(658, 80, "cₜ")
            // Gates.
            .Arrow((150, 210), (150, 92)).Arrow((250, 210), (250, 160), (338, 160)).Arrow((350, 210), (350, 172)).Arrow((350, 148), (350, 92))
            .Arrow((520, 210), (520, 182)).Arrow((450, 80), (450, 108)).Arrow((450, 132), (450, 170), (508, 170))
            .Text(142, 150, "fₜ", anchor: "end").Text(242, 175, "iₜ", anchor: "end").Text(359, 192, "c̃ₜ", anchor: "start").Text(529, 197, "oₜ", anchor: "start");
        foreach ((double x, string name) in new[] { (150.0, "σ"), (250, "σ"), (350, "tanh"), (520, "σ") })
            diagram.Arrow((x, 300), (x, 250)).Box(x, 230, 60, 40, name, Gate);
        diagram.Line([(40, 300), (520, 300)]).Line([(130, 360), (130, 300)])
            .Text(24, 300, "hₜ₋₁").Text(130, 370, "xₜ")
            .Circle(150, 80, 24, 24, "×", Operation).Circle(350, 80, 24, 24, "+", Operation).Circle(350, 160, 24, 24, "×", Operation)
            .Box(450, 120, 52, 24, "tanh", State).Circle(520, 170, 24, 24, "×", Operation)
            .Arrow((532, 170), (640, 170)).Text(660, 170, "hₜ")
            .Text(138, 318, "forget", 11, "start").Text(250, 318, "input", 11).Text(350, 318, "candidate", 11).Text(520, 318, "output", 11);
        return diagram.ToChart("LSTM cell: forget, input, candidate, output");
    }

    /// <summary>
    /// A GRU cell as in PyTorch: hₜ = (1 − zₜ) nₜ + zₜ hₜ₋₁, where the reset gate acts on the old state behind its weights, nₜ = tanh(U xₜ + rₜ (W hₜ₋₁)). In the
    /// paper (Cho et al. 2014) z and 1 − z stand the other way round, and the reset gate in front of the weights.
    /// </summary>
    public static Chart GruCell()
    {
        var diagram = new Diagram(680, 340)
            .Box(335, 170, 500, 290, "", Operation, dashed: true)
            .Text(26, 70, "hₜ₋₁").Text(658, 70, "hₜ").Text(60, 328, "xₜ")
            // The old state runs along the top.
            .Arrow((44, 70), (388, 70)).Arrow((412, 70), (528, 70)).Arrow((552, 70), (640, 70))
            .Line([(120, 70), (120, 290), (300, 290)]).Line([(60, 318), (60, 305), (480, 305)])
            .Arrow((190, 290), (190, 240)).Arrow((300, 290), (300, 240)).Arrow((480, 305), (480, 240))
            .Line([(205, 305), (205, 240)], arrow: true).Line([(315, 305), (315, 240)], arrow: true)
            // Reset.
            .Arrow((190, 200), (190, 164)).Arrow((190, 70), (190, 94)).Arrow((190, 118), (190, 140))
            .Line([(202, 152), (240, 152), (240, 270), (465, 270), (465, 240)], arrow: true)
            .Text(182, 184, "rₜ", anchor: "end")
            // Update.
            .Line([(300, 200), (300, 150), (400, 150), (400, 82)], arrow: true).Text(308, 168, "zₜ", anchor: "start")
            .Arrow((400, 150), (442, 150)).Arrow((478, 150), (528, 150)).Arrow((480, 200), (480, 178), (540, 178), (540, 162)).Arrow((540, 138), (540, 82))
            .Text(494, 190, "nₜ", anchor: "start");
        diagram.Box(190, 220, 60, 40, "σ", Gate).Box(300, 220, 60, 40, "σ", Gate).Box(480, 220, 60, 40, "tanh", Gate)
            .Box(190, 106, 40, 24, "W", State).Circle(190, 152, 24, 24, "×", Operation).Box(460, 150, 36, 24, "1−", Operation).Circle(400, 70, 24, 24, "×", Operation)
            .Circle(540, 150, 24, 24, "×", Operation).Circle(540, 70, 24, 24, "+", Operation)
            .Text(150, 252, "reset", 11).Text(344, 252, "update", 11).Text(548, 252, "candidate", 11);
        return diagram.ToChart("GRU cell as in PyTorch: hₜ = (1 − zₜ) nₜ + zₜ hₜ₋₁");
    }
}

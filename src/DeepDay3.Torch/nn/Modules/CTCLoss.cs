using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Connectionist temporal classification (Graves et al. 2006).</summary>
            public static CTCLoss CTCLoss(long blank = 0, bool zero_infinity = false, Reduction reduction = Reduction.Mean) =>
                new(blank, zero_infinity, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Connectionist temporal classification (Graves et al. 2006).</summary>
    public sealed class CTCLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public CTCLoss(long blank = 0, bool zero_infinity = false, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.blank = blank;
            this.zero_infinity = zero_infinity;
        }

        public long blank { get; }

        public bool zero_infinity { get; }

        public override torch.Tensor forward(torch.Tensor log_probs, torch.Tensor targets, torch.Tensor input_lengths, torch.Tensor target_lengths) =>
            torch.nn.functional.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, zero_infinity, reduction);
    }
}

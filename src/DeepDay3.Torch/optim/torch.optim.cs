namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers and learning rate schedules.</summary>
    public static partial class optim
    {
        /// <summary>What a schedule needs of an optimizer or a parameter group.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            /// <summary>The rate that schedules start from.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>An optimizer or parameter group with momentum, which CyclicLR and OneCycleLR may vary.</summary>
        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        /// <summary>An optimizer or parameter group with betas, of which OneCycleLR may vary the first.</summary>
        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }
    }
}

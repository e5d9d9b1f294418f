namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The activation of a simple recurrent layer.</summary>
        public enum NonLinearities
        {
            ReLU = 0,
            Tanh = 1,
        }
    }
}

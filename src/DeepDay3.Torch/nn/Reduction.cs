namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What a loss does with its elements.</summary>
        public enum Reduction
        {
            None,
            Mean,
            Sum,
        }
    }
}

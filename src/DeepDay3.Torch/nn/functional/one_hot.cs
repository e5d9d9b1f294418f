namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>For each index a vector, in a new last dimension, with one at that place and zero elsewhere.</summary>
            /// <param name="x">Indices, int64.</param>
            /// <param name="num_classes">The length of the vectors; -1: as long as the largest index needs.</param>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.dtype != ScalarType.Int64) throw TorchError.Create("one_hot is only applicable to index tensor.");
                if (x.numel() == 0)
                {
                    if (num_classes <= 0) throw TorchError.Create("Can not infer total number of classes from empty tensor.");
                    return empty([.. x.shape, num_classes], ScalarType.Int64);
                }
                var indices = x.Compact().Elements<long>();
                long largest = 0;
                foreach (long index in indices)
                {
                    if (index < 0) throw TorchError.Create("Class values must be non-negative.");
                    largest = Math.Max(largest, index);
                }
                if (num_classes == -1) num_classes = largest + 1;
                else if (largest >= num_classes) throw TorchError.Create("Class values must be smaller than num_classes.");
                var result = zeros([.. x.shape, num_classes], ScalarType.Int64);
                var ones = result.Elements<long>();
                for (int i = 0; i < indices.Length; i++) ones[(int)((i * num_classes) + indices[i])] = 1;
                return result;
            }
        }
    }
}

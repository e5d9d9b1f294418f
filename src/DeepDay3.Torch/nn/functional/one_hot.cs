namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Classes as vectors with a single 1: [*] to [*, num_classes]; by default as many classes as the largest says.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.dtype != ScalarType.Int64) throw TorchError.Create("one_hot is only applicable to index tensor.");
                if (x.numel() == 0)
                {
                    if (num_classes <= 0) throw TorchError.Create("Can not infer total number of classes from empty tensor.");
                    return zeros([.. x.shape, num_classes], ScalarType.Int64);
                }
                if (x.min().ToInt64() < 0) throw TorchError.Create("Class values must be non-negative.");
                long largest = x.max().ToInt64();
                if (num_classes == -1) num_classes = largest + 1;
                if (largest >= num_classes) throw TorchError.Create("Class values must be smaller than num_classes.");
                return x.unsqueeze(-1).eq(arange(num_classes, ScalarType.Int64)).to_type(ScalarType.Int64);
            }
        }
    }
}

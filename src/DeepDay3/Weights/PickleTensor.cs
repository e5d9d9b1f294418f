namespace DeepDay3.Weights;

/// <summary>A tensor of a pickle: a view of numbers that lie elsewhere in the archive. Not checked yet.</summary>
sealed record PickleTensor(PickleStorage Storage, long Offset, long[] Shape, long[] Strides);

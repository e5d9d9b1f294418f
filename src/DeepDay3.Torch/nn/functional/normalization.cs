namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Normalises each channel of [N, C, *] over the batch (Ioffe and Szegedy 2015), or by running statistics when not training.</summary>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
            {
                if (input.dim() < 2) throw TorchError.Create($"Expected at least 2 dimensions for batch normalisation, got input of size {input.layout.Describe()}");
                long channels = input.shape[1];
                if (training && input.numel() == channels) throw TorchError.Create(
                    $"Expected more than 1 value per channel when training, got input size torch.Size({input.layout.Describe()})");
                if (!training && (running_mean is null || running_var is null)) throw TorchError.Create("Expected running_mean and running_var to be defined when training is false");
                RequireElements(running_mean, channels, nameof(running_mean));
                RequireElements(running_var, channels, nameof(running_var));
                RequireElements(weight, channels, nameof(weight));
                RequireElements(bias, channels, nameof(bias));
                return BatchNormalization.Run(input, running_mean, running_var, weight, bias, training, momentum, eps);
            }

            static void RequireElements(Tensor? tensor, long wanted, string what)
            {
                if (tensor is not null && tensor.numel() != wanted) throw TorchError.Create($"{what} should contain {wanted} elements not {tensor.numel()}");
            }

            /// <summary>Normalises over the last dimensions (Ba et al. 2016).</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5)
            {
                int rank = normalized_shape.Length;
                long[] shape = input.shape;
                if (rank == 0) throw TorchError.Create("Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []");
                void RequireShape(Tensor? tensor, string what)
                {
                    if (tensor is not null && !tensor.shape.AsSpan().SequenceEqual(normalized_shape)) throw TorchError.Create(
                        $"Expected {what} to be of same shape as normalized_shape, but got {what} of shape {tensor.layout.Describe()} and normalized_shape = {Layout.Describe(normalized_shape)}");
                }
                RequireShape(weight, nameof(weight));
                RequireShape(bias, nameof(bias));
                if (shape.Length < rank || !shape.AsSpan(shape.Length - rank).SequenceEqual(normalized_shape)) throw TorchError.Create(
                    $"Given normalized_shape={Layout.Describe(normalized_shape)}, expected input with shape [*, {string.Join(", ", normalized_shape)}], but got input of size{input.layout.Describe()}");
                long length = 1;
                foreach (long size in normalized_shape) length *= size;
                return LayerNormalization.Run(input, (int)length, weight, bias, eps);
            }

            /// <summary>Normalises groups of channels of each sample of [N, C, *] (Wu and He 2018).</summary>
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5)
            {
                long[] shape = input.shape;
                if (shape.Length < 2) throw TorchError.Create($"Expected at least 2 dimensions for group normalisation, got input of size {input.layout.Describe()}");
                if (num_groups <= 0 || shape[1] % num_groups != 0) throw TorchError.Create(
                    $"Expected number of channels in input to be divisible by num_groups, but got input of shape {input.layout.Describe()} and num_groups={num_groups}");
                RequireElements(weight, shape[1], nameof(weight));
                RequireElements(bias, shape[1], nameof(bias));
                if (DTypes.IsFloat(input.scalarType)) DTypes.RequireSame(input, weight, bias);
                long length = shape[0] * num_groups == 0 ? 0 : input.numel() / (shape[0] * num_groups);
                return Affine(LayerNormalization.Run(input, (int)length, null, null, eps, "GroupNormKernelImpl"), weight, bias);
            }

            static Tensor Affine(Tensor normal, Tensor? weight, Tensor? bias)
            {
                var channels = new long[normal.dim()];
                Array.Fill(channels, 1);
                channels[1] = -1;
                if (weight is not null) normal = normal * weight.reshape(channels);
                if (bias is not null) normal = normal + bias.reshape(channels);
                return normal;
            }

            /// <summary>Normalises each channel of each sample of [N, C, *] (Ulyanov et al. 2016), or by running statistics.</summary>
            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5)
            {
                long[] shape = input.shape;
                if (shape.Length < 2) throw TorchError.Create($"Expected at least 2 dimensions for instance normalisation, got input of size {input.layout.Describe()}");
                if (!use_input_stats) return batch_norm(input, running_mean, running_var, weight, bias, training: false, momentum, eps);
                long length = shape[0] * shape[1] == 0 ? 0 : input.numel() / (shape[0] * shape[1]);
                if (length == 1) throw TorchError.Create($"Expected more than 1 spatial element when training, got input size torch.Size({input.layout.Describe()})");
                if (!DTypes.IsFloat(input.scalarType)) throw TorchError.Create($"\"batch_norm\" not implemented for '{DTypes.Name(input.scalarType)}'");
                DTypes.RequireUnmixed(input, weight, bias, running_mean, running_var);
                using (no_grad())
                {
                    var lines = running_mean is null && running_var is null ? null : input.reshape(shape[0], shape[1], length);
                    running_mean?.copy_((running_mean * (1 - momentum)) + (lines!.mean([0, 2]) * momentum));
                    running_var?.copy_((running_var * (1 - momentum)) + (lines!.var(2).mean([0]) * momentum));
                }
                return Affine(LayerNormalization.Run(input, (int)length, null, null, eps, "batch_norm"), weight, bias);
            }

            /// <summary>x / (k + alpha m)^beta, m the mean square over <paramref name="size"/> neighbouring channels (Krizhevsky et al. 2012).</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
            {
                long[] shape = input.shape;
                if (shape.Length < 3) throw TorchError.Create($"Expected 3D or higher dimensionality                          input (got {shape.Length} dimensions)");
                if (input.numel() == 0) return input.alias();
                Tensor Zeros(long channels) => zeros([shape[0], channels, .. shape[2..]], input.dtype);
                var squares = cat([Zeros(size / 2), input * input, Zeros((size - 1) / 2)], 1);
                var sum = squares.narrow(1, 0, shape[1]);
                for (long i = 1; i < size; i++) sum = sum + squares.narrow(1, i, shape[1]);
                return input / (sum * (alpha / size) + k).pow(beta);
            }
        }
    }
}

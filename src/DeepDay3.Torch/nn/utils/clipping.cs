using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What trainers do with parameters and gradients.</summary>
        public static partial class utils
        {
            /// <summary>
            /// Scales all gradients so that their norm, taken as one vector, does not exceed <paramref name="max_norm"/> (Pascanu et al. 2013).
            /// </summary>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var mode = no_grad();
                var gradients = Gradients(tensors);
                double total = 0;
                foreach (var gradient in gradients)
                {
                    using var size = functional.VectorNorm(gradient.reshape(-1), norm_type, 0, keepdim: false);
                    double norm = size.ToDouble();
                    total = double.IsPositiveInfinity(norm_type) ? Math.Max(total, norm) : total + Math.Pow(norm, norm_type);
                }
                if (!double.IsPositiveInfinity(norm_type)) total = Math.Pow(total, 1 / norm_type);
                double factor = max_norm / (total + 1e-6);
                // Not-a-number passes on to the gradients, as it should.
                if (!(factor >= 1))
                    foreach (var gradient in gradients) gradient.mul_(factor);
                foreach (var gradient in gradients) gradient.Dispose();
                return total;
            }

            /// <summary>Brings each element of the gradients within -clip_value and clip_value.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var mode = no_grad();
                foreach (var gradient in Gradients(tensors))
                {
                    gradient.clamp_(-clip_value, clip_value);
                    gradient.Dispose();
                }
            }

            static List<Tensor> Gradients(IEnumerable<Parameter> tensors)
            {
                var result = new List<Tensor>();
                foreach (var tensor in tensors)
                    if (tensor.grad is { } gradient) result.Add(gradient);
                return result;
            }

            /// <summary>All elements of all parameters in a row.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors) => cat([.. tensors.Select(t => t.reshape(-1))]);

            /// <summary>Copies the elements of a vector into the parameters, in their order.</summary>
            /// <exception cref="ArgumentException">The vector has more or fewer elements than the parameters.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var mode = no_grad();
                var list = tensors.ToList();
                long wanted = list.Sum(t => t.numel());
                if (vec.numel() != wanted) throw new ArgumentException($"The parameters have {wanted} elements, but the vector has {vec.numel()}.", nameof(vec));
                long start = 0;
                foreach (var tensor in list)
                {
                    long count = tensor.numel();
                    tensor.copy_(vec.narrow(0, start, count).view_as(tensor));
                    start += count;
                }
            }
        }
    }
}

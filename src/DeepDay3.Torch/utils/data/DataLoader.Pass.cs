using System.Collections;
using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class DataLoader<T, S>
{
    /// <summary>One pass over the samples.</summary>
    sealed class Pass(DataLoader<T, S> loader) : IEnumerator<S>
    {
        IEnumerator<long> indices = loader.sampler.GetEnumerator();
        S? batch;
        bool has;

        public S Current => has ? batch! : throw new InvalidOperationException("There is no current batch: call MoveNext first, and do not read beyond the end.");

        object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            Finish();
            var chosen = new List<long>(loader.batch_size);
            while (chosen.Count < loader.batch_size && indices.MoveNext()) chosen.Add(indices.Current);
            if (chosen.Count == 0 || (loader.drop_last && chosen.Count < loader.batch_size)) return false;
            var samples = new Sample[chosen.Count];
            if (loader.num_workers == 1)
            {
                for (int i = 0; i < samples.Length; i++) samples[i] = Read(chosen[i]);
            }
            else ReadInParallel(chosen, samples);
            using (var scope = NewDisposeScope())
            {
                batch = loader.collate_fn(samples.Select(s => s.Value), loader.Device);
                foreach (var tensor in Collation.Tensors(batch))
                    if (ReferenceEquals(tensor.scope, scope)) tensor.MoveToOuterDisposeScope();
            }
            has = true;
            var kept = Collation.Tensors(batch).ToHashSet(ReferenceEqualityComparer.Instance);
            foreach (var sample in samples)
                foreach (var tensor in sample.Made)
                    if (!kept.Contains(tensor)) tensor.Dispose();
            return true;
        }

        /// <summary>A sample and the tensors that were made for it.</summary>
        readonly record struct Sample(T Value, Tensor[] Made);

        Sample Read(long index)
        {
            using var scope = NewDisposeScope();
            var value = loader.dataset.GetTensor(index);
            Tensor[] made = [.. Collation.Tensors(value).Where(tensor => ReferenceEquals(tensor.scope, scope))];
            foreach (var tensor in made) tensor.DetachFromDisposeScope();
            return new Sample(value, made);
        }

        void ReadInParallel(List<long> chosen, Sample[] samples)
        {
            bool recording = GradMode.Enabled;
            try
            {
                Parallel.For(0, samples.Length, new ParallelOptions { MaxDegreeOfParallelism = loader.num_workers }, i =>
                {
                    using var mode = new GradMode.Guard(recording);
                    samples[i] = Read(chosen[i]);
                });
            }
            catch (AggregateException errors)
            {
                // As if it had been read here.
                ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
            }
        }

        void Finish()
        {
            if (has && loader.DisposeBatch)
                foreach (var tensor in Collation.Tensors(batch)) tensor.Dispose();
            has = false;
            batch = default;
        }

        public void Reset()
        {
            Finish();
            indices.Dispose();
            indices = loader.sampler.GetEnumerator();
        }

        public void Dispose()
        {
            Finish();
            indices.Dispose();
        }
    }
}

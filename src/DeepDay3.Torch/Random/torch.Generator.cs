using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers: PyTorch's CPU generator, number for number.</summary>
    public class Generator : IDisposable
    {
        internal readonly MersenneTwister Twister;

        /// <summary>Where no generator is given.</summary>
        public static Generator Default { get; } = new(DefaultSeed);

        const ulong DefaultSeed = 67280421310721;

        public Generator(ulong seed = 0, Device? device = null)
        {
            Device.RequireCpu(device);
            Twister = new MersenneTwister(seed);
        }

        public Device device => CPU;

        public Generator manual_seed(long seed)
        {
            lock (Twister) Twister.Seed((ulong)seed);
            return this;
        }

        /// <summary>Seeds from the system's randomness and returns the seed.</summary>
        public long seed()
        {
            long value = System.Random.Shared.NextInt64();
            manual_seed(value);
            return value;
        }

        public long initial_seed() => (long)Twister.InitialSeed;

        /// <summary>The state as bytes, in PyTorch's layout.</summary>
        public Tensor get_state()
        {
            lock (Twister) return tensor(Twister.GetState());
        }

        public void set_state(Tensor value)
        {
            lock (Twister) Twister.SetState(value.contiguous().bytes);
        }

        protected virtual void Dispose(bool disposing)
        {
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }
    }

    /// <summary>Seeds the default generator.</summary>
    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    /// <summary>Functions of the default generator.</summary>
    public static partial class random
    {
        public static long seed() => Generator.Default.seed();

        public static long initial_seed() => Generator.Default.initial_seed();

        public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

        public static Tensor get_rng_state() => Generator.Default.get_state();

        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }
}

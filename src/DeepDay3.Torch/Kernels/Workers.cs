using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Fork-join over a range, on the caller and a few persistent background threads.
/// </summary>
/// <remarks>
/// How a range is cut depends on its length and grain alone; the number of threads only decides who runs which piece. A kernel
/// whose pieces write disjoint results therefore gives the same bits on one thread and on many. One job runs at a time: a second
/// caller, or a call from inside a piece, runs its pieces itself, in order.
/// </remarks>
internal static unsafe class Workers
{
    /// <summary>No range is cut finer than this: enough to even out cores that are not equally free.</summary>
    internal const int MaxPieces = 64;

    /// <summary>The next piece of a job that is being posted.</summary>
    const int Closed = int.MaxValue;

    static readonly Board* board = NewBoard();
    static readonly Lock growing = new();
    static WorkerThread[] threads = [];
    static volatile int count = DefaultCount;
    static ExceptionDispatchInfo? failure;

    [ThreadStatic]
    static bool inside;

    /// <summary>The number of processors this process may use (.NET counts affinity and cgroup limits).</summary>
    internal static int DefaultCount => Math.Max(1, Environment.ProcessorCount);

    /// <summary>Threads that work on one range, the caller included. May change at any time; threads are started when first needed.</summary>
    public static int Count
    {
        get => count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            count = value;
        }
    }

    /// <summary>A body without a closure: a struct with its operands as fields. It is shared by all threads.</summary>
    public interface IRange
    {
        /// <summary>Works on the indices from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
        void Run(int start, int end);
    }

    /// <summary>
    /// Runs <paramref name="body"/> over [0, count), cut into pieces of at least <paramref name="grain"/> indices that may run at
    /// the same time. Returns when all are done; an exception in a piece reaches the caller.
    /// </summary>
    public static void For(int count, int grain, Action<int, int> body)
    {
        var range = new ActionRange(body);
        For(count, grain, ref range);
    }

    /// <inheritdoc cref="For(int, int, Action{int, int})"/>
    public static void For<TBody>(int count, int grain, ref TBody body) where TBody : struct, IRange
    {
        if (count <= 0)
            return;
        Interruption.ThrowIfRequested();
        int pieces = Pieces(count, grain);
        if (pieces == 1)
            body.Run(0, count);
        else
            Share(count, pieces, ref body);
    }

    /// <summary>How many pieces <see cref="For(int, int, Action{int, int})"/> makes. Piece i is [i * count / pieces, (i + 1) * count / pieces).</summary>
    internal static int Pieces(int count, int grain) => Math.Clamp(count / Math.Max(1, grain), 1, MaxPieces);

    static void Share<TBody>(int count, int pieces, ref TBody body) where TBody : struct, IRange
    {
        int helpers = Math.Min(Workers.count, pieces) - 1;
        if (helpers == 0 || inside || Interlocked.CompareExchange(ref board->Taken, 1, 0) != 0)
        {
            for (int i = 0; i < pieces; i++)
            {
                Interruption.ThrowIfRequested();
                body.Run(Cut(i, count, pieces), Cut(i + 1, count, pieces));
            }
            return;
        }

        inside = true;
        try
        {
            // On this stack the body stays where it is; in an object of the caller's the collector could move it.
            TBody here = body;
            Post(count, pieces, &Invoke<TBody>, Unsafe.AsPointer(ref here), helpers);
            RunPieces((uint)(Volatile.Read(ref board->Next) >> 32));
            AwaitPieces();
            body = here;
            var thrown = failure;
            failure = null;
            thrown?.Throw();
        }
        finally
        {
            inside = false;
            Volatile.Write(ref board->Taken, 0);
        }
    }

    static void Invoke<TBody>(void* body, int start, int end) where TBody : struct, IRange =>
        Unsafe.AsRef<TBody>(body).Run(start, end);

    static int Cut(int piece, int count, int pieces) => (int)((long)count * piece / pieces);

    static void Post(int count, int pieces, delegate*<void*, int, int, void> run, void* body, int helpers)
    {
        // The number changes before the board does: a thread that still looks for pieces of the last job and already reads from this
        // one must not succeed in taking any.
        uint job = (uint)(board->Next >> 32) + 1;
        Interlocked.Exchange(ref board->Next, (long)job << 32 | Closed);
        board->Run = run;
        board->Body = body;
        board->Count = count;
        board->Pieces = pieces;
        board->Helpers = helpers;
        board->Left = pieces;
        Volatile.Write(ref board->Next, (long)job << 32);
        Interlocked.MemoryBarrier();

        var team = threads;
        if (team.Length < helpers)
            team = Grow(helpers);
        for (int i = 0; i < helpers; i++)
            team[i].Wake();
    }

    static WorkerThread[] Grow(int helpers)
    {
        lock (growing)
        {
            var team = threads.ToList();
            while (team.Count < helpers)
                team.Add(new WorkerThread(team.Count));
            return threads = [.. team];
        }
    }

    /// <summary>
    /// Takes pieces of the job until none is left. A piece is taken by a compare-and-swap on (job, next piece). Posting changes the job's
    /// number first, so where it succeeds, what was read from the board before it belongs to that job.
    /// </summary>
    static void RunPieces(uint job)
    {
        while (true)
        {
            long next = Volatile.Read(ref board->Next);
            int piece = (int)next, pieces = board->Pieces, count = board->Count;
            var run = board->Run;
            void* body = board->Body;
            if ((uint)(next >> 32) != job)
                return;
            if (piece == Closed)
                continue;
            if (piece >= pieces)
                return;
            if (Interlocked.CompareExchange(ref board->Next, next + 1, next) != next)
                continue;
            try
            {
                Interruption.ThrowIfRequested();
                run(body, Cut(piece, count, pieces), Cut(piece + 1, count, pieces));
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            }
            Interlocked.Decrement(ref board->Left);
        }
    }

    static void AwaitPieces()
    {
        var wait = new Pause(50);
        while (Volatile.Read(ref board->Left) != 0)
        {
            if (!wait.Spin())
                Thread.Yield();
        }
    }

    static Board* NewBoard()
    {
        var b = (Board*)NativeMemory.AlignedAlloc((nuint)sizeof(Board), 128);
        *b = default;
        return b;
    }

    readonly struct ActionRange(Action<int, int> body) : IRange
    {
        public void Run(int start, int end) => body(start, end);
    }

    /// <summary>What the threads share, each hot word on cache lines of its own (adjacent lines are fetched in pairs).</summary>
    [StructLayout(LayoutKind.Explicit, Size = 640)]
    struct Board
    {
        /// <summary>1 while a caller owns the board.</summary>
        [FieldOffset(0)] public int Taken;

        /// <summary>The job's number in the upper half, the next piece in the lower.</summary>
        [FieldOffset(128)] public long Next;

        /// <summary>Pieces that are not finished.</summary>
        [FieldOffset(256)] public int Left;

        [FieldOffset(384)] public delegate*<void*, int, int, void> Run;
        [FieldOffset(392)] public void* Body;
        [FieldOffset(400)] public int Count;
        [FieldOffset(404)] public int Pieces;
        [FieldOffset(408)] public int Helpers;
    }

    /// <summary>A background thread that watches the board: it spins for a moment after each job, then parks.</summary>
    sealed class WorkerThread
    {
        /// <summary>Bridges the gap between the kernels of one training step; a longer spin would cost other programs their core.</summary>
        const int SpinMicroseconds = 100;

        readonly int index;
        readonly AutoResetEvent signal = new(false);
        int parked;

        public WorkerThread(int index)
        {
            this.index = index;
            new Thread(Loop) { IsBackground = true, Name = $"tensor worker {index + 1}" }.Start();
        }

        public void Wake()
        {
            if (Volatile.Read(ref parked) != 0 && Interlocked.Exchange(ref parked, 0) != 0)
                signal.Set();
        }

        void Loop()
        {
            inside = true;
            uint seen = 0;
            while (true)
            {
                seen = AwaitJob(seen);
                // A stale answer here only means that this thread sits out a job or finds it finished.
                if (index < Volatile.Read(ref board->Helpers))
                    RunPieces(seen);
            }
        }

        uint AwaitJob(uint seen)
        {
            var wait = new Pause(SpinMicroseconds);
            while (true)
            {
                uint job = (uint)(Volatile.Read(ref board->Next) >> 32);
                if (job != seen)
                    return job;
                if (wait.Spin())
                    continue;
                Interlocked.Exchange(ref parked, 1);
                if ((uint)(Volatile.Read(ref board->Next) >> 32) == seen)
                    signal.WaitOne();
                Interlocked.Exchange(ref parked, 0);
                wait = new Pause(SpinMicroseconds);
            }
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A view of typed memory: shape, strides, offset. Cut into partial files by subject. Operations give new tensors; names that end in
    /// an underscore change this one and return it.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        internal TensorData memory;
        internal Layout layout;
        internal long offset;
        internal readonly ScalarType scalarType;
        internal bool disposed;

        /// <summary>Made by the engine itself (in a backward pass): not in any scope or statistic.</summary>
        internal bool untracked;

        /// <summary>As a gradient: already kept by a leaf or by the program, so nobody else may take it over.</summary>
        internal bool claimed;
        internal DisposeScope? scope;
        internal int placeInScope;

        /// <summary>Null until something about gradients is asked of the tensor.</summary>
        internal AutogradMeta? meta;

        /// <summary>The tensor whose memory this one is a view of, for in-place changes under autograd.</summary>
        internal Tensor? viewBase;

        /// <summary>Of a view: the data's version that its place in the graph belongs to. When the data changed since, the base knows.</summary>
        internal int seenVersion;

        /// <summary>Made as a view while nothing was recorded: autograd could not follow changes through it.</summary>
        internal bool madeUnrecorded;

        /// <summary>And what it is a view of was part of a graph.</summary>
        internal bool madeUnrecordedOfTracked;

        /// <summary>Of one of several views that an operation made together, or a view of one: which. Otherwise -1.</summary>
        internal int part = -1;

        /// <summary>As a gradient in a backward pass: in how many places it waits or is in use.</summary>
        internal int pending;

        internal Tensor(TensorData data, Layout layout, long offset, ScalarType type)
        {
            memory = data;
            this.layout = layout;
            this.offset = offset;
            scalarType = type;
            DisposeScopeManager.Current.Register(this);
        }

        /// <summary>A second handle on the same memory and the same place in the graph; disposed on its own.</summary>
        internal Tensor(Tensor twin)
        {
            memory = twin.memory;
            memory.Retain();
            layout = twin.layout;
            offset = twin.offset;
            scalarType = twin.scalarType;
            meta = twin.meta;
            viewBase = twin.viewBase;
            seenVersion = twin.seenVersion;
            part = twin.part;
            madeUnrecorded = twin.madeUnrecorded;
            madeUnrecordedOfTracked = twin.madeUnrecordedOfTracked;
            DisposeScopeManager.Current.Register(this);
        }

        /// <summary>A handle on a tensor that the program has disposed while the graph still holds its memory.</summary>
        internal static Tensor Revive(Tensor tensor) => new(tensor);

        internal Tensor Twin()
        {
            RequireLive();
            var twin = new Tensor(this);
            if (meta is null && viewBase is null && GradMode.Enabled)
            {
                // Nothing to share yet: the twin learns as a view what becomes of this one.
                twin.viewBase = this;
                twin.seenVersion = memory.Version;
            }
            return twin;
        }

        /// <summary>A new row-major tensor with undefined contents.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Tensor Allocate(Layout layout, ScalarType type) =>
            new(TensorData.Allocate(layout.Count * DTypes.Size(type)), layout.AsContiguous, 0, type);

        /// <summary>Another look at this tensor's memory. Not yet known to autograd.</summary>
        internal Tensor View(Layout view, long viewOffset) => View(view, viewOffset, scalarType);

        /// <summary>With layout and offset counted in elements of another type: complex numbers as pairs of their parts, or the other way round.</summary>
        internal Tensor View(Layout view, long viewOffset, ScalarType viewType)
        {
            memory.Retain();
            var result = new Tensor(memory, view, viewOffset, viewType) { seenVersion = memory.Version };
            if (GradMode.Enabled)
            {
                result.viewBase = viewBase ?? this;
                // A view of a part is the only result of its own operation.
                result.part = Math.Min(part, 0);
                result.madeUnrecorded = madeUnrecorded;
                result.madeUnrecordedOfTracked = madeUnrecordedOfTracked;
            }
            else
            {
                result.madeUnrecorded = true;
                result.madeUnrecordedOfTracked = madeUnrecordedOfTracked || Tracks;
            }
            return result;
        }

        /// <summary>All elements of a tensor without gaps, in order.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Span<T> Elements<T>() where T : unmanaged
        {
            if (disposed) ThrowDisposed();
            return memory.Span<T>(offset, layout.Count);
        }

        /// <summary>Everything from the first to the last element that the strides reach.</summary>
        internal Span<T> Reach<T>() where T : unmanaged
        {
            if (disposed) ThrowDisposed();
            return memory.Span<T>(offset, layout.Reach);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void RequireLive()
        {
            if (disposed) ThrowDisposed();
        }

        [DoesNotReturn]
        static void ThrowDisposed() => throw TorchError.Disposed();

        /// <summary>The tensors that all threads of the program made and nobody disposed, those included that the collector took since.</summary>
        public static long TotalCount => DisposeScopeManager.LiveTensors;

        /// <summary>True once the tensor is disposed.</summary>
        public bool IsInvalid => disposed;

        public ScalarType dtype { get { RequireLive(); return scalarType; } }

        public Device device { get { RequireLive(); return CPU; } }

        public DeviceType device_type => DeviceType.CPU;

        public int device_index => -1;

        public bool is_cuda => false;

        public bool is_meta => false;

        public bool is_sparse => false;

        public bool is_cpu() => true;

        public long Dimensions { get { RequireLive(); return layout.Rank; } }

        public long ndim => Dimensions;

        public long dim() => Dimensions;

        public long NumberOfElements { get { RequireLive(); return layout.Count; } }

        public long numel() => NumberOfElements;

        /// <summary>Bytes per element.</summary>
        public long ElementSize => DTypes.Size(dtype);

        public long element_size() => ElementSize;

        /// <summary>The sizes of the dimensions, as a new array.</summary>
        public long[] shape { get { RequireLive(); return (long[])layout.Sizes.Clone(); } }

        public long[] size() => shape;

        public long size(int dim)
        {
            RequireLive();
            return layout.Rank == 0 ? throw TorchError.Dimension(dim, 0) : layout.Sizes[layout.Dimension(dim)];
        }

        /// <summary>The distance, in elements, between neighbours along each dimension, as a new array.</summary>
        public long[] stride() { RequireLive(); return (long[])layout.Strides.Clone(); }

        public long stride(int dim)
        {
            RequireLive();
            return layout.Rank == 0 ? throw TorchError.Dimension(dim, 0) : layout.Strides[layout.Dimension(dim)];
        }

        public long storage_offset() { RequireLive(); return offset; }

        public bool is_contiguous() { RequireLive(); return layout.Contiguous; }

        public bool is_integral() => DTypes.IsIntegral(dtype);

        public bool is_floating_point() => DTypes.IsFloat(dtype);

        public bool is_complex()
        {
            RequireLive();
            return DTypes.IsComplex(scalarType);
        }

        public string? name { get; set; }

        /// <summary>The elements as raw bytes; only for a tensor without gaps.</summary>
        public Span<byte> bytes
        {
            get
            {
                RequireLive();
                if (!layout.Contiguous) throw new InvalidOperationException("A non-contiguous tensor has no single run of bytes: call contiguous() first.");
                long size = DTypes.Size(scalarType);
                return memory.Span<byte>(offset * size, layout.Count * size);
            }
            set
            {
                var target = bytes;
                if (value.Length != target.Length) throw new ArgumentException($"A tensor of {target.Length} bytes cannot take {value.Length} bytes.");
                value.CopyTo(target);
                memory.Version++;
            }
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (disposed) return;
            if (scope is { } owner) owner.MarkAsDisposed(this);
            else DisposeScopeManager.Current.CountDisposed(this);
            Free();
        }

        /// <summary>Gives up this handle's share of the memory, without telling scopes or statistics.</summary>
        internal void Free()
        {
            if (disposed) return;
            disposed = true;
            DisposeScopeManager.Current.CountFreed(this);
            memory.Release();
        }

        public Tensor MoveToOuterDisposeScope()
        {
            scope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            scope?.MoveToOther(other, this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.scope);

        public Tensor DetachFromDisposeScope()
        {
            scope?.Detach(this);
            return this;
        }

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Same shape and type and equal elements.</summary>
        public bool Equals(Tensor? target) => target is not null && (ReferenceEquals(this, target) || SameElements(target));

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
    }
}

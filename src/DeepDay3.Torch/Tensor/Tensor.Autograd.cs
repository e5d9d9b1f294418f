using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether operations on this tensor are recorded when recording is on.</summary>
        internal bool Tracks
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => meta is { Tracks: true } || (viewBase is not null && seenVersion != memory.Version && viewBase.meta is { Tracks: true });
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static bool Recording(Tensor a) => GradMode.Enabled && a.Tracks;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static bool Recording(Tensor a, Tensor b) => GradMode.Enabled && (a.Tracks || b.Tracks);

        internal static bool Recording(params ReadOnlySpan<Tensor?> tensors)
        {
            if (!GradMode.Enabled) return false;
            foreach (var tensor in tensors)
                if (tensor is { Tracks: true }) return true;
            return false;
        }

        /// <summary>Makes a node the origin of this result.</summary>
        internal Tensor Record(Node node, int output = 0)
        {
            meta = new AutogradMeta { GradFn = node, Output = output };
            return this;
        }

        public bool is_leaf
        {
            get
            {
                RequireLive();
                RefreshView();
                return meta?.GradFn is null;
            }
        }

        public bool requires_grad
        {
            get { RequireLive(); return Tracks; }
            set
            {
                RequireLive();
                if (value && !DTypes.IsInexact(scalarType)) throw TorchError.Create("only Tensors of floating point and complex dtype can require gradients");
                if (!value && meta is { GradFn: not null }) throw TorchError.Create(
                    "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().");
                if (value && memory.Inference && !InferenceMode.Enabled) throw TorchError.Create("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.");
                if (value && Tracks) return;
                (meta ??= new AutogradMeta()).RequiresGrad = value;
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>A second handle that requires a gradient, for use in initialisers.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>The gradient accumulated by <see cref="backward()"/>, or null; a fresh handle at every call.</summary>
        public Tensor? grad
        {
            get
            {
                RequireLive();
                return meta?.Grad?.Twin();
            }
            set
            {
                RequireLive();
                if (value is null)
                {
                    if (meta is not null) meta.Grad = null;
                    return;
                }
                if (!value.layout.SameSizes(layout)) throw TorchError.Create(
                    $"assigned grad has data of a different size: {value.layout.Describe()} in place of {layout.Describe()}");
                if (value.scalarType != scalarType) throw TorchError.Create($"assigned grad has data of a different type: {value.scalarType} in place of {scalarType}");
                (meta ??= new AutogradMeta()).Grad = value.ForGrad();
            }
        }

        /// <summary>Keeps the gradient of this intermediate result too.</summary>
        public void retain_grad()
        {
            RequireLive();
            if (!Tracks) throw TorchError.Create("can't retain_grad on Tensor that has requires_grad=False");
            RefreshView();
            meta!.RetainGrad();
        }

        /// <summary>The gradients of this number with respect to the leaves, added to their <see cref="grad"/>.</summary>
        public void backward()
        {
            RequireLive();
            BackwardRun.Backward([this], null, retainGraph: false, createGraph: false, null);
        }

        /// <param name="grad_tensors">One tensor of this shape: the vector of the vector-Jacobian product. Needed unless this is one number.</param>
        /// <param name="retain_graph">Keep what was saved, for another pass.</param>
        /// <param name="create_graph">Record the pass itself, for second derivatives.</param>
        /// <param name="inputs">Only these leaves get gradients.</param>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            RequireLive();
            BackwardRun.Backward([this], grad_tensors is null ? null : [.. grad_tensors], retain_graph || create_graph, create_graph, inputs);
        }

        /// <summary>The same memory, unknown to autograd.</summary>
        public Tensor detach()
        {
            RequireLive();
            memory.Retain();
            return new Tensor(memory, layout, offset, scalarType);
        }

        public Tensor detach_()
        {
            RequireLive();
            if (viewBase is not null && Tracks) throw TorchError.Create(
                "Can't detach views in-place. Use detach() instead.");
            meta = null;
            return this;
        }

        /// <summary>A handle that belongs to the engine, to keep as a gradient; a copy where accumulating in place would not work.</summary>
        Tensor ForGrad()
        {
            var scopes = DisposeScopeManager.Current;
            scopes.Suspend();
            try
            {
                var kept = layout.Repeats ? clone() : Twin();
                kept.claimed = true;
                return kept;
            }
            finally
            {
                scopes.Resume();
            }
        }

        /// <summary>Refuses an in-place change that autograd cannot follow.</summary>
        internal void RequireMutable()
        {
            RequireLive();
            RequireNotInference();
            if (!GradMode.Enabled) return;
            if (part >= 0 && Tracks) throw ChangedPart();
            if (meta is { RequiresGrad: true, GradFn: null }) throw TorchError.Create("a leaf Variable that requires grad is being used in an in-place operation.");
            if (viewBase?.meta is { RequiresGrad: true, GradFn: null }) throw TorchError.Create("a view of a leaf Variable that requires grad is being used in an in-place operation.");
            if (madeUnrecordedOfTracked) throw ChangedUnrecordedView();
        }

        /// <summary>Refuses to change what was made in inference mode outside of it.</summary>
        void RequireNotInference()
        {
            if (memory.Inference && !InferenceMode.Enabled) throw TorchError.Create(
                "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.");
        }

        /// <summary>Refuses a recorded change through a view that autograd cannot follow to its base.</summary>
        void RequireFollowed()
        {
            if (part >= 0) throw ChangedPart();
            if (madeUnrecorded) throw ChangedUnrecordedView();
        }

        Exception ChangedPart() => TorchError.Create((meta?.GradFn is { } node
            ? $"Output {part} of {node.Name} is a view and is being modified inplace. "
            : "A view was created in no_grad mode and is being modified inplace with grad mode enabled. ") + OneOfSeveral);

        const string OneOfSeveral = "This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. " +
            "You should replace the inplace operation by an out-of-place one.";

        /// <summary>Refuses to write where elements share memory (an expanded dimension): the result would depend on how often each is written.</summary>
        internal void RequireDistinctElements()
        {
            if (layout.Repeats) throw TorchError.Create(
                "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.");
        }

        static Exception ChangedUnrecordedView() => TorchError.Create(
            "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Autograd cannot follow that: create and change it either both inside of no_grad or both outside.");

        /// <summary>
        /// What an in-place operation reads: this tensor, or, when the operation is recorded, a copy at the same place in the graph, so
        /// that what the graph saves stays as it was.
        /// </summary>
        internal Tensor Snapshot(params ReadOnlySpan<Tensor?> others)
        {
            RequireMutable();
            RequireDistinctElements();
            if (!Recording(this) && !Recording(others)) return this;
            RequireFollowed();
            RefreshView();
            var copy = Allocate(layout.AsContiguous, scalarType);
            copy.CopyFrom(this);
            // A strided view may reach beyond the view it was made of: what changes is part of the base.
            if (meta is { GradFn: AsStridedView } && viewBase is { Tracks: true } whole) return copy.Record(new AsStridedView(whole, this));
            // Its own note of the origin: this tensor's is about to change.
            if (meta is { GradFn: { } node } origin) copy.Record(node, origin.Output);
            return copy;
        }

        /// <summary>Takes over the elements and the origin of a fresh result: the second half of an in-place operation.</summary>
        internal Tensor Overwrite(Tensor value)
        {
            if (!value.layout.SameSizes(layout)) throw TorchError.Create(
                $"output with shape {layout.Describe()} doesn't match the broadcast shape {value.layout.Describe()}");
            if (DTypes.Category(value.scalarType) > DTypes.Category(scalarType)) throw TorchError.Create(
                $"result type {DTypes.Name(value.scalarType)} can't be cast to the desired output type {DTypes.Name(scalarType)}");
            if (Recording(this, value)) RequireFollowed();
            if (value.scalarType != scalarType && value.Tracks) value = value.to_type(scalarType);
            CopyFrom(value);
            if (Recording(value)) return Changed(value);
            // What was there before has no influence any more.
            return Recording(this) ? Changed(value.detach().Record(new ZeroBackward(this, "FillBackward0"))) : Changed();
        }

        /// <summary>Notes an in-place change, and where the new contents come from when that is recorded.</summary>
        internal Tensor Changed(Tensor? origin = null)
        {
            if (origin is null)
            {
                memory.Version++;
                return this;
            }
            RequireFollowed();
            if (viewBase is { } whole)
            {
                var written = new CopySlices(whole, origin, this);
                memory.Version++;
                whole.SetOrigin(written, 0);
                RefreshView();
            }
            else
            {
                var from = Edge.To(origin);
                memory.Version++;
                SetOrigin(from.Node!, from.Output);
            }
            return this;
        }

        void SetOrigin(Node node, int output) => (meta ??= new AutogradMeta()).SetOrigin(node, output);

        /// <summary>A view whose base was changed in place comes from the base's new contents.</summary>
        internal void RefreshView()
        {
            if (viewBase is null || seenVersion == memory.Version) return;
            if (viewBase.meta is not { Tracks: true } || meta is { RequiresGrad: true, GradFn: null }) return;
            if (part >= 0 && GradMode.Enabled && meta is { GradFn: { } origin }) throw TorchError.Create(
                $"Output {part} of {origin.Name} is a view and its base or another view of its base has been modified inplace. {OneOfSeveral}");
            SetOrigin(new AsStridedView(viewBase, this), 0);
            seenVersion = memory.Version;
        }
    }
}

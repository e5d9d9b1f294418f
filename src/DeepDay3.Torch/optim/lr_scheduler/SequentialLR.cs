namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.SequentialLR"/>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) => new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            public static partial class impl
            {
                /// <summary>Several schedules of one optimizer one after the other: each milestone is the step at which the next one starts.</summary>
                public class SequentialLR : LRScheduler
                {
                    readonly LRScheduler[] members;
                    readonly int[] milestones;

                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                    {
                        members = [.. schedulers];
                        this.milestones = [.. milestones];
                        int other = Array.FindIndex(members, member => !ReferenceEquals(member.Owner, optimizer));
                        if (other >= 0) throw new ArgumentException(
                            $"Sequential Schedulers expects all schedulers to belong to the same optimizer, but got schedulers at index {other} to be different than the optimizer passed in.");
                        if (this.milestones.Length != members.Length - 1) throw new ArgumentException(
                            $"Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, but got number of schedulers {members.Length} and the number of milestones to be equal to {this.milestones.Length}");
                        Attach(optimizer, last_epoch + 1, false);
                        // All members made their first step when they were made: take it back, and make that of the first one again.
                        foreach (var group in optimizer.ParamGroups) group.LearningRate = group.InitialLearningRate;
                        foreach (var member in members) member.Epoch--;
                        members[0].Restart();
                        NoteRates();
                    }

                    /// <summary>Steps the member whose turn it is, and gives what it set.</summary>
                    protected override IEnumerable<double> get_lr()
                    {
                        int turn = milestones.Count(milestone => milestone <= Epoch);
                        bool starts = turn > 0 && milestones[turn - 1] == Epoch;
                        members[turn].Step(starts ? 0 : null);
                        return Rates;
                    }
                }
            }
        }
    }
}

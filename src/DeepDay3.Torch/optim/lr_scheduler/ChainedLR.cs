namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.ChainedLR"/>
            public static LRScheduler ChainedLR(IEnumerable<LRScheduler> schedulers) => new impl.ChainedLR(schedulers);

            public static partial class impl
            {
                /// <summary>Several schedules of one optimizer at once: each step steps all of them in order.</summary>
                public class ChainedLR : LRScheduler
                {
                    readonly LRScheduler[] members;

                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        members = [.. schedulers];
                        if (members.Length == 0) throw new ArgumentException("ChainedLR needs at least one schedule.");
                        int other = Array.FindIndex(members, member => !ReferenceEquals(member.Owner, members[0].Owner));
                        if (other >= 0) throw new ArgumentException(
                            $"ChainedScheduler expects all schedulers to belong to the same optimizer, but got schedulers at index 0 and {other} to be different");
                        Attach(members[0].Owner, -1, false);
                    }

                    public override void step() => base.step();

                    private protected override void Advance(int? epoch)
                    {
                        foreach (var member in members) member.Step(epoch);
                        NoteRates();
                    }
                }
            }
        }
    }
}

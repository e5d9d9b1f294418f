using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace TorchSharp;

/// <summary>
/// The members of a dispose scope in the order in which they came. A tensor knows its scope and its place there, so that coming and going
/// cost a few nanoseconds each; other members are looked up.
/// </summary>
internal struct ScopeMembers
{
    IDisposable?[]? items;
    int used;
    Dictionary<IDisposable, int>? others;

    internal int Count { get; private set; }

    internal void Add(IDisposable member, DisposeScope owner)
    {
        items ??= new IDisposable?[16];
        if (used == items.Length) MakeRoom();
        items[used] = member;
        Note(member, used++, owner);
        Count++;
    }

    readonly bool Find(IDisposable member, DisposeScope owner, out int place)
    {
        if (member is torch.Tensor tensor)
        {
            place = tensor.placeInScope;
            return ReferenceEquals(tensor.scope, owner) && place < used && ReferenceEquals(items![place], tensor);
        }
        place = 0;
        return others is not null && others.TryGetValue(member, out place);
    }

    internal readonly bool Contains(IDisposable member, DisposeScope owner) => Find(member, owner, out _);

    /// <summary>Removes a member, which then belongs to no scope; false if it was none.</summary>
    internal bool Remove(IDisposable member, DisposeScope owner)
    {
        if (!Find(member, owner, out int place)) return false;
        items![place] = null;
        Count--;
        while (used > 0 && items[used - 1] is null) used--;
        if (member is torch.Tensor tensor)
        {
            tensor.scope = null;
            return true;
        }
        if (member is PackedSequence sequence) sequence.scope = null;
        others!.Remove(member);
        return true;
    }

    internal readonly IDisposable[] ToArray()
    {
        var result = new IDisposable[Count];
        for (int i = 0, to = 0; i < used; i++)
            if (items![i] is { } member) result[to++] = member;
        return result;
    }

    void Note(IDisposable member, int place, DisposeScope owner)
    {
        if (member is torch.Tensor tensor)
        {
            tensor.scope = owner;
            tensor.placeInScope = place;
            return;
        }
        if (member is PackedSequence sequence) sequence.scope = owner;
        (others ??= new(ReferenceEqualityComparer.Instance))[member] = place;
    }

    /// <summary>Closes the gaps where they are many, else doubles the room.</summary>
    void MakeRoom()
    {
        if (Count > used / 2)
        {
            Array.Resize(ref items, used * 2);
            return;
        }
        int to = 0;
        for (int i = 0; i < used; i++)
        {
            if (items![i] is not { } member) continue;
            items[to] = member;
            if (member is torch.Tensor tensor) tensor.placeInScope = to;
            else others![member] = to;
            to++;
        }
        Array.Clear(items!, to, used - to);
        used = to;
    }
}

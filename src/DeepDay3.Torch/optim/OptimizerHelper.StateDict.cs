using TorchSharp.Optim;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>The options and states themselves: saving them later saves what they are then.</summary>
    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            var places = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                if (!states.TryGetValue(parameter, out var state)) continue;
                int place = dictionary.State.FindIndex(known => ReferenceEquals(known, state));
                places.Add(place < 0 ? dictionary.State.Count : place);
                if (place < 0) dictionary.State.Add(state);
            }
            dictionary.StateIndexRef.Add(places);
        }
        return dictionary;
    }

    /// <summary>Takes over copies of the options and states of an optimizer of the same kind over parameters of the same shapes.</summary>
    /// <exception cref="ArgumentException">The groups or parameters differ in number, shape or kind.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        RequireCount(own.Options.Count, state_dict.Options.Count, "parameter groups");
        RequireCount(own.State.Count, state_dict.State.Count, "parameter states");
        for (int i = 0; i < own.Options.Count; i++)
            if (!ReferenceEquals(own.Options[i], state_dict.Options[i])) own.Options[i].LoadStateDict(state_dict.Options[i]);
        for (int i = 0; i < own.State.Count; i++)
            if (!ReferenceEquals(own.State[i], state_dict.State[i])) own.State[i].LoadStateDict(state_dict.State[i]);
    }

    /// <summary>Writes the state to a file, which is replaced only once everything is written.</summary>
    public void save_state_dict(string location)
    {
        string fresh = location + ".new";
        try
        {
            using (var writer = new BinaryWriter(File.Create(fresh))) save_state_dict(writer);
            File.Move(fresh, location, overwrite: true);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt(own.Options.Count);
        writer.Write7BitEncodedInt(own.State.Count);
        foreach (var options in own.Options) options.SaveStateDict(writer);
        foreach (var state in own.State) state.SaveStateDict(writer);
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote. After an error the optimizer is as it was.</summary>
    /// <exception cref="InvalidDataException">The stream holds another optimizer's state, or none.</exception>
    /// <exception cref="ArgumentException">The groups or parameters differ in number.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        using var before = new MemoryStream();
        using (var writer = new BinaryWriter(before, System.Text.Encoding.UTF8, leaveOpen: true)) save_state_dict(writer);
        try
        {
            Read(reader);
        }
        catch
        {
            before.Position = 0;
            Read(new BinaryReader(before));
            throw;
        }
    }

    void Read(BinaryReader reader)
    {
        string name = ReadName(reader);
        if (name != GetType().Name) throw new InvalidDataException($"The stream holds the state of an optimizer '{name}', but '{GetType().Name}' was expected.");
        var own = state_dict();
        RequireCount(own.Options.Count, StateStream.Number(reader, "number of groups", int.MaxValue), "parameter groups");
        RequireCount(own.State.Count, StateStream.Number(reader, "number of states", int.MaxValue), "parameter states");
        foreach (var options in own.Options) options.LoadStateDict(reader);
        foreach (var state in own.State) state.LoadStateDict(reader);
    }

    /// <summary>The name before the state; its length is checked first, so that other files cost nothing to refuse.</summary>
    static string ReadName(BinaryReader reader)
    {
        const int Longest = 1024;
        int length = StateStream.Number(reader, "length of an optimizer's name", Longest);
        var bytes = reader.ReadBytes(length);
        return bytes.Length == length ? System.Text.Encoding.UTF8.GetString(bytes) : throw new EndOfStreamException("The optimizer state ends within the optimizer's name.");
    }

    static void RequireCount(int own, int loaded, string what)
    {
        if (own != loaded) throw new ArgumentException($"The optimizer has {own} {what}, but the state to load has {loaded}.");
    }
}

using System.Buffers.Binary;
using System.Text;
using DeepDay3.Data;

namespace DeepDay3.Weights;

/// <summary>
/// Runs the part of Python's pickle language (protocols 2 to 5) that state_dicts are written in. Values are numbers, texts, null,
/// lists (object?[] for tuples, List for lists), <see cref="PickleDictionary"/>, <see cref="PickleStorage"/>, <see cref="PickleTensor"/> and
/// <see cref="PickleGlobal"/>; there is no way to any other.
/// </summary>
sealed partial class Unpickler(byte[] code, string name)
{
    readonly List<object?> stack = [];
    readonly Stack<int> marks = [];
    readonly Dictionary<long, object?> memo = [];
    int at;
    int start;

    /// <exception cref="DataFormatException">The pickle is broken, or asks for what is not allowed.</exception>
    public object? Load()
    {
        while (true)
        {
            start = at;
            byte op = Take(1)[0];
            if (op == (byte)'.')
                return Pop();
            Run(op);
        }
    }

    void Run(byte op)
    {
        switch (op)
        {
            case 0x80: // PROTO
                if (Take(1)[0] is not (>= 2 and <= 5) and var protocol)
                    throw Broken($"the pickle has protocol {protocol}; 2 to 5 were expected");
                break;
            case 0x95: // FRAME: its length is not needed
                Take(8);
                break;
            case (byte)'(': // MARK
                marks.Push(stack.Count);
                break;
            case (byte)'0': // POP
                Pop();
                break;
            case (byte)'N': // NONE
                stack.Add(null);
                break;
            case 0x88: // NEWTRUE
            case 0x89: // NEWFALSE
                stack.Add(op == 0x88);
                break;
            case (byte)'K': // BININT1
                stack.Add((long)Take(1)[0]);
                break;
            case (byte)'M': // BININT2
                stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
                break;
            case (byte)'J': // BININT
                stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
                break;
            case 0x8a: // LONG1
                stack.Add(ReadLong(Take(Take(1)[0])));
                break;
            case (byte)'G': // BINFLOAT
                stack.Add(BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
                break;
            case 0x8c: // SHORT_BINUNICODE
                stack.Add(Text(Take(Take(1)[0])));
                break;
            case (byte)'X': // BINUNICODE
                stack.Add(Text(Take(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))));
                break;
            default:
                RunOnValues(op);
                break;
        }
    }

    void RunOnValues(byte op)
    {
        switch (op)
        {
            case (byte)'q': // BINPUT
                memo[Take(1)[0]] = Top();
                break;
            case (byte)'r': // LONG_BINPUT
                memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = Top();
                break;
            case 0x94: // MEMOIZE
                memo[memo.Count] = Top();
                break;
            case (byte)'h': // BINGET
                stack.Add(Remembered(Take(1)[0]));
                break;
            case (byte)'j': // LONG_BINGET
                stack.Add(Remembered(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))));
                break;
            case (byte)'}': // EMPTY_DICT
                stack.Add(new PickleDictionary());
                break;
            case (byte)']': // EMPTY_LIST
                stack.Add(new List<object?>());
                break;
            case (byte)')': // EMPTY_TUPLE
                stack.Add(Array.Empty<object?>());
                break;
            case (byte)'t': // TUPLE
                stack.Add(PopMarked());
                break;
            case 0x85: // TUPLE1
            case 0x86: // TUPLE2
            case 0x87: // TUPLE3
                stack.Add(PopMany(op - 0x84));
                break;
            case (byte)'s': // SETITEM
                SetItems(PopMany(2));
                break;
            case (byte)'u': // SETITEMS
                SetItems(PopMarked());
                break;
            case (byte)'a': // APPEND
                Append(PopMany(1));
                break;
            case (byte)'e': // APPENDS
                Append(PopMarked());
                break;
            case (byte)'c': // GLOBAL
                stack.Add(Global(Line(), Line()));
                break;
            case 0x93: // STACK_GLOBAL
                object?[] names = PopMany(2);
                stack.Add(Global(names[0] as string ?? "", names[1] as string ?? ""));
                break;
            case (byte)'Q': // BINPERSID
                stack.Add(Storage(Pop()));
                break;
            case (byte)'R': // REDUCE
                object?[] call = PopMany(2);
                stack.Add(Reduce(call[0], call[1]));
                break;
            case (byte)'b': // BUILD: attributes of an ordered dictionary, which carry no weights
                if (Pop() is not PickleDictionary || Top() is not PickleDictionary)
                    throw Broken("attributes are set on something other than a dictionary, which is not allowed");
                break;
            default:
                throw Broken($"the instruction {op:x2} is not one of those that state_dicts are written in");
        }
    }

    ReadOnlySpan<byte> Take(long count)
    {
        if (count > code.Length - at)
            throw Broken($"the pickle ends; {count} more bytes were expected");
        ReadOnlySpan<byte> taken = code.AsSpan(at, (int)count);
        at += (int)count;
        return taken;
    }

    string Line()
    {
        int length = code.AsSpan(at).IndexOf((byte)'\n');
        if (length < 0)
            throw Broken("the pickle ends within a name");
        string line = Encoding.UTF8.GetString(Take(length));
        at++;
        return line;
    }

    static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    long ReadLong(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 8)
            throw Broken($"a number of {bytes.Length} bytes is there; at most 8 were expected");
        long value = 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
            value = value << 8 | bytes[i];
        int unused = 64 - 8 * bytes.Length;
        return bytes.Length == 0 ? 0 : value << unused >> unused;
    }

    object? Remembered(long index) => memo.TryGetValue(index, out object? value) ? value : throw Broken($"value {index} is asked for before it was kept");

    object? Top() => stack.Count > Floor ? stack[^1] : throw Broken("a value is asked for where there is none");

    object? Pop() => PopMany(1)[0];

    // Values below the last mark belong to a list that is not complete.
    int Floor => marks.Count > 0 ? marks.Peek() : 0;

    object?[] PopMany(int count)
    {
        if (stack.Count - Floor < count)
            throw Broken($"{count} values are asked for where there are {stack.Count - Floor}");
        object?[] values = [.. stack.GetRange(stack.Count - count, count)];
        stack.RemoveRange(stack.Count - count, count);
        return values;
    }

    object?[] PopMarked()
    {
        if (!marks.TryPop(out int mark))
            throw Broken("a list ends that did not begin");
        object?[] values = [.. stack.GetRange(mark, stack.Count - mark)];
        stack.RemoveRange(mark, stack.Count - mark);
        return values;
    }

    DataFormatException Broken(string problem) => new(name, start, problem);
}

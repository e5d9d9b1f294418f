using DeepDay3.Data.Formats;

namespace DeepDay3.Weights;

/// <summary>What a pickle can build.</summary>
sealed partial class Unpickler
{
    PickleGlobal Global(string module, string member) => PickleGlobal.Find($"{module}.{member}")
        ?? throw Broken($"the file asks for {Printable.Text($"{module}.{member}")}, which is not allowed: only tensors, dictionaries, lists, texts and numbers are built, and nothing was run");

    void SetItems(object?[] items)
    {
        if (Top() is not PickleDictionary dictionary || items.Length % 2 != 0)
            throw Broken("entries are set on something other than a dictionary, or without a value");
        for (int i = 0; i < items.Length; i += 2)
        {
            if (items[i] is not (string or long))
                throw Broken("a key of a dictionary is neither a text nor a number");
            dictionary.Items[items[i]!] = items[i + 1];
        }
    }

    void Append(object?[] items)
    {
        if (Top() is not List<object?> list)
            throw Broken("items are added to something other than a list");
        list.AddRange(items);
    }

    PickleStorage Storage(object? id) => id is object?[] and ["storage", PickleGlobal { Storage: { } type }, string key, string, long count]
        ? new PickleStorage(type, key, count)
        : throw Broken("a reference is not (\"storage\", kind, key, place, count), the only one that is allowed");

    object? Reduce(object? function, object? arguments) => (function, arguments) switch
    {
        (PickleGlobal { Name: PickleGlobal.OrderedDict }, object?[] and []) => new PickleDictionary(),
        (PickleGlobal { Name: PickleGlobal.RebuildTensor }, object?[] and [PickleStorage storage, long offset, object?[] shape, object?[] strides, ..]) =>
            new PickleTensor(storage, offset, Numbers(shape), Numbers(strides)),
        (PickleGlobal { Name: PickleGlobal.RebuildParameter }, object?[] and [PickleTensor tensor, ..]) => tensor,
        (PickleGlobal { Name: PickleGlobal.Size }, object?[] and [object?[] sizes]) => sizes,
        (PickleGlobal known, _) => throw Broken($"{known.Name} is called with other arguments than torch.save writes"),
        _ => throw Broken("something is called that is no function of the allowed ones"),
    };

    long[] Numbers(object?[] values) => Array.TrueForAll(values, value => value is long)
        ? Array.ConvertAll(values, value => (long)value!)
        : throw Broken("a shape holds something other than whole numbers");
}

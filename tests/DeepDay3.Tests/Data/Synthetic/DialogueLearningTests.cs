using DeepDay3.Data;
using DeepDay3.Text;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

[Collection(Alone.Name)]
public class DialogueLearningTests(Xunit.Abstractions.ITestOutputHelper output)
{
    const int Train = 4000, Test = 1000, Size = 32, Turns = 3;

    // The word of the answer that the question does not give away.
    static readonly string[] Values =
        ["kitchen", "garden", "station", "office", "park", "library", "tea", "coffee", "music", "football", "cats", "books", "one", "two", "three", "four", "five", "six"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_small_memory_network_answers_and_without_the_context_it_guesses(int seed)
    {
        double context = Accuracy(seed, hears: true), question = Accuracy(seed, hears: false);

        output.WriteLine($"memory network of {Size}, {Train} dialogues, three epochs: {context:P1} of {Test} others; without the context {question:P1}");
        Assert.InRange(context, 0.95, 1);
        Assert.InRange(question, 0, 0.25);
    }

    // One look at the turns, each a bag of words with its age, by attention from the question (Sukhbaatar et al., 2015).
    static double Accuracy(int seed, bool hears)
    {
        Dialogue[] dialogues = ToyDialogues.Make(Train + Test, seed);
        Vocabulary words = Vocabulary.Build(dialogues.SelectMany(dialogue => dialogue.Context.Append(dialogue.Question)).SelectMany(turn => turn));
        Tensor Bags(Func<Dialogue, string[]> turn) => Sequences.Pad([.. dialogues.Select(dialogue => words.Encode(turn(dialogue)))], words.PadIndex, length: 6).Batch;
        string[] Turn(Dialogue dialogue, int age) => hears && age < dialogue.Context.Length ? dialogue.Context[^(age + 1)] : [];
        Tensor contexts = stack([.. Enumerable.Range(0, Turns).Select(age => Bags(dialogue => Turn(dialogue, age)))], 1), questions = Bags(dialogue => dialogue.Question);
        Tensor answers = tensor(dialogues.Select(dialogue => (long)Array.FindIndex(Values, value => dialogue.Answer.Contains(value))).ToArray());
        manual_seed(seed);
        using var key = nn.Embedding(words.Count, Size, padding_idx: words.PadIndex);
        using var memory = nn.Embedding(words.Count, Size, padding_idx: words.PadIndex);
        using var age = nn.Embedding(Turns, Size);
        using var answer = nn.Linear(Size, Values.Length);
        Tensor Answered(Tensor context, Tensor question)
        {
            Tensor asked = key.forward(question).sum(1), keys = key.forward(context).sum(2) + age.weight!;
            Tensor attention = keys.matmul(asked.unsqueeze(2)).squeeze(2).div(Math.Sqrt(Size)).softmax(1);
            return answer.forward(attention.unsqueeze(1).matmul(memory.forward(context).sum(2)).squeeze(1) + asked);
        }

        SmallTraining.Run([key, memory, age, answer], Train, epochs: 3, batch: 64, learningRate: 0.01,
            rows => nn.functional.cross_entropy(Answered(contexts.index_select(0, rows), questions.index_select(0, rows)), answers.index_select(0, rows)));

        using var none = no_grad();
        TensorIndex rest = TensorIndex.Slice(Train);
        return Answered(contexts[rest], questions[rest]).argmax(1).eq(answers[rest]).to(float32).mean().item<float>();
    }
}

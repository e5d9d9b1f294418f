using System.Text;
using DeepDay3.Data.Downloads;

namespace DeepDay3.Exercises.Progress;

/// <summary>
/// The progress file of a user: <c>$DEEPDAY3_PROGRESS</c>, else deepday3/progress.json in the user's local application data. It is
/// replaced as a whole, under a lock, so that notebooks that run at the same time lose nothing and a reader never sees half a file. A
/// damaged file is moved aside, and one of a newer version is left alone.
/// </summary>
/// <param name="path">The file; need not exist.</param>
public sealed class ProgressStore(string path)
{
    /// <summary>The variable that names the file, and the one that says that nobody is at the notebook, so that nothing is kept.</summary>
    public const string FileVariable = "DEEPDAY3_PROGRESS", HeadlessVariable = "DEEPDAY3_HEADLESS";

    const long LargestFile = 16 << 20;

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // Threads of this process queue here; the lock file is for other processes.
    static readonly Lock Gate = new();

    /// <summary>The file of this user.</summary>
    public static ProgressStore OfUser() => new(
        Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file
            ? System.IO.Path.GetFullPath(file)
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "deepday3", "progress.json"));

    /// <summary>The file of the person at the notebook; null when it runs headless.</summary>
    public static ProgressStore? OfLearner() => Environment.GetEnvironmentVariable(HeadlessVariable) is { Length: > 0 } ? null : OfUser();

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Reads the file and changes nothing on disk.</summary>
    public ProgressState Load() => Read().State;

    /// <summary>Changes the progress of one exercise.</summary>
    /// <exception cref="ProgressException">The file cannot be written, or is of a newer version; it is as it was.</exception>
    public void Update(string id, Func<ExerciseProgress, ExerciseProgress> change)
    {
        try
        {
            lock (Gate)
                ChangeLocked(id, change);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ProgressException($"{Path} cannot be written: {error.Message}");
        }
    }

    void ChangeLocked(string id, Func<ExerciseProgress, ExerciseProgress> change)
    {
        using IDisposable held = FileLock.Take(Path + ".lock", LongestWait) ?? throw new ProgressException($"{Path} is held by another program.");
        (ProgressState state, bool isDamaged) = Read();
        if (isDamaged)
            SetAside();
        else if (state.Problem is { } problem)
            throw new ProgressException(problem);
        var exercises = new Dictionary<string, ExerciseProgress>(state.Exercises, StringComparer.Ordinal);
        exercises[id] = change(state.Of(id) ?? new ExerciseProgress()) with { ChangedAt = DateTimeOffset.UtcNow };
        Write(ProgressJson.Write(exercises));
    }

    // Only what is damaged is moved aside: a file that is newer, or that cannot be read now, may be whole.
    (ProgressState State, bool IsDamaged) Read()
    {
        try
        {
            if (!File.Exists(Path))
                return (ProgressState.Empty, false);
            string text = new FileInfo(Path).Length > LargestFile ? "" : File.ReadAllText(Path);
            if (ProgressJson.ReadVersion(text) is > ProgressJson.Version)
                return (ProgressState.Empty with { Problem = $"{Path} was written by a newer version of DeepDay3: update this one." }, false);
            return ProgressJson.ReadVersion(text) is not null && ProgressJson.Read(text) is { } exercises
                ? (new ProgressState(exercises), false)
                : (ProgressState.Empty with { Problem = $"{Path} is damaged; the next answer moves it aside and starts a new one." }, true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (ProgressState.Empty with { Problem = $"{Path} cannot be read: {error.Message}" }, false);
        }
    }

    void SetAside()
    {
        int number = 1;
        while (File.Exists(Aside(number)))
            number++;
        File.Move(Path, Aside(number));
    }

    string Aside(int number) => System.IO.Path.ChangeExtension(Path, $".damaged-{number}.json");

    void Write(string text) => AtomicFile.Write(Path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}

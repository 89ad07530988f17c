using System.Runtime.CompilerServices;
using Charts;
using Goroutines;

namespace Exercises;

/// <content>Predicting what can come of a program.</content>
public static partial class Exercise
{
    private static readonly char[] s_blanks = [' ', '\n', '\r', '\t'];

    /// <summary>Compares what a learner predicts of a small program with all that can come of it, in any order.</summary>
    /// <param name="main">The program.</param>
    /// <param name="outcomes">
    /// Every outcome that is thought possible: what the program prints (and a value that it returns), its lines and words set
    /// apart by a blank; at the end what it dies of, if it does: <c>deadlock</c>, <c>panic</c>, <c>fatal</c>.
    /// </param>
    /// <returns>What was missed and what cannot come, with one schedule; it shows itself.</returns>
    /// <exception cref="SimulationException">The program cannot be simulated, or not repeated.</exception>
    [OverloadResolutionPriority(3)]
    public static Prediction Predict(Func<GoTask> main, params string[] outcomes) =>
        Predict(
            Simulator.Explore(main),
            s => Simulator.Replay(main, s, showOutput: false),
            outcomes
        );

    /// <inheritdoc cref="Predict(Func{GoTask}, string[])"/>
    [OverloadResolutionPriority(2)]
    public static Prediction Predict<T>(Func<GoTask<T>> main, params string[] outcomes) =>
        Predict(
            Simulator.Explore(main),
            s => Simulator.Replay(main, s, showOutput: false),
            outcomes
        );

    /// <inheritdoc cref="Predict(Func{GoTask}, string[])"/>
    [OverloadResolutionPriority(1)]
    public static Prediction Predict(Func<Task> main, params string[] outcomes) =>
        Predict(
            Simulator.Explore(main),
            s => Simulator.Replay(main, s, showOutput: false),
            outcomes
        );

    /// <inheritdoc cref="Predict(Func{GoTask}, string[])"/>
    [OverloadResolutionPriority(0)]
    public static Prediction Predict(Action main, params string[] outcomes) =>
        Predict(
            Simulator.Explore(main),
            s => Simulator.Replay(main, s, showOutput: false),
            outcomes
        );

    private static Prediction Predict(
        Exploration all,
        Func<string, ProgramRun> replay,
        string[] outcomes
    )
    {
        var possible = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var outcome in all.Outcomes)
            possible.TryAdd(Words(outcome.Output, outcome.Death), outcome);
        var named = outcomes
            .Select(outcome => Words(outcome, death: null))
            .ToHashSet(StringComparer.Ordinal);
        return new Prediction(
            named,
            possible,
            all.Complete,
            outcome => replay(outcome.Schedule).Interleaving()
        );
    }

    private static string Words(string output, FindingKind? death)
    {
        var words = output.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (death is { } kind)
#pragma warning disable CA1308 // It is a word to be read, not a key.
            words.Add(kind.ToString().ToLowerInvariant());
#pragma warning restore CA1308
        return string.Join(' ', words);
    }
}

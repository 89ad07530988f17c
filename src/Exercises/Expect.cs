using System.Threading;

namespace Exercises;

/// <summary>What a check expects of an answer, said inside the little programs that it runs.</summary>
internal static class Expect
{
    private static readonly AsyncLocal<MistakeLog?> s_log = new();

    /// <summary>Ends the program with a mistake unless something holds.</summary>
    /// <param name="holds">What should be true.</param>
    /// <param name="misconception">The name of the belief that leads here.</param>
    /// <param name="reason">What happened, and why.</param>
    internal static void That(bool holds, string misconception, string reason)
    {
        if (!holds)
            Fail(misconception, reason);
    }

    /// <summary>Ends the program with a mistake.</summary>
    internal static void Fail(string misconception, string reason)
    {
        var mistake = new Mistake(misconception, reason);
        s_log.Value?.Note(mistake);
        throw new MistakeException(mistake);
    }

    /// <summary>Where mistakes are noted too: the learner's code might catch the exception.</summary>
    internal static void NoteIn(MistakeLog log) => s_log.Value = log;
}

/// <summary>The first mistake of one run.</summary>
internal sealed class MistakeLog
{
    private Mistake? _first;

    internal Mistake? First => Volatile.Read(ref _first);

    internal void Note(Mistake mistake) => Interlocked.CompareExchange(ref _first, mistake, null);
}

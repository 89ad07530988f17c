using System.Collections.Concurrent;
using Notebooks;

namespace Course.Page;

/// <summary>The chapters that were opened since the start.</summary>
public sealed class ChapterRuns(ChapterFolder folder, SessionSlots slots) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ChapterRun> _runs = new(StringComparer.Ordinal);

    /// <summary>Opens a chapter as its file stands now; null if there is none of this name.</summary>
    /// <exception cref="NotebookException">The file is no notebook.</exception>
    public (Chapter Chapter, ChapterRun Run)? Open(string name)
    {
        if (folder.Read(name) is not { } chapter)
        {
            return null;
        }

        ChapterRun run = _runs.GetOrAdd(name, _ => new ChapterRun(slots, folder.Path));
        run.Adopt(chapter.Cells);
        return (chapter, run);
    }

    /// <summary>A chapter that was opened before, or is opened now.</summary>
    /// <exception cref="NotebookException">The file is no notebook.</exception>
    public ChapterRun? Find(string name) =>
        _runs.TryGetValue(name, out ChapterRun? run) ? run : Open(name)?.Run;

    /// <summary>Ends all processes.</summary>
    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_runs.Values.Select(run => run.DisposeAsync().AsTask()));
}

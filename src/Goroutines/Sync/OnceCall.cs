using System.Runtime.ExceptionServices;

namespace Goroutines;

/// <summary>A function that runs at the first call, and what came of it: what <c>sync.OnceValue</c> returns.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
/// <remarks>All is written inside <c>_once</c> and read after it, so it needs no lock of its own.</remarks>
internal sealed class OnceCall<T>(Func<GoTask<T>> f, string file, int line)
{
    private readonly Once _once = new();
    private Func<GoTask<T>>? _f = f;
    private bool _hasReturned;
    private T _result = default!;
    private ExceptionDispatchInfo? _failure;

    internal async GoTask<T> Call()
    {
        await _once.Do(Fill, file, line);
        if (_hasReturned)
            return _result;
        _failure?.Throw();
        // It called Goexit: there is nothing to return, and nothing was passed to panic.
        throw new PanicException(null);
    }

    private async GoTask Fill()
    {
        try
        {
            _result = await _f!();
            _hasReturned = true;
        }
#pragma warning disable CA1031 // Whatever the function throws is its panic, and every caller's.
        catch (Exception e) when (e is not GoexitException)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            // What the function holds on to can go.
            _f = null;
        }
    }
}

internal static class OnceCall
{
    internal static Func<GoTask<T>> Of<T>(Func<GoTask<T>> f, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new OnceCall<T>(f, file, line).Call;
    }

    internal static Func<GoTask> Of(Func<GoTask> f, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(f);
        var call = new OnceCall<bool>(
            async () =>
            {
                await f();
                return true;
            },
            file,
            line
        );
        return async () => await call.Call();
    }
}

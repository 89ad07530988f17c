using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>
/// Goroutines that work on parts of one task, and the first error among them: <c>errgroup.Group</c>.
/// </summary>
/// <remarks>
/// A function's error is the exception that it returns, or throws. A panic is none: it ends the program, as in any
/// goroutine. A new group has no context and no limit.
/// </remarks>
public sealed partial class ErrGroup
{
    private readonly WaitGroup _active = new();
    private readonly Action<Exception?>? _cancel;
    private Chan<Unit>? _places;
    private Exception? _error;

    /// <summary>Makes a group without a context, as Go's zero <c>Group</c> is.</summary>
    public ErrGroup() { }

    private ErrGroup(Action<Exception?> cancel) => _cancel = cancel;

    /// <summary>
    /// A group with a context, which the first error cancels, and in any case the return of <see cref="Wait"/>:
    /// <c>errgroup.WithContext(ctx)</c>.
    /// </summary>
    /// <param name="context">Parent of the group's context.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The group, and its context, whose cause is the first error.</returns>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>.</exception>
    public static (ErrGroup Group, IContext Context) WithContext(
        IContext context,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var (own, cancel) = Context.WithCancelCause(context, file, line);
        return (new ErrGroup(cancel), own);
    }

    /// <summary>Sets how many goroutines of the group may be active at a time: <c>g.SetLimit(n)</c>.</summary>
    /// <param name="n">The limit; 0 lets none start; below zero there is no limit.</param>
    /// <exception cref="PanicException">
    /// <c>errgroup: modify limit while 2 goroutines in the group are still active</c>: goroutines that a limit counts.
    /// </exception>
    public void SetLimit(int n)
    {
        if (n < 0)
        {
            _places = null;
            return;
        }
        if (_places is { Len: > 0 and int active })
            throw new PanicException(
                new InvalidOperationException(
                    $"errgroup: modify limit while {active} goroutines in the group are still active"
                )
            );
        _places = new Chan<Unit>(n);
    }

    /// <summary>Waits until all functions of the group have returned: <c>g.Wait()</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The first error, the very object; null if there was none.</returns>
    public async ValueTask<Exception?> Wait(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        await _active.Wait(file, line);
        _cancel?.Invoke(_error);
        return _error;
    }

    private ValueTask StartWhenThereIsAPlace(Func<GoTask<Exception?>> body, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(body);
        var places = _places;
        if (places is not null && !places.TrySend(default))
            return WaitAndStart(places, body, file, line);
        Start(body, places, file, line);
        return default;
    }

    private async ValueTask WaitAndStart(
        Chan<Unit> places,
        Func<GoTask<Exception?>> body,
        string file,
        int line
    )
    {
        await places.Send(default, file, line);
        Start(body, places, file, line);
    }

    private bool TryStart(Func<GoTask<Exception?>> body, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(body);
        var places = _places;
        if (places is not null && !places.TrySend(default))
            return false;
        Start(body, places, file, line);
        return true;
    }

    private void Start(Func<GoTask<Exception?>> body, Chan<Unit>? places, string file, int line)
    {
        _active.Add(1);
        Starting.Go(
            async () =>
            {
                Exception? error;
                try
                {
                    error = await body();
                }
                catch (GoexitException)
                {
                    Finish(null, places);
                    throw;
                }
                // As with a WaitGroup, a panic is not counted: nobody may go on before the program dies.
                catch (Exception e) when (e is not PanicException)
                {
                    error = e;
                }
                Finish(error, places);
            },
            file,
            line
        );
    }

    private void Finish(Exception? error, Chan<Unit>? places)
    {
        if (error is not null && Interlocked.CompareExchange(ref _error, error, null) is null)
            _cancel?.Invoke(error);
        places?.TryReceive(out _);
        _active.Done();
    }
}

namespace Goroutines;

/// <summary>
/// Calls for the same thing at the same time, carried out once: <c>singleflight.Group</c>.
/// </summary>
/// <remarks>
/// The first caller for a key leads: it runs the function, as its own goroutine; those that come before it is done
/// wait and get the same result. Nothing is kept after that. <c>_gate</c> guards which flights are in the air and
/// who is on board; it is a lock of .NET, because keys compare themselves by code of their own.
/// </remarks>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TValue">Type of the results.</typeparam>
public sealed partial class SingleFlight<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Flight> _flights = [];
    private Subject _subject;

    /// <summary>Makes the next call for a key run its function, whether one is under way or not: <c>g.Forget(key)</c>.</summary>
    /// <param name="key">The key.</param>
    public void Forget(TKey key)
    {
        lock (_gate)
            _flights.Remove(key);
        Operations.Did(OperationKind.Update, ref _subject);
    }

    private ValueTask<(TValue Value, Exception? Err, bool Shared)> DoCore(
        TKey key,
        Func<GoTask<(TValue Value, Exception? Err)>> call,
        string file,
        int line
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        var flight = Board(key, null, out bool leads);
        Operations.Note(OperationKind.Update, ref _subject);
        return leads ? Lead(key, flight, call, file, line) : Join(flight, file, line);
    }

    private Chan<(TValue Value, Exception? Err, bool Shared)> DoChanCore(
        TKey key,
        Func<GoTask<(TValue Value, Exception? Err)>> call,
        string file,
        int line
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        var channel = new Chan<(TValue Value, Exception? Err, bool Shared)>(1);
        var flight = Board(key, channel, out bool leads);
        Operations.Note(OperationKind.Update, ref _subject);
        if (leads)
            Starting.Go(async () => await Lead(key, flight, call, file, line), file, line);
        return channel;
    }

    private Flight Board(
        TKey key,
        Chan<(TValue Value, Exception? Err, bool Shared)>? channel,
        out bool leads
    )
    {
        lock (_gate)
        {
            leads = !_flights.TryGetValue(key, out var flight);
            if (flight is null)
                _flights.Add(key, flight = new Flight());
            else
                flight.IsShared = true;
            if (channel is not null)
                flight.Channels.Add(channel);
            return flight;
        }
    }

    private async ValueTask<(TValue Value, Exception? Err, bool Shared)> Lead(
        TKey key,
        Flight flight,
        Func<GoTask<(TValue Value, Exception? Err)>> call,
        string file,
        int line
    )
    {
        await flight.Run(call);
        lock (_gate)
        {
            if (_flights.TryGetValue(key, out var current) && current == flight)
                _flights.Remove(key);
        }
        Operations.Note(OperationKind.Update, ref _subject);
        // From here on nobody comes on board, so the rest needs no lock.
        flight.Landed.Done();
        if (flight.Channels.Count > 0)
            await flight.Deliver(file, line);
        return flight.Result();
    }

    private static async ValueTask<(TValue Value, Exception? Err, bool Shared)> Join(
        Flight flight,
        string file,
        int line
    )
    {
        await flight.Landed.Wait(file, line);
        return flight.Result();
    }
}

using Goroutines;

namespace Charts.Replaying;

/// <summary>Runs a <see cref="ReplayModel"/> in the simulator, with one of its locks made free or with none.</summary>
internal sealed class Replay
{
    private readonly ReplayModel _model;
    private readonly long _freed;
    private readonly Dictionary<long, ILocker> _locks = [];
    private readonly Dictionary<long, int> _held = [];
    private readonly Dictionary<long, Chan<Unit>> _signals = [];
    private readonly Dictionary<long, long> _dones = [];
    private readonly Dictionary<long, List<(long Count, Chan<Unit> Signal)>> _joins = [];

    private Replay(ReplayModel model, long freed)
    {
        _model = model;
        _freed = freed;
    }

    /// <summary>How long the run takes; null if it does not come to an end.</summary>
    /// <param name="model">The run.</param>
    /// <param name="cores">How many cores it has.</param>
    /// <param name="freed">Number of the lock that is always free; 0 for none.</param>
    internal static TimeSpan? Run(ReplayModel model, int cores, long freed = 0)
    {
        var replay = new Replay(model, freed);
        var options = new SimulationOptions { MaxProcs = cores, Trace = false };
        var run = Simulator.Run(() => replay.Play(1), options);
        return run.ExitCode == 0 ? run.Elapsed : null;
    }

    private async GoTask Play(long goroutine)
    {
        // The simulator's time has steps of 100 ns; what is left of one goes to the next.
        long owed = 0;
        foreach (var action in _model.Of(goroutine))
        {
            switch (action.Kind)
            {
                case ReplayKind.Work:
                    owed += action.Value;
                    await Builtin.Work(Take(ref owed));
                    break;
                case ReplayKind.Sleep:
                    owed += action.Value;
                    await Builtin.Sleep(Take(ref owed));
                    break;
                case ReplayKind.Start:
                    Builtin.Go(Play, action.Value);
                    break;
                case ReplayKind.Await:
                    await SignalOf(action.Subject).Receive();
                    break;
                case ReplayKind.Signal:
                    SignalOf(action.Subject).TrySend(default);
                    break;
                case ReplayKind.Join:
                    await Join(action.Subject, action.Value);
                    break;
                case ReplayKind.Done:
                    Done(action.Subject);
                    break;
                default:
                    await UseLock(action);
                    break;
            }
        }
    }

    private async GoTask UseLock(ReplayAction action)
    {
        if (action.Subject == _freed)
        {
            return;
        }

        var mutex = LockOf(action.Subject);
        switch (action.Kind)
        {
            case ReplayKind.Lock:
                await mutex.Lock();
                _held[action.Subject] = -1;
                break;
            case ReplayKind.ReadLock:
                await ((RWMutex)mutex).RLock();
                _held[action.Subject] = _held.GetValueOrDefault(action.Subject) + 1;
                break;
            // In another order than it was, somebody may give back what nobody has.
            case ReplayKind.Unlock when _held.GetValueOrDefault(action.Subject) < 0:
                _held[action.Subject] = 0;
                mutex.Unlock();
                break;
            case ReplayKind.ReadUnlock when _held.GetValueOrDefault(action.Subject) > 0:
                _held[action.Subject]--;
                ((RWMutex)mutex).RUnlock();
                break;
            default:
                break;
        }
    }

    private async GoTask Join(long group, long count)
    {
        if (_dones.GetValueOrDefault(group) >= count)
        {
            return;
        }

        var signal = new Chan<Unit>(1);
        if (!_joins.TryGetValue(group, out var waiting))
        {
            _joins.Add(group, waiting = []);
        }

        waiting.Add((count, signal));
        await signal.Receive();
    }

    private void Done(long group)
    {
        var dones = _dones.GetValueOrDefault(group) + 1;
        _dones[group] = dones;
        if (_joins.TryGetValue(group, out var waiting))
        {
            foreach (var (count, signal) in waiting)
            {
                if (count <= dones)
                {
                    signal.TrySend(default);
                }
            }

            waiting.RemoveAll(join => join.Count <= dones);
        }
    }

    private static TimeSpan Take(ref long owed)
    {
        var (ticks, rest) = Math.DivRem(owed, TimeSpan.NanosecondsPerTick);
        owed = rest;
        return TimeSpan.FromTicks(ticks);
    }

    private Chan<Unit> SignalOf(long number)
    {
        if (!_signals.TryGetValue(number, out var signal))
        {
            _signals.Add(number, signal = new Chan<Unit>(1));
        }

        return signal;
    }

    private ILocker LockOf(long number)
    {
        if (!_locks.TryGetValue(number, out var mutex))
        {
            mutex = _model.IsReadWrite(number) ? new RWMutex() : new Mutex();
            _locks.Add(number, mutex);
        }

        return mutex;
    }
}

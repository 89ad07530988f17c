namespace Goroutines;

/// <content>One call of a function, and what came of it.</content>
public sealed partial class SingleFlight<TKey, TValue>
{
    private sealed class Flight
    {
        private TValue _value = default!;
        private Exception? _err;
        private FlightPanicException? _panic;
        private bool _exits;

        /// <summary>At zero when the function has ended, in whichever way.</summary>
        internal WaitGroup Landed { get; } = new(1);

        /// <summary>Whether anybody but the first caller gets the result.</summary>
        internal bool IsShared { get; set; }

        /// <summary>Of those who want the result in a channel.</summary>
        internal List<Chan<(TValue Value, Exception? Err, bool Shared)>> Channels { get; } = [];

        internal async GoTask Run(Func<GoTask<(TValue Value, Exception? Err)>> call)
        {
            try
            {
                (_value, _err) = await call();
            }
            catch (GoexitException)
            {
                _exits = true;
            }
            catch (PanicException panic)
            {
                // It ends here; what the callers raise instead does not follow from it in the reports.
                panic.MarkRecovered();
                PanicChain.Current?.Last = null;
                _panic = new FlightPanicException(panic);
            }
#pragma warning disable CA1031 // Any other exception is the function's error.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _err = e;
            }
        }

        /// <summary>What every caller gets: the result, or the panic, or the end of its goroutine.</summary>
        internal (TValue Value, Exception? Err, bool Shared) Result()
        {
            if (_panic is not null)
                throw new PanicException(_panic);
            if (_exits)
                throw Goroutine.Exit();
            return (_value, _err, IsShared);
        }

        internal async GoTask Deliver(string file, int line)
        {
            if (_panic is not null)
            {
                // Who waits at a channel cannot be made to panic: the program dies of it, and no handler of the
                // leading caller may come in between.
                Starting.Go(new Action(() => throw new PanicException(_panic)), file, line);
                await Selecting.Select([], file, line);
            }
            if (_exits)
                return;
            foreach (var channel in Channels)
                channel.TrySend(Result());
        }
    }
}

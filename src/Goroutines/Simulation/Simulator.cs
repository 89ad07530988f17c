namespace Goroutines;

/// <summary>Programs on a virtual machine: virtual cores, virtual time, choices from a seed.</summary>
/// <remarks>
/// The same program with the same seed gives the same output and the same trace, byte for byte, on every machine.
/// A goroutine is switched where it awaits an operation of the library, nowhere else.
/// </remarks>
public static partial class Simulator
{
    /// <summary>Virtual time begins where Go's own virtual time does.</summary>
    private static readonly DateTimeOffset s_epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static ProgramRun RunCore(
        Func<GoTask> main,
        SimulationOptions? options,
        string file,
        int line
    )
    {
        options ??= new SimulationOptions();
        IChooser chooser = options.Seed is { } seed
            ? new RandomChooser(seed)
            : new InOrderChooser();
        var launch = new Launch(options.Trace, options.DetectRaces, s_epoch, isSimulated: true);
        using var stopped = new ManualResetEventSlim();
        SimulatedScheduler? scheduler = null;
        // A thread of its own, because a fatal error leaves it behind in the middle of the goroutine that made it.
        var thread = new Thread(
            () =>
            {
                scheduler = new SimulatedScheduler(
                    launch.Program,
                    options,
                    chooser,
                    abandon: () =>
                    {
                        stopped.Set();
                        Thread.Sleep(Timeout.Infinite);
                    }
                );
                launch.Start(scheduler, main, file, line);
                scheduler.RunToEnd();
                stopped.Set();
            },
            maxStackSize: 16 << 20
        )
        {
            IsBackground = true,
            Name = "goroutine simulator",
        };
        thread.UnsafeStart();
        stopped.Wait();
        return launch.Result(scheduler!, launch.End.Result);
    }

    internal static ProgramRun RunOrThrow(
        Func<GoTask> main,
        SimulationOptions? options,
        string file,
        int line
    ) => Launch.ThrowIfFailed(RunCore(main, options, file, line));
}

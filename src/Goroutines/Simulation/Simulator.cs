namespace Goroutines;

/// <summary>Programs on a virtual machine: virtual cores, virtual time, choices from a seed.</summary>
/// <remarks>
/// The same program with the same seed gives the same output and the same trace, byte for byte, on every machine.
/// With a seed a goroutine may be interrupted at the end of every operation of the library, also of one without an
/// await, and after every <c>Console.Write</c>; without one only where it waits, or when its time slice is up.
/// </remarks>
public static partial class Simulator
{
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
        return Run(main, options, _ => chooser, file, line);
    }

    /// <summary>Runs a program whose choices somebody makes who knows it.</summary>
    internal static ProgramRun Run(
        Func<GoTask> main,
        SimulationOptions options,
        Func<Program, IChooser> makeChooser,
        string file,
        int line
    )
    {
        var launch = new Launch(
            options.Trace,
            options.TraceLimit,
            options.DetectRaces,
            Program.VirtualEpoch,
            isSimulated: true,
            options.ShowOutput
        );
        var chooser = makeChooser(launch.Program);
        var scheduler = new SimulatedScheduler(launch.Program, options, chooser);
        Carrier.Begin(() => scheduler.Run(() => launch.Start(scheduler, main, file, line)));
        SimulationWatch.Wait(scheduler);
        return launch.Result(scheduler, launch.End.Result);
    }

    internal static ProgramRun RunOrThrow(
        Func<GoTask> main,
        SimulationOptions? options,
        string file,
        int line
    ) => Launch.ThrowIfFailed(RunCore(main, options, file, line));
}

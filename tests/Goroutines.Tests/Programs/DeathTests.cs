using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>A run says what it died of, on real cores as in the simulator.</summary>
public sealed class DeathTests
{
    public static TheoryData<FindingKind?, string> Ends =>
        new()
        {
            { null, "returns" },
            { null, "exits" },
            { FindingKind.Panic, "panics" },
            { FindingKind.Panic, "throws" },
            { FindingKind.Fatal, "unlocks too often" },
            { FindingKind.Deadlock, "waits for ever" },
            { FindingKind.Deadlock, "leaves nobody" },
        };

    [Theory, MemberData(nameof(Ends))]
    public async Task It_is_known_of_every_end(FindingKind? death, string end)
    {
        var options = new RunOptions { ShowOutput = false };
        Assert.Equal(death, (await GoRuntime.Run(() => Ending(end), options)).Death);
        var simulated = new SimulationOptions { ShowOutput = false };
        Assert.Equal(death, Simulator.Run(() => Ending(end), simulated).Death);
    }

    [Fact]
    public async Task Who_is_cut_off_has_gone_on_and_on()
    {
        var real = await GoRuntime.Run(
            TurnForEver,
            new RunOptions { Timeout = TimeSpan.FromMilliseconds(50), ShowOutput = false }
        );
        var simulated = Simulator.Run(
            TurnForEver,
            new SimulationOptions { MaxSteps = 1000, ShowOutput = false }
        );
        Assert.Equal(FindingKind.Livelock, real.Death);
        Assert.Equal(FindingKind.Livelock, simulated.Death);
    }

    [Fact]
    public void Who_cannot_be_simulated_died_at_once()
    {
        var run = Simulator.Run(
            async () => await Task.Delay(Timeout.Infinite),
            new SimulationOptions { ShowOutput = false }
        );
        Assert.Equal(FindingKind.Fatal, run.Death);
    }

    [Fact]
    public void Races_alone_are_no_death()
    {
        var run = Simulator.Run(
            async () =>
            {
                var x = new Shared<int>();
                Go(async () => await x.Store(1));
                await x.Store(2);
                await Sleep(TimeSpan.FromSeconds(1));
            },
            new SimulationOptions { DetectRaces = true, ShowOutput = false }
        );
        Assert.Equal(66, run.ExitCode);
        Assert.Null(run.Death);
    }

    private static async GoTask TurnForEver()
    {
        while (true)
            await Gosched();
    }

    private static async GoTask Ending(string end)
    {
        await Gosched();
        switch (end)
        {
            case "exits":
                GoRuntime.Exit(3);
                break;
            case "panics":
                Panic("over");
                break;
            case "throws":
                throw new InvalidOperationException("over");
            case "unlocks too often":
                new Mutex().Unlock();
                break;
            case "waits for ever":
                await new Chan<int>().Receive();
                break;
            case "leaves nobody":
                GoRuntime.Goexit();
                break;
            default:
                break;
        }
    }
}

using System.Text;
using System.Text.Json;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Tracing.Export;

/// <summary>What Perfetto is given. <see cref="ChromeTraceFile"/> holds every file against the format's rules.</summary>
public sealed class ChromeExportTests
{
    [Fact]
    public void A_goroutine_is_a_row_of_its_states()
    {
        var file = ChromeTraceFile.Of(
            new(
                [
                    new(0, TraceEventKind.Running, 1, 0),
                    new(500, TraceEventKind.Created, 2, 0)
                    {
                        Other = 1,
                        File = "/home/learner/main.cs",
                        Line = 3,
                    },
                    new(1500, TraceEventKind.Blocked, 1, 0)
                    {
                        Text = "sync.WaitGroup.Wait",
                        Subject = 7,
                        File = @"C:\learner\main.cs",
                        Line = 9,
                    },
                    new(1500, TraceEventKind.Running, 2, 0),
                    new(2750, TraceEventKind.Ready, 1, 0) { Other = 2 },
                    new(2750, TraceEventKind.Ended, 2, 0),
                    new(3001, TraceEventKind.Running, 1, 0),
                ],
                1,
                TimeSpan.FromMicroseconds(4)
            )
        );
        Assert.Equal(
            [
                ("G1 main", "runnable", 0, ""),
                ("G1 main", "running", 0, "processor=0"),
                ("P0", "G1", 0, "goroutine=1"),
                ("G2 main.cs:3", "runnable", 0.5, "place=main.cs:3"),
                ("G1 main", "sync.WaitGroup.Wait", 1.5, "place=main.cs:9 subject=7"),
                ("G2 main.cs:3", "running", 1.5, "processor=0"),
                ("P0", "G2", 1.5, "goroutine=2"),
                ("G1 main", "runnable", 2.75, "goroutine=2"),
                ("G1 main", "running", 3.001, "processor=0"),
                ("P0", "G1", 3.001, "goroutine=1"),
            ],
            file.Slices.Select(s => (s.Thread, s.Name, s.Time, s.Args))
        );
        Assert.Equal(
            [
                ("go", "G1 main", "running", 0.5, "G2 main.cs:3", "running", 1.5),
                ("wake", "G2 main.cs:3", "running", 2.75, "G1 main", "running", 3.001),
            ],
            file.Arrows.Select(a =>
                (a.Name, a.From, a.FromSlice, a.Time, a.To, a.ToSlice, a.ToTime)
            )
        );
        Assert.Equal(
            [
                "running=1 ready=0 waiting=0",
                "running=1 ready=1 waiting=0",
                "running=1 ready=0 waiting=1",
                "running=0 ready=1 waiting=0",
                "running=1 ready=0 waiting=0",
            ],
            file.Counters.Where(c => c.Name == "goroutines").Select(c => c.Values)
        );
    }

    [Fact]
    public void Who_goes_on_without_its_processor_has_a_slice_inside_the_slice()
    {
        var file = ChromeTraceFile.Of(
            new(
                [
                    new(0, TraceEventKind.Running, 1, 0),
                    new(10, TraceEventKind.ProcessorLent, 1, 0),
                    new(20, TraceEventKind.Running, 2, 0),
                    new(30, TraceEventKind.Blocked, 1, 0) { Text = "chan receive" },
                ],
                1,
                TimeSpan.FromTicks(1)
            )
        );
        var inner = Assert.Single(file.Slices, s => s.Depth > 0);
        Assert.Equal(("G1 main", "without a processor"), (inner.Thread, inner.Name));
        Assert.Contains(("P0", "lent", "goroutine=1"), file.Instants);
    }

    [Fact]
    public void Who_is_woken_before_the_trace_shows_it_waiting_does_not_wait()
    {
        var file = ChromeTraceFile.Of(
            new(
                [
                    new(0, TraceEventKind.Running, 1, 0),
                    new(5, TraceEventKind.Running, 2, 1),
                    new(10, TraceEventKind.Ready, 1, 1) { Other = 2 },
                    new(20, TraceEventKind.Blocked, 1, 0) { Text = "chan receive" },
                    new(30, TraceEventKind.Running, 1, 0),
                ],
                2,
                TimeSpan.FromTicks(1)
            )
        );
        Assert.DoesNotContain(file.Slices, s => s.Name == "chan receive");
        var arrow = Assert.Single(file.Arrows);
        Assert.Equal(("G2", "G1 main", 0.03), (arrow.From, arrow.To, arrow.ToTime));
    }

    [Fact]
    public void An_arrow_to_who_never_runs_again_ends_with_the_trace()
    {
        var file = ChromeTraceFile.Of(
            new(
                [
                    new(0, TraceEventKind.Running, 1, 0),
                    new(10, TraceEventKind.Created, 2, 0) { Other = 1 },
                ],
                1,
                TimeSpan.FromMicroseconds(1)
            )
        );
        var arrow = Assert.Single(file.Arrows);
        Assert.Equal(("G2", "runnable", 1), (arrow.To, arrow.ToSlice, arrow.ToTime));
    }

    [Fact]
    public void An_empty_trace_has_its_processors_and_nothing_on_them()
    {
        var file = ChromeTraceFile.Of(new([], 3, TimeSpan.Zero));
        Assert.Equal(["P0", "P1", "P2"], file.Threads);
        Assert.Empty(file.Slices);
    }

    [Fact]
    public void Where_no_time_passes_each_event_takes_a_microsecond()
    {
        var run = Simulator.Run(() => Console.Write("a"));
        Assert.Equal(0, run.Elapsed.Ticks);
        var file = ChromeTraceFile.Of(run.Trace!);
        Assert.Equal(
            file.Slices.Count(s => s.Thread == "P0"),
            file.Slices.Count(s => s.Name == "running")
        );
        Assert.True(file.Slices[^1].Time > 0);
    }

    [Theory]
    [InlineData("\0\u001b[31m\"red\"\\\u2028x\t\r\n", "\0\u001b[31m\"red\"\\\u2028x")]
    [InlineData("  \n", "output")]
    [InlineData("", "output")]
    [InlineData("世界\nmore", "世界")]
    public void Whatever_is_written_to_the_console_has_a_name(string text, string name)
    {
        var file = ChromeTraceFile.Of(
            new([new(1, TraceEventKind.Output, 1, 0) { Text = text }], 1, TimeSpan.Zero)
        );
        Assert.Equal(name, Assert.Single(file.Instants).Name);
    }

    [Fact]
    public void Half_a_character_does_no_harm()
    {
        string text = new(['<', '\ud800', '>']);
        var file = ChromeTraceFile.Of(
            new([new(1, TraceEventKind.Output, 1, 0) { Text = text }], 1, TimeSpan.Zero)
        );
        Assert.Equal("<\ufffd>", Assert.Single(file.Instants).Name);
    }

    [Fact]
    public void A_long_output_is_named_by_its_beginning()
    {
        string text = new('x', 1000);
        var file = ChromeTraceFile.Of(
            new([new(1, TraceEventKind.Output, 1, 0) { Text = text }], 1, TimeSpan.Zero)
        );
        var (_, name, told) = Assert.Single(file.Instants);
        Assert.Equal(61, name.Length);
        Assert.Equal($"text={text}", told);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(4, 1L)]
    [InlineData(4, 2L)]
    public void A_simulated_program_becomes_a_valid_file(int maxProcs, long? seed)
    {
        var run = Simulator.Run(Mix, new() { MaxProcs = maxProcs, Seed = seed });
        Assert.Equal(0, run.ExitCode);
        var file = ChromeTraceFile.Of(run.Trace!);
        Assert.Contains(file.Arrows, a => a.Name == "message");
        Assert.Contains(file.Arrows, a => a.Name == "wake");
        Assert.Contains(
            file.Counters,
            c => c.Name.StartsWith("channel ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_real_program_becomes_a_valid_file()
    {
        for (int i = 0; i < 20; i++)
        {
            var run = await GoRuntime.Run(Mix, new() { MaxProcs = 3, Trace = true });
            Assert.Equal(0, run.ExitCode);
            var file = ChromeTraceFile.Of(run.Trace!);
            Assert.Contains(file.Arrows, a => a.Name == "message");
            Assert.Contains(file.Arrows, a => a.Name == "go");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_piece_of_a_trace_becomes_a_valid_file(bool losesItsBeginning)
    {
        var trace = Simulator.Run(Mix, new() { MaxProcs = 3, Seed = 5 }).Trace!;
        for (int i = 0; i < trace.Events.Count; i += 3)
        {
            var piece = losesItsBeginning ? trace.Events.Skip(i) : trace.Events.Take(i);
            ChromeTraceFile.Of(new([.. piece], trace.MaxProcs, TimeSpan.Zero));
        }
    }

    [Fact]
    public void A_program_that_dies_becomes_a_valid_file()
    {
        var run = Simulator.Run(async () =>
        {
            Go(() => new Chan<int>().Receive());
            await new Chan<int>().Receive();
        });
        Assert.Equal(2, run.ExitCode);
        var file = ChromeTraceFile.Of(run.Trace!);
        Assert.Equal(2, file.Slices.Count(s => s.Name == "chan receive"));
    }

    [Fact]
    public void A_long_trace_is_written_piece_by_piece()
    {
        var events = Enumerable
            .Range(0, 50_000)
            .Select(i => new TraceEvent(i, TraceEventKind.Running, 1 + i % 5, 0));
        var trace = new Trace([.. events], 1, TimeSpan.Zero);
        using var pieces = new Pieces();
        trace.WriteChromeJson(pieces);
        Assert.InRange(pieces.Longest, 1, 200_000);
        Assert.Equal(trace.ToChromeJson(), Encoding.UTF8.GetString(pieces.ToArray()));
    }

    [Fact]
    public void It_can_be_a_part_of_other_json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            new Trace([], 1, TimeSpan.Zero).WriteChromeJson(json);
            json.WriteEndArray();
        }
        using var document = JsonDocument.Parse(stream.ToArray());
        Assert.Equal("ns", document.RootElement[0].GetProperty("displayTimeUnit").GetString());
    }

    private static async GoTask Mix()
    {
        var (plain, buffered, gate) = (new Chan<int>(), new Chan<int>(2), new Mutex());
        var wg = new WaitGroup();
        await buffered.Send(0);
        for (int i = 0; i < 4; i++)
        {
            int number = i;
            wg.Go(async () =>
            {
                for (int j = 0; j < 5; j++)
                {
                    await Select(Send(plain, j), Send(buffered, j));
                    using (await gate.Lock())
                        await Work(TimeSpan.FromMicroseconds(20));
                    await Gosched();
                }
                Console.WriteLine($"{number} is done");
            });
        }
        Go(async () =>
        {
            await wg.Wait();
            plain.Close();
            await Sleep(TimeSpan.FromMicroseconds(100));
            buffered.Close();
        });
        await foreach (int _ in plain)
            await Blocking(() => buffered.TryReceive(out int _));
        await foreach (int _ in buffered)
            await Gosched();
    }

    private sealed class Pieces : MemoryStream
    {
        internal int Longest { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Longest = Math.Max(Longest, buffer.Length);
            base.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Longest = Math.Max(Longest, count);
            base.Write(buffer, offset, count);
        }
    }
}

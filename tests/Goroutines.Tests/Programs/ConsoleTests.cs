using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Where console output goes. Console.Out belongs to the process, so these run one at a time.</summary>
[Collection("console")]
public sealed class ConsoleTests
{
    [Fact]
    public async Task A_host_may_replace_the_console_and_put_it_back()
    {
        await GoRuntime.Run(() => Console.Write(""));
        var saved = Console.Out;
        using var host = new StringWriter();
        try
        {
            Console.SetOut(host);
            var replaced = await GoRuntime.Run(() => Console.Write("to the host"));
            Assert.Equal("to the host", replaced.Stdout);
            Assert.Contains("to the host", host.ToString());
        }
        finally
        {
            Console.SetOut(saved);
        }
        var restored = await GoRuntime.Run(() => Console.Write("once"));
        Assert.Equal("once", restored.Stdout);
    }

    [Fact]
    public async Task Each_run_has_its_own_output()
    {
        var runs = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    GoRuntime.Run(async () =>
                    {
                        for (int i = 0; i < 20; i++)
                        {
                            Console.Write(n);
                            await Gosched();
                        }
                    })
                )
        );
        for (int n = 0; n < runs.Length; n++)
            Assert.Equal(new string((char)('0' + n), 20), runs[n].Stdout);
    }

    [Fact]
    public async Task Lines_stay_whole_whatever_the_overload()
    {
        var run = await GoRuntime.Run(() =>
        {
            Console.WriteLine("{0}-{1}", 1, 2);
            Console.WriteLine('c');
            Console.WriteLine();
            Console.Write(['x', 'y', 'z'], 1, 2);
            Console.Out.WriteLine("span".AsSpan());
            Console.Error.WriteLine("error");
        });
        Assert.Equal("1-2\nc\n\nyzspan\n", run.Stdout);
        Assert.Equal("error\n", run.Stderr);
    }
}

[CollectionDefinition("console", DisableParallelization = true)]
public sealed class ConsoleCollection;

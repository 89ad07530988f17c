using System.Globalization;
using System.Reflection;
using System.Text;
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

    /// <summary>Half a line would be a place where another goroutine's line could come between.</summary>
    [Fact]
    public void Every_overload_writes_a_line_at_once()
    {
        using var expected = new StringWriter(CultureInfo.CurrentCulture) { NewLine = "\n" };
        int lines = 0;
        var run = Simulator.Run(() =>
        {
            foreach (var overload in Overloads(typeof(TextWriter)))
            {
                overload.Invoke(expected, Arguments(overload));
                overload.Invoke(Console.Out, Arguments(overload));
                lines++;
            }
        });
        Assert.Equal(expected.ToString(), run.Stdout);
        var written = run.Trace!.Events.Where(e => e.Kind == TraceEventKind.Output)
            .Select(e => e.Text!)
            .ToList();
        Assert.Equal(lines, written.Count);
        Assert.All(written, text => Assert.Equal(text.Length - 1, text.IndexOf('\n')));
        Assert.True(lines > 15);
    }

    private static IEnumerable<MethodInfo> Overloads(Type writer) =>
        writer
            .GetMethods()
            .Where(m => m.Name == nameof(TextWriter.WriteLine))
            .Where(m => !m.GetParameters().Any(p => p.ParameterType.IsByRefLike));

    private static object?[] Arguments(MethodInfo overload)
    {
        bool formatted = overload.GetParameters() is [{ Name: "format" }, ..];
        return
        [
            .. overload
                .GetParameters()
                .Select(p =>
                    p.ParameterType switch
                    {
                        var t when t == typeof(string) => formatted ? "<{0}>" : "text",
                        var t when t == typeof(char[]) => (object)new[] { 'a', 'b', 'c' },
                        var t when t == typeof(object[]) => new object[] { 1, 2 },
                        var t when t == typeof(StringBuilder) => new StringBuilder("built"),
                        var t when t == typeof(int) => 1,
                        var t when t == typeof(char) => 'c',
                        var t when t == typeof(System.Text.Rune) => new System.Text.Rune('r'),
                        var t when t.IsValueType => Convert.ChangeType(
                            1,
                            t,
                            CultureInfo.InvariantCulture
                        ),
                        _ => "object",
                    }
                ),
        ];
    }
}

[CollectionDefinition("console", DisableParallelization = true)]
public sealed class ConsoleCollection;

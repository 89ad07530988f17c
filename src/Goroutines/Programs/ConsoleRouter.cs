using System.Text;

namespace Goroutines;

/// <summary>Stands in the console's place and sends what a goroutine writes to its own run; the rest goes through.</summary>
internal sealed class ConsoleRouter : TextWriter
{
    private static readonly Lock s_gate = new();
    private static TextWriter? s_installedOut;
    private static TextWriter? s_installedError;

    private static TextWriter? s_consoleOut;
    private static TextWriter? s_consoleError;

    /// <summary>
    /// This thread is passing a run's output on. A router that a host saved and put back stands twice between the
    /// run and the console; it must not hand the text to the run again.
    /// </summary>
    [ThreadStatic]
    private static bool t_isPassingOn;

    private readonly TextWriter _console;
    private readonly Func<Program, TextWriter?> _select;
    private object? _gate;

    private ConsoleRouter(TextWriter console, Func<Program, TextWriter?> select)
        : base(console.FormatProvider)
    {
        _console = console;
        _select = select;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => _console.Encoding;

    /// <summary>Installs the routers if they are not there, as before a first run or when a host put its own writer.</summary>
    /// <returns>The writers that the run passes its output on to.</returns>
    internal static (TextWriter Out, TextWriter Error) Install()
    {
        lock (s_gate)
        {
            var stdout = Console.Out;
            if (stdout != s_installedOut)
            {
                var router = new ConsoleRouter(stdout, p => p.Out);
                Console.SetOut(router);
                router._gate = s_installedOut = Console.Out;
                s_consoleOut = stdout;
            }
            var stderr = Console.Error;
            if (stderr != s_installedError)
            {
                var router = new ConsoleRouter(stderr, p => p.Error);
                Console.SetError(router);
                router._gate = s_installedError = Console.Error;
                s_consoleError = stderr;
            }
            return (s_consoleOut!, s_consoleError!);
        }
    }

    /// <summary>Writes what belongs to a run to the console, through whatever routers stand in the way.</summary>
    internal static void PassOn(TextWriter? console, string value)
    {
        bool outer = t_isPassingOn;
        t_isPassingOn = true;
        console?.Write(value);
        t_isPassingOn = outer;
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) =>
        Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (!t_isPassingOn && Goroutine.Current is { } g && _select(g.Program) is { } run)
        {
            if (g.Program is { IsSimulated: true, HasEnded: true })
                return;
            if (run == g.Program.Out)
                g.Scheduler.Touch(Subject.Output, g.Program.HasResult ? Access.Read : Access.Write);
            if (!g.Program.HasAfterlife || !g.Program.HasResult)
            {
                g.Program.Trace?.Output(g, value);
                run.Write(value);
            }
            if (g.Program.IsSimulated)
                LetOthersRun(g);
        }
        else
            _console.Write(value);
    }

    /// <summary>The goroutine may be stopped here, and must not keep others from writing meanwhile.</summary>
    /// <remarks>The console puts a writer of its own before this one, and holds a lock on that during each write.</remarks>
    private void LetOthersRun(Goroutine goroutine)
    {
        int locks = 0;
        for (; _gate is not null && Monitor.IsEntered(_gate); locks++)
            Monitor.Exit(_gate);
        try
        {
            goroutine.Scheduler.Point();
        }
        finally
        {
            for (; locks > 0; locks--)
                Monitor.Enter(_gate!);
        }
    }

    // One write, so that a line stays one line whoever else writes.
    public override void WriteLine(string? value) => Write(value + "\n");

    public override void WriteLine(char value) => Write(value + "\n");

    public override void WriteLine() => Write("\n");

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));

    public override void WriteLine(char[]? buffer) => WriteLine(new string(buffer));

    public override void WriteLine(char[] buffer, int index, int count) =>
        WriteLine(new string(buffer, index, count));

    public override void WriteLine(StringBuilder? value) => WriteLine(value?.ToString());

    public override void WriteLine(bool value) => WriteLine(value ? "True" : "False");

    public override void WriteLine(int value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(uint value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(long value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(ulong value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(float value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(double value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(decimal value) => WriteLine(value.ToString(FormatProvider));

    public override void Flush() => _console.Flush();
}

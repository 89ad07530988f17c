using Notebooks.Scripting;

namespace Notebooks.Tests.Scripting;

/// <summary>Executes cells in this process, where nothing needs a process of its own.</summary>
internal sealed class Cells(string? folder = null)
{
    private readonly ScriptEngine engine = new(folder ?? Path.GetTempPath());
    private int number;

    public object? Run(string code)
    {
        CellError? error = engine.Execute(code, ++number, out object? value);
        Assert.True(error is null, string.Join('\n', error?.Traceback ?? []));
        return value;
    }

    public CellError Fail(string code)
    {
        CellError? error = engine.Execute(code, ++number, out _);
        Assert.NotNull(error);
        return error;
    }
}

namespace Notebooks.Tests.Scripting;

public sealed class ScriptEngineTests
{
    [Fact]
    public void The_default_imports_are_those_of_the_other_host() =>
        Assert.Equal(
            "3",
            new Cells().Run(
                "var s = new StringBuilder(); IEnumerable e = new List<int> { 1, 2, 3 }; await Task.Yield(); e.Cast<int>().Count().ToString()"
            )
        );

    [Fact]
    public void The_language_is_csharp_14() =>
        Assert.Equal(
            "field",
            new Cells().Run(
                "class C { public string P { get => field ?? \"field\"; set; } } new C().P"
            )
        );

    [Fact]
    public void Cells_are_optimized() =>
        Assert.Equal(
            true,
            new Cells().Run(
                """
                var all = System.Reflection.Assembly.GetExecutingAssembly().GetCustomAttributes(typeof(System.Diagnostics.DebuggableAttribute), false);
                all.Cast<System.Diagnostics.DebuggableAttribute>().All(a => !a.IsJITOptimizerDisabled)
                """
            )
        );

    [Fact]
    public void A_compile_error_has_its_line_column_and_text()
    {
        CellError error = new Cells().Fail("int a = 1;\nint b = zz;");
        Assert.Equal(CellErrorKind.CompileError, error.Kind);
        Assert.Equal((2, 9), (error.Line, error.Column));
        Assert.Equal(
            [
                "Cell 1, line 2, column 9: error CS0103: The name 'zz' does not exist in the current context",
                "    int b = zz;",
                "            ^",
            ],
            error.Traceback
        );
    }

    [Fact]
    public void A_cell_that_does_not_compile_runs_nothing()
    {
        var cells = new Cells();
        cells.Run("int n = 0;");
        cells.Fail("n = 1; zz();");
        Assert.Equal(0, cells.Run("n"));
    }

    [Fact]
    public void An_exception_has_the_cells_own_frames_only()
    {
        var cells = new Cells();
        cells.Run(
            """
            async Task Inner()
            {
                await Task.Yield();
                throw new InvalidOperationException("outer", new ArgumentException("inner"));
            }
            """
        );
        CellError error = cells.Fail("await Task.Yield();\nawait Inner();");
        Assert.Equal(("InvalidOperationException", "outer"), (error.Name, error.Message));
        Assert.Equal(
            [
                "InvalidOperationException: outer",
                "   at Cell 1, line 4, in Inner",
                "   at Cell 2, line 2",
                "because of ArgumentException: inner",
            ],
            error.Traceback
        );
    }

    [Fact]
    public void A_later_using_and_a_redeclared_name_win()
    {
        var cells = new Cells();
        cells.Run("int x = 1; int F() => 1;");
        cells.Run("string x = \"two\"; int F() => 2;");
        Assert.Equal("two2", cells.Run("x + F()"));
    }

    [Fact]
    public void An_alias_wins_over_a_later_import()
    {
        var cells = new Cells();
        cells.Run("using Timer = System.Timers.Timer;");
        cells.Run("using System.Threading;");
        Assert.Equal("System.Timers.Timer", cells.Run("typeof(Timer).FullName"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("// only a comment")]
    [InlineData("using System.IO;")]
    public void A_cell_without_code_succeeds(string code) => Assert.Null(new Cells().Run(code));

    /// <summary>The first engines of a process find no symbols of the framework that they could share.</summary>
    [Fact]
    public async Task Engines_may_start_at_the_same_time() =>
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        var cells = new Cells();
                        cells.Run("async ValueTask F() { await Task.Yield(); }");
                        cells.Run("await F();");
                    })
                )
        );
}

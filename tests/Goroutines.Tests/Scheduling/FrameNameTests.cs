using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Goroutines.Tests.Scheduling;

public sealed class FrameNameTests
{
    [Theory]
    [InlineData("Shop", "Serve", "Shop.Serve")]
    [InlineData("Town.Shop", "Serve", "Town.Shop.Serve")]
    [InlineData("Town.Shop+Till", "Add", "Town.Shop.Till.Add")]
    [InlineData("Shop`1", "Serve", "Shop.Serve")]
    [InlineData("Shop`1+Till`2", "Add", "Shop.Till.Add")]
    [InlineData("Shop", ".ctor", "Shop.ctor")]
    [InlineData("Shop", "get_IsOpen", "Shop.get_IsOpen")]
    // A lambda: without captures, with captures, of this.
    [InlineData("Shop+<>c", "<Serve>b__0_1", "Shop.Serve.func2")]
    [InlineData("Shop+<>c__DisplayClass3_0", "<Serve>b__0", "Shop.Serve.func1")]
    [InlineData("Shop+<>c__DisplayClass3_0`1", "<Serve>b__0", "Shop.Serve.func1")]
    [InlineData("Shop", "<Serve>b__3_0", "Shop.Serve.func1")]
    // A local function, which has a name of its own.
    [InlineData("Shop", "<Serve>g__Weigh|3_0", "Shop.Serve.Weigh")]
    [InlineData("Shop+<>c__DisplayClass3_0", "<Serve>g__Weigh|0", "Shop.Serve.Weigh")]
    // Async functions and iterators, then lambdas and local functions that are async.
    [InlineData("Shop+<Serve>d__3", "MoveNext", "Shop.Serve")]
    [InlineData("Shop+<Serve>d__3`1", "MoveNext", "Shop.Serve")]
    [InlineData("Shop+<>c+<<Serve>b__0_1>d", "MoveNext", "Shop.Serve.func2")]
    [InlineData("Shop+<>c__DisplayClass3_0+<<Serve>b__0>d", "MoveNext", "Shop.Serve.func1")]
    [InlineData("Shop+<<Serve>g__Weigh|3_0>d", "MoveNext", "Shop.Serve.Weigh")]
    // Code outside any function: a program's, a notebook cell's.
    [InlineData("Program", "<Main>$", "Program.Main")]
    [InlineData("Program+<<Main>$>d__0", "MoveNext", "Program.Main")]
    [InlineData("Program+<>c", "<<Main>$>b__0_0", "Program.Main.func1")]
    [InlineData("Submission#2+<<Initialize>>d__0", "MoveNext", "main.main")]
    [InlineData("Submission#2+<>c", "<<Initialize>>b__0_0", "main.main.func1")]
    [InlineData("Submission#2+<Kitchen>d__1", "MoveNext", "main.Kitchen")]
    // A type that only its file sees.
    [InlineData("<Shop>F3A0__Till", "Add", "Till.Add")]
    [InlineData("Town.<Shop>F3A0__Till+<Add>d__0", "MoveNext", "Town.Till.Add")]
    public void A_frame_has_the_name_that_its_author_gave(
        string type,
        string method,
        string name
    ) => Assert.Equal(name, FrameName.Of(type, method));

    [Fact]
    public async Task What_this_compiler_makes_is_understood()
    {
        var names = new List<string?>
        {
            Here(),
            new Func<string?>(() => Here())(),
            Local(),
            await LocalAsync(),
            await new Func<Task<string?>>(async () =>
            {
                await Task.Yield();
                return Here();
            })(),
            Generic<int>.Method<string>(),
            await Generic<string>.Async(1),
            Iterator().Single(),
            FileLocal.Method(),
        };
        static string? Local() => Here();
        static async Task<string?> LocalAsync()
        {
            await Task.Yield();
            return Here();
        }
        const string Self = "Goroutines.Tests.Scheduling.FrameNameTests";
        const string Test = Self + "." + nameof(What_this_compiler_makes_is_understood);
        Assert.Equal(
            [
                Test,
                $"{Test}.func",
                $"{Test}.Local",
                $"{Test}.LocalAsync",
                $"{Test}.func",
                $"{Self}.Generic.Method",
                $"{Self}.Generic.Async",
                $"{Self}.Iterator",
                "Goroutines.Tests.Scheduling.FileLocal.Method",
            ],
            // Which number a lambda gets is the compiler's affair.
            names.Select(n => n is null ? null : Regex.Replace(n, @"func\d+$", "func"))
        );
    }

    [Fact]
    public void Frames_of_the_library_and_of_the_framework_have_none()
    {
        string?[] names = [];
        Simulator.Run(() =>
        {
            names = [.. new StackTrace().GetFrames().Select(FrameName.Of)];
        });
        string name = Assert.Single(names, n => n is not null)!;
        Assert.EndsWith(".func1", name, StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? Here() => FrameName.Of(new StackFrame(skipFrames: 1));

    private static IEnumerable<string?> Iterator()
    {
        yield return Here();
    }

    private static class Generic<T>
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static string? Method<U>() => typeof(U) == typeof(T) ? "" : Here();

        internal static async Task<string?> Async<U>(U value)
        {
            await Task.Yield();
            return value is T ? "" : Here();
        }
    }
}

file static class FileLocal
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static string? Method() => FrameNameTestsHere.Name();
}

internal static class FrameNameTestsHere
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static string? Name() => FrameName.Of(new StackFrame(skipFrames: 1));
}

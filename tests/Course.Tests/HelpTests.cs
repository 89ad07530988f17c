namespace Course.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("check")]
    [InlineData("progress")]
    [InlineData("reset")]
    [InlineData("update")]
    public async Task The_help_of_a_command_ends_with_an_example(string command)
    {
        RunProcess run = await RunProcess.RunAsync(AppContext.BaseDirectory, command, "--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"Examples:\n  course {command}", run.Output, StringComparison.Ordinal);
    }
}

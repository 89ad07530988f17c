using Charts.Timelines;

namespace Charts.Tests.Timelines;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(0, "0 ns")]
    [InlineData(999, "999 ns")]
    [InlineData(1_500, "1.5 µs")]
    [InlineData(812_300_000, "812 ms")]
    [InlineData(999_600_000, "1 s")]
    [InlineData(1_254_000_000, "1.25 s")]
    [InlineData(3_600_000_000_000, "3,600 s")]
    public void A_time_has_the_unit_that_fits(long nanoseconds, string text) =>
        Assert.Equal(text, Units.Time(nanoseconds));

    [Theory]
    [InlineData("/a/b/Program.cs", 3, "Program.cs:3")]
    [InlineData(@"C:\a\Program.cs", 3, "Program.cs:3")]
    [InlineData("Cell 3", 0, "Cell 3")]
    [InlineData(null, 3, null)]
    public void A_place_is_a_file_name_and_a_line(string? file, int line, string? place) =>
        Assert.Equal(place, Units.Place(file, line));
}

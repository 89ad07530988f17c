namespace Notebooks.Tests.Documents;

public sealed class PythonLinesTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a\n" })]
    [InlineData("a\r\nb\rc\n\nd", new[] { "a\r\n", "b\r", "c\n", "\n", "d" })]
    [InlineData("a\u2028b\u0085c\fd", new[] { "a\u2028", "b\u0085", "c\f", "d" })]
    public void Text_is_cut_where_python_cuts_it(string text, string[] lines) =>
        Assert.Equal<IEnumerable<string>>(lines, PythonLines.Split(text));
}

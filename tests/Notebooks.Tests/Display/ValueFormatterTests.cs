using Notebooks.Display;

namespace Notebooks.Tests.Display;

public sealed class ValueFormatterTests
{
    public static TheoryData<object, string> Plain =>
        new()
        {
            { "text", "text" },
            { 1234.5, "1234.5" },
            { true, "True" },
            {
                new List<int> { 1, 2, 3 },
                "[ 1, 2, 3 ]"
            },
            { Array.Empty<int>(), "[]" },
            {
                new List<string?> { "a", null },
                "[ \"a\", null ]"
            },
            {
                new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1 },
                "{ \"a\": 1 }"
            },
            { (1, "b"), "(1, \"b\")" },
            { new { A = 1 }, "{ A = 1 }" },
            { new Plainly(), "Plainly { A = 1, B = [ 2 ] }" },
            { Enumerable.Range(0, 2).Select(x => x * 2), "[ 0, 2 ]" },
        };

    [Theory]
    [MemberData(nameof(Plain))]
    public void Plain_text_is_readable(object value, string text) =>
        Assert.Equal(text, ValueFormatter.Format(value)["text/plain"]!.ToString());

    [Fact]
    public void A_sequence_without_end_is_cut()
    {
        string text = ValueFormatter.Format(Forever())["text/plain"]!.ToString();
        Assert.EndsWith("99, … ]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_is_shown_with_plain_text_beside_it()
    {
        var data = ValueFormatter.Format(new Html());
        Assert.Equal("<b>html</b>", data["text/html"]!.ToString());
        Assert.Equal("plain", data["text/plain"]!.ToString());
    }

    [Fact]
    public void A_formatter_source_is_found_by_name_on_a_base_type_and_comes_before_ToHtml()
    {
        var data = ValueFormatter.Format(new Derived());
        Assert.Equal("<i>source</i>", data["text/html"]!.ToString());
        Assert.Equal("source", data["text/plain"]!.ToString());
        Assert.Equal(2, data.Count);
    }

    private static IEnumerable<int> Forever()
    {
        for (int i = 0; ; i++)
        {
            yield return i;
        }
    }

    private sealed class Plainly
    {
        public int A { get; } = 1;
        public int[] B { get; } = [2];
    }

    private sealed class Html
    {
        private readonly string html = "<b>html</b>";

        public string ToHtml() => html;

        public override string ToString() => "plain";
    }

    [TypeFormatterSource(typeof(Source), PreferredMimeTypes = ["text/html", "text/plain"])]
    private class Base;

    private sealed class Derived : Base
    {
        private readonly string html = "not this one";

        public string ToHtml() => html;
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;
        public string[]? PreferredMimeTypes { get; set; }
    }

    private sealed class Source
    {
        private readonly List<object> formatters =
        [
            new Formatter("text/html", "<i>source</i>"),
            new Formatter("text/plain", "source"),
            new Formatter("text/latex", "not preferred"),
        ];

        public List<object> CreateTypeFormatters() => formatters;
    }

    private sealed class Formatter(string mimeType, string text)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(text);
            return instance is Base;
        }
    }
}

using Notebooks;

namespace Course.Tests;

/// <summary>The prose of the notebooks and READMEs is spelt as British English, or with the course's own words.</summary>
public sealed class SpellingTests
{
    private static readonly string s_root = CourseRoot.Find();
    private static readonly string[] s_own = File.ReadAllLines(
        Path.Combine(s_root, "tests", "Course.Tests", "Spelling", "words.txt")
    );

    public static TheoryData<string> Texts =>
        new([
            .. CourseTexts.Notebooks(s_root),
            .. CourseTexts.Markdown(s_root).Where(f => Path.GetFileName(f) == "README.md"),
        ]);

    [SkippableTheory, MemberData(nameof(Texts))]
    public async Task The_words_are_spelt_as_a_dictionary_or_the_list_of_own_words_has_them(
        string text
    )
    {
        string[] words =
        [
            .. Markdown(Path.Combine(s_root, text))
                .SelectMany(Prose.Words)
                .Distinct(StringComparer.Ordinal)
                .Except(s_own, StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal),
        ];
        IReadOnlyList<string>? unknown = await Hunspell.UnknownAsync(words);
        Skip.If(unknown is null, "no hunspell with en_GB (Debian: hunspell, hunspell-en-gb)");
        Assert.True(
            unknown!.Count == 0,
            $"{text}: {string.Join(' ', unknown)}\n"
                + "Mend them, or add what is right to tests/Course.Tests/Spelling/words.txt."
        );
    }

    [Fact]
    public void The_list_of_own_words_is_sorted_and_has_each_word_once() =>
        Assert.Equal(s_own.Distinct().Order(StringComparer.Ordinal), s_own);

    [Theory]
    [InlineData("Two *words* here", "Two words here")]
    [InlineData("`code` and [a link](no/word.md)", "and link")]
    [InlineData("```\ncode\n```\n\nprose", "prose")]
    [InlineData("half **bo**ld", "half bold")]
    [InlineData("a channel's end, don't", "channel end don't")]
    [InlineData("well-known work-stealing", "well known work stealing")]
    [InlineData(
        "WaitGroup and src/Course/README.md and go.dev and x86 and Wait()",
        "and and and and"
    )]
    [InlineData("a folder [lib/](lib)", "folder")]
    [InlineData("see https://go.dev/blog for more", "see for more")]
    [InlineData("| head |\n|---|\n| cell `x` |", "head cell")]
    [InlineData("<details><summary>Hint</summary>\n\ntext\n\n</details>", "text")]
    public void Only_prose_is_spelt(string markdown, string words) =>
        Assert.Equal(words, string.Join(' ', Prose.Words(markdown)));

    private static IEnumerable<string> Markdown(string file) =>
        Path.GetExtension(file) == ".ipynb"
            ? NotebookDocument
                .Load(file)
                .Cells.Where(c => c.Kind == CellKind.Markdown)
                .Select(c => c.Source)
            : [File.ReadAllText(file)];
}

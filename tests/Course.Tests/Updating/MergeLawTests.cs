using System.Text;
using Course.Updating;
using Notebooks;

namespace Course.Tests;

/// <summary>What must hold of any update, whatever the learner and the course did: two hundred chapters by chance.</summary>
public sealed class MergeLawTests
{
    private const int Exercises = 4;
    private const int Cells = 6;

    private static readonly IEnumerable<int> s_seeds = Enumerable.Range(0, 200);

    [Theory, InlineData(true), InlineData(false)]
    public void Nothing_that_a_learner_wrote_is_lost(bool hasBase) =>
        Assert.All(
            s_seeds,
            seed =>
            {
                Chance chance = new(seed);
                HashSet<string> merged = [.. chance.Merge(hasBase).Cells.Select(c => c.Source)];

                // Texts and checks without a base cannot be told from the course's; the backup has them.
                IEnumerable<string> written = chance
                    .Mine.Cells.Where(c => hasBase || !IsToldOnly(c))
                    .Select(c => c.Source)
                    .Where(source => source.StartsWith("mine", StringComparison.Ordinal));
                Assert.All(written, source => Assert.Contains(source, merged));
            }
        );

    [Theory, InlineData(true), InlineData(false)]
    public void All_cells_of_the_new_version_are_there_in_its_order(bool hasBase) =>
        Assert.All(
            s_seeds,
            seed =>
            {
                Chance chance = new(seed);
                HashSet<string> theirs = [.. chance.Theirs.Cells.Select(c => c.Id)];

                IEnumerable<string> merged = chance.Merge(hasBase).Cells.Select(c => c.Id);

                Assert.Equal(chance.Theirs.Cells.Select(c => c.Id), merged.Where(theirs.Contains));
            }
        );

    [Theory, InlineData(true), InlineData(false)]
    public void Every_cell_has_an_id_of_its_own(bool hasBase) =>
        Assert.All(
            s_seeds,
            seed => Assert.Distinct(new Chance(seed).Merge(hasBase).Cells.Select(c => c.Id))
        );

    [Theory, InlineData(true), InlineData(false)]
    public void The_same_update_again_changes_nothing(bool hasBase) =>
        Assert.All(
            s_seeds,
            seed =>
            {
                Chance chance = new(seed);
                NotebookDocument once = chance.Merge(hasBase);

                MergedChapter twice = ChapterMerge.Of(
                    Copy(once),
                    Copy(chance.Theirs),
                    Copy(chance.Theirs)
                );

                Assert.Equal(once.ToText(), twice.Document.ToText());
                Assert.Empty(twice.Notes);
            }
        );

    private static bool IsToldOnly(NotebookCell cell) =>
        cell.Id.StartsWith("ch-text", StringComparison.Ordinal)
        || cell.Id.StartsWith("ch-check", StringComparison.Ordinal);

    private static NotebookDocument Copy(NotebookDocument document) =>
        NotebookDocument.Parse(Encoding.UTF8.GetBytes(document.ToText()), "06-channels.ipynb");

    /// <summary>A chapter, its new version and a learner's notebook, changed at random.</summary>
    private sealed class Chance
    {
        private readonly Random random;
        private readonly NotebookDocument before;

        public Chance(int seed)
        {
            random = new Random(seed);
            before = Version("old").Document;
            Mine = Copy(before);
            foreach (NotebookCell cell in Mine.Cells.ToList())
                Learn(cell);
            Theirs = Version("new").Document;
        }

        public NotebookDocument Mine { get; }

        public NotebookDocument Theirs { get; }

        public NotebookDocument Merge(bool hasBase) =>
            ChapterMerge.Of(Copy(Mine), hasBase ? Copy(before) : null, Copy(Theirs)).Document;

        /// <summary>Most cells as they always are, some in another wording, some left out.</summary>
        private ChapterBuilder Version(string wording)
        {
            var builder = new ChapterBuilder();
            for (int i = 0; i < Cells; i++)
            {
                if (Is(0.85))
                    builder.Text($"ch-text{i}", Worded($"text {i}", wording));
                if (Is(0.85))
                    builder.Code(
                        $"ch-code{i}",
                        Worded($"code {i}", wording),
                        Is(0.5) ? wording : null
                    );
            }

            for (int i = 1; i <= Exercises; i++)
            {
                string cell = Is(0.8) ? $"ch-ex{i}" : $"ch-other{i}";
                if (Is(0.8))
                    builder
                        .Answer(cell, $"06-{i}", Worded($"stub {i}", wording))
                        .Check(
                            $"ch-check{i}",
                            $"06-{i}",
                            i,
                            wording,
                            Worded($"check {i}", wording)
                        );
            }

            return builder;
        }

        private void Learn(NotebookCell cell)
        {
            bool isAnswer = cell.Source.StartsWith("stub", StringComparison.Ordinal);
            int index = Mine.Cells.ToList().IndexOf(cell);
            if (Is(isAnswer ? 0.6 : 0.2))
                cell.Source = $"mine in {cell.Id}";
            if (Is(0.2))
                Mine.InsertCell(index + 1, CellKind.Code, $"mine after {cell.Id}", $"own{index}");
            bool isExercise = cell.Metadata.ContainsKey("course");
            if (isExercise && Is(0.3))
                Mine.InsertCopy(index + 1, cell, $"dup{index}").Source = $"mine beside {cell.Id}";
            if (Is(0.1))
                Mine.RemoveCell(cell);
        }

        private string Worded(string text, string wording) => Is(0.3) ? $"{text} {wording}" : text;

        private bool Is(double probability) => random.NextDouble() < probability;
    }
}

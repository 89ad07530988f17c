using System.Text;

namespace Notebooks;

/// <summary>The outputs of one cell in the shape in which a notebook stores them.</summary>
public static class OutputList
{
    /// <summary>
    /// Joins pieces of one stream that follow each other, and puts updates in the place of what they replace. The
    /// update of what another cell shows is left out.
    /// </summary>
    public static IReadOnlyList<CellOutput> Merge(IEnumerable<CellOutput> outputs)
    {
        var merged = new List<CellOutput>();
        var text = new StringBuilder();
        string? name = null;
        foreach (CellOutput output in outputs)
        {
            if (output is DisplayOutput { IsUpdate: true } update)
            {
                int index = merged.FindIndex(o =>
                    (o as DisplayOutput)?.DisplayId == update.DisplayId
                );
                if (index >= 0)
                {
                    merged[index] = update with { IsUpdate = false };
                }

                continue;
            }

            var stream = output as StreamOutput;
            if (!string.Equals(stream?.Name, name, StringComparison.Ordinal))
            {
                Flush();
            }

            if (stream is null)
            {
                merged.Add(output);
            }
            else
            {
                name = stream.Name;
                text.Append(stream.Text);
            }
        }

        Flush();
        return merged;

        void Flush()
        {
            if (name is not null)
            {
                merged.Add(new StreamOutput(name, text.ToString()));
            }

            text.Clear();
            name = null;
        }
    }
}

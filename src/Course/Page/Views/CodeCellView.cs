using static Course.Page.PageResponse;

namespace Course.Page;

/// <summary>A code cell before the script has put its editor in.</summary>
public static class CodeCellView
{
    /// <summary>The cell's HTML.</summary>
    public static string Html(ChapterCell cell)
    {
        string id = Encode(cell.Id);
        string label = $"Cell {cell.Number}";
        int rows = cell.Source.Count(c => c == '\n') + 1;
        // The line break after the tag is dropped by HTML: an empty first line would be lost else.
        return $"""
            <section class="cell" id="cell-{id}" data-cell="{id}" data-state="idle" aria-label="{label}">
            <div class="cell-head">
            <button type="button" class="run" data-action="run" aria-label="Run cell {cell.Number}" title="Ctrl+Enter; Shift+Enter goes on to the next cell"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 2.5v11l9-5.5z"/></svg>Run</button>
            <span class="number">[<span class="count"> </span>]</span>
            <span class="time"></span>
            <span class="space"></span>
            <span class="origin"></span>
            <span class="edited-mark">edited</span>
            <button type="button" class="quiet reset" data-action="reset" hidden title="Back to the notebook's version">Reset cell</button>
            </div>
            <div class="code"><textarea rows="{rows}" spellcheck="false" readonly aria-label="Code of cell {cell.Number}">
            {Encode(cell.Source)}</textarea></div>
            <div class="outputs" role="region" aria-label="Output of cell {cell.Number}"></div>
            </section>
            """;
    }
}

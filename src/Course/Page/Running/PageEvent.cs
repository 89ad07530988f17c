using System.Text.Json.Serialization;

namespace Course.Page;

/// <summary>What the page is told while it is open.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PageEvent.SnapshotTaken), "snapshot")]
[JsonDerivedType(typeof(PageEvent.CellChanged), "cell")]
[JsonDerivedType(typeof(PageEvent.OutputAdded), "output")]
[JsonDerivedType(typeof(PageEvent.SessionChanged), "session")]
public abstract record PageEvent
{
    private PageEvent() { }

    /// <summary>All that a page needs to know: the first event, and the one after a great change.</summary>
    public sealed record SnapshotTaken(
        SessionState Session,
        Notice? Notice,
        IReadOnlyList<CellNews> Cells
    ) : PageEvent;

    /// <summary>A cell began, ended, or waits.</summary>
    public sealed record CellChanged(CellNews Cell) : PageEvent;

    /// <summary>A cell put something out.</summary>
    public sealed record OutputAdded(string Id, PageOutput Output) : PageEvent;

    /// <summary>The chapter's process changed.</summary>
    public sealed record SessionChanged(SessionState Session, Notice? Notice) : PageEvent;
}

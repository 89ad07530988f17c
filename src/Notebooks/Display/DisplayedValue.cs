using Notebooks.Display;

namespace Notebooks.InCells;

/// <summary>A value that is on the screen and can be replaced there.</summary>
public sealed class DisplayedValue
{
    private readonly string id = Guid.NewGuid().ToString("N");

    internal DisplayedValue() { }

    /// <summary>Shows another value in its place.</summary>
    public void Update(object? value)
    {
        if (value is not null)
        {
            Show(ValueFormatter.Format(value), isUpdate: true);
        }
    }

    internal void Show(
        Dictionary<string, System.Text.Json.Nodes.JsonNode?> data,
        bool isUpdate = false
    ) => DisplaySink.Show(new Shown(data, id, isUpdate));
}

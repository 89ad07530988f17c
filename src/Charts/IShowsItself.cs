namespace Charts;

/// <summary>What a notebook shows as HTML, and as its <c>ToString</c> where there is only text.</summary>
internal interface IShowsItself
{
    string ToHtml();
}

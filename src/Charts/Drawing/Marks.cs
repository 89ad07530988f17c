namespace Charts.Drawing;

/// <summary>Small signs that several figures share.</summary>
internal static class Marks
{
    internal const string StripesFill = "url(#stripes)";

    internal static void DefineStripes(Svg svg) => svg.DefineStripes("stripes", Palette.Stripes);

    /// <summary>A triangle that points down to <paramref name="y"/>.</summary>
    internal static string Down(double x, double y) => $"M{Svg.Number(x)} {Svg.Number(y)}l-4-7h8z";

    /// <summary>A vertical arrow from one lane to another, with its head at the second.</summary>
    internal static string Arrow(double x, double from, double to)
    {
        var back = to > from ? -5 : 5;
        return $"M{Svg.Number(x)} {Svg.Number(from)}V{Svg.Number(to)}m-3 {Svg.Number(back)}l3 {Svg.Number(-back)}l3 {Svg.Number(back)}";
    }

    /// <summary>A horizontal arrow.</summary>
    internal static string Across(double from, double to, double y)
    {
        var back = to > from ? -5 : 5;
        return $"M{Svg.Number(from)} {Svg.Number(y)}H{Svg.Number(to)}m{Svg.Number(back)}-3l{Svg.Number(-back)} 3l{Svg.Number(back)} 3";
    }
}

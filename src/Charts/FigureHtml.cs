using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Charts.Drawing;

namespace Charts;

/// <summary>
/// The HTML of a figure. The image comes first and stands by itself: where scripts are dropped (a preview, a
/// page that is not trusted, paper) nothing is missing. The script only ever replaces it by something better.
/// </summary>
internal static class FigureHtml
{
    /// <summary>The one version that the page was tried with; the hash makes sure that nothing else is run.</summary>
    private const string Plotly =
        "https://cdn.jsdelivr.net/npm/plotly.js-cartesian-dist-min@3.7.0/plotly-cartesian.min.js";

    private const string Integrity =
        "sha384-bZyw96TJNxAYROKQ6Js+sdba9eOCs2wvFMevzzEC0+g30MXHiX/nh7wfW8Kahmcf";

    // Sources in turn: Plotly that is already there, a copy that the page names or keeps beside it (its own
    // file, like the page itself, so it needs no hash, which a page opened from a disk could not check), the
    // network. Where all fail, and in any error, the image stays. One load serves all figures of a page.
    private const string Script = """
        (function () {
          var figure = FIGURE;
          function add(url, integrity) {
            return new Promise(function (resolve, reject) {
              var tag = document.createElement("script");
              tag.src = url;
              if (integrity) { tag.integrity = integrity; tag.crossOrigin = "anonymous"; }
              tag.onload = function () { window.Plotly ? resolve(window.Plotly) : reject(); };
              tag.onerror = reject;
              document.head.appendChild(tag);
            });
          }
          function load() {
            if (window.Plotly && window.Plotly.newPlot) return Promise.resolve(window.Plotly);
            if (!window.coursePlotly) {
              window.coursePlotly = add(window.coursePlotlyUrl || "lib/plotly-cartesian.min.js")
                .catch(function () { return add("URL", "INTEGRITY"); });
            }
            return window.coursePlotly;
          }
          function show(image, plotly) {
            if (image.getAttribute("data-shown")) return;
            image.setAttribute("data-shown", "1");
            var box = document.createElement("div");
            box.style.maxWidth = "900px";
            image.parentNode.insertBefore(box, image.nextSibling);
            plotly.newPlot(box, figure.data, figure.layout, { responsive: true, displaylogo: false })
              .then(function () { image.style.display = "none";ZOOM })
              .catch(function () { box.remove(); });
          }
          load().then(function (plotly) {
            document.querySelectorAll('img[id="ID"]').forEach(function (image) {
              try { show(image, plotly); } catch (e) { }
            });
          }).catch(function () { });
        })();
        """;

    private static readonly string s_zoom = Resources.Read("zoom.js");

    /// <param name="description">The sentence for those who do not see the figure.</param>
    /// <param name="svg">The image.</param>
    /// <param name="plotly">The figure that takes its place; null if the image stays.</param>
    /// <param name="finer">What is drawn of it from nearer; null if there is no more to see.</param>
    internal static string Write(
        string description,
        string svg,
        string? plotly,
        string? finer = null
    )
    {
        var bytes = Encoding.UTF8.GetBytes(svg);
        // The content names the element, so that the same figure is the same text in every saved notebook.
        var id = "figure-" + Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        var image = Image(id, bytes, description);
        if (plotly is null)
        {
            return image;
        }

        var script = Script
            .Replace("URL\"", Plotly + "\"", StringComparison.Ordinal)
            .Replace("INTEGRITY", Integrity, StringComparison.Ordinal)
            .Replace("ID", id, StringComparison.Ordinal)
            .Replace(
                "ZOOM",
                finer is null ? "" : " zoom(box, plotly, figure.data, finer);",
                StringComparison.Ordinal
            )
            .Replace(
                "  var figure = FIGURE;\n",
                finer is null
                    ? "  var figure = FIGURE;\n"
                    : $"{s_zoom}\n  var finer = {finer};\n  var figure = FIGURE;\n",
                StringComparison.Ordinal
            )
            .Replace("FIGURE", plotly, StringComparison.Ordinal);
        return $"""
            {image}
            <script>
            {script}
            </script>
            """;
    }

    internal static string Image(string id, byte[] svg, string description) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <img id="{id}" src="data:image/svg+xml;base64,{Convert.ToBase64String(
                svg
            )}" alt="{Svg.Escape(description)}" width="{Card.Width}">
            """
        );
}

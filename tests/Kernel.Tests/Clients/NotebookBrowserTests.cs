using System.Text.Json.Nodes;
using Course.Tests;
using Microsoft.Playwright;

namespace Kernel.Tests.Clients;

/// <summary>The classic Notebook in a browser, as a learner uses it.</summary>
public sealed class NotebookBrowserTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    private const string Prompt = "Jupyter.notebook.get_cells().slice(-1)[0].input_prompt_number";

    private const string Figure =
        "var svg = \"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'><rect width='90' height='60'/></svg>\";\n"
        + "var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));\n"
        + "$\"<img class='figure' alt='a box' src='data:image/svg+xml;base64,{data}'>\".DisplayAs(\"text/html\");";

    [SkippableFact]
    public async Task A_learner_runs_interrupts_restarts_answers_and_completes()
    {
        string chromium = BrowserHost.FindOrSkip();
        Write("open.ipynb", Figure, "1 + 41");
        await using NotebookServer server = await NotebookServer.StartAsync(kernel);
        await using BrowserHost browser = await BrowserHost.StartAsync(chromium);
        IPage page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "notebooks/open.ipynb").ToString());
        await IdleAsync(page);

        // Run all; the figure is an image that the browser could really draw.
        await page.EvaluateAsync("Jupyter.notebook.execute_all_cells()");
        await page.WaitForSelectorAsync("text=42");
        ILocator figure = page.Locator("img.figure");
        await figure.WaitForAsync();
        Assert.Equal(
            90,
            await figure.EvaluateAsync<int>("img => img.decode().then(() => img.naturalWidth)")
        );

        // A prompt for input, answered with the keyboard.
        await RunAsync(page, "\"You are \" + Console.ReadLine()");
        await page.FillAsync("input.raw_input", "Ada");
        await page.PressAsync("input.raw_input", "Enter");
        await page.WaitForSelectorAsync("text=You are Ada");

        // A busy loop, stopped with the button of the toolbar.
        await RunAsync(page, "Console.Write(\"round\" + \" and round\"); while (true) { }");
        await page.WaitForSelectorAsync("text=round and round");
        await page.ClickAsync("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
        await page.WaitForSelectorAsync("text=all variables are gone");
        await IdleAsync(page);

        // Completion.
        await page.EvaluateAsync(
            "cell => { const c = Jupyter.notebook.insert_cell_at_bottom('code'); c.set_text('Console.Wri');"
                + " Jupyter.notebook.select(Jupyter.notebook.ncells() - 1); Jupyter.notebook.edit_mode();"
                + " c.code_mirror.setCursor(0, 11); c.code_mirror.focus(); }",
            null
        );
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForSelectorAsync("#complete option");
        Assert.Equal(
            ["Write", "WriteLine"],
            await page.Locator("#complete option").AllInnerTextsAsync()
        );
        await page.Keyboard.PressAsync("Escape");

        // Restart: what was defined is gone, the count begins anew.
        await page.ClickAsync(
            "button[data-jupyter-action='jupyter-notebook:confirm-restart-kernel']"
        );
        await page.ClickAsync(".modal-dialog button.btn-danger");
        await page.WaitForFunctionAsync(
            "Jupyter.notebook.kernel.info_reply.status === 'ok' && !Jupyter.notebook.kernel_busy"
        );
        await IdleAsync(page);
        await RunAsync(page, "\"fresh\" + 1");
        await page.WaitForSelectorAsync("text=fresh1");
        // The prompt is a star until the answer comes, which is after the output.
        await page.WaitForFunctionAsync($"{Prompt} !== '*'");
        Assert.Equal(1, await page.EvaluateAsync<int>(Prompt));
    }

    private static async Task RunAsync(IPage page, string code) =>
        await page.EvaluateAsync(
            "code => { const c = Jupyter.notebook.insert_cell_at_bottom('code'); c.set_text(code); c.execute(); }",
            code
        );

    private static async Task IdleAsync(IPage page) =>
        await page.WaitForFunctionAsync(
            "window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel"
                + " && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.status === 'ok'"
                + " && !Jupyter.notebook.kernel_busy"
        );

    private void Write(string name, params string[] cells)
    {
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray([
                .. cells.Select(
                    (source, i) =>
                        new JsonObject
                        {
                            ["cell_type"] = "code",
                            ["id"] = $"cell{i}",
                            ["metadata"] = new JsonObject(),
                            ["execution_count"] = null,
                            ["outputs"] = new JsonArray(),
                            ["source"] = source,
                        }
                ),
            ]),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject
                {
                    ["name"] = "own",
                    ["language"] = "C#",
                    ["display_name"] = "own",
                },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        File.WriteAllText(Path.Combine(kernel.Folder, name), notebook.ToJsonString());
    }
}

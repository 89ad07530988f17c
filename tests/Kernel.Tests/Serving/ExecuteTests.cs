using System.Text.Json.Nodes;

namespace Kernel.Tests.Serving;

public sealed class ExecuteTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    [Fact]
    public async Task A_cell_is_framed_by_busy_and_idle_and_shows_its_value()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        var (shown, reply) = await client.RunAsync("20 + 22");
        Assert.Equal(
            ["status", "execute_input", "execute_result", "status"],
            shown.Select(message => message.Type)
        );
        Assert.Equal("busy", shown[0].Text("execution_state"));
        Assert.Equal("20 + 22", shown[1].Text("code"));
        Assert.Equal("42", shown[2].Content["data"]!["text/plain"]!.ToString());
        Assert.Equal("execute_reply", reply.Type);
        Assert.Equal("ok", reply.Text("status"));
        Assert.Equal(reply.Text("execution_count"), shown[1].Text("execution_count"));
        Assert.Equal(reply.Text("execution_count"), shown[2].Text("execution_count"));
    }

    [Fact]
    public async Task Streams_come_while_the_cell_still_executes()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        string id = client.Execute(
            """Console.Write("out"); Console.ReadLine(); Console.Error.Write("err");"""
        );
        Assert.Equal("out", await client.WrittenAsync(id));
        await client.ReplyAsync(client.Stdin, id);
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = "" });
        ClientMessage error = await client.NextShownAsync(id);
        Assert.Equal(("stderr", "err"), (error.Text("name"), error.Text("text")));
    }

    [Fact]
    public async Task A_line_is_asked_of_the_client_whose_cell_reads_it()
    {
        await using KernelClient one = await fixture.ConnectAsync();
        await using KernelClient two = await fixture.ConnectAsync();
        string id = one.Execute("var line = Console.ReadLine(); line + Console.ReadLine()");
        foreach (string answer in (string[])["a", "b"])
        {
            ClientMessage question = await one.ReceiveAsync(one.Stdin);
            Assert.Equal(("input_request", id), (question.Type, question.Parent));
            // Nobody asked this one.
            two.Send(two.Stdin, "input_reply", new JsonObject { ["value"] = "x" });
            one.Send(one.Stdin, "input_reply", new JsonObject { ["value"] = answer });
        }

        List<ClientMessage> shown = await one.ShownAsync(id);
        Assert.Equal("ab", shown[^2].Content["data"]!["text/plain"]!.ToString());
    }

    [Fact]
    public async Task Without_allow_stdin_the_input_is_at_its_end()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        var (shown, _) = await client.RunAsync(
            "Console.ReadLine() is null",
            ("allow_stdin", false)
        );
        Assert.Equal("True", shown[^2].Content["data"]!["text/plain"]!.ToString());
    }

    [Fact]
    public async Task A_shown_value_can_be_replaced()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        var (shown, _) = await client.RunAsync("""var d = "old".Display();""");
        var (updated, _) = await client.RunAsync("""d.Update("new"); d""");
        Assert.Equal("display_data", shown[2].Type);
        Assert.Equal(
            ["status", "execute_input", "update_display_data", "status"],
            updated.Select(message => message.Type)
        );
        Assert.Equal("new", updated[2].Content["data"]!["text/plain"]!.ToString());
        string id = shown[2].Content["transient"]!["display_id"]!.ToString();
        Assert.Equal(id, updated[2].Content["transient"]!["display_id"]!.ToString());
    }

    [Fact]
    public async Task A_silent_cell_shows_nothing_and_counts_for_nothing()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        var (_, before) = await client.RunAsync("0");
        var (shown, reply) = await client.RunAsync(
            "int silent = 1; Console.Write(1); silent",
            ("silent", true)
        );
        Assert.Equal(["status", "status"], shown.Select(message => message.Type));
        Assert.Equal(before.Text("execution_count"), reply.Text("execution_count"));
        var (_, after) = await client.RunAsync("silent");
        Assert.Equal("ok", after.Text("status"));
    }

    [Fact]
    public async Task A_cell_that_is_not_stored_keeps_the_count()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        var (_, before) = await client.RunAsync("0");
        var (shown, reply) = await client.RunAsync("7", ("store_history", false));
        Assert.Equal("execute_result", shown[2].Type);
        Assert.Equal(before.Text("execution_count"), reply.Text("execution_count"));
    }

    [Fact]
    public async Task An_error_tells_the_cells_own_lines_and_no_others()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        var (shown, reply) = await client.RunAsync("void F()\n{\n    int.Parse(\"x\");\n}\nF();");
        ClientMessage error = shown[^2];
        string count = reply.Text("execution_count")!;
        Assert.Equal("error", error.Type);
        Assert.Equal("FormatException", error.Text("ename"));
        Assert.Equal(
            [
                "FormatException: The input string 'x' was not in a correct format.",
                $"   at Cell {count}, line 3, in F",
                $"   at Cell {count}, line 5",
            ],
            error.Content["traceback"]!.AsArray().Select(line => $"{line}")
        );
        Assert.Equal("error", reply.Text("status"));
        Assert.True(JsonNode.DeepEquals(error.Content["traceback"], reply.Content["traceback"]));
    }

    [Theory]
    [InlineData(true, "aborted")]
    [InlineData(false, "ok")]
    public async Task Cells_behind_one_that_fails_are_aborted_unless_told_otherwise(
        bool stop,
        string status
    )
    {
        await using KernelClient client = await fixture.ConnectAsync();
        string first = client.Execute(
            "Console.ReadLine(); throw new Exception();",
            ("stop_on_error", stop)
        );
        await client.ReplyAsync(client.Stdin, first);
        string[] behind = [client.Execute("1"), client.Execute("2")];
        // What has not come by the time of the failure could not be aborted.
        while (fixture.Kernel.WaitingRequests < behind.Length)
        {
            await Task.Yield();
        }

        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = "" });
        Assert.Equal("error", (await client.ReplyAsync(client.Shell, first)).Text("status"));
        foreach (string id in behind)
        {
            Assert.Equal(status, (await client.ReplyAsync(client.Shell, id)).Text("status"));
        }

        Assert.Equal("ok", (await client.RunAsync("3")).Reply.Text("status"));
    }

    [Fact]
    public async Task What_is_sent_after_a_failure_is_known_is_executed()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        for (int i = 0; i < 200; i++)
        {
            string failing = client.Execute("nobody");
            Assert.Equal("error", (await client.ReplyAsync(client.Shell, failing)).Text("status"));
            string next = client.Execute("");
            Assert.Equal("ok", (await client.ReplyAsync(client.Shell, next)).Text("status"));
        }
    }

    [Fact]
    public async Task All_clients_see_what_one_executes_and_only_that_one_is_answered()
    {
        await using KernelClient one = await fixture.ConnectAsync();
        await using KernelClient two = await fixture.ConnectAsync();
        string id = one.Execute("\"shared\"");
        List<ClientMessage> seen = await two.ShownAsync(id);
        Assert.Equal("shared", seen[2].Content["data"]!["text/plain"]!.ToString());
        Assert.Equal("ok", (await one.ReplyAsync(one.Shell, id)).Text("status"));
        // The next answer that the other gets is to its own question.
        string own = two.Send(two.Shell, "comm_info_request", []);
        Assert.Equal(own, (await two.ReceiveAsync(two.Shell)).Parent);
    }

    [Fact]
    public async Task Text_in_any_script_comes_through()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        var (shown, _) = await client.RunAsync(
            "Console.Write(\"ü 𝄞 \\u0001 \\u2028 </script>\");"
        );
        Assert.Equal("ü 𝄞 \u0001 \u2028 </script>", shown[2].Text("text"));
    }
}

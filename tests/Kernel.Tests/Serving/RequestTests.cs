using System.Text.Json.Nodes;
using Kernel.Tests.Messages;

namespace Kernel.Tests.Serving;

public sealed class RequestTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    [Fact]
    public async Task The_kernel_tells_its_protocol_and_language()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        ClientMessage info = await client.AskAsync("kernel_info_request");
        Assert.Equal("kernel_info_reply", info.Type);
        Assert.Equal("5.3", info.Text("protocol_version"));
        Assert.Equal("C#", info.Content["language_info"]!["name"]!.ToString());
        Assert.Equal("ok", info.Text("status"));
    }

    [Theory]
    [InlineData("list.Whe", "list.", "Where")]
    [InlineData("/* 𝄞 */ mine", "/* 𝄞 */ ", "mineToo")]
    [InlineData("list.Select(x => x.Comp", "list.Select(x => x.", "CompareTo")]
    [InlineData("whi", "", "while")]
    [InlineData("Twice(li", "Twice(", "list")]
    [InlineData("using System.Thr", "using System.", "Threading")]
    public async Task A_name_is_completed(string typed, string before, string expected)
    {
        await using KernelClient client = await fixture.ConnectAsync();
        await client.RunAsync(
            "var list = new List<int>(); int mineToo = 1; int Twice(object x) => 2;"
        );
        int cursor = typed.EnumerateRunes().Count();
        ClientMessage reply = await client.AskAsync(
            "complete_request",
            ("code", typed),
            ("cursor_pos", cursor)
        );
        Assert.Contains(expected, Matches(reply));
        Assert.Equal(before.EnumerateRunes().Count(), (int)reply.Content["cursor_start"]!);
        Assert.Equal(cursor, (int)reply.Content["cursor_end"]!);
    }

    [Theory]
    [InlineData("// whi")]
    [InlineData("\"Conso")]
    [InlineData("list.whi")]
    [InlineData("12")]
    public async Task Where_no_name_can_stand_nothing_is_proposed(string typed)
    {
        await using KernelClient client = await fixture.ConnectAsync();
        await client.RunAsync("var list = new List<int>();");
        ClientMessage reply = await client.AskAsync(
            "complete_request",
            ("code", typed),
            ("cursor_pos", typed.Length)
        );
        Assert.Empty(Matches(reply));
    }

    [Fact]
    public async Task A_function_of_a_cell_is_explained_with_its_own_comment()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        await client.RunAsync(
            "/// <summary>Doubles <paramref name=\"x\"/>.</summary>\nint Double(int x) => 2 * x;"
        );
        foreach (int cursor in (int[])[0, 3, 6, 7])
        {
            ClientMessage reply = await client.AskAsync(
                "inspect_request",
                ("code", "Double(1)"),
                ("cursor_pos", cursor)
            );
            Assert.Equal(
                "int Double(int x)\n\nDoubles x.",
                reply.Content["data"]!["text/plain"]!.ToString()
            );
        }
    }

    [Fact]
    public async Task What_is_no_name_is_not_found()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        ClientMessage reply = await client.AskAsync(
            "inspect_request",
            ("code", "   "),
            ("cursor_pos", 1)
        );
        Assert.Equal("false", reply.Text("found"));
    }

    [Theory]
    [InlineData("1 + 1", "complete", null)]
    [InlineData("if (true)\n{", "incomplete", "    ")]
    [InlineData("F(", "incomplete", "")]
    [InlineData("1 + ) 2", "invalid", null)]
    [InlineData("#r \"nuget: Some.Package\"\n#i \"nuget: x\"\n1", "complete", null)]
    public async Task Whether_a_cell_is_complete(string code, string status, string? indent)
    {
        await using KernelClient client = await fixture.ConnectAsync();
        ClientMessage reply = await client.AskAsync("is_complete_request", ("code", code));
        Assert.Equal((status, indent), (reply.Text("status"), reply.Text("indent")));
    }

    [Fact]
    public async Task The_history_is_what_was_executed()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        await client.RunAsync("\"first\"");
        await client.RunAsync("\"unseen\"", ("silent", true));
        await client.RunAsync("\"second\"");
        ClientMessage tail = await client.AskAsync(
            "history_request",
            ("hist_access_type", "tail"),
            ("n", 2)
        );
        Assert.Equal(
            ["\"first\"", "\"second\""],
            tail.Content["history"]!.AsArray().Select(entry => entry![2]!.ToString())
        );
        ClientMessage found = await client.AskAsync(
            "history_request",
            ("hist_access_type", "search"),
            ("pattern", "*sec*"),
            ("output", true)
        );
        Assert.Equal("\"second\"", found.Content["history"]![0]![2]![0]!.ToString());
    }

    [Fact]
    public async Task There_are_no_comms_and_one_that_is_opened_is_closed()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        ClientMessage info = await client.AskAsync("comm_info_request");
        Assert.Empty(info.Content["comms"]!.AsObject());
        string id = client.Send(client.Shell, "comm_open", new JsonObject { ["comm_id"] = "c" });
        List<ClientMessage> shown = await client.ShownAsync(id);
        Assert.Equal(("comm_close", "c"), (shown[1].Type, shown[1].Text("comm_id")));
    }

    [Fact]
    public async Task Unsigned_and_malformed_messages_are_dropped_and_logged()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        int before = fixture.Log.Count;
        client.Shell.TrySend(
            MessageCodecTests.Sign(
                "another key",
                """{"msg_id":"evil","msg_type":"execute_request"}""",
                "{}",
                "{}",
                """{"code":"1"}"""
            )
        );
        client.Shell.TrySend([
            [1],
            [2],
        ]);
        client.Shell.TrySend(MessageCodecTests.Sign("secret", "{", "{}", "{}", "{}"));
        client.Send(client.Shell, "no_such_request", []);
        string id = client.Send(client.Shell, "comm_info_request", []);
        Assert.Equal(id, (await client.ReceiveAsync(client.Shell)).Parent);
        Assert.Equal(
            [
                "a message is dropped: the signature is wrong",
                "a message is dropped: frames are missing",
                "a message is dropped: a part is no JSON",
                "no answer to no_such_request",
            ],
            fixture.Log.Skip(before)
        );
    }

    [Fact]
    public async Task Fields_of_the_wrong_kind_read_as_nothing()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        ClientMessage reply = await client.AskAsync(
            "complete_request",
            ("code", new JsonArray(1)),
            ("cursor_pos", "x")
        );
        Assert.Equal("ok", reply.Text("status"));
        var (_, executed) = await client.RunAsync(
            "5",
            ("silent", "no"),
            ("user_expressions", new JsonObject { ["a"] = "b" })
        );
        Assert.Equal("error", executed.Content["user_expressions"]!["a"]!["status"]!.ToString());
    }

    private static IEnumerable<string> Matches(ClientMessage reply) =>
        reply.Content["matches"]!.AsArray().Select(match => $"{match}");
}

using System.Text.Json.Nodes;

namespace Kernel.Tests.Serving;

public sealed class ShutdownTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_ends_the_kernel_also_while_a_cell_is_busy(bool restart)
    {
        var fixture = new KernelFixture();
        await fixture.InitializeAsync();
        await using KernelClient client = await fixture.ConnectAsync();
        string busy = client.Execute("Console.Write(1); while (true) { }");
        await client.WrittenAsync(busy);
        string id = client.Send(
            client.Control,
            "shutdown_request",
            new JsonObject { ["restart"] = restart }
        );
        Assert.Equal(restart, await fixture.Kernel.Ended.WaitAsync(KernelClient.Watchdog));
        // What was said last still arrives while the sockets close.
        Task closing = fixture.DisposeAsync();
        ClientMessage reply = await client.ReplyAsync(client.Control, id);
        Assert.Equal(
            ("shutdown_reply", $"{restart}"),
            (reply.Type, Capital(reply.Text("restart")!))
        );
        List<ClientMessage> shown = await client.ShownAsync(id);
        Assert.Equal("shutdown_reply", shown[^2].Type);
        await closing.WaitAsync(KernelClient.Watchdog);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

using System.Diagnostics;
using System.Globalization;

namespace Kernel.Tests.Serving;

public sealed class InterruptTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    [Fact]
    public async Task A_busy_loop_is_interrupted_and_the_loss_is_told()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        await client.RunAsync("int kept = 1;");
        string id = client.Execute("Console.Write(\"go\"); while (true) { }");
        await client.WrittenAsync(id);
        string interrupt = client.Send(client.Control, "interrupt_request", []);
        ClientMessage answer = await client.ReplyAsync(client.Control, interrupt);
        Assert.Equal(("interrupt_reply", "ok"), (answer.Type, answer.Text("status")));
        List<ClientMessage> shown = await client.ShownAsync(id);
        Assert.Contains(shown, m => m.Type == "error" && m.Text("ename") == "Interrupted");
        Assert.Contains(
            shown,
            m => m.Text("name") == "stderr" && m.Text("text")!.Contains("all variables are gone")
        );
        Assert.Equal("error", (await client.ReplyAsync(client.Shell, id)).Text("status"));
        Assert.Equal("error", (await client.RunAsync("kept")).Reply.Text("status"));
        Assert.Equal("ok", (await client.RunAsync("1 + 1")).Reply.Text("status"));
    }

    [Fact]
    public async Task An_interrupt_of_nothing_does_nothing()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        await client.RunAsync("int stays = 1;");
        string interrupt = client.Send(client.Control, "interrupt_request", []);
        await client.ReplyAsync(client.Control, interrupt);
        Assert.Equal("ok", (await client.RunAsync("stays")).Reply.Text("status"));
    }

    [Fact]
    public async Task A_cell_that_waits_for_a_line_can_be_interrupted()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        string id = client.Execute("Console.ReadLine()");
        await client.ReplyAsync(client.Stdin, id);
        client.Send(client.Control, "interrupt_request", []);
        Assert.Equal("Interrupted", (await client.ReplyAsync(client.Shell, id)).Text("ename"));
        Assert.Equal("ok", (await client.RunAsync("1 + 1")).Reply.Text("status"));
    }

    [Fact]
    public async Task Control_and_heartbeat_answer_while_a_cell_prints_without_end()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        string id = client.Execute("while (true) Console.WriteLine(\"again\");");
        await client.WrittenAsync(id);
        for (int i = 0; i < 20; i++)
        {
            await client.PingAsync();
            string info = client.Send(client.Control, "kernel_info_request", []);
            await client.ReplyAsync(client.Control, info);
        }

        client.Send(client.Control, "interrupt_request", []);
        List<ClientMessage> shown = await client.ShownAsync(id);
        long characters = shown.Sum(message => (long)(message.Text("text")?.Length ?? 0));
        Assert.InRange(characters, 0, 1_100_000);
        Assert.Equal("Interrupted", (await client.ReplyAsync(client.Shell, id)).Text("ename"));
    }

    [Fact]
    public async Task The_kernel_survives_the_death_of_the_cells_process()
    {
        await using KernelClient client = await fixture.ConnectAsync();
        string id = client.Execute("Console.Write(Environment.ProcessId); while (true) { }");
        string process = await client.WrittenAsync(id);
        Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture)).Kill();
        Assert.Equal("ProcessEnded", (await client.ReplyAsync(client.Shell, id)).Text("ename"));
        Assert.Equal("ok", (await client.RunAsync("1 + 1")).Reply.Text("status"));
    }
}

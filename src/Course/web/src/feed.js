// What happens in the chapter's process, as it happens. Each connection begins with a snapshot.

export class Feed {
  /** @param {string} path @param {{ onEvent(event: object): void, onConnection(up: boolean): void }} target */
  constructor(path, target) {
    this.url = new URL(path, location.href);
    this.url.protocol = this.url.protocol.replace("http", "ws");
    this.target = target;
    this.delay = 250;
    this.connect();
  }

  connect() {
    const socket = new WebSocket(this.url);
    socket.onopen = () => {
      this.delay = 250;
      this.target.onConnection(true);
    };
    socket.onmessage = (message) => this.target.onEvent(JSON.parse(message.data));
    socket.onclose = () => {
      this.target.onConnection(false);
      setTimeout(() => this.connect(), this.delay);
      this.delay = Math.min(this.delay * 2, 5000);
    };
  }
}

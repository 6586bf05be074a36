// The `ws` package for Node, as its readme broadcasts: encoded once, sent to every client.
const { WebSocketServer } = require("ws");
const { stamped } = require("./message.cjs");

const server = new WebSocketServer({ port: Number(process.argv[2]), host: "127.0.0.1", perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.send('{"type":"ready"}');
  socket.on("message", (data) => {
    const text = Buffer.from(JSON.stringify(stamped(JSON.parse(data))));
    for (const client of server.clients) if (client.readyState === 1) client.send(text, { binary: false });
  });
});

// socket.io, as its tutorial broadcasts, on the WebSocket transport alone.
const { Server } = require("socket.io");
const { stamped } = require("./message.cjs");

const io = new Server(Number(process.argv[2]), { transports: ["websocket"], perMessageDeflate: false, serveClient: false });
io.on("connection", (socket) => socket.on("chat message", (sent) => io.emit("chat message", stamped(sent))));

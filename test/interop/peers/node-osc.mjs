/** A foreign program: node-osc plays, asks to be told, and prints what it hears, one JSON line each. */
import { Bundle, Client, Server } from 'node-osc';

const port = Number(process.argv[2]);
const client = new Client('127.0.0.1', port);
const server = new Server(0, '127.0.0.1', () => {
  const ear = server._sock.address().port;
  console.log(JSON.stringify(['listening', ear]));
  void client.send('/subscribe', ear, 30);
  void client.send('/prompt/1/weight', 0.25);
  void client.send(['/prompt/2/text', 'fög über Wasser']);
  void client.send(new Bundle(['/stage/hue', 12.5], ['/stage/zoom', 2], ['/prompt/3/mute', true]));
  void client.send('/transition/time', '6.5');
  void client.send('/seed', 7.0);
});
server.on('message', ([address, ...args]) => console.log(JSON.stringify([address, ...args])));
server.on('bundle', ({ elements }) => {
  for (const each of elements) console.log(JSON.stringify(each));
});
process.on('SIGTERM', () => process.exit(0));

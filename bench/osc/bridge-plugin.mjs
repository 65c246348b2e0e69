/** The bridge that osc-js brings along, as its own documents start it: for comparison. */
import OSC from 'osc-js';

const [udp, ws] = process.argv.slice(2).map(Number);
const plugin = new OSC.BridgePlugin({
  udpServer: { host: '127.0.0.1', port: udp },
  wsServer: { host: '127.0.0.1', port: ws },
});
const osc = new OSC({ plugin });
osc.on('open', () => console.log('open'));
osc.on('/stage/x', () => undefined);
osc.open();

/** The bridge announced by mDNS: a second program on this computer finds both of its services. */
import { Bonjour, type Service } from 'bonjour-service';
import { onTestFinished, test } from 'vitest';
import { announce } from '../../src/bridge/announce.ts';
import { until } from '../support/wait.ts';

test('[OQ8] OSCQuery and OSC are announced with name and port, on this computer alone while the network is closed', async () => {
  const name = `Scope Deck test ${process.pid}`;
  const announced = announce({ name, pagesPort: 4411, oscPort: 9011, lan: false });
  // The same way round its types as the announcer.
  const seeker = new Bonjour({ interface: '127.0.0.1', bind: '0.0.0.0' } as object, () => undefined);
  onTestFinished(async () => {
    await announced.close();
    seeker.destroy();
  });
  const found = new Map<string, number>();
  const see = ({ name: each, type, port }: Service) => each === name && found.set(type, port);
  seeker.find({ type: 'oscjson', protocol: 'tcp' }, see);
  seeker.find({ type: 'osc', protocol: 'udp' }, see);
  await until(() => found.get('oscjson') === 4411 && found.get('osc') === 9011, 'both are found', 25_000);
});

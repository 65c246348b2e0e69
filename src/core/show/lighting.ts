/** The page for lighting desks: how to patch the deck, with the channels that the shipped mapping has. */
import type { Mapping } from '../mapping/file.ts';
import { channelsOf } from './lighting-channels.ts';

export const lightingPage = (mapping: Mapping): string => `# Playing from a lighting desk

A desk plays prompts as it plays any fixture: the deck listens to one universe of Art-Net or sACN. This page is generated
from \`mappings/dmx/lighting-desk.json\` (\`npm run generate\`); all addresses stand in [addresses.md](addresses.md).

## In five minutes

1. Start Scope Deck with the universe that the desk sends: \`npm start -- --lan --artnet 0 --mapping lighting-desk\`, or
   \`--sacn 1\`. A desk on this computer needs no \`--lan\`: send to \`127.0.0.1\`, by unicast.
2. On the desk patch a fixture of ${countOf(mapping)} channels at address 1, with the table below as its personality; or park single dimmers there.
3. Art-Net: send to the address of this computer, or broadcast. sACN: multicast is joined by itself, unicast does as well.
4. Move a fader. The deck's bar says what it heard; the desk stands among the devices.

## Channels

| channel | bits | moves | how |
|---|---|---|---|
${channelsOf(mapping)
  .map((cells) => `| ${cells.join(' | ')} |\n`)
  .join('')}
Other channels are a file of your own: copy it and read [mapping-files.md](mapping-files.md). Or press \`L\`, click what should
move, and move the fader.

## Good to know

- Only what changes is played. Where the faders stand when the deck first hears the desk moves nothing, so that a desk that
  is on first does not black out the show.
- Other fixtures may share the universe: only channels that a mapping binds are listened to, and all of them while you learn or look
  at the monitor.
- A channel is a button at its middle: on above 55 %, off below 45 %. Flash keys and cues press pads.
- A desk jumps to its value, and yields for two seconds to a hand that moves the same thing on the screen, a controller or by OSC.
- Several desks: the one with the highest sACN priority plays (Art-Net counts as 100). Of two that are alike, the first goes on, and the
  screen says so.
- A desk that is silent for two and a half seconds is said to be, and its last levels stand.
- Art-Net universes count from 0: net × 256 + sub-net × 16 + universe. If the desk sends another one, the screen says which.
- The deck tells nobody that it is there (it answers no ArtPoll): a desk that only sends to nodes it has found wants the address
  of this computer by hand.
- DMX has no passwords. \`--osc-allow\` names those who may send, OSC and DMX alike; see [security.md](security.md).
- Ports are shared with a lighting program on this computer where the system can. \`--artnet 0:6455\` takes another port,
  \`--dmx-host\` another address.
`;

const countOf = ({ bindings }: Mapping): number =>
  Math.max(0, ...bindings.map(({ from: { dmx = 0, dmx16 = -1 } }) => Math.max(dmx, dmx16 + 1)));

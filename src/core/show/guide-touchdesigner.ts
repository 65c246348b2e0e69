/** The guide to TouchDesigner: channels by a CHOP, words by a DAT, or all of it by a script. */
import type { Guide } from './guide.ts';

const python = (...lines: readonly string[]): string => ['```python', ...lines, '```'].join('\n');

export const TOUCHDESIGNER: Guide = {
  file: 'touchdesigner',
  name: 'TouchDesigner',
  about: 'Channels play prompts, parameters and effects; the deck tells back what is so.',
  steps: [
    'Start Scope Deck: `npm start`. It hears OSC on port 9000 of this computer.',
    'In TouchDesigner make an **OSC Out CHOP**: Network Address `127.0.0.1`, Network Port `9000`. All its other parameters may stay as they are.',
    "Wire in a channel named `prompt/1/weight` that runs from 0 to 1, such as an LFO CHOP with that Channel Name. TouchDesigner adds the first slash. On the deck's screen fader 1 moves, and the bar below names the sender.",
    'Add channels by name, as many as you like: `prompt/2/weight stage/level stage/hue`. The table below has them all; what a channel brings too much is held at the end of its range.',
    "For words and presses make an **OSC Out DAT** with the same address and port, and say in a script or in the Textport: `op('oscout1').sendOSC('/prompt/1/text', ['a neon city in heavy rain'])`.",
  ],
  more: [
    {
      title: 'Built by itself',
      text: `[touchdesigner.py](touchdesigner.py) builds all of that, and the way back. Make a **Text DAT**, paste the file into it, right-click
it, *Run Script*. It asks the deck what there is (OSCQuery) and lays beside the DAT a table of all addresses (\`deck_addresses\`), an
OSC Out CHOP (\`deck_out\`, off until you switch it on), an OSC In CHOP with a channel for everything that has a number (\`deck_in\`) and an
OSC Out DAT (\`deck_text\`). \`deck_pick\` says which channels are sent: \`prompt/*/weight\` at first. Change a cell of \`deck_values\`,
or wire a CHOP of your own into \`deck_out\`. Run the script again after another pipeline or show was loaded; your wires stay.

When the deck runs on another computer, or with \`--port\`, change \`PAGES\` at the top of the script to what it printed behind \`operator\`.`,
    },
    {
      title: 'Words, presses and sums',
      text: `${python(
        "op('oscout1').sendOSC('/prompt/1/text', ['a neon city street in heavy rain'])",
        "op('oscout1').sendOSC('/prompts', ['misty forest:0.7 | neon city:0.3'])      # the whole mix, through the glide",
        "op('oscout1').sendOSC('/prompts', ['misty forest:0.7 | neon city:0.3', 8])   # over 8 beats; seconds without a tempo",
        "op('oscout1').sendOSC('/pad/3/recall', [1])                                  # a preset",
        "op('oscout1').sendOSC('/stage/hue', ['+', 10])                               # also - and *",
        "op('oscout1').sendOSC('/transition/method', ['slerp'])                       # or its number: [1]",
        "op('oscout1').sendOSC('/stage/hue', [30], '/stage/zoom', [2], asBundle=True) # acts as one",
      )}

- A press acts on the rise: a channel that goes from 0 to 1 presses once, and again after it was at 0. From a DAT each message
  presses; one without a number (\`[]\`) is a press too.
- In a mix only a last \`:number\` is a weight. \`\\|\` and \`\\:\` stand for the signs themselves (\`\\\\|\` in a Python string).
- A text may change at every frame. Scope hears of it once a chunk at most, and of the last one always.
- Any script is heard, and told back letter by letter: \`雨の街\`.`,
    },
    {
      title: 'At sixty frames a second',
      text: `- TouchDesigner sends every channel at every frame, moved or not, unless *Send Events Every Cook* is off. Either is fine: of an
  address that is sent more than ten times a second only a value that **changed** counts as a movement, and only a **rise** as a press.
  A channel that rests holds nothing.
- Scope takes one change per chunk, a chunk being most of a second. What you send faster is not queued: the newest value of each
  address goes out with the next message, and the last one always arrives. Effects under \`/stage\` are seen at once.
- A hand wins: while somebody moves a fader that a channel also moves, the channel stands back for two seconds (\`yield\` in a
  mapping), and the screen says who has it.
- *Numeric Format* may be any. *Data Format* may be Sample or Time Slice (the newest sample counts). Transposed channels lose their
  names on the way, and move nothing.
- Time stamps are read as *now*: a clock that is ahead delays nothing. With \`--osc-timetags\` what is up to 100 ms ahead waits until then.`,
    },
    {
      title: 'Channels with names of your own',
      text: `A mapping file binds them, with ranges, curves and smoothing. \`mappings/osc/touchdesigner.json\` is on from the start and hears
\`td/weight1\` to \`td/weight8\`, \`td/intensity\`, \`td/bass\`, \`td/hue\`, \`td/energy\`, \`td/kick\`, \`td/level\`, \`td/noise\`, \`td/time\`, \`td/crossfade\`,
\`td/scene\`, \`td/next\`, \`td/previous\`, \`td/freeze\`, \`td/blackout\` and \`td/prompts\`. Copy it into the \`mappings\` folder of your data
folder, change it, and choose it on the deck's screen (*Files*); [mapping-files.md](mapping-files.md) says how. Or press \`L\` there, click
what should move, and move the channel.`,
    },
    {
      title: 'When nothing moves',
      text: `| what the deck's screen says | what it is |
|---|---|
| the sender is not in the bar below at all | nothing arrives: port, address, firewall, *Active* |
| “sends "/promt/1/weight", which nothing here hears” | the name; the sentence says the nearest right one |
| “sends what "/prompt/2/weight" cannot take” | the type, such as words where a number belongs |
| “sends broken OSC” | a datagram that is none: another program, or another port's protocol |`,
    },
    {
      title: "Coming from Scope's own OSC",
      text: `A rig that already sends \`/scope/noise_scale\`, \`/scope/prompt\` and so on to Scope's port plays unchanged:
\`mappings/osc/scope-osc.json\` is on from the start; change only the port. \`/scope/prompt\` and \`/scope/transition_steps\`, which do nothing
in Scope without its own web page open, work here.`,
    },
  ],
  back: `Make an **OSC In CHOP** with a free port, such as 9001, and send its number from the OSC Out DAT: \`op('oscout1').sendOSC('/subscribe', [9001, 60])\`.
Every number, switch and choice becomes a channel at once (\`prompt/1/weight\`, \`status/chunk\`, \`pad/1/state\`), and changes with what is so,
thirty times a second at most. Send it again before the 60 seconds are over, and all is told anew; \`/unsubscribe\` ends it.

- A choice is told as a number: the one that its word says (\`2\` of \`/stage/loop\`), else its place from 0. A pad that is \`active\` says 4.
- Words go past a CHOP. An **OSC In DAT** hears them; with \`words\` as a third argument of \`/subscribe\` it hears choices as words too.
- Who moves an address is not told it back until it has been still for a second.
- Without asking: \`npm start -- --osc-out 127.0.0.1:9001\`, several times if you like, or \`"tell": "9001"\` in the input of a mapping file.
  A receiver that starts later than the deck is told everything when it listens.
- One value now: send its address with the word \`?\`, and the answer comes to the port that asked.`,
  habits: [
    'A bundle acts as one: all its members count before one message leaves for Scope.',
    'Patterns reach values, several at once: `/prompt/*/mute` with 1 mutes all. Presses need their exact address.',
    'Numbers may come as int, float, double, true, false or in a word; whole numbers are rounded.',
  ],
  shows: [
    '/prompt',
    '/transition',
    '/pad',
    '/setlist',
    '/crossfade',
    '/morph',
    '/param',
    '/seed',
    '/stage',
    '/tempo',
    '/panic',
    '/status',
  ],
};

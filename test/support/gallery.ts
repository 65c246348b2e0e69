/** A page to look at the operator's screen without a bridge: `?state=rehearsal`, `?open=keys`, `?tab=files`, `?open=first&step=2`, `?theme=light`. */
import '../../src/page/operator/deck-operator.ts';
import type { View } from '../../src/core/wire/view.ts';
import { sampleView, states } from './view.ts';

const asked = new URLSearchParams(location.search);
const operator = document.createElement('deck-operator');
const name = asked.get('state') ?? 'show';
const make: ((view: View) => View) | undefined = states[name];
operator.view = name === 'blank' ? null : (make?.(sampleView()) ?? sampleView());
operator.offersFirst = false;
operator.bridge = name === 'lost' ? 'lost' : 'open';
operator.outputState = { word: 'Display 2', line: 'full screen', isHeld: true, lost: 'nothing' };

const picture = document.createElement('div');
picture.slot = 'picture';
picture.style.background =
  'radial-gradient(4% 22% at 49% 38%, #ff4fb0, transparent), radial-gradient(3% 16% at 60% 46%, #4fe3ff, transparent), radial-gradient(5% 26% at 72% 34%, #4fbcff, transparent), radial-gradient(3% 12% at 40% 48%, #ffb45a, transparent), radial-gradient(50% 55% at 52% 50%, #d8d8ae, transparent), linear-gradient(#14262b, #3f6c6c 45%, #7f9a86 72%, #27403f 76%, #070d10)';
if (name !== 'blank') operator.append(picture);
document.body.append(operator);
if (asked.has('theme')) document.documentElement.dataset['theme'] = asked.get('theme') ?? '';

document.addEventListener('deck', (event) => {
  if (event instanceof CustomEvent) console.log(JSON.stringify(event.detail));
});

await operator.updateComplete;
const open = asked.get('open');
if (open === 'far') operator.toggleFar();
if (open === 'keys') operator.toggleKeys();
const opens = ['problems', 'deck-a', 'deck-b', 'find', 'monitor', 'first'] as const;
operator.open = opens.find((each) => each === open) ?? operator.open;
const step = Number(asked.get('step') ?? 0);
if (step > 0) {
  await operator.updateComplete;
  const first = operator.shadowRoot?.querySelector('deck-first');
  if (first) first.at = step;
}
const tab = asked.get('tab');
if (tab === 'params' || tab === 'files' || tab === 'setlist' || tab === 'effects' || tab === 'text') {
  operator.seat = tab;
  if (tab !== 'effects' && tab !== 'text') operator.tab = tab;
}

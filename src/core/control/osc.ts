/** The OSC codec's front: messages, faults, decoding and encoding in one place for those who use it. */
export { decodeOsc, OSC_MAX_BYTES, OSC_MAX_DEPTH, type OscPacket } from './osc-decode.ts';
export { encodeOsc, encodeOscBundle } from './osc-encode.ts';
export { describeOscFault, type OscFault } from './osc-fault.ts';
export {
  isPress,
  numberOf,
  type OscAddress,
  type OscArg,
  type OscMessage,
  type OscMidi,
  textOf,
} from './osc-message.ts';

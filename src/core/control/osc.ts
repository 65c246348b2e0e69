/** The OSC codec's front: messages, faults, decoding and encoding in one place for those who use it. */
export { decodeOsc, OSC_MAX_BYTES, type OscPacket } from './osc-decode.ts';
export { encodeOsc, encodeOscBundle } from './osc-encode.ts';
export { describeOscFault } from './osc-fault.ts';
export {
  isPress,
  numberOf,
  type OscArg,
  type OscMessage,
  textOf,
} from './osc-message.ts';

/**
 * The door to @roamhq/wrtc, with the few parts of it that are used.
 *
 * Its own types need a browser's globals, which this room does not have. A process that has made a video source must
 * end by process.exit(): draining the event loop instead crashes in native code.
 */
import { createRequire } from 'node:module';

export interface VideoFrame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

export interface VideoTrack {
  readonly kind: string;
  stop(): void;
}

export interface VideoSource {
  createTrack(): VideoTrack;
  onFrame(frame: VideoFrame): void;
}

export interface VideoSink {
  onframe: (() => void) | null;
  stop(): void;
}

export interface DataChannel {
  readonly readyState: string;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
  send(text: string): void;
  close(): void;
}

export interface Candidate {
  readonly candidate: string;
  readonly sdpMid?: string | null;
  readonly sdpMLineIndex?: number | null;
}

export interface Connection {
  readonly connectionState: string;
  readonly iceGatheringState: string;
  readonly localDescription: { readonly sdp: string } | null;
  onconnectionstatechange: (() => void) | null;
  onicegatheringstatechange: (() => void) | null;
  ondatachannel: ((event: { readonly channel: DataChannel }) => void) | null;
  ontrack: ((event: { readonly track: VideoTrack }) => void) | null;
  setRemoteDescription(description: { type: 'offer'; sdp: string }): Promise<void>;
  createAnswer(): Promise<{ type: 'answer'; sdp: string }>;
  setLocalDescription(description: { type: 'answer'; sdp: string }): Promise<void>;
  addTrack(track: VideoTrack): unknown;
  addIceCandidate(candidate: Candidate): Promise<void>;
  getSenders(): readonly { readonly transport: { readonly state: string } | null }[];
  close(): void;
}

interface Wrtc {
  readonly RTCPeerConnection: new (configuration: { iceServers: readonly unknown[] }) => Connection;
  readonly nonstandard: {
    readonly RTCVideoSource: new () => VideoSource;
    readonly RTCVideoSink: new (track: VideoTrack) => VideoSink;
    readonly rgbaToI420: (rgba: VideoFrame, i420: VideoFrame) => void;
  };
}

// A CommonJS package without usable types: this is the one place that says what we believe it to be.
export const wrtc = createRequire(import.meta.url)('@roamhq/wrtc') as Wrtc;

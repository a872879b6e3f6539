/** A report's fingerprint: equal numbers give equal digests on every engine, whatever language the words are in. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Texts are left out, and numbers that JSON has no name for are named. */
function canonical(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'object' && value !== null && 'en' in value && 'zh' in value) return undefined;
  return value;
}

/** 16 hex digits of SHA-256 of the data. */
export const digest = (data: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(data, canonical)))).slice(0, 16);

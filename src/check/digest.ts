/** A report's fingerprint. It covers the numbers, not the words: rewording a claim keeps its digest. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { toJson } from './json.ts';

/** The data without its `Words`. */
function numbers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(numbers);
  const kept = Object.entries(value).filter(([, inner]) => !isWords(inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, numbers(inner)]));
}

const isWords = (value: unknown) => typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

/** 16 hex digits of SHA-256 of the data. */
export const digest = (data: unknown): string => bytesToHex(sha256(utf8ToBytes(toJson(numbers(data))))).slice(0, 16);

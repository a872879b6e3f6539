import { expect, test } from 'vitest';
import { formatNumber, grouped } from './number.ts';

test('numbers read as numbers', () => {
  const written = [0, 0.21506, -1.5, 3.24e-11, -1e-5, 1e9, 99999.9, Number.NaN, -Infinity].map((x) => formatNumber(x));
  expect(written).toEqual(['0', '0.2151', '−1.5', '3.24\u00a0×\u00a010⁻¹¹', '−10⁻⁵', '10⁹', '100000', 'NaN', '−∞']);
});

test('whole numbers are grouped by thousands', () => {
  expect([-1234567, 12.3456, 999, 4294967295].map(grouped)).toEqual(['-1,234,567', '12.3456', '999', '4,294,967,295']);
});
